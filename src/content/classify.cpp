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
#include "content/second_feature.h"

namespace stet::content {

namespace {

static_assert(static_cast<size_t>(Role::Placeholder) + 1 == kRoleColumns);

// A forest's steps are powers of two, finer than kLogit.
int32_t per_logit(const Forest& forest) { return static_cast<int32_t>(1 / forest.scale) / kLogit; }

bool is_outside(Role role) { return !is_body(role) && role != Role::Headline; }

}  // namespace

FirstPass first_pass(const FeatureRows& rows, Arena& arena) {
  FirstPass out(arena);
  out.stand.resize(rows.row_count);
  out.roles.resize(size_t{rows.row_count} * kRoleColumns);
  evaluate(kStand, rows, 0, rows.row_count, out.stand.begin(), isa());
  evaluate(kRoles, rows, 0, rows.row_count, out.roles.begin(), isa());
  for (int32_t& sum : out.stand) sum /= per_logit(kStand);
  for (int32_t& sum : out.roles) sum /= per_logit(kRoles);
  return out;
}

ArenaVector<int32_t> standing_probabilities(const FirstPass& first, const FeatureRows& second,
                                            Arena& arena) {
  ArenaVector<int32_t> sums(arena);
  sums.resize(second.row_count);
  evaluate(kSecond, second, 0, second.row_count, sums.begin(), isa());
  for (uint32_t i = 0; i < second.row_count; ++i) {
    // Two opinions count the same.
    sums[i] = probability((sums[i] / per_logit(kSecond) + first.stand[i]) / 2, kLogit);
  }
  return sums;
}

LikelyRoles likely_roles(const FirstPass& first, uint32_t block) {
  const int32_t* const of = first.roles.begin() + size_t{block} * kRoleColumns;
  LikelyRoles out;
  Role body = Role::Paragraph;
  for (size_t role = 0; role < kRoleColumns; ++role) {
    const Role as = static_cast<Role>(role);
    if (of[role] > of[static_cast<size_t>(out.any)]) out.any = as;
    if (is_body(as) && of[role] > of[static_cast<size_t>(body)]) body = as;
    if (is_outside(as) && of[role] > of[static_cast<size_t>(out.outside)]) out.outside = as;
  }
  out.margin = of[static_cast<size_t>(out.any)] - of[static_cast<size_t>(body)];
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
