#include "content/segment.h"

#include <gtest/gtest.h>

#include <string>

#include "content/hints.h"
#include "html/parse.h"

namespace stet::content {
namespace {

// A page with the 64 readable bytes that the parser asks for.
struct Page {
  explicit Page(std::string_view source) : text(source) { text.append(64, '\0'); }
  std::string_view view() const { return std::string_view(text).substr(0, text.size() - 64); }
  std::string text;
};

// Shape and text of each block, a line a block.
std::string outline(const Blocks& blocks) {
  std::string out;
  std::string full = dump(blocks);
  size_t at = 0;
  while (at < full.size()) {
    const size_t end = full.find('\n', at);
    std::string line = full.substr(at, end - at);
    const size_t span = line.find(" [");
    if (span != std::string::npos) line.erase(span, line.find(") ") + 1 - span);
    const size_t hints = line.rfind(" <");
    if (hints != std::string::npos && line.back() == '>') line.erase(hints);
    out += line + '\n';
    at = end + 1;
  }
  return out;
}

std::string cut(std::string_view source) {
  Arena arena;
  const Page page(source);
  const html::Document document = html::parse(page.view(), arena);
  const Blocks blocks = segment(document, arena);
  std::string complaint;
  EXPECT_TRUE(verify(blocks, &complaint)) << complaint;
  return outline(blocks);
}

struct Case {
  const char* input;
  const char* blocks;
};

void check(const Case& c) {
  SCOPED_TRACE(c.input);
  EXPECT_EQ(cut(c.input), c.blocks);
}

TEST(Segment, RunsOfInlineContent) {
  constexpr Case kCases[] = {
      {"", ""},
      {"bare", "text \"bare\"\n"},
      {"<p>one<p>two", "text \"one\"\ntext \"two\"\n"},
      {"<div>before<p>inside</p>after</div>", "text \"before\"\ntext \"inside\"\ntext \"after\"\n"},
      {"<p>a <b>b</b> <i>c</i>", "text \"a b c\"\n"},
      {"<p>W<b>o</b>rd", "text \"Word\"\n"},
      {"<p> \n\t </p><p>&nbsp;</p><p>\u3000</p><p>x", "text \"x\"\n"},
      {"<p>one<hr>two", "text \"one\"\ntext \"two\"\n"},
      {"<p><span>a</span><span>b</span>", "text \"a b\"\n"},
      {"<p>5<time>May</time>", "text \"5May\"\n"},
      {"<p><x-tip>in</x-tip>", "text \"in\"\n"},
      {"<p>a <x-tip>line</x-tip> of", "text \"a line of\"\n"},
      {"<div>a<x-card>b</x-card>c</div>", "text \"a\"\ntext \"b\"\ntext \"c\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, WhiteSpaceIsCollapsed) {
  constexpr Case kCases[] = {
      {"<p>a  b\n\n c", "text \"a b c\"\n"},
      {"<p>\n  a\n  <b> b </b>\n c ", "text \"a b c\"\n"},
      {"<p>a\tb", "text \"a b\"\n"},
      {"<p>0123456 89012345 ", "text \"0123456 89012345\"\n"},
      {"<p>0123456  9", "text \"0123456 9\"\n"},
      {"<p>01234567  0", "text \"01234567 0\"\n"},
      {"<p>&nbsp;a&nbsp;b&#xFEFF;", "text \"a\u00A0b\"\n"},
      {"<p>\u3000\u4E2D\u6587", "text \"\u4E2D\u6587\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, LineBreaks) {
  constexpr Case kCases[] = {
      {"<p>a<br>b", "text \"a\\nb\"\n"},
      {"<p>a <br> b", "text \"a\\nb\"\n"},
      {"<p>a<br><br>b", "text \"a\"\ntext \"b\"\n"},
      {"<p>a<br>\n&nbsp;<br>b", "text \"a\"\ntext \"b\"\n"},
      {"<p><br>a<br>", "text \"a\"\n"},
      {"<h1>a<br>b<br><br>c</h1>", "heading1 \"a b c\"\n"},
      {"<b>a<br><br>b</b>", "text \"a\"\ntext \"b\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, ShapesComeFromTheMarkup) {
  constexpr Case kCases[] = {
      {"<h2>t</h2><ul><li>a<ol><li>b</ol></ul>", "heading2 \"t\"\nitem1 \"a\"\nitem2 \"b\"\n"},
      {"<li><p>a<p>b", "item1 \"a\"\nitem1 \"b\"\n"},
      {"<ul><li>a<h3>t</h3><p>b</ul>", "item1 \"a\"\nheading3 \"t\"\ntext \"b\"\n"},
      {"<blockquote><p>q</blockquote>p", "quote \"q\"\ntext \"p\"\n"},
      {"<pre>\n a\n  b</pre>", "pre \"a\\n  b\"\n"},
      {"<dl><dt>t<dd>d</dl>", "item1 \"t\"\nitem1 \"d\"\n"},
      {"<figure><img><figcaption>c</figcaption></figure>", "image caption=0\ncaption \"c\"\n"},
      {"<figure><figcaption>c</figcaption><img></figure>", "caption \"c\"\nimage caption=0\n"},
      {"<p>a<img>b", "image\ntext \"ab\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, TablesOfDataAreCells) {
  constexpr Case kCases[] = {
      {"<table><tr><th>a<th>b<tr><td>1<td>2</table>",
       "cell \"a\"\ncell \"b\"\ncell \"1\"\ncell \"2\"\n"},
      {"<table><tr><td>a<tr><td>b</table>", "text \"a\"\ntext \"b\"\n"},
      {"<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
       "cell \"a\"\ncell \"b\"\ntext \"c\"\n"},
      {"<table><tr><td><h1>t</h1>a<td>b</table>", "heading1 \"t\"\ntext \"a\"\ntext \"b\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, LinksKeepTheirText) {
  constexpr Case kCases[] = {
      {"<p>see <a href=x>this  page</a>.", "text \"see this page.\" link=\"this page\"\n"},
      {"<a href=x>One</a><a href=y>Two</a>", "text \"One Two\" link=\"One\" link=\"Two\"\n"},
      {"<a name=x>anchor</a>", "text \"anchor\"\n"},
      {"<h2><a href=#x>t</a></h2>", "heading2 \"t\"\n"},
      {"<a href=x><h3>t</h3><p>b</a>", "heading3 \"t\" link=\"t\"\ntext \"b\" link=\"b\"\n"},
      {"<p>&nbsp;<a href=x>a <b>b</b></a>", "text \"a b\" link=\"a b\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, LinksAreReadWhenAsked) {
  Arena arena;
  const Page page("<p><a class=c href='/a?b=1&amp;c=2'>x</a>");
  const html::Document document = html::parse(page.view(), arena);
  const Blocks blocks = segment(document, arena);
  ASSERT_EQ(blocks.links.size(), 1u);
  EXPECT_EQ(link_url(document, blocks.links[0]), "/a?b=1&c=2");
}

TEST(Segment, InvisibleContentMakesNoBlocks) {
  constexpr Case kCases[] = {
      {"<script>x</script><style>x</style><template>x</template>a", "text \"a\"\n"},
      {"<p hidden=until-found>a", "text \"a\"\n"},
      {"<dialog>x</dialog><dialog open>a</dialog>", "text \"a\"\n"},
      {"<select><option>x</select><button>x</button><textarea>x</textarea>a", "text \"a\"\n"},
      {"<p>a<span class=sr-only>x</span>b", "text \"ab\"\n"},
      {"<h3><button>Question?</button></h3>", "heading3 \"Question?\"\n"},
      {"<svg><text>x</text></svg><ruby>a<rp>(<rt>x<rp>)</ruby>", "text \"a\"\n"},
      {"<div><template shadowrootmode=open><p>a</template></div>", "text \"a\"\n"},
      {"<noscript><p>a</noscript>", "text \"a\"\n"},
      {"<p>a<noscript>&lt;img src=b&gt;</noscript>", "text \"a\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, HiddenElementsMakeVeiledBlocks) {
  constexpr Case kCases[] = {
      {"<p hidden>a<p style='color:red; DISPLAY : none'>b<p aria-hidden=true>c<p>d",
       "text hidden \"a\"\ntext hidden-by-style \"b\"\ntext aria-hidden \"c\"\ntext \"d\"\n"},
      {"<div hidden><p aria-hidden=true>a<p>b</div>c",
       "text hidden \"a\"\ntext hidden \"b\"\ntext \"c\"\n"},
      {"<p style='display:nonesuch-not'>a", "text hidden-by-style \"a\"\n"},
      {"<div hidden><img src=a></div>b", "text \"b\"\n"},
  };
  for (const Case& c : kCases) check(c);
}

TEST(Segment, PageThatHidesEverythingIsRead) {
  std::string page = "<div style='display:none'>";
  for (int i = 0; i < 30; ++i) page += "<p>A sentence that a script will show to the reader.</p>";
  page += "</div><p>Loading";
  Arena arena;
  const Page source(page);
  const html::Document document = html::parse(source.view(), arena);
  const Blocks blocks = segment(document, arena);
  EXPECT_TRUE(blocks.hidden_shown);
  EXPECT_EQ(blocks.blocks.size(), 31u);
}

TEST(Segment, SpansPointAtTheSource) {
  Arena arena;
  const std::string source = "<p> caf&eacute; <b>au</b> lait</p><p>\u4E2D</p>";
  const Page page(source);
  const html::Document document = html::parse(page.view(), arena);
  const Blocks blocks = segment(document, arena);
  ASSERT_EQ(blocks.blocks.size(), 2u);
  EXPECT_EQ(blocks.blocks[0].text, "caf\u00E9 au lait");
  const Block& last = blocks.blocks[1];
  EXPECT_EQ(source.substr(last.begin, last.end - last.begin), "\u4E2D");
  EXPECT_EQ(source.substr(blocks.blocks[0].end - 4, 4), "lait");
}

TEST(Segment, TextThatTheParserMovesIsNotLost) {
  EXPECT_EQ(cut("<table><tr><td>a<td>b</tr>c</table>"), "text \"c\"\ncell \"a\"\ncell \"b\"\n");
}

TEST(Segment, DeepNestingEnds) {
  std::string page;
  for (int i = 0; i < 100'000; ++i) page += "<table><tr><td>";
  page += "x";
  EXPECT_NE(cut(page).find("\"x\""), std::string::npos);
}

TEST(Hints, NamesAreReadWordByWord) {
  struct NameCase {
    const char* value;
    const char* hints;
  };
  constexpr NameCase kCases[] = {
      {"", ""},
      {"mt-4 flex", ""},
      {"article", "article"},
      {"articleBody", "article,body"},
      {"entry-content", "article,body,main"},
      {"site-footer", "footer"},
      {"article-footer", "footer"},
      {"postRelatedStories", "related"},
      {"has-sidebar", ""},
      {"tag-newsletter", ""},
      {"commentlist", "comment"},
      {"sr-only", "offscreen"},
      {"read-more", "related"},
      {"Navbar navbar_x", "nav"},
      {"label-visually-hidden", ""},
  };
  for (const NameCase& c : kCases) {
    SCOPED_TRACE(c.value);
    EXPECT_EQ(hint_names(class_hints(c.value)), c.hints);
  }
}

}  // namespace
}  // namespace stet::content
