// What a block has in common with the page's own statements, and the page as a
// whole: the same numbers for all its blocks.

#include <algorithm>
#include <bit>

#include "content/feature_scale.h"
#include "content/feature_view.h"
#include "content/headline.h"

namespace stet::content {

namespace {

constexpr uint32_t kAuthorsMax = 4;       // looked for
constexpr uint32_t kNameLengthMin = 5;    // bytes; shorter ones turn up anywhere
constexpr uint32_t kNamedInMax = 500;     // letters; in longer blocks a name says nothing
constexpr uint32_t kStatementMax = 1500;  // letters that a headline or description may have

int16_t names_author(const FeatureView& view, uint32_t i) {
  const std::string_view text = view.blocks.blocks[i].text;
  if (view.measures.blocks[i].length > kNamedInMax) return 0;
  uint32_t looked = 0;
  for (const meta::Person& person : view.metadata.authors) {
    if (++looked > kAuthorsMax) break;
    if (person.name.size() < kNameLengthMin || text.size() < person.name.size()) continue;
    if (text.find(person.name) == std::string_view::npos) continue;
    return text.size() < 2 * person.name.size() ? 2 : 1;
  }
  return 0;
}

void fill_agreement(const FeatureView& view, uint32_t i, const FeatureRow& row) {
  const Block& block = view.blocks.blocks[i];
  const BlockMeasure& m = view.measures.blocks[i];
  int16_t headline = i == view.opinion.headline ? 3 : 0;
  int16_t description = 0;
  if (m.length <= kStatementMax) {
    if (headline == 0) {
      headline = static_cast<int16_t>(likeness(block.text, view.metadata.headline));
    }
    description = static_cast<int16_t>(likeness(block.text, view.metadata.description));
  }
  row.set(Feature::IsHeadline, headline);
  row.set(Feature::IsDescription, description);
  row.set(Feature::NamesAuthor, names_author(view, i));
  constexpr uint32_t kTimeMax = 60;  // letters
  const bool digits = m.digits >= 4 && m.length < kTimeMax;
  row.set(Feature::HasTime, digits || (m.own & kHintTime) != 0);
}

// A value of one feature, for all blocks.
struct PageValue {
  Feature feature;
  int16_t value;
};

void fill_all(const FeatureRows& rows, PageValue page_value) {
  int16_t* const column = rows.values + static_cast<size_t>(page_value.feature) * rows.stride;
  std::fill(column, column + rows.row_count, page_value.value);
}

struct PageSums {
  float list = 0, cells = 0, code = 0, comments = 0, forum = 0;
  float own_prose = 0;  // that no name rules out
  float veiled = 0;
  uint32_t linked_headings = 0, paragraphs = 0;
};

PageSums sum_page(const FeatureView& view) {
  PageSums out;
  constexpr size_t kComment = std::countr_zero(Hints{kHintComment});
  constexpr size_t kForum = std::countr_zero(Hints{kHintForum});
  for (uint32_t i = 0; i < view.size(); ++i) {
    const Block& block = view.blocks.blocks[i];
    const float length = view.length[i + 1] - view.length[i];
    const BoxPlace& place = view.places[block.box];
    if (block.veil != Veil::None) out.veiled += length;
    if (block.shape == Shape::ListItem) out.list += length;
    if (block.shape == Shape::Cell) out.cells += length;
    if (block.shape == Shape::Preformatted) out.code += length;
    if (place.names[kComment] < kFar) out.comments += length;
    if (place.names[kForum] < kFar) out.forum += length;
    out.linked_headings +=
        block.shape == Shape::Heading && view.measures.blocks[i].link_share > 0.5f;
    if (place.outside == 0 && place.names[kForum] == kFar) {
      out.own_prose += view.prose[i + 1] - view.prose[i];
    }
    out.paragraphs += view.measures.blocks[i].prose > 0;
  }
  return out;
}

// Scripts of East Asia: few blanks in many letters.
bool is_wide(const FeatureView& view) {
  uint64_t words = 0;
  for (const BlockMeasure& m : view.measures.blocks) words += m.words;
  return view.page_length() > 20 * static_cast<float>(words);
}

}  // namespace

void fill_page(const FeatureView& view, const FeatureRows& rows) {
  const uint32_t size = view.size();
  for (uint32_t i = 0; i < size; ++i) fill_agreement(view, i, FeatureRow(rows, i));
  const PageSums sums = sum_page(view);
  const float length = view.page_length();
  uint32_t articles = 0;
  for (const BoxPlace& place : view.places) {
    articles = std::max(articles, uint32_t{place.article_place});
  }
  const PageValue values[] = {
      {Feature::PageLength, ilog(static_cast<uint32_t>(length))},
      {Feature::PageProse, ilog(static_cast<uint32_t>(view.page_prose()))},
      {Feature::PageProseShare, thousandths(view.page_prose(), length)},
      {Feature::PageLinks, thousandths(view.links[size], length)},
      {Feature::PageBlocks, ilog(size)},
      {Feature::PageMeanProse,
       ilog(static_cast<uint32_t>(view.page_prose() /
                                  static_cast<float>(std::max(sums.paragraphs, uint32_t{1}))))},
      {Feature::PageHeadings, capped(view.headings[size], 255)},
      {Feature::PageLinkedHeadings, capped(sums.linked_headings, 255)},
      {Feature::PageArticles, capped(articles, 255)},
      {Feature::PageListShare, thousandths(sums.list, length)},
      {Feature::PageCellShare, thousandths(sums.cells, length)},
      {Feature::PageCodeShare, thousandths(sums.code, length)},
      {Feature::PageCommentShare, thousandths(sums.comments, length)},
      {Feature::PageForumShare, thousandths(sums.forum, length)},
      {Feature::PageDeclared, static_cast<int16_t>(view.metadata.kind)},
      {Feature::PageKind, static_cast<int16_t>(view.opinion.kind)},
      {Feature::PageDated, !view.metadata.published.empty()},
      {Feature::PageAuthors, capped(static_cast<uint32_t>(view.metadata.authors.size()), 20)},
      {Feature::PageHeadline, view.opinion.headline != kNoBlock},
      {Feature::PageImages, capped(static_cast<uint32_t>(view.blocks.images.size()), 255)},
      {Feature::PageBodyDeclared, ilog(static_cast<uint32_t>(view.metadata.article_body.size()))},
      {Feature::PageTopProse, ilog(static_cast<uint32_t>(view.places[view.top].group))},
      {Feature::PageTopShare, thousandths(view.places[view.top].group, view.page_prose())},
      {Feature::PageOwnProse, ilog(static_cast<uint32_t>(sums.own_prose))},
      {Feature::PageOwnShare, thousandths(sums.own_prose, view.page_prose())},
      {Feature::PageVeiled, thousandths(sums.veiled, length)},
      {Feature::PageNews, view.metadata.news},
      {Feature::PageWide, is_wide(view)},
  };
  for (const PageValue& value : values) fill_all(rows, value);
}

}  // namespace stet::content
