#include "content/rules.h"

#include <gtest/gtest.h>

#include <string>

#include "content/headline.h"
#include "content/segment.h"
#include "html/parse.h"

namespace stet::content {
namespace {

struct Judged {
  explicit Judged(std::string_view source, std::string_view headline = {},
                  PageKind declared = PageKind::None)
      : text(source) {
    text.append(64, '\0');
    const html::Document document =
        html::parse(std::string_view(text).substr(0, text.size() - 64), arena);
    meta::Metadata metadata(arena);
    metadata.headline = headline;
    metadata.kind = declared;
    const Blocks blocks = segment(document, arena);
    const Measures measures = measure(blocks, declared, arena);
    Opinion roles(arena);
    if (!blocks.blocks.empty()) {
      roles = judge(document, blocks, measures, metadata, arena);
    }
    kind = roles.kind;
    EXPECT_EQ(roles.verdicts.size(), blocks.blocks.size());
    for (size_t i = 0; i < blocks.blocks.size(); ++i) {
      EXPECT_STRNE(roles.verdicts[i].reason, "") << blocks.blocks[i].text;
      const std::string line(blocks.blocks[i].text);
      if (roles.verdicts[i].role == Role::Headline) {
        headline_text += line;
      } else if (is_body(roles.verdicts[i].role)) {
        body += line + "|";
      } else {
        left_out += line + "|";
      }
    }
  }

