#pragma once
// Blocks to FeatureRows: the numbers of feature.h for every block of a page.

#include "content/feature_rows.h"
#include "content/feature_view.h"

namespace stet::content {

// The one place where features are computed, for training and for extraction.
// The page has blocks and boxes. Linear in both and in the text.
FeatureRows features(const FeatureView& view, Arena& arena);

}  // namespace stet::content
