#pragma once
// Which box holds the main text.

#include <cstdint>

#include "content/block.h"
#include "content/measure.h"

namespace stet::content {

// Of all boxes the one with the highest sum over its blocks, where running text
// counts for its length and links, and text in boxes that name themselves
// navigation or the like, count against. The sum grows from a box to the one
// around it as long as more text than clutter comes in, so siblings are joined
// and a page's margin is not. A box with less than
// four fifths of all that counts for is widened until it has it.
uint32_t find_main_box(const Blocks& blocks, const Measures& measures);

// The box of all that names do not rule out: <main> where it holds most of it,
// else the body.
uint32_t find_wide_box(const Blocks& blocks, const Measures& measures);

}  // namespace stet::content
