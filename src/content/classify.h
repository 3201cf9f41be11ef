#pragma once
// FeatureRows to scores: the trained model at work, in two passes. The first looks
// at a block's own features; the second at what the first makes of the page.

#include <array>
#include <cstdint>

#include "base/arena.h"
#include "content/feature_view.h"
#include "content/second_features.h"
#include "stet/article.h"

namespace stet::content {

FirstPass first_pass(const FeatureRows& rows, Arena& arena);

// That each block stands in the text, in units of 1/kCertain (probability.h).
ArenaVector<int32_t> standing_probabilities(const FirstPass& first, const FeatureRows& second,
                                            Arena& arena);

// The likeliest role of a block among those that are no part of the text, and the
// likeliest of all.
struct LikelyRoles {
  Role outside = Role::Other;
  Role any = Role::Other;
  int32_t margin = 0;  // of `any` over the likeliest role that is part of the text, in 1/kLogit
};
LikelyRoles likely_roles(const FirstPass& first, uint32_t block);

// A feature that speaks for a block's standing in the text, or against it.
struct FeatureReason {
  uint16_t feature = 0;
  float weight = 0;  // log-odds; + for standing
};
inline constexpr size_t kReasonsMax = 8;

// The strongest of the first pass first; exact Shapley values (forest.h).
// Milliseconds for a long page: only for explanations.
std::array<FeatureReason, kReasonsMax> reasons_of(const FeatureRows& rows, uint32_t row,
                                                  Arena& arena);

}  // namespace stet::content
