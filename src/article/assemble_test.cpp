#include "article/assemble.h"

#include <gtest/gtest.h>

#include <map>
#include <string>

#include "article/address.h"
#include "content/segment.h"
#include "html/parse.h"
#include "stet/stet.h"

namespace stet::article {
namespace {

// A page whose roles are given by hand: the role of each block by how its text
// begins; all others are Other.
Article assembled(const std::string& html, const std::map<std::string, Role>& roles,
                  const Options& options = {}, PageKind kind = PageKind::Article) {
  Arena arena;
  std::string padded = html;
  padded.append(64, '\0');
  const std::string_view text(padded.data(), html.size());
  const html::Document document = html::parse(text, arena);
  const std::string_view url = "https://example.org/news/a.html";
  const meta::Metadata metadata = meta::read(document, url, arena);
  const content::Blocks blocks = content::segment(document, arena);
  content::Roles out(arena);
  out.kind = kind;
  for (const content::Block& block : blocks.blocks) {
    content::Verdict verdict;
    for (const auto& [begin, role] : roles) {
      if (block.text.starts_with(begin)) verdict = {role, "by hand"};
    }
    out.verdicts.push_back(verdict);
  }
  const Page page{.body = text, .url = url};
  const encoding::Decoded decoded{text, "UTF-8", {}};
  return assemble(
      {page, decoded, blocks, out, metadata, &document, base_url_of(document, url, arena)}, options,
      arena);
}

// "paragraph: text" a line; lists as "list: a | b", tables as "table: a,b / c".
std::string shown(const std::vector<BodyBlock>& body) {
  std::string out;
  for (const BodyBlock& block : body) {
    out += name(block.role);
    if (block.ordered) out += " (ordered)";
    if (block.level > 0) {
      out.push_back(' ');
      out += std::to_string(block.level);
    }
    if (!block.time.empty()) out += " " + block.time;
    out += ": ";
    out += block.text;
    if (!block.attribution.empty()) out += " (" + block.attribution + ")";
    for (size_t i = 0; i < block.items.size(); ++i) {
      if (i > 0) out += " | ";
      if (!block.depths.empty()) out += std::string(static_cast<size_t>(block.depths[i]), '>');
      out += block.items[i];
    }
    for (size_t r = 0; r < block.rows.size(); ++r) {
      if (r > 0) out += " / ";
      for (size_t c = 0; c < block.rows[r].size(); ++c) {
        if (c > 0) out.push_back(',');
        out += block.rows[r][c];
      }
    }
    out.push_back('\n');
  }
  return out;
}

struct BodyCase {
  const char* html;
  std::map<std::string, Role> roles;
  const char* body;
};

const BodyCase kBodies[] = {
    {"<p>One<p>Two<p>Not<h2>Head</h2><blockquote>Said</blockquote><pre>a\n  b</pre>",
     {{"One", Role::Paragraph},
      {"Two", Role::Paragraph},
      {"Head", Role::Subheading},
      {"Said", Role::Quote},
      {"a\n", Role::Code}},
     "paragraph: One\nparagraph: Two\nheading 2: Head\nquote: Said\ncode: a\n  b\n"},
    {"<ul><li>one<li>two<ol><li>inner</ol><li>three</ul><ol><li>other</ol>",
     {{"one", Role::ListItem},
      {"two", Role::ListItem},
      {"inner", Role::ListItem},
      {"three", Role::ListItem},
      {"other", Role::ListItem}},
     "list: >one | >two | >>inner | >three\nlist (ordered): other\n"},
    {"<ul><li>one<li><p>two<p>more</ul>",
     {{"one", Role::ListItem}, {"two", Role::ListItem}, {"more", Role::ListItem}},
     "list: one | two\nmore\n"},
    {"<ul><li>one</ul><p>Between<ul><li>two</ul>",
     {{"one", Role::ListItem}, {"Between", Role::Paragraph}, {"two", Role::ListItem}},
     "list: one\nparagraph: Between\nlist: two\n"},
};

const BodyCase kQuotes[] = {
    // Paragraphs of one quotation, and whom it quotes.
    {"<blockquote><p>One<p>Two<p><cite>Ada</cite></blockquote><blockquote>Three</blockquote>",
     {{"One", Role::Quote}, {"Two", Role::Quote}, {"Ada", Role::Quote}, {"Three", Role::Quote}},
     "quote: One\n\nTwo (Ada)\nquote: Three\n"},
    {"<blockquote><p>One</p><footer>Ada</footer></blockquote>",
     {{"One", Role::Quote}, {"Ada", Role::Quote}},
     "quote: One (Ada)\n"},
    {"<figure><blockquote><p>One</p></blockquote><figcaption>Ada</figcaption></figure>",
     {{"One", Role::Quote}, {"Ada", Role::Caption}},
     "quote: One (Ada)\n"},
    {"<blockquote><p>One <cite>Ada</cite></blockquote>",
     {{"One", Role::Quote}},
     "quote: One Ada\n"},
};

TEST(Assemble, AQuoteIsOneBlockWithItsSource) {
  for (const BodyCase& c : kQuotes) {
    SCOPED_TRACE(c.html);
    const Article article = assembled(c.html, c.roles);
    EXPECT_EQ(shown(article.body), c.body);
    EXPECT_EQ(article.text.substr(0, 3), "One");
  }
}

const std::map<std::string, Role> kTalk = {
    {"Q", Role::Paragraph}, {"A", Role::Paragraph}, {"H", Role::Subheading}, {"I", Role::ListItem}};

const BodyCase kTurns[] = {
    // An interview, in any script.
    {"<p>A0<p><b>Q1?</b><p>A1<p>A2<p><strong>Q2\xD8\x9F</strong><p>A3<p> <b>Q3\xEF\xBC\x9F</b>"
     "<p>A4<h2>H</h2><p>A5",
     kTalk,
     "paragraph: A0\nquestion: Q1?\nanswer: A1\nanswer: A2\nquestion: Q2\xD8\x9F\nanswer: A3\n"
     "question: Q3\xEF\xBC\x9F\nanswer: A4\nheading 2: H\nparagraph: A5\n"},
    // One bold question is none, nor is one that is only partly bold.
    {"<p><b>Q1?</b><p>A1<p><b>Q2?</b><p>A2<p><b>Q</b>3?<p>A3", kTalk,
     "paragraph: Q1?\nparagraph: A1\nparagraph: Q2?\nparagraph: A2\nparagraph: Q3?\n"
     "paragraph: A3\n"},
    {"<dl><dt>I1?<dd>I2<dt>I3<dd>I4</dl>", kTalk,
     "question: I1?\nanswer: I2\nlist: I3\nanswer: I4\n"},
    {"<details><summary>Q1?</summary><p>A1</details>", kTalk, "question: Q1?\nanswer: A1\n"},
    // What structured data declares.
    {"<script type=application/ld+json>{\"@type\":\"FAQPage\",\"mainEntity\":[{\"@type\":"
     "\"Question\",\"name\":\"H one\",\"acceptedAnswer\":{\"text\":\"A1\"}}]}</script>"
     "<h2>H one</h2><p>A1<h2>H two?</h2><p>A2",
     kTalk, "question: H one\nanswer: A1\nheading 2: H two?\nparagraph: A2\n"},
};

TEST(Assemble, TellsQuestionsFromAnswers) {
  for (const BodyCase& c : kTurns) {
    SCOPED_TRACE(c.html);
    EXPECT_EQ(shown(assembled(c.html, c.roles).body), c.body);
  }
}

const std::map<std::string, Role> kLive = {
    {"H", Role::Subheading}, {"P", Role::Paragraph}, {"T", Role::Timestamp}};

const BodyCase kEntries[] = {
    // The time in front of the headline, behind it, and in a box of its own.
    {"<p>P0<article><time datetime=2024-05-01T10:00Z>T</time><h3>H1</h3><p>P1<p>P2</article>"
     "<article><time datetime=2024-05-01T09:00Z>T</time><p>P3</article>",
     kLive,
     "paragraph: P0\nentry 2024-05-01T10:00:00Z: H1\nparagraph: P1\nparagraph: P2\n"
     "entry 2024-05-01T09:00:00Z: \nparagraph: P3\n"},
    {"<div><h3>H1</h3><div><time datetime=2024-05-01T10:00Z>T</time></div><p>P1</div>"
     "<div><h3>H2</h3><div><time datetime=2024-05-01T09:00Z>T</time></div><p>P2</div>",
     kLive,
     "entry 2024-05-01T10:00:00Z: H1\nparagraph: P1\n"
     "entry 2024-05-01T09:00:00Z: H2\nparagraph: P2\n"},
    {"<h3>H1</h3><div><time datetime=2024-05-01T10:00Z>T</time></div><p>P1"
     "<h3>H2</h3><div><time datetime=2024-05-01T09:00Z>T</time></div><p>P2",
     kLive,
     "entry 2024-05-01T10:00:00Z: H1\nparagraph: P1\n"
     "entry 2024-05-01T09:00:00Z: H2\nparagraph: P2\n"},
    // Without times: as JSON-LD names them.
    {"<script type=application/ld+json>{\"@type\":\"LiveBlogPosting\",\"headline\":\"x\","
     "\"liveBlogUpdate\":[{\"headline\":\"H1\",\"datePublished\":\"2024-05-01T10:00Z\"}]}</script>"
     "<h3>H1</h3><p>P1<h3>H2</h3><p>P2",
     kLive, "entry 2024-05-01T10:00:00Z: H1\nparagraph: P1\nheading 3: H2\nparagraph: P2\n"},
    // A time of another look does not begin an entry.
    {"<div><time datetime=2024-05-01T10:00Z>T</time><p>P1<p><time class=x "
     "datetime=2024-04-01T10:00Z>P2</time></div>"
     "<div><time datetime=2024-05-01T09:00Z>T</time><p>P3</div>",
     kLive,
     "entry 2024-05-01T10:00:00Z: \nparagraph: P1\nparagraph: P2\n"
     "entry 2024-05-01T09:00:00Z: \nparagraph: P3\n"},
};

TEST(Assemble, LiveBlogsHaveEntries) {
  for (const BodyCase& c : kEntries) {
    SCOPED_TRACE(c.html);
    EXPECT_EQ(shown(assembled(c.html, c.roles, {}, PageKind::LiveBlog).body), c.body);
    EXPECT_EQ(shown(assembled(c.html, c.roles).body).find("entry"), std::string::npos);
  }
}

TEST(Assemble, WhatIsHiddenIsNotSaidTwice) {
  const std::map<std::string, Role> roles = {{"One", Role::Paragraph}, {"Two", Role::Paragraph}};
  EXPECT_EQ(shown(assembled("<div hidden><p>One<p>Two</div><p>One", roles).body),
            "paragraph: Two\nparagraph: One\n");
  EXPECT_EQ(shown(assembled("<p>One<p>One", roles).body), "paragraph: One\nparagraph: One\n");
}

TEST(Assemble, JoinsWhatBelongsTogether) {
  for (const BodyCase& c : kBodies) {
    SCOPED_TRACE(c.html);
    EXPECT_EQ(shown(assembled(c.html, c.roles).body), c.body);
  }
}

TEST(Assemble, KeepsTheColumnsOfTables) {
  const Article article = assembled(
      "<table><tr><th>City<th>2023<th>2024<tr><td>Aa<td><td>7<tr><td><td>8<td>9</table>"
      "<table><tr><th>Other<th>x</table>",
      {{"City", Role::Table},
       {"2023", Role::Table},
       {"2024", Role::Table},
       {"Aa", Role::Table},
       {"7", Role::Table},
       {"8", Role::Table},
       {"9", Role::Table},
       {"Other", Role::Table},
       {"x", Role::Table}});
  EXPECT_EQ(shown(article.body), "table: City,2023,2024 / Aa,,7 / ,8,9\ntable: Other,x\n");
}

TEST(Assemble, TextIsTheBodyWithBlankLinesBetween) {
  const Article article = assembled("<p>One<br>and a half<p>Skip<ul><li>a<li>b</ul><h3>Head</h3>",
                                    {{"One", Role::Paragraph},
                                     {"a", Role::ListItem},
                                     {"b", Role::ListItem},
                                     {"Head", Role::Subheading}});
  EXPECT_EQ(article.text, "One\nand a half\n\na\n\nb\n\nHead");
  EXPECT_EQ(article.direction, "ltr");
}

struct LedeCase {
  const char* html;
  std::map<std::string, Role> roles;
  const char *lede, *subheadline;
};

const LedeCase kLedes[] = {
    // What the publisher says.
    {"<meta name=description content='In short.'><p>First.",
     {{"First", Role::Paragraph}},
     "In short.",
     ""},
    // Its standfirst rather than its description.
    {"<meta name=description content='In short.'><p>Stand.<p>First.",
     {{"Stand", Role::Standfirst}, {"First", Role::Paragraph}},
     "Stand.",
     ""},
    // A description that is the first paragraph, cut off, is that paragraph.
    {"<meta name=description content='The first paragraph is…'><p>The first paragraph is long.",
     {{"The first", Role::Paragraph}},
     "The first paragraph is long.",
     ""},
    {"<p>First.", {{"First", Role::Paragraph}}, "First.", ""},
    {"<h2>Sub</h2><p>First.",
     {{"Sub", Role::Standfirst}, {"First", Role::Paragraph}},
     "First.",
     "Sub"},
};

TEST(Assemble, TakesTheLedeFromThePublisherFirst) {
  for (const LedeCase& c : kLedes) {
    SCOPED_TRACE(c.html);
    const Article article = assembled(c.html, c.roles);
    EXPECT_EQ(article.lede, c.lede);
    EXPECT_EQ(article.subheadline, c.subheadline);
  }
}

TEST(Assemble, ImagesAreThoseOfTheArticle) {
  const Article article = assembled(
      "<meta property=og:image content='https://cdn.example.org/lead.jpg?w=1200'>"
      "<img src=/logo.png><h1>Title</h1>"
      "<figure><img src='https://cdn.example.org/lead.jpg?w=640' alt='A &amp; B' width=640 "
      "height=360><figcaption>What it shows</figcaption></figure>"
      "<p>First.<div><img src='data:image/gif;base64,R0' data-src='b.jpg'>"
      "<img src=pixel.gif width=1 height=1></div><p>Last.<p>Teaser<img src=/teaser.jpg><p>Other",
      {{"Title", Role::Headline},
       {"What it", Role::Caption},
       {"First", Role::Paragraph},
       {"Last", Role::Paragraph},
       {"Teaser", Role::Related}});
  ASSERT_EQ(article.images.size(), 2u);
  EXPECT_EQ(article.images[0].url, "https://cdn.example.org/lead.jpg?w=640");
  EXPECT_EQ(article.images[0].alt, "A & B");
  EXPECT_EQ(article.images[0].caption, "What it shows");
  EXPECT_EQ(article.images[0].width, 640);
  EXPECT_TRUE(article.images[0].lead);
  EXPECT_EQ(article.images[1].url, "https://example.org/news/b.jpg");
  EXPECT_FALSE(article.images[1].lead);
  EXPECT_EQ(shown(article.body),
            "figure: What it shows\nparagraph: First.\nfigure: \nparagraph: Last.\n");
}

TEST(Assemble, LinksAreAbsoluteAndOfTheWeb) {
  const Article article = assembled(
      "<base href='/other/'><p>See <a href='b.html'>this</a>, <a href='#x'>that</a> or "
      "<a href='javascript:x()'>click</a>.",
      {{"See", Role::Paragraph}});
  ASSERT_EQ(article.body.size(), 1u);
  ASSERT_EQ(article.body[0].links.size(), 1u);
  EXPECT_EQ(article.body[0].links[0].url, "https://example.org/other/b.html");
  EXPECT_EQ(article.body[0].links[0].text, "this");
}

TEST(Assemble, DirectionIsThatOfTheScriptIfNotDeclared) {
  const std::map<std::string, Role> all = {{"", Role::Paragraph}};
  EXPECT_EQ(assembled("<p>سلام بر همه ABC", all).direction, "rtl");
  EXPECT_EQ(assembled("<p>שלום לכולם", all).direction, "rtl");
  EXPECT_EQ(assembled("<p>Բարեւ բոլորին", all).direction, "ltr");
  EXPECT_EQ(assembled("<p>皆さん、こんにちは", all).direction, "ltr");
  EXPECT_EQ(assembled("<p>1234 – 5678", all).direction, "");
}

TEST(Assemble, BylineLinksAreAuthorsWhereNobodyIsDeclared) {
  const Article article =
      assembled("<p>Par <a href=/x>Anne Dupont</a> et <a href=/y>Jean Petit</a><p>First.",
                {{"Par", Role::Byline}, {"First", Role::Paragraph}});
  ASSERT_GE(article.authors.size(), 2u);
  EXPECT_EQ(article.authors[0].name, "Anne Dupont");
  EXPECT_EQ(article.authors[1].name, "Jean Petit");
}

TEST(Extract, SpansSayWhereBlocksStand) {
  const std::string page =
      "<title>Ice</title><article><h1>Ice</h1><p>The river froze over on Monday, they say, for the "
      "first time in years.</p></article>";
  Scratch scratch;
  const Result<Article> article = extract({.body = page}, scratch);
  ASSERT_TRUE(article);
  for (const BodyBlock& block : article->body) {
    EXPECT_NE(page.substr(block.span.begin, block.span.end - block.span.begin).find(block.text),
              std::string::npos);
  }
}

TEST(Extract, SaysWhatItHadToGiveUp) {
  std::string deep = "<title>Deep</title>";
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  Scratch scratch;
  const Result<Article> article = extract({.body = deep}, scratch);
  ASSERT_TRUE(article);
  ASSERT_EQ(article->warnings.size(), 1u);
  EXPECT_EQ(article->warnings[0], "elements nested deeper than the limit were made siblings");
  Options options;
  options.page_bytes_max = 100;
  const Result<Article> refused = extract({.body = deep}, scratch, options);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, Errc::Limit);
}

TEST(Extract, AScratchLeavesNothingBehind) {
  const std::string one = "<title>One</title><p>First page, with a sentence that is long enough.";
  const std::string two = "<title>Two</title><p>Second page, with a sentence that is long enough.";
  Scratch scratch, fresh;
  ASSERT_TRUE(extract({.body = one}, scratch));
  const Result<Article> again = extract({.body = two}, scratch);
  const Result<Article> alone = extract({.body = two}, fresh);
  ASSERT_TRUE(again && alone);
  EXPECT_EQ(again->id, alone->id);
  EXPECT_EQ(again->text, alone->text);
  EXPECT_EQ(again->headline, alone->headline);
}

}  // namespace
}  // namespace stet::article