  Arena arena;
  std::string text;
  PageKind kind;
  std::string headline_text, body, left_out;
};

struct Language {
  const char* name;
  const char* headline;
  const char* sentence;  // one paragraph of running text
};

// One sentence each, long enough to be told from a menu entry.
constexpr Language kLanguages[] = {
    {"English", "Council opens a new bridge",
     "The council opened the bridge on Monday, two years later than planned, after a long "
     "dispute."},
    {"Russian",
     "\u0412 \u0433\u043E\u0440\u043E\u0434\u0435 \u043E\u0442\u043A\u0440\u044B\u043B\u0438 "
     "\u043C\u043E\u0441\u0442",
     "\u041C\u043E\u0441\u0442 \u043E\u0442\u043A\u0440\u044B\u043B\u0438 \u0432 "
     "\u043F\u043E\u043D\u0435\u0434\u0435\u043B\u044C\u043D\u0438\u043A, \u043D\u0430 "
     "\u0434\u0432\u0430 \u0433\u043E\u0434\u0430 \u043F\u043E\u0437\u0436\u0435 "
     "\u0441\u0440\u043E\u043A\u0430, \u0441\u043E\u043E\u0431\u0449\u0438\u043B\u0438 \u0432 "
     "\u0433\u043E\u0440\u043E\u0434\u0441\u043A\u043E\u043C "
     "\u0441\u043E\u0432\u0435\u0442\u0435."},
    {"Persian", "\u067E\u0644 \u062A\u0627\u0632\u0647 \u0628\u0627\u0632 \u0634\u062F",
     "\u0634\u0648\u0631\u0627\u06CC \u0634\u0647\u0631 \u0631\u0648\u0632 "
     "\u062F\u0648\u0634\u0646\u0628\u0647 \u067E\u0644 \u062A\u0627\u0632\u0647 "
     "\u0631\u0627\u060C \u062F\u0648 \u0633\u0627\u0644 \u062F\u06CC\u0631\u062A\u0631 "
     "\u0627\u0632 \u0628\u0631\u0646\u0627\u0645\u0647\u060C \u0628\u0627\u0632 "
     "\u06A9\u0631\u062F."},
    {"Georgian",
     "\u10D0\u10EE\u10D0\u10DA\u10D8 \u10EE\u10D8\u10D3\u10D8 "
     "\u10D2\u10D0\u10D8\u10EE\u10E1\u10DC\u10D0",
     "\u10E5\u10D0\u10DA\u10D0\u10E5\u10D8\u10E1 \u10E1\u10D0\u10D1\u10ED\u10DD\u10DB "
     "\u10DD\u10E0\u10E8\u10D0\u10D1\u10D0\u10D7\u10E1 \u10EE\u10D8\u10D3\u10D8 "
     "\u10D2\u10D0\u10EE\u10E1\u10DC\u10D0, \u10DD\u10E0\u10D8 \u10EC\u10DA\u10D8\u10E1 "
     "\u10D3\u10D0\u10D2\u10D5\u10D8\u10D0\u10DC\u10D4\u10D1\u10D8\u10D7."},
    {"Chinese", "\u65B0\u6865\u901A\u8F66",
     "\u5E02\u8BAE\u4F1A\u5468\u4E00\u5BA3\u5E03\u65B0\u6865\u6B63\u5F0F\u901A\u8F66\uFF0C\u6BD4"
     "\u539F\u8BA1\u5212\u665A\u4E86\u4E24\u5E74\uFF0C\u6B64\u524D\u66FE\u6709\u957F\u671F\u4E89"
     "\u8BAE\u3002"},
    {"Japanese", "\u65B0\u3057\u3044\u6A4B\u304C\u958B\u901A",
     "\u5E02\u8B70\u4F1A\u306F\u6708\u66DC\u65E5\u3001\u4E88\u5B9A\u3088\u308A\u4E8C\u5E74\u9045"
     "\u308C\u3066\u65B0\u3057\u3044\u6A4B\u304C\u958B\u901A\u3057\u305F\u3068\u767A\u8868\u3057"
     "\u305F\u3002"},
    {"Thai", "\u0E40\u0E1B\u0E34\u0E14\u0E2A\u0E30\u0E1E\u0E32\u0E19\u0E43\u0E2B\u0E21\u0E48",
     "\u0E2A\u0E20\u0E32\u0E40\u0E21\u0E37\u0E2D\u0E07\u0E40\u0E1B\u0E34\u0E14\u0E2A\u0E30\u0E1E"
     "\u0E32\u0E19\u0E43\u0E2B\u0E21\u0E48\u0E40\u0E21\u0E37\u0E48\u0E2D\u0E27\u0E31\u0E19\u0E08"
     "\u0E31\u0E19\u0E17\u0E23\u0E4C "
     "\u0E0A\u0E49\u0E32\u0E01\u0E27\u0E48\u0E32\u0E41\u0E1C\u0E19\u0E2A\u0E2D\u0E07\u0E1B\u0E35 "
     "\u0E2B\u0E25\u0E31\u0E07\u0E08\u0E32\u0E01\u0E21\u0E35\u0E02\u0E49\u0E2D\u0E1E\u0E34\u0E1E"
     "\u0E32\u0E17\u0E22\u0E32\u0E27\u0E19\u0E32\u0E19\u0E01\u0E31\u0E1A\u0E1A\u0E23\u0E34\u0E29"
     "\u0E31\u0E17\u0E23\u0E31\u0E1A\u0E40\u0E2B\u0E21\u0E32\u0E01\u0E48\u0E2D\u0E2A\u0E23\u0E49"
     "\u0E32\u0E07\u0E02\u0E2D\u0E07\u0E40\u0E21\u0E37\u0E2D\u0E07 "
     "\u0E41\u0E25\u0E30\u0E1B\u0E23\u0E30\u0E0A\u0E32\u0E0A\u0E19\u0E43\u0E19\u0E1E\u0E37\u0E49"
     "\u0E19\u0E17\u0E35\u0E48\u0E01\u0E47\u0E23\u0E2D\u0E04\u0E2D\u0E22\u0E21\u0E32\u0E19\u0E32"
     "\u0E19\u0E41\u0E25\u0E49\u0E27"},
};

// Numbered, so that no two paragraphs are the same.
std::string paragraphs(const char* sentence, int count) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += "<p>" + std::to_string(i) + " " + sentence + " " + sentence + "</p>";
  }
  return out;
}

TEST(Rules, TextIsFoundInAnyLanguage) {
  for (const Language& language : kLanguages) {
    SCOPED_TRACE(language.name);
    const std::string page = std::string("<header><ul><li><a href=/>") + language.headline +
                             "</a><li><a href=/b>menu</a></ul></header><main><h1>" +
                             language.headline + "</h1>" + paragraphs(language.sentence, 4) +
                             "<h2>" + language.headline + "</h2>" +
                             paragraphs(language.sentence, 1) + "</main><footer><p>" +
                             language.sentence + "</p></footer>";
    const Judged judged(page, language.headline);
    EXPECT_EQ(judged.kind, PageKind::Article);
    EXPECT_EQ(judged.headline_text, language.headline);
    EXPECT_NE(judged.body.find(std::string("3 ") + language.sentence), std::string::npos);
    EXPECT_NE(judged.body.find(language.headline), std::string::npos) << "the subheading";
    EXPECT_EQ(judged.left_out, std::string(language.headline) + "|menu|" + language.sentence + "|");
  }
}

