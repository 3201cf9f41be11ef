#pragma once
// FeatureRows to scores: the trained model at work.

#include <array>
#include <cstdint>

#include "base/arena.h"
#include "content/feature_rows.h"
#include "stet/article.h"

namespace stet::content {

// That each block stands in the text, in units of 1/kCertain (probability.h).
ArenaVector<int32_t> standing_probabilities(const FeatureRows& rows, Arena& arena);

// For each block the likeliest role among those that are no part of the text, and
// the likeliest of all.
struct LikelyRoles {
  Role outside = Role::Other;
  Role any = Role::Other;
};
ArenaVector<LikelyRoles> likely_roles(const FeatureRows& rows, Arena& arena);

// A feature that speaks for a block's standing in the text, or against it.
struct FeatureReason {
  uint16_t feature = 0;
  float weight = 0;  // log-odds; + for standing
};
inline constexpr size_t kReasonsMax = 8;

// The strongest first; exact Shapley values (forest.h). Milliseconds for a long
// page: only for explanations.
std::array<FeatureReason, kReasonsMax> reasons_of(const FeatureRows& rows, uint32_t row,
                                                  Arena& arena);

}  // namespace stet::content
