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

// Length, links and shape of block k as seen from i; the features stand in a row.
void fill_neighbour(const FeatureView& view, uint32_t i, uint32_t k, Feature length, Feature links,
                    Feature shape, Feature make, const FeatureRow& row) {
  if (k >= view.size()) {
    row.set(length, 0);
    row.set(links, 0);
    row.set(shape, kNoShape);
    row.set(make, 0);
    return;
  }
  const float letters = view.length[k + 1] - view.length[k];
  row.set(length, ilog(static_cast<uint32_t>(letters)));
  row.set(links, thousandths(view.links[k + 1] - view.links[k], letters));
  row.set(shape, static_cast<int16_t>(view.blocks.blocks[k].shape));
  row.set(make, alike(view, i, k));
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

void fill_rules(const FeatureView& view, uint32_t i, const FeatureRow& row) {
  const Role role = view.opinion.verdicts[i].role;
  const uint32_t one = view.places[view.blocks.blocks[i].box].around;
  const uint32_t size = view.size();
  row.set(Feature::RuleStands, is_body(role));
  row.set(Feature::RuleRole, static_cast<int16_t>(role));
  row.set(Feature::RulePart, static_cast<int16_t>(view.opinion.parts[i]));
  row.set(Feature::RuleParent, kept_share(view, one));
  row.set(Feature::RuleGrandparent, kept_share(view, view.places[one].around));
  row.set(Feature::RuleNear, kept_share(view, i < 8 ? 0 : i - 8, std::min(i + 9, size)));
  row.set(Feature::RulePage, kept_share(view, 0, size));
}

}  // namespace

void fill_around(const FeatureView& view, const FeatureRows& rows) {
  const uint32_t size = view.size();
  for (uint32_t i = 0; i < size; ++i) {
    const FeatureRow row(rows, i);
    // Below zero wraps around to no block.
    fill_neighbour(view, i, i - 1, Feature::Prev1Length, Feature::Prev1Links, Feature::Prev1Shape,
                   Feature::Prev1Alike, row);
    fill_neighbour(view, i, i - 2, Feature::Prev2Length, Feature::Prev2Links, Feature::Prev2Shape,
                   Feature::Prev2Alike, row);
    fill_neighbour(view, i, i + 1, Feature::Next1Length, Feature::Next1Links, Feature::Next1Shape,
                   Feature::Next1Alike, row);
    fill_neighbour(view, i, i + 2, Feature::Next2Length, Feature::Next2Links, Feature::Next2Shape,
                   Feature::Next2Alike, row);
    row.set(Feature::Prev1Prose, i == 0 ? int16_t{0} : prose_log(view, i - 1, i));
    row.set(Feature::Next1Prose, i + 1 == size ? int16_t{0} : prose_log(view, i + 1, i + 2));
    const auto around = [&](uint32_t n, Feature prose, Feature links) {
      const uint32_t begin = i < n ? 0 : i - n, end = std::min(i + n + 1, size);
      row.set(prose, prose_log(view, begin, end));
      row.set(links, link_share(view, begin, end));
    };
    around(3, Feature::Near3Prose, Feature::Near3Links);
    around(8, Feature::Near8Prose, Feature::Near8Links);
    around(20, Feature::Near20Prose, Feature::Near20Links);
    const uint32_t end = std::min(i + 21, size);
    row.set(Feature::Behind20Prose, prose_log(view, i + 1, end));
    row.set(Feature::Behind20Links, link_share(view, i + 1, end));
    fill_rules(view, i, row);
  }
}

}  // namespace stet::content
