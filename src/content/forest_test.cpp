#include "content/forest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <vector>

namespace stet::content {
namespace {

// https://prng.di.unimi.it/splitmix64.c
class Random {
 public:
  explicit Random(uint64_t seed) : state_(seed) {}
  uint64_t next() {
    uint64_t z = state_ += 0x9e3779b97f4a7c15;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
    z = (z ^ z >> 27) * 0x94d049bb133111eb;
    return z ^ z >> 31;
  }
  uint32_t below(uint32_t bound) { return static_cast<uint32_t>(next() % bound); }
  // Often one of a few values, so that thresholds are met exactly.
  int16_t value() {
    constexpr int16_t kEdges[] = {-32768, -32767, -1, 0, 1, 2, 3, 32766, 32767};
    if (below(2) == 0) return kEdges[below(9)];
    return static_cast<int16_t>(next());
  }

 private:
  uint64_t state_;
};

// Tables of their exact sizes on the heap.
struct RandomForest {
  std::vector<uint16_t> features;
  std::vector<int16_t> thresholds, leaves;
  std::vector<uint8_t> weights;
  std::vector<int32_t> bias;
  Forest forest;

  RandomForest(uint32_t trees, uint32_t depth, uint32_t outputs, uint32_t feature_count,
               Random& random) {
    for (uint32_t tree = 0; tree < trees; ++tree) {
      const uint32_t asked = 1 + random.below(depth);  // the rest asks nothing
      for (uint32_t level = 0; level < depth; ++level) {
        features.push_back(static_cast<uint16_t>(random.below(feature_count)));
        thresholds.push_back(level < asked ? random.value() : Forest::kNever);
      }
      for (uint32_t leaf = 0; leaf < 1U << depth; ++leaf) {
        for (uint32_t i = 0; i < outputs; ++i) leaves.push_back(random.value());
        weights.push_back(static_cast<uint8_t>(random.below(20)));
      }
    }
    leaves.insert(leaves.end(), Forest::kLeafPadding, 12345);
    for (uint32_t i = 0; i < outputs; ++i) bias.push_back(random.value());
    forest = {trees,         depth,          outputs,     features.data(), thresholds.data(),
              leaves.data(), weights.data(), bias.data(), 0x1p-10F};
  }
};

struct RandomRows {
  std::unique_ptr<int16_t[]> values;
  FeatureRows rows;