// What stands around the text of an article, and where it must go.
TEST(Rules, WhatIsNoTextIsLeftOut) {
  const std::string text = paragraphs(kLanguages[0].sentence, 6);
  const std::string more = std::string("<p>") + kLanguages[0].sentence + "</p>";
  struct PartCase {
    const char* name;
    std::string markup;  // stands in the middle of the text
    const char* left_out;
  };
  const PartCase kCases[] = {
      {"caption", "<figure><img src=x><figcaption>A bridge.</figcaption></figure>", "A bridge.|"},
      {"share", "<div class=social-share>Share this with your friends today.</div>",
       "Share this with your friends today.|"},
      {"related", "<div class=related-stories><a href=x>Another bridge</a></div>",
       "Another bridge|"},
      {"links", "<p><a href=x>Read what happened to the other bridge</a></p>",
       "Read what happened to the other bridge|"},
      {"promotion", "<div id=newsletter-signup><p>Get our letter, every morning, for free.</div>",
       "Get our letter, every morning, for free.|"},
      {"aside", "<aside><p>Something else that happened, far away from here.</aside>",
       "Something else that happened, far away from here.|"},
      {"post", "<blockquote class=twitter-tweet><p>They opened it!</blockquote>",
       "They opened it!|"},
      {"byline", "<p class=byline>By A. Writer</p>", "By A. Writer|"},
      {"date", "<span class=timestamp>5 May</span>", "5 May|"},
      {"card", "<div><h3><a href=x>Other story</a></h3><p>What it is about, in short.</p></div>",
       "Other story|What it is about, in short.|"},
      {"figure", "<figure><img src=x><div>A bridge at night</div></figure>", "A bridge at night|"},
      {"bare heading", "<h2>See also</h2><p><a href=x>The other bridge</a></p><h2>More</h2>",
       "See also|The other bridge|"},
      {"noscript", "<noscript><p>Please enable scripts to see this map.</p></noscript>",
       "Please enable scripts to see this map.|"},
  };
  for (const PartCase& c : kCases) {
    SCOPED_TRACE(c.name);
    const Judged judged("<article><h1>Council opens a new bridge</h1>" + text + c.markup + more +
                            more + text + "</article>",
                        "Council opens a new bridge");
    EXPECT_EQ(judged.left_out.substr(0, std::string(c.left_out).size()), c.left_out);
    EXPECT_NE(judged.body.find("5 The council"), std::string::npos);
  }
}

TEST(Rules, WhatIsTextStays) {
  const std::string text = paragraphs(kLanguages[0].sentence, 6);
  struct PartCase {
    const char* markup;
    const char* body;
  };
  constexpr PartCase kCases[] = {
      {"<ul><li>First, the steel.<li>Second, stone</ul>", "First, the steel.|Second, stone|"},
      {"<blockquote><p>We are late.</blockquote>", "We are late.|"},
      {"<table><tr><th>Year<th>Cost<tr><td>2001<td>3</table>", "Year|Cost|2001|3|"},
      {"<h2>How it was built</h2>", "How it was built|"},
      {"<pre>a  b</pre>", "a  b|"},
  };
  for (const PartCase& c : kCases) {
    SCOPED_TRACE(c.markup);
    const Judged judged("<article><h1>Council opens a new bridge</h1>" + text + c.markup + text +
                        "</article>");
    EXPECT_NE(judged.body.find(c.body), std::string::npos) << judged.body;
  }
}

TEST(Rules, CommentsAreNoTextUnlessThePageIsAForum) {
  const std::string sentence = kLanguages[0].sentence;
  const std::string page = "<article><h1>Bridge</h1>" + paragraphs(kLanguages[0].sentence, 4) +
                           "</article><div class=comments>" +
                           "<p>I was there when they opened it, and it was cold.</p></div>";
  const Judged article(page, {}, PageKind::Article);
  EXPECT_NE(article.left_out.find("I was there"), std::string::npos);
  const Judged forum(page, {}, PageKind::Forum);
  EXPECT_EQ(forum.kind, PageKind::Forum);
  EXPECT_NE(forum.body.find("I was there"), std::string::npos);
}

