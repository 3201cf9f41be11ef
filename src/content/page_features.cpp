// Sums over a page's blocks and over those that stand. Whole numbers throughout but for
// the last division (thousandths), so that the order of addition is of no account.

#include "content/page_features.h"

#include <algorithm>
#include <cmath>

#include "content/feature.h"
#include "content/feature_scale.h"
#include "content/headline.h"
#include "content/page_feature.h"
#include "content/probability.h"
#include "content/select.h"

namespace stet::content {

namespace {

constexpr int32_t kDoubtLowest = kCertain / 5;
constexpr int32_t kDoubtHighest = kCertain - kCertain / 5;
constexpr uint32_t kFigureLetters = 40;  // a price, a score, a date; not a sentence

constexpr uint32_t kLong = 100;  // letters: more than a line about something
constexpr uint32_t kNear = 100;  // blocks

// U+0024, U+00A2 to U+00A5, U+20A0 to U+20CF.
bool has_currency_sign(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '$') return true;
    const uint8_t lead = static_cast<uint8_t>(text[i]);
    if (lead != 0xC2 && lead != 0xE2) continue;
    const auto at = [&](size_t n) {
      return i + n < text.size() ? static_cast<uint8_t>(text[i + n]) : uint8_t{0};
    };
    if (lead == 0xC2 && at(1) >= 0xA2 && at(1) <= 0xA5) return true;
    if (lead == 0xE2 && ((at(1) == 0x82 && at(2) >= 0xA0) || (at(1) == 0x83 && at(2) < 0x90))) {
      return true;
    }
  }
  return false;
}

struct Sums {
  // Letters.
  uint64_t all = 0, kept = 0, prose = 0, links = 0, lists = 0, cells = 0, code = 0, digits = 0;
  uint64_t comments = 0, forum = 0, outside = 0, teasers = 0, body = 0, veiled = 0, in_main = 0;
  uint64_t by_rules = 0, rules_beside = 0, doubt = 0, forms = 0, dialogs = 0, noscript = 0;
  uint64_t navigation = 0, teasers_of_page = 0, long_letters = 0;
  uint64_t longest = 0, run = 0, longest_run = 0;
  uint64_t before_first = 0, through_last = 0, before_headline = 0;
  uint64_t expected = 0, expected_kept = 0;  // letters times kCertain
  // Blocks.
  uint32_t blocks = 0, sentences = 0, link_blocks = 0, headings = 0, linked_headings = 0;
  uint32_t all_blocks = 0, prices = 0, kept_prices = 0, price_near = kNear;
  uint32_t figures = 0, runs = 0, articles = 0, times = 0, bylines = 0;
  uint64_t alike = 0, boxes_alike = 0;  // sums of logs
  uint64_t long_alike = 0;              // times letters
  uint32_t first = kNoBlock;
  int32_t highest = 0;
};

class Row {
 public:
  explicit Row(const FeatureRows& rows) : rows_(rows) {}
  void set(PageFeature feature, int16_t value) const {
    rows_.values[static_cast<size_t>(feature) * rows_.stride] = value;
  }
  void share(PageFeature feature, uint64_t part, uint64_t whole) const {
    set(feature, thousandths(static_cast<float>(part), static_cast<float>(whole)));
  }
  void log(PageFeature feature, uint64_t number) const {
    set(feature, ilog(static_cast<uint32_t>(std::min<uint64_t>(number, UINT32_MAX - 1))));
  }
  void count(PageFeature feature, uint32_t number, int16_t most) const {
    set(feature, capped(number, most));
  }

 private:
  const FeatureRows& rows_;
};

class Summer {
 public:
  Summer(const ScoredPage& page, int32_t threshold) : page_(page), threshold_(threshold) {}

