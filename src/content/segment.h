#pragma once
// Document to Blocks.

#include "content/block.h"

namespace stet::content {

// One pass over the tree, linear. Invisible content (script, style, template,
// hidden) makes no blocks; noscript content does, as scripting is off.
Blocks segment(const html::Document& document, Arena& arena);

}  // namespace stet::content
