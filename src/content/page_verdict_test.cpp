#include "content/page_verdict.h"

#include <gtest/gtest.h>

#include <string>

#include "content/assign.h"
#include "content/feature_view.h"
#include "content/features.h"
#include "content/measure.h"
#include "content/page_feature.h"
#include "content/page_features.h"
#include "content/probability.h"
#include "content/rules.h"
#include "content/segment.h"
#include "html/parse.h"

namespace stet::content {
namespace {

struct Judged {
  explicit Judged(std::string_view source, Focus focus = Focus::Balanced) {
    Arena arena;
    std::string text(source);
    text.append(64, '\0');
    const html::Document document =
        html::parse(std::string_view(text).substr(0, text.size() - 64), arena);
    const meta::Metadata metadata = meta::read(document, {}, arena);
    const Blocks blocks = segment(document, arena);
    const Roles roles = assign(document, blocks, metadata, focus, arena);
    kind = roles.kind;
    confidence = roles.confidence;
    for (size_t i = 0; i < blocks.blocks.size(); ++i) {
      if (!is_body(roles.verdicts[i].role)) continue;
      ++standing;
      body += std::string(blocks.blocks[i].text) + "|";
    }
  }

  PageKind kind;
  int32_t confidence;
  int standing = 0;
  std::string body;
};

const std::string kMenu =
    "<nav><ul><li><a href=/a>Politics</a><li><a href=/b>Sports</a><li><a href=/c>Weather</a></ul>"
    "</nav>";
const std::string kFooter =
    "<footer><p>Copyright 2024 The Paper. All rights reserved.</p><a href=/privacy>Privacy</a>"
    "</footer>";

std::string page_of(const std::string& head, const std::string& body) {
  return "<!doctype html><html lang=en><head>" + head + "</head><body>" + kMenu + body + kFooter +
         "</body></html>";
}

std::string repeated(int count, const std::string& before, const std::string& after) {
  std::string out;
  for (int i = 0; i < count; ++i) out.append(before).append(std::to_string(i)).append(after);
  return out;
}

std::string article(const std::string& head = {}) {
  return page_of(
      "<title>Council opens a new bridge - The Paper</title>" + head,
      "<main><article><h1>Council opens a new bridge</h1><div class=byline>By Ann Mason</div>"
      "<div class=article-body>" +
          repeated(9, "<p>The council opened the bridge on day ",
                   ", two years later than planned, after a long dispute about its cost, the mayor "
                   "said. Nobody had thought that it would take so long, and many had given up "
                   "hope.</p>") +
          "</div></article></main>");
}

std::string listing() {
  return page_of(
      "<title>Politics - The Paper</title><meta property=og:type content=website>",
      "<main><h1>Politics</h1><div class=teasers>" +
          repeated(24, "<div class=card><h3><a href=/story>The council votes on plan number ",
                   "</a></h3><p>What comes next is not known.</p><span class=date>2 May</span>"
                   "</div>") +
          "</div><a href=?page=2>Next page</a></main>");
}

std::string forum() {
  return page_of(
      "<title>Which boiler should I buy? | Heating forum</title>",
      "<main class=forum><h1>Which boiler should I buy?</h1><div class=thread>" +
          repeated(12, "<div class=\"post forum-post\"><div class=author><a href=/u>user",
                   "</a></div><span class=post-date>3 May 2021, 10:14</span><div class=post-body>"
                   "<p>I have had the small one for ten years and never had any trouble with it, "
                   "but you do need somebody who knows how to set it up.</p></div>"
                   "<a href=#reply>Reply</a> <a href=#quote>Quote</a></div>") +
          "</div></main>");
}

std::string product() {
  return page_of(
      "<title>Steel kettle, 2 litres | Shop</title><meta property=og:type content=product>"
      "<script type=application/ld+json>{\"@context\":\"https://schema.org\",\"@type\":"
      "\"Product\",\"name\":\"Steel kettle\",\"offers\":{\"@type\":\"Offer\",\"price\":\"29.90\","
      "\"priceCurrency\":\"EUR\"}}</script>",
      "<main class=product><h1>Steel kettle, 2 litres</h1><div class=price>29.90 EUR</div>"
      "<button>Add to cart</button><div class=product-description><p>A kettle of brushed steel "
      "that boils two litres of water in four minutes and switches itself off. Its handle stays "
      "cool, and its lid opens wide enough for a hand to clean it.</p><p>The base can be turned in "
      "all directions, and keeps what is left of the cable.</p></div>"
      "<table><tr><td>Weight<td>1.2 kg<tr><td>Power<td>2200 W<tr><td>Colour<td>Steel</table>"
      "<h2>Others also bought</h2><ul><li><a href=/1>Tea pot</a> 19.90<li><a href=/2>Cups</a> "
      "9.90</ul></main>");
}

// What page_verdict() makes of pages that nobody doubts.
struct Case {
  const char* what;
  std::string page;
  PageKind kind;
};

const Case kCases[] = {
    {"a story", article(), PageKind::Article},
    {"a story that says so", article("<meta property=og:type content=article>"), PageKind::Article},
    {"a live blog by its own word",
     article("<script type=application/ld+json>{\"@context\":\"https://schema.org\","
             "\"@type\":\"LiveBlogPosting\",\"headline\":\"Council opens a new bridge\"}</script>"),
     PageKind::LiveBlog},
    {"a section's front", listing(), PageKind::Listing},
    {"a thread", forum(), PageKind::Forum},
    {"something for sale", product(), PageKind::Product},
};

TEST(PageVerdict, TellsKindsApart) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    const Judged page(c.page);
    EXPECT_STREQ(name(page.kind), name(c.kind));
    EXPECT_GT(page.standing, 0);
    EXPECT_GT(page.confidence, 0);
    EXPECT_LT(page.confidence, kCertain);
  }
}

