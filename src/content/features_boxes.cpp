// The elements around a block: what they are called, what else is in them.

#include <algorithm>
#include <bit>
#include <cstring>

#include "content/feature_scale.h"
#include "content/feature_view.h"

namespace stet::content {

namespace {

int16_t mean_of(float length, uint32_t count) {
  return count == 0 ? int16_t{0} : ilog(static_cast<uint32_t>(length / static_cast<float>(count)));
}

// What is in one box, as features say it. In the order of those of a level, which
// stand side by side in the list.
struct BoxValues {
  bool known = false;
  int16_t length = 0, links = 0, prose = 0, page_share = 0, blocks = 0, mean = 0, headings = 0;
};

// Of all boxes that are asked for: many blocks ask for the same.
class BoxTable {
 public:
  explicit BoxTable(const FeatureView& view) : view_(view), values_(view.arena) {
    values_.resize(view.blocks.boxes.size());
  }

  const BoxValues& operator[](uint32_t box) {
    BoxValues& values = values_[box];
    if (!values.known) compute(view_.blocks.boxes[box], values);
    return values;
  }

 private:
  void compute(const Box& box, BoxValues& values) const {
    const uint32_t begin = box.first_block, end = box.end_block;
    const float length = FeatureView::sum(view_.length, begin, end);
    const float prose = FeatureView::sum(view_.prose, begin, end);
    values.known = true;
    values.length = ilog(static_cast<uint32_t>(length));
    values.links = thousandths(FeatureView::sum(view_.links, begin, end), length);
    values.prose = thousandths(prose, length);
    values.page_share = thousandths(prose, view_.page_prose());
    values.blocks = ilog(end - begin);
    values.mean = mean_of(length, end - begin);
    values.headings = capped(view_.headings[end] - view_.headings[begin], 255);
  }