  Sums sum() {
    const uint32_t count = static_cast<uint32_t>(page_.blocks.blocks.size());
    bool in_run = false;
    int16_t last_article = 0;
    for (uint32_t i = 0; i < count; ++i) {
      const bool kept = stands(i);
      add_any(i, kept);
      if (kept) {
        if (sums_.first == kNoBlock) {
          sums_.first = i;
          sums_.before_first = sums_.all;
        }
        sums_.runs += !in_run;
        add_kept(i);
        const int16_t article = of(Feature::ArticlePlace, i);
        sums_.articles += article != 0 && article != last_article;
        if (article != 0) last_article = article;
        sums_.run = (in_run ? sums_.run : 0) + page_.measures.blocks[i].length;
        sums_.longest_run = std::max(sums_.longest_run, sums_.run);
      }
      in_run = kept;
      if (i == page_.opinion.headline) sums_.before_headline = sums_.all;
      sums_.all += page_.measures.blocks[i].length;
      if (kept) sums_.through_last = sums_.all;
    }
    return sums_;
  }

 private:
  int16_t of(Feature feature, uint32_t i) const {
    return page_.rows.column(static_cast<size_t>(feature))[i];
  }
  bool is_under(Feature hint, uint32_t i) const { return of(hint, i) < kFar; }

  bool stands(uint32_t i) const {
    return page_.probabilities[i] >= threshold_ && i != page_.opinion.headline &&
           page_.opinion.parts[i] != Part::Repeated;
  }

  void add_any(uint32_t i, bool kept) {
    const BlockMeasure& m = page_.measures.blocks[i];
    const int32_t p = page_.probabilities[i];
    const uint64_t length = m.length;
    sums_.expected += length * static_cast<uint32_t>(p);
    sums_.highest = std::max(sums_.highest, p);
    if (p >= kDoubtLowest && p <= kDoubtHighest) sums_.doubt += length;
    if (!kept && of(Feature::RuleStands, i) != 0) sums_.rules_beside += length;
    if (is_under(Feature::HintForm, i)) sums_.forms += length;
    if (is_under(Feature::HintModal, i) || is_under(Feature::HintConsent, i)) {
      sums_.dialogs += length;
    }
    if (is_under(Feature::HintNoscript, i)) sums_.noscript += length;
    if (is_under(Feature::HintNavigation, i) || is_under(Feature::HintSidebar, i)) {
      sums_.navigation += length;
    }
    if (is_under(Feature::HintTeaser, i)) sums_.teasers_of_page += length;
    ++sums_.all_blocks;
    if (m.digits > 0 && m.length <= kFigureLetters &&
        has_currency_sign(page_.blocks.blocks[i].text)) {
      ++sums_.prices;
      sums_.kept_prices += kept;
      const uint32_t headline = page_.opinion.headline;
      if (headline != kNoBlock && i > headline) {
        sums_.price_near = std::min(sums_.price_near, i - headline);
      }
    }
    sums_.times += of(Feature::HasTime, i) != 0;
    sums_.bylines += of(Feature::HintByline, i) <= 1;
  }

  void add_kept(uint32_t i) {
    const Block& block = page_.blocks.blocks[i];
    const BlockMeasure& m = page_.measures.blocks[i];
    const uint64_t length = m.length;
    const auto add_if = [length](bool condition, uint64_t& to) { to += condition ? length : 0; };
    ++sums_.blocks;
    sums_.kept += length;
    sums_.longest = std::max(sums_.longest, length);
    sums_.expected_kept += length * static_cast<uint32_t>(page_.probabilities[i]);
    sums_.prose += static_cast<uint64_t>(m.prose);
    sums_.links += static_cast<uint64_t>(static_cast<float>(m.length) * m.link_share);
    sums_.digits += m.digits;
    add_if(block.shape == Shape::ListItem, sums_.lists);
    add_if(block.shape == Shape::Cell, sums_.cells);
    add_if(block.shape == Shape::Preformatted, sums_.code);
    add_if(block.veil != Veil::None, sums_.veiled);
    add_if(is_under(Feature::HintComment, i), sums_.comments);
    add_if(is_under(Feature::HintForum, i), sums_.forum);
    add_if(is_under(Feature::HintTeaser, i), sums_.teasers);
    add_if(is_under(Feature::HintBody, i), sums_.body);
    add_if(of(Feature::Outside, i) != 0, sums_.outside);
    add_if(of(Feature::InMainBox, i) != 0, sums_.in_main);
    add_if(of(Feature::RuleStands, i) != 0, sums_.by_rules);
    const bool linked = m.link_share > 0.5f;
    sums_.sentences += m.ends_sentence;
    sums_.link_blocks += linked;
    sums_.headings += block.shape == Shape::Heading;
    sums_.linked_headings += block.shape == Shape::Heading && linked;
    sums_.figures += m.length <= kFigureLetters && 2 * m.digits >= m.length;
    sums_.alike += static_cast<uint64_t>(of(Feature::TemplateCount, i));
    if (m.length >= kLong) {
      sums_.long_letters += length;
      sums_.long_alike += length * static_cast<uint64_t>(of(Feature::SiblingsAlike, i));
    }
    sums_.boxes_alike += static_cast<uint64_t>(of(Feature::SiblingsAlike, i));
  }