TEST(PageVerdict, ReadsAFragmentHoweverShort) {
  EXPECT_NE(Judged("<p>The council opened the bridge on Monday.</p>").kind, PageKind::None);
}

const Case kNothing[] = {
    {"no bytes", "", PageKind::None},
    {"an empty body", "<html><body></body></html>", PageKind::None},
    {"drawn by a script",
     "<html><head><title>App</title></head><body><noscript>You need to enable JavaScript to run "
     "this app.</noscript><div id=root></div><script src=/app.js></script></body></html>",
     PageKind::None},
    {"a question for consent",
     "<html><head><title>Consent</title></head><body><div class=cookie-consent role=dialog>"
     "<h2>We value your privacy</h2><p>We and our partners store information on your device.</p>"
     "<button>Accept all</button><button>Reject all</button><a href=/policy>Policy</a></div>"
     "</body></html>",
     PageKind::None},
    {"an error",
     page_of("<title>404 Not Found</title>",
             "<h1>404</h1><p>The page was not found.</p><a href=/>Home</a>"),
     PageKind::None},
};

TEST(PageVerdict, AbstainsWhereThereIsNothingToRead) {
  for (const Case& c : kNothing) {
    SCOPED_TRACE(c.what);
    const Judged page(c.page);
    EXPECT_STREQ(name(page.kind), name(c.kind));
    EXPECT_EQ(page.body, "");
    EXPECT_GE(page.confidence, 0);
    EXPECT_LE(page.confidence, kCertain);
  }
}

TEST(PageVerdict, IsLessSureOfRubbish) {
  const std::string whole = article("<meta property=og:type content=article>");
  std::string cut = page_of("<title>Council</title>",
                            "<div>" +
                                repeated(9, "<div><a href=/x>More on this</a> The council ",
                                         "<span>3:14</span></div><div>By day</div>") +
                                "</div>");
  EXPECT_GT(Judged(whole).confidence, kCertain / 2);
  EXPECT_LT(Judged(cut).confidence, Judged(whole).confidence);
}

TEST(PageVerdict, IsTheSameHoweverMuchIsWanted) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    const Judged balanced(c.page);
    for (const Focus focus : {Focus::Precision, Focus::Recall}) {
      const Judged other(c.page, focus);
      EXPECT_EQ(other.kind, balanced.kind);
      EXPECT_EQ(other.confidence, balanced.confidence);
    }
  }
}

TEST(PageFeatures, StayInTheirRanges) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    Arena arena;
    std::string text(c.page);
    text.append(64, '\0');
    const html::Document document =
        html::parse(std::string_view(text).substr(0, text.size() - 64), arena);
    const meta::Metadata metadata = meta::read(document, {}, arena);
    const Blocks blocks = segment(document, arena);
    const Measures measures = measure(blocks, metadata.kind, arena);
    const Opinion opinion = judge(document, blocks, measures, metadata, arena);
    const FeatureView view(document, blocks, measures, metadata, opinion, arena);
    const FeatureRows rows = features(view, arena);
    for (const int32_t certain : {0, kCertain / 3, kCertain}) {
      ArenaVector<int32_t> probabilities(arena);
      probabilities.resize(blocks.blocks.size());
      for (int32_t& p : probabilities) p = certain;
      const FeatureRows row =
          page_features({blocks, measures, metadata, opinion, rows, probabilities}, arena);
      ASSERT_EQ(row.row_count, 1u);
      ASSERT_EQ(row.feature_count, kPageFeatureCount);
      for (size_t f = 0; f < kPageFeatureCount; ++f) {
        EXPECT_GE(row.column(f)[0], kPageFeatures[f].min) << kPageFeatures[f].name;
        EXPECT_LE(row.column(f)[0], kPageFeatures[f].max) << kPageFeatures[f].name;
      }
    }
  }
}

}  // namespace
}  // namespace stet::content
