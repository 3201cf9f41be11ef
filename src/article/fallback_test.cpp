#include "article/fallback.h"

#include <gtest/gtest.h>

#include <string>

#include "article/prose.h"
#include "article/script_data.h"
#include "html/parse.h"
#include "stet/stet.h"

namespace stet::article {
namespace {

std::string padded(std::string text) { return text.append(64, '\0'); }

// ---------------------------------------------------------------- values in scripts

struct ScriptCase {
  const char* name;
  std::string before, value, after;
  std::string data;
};

TEST(ScriptData, FindsValuesWithoutRunningAnything) {
  const std::string words(220, 'w');
  const std::string json = "{\"a\":\"" + words + " } \\\" \"}";
  std::string quoted;
  append_json_string(quoted, json);
  const ScriptCase kCases[] = {
      {"a script of its own", "<script type=application/json>", json, "</script>", json},
      {"assigned", "<script>window.__STATE__ = window.a['b'] || ", json, ";</script>", json},
      {"behind a comment", "<script>// don't\nx=", json, "</script>", json},
      {"passed", "<script>q.push(", json, ");next();</script>", json},
      {"quoted", "<script>x = JSON.parse(", quoted, ")</script>", json},
      {"text", "<script>x = ", "'" + words + "'", "</script>", words},
      {"in pieces",
       "<script>self.__next_f.push([1,\"1:T" /* 220 bytes */ "dc,\"])</script>"
       "<script>self.__next_f.push([1,",
       "\"" + words + "2:[\\\"x\\\"]\\n\"", "])</script>", words},
      {"unclosed", "<script>x = ", "{\"a\":\"" + words, "</script>", "{\"a\":\"" + words},
      {"small", "<script>x = ", "{\"a\":1}", "</script>", ""},
      {"a function", "<script>", "function(a){return b(" + words + ")}", "</script>", ""},
      {"JSON-LD", "<script type=application/ld+json>", json, "</script>", ""},
  };
  for (const ScriptCase& c : kCases) {
    SCOPED_TRACE(c.name);
    Arena arena;
    const std::string page = padded(c.before + c.value + c.after);
    const html::Document document = html::parse({page.data(), page.size() - 64}, arena);
    const ArenaVector<ScriptData> data = script_data(document, arena);
    ASSERT_EQ(data.size(), c.data.empty() ? 0u : 1u);
    if (c.data.empty()) continue;
    EXPECT_EQ(data[0].text, c.data);
  }
}

// ---------------------------------------------------------------- prose in values

const std::string kOne = "The council decided on Tuesday to close the bridge for a year.";
const std::string kTwo = "Drivers will have to go around by the old road, she said.";
const std::string kTeaser = "Another story that has to do with bridges and with roads, too.";

struct ProseCase {
  const char* name;
  std::string json, html;
};

TEST(Prose, FindsTheTextOfAnArticle) {
  const std::string both = "<p>" + kOne + "</p>\n<p>" + kTwo + "</p>\n";
  const ProseCase kCases[] = {
      {"one string of lines", R"({"article":{"body":")" + kOne + R"(\n\n)" + kTwo + R"("}})", both},
      {"markup", R"({"html":"<p>)" + kOne + "</p><p>" + kTwo + R"(</p>"})",
       "<div><p>" + kOne + "</p><p>" + kTwo + "</p></div>\n"},
      {"escaped markup", R"({"html":"&lt;p>)" + kOne + R"(&lt;/p>"})",
       "<div><p>" + kOne + "</p></div>\n"},
      {"a list of strings", R"({"paragraphs":[")" + kOne + R"(",")" + kTwo + R"("]})", both},
      {"a list of objects",
       R"({"body":[{"type":"text","content":")" + kOne + R"("},{"type":"image","url":"/a.jpg"},)" +
           R"({"type":"text","content":")" + kTwo + R"("}]})",
       both},
      {"a heading and spans",
       R"({"body":[{"type":"paragraph","children":[{"text":"The council "},{"text":"decided"},)"
       R"({"text":" on Tuesday to close the bridge for a whole year."}]},)"
       R"({"type":"heading","children":[{"text":"What now"}]},)"
       R"({"type":"paragraph","children":[{"text":")" +
           kOne + R"("}]}]})",
       "<p>The council decided on Tuesday to close the bridge for a whole year.</p>\n"
       "<h2>What now</h2>\n<p>" +
           kOne + "</p>\n"},
      {"React's elements",
       R"(["$","div",null,{"className":"x","children":[["$","p",null,)"
       R"({"children":")" +
           kOne + R"("}],["$","p",null,{"children":")" + kTwo + R"("}]]}])",
       both},
      {"not teasers, captions and descriptions",
       R"({"a":[{"title":"x","url":"/x","text":")" + kTeaser +
           R"("},{"title":"y",)"
           R"("url":"/y","text":")" +
           kTeaser + R"("}],"caption":")" + kTeaser + kTeaser + R"(","body":")" + kOne + " " +
           kTwo + R"("})",
       "<p>" + kOne + " " + kTwo + "</p>\n"},
      {"nothing", R"({"a":"short","b":"function(){return a_b==c_d||{e:f}} and so on and so on"})",
       ""},
  };
  for (const ProseCase& c : kCases) {
    SCOPED_TRACE(c.name);
    Arena arena;
    EXPECT_EQ(find_prose(read_json(c.json, arena), "", arena).html, c.html);
  }
}