// A name is not believed that would leave nothing to read.
TEST(Rules, NamesThatClaimTheWholeTextAreWrong) {
  for (const char* name : {"sidebar", "related", "share", "newsletter", "modal", "comments"}) {
    SCOPED_TRACE(name);
    const Judged judged(std::string("<div class=") + name + "><h1>Council opens a new bridge</h1>" +
                        paragraphs(kLanguages[0].sentence, 8) + "</div>");
    EXPECT_NE(judged.body.find("7 The council"), std::string::npos) << judged.left_out;
  }
}

TEST(Rules, TextCarriedTwiceIsTakenOnce) {
  const std::string text = paragraphs(kLanguages[0].sentence, 5);
  const Judged judged("<main><h1>T</h1><div class=wide>" + text + "</div><div class=narrow>" +
                      text + "</div></main>");
  const size_t first = judged.body.find("4 The council");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(judged.body.find("4 The council", first + 1), std::string::npos);
}

TEST(Rules, KindsOfPages) {
  std::string cards;
  for (int i = 0; i < 30; ++i) {
    cards += "<div><h3><a href=x>Story number " + std::to_string(i) + "</a></h3></div>";
  }
  const std::string text = paragraphs(kLanguages[0].sentence, 8);
  struct KindCase {
    std::string page;
    PageKind declared;
    PageKind kind;
  };
  const KindCase kCases[] = {
      {"", PageKind::None, PageKind::None},
      {"<p>Please enable JavaScript.", PageKind::None, PageKind::None},
      {"<p>Please enable JavaScript.", PageKind::Article, PageKind::None},
      {"<h1>T</h1>" + text, PageKind::None, PageKind::Article},
      {"<h1>T</h1>" + text, PageKind::LiveBlog, PageKind::LiveBlog},
      {"<main>" + cards + "</main>", PageKind::None, PageKind::Listing},
  };
  for (const KindCase& c : kCases) {
    SCOPED_TRACE(c.page.substr(0, 60));
    EXPECT_EQ(Judged(c.page, {}, c.declared).kind, c.kind);
  }
}

TEST(Likeness, ComparesLettersAndDigits) {
  EXPECT_EQ(likeness("The Bridge", "the  bridge!"), Likeness::Same);
  EXPECT_EQ(likeness("\u201CBridge\u201D opens", "\"Bridge\" opens"), Likeness::Same);
  EXPECT_EQ(likeness("The council opens a bridge", "The council opens a bridge - The Paper"),
            Likeness::Begins);
  EXPECT_EQ(likeness("The", "The Paper"), Likeness::None);
  EXPECT_EQ(likeness("", ""), Likeness::None);
  EXPECT_EQ(likeness("--", "!!"), Likeness::None);
}

constexpr std::string_view kProse =
    "<p>The council voted on Tuesday to repair the wall, after a night of talks in the hall.</p>"
    "<p>It had been broken by the storm in January, and nobody wanted to pay for the work.</p>"
    "<p>The mayor said that the stones would come by ship, and the masons from the city.</p>";

TEST(Rules, TakesWhatStandsUnderTheHeadlineForWhatItIs) {
  const std::string page =
      "<main><h1>The wall will be repaired</h1>"
      "<div class=standfirst>A night of talks ends with a vote for the old stones.</div>"
      "<div>By A. Mason, <time datetime=2024-05-01>May 1</time>, read in three "
      "minutes.</div><div>" +
      std::string(kProse) + "</div></main>";
  const Judged judged(page, "The wall will be repaired", PageKind::Article);
  EXPECT_TRUE(judged.body.starts_with("A night of talks ends")) << judged.body;
  EXPECT_EQ(judged.body.find("three minutes"), std::string::npos) << judged.body;
}

TEST(Rules, DropsAHeadingWithItsBoxOfLinks) {
  const std::string page = "<main><h1>The wall will be repaired</h1>" + std::string(kProse) +
                           "<div><h3>More:</h3><ul><li><a href=/b>A storm that came in January"
                           "</a></li></ul></div>" +
                           std::string(kProse).replace(3, 3, "One") + "</main>";
  const Judged judged(page, "The wall will be repaired", PageKind::Article);
  EXPECT_EQ(judged.body.find("More:"), std::string::npos) << judged.body;
}

}  // namespace
}  // namespace stet::content
