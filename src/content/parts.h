#pragma once
// Parts of a page that lie inside the box of the main text without belonging to
// it, found by structure rather than by name: cards that stand for other pages,
// further articles below the first.

#include <cstdint>

#include "content/block.h"
#include "content/measure.h"

namespace stet::content {

enum class Part : uint8_t {
  Text,          // nothing speaks against it
  Card,          // stands under a heading that is a link, in a box of its own
  OtherArticle,  // inside an <article> that is not the headline's
  Repeated,      // says word for word what a block above says
};

// One part a block. `main` indexes Blocks::boxes. Linear: no block is looked at
// for more than a few boxes around it.
ArenaVector<Part> find_parts(const Blocks& blocks, const Measures& measures, uint32_t main,
                             uint32_t headline);

}  // namespace stet::content