  RandomRows(uint32_t row_count, uint32_t feature_count, Random& random) {
    const uint32_t stride = (row_count + 63) / 64 * 64;
    values = std::make_unique<int16_t[]>(size_t{stride} * feature_count);
    for (size_t i = 0; i < size_t{stride} * feature_count; ++i) values[i] = random.value();
    rows = {values.get(), row_count, stride, feature_count};
  }
};

// The reference: one row down one tree.
uint32_t leaf_of(const Forest& forest, const FeatureRows& rows, uint32_t tree, uint32_t row) {
  uint32_t leaf = 0;
  for (uint32_t level = 0; level < forest.depth; ++level) {
    const size_t at = size_t{tree} * forest.depth + level;
    const int16_t value = rows.values[size_t{forest.features[at]} * rows.stride + row];
    if (value > forest.thresholds[at]) leaf |= 1U << level;
  }
  return leaf;
}
int32_t plain_sum(const Forest& forest, const FeatureRows& rows, uint32_t row, uint32_t output) {
  int64_t sum = forest.bias[output];
  for (uint32_t tree = 0; tree < forest.tree_count; ++tree) {
    const size_t leaf = (size_t{tree} << forest.depth) + leaf_of(forest, rows, tree, row);
    sum += forest.leaves[leaf * forest.output_count + output];
  }
  return static_cast<int32_t>(sum);
}

std::vector<Isa> all_isas() {
  std::vector<Isa> list = {Isa::Baseline};
  if (isa() != Isa::Baseline) list.push_back(Isa::Avx2);
  if (isa() == Isa::Avx512) list.push_back(Isa::Avx512);
  return list;
}

void expect_plain_sums(const Forest& forest, const FeatureRows& rows, uint32_t begin,
                       uint32_t end) {
  constexpr int32_t kUntouched = 0x5A5A5A5A;
  for (const Isa which : all_isas()) {
    SCOPED_TRACE(testing::Message()
                 << "isa " << static_cast<int>(which) << ", " << forest.tree_count
                 << " trees of depth " << forest.depth << ", " << forest.output_count
                 << " outputs, rows " << begin << " to " << end << " of " << rows.row_count);
    std::vector<int32_t> sums(size_t{rows.row_count} * forest.output_count, kUntouched);
    evaluate(forest, rows, begin, end, sums.data(), which);
    for (uint32_t row = 0; row < rows.row_count; ++row) {
      for (uint32_t output = 0; output < forest.output_count; ++output) {
        const bool asked = row >= begin && row < end;
        ASSERT_EQ(sums[size_t{row} * forest.output_count + output],
                  asked ? plain_sum(forest, rows, row, output) : kUntouched)
            << "row " << row << ", output " << output;
      }
    }
  }
}

TEST(Forest, GivesThePlainSumsForAnyShape) {
  Random random(1);
  for (uint32_t depth = 1; depth <= Forest::kDepthMax; ++depth) {
    for (uint32_t outputs = 1; outputs <= Forest::kOutputsMax; ++outputs) {
      const uint32_t feature_count = 1 + random.below(9);
      const RandomForest of(1 + random.below(5), depth, outputs, feature_count, random);
      const RandomRows in(1 + random.below(70), feature_count, random);
      expect_plain_sums(of.forest, in.rows, 0, in.rows.row_count);
    }
  }
}

TEST(Forest, GivesThePlainSumsForAnyRangeOfRows) {
  Random random(2);
  const RandomForest single(7, 6, 1, 5, random), several(3, 5, 3, 5, random);
  const RandomRows in(150, 5, random);
  for (int i = 0; i < 300; ++i) {
    const uint32_t begin = random.below(151);
    const uint32_t end = begin + random.below(151 - begin);
    expect_plain_sums(single.forest, in.rows, begin, end);
    expect_plain_sums(several.forest, in.rows, begin, end);
  }
}

TEST(Forest, GivesThePlainSumsForManyTrees) {
  Random random(3);
  const RandomRows in(77, 200, random);
  for (const uint32_t trees : {0U, 1U, 2U, 63U, 64U, 65U, 300U}) {
    const RandomForest single(trees, 6, 1, 200, random), several(trees, 6, 20, 200, random);
    expect_plain_sums(single.forest, in.rows, 0, 77);
    expect_plain_sums(several.forest, in.rows, 0, 77);
  }
}

TEST(Forest, HoldsTheLargestSums) {
  Random random(4);
  RandomForest of(1000, 6, 1, 3, random);
  for (int16_t& leaf : of.leaves) leaf = -32768;
  const RandomRows in(40, 3, random);
  expect_plain_sums(of.forest, in.rows, 0, 40);
}

// By the definition: the mean over all orders in which the features can become known.
std::vector<double> plain_contributions(const Forest& forest, const FeatureRows& rows, uint32_t row,
                                        uint32_t output) {
  std::vector<double> sums(rows.feature_count);
  for (uint32_t tree = 0; tree < forest.tree_count; ++tree) {
    const auto worth = [&](const std::vector<uint16_t>& known) {
      const uint32_t own = leaf_of(forest, rows, tree, row);
      double weight = 0, value = 0;
      for (uint32_t leaf = 0; leaf < 1U << forest.depth; ++leaf) {
        bool agrees = true;
        for (uint32_t level = 0; level < forest.depth; ++level) {
          const size_t at = size_t{tree} * forest.depth + level;
          const bool is_known = forest.thresholds[at] == Forest::kNever ||
                                std::count(known.begin(), known.end(), forest.features[at]) > 0;
          agrees &= !is_known || ((leaf ^ own) >> level & 1) == 0;
        }
        const size_t at = (size_t{tree} << forest.depth) + leaf;
        const double of = agrees ? std::exp2(forest.leaf_weights[at]) : 0;
        weight += of;
        value += of * forest.leaves[at * forest.output_count + output];
      }
      return value / weight;
    };
    std::vector<uint16_t> order(forest.features + size_t{tree} * forest.depth,
                                forest.features + size_t{tree + 1} * forest.depth);
    std::sort(order.begin(), order.end());
    order.erase(std::unique(order.begin(), order.end()), order.end());
    std::vector<double> of_tree(rows.feature_count);
    int orders = 0;
    do {
      ++orders;
      std::vector<uint16_t> known;
      for (const uint16_t feature : order) {
        const double before = worth(known);
        known.push_back(feature);
        of_tree[feature] += worth(known) - before;
      }
    } while (std::next_permutation(order.begin(), order.end()));
    for (size_t i = 0; i < sums.size(); ++i) sums[i] += of_tree[i] / orders * forest.scale;
  }
  return sums;
}

TEST(Forest, AttributesByShapleysDefinition) {
  Random random(5);
  for (uint32_t depth = 1; depth <= 5; ++depth) {
    // Few features: some are asked about twice in a tree.
    const RandomForest of(4, depth, 2, 6, random);
    const RandomRows in(3, 6, random);
    for (uint32_t row = 0; row < 3; ++row) {
      std::vector<float> found(6);
      attribute(of.forest, in.rows, row, 1, found.data());
      const std::vector<double> expected = plain_contributions(of.forest, in.rows, row, 1);
      for (size_t i = 0; i < 6; ++i) EXPECT_NEAR(found[i], expected[i], 1e-4);
    }
  }
}

TEST(Forest, AttributesAllThatSetsARowApartFromTheMean) {
  Random random(6);
  for (uint32_t depth = 1; depth <= Forest::kDepthMax; ++depth) {
    const RandomForest of(50, depth, 3, 40, random);
    const RandomRows in(5, 40, random);
    for (uint32_t output = 0; output < 3; ++output) {
      std::vector<float> contributions(40);
      attribute(of.forest, in.rows, 4, output, contributions.data());
      double sum = mean_logit(of.forest, output);
      for (const float contribution : contributions) sum += contribution;
      const double logit = double{of.forest.scale} * plain_sum(of.forest, in.rows, 4, output);
      EXPECT_NEAR(sum, logit, 1e-3);
    }
  }
}

}  // namespace
}  // namespace stet::content