TEST(Prose, KnowsTheHeadlineBesideIt) {
  Arena arena;
  const std::string json = R"({"title":"Bridge closed","body":")" + kOne + R"("})";
  EXPECT_TRUE(find_prose(read_json(json, arena), "Bridge closed", arena).beside_headline);
  EXPECT_FALSE(find_prose(read_json(json, arena), "Bridge", arena).beside_headline);
}

// ---------------------------------------------------------------- whole pages

Article extracted(const std::string& html) {
  Scratch scratch;
  const Page page{.body = html, .url = "https://example.org/a"};
  Options options;
  options.evidence = true;
  Result<Article> article = extract(page, scratch, options);
  EXPECT_TRUE(article);
  return article ? *std::move(article) : Article{};
}

// Eight paragraphs, numbered, each ended by `between`.
std::string story(const std::string& between) {
  std::string out;
  for (int i = 1; i <= 8; ++i) out += std::to_string(i) + ". " + kOne + " " + kTwo + between;
  return out;
}

const std::string kHead =
    "<title>Bridge closed</title><meta property=og:title content='Bridge closed'>"
    "<meta property=og:type content=article>";

TEST(Fallback, TakesTheDeclaredBodyWhereTheMarkupHasNone) {
  const std::string ld = kHead +
                         R"(<script type=application/ld+json>{"@type":"NewsArticle",)"
                         R"("headline":"Bridge closed","articleBody":")" +
                         story("\\n") + R"("}</script><h1>Bridge closed</h1>)";
  const Article article = extracted(ld + "<p>You need JavaScript.");
  ASSERT_EQ(article.body.size(), 8u);
  EXPECT_TRUE(article.text.starts_with("1. The council"));
  EXPECT_EQ(article.kind, PageKind::Article);
  ASSERT_EQ(article.warnings.size(), 1u);
  EXPECT_EQ(article.warnings[0],
            "the markup holds no story: the body is that of json-ld:articleBody");
  ASSERT_FALSE(article.evidence.empty());
  EXPECT_EQ(article.evidence.back().field, "body");
  const Span span = article.body[0].span;
  EXPECT_EQ(ld.substr(span.begin, 2), "\"1");
  EXPECT_EQ(article.evidence.back().span.end, span.end);

  // The page's own text is the better one, if it has any.
  const Article shown = extracted(ld + "<article><p>" + story("<p>") + "</article>");
  EXPECT_TRUE(shown.warnings.empty());
  EXPECT_NE(shown.body[0].span.begin, span.begin);
}

TEST(Fallback, TakesTheEntriesOfALiveBlog) {
  const std::string ld =
      kHead +
      R"(<script type=application/ld+json>{"@type":"LiveBlogPosting",)"
      R"("headline":"Bridge closed","liveBlogUpdate":[{"@type":"BlogPosting",)"
      R"("headline":"A < B","datePublished":"2024-05-01T10:00Z","articleBody":")" +
      story(" ") +
      R"("},{"@type":"BlogPosting","datePublished":)"
      R"("2024-05-01T09:00Z","articleBody":")" +
      story("\\n") + R"("}]}</script><h1>Bridge closed</h1>)";
  const Article article = extracted(ld + "<p>You need JavaScript.");
  ASSERT_EQ(article.body.size(), 11u);
  EXPECT_EQ(article.body[0].role, BodyRole::Entry);
  EXPECT_EQ(article.body[0].text, "A < B");
  EXPECT_EQ(article.body[0].time, "2024-05-01T10:00:00Z");
  EXPECT_EQ(article.body[1].role, BodyRole::Paragraph);
  EXPECT_EQ(article.body[2].role, BodyRole::Entry);
  EXPECT_EQ(article.body[2].time, "2024-05-01T09:00:00Z");
  ASSERT_EQ(article.warnings.size(), 1u);
  EXPECT_EQ(article.warnings[0],
            "the markup holds no story: the body is that of json-ld:liveBlogUpdate");
}

TEST(Fallback, TakesTheDataOfScriptsWhereNothingElseIsLeft) {
  const std::string data = R"({"page":{"title":"Bridge closed","html":"<p>)" + story("</p><p>") +
                           R"("},"menu":["Home","Sport"]})";
  const Article article =
      extracted(kHead + "<div id=app></div><script>window.__INITIAL_STATE__=" + data + "</script>");
  EXPECT_EQ(article.body.size(), 8u);
  EXPECT_EQ(article.kind, PageKind::Article);
  ASSERT_EQ(article.warnings.size(), 1u);
  EXPECT_EQ(article.warnings[0], "the markup holds no story: the body is that of script");

  // Not on a page that is no article.
  const Article other =
      extracted("<title>Shop</title><div id=app></div><script>window.__INITIAL_STATE__=" + data +
                "</script>");
  EXPECT_TRUE(other.body.empty());
  EXPECT_TRUE(other.warnings.empty());
}

}  // namespace
}  // namespace stet::article
