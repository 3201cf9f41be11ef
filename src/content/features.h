#pragma once
// Blocks to FeatureRows: the numbers of feature.h for every block of a page.

#include "content/block.h"
#include "content/feature_rows.h"
#include "content/measure.h"
#include "content/rules.h"
#include "html/document.h"
#include "meta/metadata.h"

namespace stet::content {

// The one place where features are computed, for training and for extraction.
// The page has blocks and boxes. Linear in both and in the text.
FeatureRows features(const html::Document& document, const Blocks& blocks, const Measures& measures,
                     const meta::Metadata& metadata, const Opinion& opinion, Arena& arena);

}  // namespace stet::content
