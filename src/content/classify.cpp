// The forests of model.gen.cpp, and what is read off their sums.

#include "content/classify.h"

#include <algorithm>
#include <bit>
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

// Divides as `/` does, towards zero, but by a power of two that no compiler knows.
void divide(ArenaVector<int32_t>& sums, int32_t by) {
  const int shift = std::countr_zero(static_cast<uint32_t>(by));
  for (int32_t& sum : sums) sum = (sum + (sum >> 31 & (by - 1))) >> shift;
}

constexpr bool is_outside(Role role) { return !is_body(role) && role != Role::Headline; }

template <bool (&is_one)(Role)>
constexpr auto roles_that_are() {
  constexpr size_t kCount = [] {
    size_t count = 0;
    for (size_t role = 0; role < kRoleColumns; ++role) count += is_one(static_cast<Role>(role));
    return count;
  }();
  std::array<Role, kCount> roles{};
  size_t at = 0;
  for (size_t role = 0; role < kRoleColumns; ++role) {
    if (is_one(static_cast<Role>(role))) roles[at++] = static_cast<Role>(role);
  }
  return roles;
}
constexpr auto kOutside = roles_that_are<is_outside>();
constexpr auto kBodies = roles_that_are<is_body>();
static_assert(kOutside.size() + kBodies.size() + 1 == kRoleColumns);  // and the headline

// Sum and role in one number, so that the greatest is the likeliest role, and of
// equals the first: nothing to guess for the processor.
constexpr int64_t key_of(const int32_t* sums, Role role) {
  return int64_t{sums[static_cast<size_t>(role)]} * 32 + (31 - static_cast<int64_t>(role));
}
constexpr Role role_of(int64_t key) { return static_cast<Role>(31 - (key & 31)); }
constexpr int32_t sum_of(int64_t key) { return static_cast<int32_t>(key >> 5); }

}  // namespace

FirstPass first_pass(const FeatureRows& rows, Arena& arena) {
  FirstPass out(arena);
  out.stand.resize(rows.row_count);
  out.roles.resize(size_t{rows.row_count} * kRoleColumns);
  evaluate(kStand, rows, 0, rows.row_count, out.stand.begin(), isa());
  evaluate(kRoles, rows, 0, rows.row_count, out.roles.begin(), isa());
  divide(out.stand, per_logit(kStand));
  divide(out.roles, per_logit(kRoles));
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
  int64_t outside = key_of(of, Role::Other), body = key_of(of, Role::Paragraph);
  for (const Role role : kOutside) outside = std::max(outside, key_of(of, role));
  for (const Role role : kBodies) body = std::max(body, key_of(of, role));
  const int64_t any = std::max({outside, body, key_of(of, Role::Headline)});
  return {.outside = role_of(outside), .any = role_of(any), .margin = sum_of(any) - sum_of(body)};
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
