// The elements around a block: what they are called, what else is in them.

#include <algorithm>

#include "content/feature_scale.h"
#include "content/feature_view.h"

namespace stet::content {

namespace {

int16_t mean_of(float length, uint32_t count) {
  return count == 0 ? int16_t{0} : ilog(static_cast<uint32_t>(length / static_cast<float>(count)));
}

// Links, running text, page share, blocks, of one box; the features of a level
// stand side by side in the list.
class BoxSums {
 public:
  BoxSums(const FeatureView& view, uint32_t at)
      : view_(view),
        begin_(view.blocks.boxes[at].first_block),
        end_(view.blocks.boxes[at].end_block),
        length_(FeatureView::sum(view.length, begin_, end_)) {}

  int16_t length() const { return ilog(static_cast<uint32_t>(length_)); }
  int16_t links() const {
    return thousandths(FeatureView::sum(view_.links, begin_, end_), length_);
  }
  int16_t prose() const {
    return thousandths(FeatureView::sum(view_.prose, begin_, end_), length_);
  }
  int16_t page_share() const {
    return thousandths(FeatureView::sum(view_.prose, begin_, end_), view_.page_prose());
  }
  int16_t blocks() const { return ilog(end_ - begin_); }
  int16_t mean() const { return mean_of(length_, end_ - begin_); }
  int16_t headings() const { return capped(view_.headings[end_] - view_.headings[begin_], 255); }

 private:
  const FeatureView& view_;
  uint32_t begin_, end_;
  float length_;
};

void fill_level(const FeatureView& view, uint32_t box, Feature first, const FeatureRow& row) {
  const BoxSums sums(view, box);
  row.set_at(first, 0, sums.length());
  row.set_at(first, 1, sums.links());
  row.set_at(first, 2, sums.prose());
  row.set_at(first, 3, sums.page_share());
  row.set_at(first, 4, sums.blocks());
  row.set_at(first, 5, sums.mean());
  row.set_at(first, 6, sums.headings());
}

void fill_names(const FeatureView& view, const Block& block, const FeatureRow& row) {
  const BoxPlace& place = view.places[block.box];
  int16_t outside = 0;
  for (uint32_t bit = 0; bit < 32; ++bit) {
    const bool own = (block.hints >> bit & 1) != 0;
    row.set_at(Feature::HintArticle, bit, own ? int16_t{0} : int16_t{place.names[bit]});
    outside += (kHintsOutside >> bit & 1) != 0 && (own || place.names[bit] < kFar);
  }
  row.set(Feature::Outside, outside);
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
  row.set(Feature::SplitLevel, place.split_level);
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

}  // namespace

void fill_boxes(const FeatureView& view, const FeatureRows& rows) {
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

    const BoxSums own(view, block.box);
    row.set(Feature::Box0Length, own.length());
    row.set(Feature::Box0Links, own.links());
    row.set(Feature::Box0Blocks, own.blocks());
    const uint32_t one = place.around;
    const uint32_t two = view.places[one].around;
    const uint32_t three = view.places[two].around;
    const uint32_t five = view.places[view.places[three].around].around;
    fill_level(view, one, Feature::Box1Length, row);
    fill_level(view, two, Feature::Box2Length, row);
    fill_level(view, three, Feature::Box3Length, row);
    const BoxSums far(view, five);
    row.set(Feature::Box5Links, far.links());
    row.set(Feature::Box5Prose, far.prose());
    row.set(Feature::Box5PageShare, far.page_share());
    row.set(Feature::Box5Blocks, far.blocks());

    if (place.article != 0) {
      const BoxSums article(view, place.article);
      row.set(Feature::ArticleDepth, place.article_level);
      row.set(Feature::ArticlePageShare, article.page_share());
      row.set(Feature::ArticleLinks, article.links());
      row.set(Feature::ArticlePlace, capped(place.article_place, 100));
    } else {
      row.set(Feature::ArticleDepth, kFar);
      row.set(Feature::ArticlePageShare, 0);
      row.set(Feature::ArticleLinks, 0);
      row.set(Feature::ArticlePlace, 0);
    }
    fill_split(view, place, row);
    fill_group(view, i, row);
  }
}

}  // namespace stet::content
