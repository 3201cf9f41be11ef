#pragma once
// Blocks to Roles: the model's scores, read with the shape of each block.

#include "content/block.h"
#include "meta/metadata.h"
#include "stet/extract.h"

namespace stet::content {

// One role a block. Which blocks stand is decided for the page as a whole, see
// select.h; what they are is said by their shape; what the others are, by the model.
Roles assign(const html::Document& document, const Blocks& blocks, const meta::Metadata& metadata,
             Focus focus, Arena& arena);

}  // namespace stet::content
