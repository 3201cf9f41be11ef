// The blocks before and behind, and what the rules make of all this.

#include <algorithm>

#include "content/feature_scale.h"
#include "content/feature_view.h"

namespace stet::content {

namespace {

constexpr int16_t kNoShape = 7;

// 2: of the same make and right beside each other; 1: elements of the same make.
int16_t alike(const FeatureView& view, uint32_t i, uint32_t k) {
  const Block& a = view.blocks.blocks[i];
  const Block& b = view.blocks.blocks[k];
  const Box& box_a = view.blocks.boxes[a.box];
  const Box& box_b = view.blocks.boxes[b.box];
  if (a.shape != b.shape || box_a.signature != box_b.signature) return 0;
  return a.box == b.box || box_a.parent == box_b.parent ? 2 : 1;
}

// What the blocks `distance` before and behind have in a column. Where there is
// none, it is `nothing`.
void copy_neighbours(const int16_t* from, uint32_t size, uint32_t distance, int16_t nothing,
                     int16_t* before, int16_t* behind) {
  const uint32_t edge = std::min(distance, size);
  std::fill_n(before, edge, nothing);
  std::copy_n(from, size - edge, before + edge);
  std::copy_n(from + edge, size - edge, behind);
  std::fill_n(behind + (size - edge), edge, nothing);
}

// The features of the neighbours at one distance.
struct Neighbours {
  uint32_t distance;
  Feature before_length, before_links, before_shape, before_make;
  Feature behind_length, behind_links, behind_shape, behind_make;
};

constexpr Neighbours kNeighbours[] = {
    {1, Feature::Prev1Length, Feature::Prev1Links, Feature::Prev1Shape, Feature::Prev1Alike,
     Feature::Next1Length, Feature::Next1Links, Feature::Next1Shape, Feature::Next1Alike},
    {2, Feature::Prev2Length, Feature::Prev2Links, Feature::Prev2Shape, Feature::Prev2Alike,
     Feature::Next2Length, Feature::Next2Links, Feature::Next2Shape, Feature::Next2Alike},
};

void fill_neighbours(const FeatureView& view, const FeatureRows& rows) {
  const uint32_t size = view.size();
  int16_t* const links = view.arena.array<int16_t>(size);
  for (uint32_t i = 0; i < size; ++i) {
    links[i] = thousandths(view.links[i + 1] - view.links[i], view.length[i + 1] - view.length[i]);
  }
  for (const Neighbours& n : kNeighbours) {
    const auto copy = [&](const int16_t* from, int16_t nothing, Feature before, Feature behind) {
      copy_neighbours(from, size, n.distance, nothing, column(rows, before), column(rows, behind));
    };
    copy(column(rows, Feature::Length), 0, n.before_length, n.behind_length);
    copy(links, 0, n.before_links, n.behind_links);
    copy(column(rows, Feature::Shape), kNoShape, n.before_shape, n.behind_shape);
    // What one is to the other, the other is to the one.
    int16_t* const before = column(rows, n.before_make);
    int16_t* const behind = column(rows, n.behind_make);
    const uint32_t edge = std::min(n.distance, size);
    std::fill_n(before, edge, int16_t{0});
    std::fill_n(behind + (size - edge), edge, int16_t{0});
    for (uint32_t i = edge; i < size; ++i) {
      before[i] = behind[i - edge] = alike(view, i, i - edge);
    }
  }
  copy_neighbours(column(rows, Feature::Prose), size, 1, 0, column(rows, Feature::Prev1Prose),
                  column(rows, Feature::Next1Prose));
}

int16_t prose_log(const FeatureView& view, uint32_t begin, uint32_t end) {
  if (begin >= end) return 0;
  return ilog(static_cast<uint32_t>(FeatureView::sum(view.prose, begin, end)));
}

int16_t link_share(const FeatureView& view, uint32_t begin, uint32_t end) {
  if (begin >= end) return 0;
  return thousandths(FeatureView::sum(view.links, begin, end),
                     FeatureView::sum(view.length, begin, end));
}

int16_t kept_share(const FeatureView& view, uint32_t begin, uint32_t end) {
  return thousandths(static_cast<float>(view.kept[end] - view.kept[begin]),
                     FeatureView::sum(view.length, begin, end));
}

int16_t kept_share(const FeatureView& view, uint32_t box) {
  return kept_share(view, view.blocks.boxes[box].first_block, view.blocks.boxes[box].end_block);
}

void fill_rules(const FeatureView& view, const FeatureRows& rows) {
  const uint32_t size = view.size();
  uint32_t last = UINT32_MAX;
  for (uint32_t i = 0; i < size; ++i) {
    const FeatureRow row(rows, i);
    const Role role = view.opinion.verdicts[i].role;
    const uint32_t one = view.places[view.blocks.blocks[i].box].around;
    row.set(Feature::RuleStands, is_body(role));
    row.set(Feature::RuleRole, static_cast<int16_t>(role));
    row.set(Feature::RulePart, static_cast<int16_t>(view.opinion.parts[i]));
    if (one == last) {
      row.repeat(Feature::RuleParent, 2);
    } else {
      row.set(Feature::RuleParent, kept_share(view, one));
      row.set(Feature::RuleGrandparent, kept_share(view, view.places[one].around));
      last = one;
    }
    row.set(Feature::RuleNear, kept_share(view, i < 8 ? 0 : i - 8, std::min(i + 9, size)));
  }
  std::fill_n(column(rows, Feature::RulePage), size, kept_share(view, 0, size));
}

// Running text and links of the blocks up to `reach` before and behind.
void fill_near(const FeatureView& view, const FeatureRows& rows, uint32_t reach, Feature prose,
               Feature links) {
  const uint32_t size = view.size();
  int16_t* const proses = column(rows, prose);
  int16_t* const shares = column(rows, links);
  for (uint32_t i = 0; i < size; ++i) {
    const uint32_t begin = i < reach ? 0 : i - reach, end = std::min(i + reach + 1, size);
    proses[i] = prose_log(view, begin, end);
    shares[i] = link_share(view, begin, end);
  }
}

}  // namespace

// Needs what fill_text() writes: length, running text and shape of each block.
void fill_around(const FeatureView& view, const FeatureRows& rows) {
  fill_neighbours(view, rows);
  fill_near(view, rows, 3, Feature::Near3Prose, Feature::Near3Links);
  fill_near(view, rows, 8, Feature::Near8Prose, Feature::Near8Links);
  fill_near(view, rows, 20, Feature::Near20Prose, Feature::Near20Links);
  const uint32_t size = view.size();
  for (uint32_t i = 0; i < size; ++i) {
    const FeatureRow row(rows, i);
    const uint32_t end = std::min(i + 21, size);
    row.set(Feature::Behind20Prose, prose_log(view, i + 1, end));
    row.set(Feature::Behind20Links, link_share(view, i + 1, end));
  }
  fill_rules(view, rows);
}

}  // namespace stet::content