  const ScoredPage& page_;
  int32_t threshold_;
  Sums sums_;
};

void fill_text(const Sums& sums, const Row& row) {
  row.share(PageFeature::Missed, sums.expected - sums.expected_kept, sums.expected);
  row.share(PageFeature::KeptSure, sums.expected_kept, sums.kept * kCertain);
  row.share(PageFeature::Doubt, sums.doubt, sums.all);
  row.share(PageFeature::DoubtBeside, sums.doubt, sums.kept);
  row.log(PageFeature::ExpectedLetters, sums.expected / kCertain);
  row.log(PageFeature::KeptLetters, sums.kept);
  row.share(PageFeature::KeptShare, sums.kept, sums.all);
  row.log(PageFeature::KeptBlocks, sums.blocks);
  row.log(PageFeature::KeptMean, sums.kept / std::max(sums.blocks, uint32_t{1}));
  row.log(PageFeature::KeptLongest, sums.longest);
  row.share(PageFeature::KeptProse, sums.prose, sums.kept);
  row.share(PageFeature::KeptLinks, sums.links, sums.kept);
  row.share(PageFeature::KeptLists, sums.lists, sums.kept);
  row.share(PageFeature::KeptCells, sums.cells, sums.kept);
  row.share(PageFeature::KeptCode, sums.code, sums.kept);
  row.share(PageFeature::KeptDigits, sums.digits, sums.kept);
  row.share(PageFeature::KeptComments, sums.comments, sums.kept);
  row.share(PageFeature::KeptForum, sums.forum, sums.kept);
  row.share(PageFeature::KeptOutside, sums.outside, sums.kept);
  row.share(PageFeature::KeptTeasers, sums.teasers, sums.kept);
  row.share(PageFeature::KeptBody, sums.body, sums.kept);
  row.share(PageFeature::KeptVeiled, sums.veiled, sums.kept);
  row.share(PageFeature::KeptInMain, sums.in_main, sums.kept);
  row.share(PageFeature::KeptByRules, sums.by_rules, sums.kept);
  row.share(PageFeature::RulesBeside, sums.rules_beside, sums.kept + sums.rules_beside);
}

void fill_blocks(const Sums& sums, const Row& row) {
  row.share(PageFeature::KeptSentences, sums.sentences, sums.blocks);
  row.share(PageFeature::KeptLinkBlocks, sums.link_blocks, sums.blocks);
  row.count(PageFeature::KeptHeadings, sums.headings, 255);
  row.share(PageFeature::KeptHeadingShare, sums.headings, sums.blocks);
  row.count(PageFeature::KeptLinkedHeadings, sums.linked_headings, 255);
  row.share(PageFeature::KeptFigures, sums.figures, sums.blocks);
  const uint32_t blocks = std::max(sums.blocks, uint32_t{1});
  row.set(PageFeature::KeptAlike, static_cast<int16_t>(sums.alike / blocks));
  row.set(PageFeature::KeptBoxesAlike, static_cast<int16_t>(sums.boxes_alike / blocks));
  row.count(PageFeature::KeptArticles, sums.articles, 100);
  row.log(PageFeature::Times, sums.times);
  row.share(PageFeature::TimesShare, sums.times, sums.all_blocks);
  row.log(PageFeature::Prices, sums.prices);
  row.share(PageFeature::PricesShare, sums.prices, sums.all_blocks);
  row.set(PageFeature::PriceNear, capped(sums.price_near, kNear));
  row.share(PageFeature::KeptPrices, sums.kept_prices, sums.blocks);
  row.set(PageFeature::LongAlike,
          static_cast<int16_t>(sums.long_alike / std::max(sums.long_letters, uint64_t{1})));
  row.log(PageFeature::Bylines, sums.bylines);
}

