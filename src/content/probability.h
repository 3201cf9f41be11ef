#pragma once
// Logits to probabilities in integers: the same on every machine.

#include <array>
#include <cstddef>
#include <cstdint>

namespace stet::content {

// 1 is certainty.
inline constexpr int32_t kCertain = 1 << 14;

namespace probability_table {

inline constexpr int kSteps = 32;  // a unit of logit
inline constexpr int kLimit = 10;  // beyond: as at the limit

constexpr double exponential(double x) {
  // The series converges fast for small x; the rest is squaring.
  double term = 1, sum = 1;
  for (int i = 1; i < 18; ++i) {
    term *= x / 1024 / i;
    sum += term;
  }
  for (int i = 0; i < 10; ++i) sum *= sum;
  return sum;
}

inline constexpr auto kTable = [] {
  std::array<int16_t, 2 * kLimit * kSteps + 1> table{};
  for (size_t i = 0; i < table.size(); ++i) {
    const double logit = (static_cast<double>(i) - kLimit * kSteps) / kSteps;
    // To the nearest: half of one more than twice.
    const int32_t twice = static_cast<int32_t>(2 * kCertain / (1 + exponential(-logit)));
    table[i] = static_cast<int16_t>((twice + 1) / 2);
  }
  return table;
}();

}  // namespace probability_table

// Of a logit in units of 1/`steps`, a power of two of at least 32. In units of 1/kCertain.
constexpr int32_t probability(int64_t logit, int64_t steps) {
  constexpr int64_t kSteps = probability_table::kSteps;
  constexpr int64_t kLast = 2 * probability_table::kLimit * kSteps;
  const int64_t at = logit * kSteps / steps + kLast / 2;
  return probability_table::kTable[static_cast<size_t>(at < 0 ? 0 : at > kLast ? kLast : at)];
}

}  // namespace stet::content
