#pragma once
// What kind of page it is, and how likely its record is right: the trained models of
// the page as a whole at work.

#include <cstdint>

#include "base/arena.h"
#include "content/feature_rows.h"
#include "stet/article.h"

namespace stet::content {

struct PageVerdict {
  PageKind kind = PageKind::None;
  // That the record is right, in units of 1/kCertain (probability.h). Right means that
  // nine tenths of the text's words are (F1), or that there is nothing to read indeed.
  int32_t confidence = 0;
};

// `row` is that of page_features(); all zero for a page without text. Kinds that tell
// articles by their medium (live blog, video, audio, gallery) are as `declared`: what
// the model sees of a page cannot tell them apart.
PageVerdict page_verdict(const FeatureRows& row, PageKind declared);

}  // namespace stet::content
