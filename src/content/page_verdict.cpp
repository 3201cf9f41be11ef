// The forests Kind and Confidence of model.gen.cpp.

#include "content/page_verdict.h"

#include <algorithm>
#include <iterator>

#include "base/simd.h"
#include "content/feature_scale.h"
#include "content/forest.h"
#include "content/model.gen.h"
#include "content/page_feature.h"
#include "content/probability.h"

namespace stet::content {

namespace {

// In the order of the forest's outputs: CLASSES of train/page_model.py.
constexpr PageKind kKinds[] = {PageKind::Article, PageKind::Listing, PageKind::Forum,
                               PageKind::Product, PageKind::Other};

bool tells_medium(PageKind kind) {
  return kind == PageKind::LiveBlog || kind == PageKind::Video || kind == PageKind::Audio ||
         kind == PageKind::Gallery;
}

// LIMIT: letters. Where fewer are expected to stand, there is a message
// at best ("enable scripts", "not found"), unless the page shows a headline and says
// that it is an article, or holds little else: a note, or no page at all but a fragment.
constexpr int16_t kReadableLeast = ilog(150);
constexpr int16_t kNoteLeast = ilog(100);

bool has_nothing_to_read(const FeatureRows& row, PageKind declared) {
  const auto of = [&row](PageFeature feature) {
    return row.column(static_cast<size_t>(feature))[0];
  };
  const bool shown = declared != PageKind::None && declared <= PageKind::Gallery &&
                     of(PageFeature::PageHeadline) != 0 && of(PageFeature::KeptLetters) > 0;
  const bool note =
      of(PageFeature::KeptSentences) >= kShareMax / 2 && of(PageFeature::KeptLetters) >= kNoteLeast;
  const bool fragment =
      of(PageFeature::KeptShare) >= kShareMax / 2 && of(PageFeature::Noscript) < kShareMax / 2 &&
      of(PageFeature::Dialogs) < kShareMax / 2 && (note || of(PageFeature::PageHeadline) == 0);
  return of(PageFeature::ExpectedLetters) < kReadableLeast && !shown && !fragment;
}

}  // namespace

PageVerdict page_verdict(const FeatureRows& row, PageKind declared) {
  PageVerdict out;
  if (!has_nothing_to_read(row, declared)) {
    int32_t sums[std::size(kKinds)] = {};
    evaluate(kKind, row, 0, 1, sums, isa());
    out.kind = kKinds[std::max_element(std::begin(sums), std::end(sums)) - std::begin(sums)];
    // Entries of a live blog and pictures of a gallery look like the items of a listing.
    const bool may_be_told = out.kind != PageKind::Forum && out.kind != PageKind::Product;
    if (may_be_told && tells_medium(declared)) out.kind = declared;
  }

  int32_t sum = 0;
  evaluate(kConfidence, row, 0, 1, &sum, isa());
  out.confidence = probability(sum, static_cast<int64_t>(1 / kConfidence.scale));
  return out;
}

}  // namespace stet::content
