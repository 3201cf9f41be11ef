#pragma once
// Blocks and their scores to one row: the numbers of page_feature.h.

#include "base/arena.h"
#include "content/block.h"
#include "content/feature_rows.h"
#include "content/measure.h"
#include "content/rules.h"
#include "meta/metadata.h"

namespace stet::content {

// A page with the probabilities that its blocks stand, in units of 1/kCertain.
struct ScoredPage {
  const Blocks& blocks;
  const Measures& measures;
  const meta::Metadata& metadata;
  const Opinion& opinion;
  const FeatureRows& rows;
  const ArenaVector<int32_t>& probabilities;
};

// One row. The page has blocks and boxes. The selection is that of Focus::Balanced, so
// that a page is of the same kind however much of it is wanted. Linear in the blocks.
FeatureRows page_features(const ScoredPage& page, Arena& arena);

}  // namespace stet::content
