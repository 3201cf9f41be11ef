#include "article/next_part.h"

#include <gtest/gtest.h>

#include <string>

#include "stet/stet.h"

namespace stet::article {
namespace {

struct PartCase {
  const char *current, *next;
  bool is;
};

constexpr PartCase kParts[] = {
    {"https://a.example/news/story", "https://a.example/news/story/2", true},
    {"https://a.example/news/story/", "https://a.example/news/story/2/", true},
    {"https://a.example/news/story/", "https://a.example/news/story/page/2/", true},
    {"https://a.example/news/story", "https://a.example/news/story?page=2", true},
    {"https://a.example/news/story?id=7", "https://a.example/news/story?id=7&p=2", true},
    {"https://a.example/story.html", "https://a.example/story-2.html", true},
    {"https://a.example/story.html", "https://a.example/story,seite-2.html", true},
    {"https://a.example/story?page=2", "https://a.example/story?page=3#text", true},
    {"https://a.example/story/page/9/", "https://a.example/story/page/10/", true},
    // Other articles.
    {"https://a.example/news/12", "https://a.example/news/13", false},
    {"https://a.example/news/story-1", "https://a.example/news/story-2", false},
    {"https://a.example/news/story", "https://a.example/news/next-story", false},
    {"https://a.example/news/story", "https://a.example/news/story-about-part-2", false},
    {"https://a.example/news/story", "https://a.example/news/story/3", false},
    {"https://a.example/", "https://a.example/2", false},
    {"https://a.example/story", "https://b.example/story/2", false},
    {"https://a.example/story?page=2", "https://a.example/story", false},
    {"", "https://a.example/story/2", false},
};

TEST(NextPart, HasTheSameAddressWithTheNextNumber) {
  for (const PartCase& c : kParts) {
    SCOPED_TRACE(std::string(c.current) + " " + c.next);
    EXPECT_EQ(is_next_part(c.current, c.next), c.is);
  }
}

TEST(NextPart, IsNamedByTheHeadOrByALinkThatReadsAsItsNumber) {
  const auto next = [](const std::string& html) {
    Scratch scratch;
    const Page page{.body = html, .url = "https://a.example/news/story"};
    const Result<Article> article = extract(page, scratch);
    return article ? article->next : "failed";
  };
  std::string story =
      "<title>A headline of some words</title><meta property=og:type content=article>"
      "<article><h1>A headline of some words</h1>";
  for (int i = 0; i < 6; ++i) {
    story += "<p>The council decided on day " + std::to_string(i) +
             ", after a long debate, to close the bridge for a year, and to build a new one "
             "beside it.</p>";
  }
  story += "</article>";
  EXPECT_EQ(next("<link rel=next href='/news/story/2'>" + story), "https://a.example/news/story/2");
  EXPECT_EQ(next("<link rel=next href='/news/other'>" + story), "");
  EXPECT_EQ(next(story + "<div><a href='/news/story'>1</a> <a href='story?page=2'>2</a></div>"),
            "https://a.example/news/story?page=2");
  EXPECT_EQ(next(story + "<div><a href='story?page=2'>the second part</a></div>"), "");
}

}  // namespace
}  // namespace stet::article
