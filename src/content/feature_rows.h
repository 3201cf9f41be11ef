#pragma once
// A page's features as a table of integers.

#include <cstddef>
#include <cstdint>

#include "base/arena.h"

namespace stet::content {

// Column by column: the value of feature f of row r is values[f * stride + r].
// Lives in an arena. Rows up to the stride are there, and zero.
struct FeatureRows {
  int16_t* values = nullptr;
  uint32_t row_count = 0;
  uint32_t stride = 0;  // a multiple of kRowsPadding
  uint32_t feature_count = 0;

  static constexpr uint32_t kRowsPadding = 64;

  int16_t* column(size_t feature) const { return values + feature * stride; }
};

// All zero.
FeatureRows make_rows(uint32_t row_count, uint32_t feature_count, Arena& arena);

}  // namespace stet::content
