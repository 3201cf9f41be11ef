#pragma once
// The second pass: what the first makes of a whole page, seen from each block.

#include "base/arena.h"
#include "content/feature_rows.h"
#include "content/feature_view.h"

namespace stet::content {

// Logits are in units of 1/kLogit.
inline constexpr int32_t kLogit = 1024;

struct FirstPass {
  explicit FirstPass(Arena& arena) : stand(arena), roles(arena) {}
  ArenaVector<int32_t> stand;  // one a block
  ArenaVector<int32_t> roles;  // kRoleColumns a block
};

// The columns of second_feature.h. `first` are the first pass's features. Linear
// in the blocks.
FeatureRows second_features(const FeatureView& view, const FeatureRows& first,
                            const FirstPass& scores, Arena& arena);

}  // namespace stet::content
