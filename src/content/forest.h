#pragma once
// Boosted oblivious trees over integer features: rows in, sums of leaves out.
//
// Every level of an oblivious tree asks one question, "is value > threshold?", of
// all rows alike, so the answers of many rows are the bits of many leaf indices at
// once: bit `level` of the index is the answer at that level. Features, thresholds
// and leaves are int16 and sums int32: every compiler, instruction set and order
// of evaluation gives the same sums. train/export.py writes the tables.
//
// "CatBoost: unbiased boosting with categorical features", Prokhorenkova and
// others 2018; the lookups in vector registers follow "QuickScorer" in spirit.

#include <cstdint>

#include "base/simd.h"
#include "content/feature_rows.h"

namespace stet::content {

// Views of constant tables, tree after tree.
struct Forest {
  uint32_t tree_count;
  // 1..8, the same for all trees. A shallow tree has its questions first, and then
  // such as no value answers with yes: kNever.
  uint32_t depth;
  uint32_t output_count;        // 1..24
  const uint16_t* features;     // [tree][level]
  const int16_t* thresholds;    // [tree][level]
  const int16_t* leaves;        // [tree][leaf][output], and kLeafPadding more
  const uint8_t* leaf_weights;  // [tree][leaf]: log2 of training rows; for attribution
  const int32_t* bias;          // [output]
  float scale;                  // logit = sum * scale

  static constexpr int16_t kNever = 32767;
  static constexpr uint32_t kDepthMax = 8;
  static constexpr uint32_t kOutputsMax = 24;
  // Values behind the leaves that may be read and are never used.
  static constexpr uint32_t kLeafPadding = 32;
};

// Writes the sums of rows [begin_row, end_row), and no others, to
// sums[row * output_count + output].
void evaluate(const Forest& forest, const FeatureRows& rows, uint32_t begin_row, uint32_t end_row,
              int32_t* sums, Isa which);

// What each feature adds to the logit of one row, against the mean row:
// contributions[0 .. rows.feature_count) sum to logit - mean_logit(forest, output).
//
// Exact Shapley values of each tree. The players are the features it asks about;
// a coalition is worth the mean of the leaves that agree with the row in what the
// coalition knows, each weighted by its training rows.
void attribute(const Forest& forest, const FeatureRows& rows, uint32_t row, uint32_t output,
               float* contributions);

// The logit of the mean training row: bias and the weighted mean of each tree.
float mean_logit(const Forest& forest, uint32_t output);

}  // namespace stet::content
