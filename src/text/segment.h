#pragma once
// Flattened text to Blocks: text that lost its markup, as crawlers and archives
// keep it (WET records, extractors' dumps, mailings).
//
// A line is a block. Blank lines part groups of lines; a group that was wrapped
// at a fixed width is one block. Bullets become list items, and their mark is
// left out of the block's text.

#include <string_view>

#include "base/arena.h"
#include "content/block.h"

namespace stet::text {

// `decoded` is UTF-8 with LF newlines. Blocks have no element and no links;
// their spans are bytes of `decoded`, without the white space around and without
// the bullet. One pass to find lines, one to make blocks: linear.
content::Blocks segment(std::string_view decoded, Arena& arena);

}  // namespace stet::text
