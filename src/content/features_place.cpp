// Where a block stands: in the page, from the headline, from headings, images and
// running text, in the element of the main text.

#include <algorithm>

#include "content/feature_scale.h"
#include "content/feature_view.h"
#include "content/headline.h"

namespace stet::content {

namespace {

constexpr uint32_t kLevelsMax = kFar;

// Levels from a block's box up to one that holds `other` too.
int16_t levels_to(const FeatureView& view, uint32_t box, uint32_t other) {
  uint32_t level = 0;
  while (level < kLevelsMax && box != 0) {
    const Box& at = view.blocks.boxes[box];
    if (other >= at.first_block && other < at.end_block) break;
    box = view.places[box].around;
    ++level;
  }
  return static_cast<int16_t>(level);
}

// Levels from a box up to one that holds `other` or is it. Boxes stand in document
// order, so of two that hold the same block the inner one comes later.
int16_t levels_to_box(const FeatureView& view, uint32_t box, uint32_t other) {
  uint32_t level = 0;
  uint32_t outer = other;
  while (level < kLevelsMax && box != outer) {
    if (box > outer) {
      box = view.blocks.boxes[box].parent;
      ++level;
    } else {
      outer = view.blocks.boxes[outer].parent;
    }
  }
  return static_cast<int16_t>(level);
}

void fill_headline(const FeatureView& view, uint32_t i, const FeatureRow& row) {
  const uint32_t headline = view.opinion.headline;
  if (headline == kNoBlock) {
    row.set(Feature::FromHeadline, -1000);
    row.set(Feature::LettersFromHeadline, -kLogMax);
    row.set(Feature::HeadlineLevels, kFar);
    return;
  }
  const int from = static_cast<int>(i) - static_cast<int>(headline);
  row.set(Feature::FromHeadline, static_cast<int16_t>(std::clamp(from, -999, 1000)));
  const uint32_t low = std::min(i, headline), high = std::max(i, headline);
  const int16_t letters = ilog(static_cast<uint32_t>(FeatureView::sum(view.length, low, high)));
  row.set(Feature::LettersFromHeadline, from < 0 ? static_cast<int16_t>(-letters) : letters);
  row.set(Feature::HeadlineLevels, view.places[view.blocks.blocks[i].box].headline_level);
}

// Depth below the main box, in boxes; negative: levels up until it is inside.
int16_t main_levels(const FeatureView& view, uint32_t i) {
  const uint32_t main = view.opinion.main;
  const Box& box = view.blocks.boxes[main];
  const uint32_t own = view.blocks.blocks[i].box;
  if (i >= box.first_block && i < box.end_block) {
    const int below = view.places[own].depth - view.places[main].depth;
    return static_cast<int16_t>(std::clamp<int>(below, 0, kFar));
  }
  return static_cast<int16_t>(-int{view.places[own].main_level});
}

void fill_main(const FeatureView& view, uint32_t i, const FeatureRow& row) {
  const Box& box = view.blocks.boxes[view.opinion.main];
  const bool inside = i >= box.first_block && i < box.end_block;
  const float main_length = FeatureView::sum(view.length, box.first_block, box.end_block);
  row.set(Feature::InMainBox, inside);
  row.set(Feature::MainLevels, main_levels(view, i));
  row.set(Feature::MainPlace,
          inside ? thousandths(FeatureView::sum(view.length, box.first_block, i), main_length)
          : i < box.first_block ? int16_t{0}
                                : kShareMax);
}

}  // namespace

void fill_place(const FeatureView& view, const FeatureRows& rows) {
  const uint32_t size = view.size();
  const auto& images = view.blocks.images;
  uint32_t image = 0;
  uint32_t last_image = UINT32_MAX;  // block that it stands before
  uint32_t last_heading = UINT32_MAX;
  uint32_t since_prose = 100;
  for (uint32_t i = 0; i < size; ++i) {
    const FeatureRow row(rows, i);
    row.set(Feature::Place, thousandths(static_cast<float>(i), static_cast<float>(size)));
    row.set(Feature::TextBefore, thousandths(view.length[i], view.page_length()));
    row.set(Feature::ProseBefore, thousandths(view.prose[i], view.page_prose()));
    row.set(Feature::BlocksLeft, ilog(size - i));
    fill_headline(view, i, row);

    row.set(Feature::FromHeading, capped(last_heading == UINT32_MAX ? 255 : i - last_heading, 255));
    if (last_heading != UINT32_MAX) {
      row.set(Feature::HeadingLevel, view.blocks.blocks[last_heading].level);
      row.set(Feature::HeadingLinked, view.measures.blocks[last_heading].link_share > 0.5f);
      row.set(Feature::HeadingLevels, levels_to(view, view.blocks.blocks[i].box, last_heading));
    } else {
      row.set(Feature::HeadingLevel, 0);
      row.set(Feature::HeadingLinked, 0);
      row.set(Feature::HeadingLevels, kFar);
    }
    if (view.blocks.blocks[i].shape == Shape::Heading) last_heading = i;

    uint32_t near = 0;
    for (; image < images.size() && images[image].before_block <= i; ++image, ++near) {
      last_image = i;
    }
    row.set(Feature::FromImage, capped(last_image == UINT32_MAX ? 20 : i - last_image, 20));
    row.set(Feature::ImagesNear, capped(near, 20));
    const uint32_t own = view.blocks.blocks[i].box;
    row.set(Feature::ImageLevels,
            image == 0 ? kFar : levels_to_box(view, own, images[image - 1].box));
    const uint32_t to_image =
        image == images.size() ? uint32_t{20} : images[image].before_block - i;
    row.set(Feature::ToImage, capped(to_image, 20));
    row.set(Feature::ToImageLevels,
            to_image >= 20 ? kFar : levels_to_box(view, own, images[image].box));

    row.set(Feature::FromProse, capped(since_prose, 100));
    since_prose = view.measures.blocks[i].prose > 0 ? 1 : since_prose + 1;
    fill_main(view, i, row);
  }
  const Box& main = view.blocks.boxes[view.opinion.main];
  std::fill_n(column(rows, Feature::MainPageShare), size,
              thousandths(FeatureView::sum(view.prose, main.first_block, main.end_block),
                          view.page_prose()));
  uint32_t to_prose = 100;
  for (uint32_t i = size; i-- > 0;) {
    FeatureRow(rows, i).set(Feature::ToProse, capped(to_prose, 100));
    to_prose = view.measures.blocks[i].prose > 0 ? 1 : to_prose + 1;
  }
}

}  // namespace stet::content
