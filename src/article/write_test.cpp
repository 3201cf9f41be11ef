#include "article/write.h"

#include <gtest/gtest.h>

namespace stet::article {
namespace {

Article sample() {
  Article article;
  article.id = "xxh3:0";
  article.source = {
      .path = "a.html", .url = "", .media_type = "text/html", .encoding = "UTF-8", .bytes = 12};
  article.url = "https://example.org/a_(1)";
  article.kind = PageKind::Article;
  article.direction = "ltr";
  article.headline = "A \"quoted\" *headline*";
  article.lede = "The lede.";
  article.authors = {{"Ada", "https://example.org/ada", Author::Kind::Person},
                     {"Agency", "", Author::Kind::Organisation}};
  article.published = "2024-05-01";
  article.publisher = {"The Paper", ""};
  article.topics = {"x", "y"};
  BodyBlock paragraph;
  paragraph.text = "1. First\nline";
  paragraph.links = {{"https://example.org/b", "First"}};
  paragraph.span = {3, 9};
  BodyBlock heading;
  heading.role = BodyRole::Heading;
  heading.text = "Part";
  heading.level = 1;
  BodyBlock list;
  list.role = BodyRole::List;
  list.ordered = true;
  list.items = {"one", "+ two"};
  BodyBlock table;
  table.role = BodyRole::Table;
  table.rows = {{"a|b", "c"}, {"d"}};
  BodyBlock code;
  code.role = BodyRole::Code;
  code.text = "x = ```1```;";
  BodyBlock figure;
  figure.role = BodyRole::Figure;
  figure.text = "Caption";
  figure.links = {{"https://example.org/i 1.jpg", "alt"}};
  BodyBlock quote;
  quote.role = BodyRole::Quote;
  quote.text = "Said\nso";
  article.body = {paragraph, heading, list, table, code, figure, quote};
  article.text = "1. First\nline";
  article.images = {{.url = "u",
                     .alt = "alt",
                     .caption = "c",
                     .credit = "d",
                     .width = 3,
                     .height = 0,
                     .lead = true}};
  article.warnings = {"w"};
  return article;
}

TEST(WriteJson, KeepsTheOrderOfTheSchemaAndLeavesOutWhatIsUnknown) {
  std::string out;
  write_json(out, sample());
  const std::string_view expected =
      R"({"schema":"stet/1","id":"xxh3:0","source":{"path":"a.html","media_type":"text/html","encoding":"UTF-8","bytes":12},)"
      R"j("url":"https://example.org/a_(1)","kind":"article","direction":"ltr","headline":"A \"quoted\" *headline*",)j"
      R"("lede":"The lede.","authors":[{"name":"Ada","url":"https://example.org/ada","kind":"person"},)"
      R"({"name":"Agency","kind":"organisation"}],"published":"2024-05-01","publisher":{"name":"The Paper"},)"
      R"("topics":["x","y"],"body":[{"role":"paragraph","text":"1. First\nline",)"
      R"("links":[{"url":"https://example.org/b","text":"First"}],"span":[3,9]},)"
      R"({"role":"heading","text":"Part","level":1},{"role":"list","ordered":true,"items":["one","+ two"]},)"
      R"({"role":"table","rows":[["a|b","c"],["d"]]},{"role":"code","text":"x = ```1```;"},)"
      R"({"role":"figure","text":"Caption","links":[{"url":"https://example.org/i 1.jpg","text":"alt"}]},)"
      R"({"role":"quote","text":"Said\nso"}],)"
      R"("text":"1. First\nline","images":[{"url":"u","alt":"alt","caption":"c","credit":"d","width":3,"lead":true}],)"
      R"("warnings":["w"]})";
  EXPECT_EQ(out, expected);
}

TEST(WriteJson, AnEmptyRecordIsStillOne) {
  std::string out = "before ";
  write_json(out, {});
  EXPECT_EQ(out, R"(before {"schema":"stet/1","source":{"bytes":0},"kind":"none"})");
}

TEST(WriteJson, FileNamesThatAreNoUtf8DoNotBreakIt) {
  Article article;
  article.source.path = "caf\xE9.html";
  std::string out;
  write_json(out, article);
  EXPECT_NE(out.find("caf\xEF\xBF\xBD.html"), std::string::npos);
}

TEST(WriteJson, GroupsEvidenceByField) {
  Article article;
  article.evidence = {{"headline", "A", "title", {1, 2}, true},
                      {"published", "B", "block", {}, false},
                      {"headline", "C", "og:title", {3, 4}, false}};
  article.blocks = {{Role::ListItem, "t", "why", {5, 6}},
                    {Role::Share, "u", "", {7, 8}, 0.12345f, {{"few words", -1.5f}}}};
  std::string out;
  write_json(out, article);
  const std::string_view expected =
      R"("evidence":{"headline":[{"value":"A","from":"title","span":[1,2],"chosen":true},)"
      R"({"value":"C","from":"og:title","span":[3,4],"chosen":false}],"published":[{"value":"B","from":"block","chosen":false}]},)"
      R"("blocks":[{"role":"list_item","text":"t","reason":"why","span":[5,6]},)"
      R"({"role":"share","text":"u","score":0.123,"reasons":[{"what":"few words","weight":-1.5}],"span":[7,8]}])";
  EXPECT_NE(out.find(expected), std::string::npos) << out;
}

TEST(WriteText, IsToBeRead) {
  std::string out;
  write_text(out, sample());
  EXPECT_EQ(out,
            "A \"quoted\" *headline*\n\nAda, Agency \xC2\xB7 2024-05-01 \xC2\xB7 The Paper\n\n"
            "The lede.\n\n1. First\nline\n\nPart\n\n1. one\n2. + two\n\na|b\tc\nd\n\n"
            "x = ```1```;\n\n[Caption]\n\nSaid\nso\n");
}

TEST(WriteText, SaysWhyThereIsNothing) {
  Article article;
  article.warnings = {"the input is not text"};
  std::string out;
  write_text(out, article);
  EXPECT_EQ(out, "(no article here: the input is not text)\n");
}

TEST(WriteMarkdown, EscapesWhatWouldMeanSomething) {
  std::string out;
  write_markdown(out, sample());
  EXPECT_EQ(
      out,
      "# A \"quoted\" \\*headline\\*\n\nAda, Agency \xC2\xB7 2024-05-01 \xC2\xB7 The Paper\n\n"
      "<https://example.org/a_%281%29>\n\nThe lede.\n\n1\\. First\\\nline\n\n## Part\n\n"
      "1. one\n2. \\+ two\n\n| a\\|b | c |\n| --- | --- |\n| d |  |\n\n"
      "````\nx = ```1```;\n````\n\n![alt](https://example.org/i%201.jpg)\n\n*Caption*\n\n"
      "> Said\\\n> so\n");
}

Article structured() {
  Article article;
  BodyBlock entry, question, list, quote;
  entry.role = BodyRole::Entry;
  entry.time = "2024-05-01T10:00:00Z";
  entry.text = "Head";
  question.role = BodyRole::Question;
  question.text = "Why?";
  list.role = BodyRole::List;
  list.ordered = true;
  list.items = {"one\nmore", "inner", "two"};
  list.depths = {1, 2, 1};
  quote.role = BodyRole::Quote;
  quote.text = "Said\n\nso";
  quote.attribution = "Ada";
  article.body = {entry, question, list, quote};
  return article;
}

TEST(WriteJson, ShowsWhatTheBodyIsMadeOf) {
  std::string out;
  write_json(out, structured());
  const std::string_view expected =
      R"("body":[{"role":"entry","time":"2024-05-01T10:00:00Z","text":"Head"},)"
      R"({"role":"question","text":"Why?"},)"
      R"({"role":"list","ordered":true,"items":["one\nmore","inner","two"],"depths":[1,2,1]},)"
      R"({"role":"quote","text":"Said\n\nso","attribution":"Ada"}])";
  EXPECT_NE(out.find(expected), std::string::npos) << out;
}

TEST(WriteText, ShowsWhatTheBodyIsMadeOf) {
  std::string out;
  write_text(out, structured());
  EXPECT_EQ(out,
            "2024-05-01T10:00:00Z \xC2\xB7 Head\n\nWhy?\n\n1. one\n  more\n  - inner\n2. two\n\n"
            "Said\n\nso\n\n\xE2\x80\x94 Ada\n");
}

TEST(WriteMarkdown, ShowsWhatTheBodyIsMadeOf) {
  std::string out;
  write_markdown(out, structured());
  EXPECT_EQ(out,
            "## 2024-05-01T10:00:00Z \xC2\xB7 Head\n\n**Why?**\n\n1. one\n\n   more\n   - inner\n"
            "2. two\n\n> Said\n>\n> so\n>\n> \xE2\x80\x94 Ada\n");
}

}  // namespace
}  // namespace stet::article