void fill_place(const Sums& sums, uint32_t headline, const Row& row) {
  row.log(PageFeature::Runs, sums.runs);
  row.share(PageFeature::LongestRun, sums.longest_run, sums.kept);
  if (sums.first != kNoBlock) {
    const uint64_t extent = sums.through_last - sums.before_first;
    row.share(PageFeature::Gaps, extent - sums.kept, extent);
    row.share(PageFeature::Before, sums.before_first, sums.all);
    row.share(PageFeature::Behind, sums.all - sums.through_last, sums.all);
  }
  if (headline == kNoBlock) {
    row.set(PageFeature::BeforeHeadline, -1);
    return;
  }
  row.share(PageFeature::BeforeHeadline, sums.before_headline, sums.all);
  if (sums.first == kNoBlock) return;
  const int64_t from = int64_t{sums.first} - int64_t{headline};
  row.set(PageFeature::FromHeadline, static_cast<int16_t>(std::clamp<int64_t>(from, -100, 100)));
}

void fill_statements(const Sums& sums, const meta::Metadata& metadata, const Row& row) {
  row.share(PageFeature::Navigation, sums.navigation, sums.all);
  row.share(PageFeature::Teasers, sums.teasers_of_page, sums.all);
  row.share(PageFeature::Forms, sums.forms, sums.all);
  row.share(PageFeature::Dialogs, sums.dialogs, sums.all);
  row.share(PageFeature::Noscript, sums.noscript, sums.all);
  if (!metadata.article_body.empty()) {
    const int declared = ilog(static_cast<uint32_t>(metadata.article_body.size()));
    const int kept = ilog(static_cast<uint32_t>(std::min<uint64_t>(sums.kept, UINT32_MAX - 1)));
    row.set(PageFeature::BodyDeclared, static_cast<int16_t>(declared - kept));
  }
  row.count(PageFeature::Questions, static_cast<uint32_t>(metadata.questions.size()), 100);
  row.set(PageFeature::Paid, !metadata.paid.empty());
}

}  // namespace

FeatureRows page_features(const ScoredPage& page, Arena& arena) {
  const FeatureRows rows = make_rows(1, kPageFeatureCount, arena);
  const Row row(rows);
  for (size_t i = 0; i < std::size(kPageColumns); ++i) {
    rows.values[i * rows.stride] = page.rows.column(static_cast<size_t>(kPageColumns[i]))[0];
  }
  const int32_t least = threshold(page.probabilities, page.measures, Focus::Balanced);
  const Sums sums = Summer(page, least).sum();
  row.set(
      PageFeature::ExpectedF1,
      static_cast<int16_t>(std::min(expected_f1(page.probabilities, page.measures, least), 1000)));
  row.share(PageFeature::Threshold, static_cast<uint64_t>(least), kCertain);
  row.share(PageFeature::Highest, static_cast<uint64_t>(sums.highest), kCertain);
  fill_text(sums, row);
  fill_blocks(sums, row);
  fill_place(sums, page.opinion.headline, row);
  fill_statements(sums, page.metadata, row);
  uint32_t anchors = 0;
  for (const BlockLink& link : page.blocks.links) anchors += link.url.starts_with('#');
  row.share(PageFeature::Anchors, anchors, page.blocks.links.size());
  return rows;
}

}  // namespace stet::content
