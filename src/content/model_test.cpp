// The forests in C++ give what the exporter computed.

#include <gtest/gtest.h>

#include <vector>

#include "content/model_check.gen.h"

namespace stet::content {
namespace {

// As check_value() of train/export.py: small values more often than large ones.
int16_t check_value(uint64_t row, uint64_t feature) {
  uint64_t z = ((row << 16) + feature + 1) * 0x9E3779B97F4A7C15;
  z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9;
  z = (z ^ z >> 27) * 0x94D049BB133111EB;
  z ^= z >> 31;
  return static_cast<int16_t>((z & 0x7FFF) >> (z >> 60));
}

TEST(Model, GivesTheSumsThatItsExporterComputed) {
  for (const ForestCheck& check : kForestChecks) {
    SCOPED_TRACE(check.name);
    Arena arena;
    const FeatureRows rows = make_rows(kCheckRows, check.feature_count, arena);
    for (uint32_t row = 0; row < kCheckRows; ++row) {
      for (uint32_t f = 0; f < check.feature_count; ++f) {
        rows.values[size_t{f} * rows.stride + row] = check_value(row, f);
      }
    }
    const size_t count = size_t{kCheckRows} * check.forest->output_count;
    std::vector<int32_t> sums(count);
    evaluate(*check.forest, rows, 0, kCheckRows, sums.data(), isa());
    EXPECT_EQ(sums, std::vector<int32_t>(check.sums, check.sums + count));
  }
}

}  // namespace
}  // namespace stet::content
