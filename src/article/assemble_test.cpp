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
                  const Options& options = {}) {
  Arena arena;
  std::string padded = html;
  padded.append(64, '\0');
  const std::string_view text(padded.data(), html.size());
  const html::Document document = html::parse(text, arena);
  const std::string_view url = "https://example.org/news/a.html";
  const meta::Metadata metadata = meta::read(document, url, arena);
  const content::Blocks blocks = content::segment(document, arena);
  content::Roles out(arena);
  out.kind = PageKind::Article;
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
    out += ": ";
    out += block.text;
    for (size_t i = 0; i < block.items.size(); ++i) {
      if (i > 0) out += " | ";
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
     "list: one | two | inner | three\nlist (ordered): other\n"},
    {"<ul><li>one<li><p>two<p>more</ul>",
     {{"one", Role::ListItem}, {"two", Role::ListItem}, {"more", Role::ListItem}},
     "list: one | two more\n"},
    {"<ul><li>one</ul><p>Between<ul><li>two</ul>",
     {{"one", Role::ListItem}, {"Between", Role::Paragraph}, {"two", Role::ListItem}},
     "list: one\nparagraph: Between\nlist: two\n"},
};

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
