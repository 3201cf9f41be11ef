// The view of the page that features share, and the list of what is filled.

#include "content/features.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "content/feature_view.h"
#include "content/headline.h"

namespace stet::content {

namespace {

constexpr float kSplitShare = 1.0f / 3;

uint8_t one_more(uint8_t level) { return level < kFar ? static_cast<uint8_t>(level + 1) : kFar; }

// One more for each of a box's names, eight bytes at a time: levels stop at kFar,
// which is the last number of four bits.
void one_more(const uint8_t (&from)[32], uint8_t (&to)[32]) {
  static_assert(kFar == 15);
  constexpr uint64_t kOnes = 0x0101010101010101;
  for (size_t at = 0; at < 32; at += 8) {
    uint64_t levels;
    std::memcpy(&levels, from + at, 8);
    levels += kOnes;
    levels -= levels >> 4 & kOnes;
    std::memcpy(to + at, &levels, 8);
  }
}

// Of a number that is not negative. std::floor() is a call on old processors.
float whole(float number) { return static_cast<float>(static_cast<uint32_t>(number)); }

void sum_up(FeatureView& view) {
  const uint32_t size = view.size();
  view.length.resize(size + 1);
  view.links.resize(size + 1);
  view.prose.resize(size + 1);
  view.headings.resize(size + 1);
  view.kept.resize(size + 1);
  for (uint32_t i = 0; i < size; ++i) {
    const BlockMeasure& m = view.measures.blocks[i];
    const float length = static_cast<float>(m.length);
    // Whole numbers: sums of them are exact, in whatever order.
    const float links = whole(length * m.link_share);
    view.length[i + 1] = view.length[i] + length;
    view.links[i + 1] = view.links[i] + links;
    view.prose[i + 1] = view.prose[i] + whole(m.prose);
    view.headings[i + 1] = view.headings[i] + (view.blocks.blocks[i].shape == Shape::Heading);
    view.kept[i + 1] = view.kept[i] + (is_body(view.opinion.verdicts[i].role) ? m.length : 0);
  }
}

void place_boxes(FeatureView& view) {
  const auto& boxes = view.blocks.boxes;
  view.places.resize(boxes.size());
  const float large = kSplitShare * view.page_prose();
  const Box& main = boxes[view.opinion.main];
  uint16_t articles = 0;
  for (uint8_t& level : view.places[0].names) level = kFar;
  for (uint32_t i = 1; i < boxes.size(); ++i) {
    const Box& box = boxes[i];
    const Box& parent = boxes[box.parent];
    BoxPlace& place = view.places[i];
    if (box.tag == html::Tag::Article) {
      place.article = i;
      place.article_place = ++articles;
    }
    if (box.first_block == box.end_block) continue;  // nobody asks
    const BoxPlace& up = view.places[box.parent];
    const bool wrapped = box.parent != 0 && parent.first_block == box.first_block &&
                         parent.end_block == box.end_block;
    place.around = wrapped ? up.around : box.parent;
    place.outermost = wrapped ? up.outermost : i;
    place.depth = static_cast<uint16_t>(std::min<int>(up.depth + 1, 511));
    if (wrapped) {
      place.child = up.child;
    } else {
      place.child = view.places[box.parent].children++;
    }
    const float prose = FeatureView::sum(view.prose, box.first_block, box.end_block);
    if (prose >= large) {
      place.split = place.branch = i;
    } else {
      place.split = up.split;
      place.branch = up.split_level == 0 ? i : up.branch;
      place.split_level = one_more(up.split_level);
    }
    if (place.article == 0) {
      place.article = up.article;
      place.article_place = up.article_place;
      place.article_level = one_more(up.article_level);
    }
    place.outside = (box.hints & kHintsOutside) != 0 ? i : up.outside;
    const bool holds =
        view.opinion.headline >= box.first_block && view.opinion.headline < box.end_block;
    place.headline_level = holds     ? uint8_t{0}
                           : wrapped ? up.headline_level
                                     : one_more(up.headline_level);
    one_more(up.names, place.names);
    for (uint32_t hints = box.hints; hints != 0; hints &= hints - 1) {
      place.names[std::countr_zero(hints)] = 0;
    }
    const bool holds_main = box.first_block <= main.first_block &&
                            box.end_block >= main.end_block && i < view.opinion.main;
    place.main_level = holds_main ? uint8_t{0} : one_more(view.places[place.around].main_level);
  }
}

// Paragraphs of one text are children of one element; comments and teasers have
// elements of their own.
void find_groups(FeatureView& view) {
  const auto& boxes = view.blocks.boxes;
  for (uint32_t i = 0; i < view.size(); ++i) {
    const uint32_t own = view.blocks.blocks[i].box;
    const bool alone = boxes[own].end_block - boxes[own].first_block == 1 && own != 0;
    const uint32_t group = alone ? view.places[own].around : own;
    view.places[group].group += view.prose[i + 1] - view.prose[i];
  }
  for (uint32_t i = 1; i < boxes.size(); ++i) {
    if (view.places[i].group > view.places[view.top].group) view.top = i;
  }
  const Box& top = boxes[view.top];
  for (uint32_t i = 1; i < boxes.size(); ++i) {
    const Box& box = boxes[i];
    if (box.first_block == box.end_block) continue;
    const bool holds = box.first_block <= top.first_block && box.end_block >= top.end_block;
    view.places[i].top_level =
        holds ? uint8_t{0} : one_more(view.places[view.places[i].around].top_level);
  }
}

}  // namespace

FeatureView::FeatureView(const html::Document& document_in, const Blocks& blocks_in,
                         const Measures& measures_in, const meta::Metadata& metadata_in,
                         const Opinion& opinion_in, Arena& arena_in)
    : document(document_in),
      blocks(blocks_in),
      measures(measures_in),
      metadata(metadata_in),
      opinion(opinion_in),
      arena(arena_in),
      length(arena_in),
      links(arena_in),
      prose(arena_in),
      headings(arena_in),
      kept(arena_in),
      places(arena_in) {
  sum_up(*this);
  place_boxes(*this);
  find_groups(*this);
}

FeatureRows make_rows(uint32_t row_count, uint32_t feature_count, Arena& arena) {
  constexpr uint32_t kPadding = FeatureRows::kRowsPadding;
  FeatureRows rows;
  rows.row_count = row_count;
  // Odd, so that the columns do not all fall into the same few sets of the cache.
  rows.stride = (row_count + kPadding - 1) / kPadding * kPadding | kPadding;
  rows.feature_count = feature_count;
  const size_t size = size_t{rows.stride} * feature_count;
  // Aligned: a column is read 64 bytes at a time.
  rows.values = static_cast<int16_t*>(arena.allocate(size * sizeof(int16_t), 64));
  std::fill(rows.values, rows.values + size, int16_t{0});
  return rows;
}

FeatureRows features(const FeatureView& view, Arena& arena) {
  const FeatureRows rows = make_rows(view.size(), kFeatureCount, arena);
  fill_text(view, rows);
  fill_boxes(view, rows);
  fill_templates(view, rows);
  fill_place(view, rows);
  fill_around(view, rows);
  fill_page(view, rows);
  return rows;
}

}  // namespace stet::content
