#pragma once
// Blocks to Roles by rules: the baseline.

#include "content/block.h"
#include "meta/metadata.h"
#include "stet/extract.h"

namespace stet::content {

// `document` is null for flattened text.
Roles assign(const html::Document& document, const Blocks& blocks, const meta::Metadata& metadata,
             Focus focus, Arena& arena);

}  // namespace stet::content
