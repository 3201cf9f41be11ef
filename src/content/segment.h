#pragma once
// Document to Blocks.

#include <string_view>

#include "content/block.h"

namespace stet::content {

// One pass over the tree, linear; a second one if the page hides all its text
// from view until a script shows it. Scripts, styles and templates make no blocks,
// nor do hidden inline elements and what is there for screen readers only. Hidden
// block-level elements (hidden, display:none, aria-hidden) make blocks with a Veil;
// noscript content does, as scripting is off, with the hint kHintNoscript on its box.
Blocks segment(const html::Document& document, Arena& arena);

// Where a link leads, as written, character references resolved. Links are read
// when asked for: most links of a page are navigation that nobody keeps.
std::string_view link_url(const html::Document& document, const BlockLink& link);

}  // namespace stet::content