  const FeatureView& view_;
  ArenaVector<BoxValues> values_;
};

void fill_level(const BoxValues& values, Feature first, const FeatureRow& row) {
  FeatureRow::Run run = row.from(first);
  run.put(values.length);
  run.put(values.links);
  run.put(values.prose);
  run.put(values.page_share);
  run.put(values.blocks);
  run.put(values.mean);
  run.put(values.headings);
}

// How many of the hints are set within reach.
uint32_t count_near(const uint8_t (&levels)[32], Hints of) {
  uint32_t count = 0;
  for (; of != 0; of &= of - 1) count += levels[std::countr_zero(of)] < kFar;
  return count;
}

void fill_names(const FeatureView& view, const Block& block, const FeatureRow& row) {
  const BoxPlace& place = view.places[block.box];
  uint8_t levels[32];
  std::memcpy(levels, place.names, sizeof levels);
  for (Hints own = block.hints; own != 0; own &= own - 1) levels[std::countr_zero(own)] = 0;
  FeatureRow::Run run = row.from(Feature::HintArticle);
  for (const uint8_t level : levels) run.put(level);
  row.set(Feature::Outside, static_cast<int16_t>(count_near(levels, kHintsOutside)));
  const Box& named = view.blocks.boxes[place.outside];
  row.set(Feature::OutsideProse,
          place.outside == 0
              ? int16_t{0}
              : thousandths(FeatureView::sum(view.prose, named.first_block, named.end_block),
                            view.page_prose()));
}

void fill_split(const FeatureView& view, const BoxPlace& place, const FeatureRow& row) {
  const Box& split = view.blocks.boxes[place.split];
  const Box& branch = view.blocks.boxes[place.branch];
  const float in_branch = FeatureView::sum(view.prose, branch.first_block, branch.end_block);
  row.set(Feature::SplitShare,
          thousandths(in_branch, FeatureView::sum(view.prose, split.first_block, split.end_block)));
  row.set(
      Feature::SplitMatter,
      thousandths(in_branch, FeatureView::sum(view.length, branch.first_block, branch.end_block)));
}

void fill_group(const FeatureView& view, uint32_t i, const FeatureRow& row) {
  const uint32_t own = view.blocks.blocks[i].box;
  const Box& box = view.blocks.boxes[own];
  const bool alone = box.end_block - box.first_block == 1 && own != 0;
  const float prose = view.places[alone ? view.places[own].around : own].group;
  row.set(Feature::GroupProse, ilog(static_cast<uint32_t>(prose)));
  row.set(Feature::GroupShare, thousandths(prose, view.places[view.top].group));
  row.set(Feature::GroupPageShare, thousandths(prose, view.page_prose()));
  const Box& top = view.blocks.boxes[view.top];
  const int from = i < top.first_block ? static_cast<int>(i) - static_cast<int>(top.first_block)
                   : i < top.end_block ? 0
                                       : static_cast<int>(i - top.end_block) + 1;
  row.set(Feature::FromTop, static_cast<int16_t>(std::clamp(from, -1000, 1000)));
  row.set(Feature::TopLevels, view.places[own].top_level);
}

// The features of the boxes one, two, three and five levels up.
constexpr size_t kAroundCount =
    static_cast<size_t>(Feature::Box5Blocks) - static_cast<size_t>(Feature::Box1Length) + 1;

void fill_surroundings(const FeatureView& view, uint32_t one, BoxTable& table,
                       const FeatureRow& row) {
  const uint32_t two = view.places[one].around;
  const uint32_t three = view.places[two].around;
  const uint32_t five = view.places[view.places[three].around].around;
  fill_level(table[one], Feature::Box1Length, row);
  fill_level(table[two], Feature::Box2Length, row);
  fill_level(table[three], Feature::Box3Length, row);
  const BoxValues& far = table[five];
  row.set(Feature::Box5Links, far.links);
  row.set(Feature::Box5Prose, far.prose);
  row.set(Feature::Box5PageShare, far.page_share);
  row.set(Feature::Box5Blocks, far.blocks);
}

}  // namespace

void fill_boxes(const FeatureView& view, const FeatureRows& rows) {
  BoxTable table(view);
  for (uint32_t i = 0; i < view.size(); ++i) {
    const Block& block = view.blocks.blocks[i];
    const BoxPlace& place = view.places[block.box];
    const FeatureRow row(rows, i);
    fill_names(view, block, row);
    row.set(Feature::Depth, static_cast<int16_t>(place.depth));
    const uint32_t siblings = view.places[place.around].children;
    row.set(Feature::Siblings, ilog(siblings));
    row.set(Feature::SiblingPlace,
            thousandths(static_cast<float>(place.child), static_cast<float>(siblings)));

    const BoxValues& own = table[block.box];
    row.set(Feature::Box0Length, own.length);
    row.set(Feature::Box0Links, own.links);
    row.set(Feature::Box0Blocks, own.blocks);
    const BoxPlace& last = view.places[view.blocks.blocks[i == 0 ? 0 : i - 1].box];
    if (i > 0 && place.around == last.around) {
      row.repeat(Feature::Box1Length, kAroundCount);
    } else {
      fill_surroundings(view, place.around, table, row);
    }
    if (place.article != 0) {
      const BoxValues& article = table[place.article];
      row.set(Feature::ArticleDepth, place.article_level);
      row.set(Feature::ArticlePageShare, article.page_share);
      row.set(Feature::ArticleLinks, article.links);
      row.set(Feature::ArticlePlace, capped(place.article_place, 100));
    } else {
      row.set(Feature::ArticleDepth, kFar);
      row.set(Feature::ArticlePageShare, 0);
      row.set(Feature::ArticleLinks, 0);
      row.set(Feature::ArticlePlace, 0);
    }
    if (i > 0 && place.branch == last.branch && place.split == last.split) {
      row.repeat(Feature::SplitShare, 2);
    } else {
      fill_split(view, place, row);
    }
    row.set(Feature::SplitLevel, place.split_level);
    fill_group(view, i, row);
  }
}

}  // namespace stet::content
