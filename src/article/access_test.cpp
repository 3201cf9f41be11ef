#include "article/access.h"

#include <gtest/gtest.h>

#include <string>

#include "article/write.h"
#include "stet/stet.h"

namespace stet::article {
namespace {

std::string paragraphs(int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += "<p>" + std::to_string(i) +
           ". The council decided on Tuesday, after a long debate, to close the bridge for a year, "
           "and to build a new one beside it.</p>";
  }
  return out;
}

std::string ld(const std::string& members) {
  return R"(<script type=application/ld+json>{"@type":"NewsArticle","headline":"A headline of words",)" +
         members + "}</script><h1>A headline of words</h1>";
}

// "free=0 complete=1: json-ld:isAccessibleForFree json-ld:wordCount"; '?' for what is not known.
std::string shown(const std::string& html) {
  Scratch scratch;
  const Page page{.body = html, .url = "https://a.example/news/story"};
  const Result<Article> article = extract(page, scratch);
  if (!article) return "failed";
  const auto of = [](const std::optional<bool>& value) {
    return std::string(!value ? "?" : *value ? "1" : "0");
  };
  const Access& access = article->access;
  std::string out = "free=" + of(access.free) + " complete=" + of(access.complete) + ":";
  for (const Witness& witness : access.evidence) out += " " + witness.from;
  return out;
}

struct AccessCase {
  const char* name;
  std::string html, access;
};

TEST(Access, IsWhatThePageSaysAndShows) {
  const std::string parts = R"("isAccessibleForFree":"False","hasPart":{"@type":"WebPageElement",)"
                            R"("isAccessibleForFree":false,"cssSelector":".paid"})";
  const AccessCase kCases[] = {
      {"nothing", paragraphs(8), "free=? complete=?:"},
      {"free", ld(R"("isAccessibleForFree":true)") + paragraphs(8),
       "free=1 complete=1: json-ld:isAccessibleForFree"},
      {"a tier", "<meta property=article:content_tier content=locked>" + paragraphs(8),
       "free=0 complete=?: article:content_tier"},
      {"all of what is paid for", ld(parts) + "<div class='a paid'>" + paragraphs(8) + "</div>",
       "free=0 complete=1: json-ld:isAccessibleForFree json-ld:hasPart"},
      {"none of it", ld(parts) + paragraphs(4) + "<div class=paid></div>",
       "free=0 complete=0: json-ld:isAccessibleForFree json-ld:hasPart"},
      {"a selector that means nothing here", ld(parts) + paragraphs(20),
       "free=0 complete=?: json-ld:isAccessibleForFree"},
      {"fewer words than there are",
       ld(R"("isAccessibleForFree":false,"wordCount":900)") + paragraphs(8),
       "free=0 complete=0: json-ld:isAccessibleForFree json-ld:wordCount"},
      {"as many words as there are",
       ld(R"("isAccessibleForFree":false,"wordCount":"190")") + paragraphs(8),
       "free=0 complete=1: json-ld:isAccessibleForFree json-ld:wordCount"},
      {"cut off",
       ld(R"("isAccessibleForFree":false)") + paragraphs(4) +
           "<p>The mayor said that before long the town would have to, and that nobody should…</p>",
       "free=0 complete=0: json-ld:isAccessibleForFree end of the text"},
      {"a wall",
       "<article>" + paragraphs(4) +
           "<div class='c paywall'><h3>Read on</h3><p>Subscribe to read the "
           "rest.</p></div></article>",
       "free=0 complete=0: class class"},
      {"a wall behind a long text",
       "<article>" + paragraphs(60) +
           "<div class='c paywall'><h3>Read on</h3><p>Subscribe to read the "
           "rest.</p></div></article>",
       "free=? complete=?:"},
  };
  for (const AccessCase& c : kCases) {
    SCOPED_TRACE(c.name);
    EXPECT_EQ(shown(c.html), c.access);
  }
}

TEST(Access, IsWrittenWithItsEvidence) {
  Article article;
  article.access.free = false;
  article.access.complete = true;
  article.access.evidence = {{"free", "False", "json-ld:isAccessibleForFree", {3, 9}, true}};
  article.next = "https://a.example/2";
  std::string out;
  write_json(out, article);
  EXPECT_NE(out.find(R"("access":{"free":false,"complete":true,"evidence":[{"field":"free",)"
                     R"("value":"False","from":"json-ld:isAccessibleForFree","span":[3,9]}]},)"
                     R"("next":"https://a.example/2")"),
            std::string::npos)
      << out;
}

}  // namespace
}  // namespace stet::article
