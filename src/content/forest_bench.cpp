// Forests of the shapes that a page meets, on random rows: time a row.

#include "content/forest.h"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <vector>

#ifndef NDEBUG
#error "benchmarks are for release builds"
#endif

namespace stet::content {
namespace {

uint64_t step(uint64_t& state) {
  state = state * 6364136223846793005U + 1442695040888963407U;
  return state >> 33;
}

constexpr uint32_t kFeatures = 250;

struct Case {
  std::vector<uint16_t> features;
  std::vector<int16_t> thresholds, leaves;
  std::vector<uint8_t> weights;
  std::vector<int32_t> bias, sums;
  Arena arena;
  Forest forest;
  FeatureRows rows;

  Case(uint32_t trees, uint32_t depth, uint32_t outputs, uint32_t row_count) {
    uint64_t state = 1;
    for (uint32_t i = 0; i < trees * depth; ++i) {
      features.push_back(static_cast<uint16_t>(step(state) % kFeatures));
      thresholds.push_back(static_cast<int16_t>(step(state)));
    }
    const size_t leaf_count = size_t{trees} << depth;
    for (size_t i = 0; i < leaf_count * outputs + Forest::kLeafPadding; ++i) {
      leaves.push_back(static_cast<int16_t>(step(state)));
    }
    weights.resize(leaf_count);
    bias.resize(outputs);
    sums.resize(size_t{row_count} * outputs);
    rows = make_rows(row_count, kFeatures, arena);
    for (size_t i = 0; i < size_t{rows.stride} * kFeatures; ++i) {
      rows.values[i] = static_cast<int16_t>(step(state));
    }
    forest = {
        trees,          depth,       outputs, features.data(), thresholds.data(), leaves.data(),
        weights.data(), bias.data(), 1.0F};
  }
  uint64_t check() const {
    uint64_t hash = 0;
    for (const int32_t sum : sums) hash = hash * 31 + static_cast<uint32_t>(sum);
    return hash;
  }
};

// Arguments: instruction set, trees, depth, outputs, rows.
void BM_Forest(benchmark::State& state) {
  const Isa which = static_cast<Isa>(state.range(0));
  if (which > isa()) {
    state.SkipWithError("not on this processor");
    return;
  }
  const auto argument = [&](int i) { return static_cast<uint32_t>(state.range(i)); };
  Case c(argument(1), argument(2), argument(3), argument(4));
  evaluate(c.forest, c.rows, 0, c.rows.row_count, c.sums.data(), Isa::Baseline);
  const uint64_t expected = c.check();
  for (auto _ : state) {
    evaluate(c.forest, c.rows, 0, c.rows.row_count, c.sums.data(), which);
    benchmark::ClobberMemory();
  }
  if (c.check() != expected) state.SkipWithError("the sums are not those of the baseline");
  state.counters["per_row"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * c.rows.row_count,
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}
BENCHMARK(BM_Forest)
    ->ArgNames({"isa", "trees", "depth", "outputs", "rows"})
    ->ArgsProduct({{0, 1, 2}, {150}, {6}, {1}, {100, 500}})
    ->ArgsProduct({{0, 1, 2}, {60}, {5}, {20}, {100, 500}});

}  // namespace
}  // namespace stet::content
