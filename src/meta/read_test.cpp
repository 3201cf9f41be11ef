// Rules of SPEC.md, "Structured data", a table each: a page in, the chosen values
// out.

#include <gtest/gtest.h>

#include <sstream>
#include <string>

#include "html/parse.h"
#include "meta/metadata.h"

namespace stet::meta {
namespace {

constexpr std::string_view kUrl = "https://www.daily.example/news/2024/a-story.html";

// The lines of dump(): of chosen values, or of statements.
std::string read_page(std::string page, std::string_view url, Witnesses witnesses,
                      bool statements) {
  const size_t size = page.size();
  page.resize(size + 64);
  Arena arena;
  const html::Document document = html::parse(std::string_view(page).substr(0, size), arena);
  std::istringstream lines(dump(read(document, url, arena, witnesses)));
  std::string out, line;
  while (std::getline(lines, line)) {
    const bool statement = line.starts_with("* ") || line.starts_with("- ");
    if (statement == statements) out += line + "\n";
  }
  return out;
}

std::string chosen(const std::string& page, std::string_view url = "") {
  const std::string values = read_page(page, url, Witnesses::AsNeeded, false);
  // What is kept as evidence changes nothing.
  EXPECT_EQ(values, read_page(page, url, Witnesses::All, false)) << page;
  return values;
}

// The line of one value, without its name; lines of a list are joined by " + ".
std::string value(const std::string& page, std::string_view name, std::string_view url = "") {
  std::istringstream lines(chosen(page, url));
  std::string out, line;
  while (std::getline(lines, line)) {
    if (!line.starts_with(std::string(name) + ": ")) continue;
    if (!out.empty()) out += " + ";
    out += line.substr(name.size() + 3, line.size() - name.size() - 4);
  }
  return out;
}

std::string ld(std::string_view json) {
  return "<script type=\"application/ld+json\">" + std::string(json) + "</script>";
}

struct Case {
  std::string page;
  const char* value;
};

TEST(Metadata, SaysNothingAboutAPageThatSaysNothing) {
  EXPECT_EQ(chosen(""), "");
  EXPECT_EQ(chosen("<p>text"), "");
}

TEST(Metadata, TakesTheHeadlineThatOthersAgreeWith) {
  const Case cases[] = {
      {"<title>Dam breaks in the north - Daily</title><h1>Daily</h1><h1>Dam breaks in the "
       "north</h1>",
       "Dam breaks in the north"},
      {"<title>Dam breaks in the north | The Daily</title><meta property=og:site_name content='The "
       "Daily'>",
       "Dam breaks in the north"},
      {"<title>The Daily - Dam breaks in the north - region</title>"
       "<meta property=og:site_name content='The Daily'><h1>Dam breaks in the north</h1>",
       "Dam breaks in the north"},
      // The heading is rewritten for readers, and og:title for search engines.
      {"<meta property=og:title content='Why dams broke: what we know'><h1>The night the dams "
       "broke</h1>" +
           ld(R"({"@type":"NewsArticle","headline":"The night the dams broke"})"),
       "The night the dams broke"},
      // Pieces of a heading run together; JSON-LD has the signs between them.
      {"<h1><span>Floods</span> Dam breaks in the north</h1>" +
           ld(R"({"@type":"NewsArticle","headline":"Floods: Dam breaks in the north"})"),
       "Floods: Dam breaks in the north"},
      {"<h1><span>Floods</span> Dam breaks in the north</h1>"
       "<meta property=og:title content='Dam breaks in the north'>",
       "Dam breaks in the north"},
      {"<h1>Floods: Dam breaks in the north</h1>"
       "<meta property=og:title content='Weather - Dam breaks in the north'>",
       "Dam breaks in the north"},
      {"<h1>Menu</h1>" + ld(R"({"@type":"NewsArticle","headline":"Dam breaks in the north"})"),
       "Dam breaks in the north"},
      {"<h1><a href='/'>A site with a long name of its own</a></h1><title>A site with a long name "
       "of its own"
       "</title><meta property=og:title content='Dam breaks'>",
       "Dam breaks"},
      {"<h1>A dam’s end and what followed</h1><title>A dam's end and what followed | Daily</title>"
       "<meta property=og:title content=\"A dam's end and what followed\">",
       "A dam's end and what followed"},
      {"<title>大坝在北方决堤，数千人离开家园-国际_日报网</title><meta property=og:site_name "
       "content=日报网>",
       "大坝在北方决堤，数千人离开家园"},
      {"<h1>The only heading</h1>", "The only heading"},
      {"<meta property=og:title content='A &amp;quot;story&amp;quot; of &lt;i&gt;two&lt;/i&gt;  "
       "lines'>",
       "A \\\"story\\\" of two lines"},
      {"<div itemscope itemtype='https://schema.org/Article'><h2 itemprop=headline>From an "
       "item</h2>"
       "<meta itemprop=datePublished content=2024-05-12></div>",
       "From an item"},
      {"<div class=hentry><h2 class=entry-title>From a class</h2></div>", "From a class"},
  };
  for (const Case& c : cases) EXPECT_EQ(value(c.page, "headline"), c.value) << c.page;
}

TEST(Metadata, TakesTheOnlyHeadingWhereOthersWordItDifferently) {
  const std::string page =
      "<title>Best choices for cheap coffee today</title><h1>Which coffee should you buy</h1>";
  EXPECT_EQ(value(page, "headline"), "Which coffee should you buy");
  EXPECT_EQ(
      value(
          ld(R"({"@type":"NewsArticle","headline":"Best choices for cheap coffee today"})") + page,
          "headline"),
      "Best choices for cheap coffee today");
}

TEST(Metadata, WritesLanguageTagsInTheirCase) {
  const Case cases[] = {
      {"<html lang=ka-ge>", "ka-GE"},           {"<html lang=EN_us>", "en-US"},
      {"<html lang=zh-hant-tw>", "zh-Hant-TW"}, {"<html lang=es-419>", "es-419"},
      {"<html lang=en-x-us>", "en-x-us"},
  };
  for (const Case& c : cases) EXPECT_EQ(value(c.page, "language"), c.value) << c.page;
}

TEST(Metadata, ReadsAuthorsInEveryShape) {
  const auto article = [](std::string_view author) {
    return ld(R"({"@type":"NewsArticle","headline":"x","author":)" + std::string(author) + "}");
  };
  const Case cases[] = {
      {article(R"({"@type":"Person","name":"Jane Doe"})"), "Jane Doe"},
      {article(R"([{"@type":"person","name":"Jane Doe"},{"name":"John Roe"}])"),
       "Jane Doe + John Roe"},
      {article(R"("Jane Doe")"), "Jane Doe"},
      {article(R"(["Jane Doe","John Roe"])"), "Jane Doe + John Roe"},
      {article(R"({"name":["Jane Doe","John Roe"]})"), "Jane Doe + John Roe"},
      {article(R"({"name":"Jane Doe, John Roe; Ann Poe\nBen Loe"})"),
       "Jane Doe + John Roe + Ann Poe + Ben Loe"},
      {article(R"("Jane Doe / John Roe")"), "Jane Doe + John Roe"},
      {article(R"("Jane Doe &amp; John Roe")"), "Jane Doe + John Roe"},
      {article(R"("Marks & Sons")"), "Marks & Sons"},
      {article(R"("afp/dpa")"), "afp/dpa"},
      {article(R"({"givenName":"Jane","familyName":"Doe"})"), "Jane Doe"},
      {article(R"("Jane Doe (jd), jane@daily.example")"), "Jane Doe"},
      {article(R"("Jane Doe <jane@daily.example>")"), "Jane Doe"},
      {article(R"("https://daily.example/people/jane")"), ""},
      {article(R"({"@type":"Person","url":"https://daily.example/people/jane"})"), ""},
      {article(R"("null")"), ""},
      {article(R"("{{ author }}")"), ""},
      {article(R"([{"name":"Jane Doe"},{"name":"jane doe"}])"), "Jane Doe"},
      {ld(R"({"@graph":[{"@type":"NewsArticle","headline":"x","author":{"@id":"#jane"}},)"
          R"({"@type":"Person","@id":"#jane","name":"Jane Doe"}]})"),
       "Jane Doe"},
      {ld(R"({"@type":"NewsArticle","headline":"x","author":{"@id":"#jane"}})") +
           ld(R"({"@type":"Person","@id":"#jane","name":"Jane Doe"})"),
       "Jane Doe"},
      {"<meta name=author content='Jane Doe'>", "Jane Doe"},
      {"<meta property=article:author content='https://social.example/jane'>"
       "<meta name=parsely-author content='Jane Doe'>",
       "Jane Doe"},
      {"<meta name=DC.creator content='Jane Doe'>", "Jane Doe"},
      {"<meta name=parsely-page content='{\"author\":\"Jane Doe\"}'>", "Jane Doe"},
      {"<h1>x</h1><p>by <a rel=author href=/jane>Jane Doe</a>", "Jane Doe"},
      {"<h1>x</h1><p class=vcard><span class=fn>Jane Doe</span>", "Jane Doe"},
      {"<h1>x</h1><p class=c-byline>by <a href=/a>Jane Doe</a> and <a href=/b>John Roe</a>",
       "Jane Doe + John Roe"},
      {"<h1>x</h1><p class=post-author>Text: Jane Doe", "Jane Doe"},
      {"<h1>x</h1><p class=author>von <span>Jane Doe</span>", "Jane Doe"},
      {"<h1>x</h1><p class=author>von Jane Doe", "Jane Doe"},
      {"<h1>x</h1><p class=author>Jane Doe, 12.05.2024", "Jane Doe"},
      {"<h1>x</h1><p><a href=/people/author/jane-doe>By Jane Doe</a>", "Jane Doe"},
      {"<h1>x</h1><div class=author><b class=author__name>Jane Doe</b><i class=author__job>Chief "
       "Editor</i></div>",
       "Jane Doe"},
      {"<h1>x</h1><address>Jane Doe</address>", "Jane Doe"},
      {"<meta name=citation_author content='Doe, Jane'><meta name=citation_author content='Roe, "
       "John'>",
       "Jane Doe + John Roe"},
      {article(R"("Jane Doe, Ph.D.")"), "Jane Doe, Ph.D."},
      {"<h1>x</h1><div class=comments><p class=author>Some Troll</div>", ""},
      {"<h1>x</h1><div itemscope itemtype=http://schema.org/Article><h1>y</h1><div itemprop=author "
       "itemscope "
       "itemtype=http://schema.org/Person><b itemprop=name>Jane "
       "Doe</b></div></div><title>y</title>",
       "Jane Doe"},
  };
  for (const Case& c : cases) EXPECT_EQ(value(c.page, "author"), c.value) << c.page;
}

TEST(Metadata, TellsPublishersFromPeople) {
  const std::string daily =
      R"("publisher":{"@type":"Organization","name":"The Daily","url":"//daily.example"})";
  const auto page = [&daily](std::string_view author) {
    return ld(R"({"@type":"NewsArticle","headline":"x",)" + daily + R"(,"author":)" +
              std::string(author) + "}");
  };
  EXPECT_EQ(value(page(R"({"@type":"Organization","name":"AP"})"), "organisation"), "AP");
  // The publisher is no author while anybody else is named.
  const std::string both = page(R"("The Daily")") + "<meta name=author content='Jane Doe'>";
  EXPECT_EQ(value(both, "author"), "Jane Doe");
  EXPECT_EQ(value(both, "organisation"), "");
  EXPECT_EQ(value(page(R"(["Jane Doe","The Daily"])"), "author"), "Jane Doe");
  EXPECT_EQ(value(page(R"("The Daily")"), "organisation"), "The Daily");
  EXPECT_EQ(value(page(R"("daily.example")"), "organisation", kUrl), "daily.example");
  EXPECT_EQ(value(page(R"("x y")"), "publisher"), "The Daily");
  EXPECT_EQ(value(page(R"("x y")"), "publisher_url", kUrl), "https://daily.example/");
}

TEST(Metadata, TakesDatesByTheirRank) {
  const auto article = [](std::string_view members) {
    return ld(R"({"@type":"NewsArticle","headline":"x",)" + std::string(members) + "}");
  };
  const std::string og = "<meta property=article:published_time content=2024-05-11T08:00:00Z>";
  const Case cases[] = {
      {article(R"("datePublished":"2024-05-12T10:00:00+02:00")") + og, "2024-05-12T10:00:00+02:00"},
      {article(R"("datePublished":"2024-02-30")") + og, "2024-05-11T08:00:00Z"},
      {og + "<meta name=date content=2024-05-01>", "2024-05-11T08:00:00Z"},
      {"<meta name=published_time property=article:published_time content=2024-05-11>",
       "2024-05-11"},
      {"<meta name=sailthru.date content='2024-05-10 09:00'><meta name=date content=2024-05-01>",
       "2024-05-10T09:00:00"},
      {"<meta name='publish date' content=2024-05-10>", "2024-05-10"},
      {"<meta name=DCTERMS.created content=2024-05-10>", "2024-05-10"},
      {"<h1>x</h1><time datetime=2024-05-09>May 9</time><meta name=date content=2024-05-01>",
       "2024-05-09"},
      {"<time datetime=2024-05-01>a</time><time pubdate datetime=2024-05-09>b</time>",
       "2024-05-09"},
      {"<time datetime=2024-05-01>one</time><time datetime=2024-05-09>or the other</time>", ""},
      {"<h1>x</h1><aside><time datetime=2024-05-09>teaser</time></aside><time datetime=2024-05-08>",
       "2024-05-08"},
      {"<h1>x</h1><abbr class=published title=2024-05-09>today</abbr>", "2024-05-09"},
      {"<h1>x</h1><p class=article-date>Updated 12.05.2024, 10:30", "2024-05-12T10:30:00"},
      {"<h1>x</h1><p>12.05.2024", "2024-05-12"},
      // A day and the same day with its time.
      {article(R"("datePublished":"2024-05-11")") + og, "2024-05-11T08:00:00Z"},
      // The same minute without and with a zone.
      {article(R"("datePublished":"2024-05-11T10:00:00")") + og, "2024-05-11T08:00:00Z"},
      // The same instant in the newsroom's zone.
      {og + "<h1>x</h1><time datetime=2024-05-11T10:00:00+02:00>10 am</time>",
       "2024-05-11T10:00:00+02:00"},
      {article(R"("dateCreated":"2024-05-11")"), "2024-05-11"},
      {ld(R"({"@type":"VideoObject","name":"x","uploadDate":"2024-05-11"})"), "2024-05-11"},
      {ld(R"({"@graph":[{"@type":"WebPage","datePublished":"2024-05-11"},{"@type":"Article","headline":"x"}]})"),
       "2024-05-11"},
      {"<p>nothing", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(value(c.page, "published"), c.value) << c.page;
  EXPECT_EQ(value("<p>x", "published", "https://daily.example/2024/05/12/story"), "2024-05-12");
}

TEST(Metadata, DropsModificationsBeforePublication) {
  const auto article = [](std::string_view published, std::string_view modified) {
    return ld(R"({"@type":"NewsArticle","headline":"x","datePublished":")" +
              std::string(published) + R"(","dateModified":")" + std::string(modified) + R"("})");
  };
  EXPECT_EQ(value(article("2024-05-12", "2024-05-13"), "modified"), "2024-05-13");
  EXPECT_EQ(value(article("2024-05-12", "2024-05-11"), "modified"), "");
  EXPECT_EQ(value(article("2024-05-12", "2024-05-11") +
                      "<meta property=article:modified_time content=2024-05-14>",
                  "modified"),
            "2024-05-14");
}

TEST(Metadata, FindsTheNodeOfThisArticle) {
  const Case cases[] = {
      // By address.
      {"<link rel=canonical href=https://daily.example/b>" +
           ld(R"([{"@type":"NewsArticle","headline":"Teaser a","url":"https://daily.example/a"},)"
              R"({"@type":"NewsArticle","headline":"Story b","url":"http://www.daily.example/b/"}])"),
       "Story b"},
      {"<link rel=canonical href=https://daily.example/b>" +
           ld(R"([{"@type":"Article","headline":"a"},{"@type":"Article","headline":"Story b",)"
              R"("mainEntityOfPage":{"@type":"WebPage","@id":"https://daily.example/b"}}])"),
       "Story b"},
      // By headline.
      {"<h1>The story of b</h1>" + ld(R"([{"@type":"NewsArticle","headline":"Some teaser",)"
                                      R"("description":"d","keywords":"k"},)"
                                      R"({"@type":"NewsArticle","headline":"The story of b"}])"),
       "The story of b"},
      // By how much it says; teasers stand in lists.
      {ld(R"({"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","headline":"Teaser"}]})") +
           ld(R"({"@type":["WebPage","ItemPage"],"mainEntity":{"@type":"https://schema.org/newsarticle",)"
              R"("headline":"Story"}})"),
       "Story"},
      {ld(R"({"@type":"schema:ReportageNewsArticle","schema:headline":"Story"})"), "Story"},
  };
  for (const Case& c : cases) EXPECT_EQ(value(c.page, "headline"), c.value) << c.page;
}

TEST(Metadata, ReadsBrokenJsonLd) {
  const Case cases[] = {
      {ld("<!-- {\"@type\":\"NewsArticle\",\"headline\":\"Story\"} -->"), "Story"},
      {ld("//<![CDATA[\n{\"@type\":\"NewsArticle\",\"headline\":\"Story\"};\n//]]>"), "Story"},
      {ld("{\"@type\":\"NewsArticle\",\"headline\":\"A story\nof two lines\",}"),
       "A story of two lines"},
      {ld(R"({"@type":"NewsArticle","headline":"The "best" story, ever","x":1})"),
       "The \\\"best\\\" story, ever"},
      {ld("{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;Story&quot;}"),
       "Story"},
      {ld(R"({"@type":"Thing"}{"@type":"NewsArticle","headline":"Story"})"), "Story"},
      {"<script type='application/ld+json; "
       "charset=utf-8'>{'@type':'NewsArticle','headline':'Story'}</script>",
       "Story"},
      {ld("{\"@type\":\"NewsArticle\",\"headline\":\"Story\""), "Story"},
  };
  for (const Case& c : cases) EXPECT_EQ(value(c.page, "headline"), c.value) << c.page;
  EXPECT_EQ(value(cases[0].page, "repair"), "wrapper");
}

TEST(Metadata, ReadsTheOtherFields) {
  const Case language[] = {
      {"<html lang=de-AT>", "de-AT"},
      {"<meta property=og:locale content=pt_BR>", "pt-BR"},
      {"<html lang=''>" + ld(R"({"@type":"NewsArticle","headline":"x","inLanguage":"fa"})"), "fa"},
      {"<html lang='$lang'>", ""},
  };
  for (const Case& c : language) EXPECT_EQ(value(c.page, "language"), c.value) << c.page;

  const Case url[] = {
      {"<link rel=canonical href=/news/story>", "https://www.daily.example/news/story"},
      {"<link rel=canonical href=https://www.daily.example/><meta property=og:url "
       "content=/news/story>",
       "https://www.daily.example/news/story"},
      {"<base href=https://cdn.example/x/><link rel=canonical href=story>",
       "https://cdn.example/x/story"},
      {"<p>", kUrl.data()},
  };
  for (const Case& c : url) EXPECT_EQ(value(c.page, "url", kUrl), c.value) << c.page;

  const Case topics[] = {
      {ld(R"({"@type":"NewsArticle","headline":"x","keywords":["a, b","c"]})"), "a, b + c"},
      {ld(R"({"@type":"NewsArticle","headline":"x","keywords":"a, b,, c , A"})"), "a + b + c"},
      {"<meta property=article:tag content=a><meta property=article:tag content='b c'>"
       "<meta name=keywords content='d,e'>",
       "a + b c"},
      {"<meta name=keywords content='d;e'>", "d + e"},
  };
  for (const Case& c : topics) EXPECT_EQ(value(c.page, "topic"), c.value) << c.page;

  const Case images[] = {
      {ld(R"({"@type":"NewsArticle","headline":"x","image":[{"url":"/a.jpg"},"/b.jpg"]})") +
           "<meta property=og:image content=https://www.daily.example/a.jpg>",
       "https://www.daily.example/a.jpg + https://www.daily.example/b.jpg"},
      {"<meta name=twitter:image content='data:image/png;base64,x'>", ""},
  };
  for (const Case& c : images) EXPECT_EQ(value(c.page, "image", kUrl), c.value) << c.page;

  const Case kinds[] = {
      {ld(R"({"@type":["LiveBlogPosting","NewsArticle"],"headline":"x"})"), "live_blog"},
      {ld(R"({"@type":["NewsArticle","LiveBlogPosting"],"headline":"x"})"), "live_blog"},
      {"<meta property=og:type content=article>", "article"},
      {"<meta property=og:type content=website>", ""},
      {"<meta property=og:type content=video.other>", "video"},
      {ld(R"({"@type":"CollectionPage","name":"x"})"), "listing"},
  };
  for (const Case& c : kinds) EXPECT_EQ(value(c.page, "kind"), c.value) << c.page;

  const Case sections[] = {
      {ld(R"({"@type":"NewsArticle","headline":"x","articleSection":["World","Europe"]})"),
       "World"},
      {"<meta property=article:section content=Sport>", "Sport"},
      {ld(R"({"@type":"BreadcrumbList","itemListElement":[{"name":"Home","item":"/"},)"
          R"({"name":"World","item":"/world"},{"name":"A story"}]})"),
       "World"},
      {ld(R"({"@type":"BreadcrumbList","itemListElement":[{"item":{"@id":"/","name":"Home"}},)"
          R"({"item":{"@id":"/world","name":"World"}}]})"),
       "World"},
      {ld(R"({"@type":"BreadcrumbList","itemListElement":[{"name":"Home","item":"/"},)"
          R"({"name":"A story"}]})"),
       ""},
      {"<body><article itemscope itemtype=https://schema.org/NewsArticle><h1>A story in the "
       "north</h1><meta itemprop=articleSection content=World></article>",
       "World"},
  };
  for (const Case& c : sections) EXPECT_EQ(value(c.page, "section"), c.value) << c.page;

  const Case descriptions[] = {
      {"<meta property=og:description content='Cut to fit …'><meta name=description "
       "content='Whole.'>",
       "Whole."},
      {"<meta property=og:description content='Cut to fit …'>", "Cut to fit …"},
  };
  for (const Case& c : descriptions) EXPECT_EQ(value(c.page, "description"), c.value) << c.page;

  EXPECT_EQ(value("<html dir=RTL>", "direction"), "rtl");
  EXPECT_EQ(value("<meta property=og:site_name content='The Daily'>", "site"), "The Daily");
}

TEST(Metadata, KeepsEveryStatementWithItsPlace) {
  const std::string page =
      "<html lang=en><title>Story - Daily</title><meta name=og:title content=Story>" +
      ld(R"({"@type":"NewsArticle","headline":"Story"})") + "<h1>Story</h1>";
  EXPECT_EQ(read_page(page, "", Witnesses::AsNeeded, true),
            "* language html lang [0,14) \"en\"\n"
            "- headline title title [14,21) \"Story - Daily\"\n"
            "* headline open-graph og:title [42,76) \"Story\"\n"
            "* headline visible h1 [162,166) \"Story\"\n"
            "* headline json-ld headline [145,152) \"Story\"\n"
            "* kind json-ld @type [120,133) \"NewsArticle\"\n");
}

TEST(Metadata, SurvivesWhatIsMadeToBreakIt) {
  std::string many;
  for (int i = 0; i < 20000; ++i) {
    many += "<h1><i><meta name=author content='A B" + std::to_string(i) +
            "'><time datetime=2024-05-12>";
  }
  EXPECT_NE(chosen(many), "");
  std::string deep = "<script type=application/ld+json>";
  for (int i = 0; i < 100000; ++i) deep += "{\"@graph\":[";
  chosen(deep);
  std::string wide = "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[";
  for (int i = 0; i < 20000; ++i) wide += "{\"@id\":\"#" + std::to_string(i) + "\",\"x\":1},";
  chosen(wide);
  chosen("<meta name=author content='" + std::string(1 << 20, '/') + "'>");
  chosen("<meta property=og:title content='" + std::string(1 << 20, '<') + "'>");
  chosen("<title>" + std::string(1 << 20, '|') + "</title>");
  std::string empty = "<h1>x</h1>";
  for (int i = 0; i < 200; ++i) empty += "<div class=author>";
  for (int i = 0; i < 100000; ++i) empty += "<i class=date></i>";
  chosen(empty);
  std::string attributes = "<div";
  for (int i = 0; i < 200000; ++i) attributes += " data-" + std::to_string(i) + "=author";
  attributes += "><h1>x</h1>";
  for (int i = 0; i < 300; ++i) attributes += "<p class=author>Jane Doe</p>";
  chosen(attributes);
}

}  // namespace
}  // namespace stet::meta
