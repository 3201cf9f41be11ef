#include "content/feature_words.h"

#include <gtest/gtest.h>

#include "content/feature.h"
#include "content/feature_scale.h"

namespace stet::content {
namespace {

TEST(FeatureWords, SayTheValueInPlainUnits) {
  struct Case {
    Feature feature;
    int16_t value;
    const char* words;
  };
  const Case kCases[] = {
      {Feature::Length, ilog(0), "its length (0)"},
      {Feature::Length, ilog(90), "its length (90)"},
      {Feature::LinkShare, 871, "its share of link text (87 %)"},
      {Feature::Sentence, 1, "whether it ends as a sentence does (yes)"},
      {Feature::HintNavigation, 0, "how near an element named navigation is (its own)"},
      {Feature::HintNavigation, 3, "how near an element named navigation is (3 up)"},
      {Feature::HintNavigation, kFar, "how near an element named navigation is (none around)"},
      {Feature::Tag, 6, "its tag (h1)"},
      {Feature::Shape, 2, "what kind of element it is (list item)"},
      {Feature::Prev1Shape, 7, "what kind of element the block before is (none)"},
      {Feature::RuleRole, 0, "what the rules take it for (other)"},
      {Feature::PageDeclared, 1, "what the page says it is (article)"},
      {Feature::FromHeadline, -7, "how many blocks it is from the headline (-7)"},
  };
  for (const Case& c : kCases)
    EXPECT_EQ(in_words(static_cast<size_t>(c.feature), c.value), c.words);
}

TEST(FeatureScale, LogarithmsRise) {
  int16_t last = -1;
  for (uint32_t n = 0; n < 5000; ++n) {
    const int16_t log = ilog(n);
    EXPECT_GE(log, last);
    last = log;
  }
  EXPECT_EQ(ilog(0), 0);
  EXPECT_EQ(ilog(1), 64);
  EXPECT_EQ(ilog(255), 8 * 64);
  EXPECT_EQ(ilog(UINT32_MAX), kLogMax);
}

TEST(FeatureScale, SharesAreInThousandths) {
  EXPECT_EQ(thousandths(0, 0), 0);
  EXPECT_EQ(thousandths(1, 4), 250);
  EXPECT_EQ(thousandths(5, 4), 1000);
}

}  // namespace
}  // namespace stet::content
