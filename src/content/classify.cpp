// The forests of model.gen.cpp, and what is read off their sums.

#include "content/classify.h"

#include <algorithm>
#include <cmath>

#include "base/simd.h"
#include "content/block.h"
#include "content/feature.h"
#include "content/forest.h"
#include "content/model.gen.h"
#include "content/probability.h"

namespace stet::content {

namespace {

constexpr uint32_t kRoleCount = 24;
static_assert(static_cast<uint32_t>(Role::Placeholder) + 1 == kRoleCount);

bool is_outside(Role role) { return !is_body(role) && role != Role::Headline; }

}  // namespace

ArenaVector<int32_t> standing_probabilities(const FeatureRows& rows, Arena& arena) {
  ArenaVector<int32_t> sums(arena);
  sums.resize(rows.row_count);
  evaluate(kStand, rows, 0, rows.row_count, sums.begin(), isa());
  const int64_t steps = static_cast<int64_t>(1 / kStand.scale);
  for (int32_t& sum : sums) sum = probability(sum, steps);
  return sums;
}

ArenaVector<LikelyRoles> likely_roles(const FeatureRows& rows, Arena& arena) {
  ArenaVector<int32_t> sums(arena);
  sums.resize(size_t{rows.row_count} * kRoleCount);
  evaluate(kRoles, rows, 0, rows.row_count, sums.begin(), isa());
  ArenaVector<LikelyRoles> out(arena);
  out.resize(rows.row_count);
  for (uint32_t i = 0; i < rows.row_count; ++i) {
    const int32_t* const of = sums.begin() + size_t{i} * kRoleCount;
    for (uint32_t role = 0; role < kRoleCount; ++role) {
      const Role as = static_cast<Role>(role);
      if (of[role] > of[static_cast<size_t>(out[i].any)]) out[i].any = as;
      if (is_outside(as) && of[role] > of[static_cast<size_t>(out[i].outside)]) out[i].outside = as;
    }
  }
  return out;
}

std::array<FeatureReason, kReasonsMax> reasons_of(const FeatureRows& rows, uint32_t row,
                                                  Arena& arena) {
  ArenaVector<float> contributions(arena);
  contributions.resize(rows.feature_count);
  attribute(kStand, rows, row, 0, contributions.begin());
  ArenaVector<FeatureReason> all(arena);
  for (uint32_t f = 0; f < rows.feature_count; ++f) {
    all.push_back({static_cast<uint16_t>(f), contributions[f]});
  }
  std::array<FeatureReason, kReasonsMax> out{};
  const size_t count = std::min<size_t>(kReasonsMax, all.size());
  std::partial_sort(all.begin(), all.begin() + count, all.end(),
                    [](const FeatureReason& a, const FeatureReason& b) {
                      const float x = std::abs(a.weight), y = std::abs(b.weight);
                      return x != y ? x > y : a.feature < b.feature;
                    });
  std::copy_n(all.begin(), count, out.begin());
  return out;
}

}  // namespace stet::content
