// What each feature adds to a logit: exact Shapley values, a tree at a time.
// Shapley, "A value for n-person games", 1953; for trees, Lundberg and others,
// "From local explanations to global understanding with explainable AI", 2020.

#include <cassert>
#include <cstddef>

#include "content/forest.h"

namespace stet::content {

namespace {

constexpr uint32_t kLeavesMax = 1U << Forest::kDepthMax;

constexpr uint32_t kNobody = Forest::kDepthMax;

// factorial(k) * factorial(n - 1 - k) / factorial(n): what the joining of one
// player to k of the n - 1 others weighs.
double coalition_weight(uint32_t size, uint32_t player_count) {
  double weight = 1.0 / player_count;
  for (uint32_t i = 1; i <= size; ++i) weight *= static_cast<double>(i) / (player_count - i);
  return weight;
}

// Leaves as sums over groups of them: how much they weigh, and that times the value.
struct Group {
  double weight, value;
};

// One tree, seen from one row and output.
struct TreeView {
  uint32_t depth;
  uint32_t player_of[Forest::kDepthMax];  // by level; kNobody where all answers are no
  uint32_t player_count;
  uint16_t features[Forest::kDepthMax];  // by player
  uint32_t yes;                          // the row's answers: bit `level`
  Group leaves[kLeavesMax];
};

void view_tree(const Forest& forest, uint32_t tree, uint32_t output, TreeView& view) {
  const size_t first = size_t{tree} * forest.depth;
  view.depth = forest.depth;
  view.player_count = 0;
  for (uint32_t level = 0; level < view.depth; ++level) {
    if (forest.thresholds[first + level] == Forest::kNever) {
      view.player_of[level] = kNobody;
      continue;
    }
    const uint16_t feature = forest.features[first + level];
    uint32_t player = 0;
    while (player < view.player_count && view.features[player] != feature) ++player;
    if (player == view.player_count) view.features[view.player_count++] = feature;
    view.player_of[level] = player;
  }
  for (uint32_t leaf = 0; leaf < 1U << view.depth; ++leaf) {
    const size_t at = (size_t{tree} << forest.depth) + leaf;
    const double weight = static_cast<double>(uint64_t{1} << (forest.leaf_weights[at] & 63));
    view.leaves[leaf] = {weight, weight * forest.leaves[at * forest.output_count + output]};
  }
}

// Fills worths[known]: the mean of the leaves that agree with the row where a
// player of `known` asks. Level by level from the last, which halves the leaves
// into those of no and those of yes; coalitions that agree so far share the work.
// `open` holds the players whose choice is made, `known` those that are known.
void fill_worths(const TreeView& view, const Group* groups, uint32_t level, uint32_t open,
                 uint32_t known, double* worths) {
  if (level == 0) {
    worths[known] = groups[0].value / groups[0].weight;
    return;
  }
  --level;
  const uint32_t count = 1U << level;
  const uint32_t player = view.player_of[level];
  const uint32_t bit = player == kNobody ? 0 : 1U << player;
  const bool is_chosen = player == kNobody || (open & bit) != 0;
  if (!is_chosen || bit == 0 || (known & bit) != 0) {
    const Group* const side = (view.yes >> level & 1) != 0 ? groups + count : groups;
    fill_worths(view, side, level, open | bit, known | bit, worths);
  }
  if (!is_chosen || (bit != 0 && (known & bit) == 0)) {
    Group sums[kLeavesMax / 2];
    for (uint32_t i = 0; i < count; ++i) {
      sums[i] = {groups[i].weight + groups[count + i].weight,
                 groups[i].value + groups[count + i].value};
    }
    fill_worths(view, sums, level, open | bit, known, worths);
  }
}

}  // namespace

void attribute(const Forest& forest, const FeatureRows& rows, uint32_t row, uint32_t output,
               float* contributions) {
  assert(row < rows.row_count && output < forest.output_count);
  for (uint32_t i = 0; i < rows.feature_count; ++i) contributions[i] = 0;
  for (uint32_t tree = 0; tree < forest.tree_count; ++tree) {
    TreeView view;
    view_tree(forest, tree, output, view);
    view.yes = 0;
    for (uint32_t level = 0; level < view.depth; ++level) {
      const size_t at = size_t{tree} * forest.depth + level;
      const int16_t value = rows.values[size_t{forest.features[at]} * rows.stride + row];
      if (value > forest.thresholds[at]) view.yes |= 1U << level;
    }
    const uint32_t coalitions = 1U << view.player_count;
    double worths[kLeavesMax];
    fill_worths(view, view.leaves, view.depth, 0, 0, worths);
    double weights[Forest::kDepthMax];
    for (uint32_t size = 0; size < view.player_count; ++size) {
      weights[size] = coalition_weight(size, view.player_count);
    }
    for (uint32_t player = 0; player < view.player_count; ++player) {
      double sum = 0;
      for (uint32_t known = 0; known < coalitions; ++known) {
        if ((known >> player & 1) != 0) continue;
        uint32_t size = 0;
        for (uint32_t rest = known; rest != 0; rest &= rest - 1) ++size;
        sum += weights[size] * (worths[known | 1U << player] - worths[known]);
      }
      contributions[view.features[player]] += static_cast<float>(sum * forest.scale);
    }
  }
}

float mean_logit(const Forest& forest, uint32_t output) {
  assert(output < forest.output_count);
  double sum = forest.bias[output];
  for (uint32_t tree = 0; tree < forest.tree_count; ++tree) {
    TreeView view;
    view_tree(forest, tree, output, view);
    double weight = 0, value = 0;
    for (uint32_t leaf = 0; leaf < 1U << view.depth; ++leaf) {
      // Behind a yes to kNever is nothing.
      bool is_reached = true;
      for (uint32_t level = 0; level < view.depth; ++level) {
        is_reached &= view.player_of[level] != kNobody || (leaf >> level & 1) == 0;
      }
      if (!is_reached) continue;
      weight += view.leaves[leaf].weight;
      value += view.leaves[leaf].value;
    }
    sum += value / weight;
  }
  return static_cast<float>(sum * forest.scale);
}

}  // namespace stet::content
