#pragma once
// The scales of feature values: integers, the same on every processor.

#include <algorithm>
#include <bit>
#include <cstdint>

#include "content/feature.h"

namespace stet::content {

// 64 * log2(1 + n), linear between powers of two.
constexpr int16_t ilog(uint32_t n) {
  const uint64_t value = uint64_t{n} + 1;
  const int exponent = 63 - std::countl_zero(value);
  const uint64_t fraction = ((value << 6) >> exponent) & 63;
  return static_cast<int16_t>(64 * exponent + static_cast<int>(fraction));
}

// part of whole in thousandths; 0 of nothing. One division that is rounded the
// same everywhere, and nothing for a compiler to fuse.
inline int16_t thousandths(float part, float whole) {
  if (!(whole > 0)) return 0;
  const float share = part / whole;
  return static_cast<int16_t>(std::clamp(share, 0.0f, 1.0f) * 1000.0f);
}

constexpr int16_t capped(uint32_t n, int16_t most) {
  return n < static_cast<uint32_t>(most) ? static_cast<int16_t>(n) : most;
}

}  // namespace stet::content
