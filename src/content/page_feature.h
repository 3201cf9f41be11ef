#pragma once
// The list of page features: what the models of kind and confidence look at, one row
// of integers a page. Scales as in feature.h.
//
// It begins with what the block features say of the page as a whole; the rest is sums
// over the blocks and over the selection: those blocks that stand, the headline and
// repetitions aside. "Of the text" means: of the letters of these blocks.
//
// The list is the contract with the trained models: its hash is bound into the tables.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "content/feature.h"

namespace stet::content {

struct PageFeatureInfo {
  std::string_view name;
  int16_t min, max;
  std::string_view meaning;
};

// clang-format off
// The columns of feature.h that say the same for every block of a page.
#define STET_PAGE_COLUMNS(X)                                                                       \
  X(PageLength) X(PageProse) X(PageProseShare) X(PageLinks) X(PageBlocks) X(PageMeanProse)          \
  X(PageHeadings) X(PageLinkedHeadings) X(PageArticles) X(PageListShare) X(PageCellShare)           \
  X(PageCodeShare) X(PageCommentShare) X(PageForumShare) X(PageDeclared) X(PageKind) X(PageDated)   \
  X(PageAuthors) X(PageHeadline) X(PageImages) X(PageBodyDeclared) X(PageTopProse) X(PageTopShare)  \
  X(PageOwnProse) X(PageOwnShare) X(PageVeiled) X(PageNews) X(PageWide)

#define STET_PAGE_FEATURES(X)                                                                      \
  X(ExpectedF1, 0, kShareMax, "the F1 that the probabilities promise")                              \
  X(Threshold, 0, kShareMax, "the probability from which a block stands")                           \
  X(ExpectedLetters, 0, kLogMax, "the letters expected to stand (log)")                             \
  X(Highest, 0, kShareMax, "the highest probability of a block")                                    \
  X(Doubt, 0, kShareMax, "the share of the page in doubt")                                          \
  X(DoubtBeside, 0, kShareMax, "letters in doubt beside those of the text")                         \
  X(Missed, 0, kShareMax, "the share of expected letters that is left out")                         \
  X(KeptSure, 0, kShareMax, "the mean probability of the text")                                     \
  X(KeptLetters, 0, kLogMax, "the length of the text (log)")                                        \
  X(KeptShare, 0, kShareMax, "the share of the page that stands")                                   \
  X(KeptBlocks, 0, kLogMax, "the number of blocks that stand (log)")                                \
  X(KeptMean, 0, kLogMax, "their mean length (log)")                                                \
  X(KeptLongest, 0, kLogMax, "the longest of them (log)")                                           \
  X(KeptProse, 0, kShareMax, "the share of running text in the text")                               \
  X(KeptSentences, 0, kShareMax, "the share of blocks that end as sentences do")                    \
  X(KeptLinks, 0, kShareMax, "the share of links in the text")                                      \
  X(KeptLinkBlocks, 0, kShareMax, "the share of blocks that are mostly links")                      \
  X(KeptLists, 0, kShareMax, "the share of list items in the text")                                 \
  X(KeptHeadings, 0, 255, "the headings in the text")                                               \
  X(KeptHeadingShare, 0, kShareMax, "the share of headings among its blocks")                       \
  X(KeptLinkedHeadings, 0, 255, "the headings in the text that are links")                          \
  X(KeptCells, 0, kShareMax, "the share of tables in the text")                                     \
  X(KeptCode, 0, kShareMax, "the share of code in the text")                                        \
  X(KeptDigits, 0, kShareMax, "the share of digits in the text")                                    \
  X(KeptFigures, 0, kShareMax, "the share of its blocks that are short and half digits")            \
  X(KeptComments, 0, kShareMax, "the share of the text under the name of comments")                 \
  X(KeptForum, 0, kShareMax, "the share of the text under the name of a forum")                     \
  X(KeptOutside, 0, kShareMax, "the share of the text under a name that rules it out")              \
  X(KeptTeasers, 0, kShareMax, "the share of the text under the name of teasers")                   \
  X(KeptBody, 0, kShareMax, "the share of the text under the name of an article's body")            \
  X(KeptVeiled, 0, kShareMax, "the share of the text that is hidden")                               \
  X(KeptInMain, 0, kShareMax, "the share of the text in the element of the main text")              \
  X(KeptByRules, 0, kShareMax, "the share of the text that the rules keep too")                     \
  X(RulesBeside, 0, kShareMax, "what the rules keep and the model does not, beside the text")       \
  X(KeptAlike, 0, kLogMax, "how many blocks of their make there are, in the mean (log)")            \
  X(KeptBoxesAlike, 0, kLogMax, "how many elements of their make stand beside theirs (log)")        \
  X(KeptArticles, 0, 100, "the article elements with text")                                         \
  X(Runs, 0, kLogMax, "in how many pieces the text stands (log)")                                   \
  X(LongestRun, 0, kShareMax, "the share of the text in its longest piece")                         \
  X(Gaps, 0, kShareMax, "the share left out between the text's first block and its last")           \
  X(Before, 0, kShareMax, "the share of the page before the text")                                  \
  X(Behind, 0, kShareMax, "the share of the page behind the text")                                  \
  X(BeforeHeadline, -1, kShareMax, "the share of the page before the headline; -1: none")           \
  X(FromHeadline, -100, 100, "how many blocks the text begins behind the headline")                 \
  X(Times, 0, kLogMax, "the blocks that have the form of a date (log)")                             \
  X(Bylines, 0, kLogMax, "the blocks named as authors (log)")                                       \
  X(TimesShare, 0, kShareMax, "the share of blocks that have the form of a date")                   \
  X(Prices, 0, kLogMax, "the short blocks with a currency sign and digits (log)")                    \
  X(PricesShare, 0, kShareMax, "their share of the blocks")                                         \
  X(PriceNear, 0, 100, "how many blocks behind the headline the first of them is; 100: none")       \
  X(KeptPrices, 0, kShareMax, "their share of the blocks that stand")                               \
  X(LongAlike, 0, kLogMax, "how many elements stand beside those of long text (log)")               \
  X(Anchors, 0, kShareMax, "the share of links that lead to another place in the page")             \
  X(Navigation, 0, kShareMax, "the share of the page in navigation and margins")                    \
  X(Teasers, 0, kShareMax, "the share of the page in teasers")                                      \
  X(Forms, 0, kShareMax, "the share of the page in forms and searches")                             \
  X(Dialogs, 0, kShareMax, "the share of the page in dialogs and questions for consent")            \
  X(Noscript, 0, kShareMax, "the share of the page for browsers without scripts")                   \
  X(BodyDeclared, -kLogMax, kLogMax, "the text in structured data beside the text (log); 0: none")  \
  X(Questions, 0, 100, "the questions that structured data says the page answers")                  \
  X(Paid, 0, 1, "whether parts are declared to be for subscribers")
// clang-format on

enum class PageFeature : uint16_t {
#define STET_PAGE_COLUMN_NAME(name) name,
#define STET_PAGE_FEATURE_NAME(name, min, max, meaning) name,
  STET_PAGE_COLUMNS(STET_PAGE_COLUMN_NAME) STET_PAGE_FEATURES(STET_PAGE_FEATURE_NAME)
#undef STET_PAGE_COLUMN_NAME
#undef STET_PAGE_FEATURE_NAME
};

inline constexpr Feature kPageColumns[] = {
#define STET_PAGE_COLUMN(name) Feature::name,
    STET_PAGE_COLUMNS(STET_PAGE_COLUMN)
#undef STET_PAGE_COLUMN
};

inline constexpr PageFeatureInfo kPageFeatures[] = {
#define STET_PAGE_COLUMN_INFO(name)                          \
  {#name, kFeatures[static_cast<size_t>(Feature::name)].min, \
   kFeatures[static_cast<size_t>(Feature::name)].max,        \
   kFeatures[static_cast<size_t>(Feature::name)].meaning},
#define STET_PAGE_FEATURE_INFO(name, min, max, meaning) {#name, min, max, meaning},
    STET_PAGE_COLUMNS(STET_PAGE_COLUMN_INFO) STET_PAGE_FEATURES(STET_PAGE_FEATURE_INFO)
#undef STET_PAGE_COLUMN_INFO
#undef STET_PAGE_FEATURE_INFO
};

inline constexpr size_t kPageFeatureCount = std::size(kPageFeatures);

// As kFeatureListHash.
inline constexpr uint64_t kPageFeatureListHash = [] {
  uint64_t hash = 0xcbf29ce484222325;
  for (const PageFeatureInfo& feature : kPageFeatures) {
    for (const char c : feature.name) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
    hash *= 0x100000001b3;
  }
  return hash;
}();

}  // namespace stet::content
