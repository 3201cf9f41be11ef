// What joins a page and its record: blocks by span, excerpts of the source.

#include "explain/explanation.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explain/sample_explanation.h"

namespace stet::explain {
namespace {

using testing::ElementsAre;

TEST(Explanation, HoldsTheSourceThatSpansPointInto) {
  const std::string page =
      "<meta charset=windows-1252><h1>Caf\xE9</h1><p>A first paragraph, of some length.</p>";
  const Result<Explanation> explanation = explain({.body = page}, {});
  ASSERT_TRUE(explanation);
  ASSERT_EQ(explanation->article.blocks.size(), 2u);
  EXPECT_FALSE(explanation->article.evidence.empty());
  for (const BlockVerdict& block : explanation->article.blocks) {
    EXPECT_EQ(explanation->source.substr(block.span.begin, block.span.end - block.span.begin),
              block.text);
  }
}

TEST(Explanation, OfWhatIsNoTextHasNoSource) {
  const Result<Explanation> explanation = explain({.body = "\x89PNG\r\n\x1a\n"}, {});
  ASSERT_TRUE(explanation);
  EXPECT_EQ(explanation->source, "");
  EXPECT_TRUE(explanation->article.blocks.empty());
}

TEST(BlockIndex, FindsBlocksBySpan) {
  Article article;
  article.blocks = {{Role::Other, "b", "", {10, 20}},
                    {Role::Other, "c", "", {30, 40}},
                    {Role::Other, "a", "", {0, 5}}};  // moved by the parser
  const BlockIndex index(article);
  EXPECT_THAT(index.inside({0, 40}), ElementsAre(2, 0, 1));
  EXPECT_THAT(index.inside({10, 20}), ElementsAre(0));
  EXPECT_THAT(index.inside({11, 40}), ElementsAre(1));
  EXPECT_THAT(index.inside({5, 10}), ElementsAre());
  EXPECT_EQ(index.around({12, 14}), 0u);
  EXPECT_EQ(index.around({30, 40}), 1u);
  EXPECT_EQ(index.around({38, 41}), UINT32_MAX);
  EXPECT_EQ(index.around({22, 24}), UINT32_MAX);
}

TEST(Excerpt, TakesTheTagsAlong) {
  const std::string source = "<div><p class=\"a\"><b>Text</b> and more</p></div>";
  const auto begin = static_cast<uint32_t>(source.find("Text"));
  const auto end = static_cast<uint32_t>(source.find("</p>"));
  const Excerpt excerpt = excerpt_of(source, {begin, end}, 1000);
  EXPECT_EQ(excerpt.before, "<b>");
  EXPECT_EQ(excerpt.begin, "Text</b> and more");
  EXPECT_EQ(excerpt.after, "</p>");
  EXPECT_EQ(excerpt.left_out, 0u);
}

TEST(Excerpt, CutsBetweenCharacters) {
  std::string source;
  for (int i = 0; i < 100; ++i) source += "é";
  for (size_t bytes_max = 8; bytes_max < 30; ++bytes_max) {
    const Excerpt excerpt = excerpt_of(source, {0, 200}, bytes_max);
    EXPECT_EQ(excerpt.begin.size() % 2, 0u);
    EXPECT_EQ(excerpt.end.size() % 2, 0u);
    EXPECT_EQ(excerpt.begin.size() + excerpt.left_out + excerpt.end.size(), 200u);
    EXPECT_LE(excerpt.begin.size() + excerpt.end.size(), bytes_max);
  }
}

TEST(Excerpt, OfASpanThatIsNotThereIsEmpty) {
  EXPECT_EQ(excerpt_of("abc", {2, 9}, 10).begin, "");
  EXPECT_EQ(excerpt_of("abc", {2, 2}, 10).begin, "");
}

TEST(Tally, CountsBlocksByWhatBecomesOfThem) {
  const Tally tally = tally_of(SampleExplanation().get().article);
  EXPECT_THAT(tally.blocks, ElementsAre(2, 3, 7));
}

}  // namespace
}  // namespace stet::explain
