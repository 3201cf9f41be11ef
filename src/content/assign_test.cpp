#include "content/assign.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "content/probability.h"
#include "content/segment.h"
#include "html/parse.h"

namespace stet::content {
namespace {

struct Assigned {
  explicit Assigned(std::string_view source, Focus focus = Focus::Balanced) : text(source) {
    text.append(64, '\0');
    const html::Document document =
        html::parse(std::string_view(text).substr(0, text.size() - 64), arena);
    const meta::Metadata metadata = meta::read(document, {}, arena);
    const Blocks blocks = segment(document, arena);
    const Roles roles = assign(document, blocks, metadata, focus, arena);
    EXPECT_EQ(roles.verdicts.size(), blocks.blocks.size());
    for (size_t i = 0; i < blocks.blocks.size(); ++i) {
      const Verdict& verdict = roles.verdicts[i];
      EXPECT_STRNE(verdict.reason, "") << blocks.blocks[i].text;
      EXPECT_GE(verdict.probability, 0);
      EXPECT_LE(verdict.probability, kCertain);
      stands.push_back(is_body(verdict.role));
      headlines += verdict.role == Role::Headline;
      (stands.back() ? body : left_out) += std::string(blocks.blocks[i].text) + "|";
    }
  }

  Arena arena;
  std::string text;
  std::vector<bool> stands;
  int headlines = 0;
  std::string body, left_out;
};

// A page as newsrooms make them: menu, headline, byline, story, other stories, legal lines.
std::string news_page(std::string_view in_story = {}) {
  std::string page =
      "<html lang=en><head><title>Council opens a new bridge - The Paper</title>"
      "<meta property=og:type content=article></head><body>"
      "<nav><ul><li><a href=/a>Politics</a><li><a href=/b>Sports</a><li><a href=/c>Weather</a>"
      "</ul></nav><main><article><h1>Council opens a new bridge</h1>"
      "<div class=byline>By <a href=/mason>Ann Mason</a></div>"
      "<figure><img src=b.jpg><figcaption>The bridge at night. Photo: A. "
      "Mason</figcaption></figure>"
      "<div class=article-body>";
  for (const char* day : {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}) {
    page += std::string("<p>The council opened the bridge on ") + day +
            ", two years later than planned, after a long dispute about its cost, the mayor said. "
            "Nobody had thought that it would take so long, and many had given up hope.</p>";
    if (day == std::string_view("Wednesday")) page += in_story;
  }
  page +=
      "</div></article></main><aside class=related><h2>More stories</h2><ul>"
      "<li><a href=/1>Another bridge is closed</a><li><a href=/2>A storm comes in from the sea</a>"
      "</ul></aside><footer><p>Copyright 2024 The Paper. All rights reserved.</p>"
      "<a href=/privacy>Privacy</a></footer></body></html>";
  return page;
}

TEST(Assign, KeepsTheStoryAndNothingElse) {
  const Assigned page(news_page());
  EXPECT_EQ(page.headlines, 1);
  EXPECT_NE(page.body.find("on Monday"), std::string::npos);
  EXPECT_NE(page.body.find("on Saturday"), std::string::npos);
  for (const char* other : {"Politics", "Ann Mason", "bridge at night", "More stories",
                            "Another bridge", "All rights reserved", "Privacy"}) {
    EXPECT_EQ(page.body.find(other), std::string::npos) << other;
    EXPECT_NE(page.left_out.find(other), std::string::npos) << other;
  }
}

TEST(Assign, KeepsThePartsOfAStory) {
  for (const char* part : {"<h2>How the steel was brought over the river</h2>",
                           "<blockquote><p>We are late, but we are here.</p></blockquote>"}) {
    const Assigned page(news_page(part));
    const std::string text = std::string(part).substr(std::string(part).rfind("<p>") + 1);
    EXPECT_EQ(page.left_out.find("steel was brought"), std::string::npos);
    EXPECT_EQ(page.left_out.find("We are late"), std::string::npos);
  }
}

TEST(Assign, WhatIsSaidTwiceStandsOnce) {
  const std::string story =
      "<p>The mayor said that the stones would come by ship, and that the "
      "masons would come from the city, as they had a hundred years ago.</p>";
  const Assigned page(news_page(story + "<div class=print><div>" + story + "</div></div>"));
  const size_t first = page.body.find("stones would come");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(page.body.find("stones would come", first + 1), std::string::npos);
}

TEST(Assign, AStandfirstThatIsTheFirstParagraphStandsOnce) {
  std::string source = news_page();
  const size_t begin = source.find("<p>The council opened the bridge on Monday");
  const std::string first = source.substr(begin, source.find("</p>", begin) + 4 - begin);
  source.insert(source.find("<div class=byline>"), "<div class=standfirst>" + first + "</div>");
  const Assigned page(source);
  const size_t at = page.body.find("bridge on Monday");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(page.body.find("bridge on Monday", at + 1), std::string::npos) << page.body;
}

TEST(Assign, PrecisionKeepsLessAndRecallMore) {
  const std::string source =
      news_page("<p>Five kilometres of rope</p><ul><li><a href=/x>The old bridge</a></ul>");
  const Assigned precise(source, Focus::Precision);
  const Assigned balanced(source);
  const Assigned complete(source, Focus::Recall);
  for (size_t i = 0; i < balanced.stands.size(); ++i) {
    EXPECT_LE(precise.stands[i], balanced.stands[i]) << i;
    EXPECT_LE(balanced.stands[i], complete.stands[i]) << i;
  }
}

TEST(Assign, APageWithoutBlocksHasNoVerdicts) {
  for (const char* source : {"", "<p> </p>", "<img src=a>"}) {
    EXPECT_TRUE(Assigned(source).stands.empty()) << source;
  }
}

TEST(Probability, RisesFromNothingToCertainty) {
  EXPECT_EQ(probability(0, 32), kCertain / 2);
  EXPECT_EQ(probability(32 * 100, 32), probability(32 * 10, 32));
  int32_t last = 0;
  for (int64_t logit = -400; logit <= 400; ++logit) {
    const int32_t p = probability(logit, 32);
    EXPECT_GE(p, last);
    EXPECT_NEAR(p + probability(-logit, 32), kCertain, 1);
    last = p;
  }
}

}  // namespace
}  // namespace stet::content
