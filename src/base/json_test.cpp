#include "base/json.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace stet {
namespace {

// A heap copy of exact size, so that the sanitizer sees one byte too far.
class Exact {
 public:
  explicit Exact(std::string_view text) : size_(text.size()), bytes_(new char[text.size()]) {
    std::copy(text.begin(), text.end(), bytes_.get());
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  size_t size_;
  std::unique_ptr<char[]> bytes_;
};

std::string repairs(const JsonDocument& document) {
  std::string out;
  for (int i = 0; i < kJsonRepairCount; ++i) {
    if (!document.repaired(static_cast<JsonRepair>(i))) continue;
    if (!out.empty()) out += ", ";
    out += name(static_cast<JsonRepair>(i));
  }
  return out;
}

TEST(JsonWriter, EscapesOnlyWhatJsonRequires) {
  const struct {
    std::string_view text, json;
  } cases[] = {
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"a\"b\\c/d", R"("a\"b\\c/d")"},
      {"line\nreturn\rtab\tbell\x07 null", "\"line\\nreturn\\rtab\\tbell\\u0007 null\""},
      {std::string_view("\0\x1f\x7f", 3), "\"\\u0000\\u001f\x7f\""},
      {"\b\f", R"("\b\f")"},
      {"Ελλάδα 日本 𝄞", R"("Ελλάδα 日本 𝄞")"},
      {"0123456789abcdef\"0123456789abcdef", R"("0123456789abcdef\"0123456789abcdef")"},
      {"fifteen bytes..\n", R"("fifteen bytes..\n")"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Exact text(c.text);
    std::string out;
    append_json_string(out, text.view());
    EXPECT_EQ(out, c.json);
    Arena arena;
    ArenaString in_arena(arena);
    append_json_string(in_arena, text.view());
    EXPECT_EQ(in_arena.view(), c.json);
  }
}

TEST(JsonWriter, ReplacesIllFormedBytesOfNames) {
  const struct {
    std::string_view bytes, json;
  } cases[] = {
      {"caf\xC3\xA9.html", "\"caf\xC3\xA9.html\""},
      {"caf\xE9.html", "\"caf\xEF\xBF\xBD.html\""},
      {"\xC0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\xE2\x82", "\"\xEF\xBF\xBD\xEF\xBF\xBD\""},
      {"\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const auto& c : cases) {
    const Exact bytes(c.bytes);
    std::string out;
    append_json_bytes(out, bytes.view());
    EXPECT_EQ(out, c.json);
  }
}

template <class Writer>
void write_sample(Writer& writer) {
  writer.begin_object();
  writer.member("a", "x");
  writer.member_if("left out", "");
  writer.key("list");
  writer.begin_array();
  writer.number(int64_t{-7});
  writer.number(0.25);
  writer.number(std::nan(""));
  writer.boolean(true);
  writer.begin_object();
  writer.end_object();
  writer.begin_array();
  writer.end_array();
  writer.end_array();
  writer.key("z");
  writer.null();
  writer.end_object();
}

TEST(JsonWriter, PutsCommasAndBreaksLinesWhenAsked) {
  std::string line;
  JsonWriter<std::string> compact(line);
  write_sample(compact);
  EXPECT_EQ(line, R"({"a":"x","list":[-7,0.25,null,true,{},[]],"z":null})");

  std::string lines;
  JsonWriter<std::string> indented(lines, 2);
  write_sample(indented);
  EXPECT_EQ(lines,
            "{\n  \"a\": \"x\",\n  \"list\": [\n    -7,\n    0.25,\n    null,\n    true,\n    {},\n"
            "    []\n  ],\n  \"z\": null\n}");
}

struct ReaderCase {
  std::string_view input, output, repairs;
};

void check(const ReaderCase& c) {
  SCOPED_TRACE(c.input);
  const Exact input(c.input);
  Arena arena;
  const JsonDocument document = read_json(input.view(), arena);
  EXPECT_EQ(dump(document), c.output);
  EXPECT_EQ(repairs(document), c.repairs);
}

TEST(JsonReader, ReadsStrictJsonWithoutRepairs) {
  const ReaderCase cases[] = {
      {"", "", ""},
      {" \n", "", ""},
      {"null", "null\n", ""},
      {"-12.5e+3", "-12.5e+3\n", ""},
      {R"("a\u00e9\ud834\udd1e\n\/")", "\"a\xC3\xA9\xF0\x9D\x84\x9E\\n/\"\n", ""},
      {R"({"a":[1,2,{"b":null}],"c":{},"d":[],"e":true,"f":false})",
       "{\"a\":[1,2,{\"b\":null}],\"c\":{},\"d\":[],\"e\":true,\"f\":false}\n", ""},
      {R"({"a":"x, y","b":"z}","c":"]:{"})", "{\"a\":\"x, y\",\"b\":\"z}\",\"c\":\"]:{\"}\n", ""},
      {R"(["a, b","c",1])", "[\"a, b\",\"c\",1]\n", ""},
      {R"({"":"\u0000"})", "{\"\":\"\\u0000\"}\n", ""},
      {"{\"quote\":\"\xE2\x80\x9Cso\xE2\x80\x9D\"}", "{\"quote\":\"\xE2\x80\x9Cso\xE2\x80\x9D\"}\n",
       ""},
  };
  for (const ReaderCase& c : cases) check(c);
}

TEST(JsonReader, RepairsWhatPagesGetWrong) {
  const ReaderCase cases[] = {
      {"\xEF\xBB\xBF{\"a\":1};", "{\"a\":1}\n", "wrapper"},
      {"<!-- {\"a\":1} -->", "{\"a\":1}\n", "wrapper"},
      {"<!-- of a template -->{\"a\":1}", "{\"a\":1}\n", "comment"},
      {"//<![CDATA[\n{\"a\":1}\n//]]>", "{\"a\":1}\n", "wrapper"},
      {"/*<![CDATA[*/{\"a\":[[1]]}/*]]>*/", "{\"a\":[[1]]}\n", "comment"},
      {"<![CDATA[{\"a\":[[1]]}]]>", "{\"a\":[[1]]}\n", "wrapper"},
      {"{// name\n\"a\":1, /* b */ \"c\":2}", "{\"a\":1,\"c\":2}\n", "comment"},
      {"{\"a\":\"one\ntwo\tthree\"}", "{\"a\":\"one\\ntwo\\tthree\"}\n", "control character"},
      {"{'a':'it\\'s','b':\"'\"}", "{\"a\":\"it's\",\"b\":\"'\"}\n", "quote"},
      {"{\xE2\x80\x9C"
       "a\xE2\x80\x9D:\xE2\x80\x9Cx\xE2\x80\x9D}",
       "{\"a\":\"x\"}\n", "quote"},
      {"{\"a\":1,}", "{\"a\":1}\n", "extra comma"},
      {"[1,,2,]", "[1,2]\n", "extra comma"},
      {"{,\"a\":1}", "{\"a\":1}\n", "extra comma"},
      {"{\"a\":1 \"b\":2}", "{\"a\":1,\"b\":2}\n", "missing comma"},
      {"{\"a\":\"x\"\n\"b\":[] \"c\":2}", "{\"a\":\"x\",\"b\":[],\"c\":2}\n", "missing comma"},
      {"{\"a\":1}{\"b\":2}", "{\"a\":1}\n{\"b\":2}\n", "several roots"},
      {"{\"a\":1},{\"b\":2}", "{\"a\":1}\n{\"b\":2}\n", "extra comma, several roots"},
      {"{\"a\":undefined,\"b\":None,\"c\":x.y()}", "{\"a\":null,\"b\":null,\"c\":null}\n",
       "bare word"},
      {"{a:1,@id:'x'}", "{\"a\":1,\"@id\":\"x\"}\n", "quote, bare word"},
      {"{\"a\":True,\"b\":2020-05-01}", "{\"a\":true,\"b\":\"2020-05-01\"}\n", "bare word"},
      {"{\"a\":,\"b\":}", "{\"a\":null,\"b\":null}\n", "missing value"},
      {R"({"a":"he said "yes", and left","b":1})",
       "{\"a\":\"he said \\\"yes\\\", and left\",\"b\":1}\n", "unescaped quote"},
      {R"({"a":"the "best" of, "all" things"})",
       "{\"a\":\"the \\\"best\\\" of, \\\"all\\\" things\"}\n", "unescaped quote"},
      {R"(["a "b", c","d"])", "[\"a \\\"b\\\", c\",\"d\"]\n", "unescaped quote"},
      {R"({"a":"C:\dir \u12 \x"})", "{\"a\":\"C:dir \\\\u12 x\"}\n", "bad escape"},
      {R"({"a":"\ud800!"})", "{\"a\":\"\xEF\xBF\xBD!\"}\n", "bad escape"},
      {"{&quot;a&quot;:&quot;x &amp; y&quot;}", "{\"a\":\"x & y\"}\n", "entities"},
      {"{\"a\":&quot;x&quot;,\"b\":1}", "{\"a\":\"x\",\"b\":1}\n", "entities"},
      {"{\"a\":\"x &quot;y&quot;\"}", "{\"a\":\"x &quot;y&quot;\"}\n", ""},
      {"{\"a\":[1,2", "{\"a\":[1,2]}\n", "unclosed"},
      {"{\"a\":\"x", "{\"a\":\"x\"}\n", "unclosed"},
      {"[{\"a\":1]", "[{\"a\":1}]\n", "unclosed"},
      {"{\"a\" 1}", "{\"a\":1}\n", "unescaped quote, missing colon, unclosed"},
      {"var data = {\"a\":1};", "{\"a\":1}\n", "wrapper, junk"},
      {"{\"a\":\"x\"<br>,\"b\":2}", "{\"a\":\"x\",\"b\":2}\n",
       "unescaped quote, missing comma, unclosed, junk"},
      {"}", "", "junk"},
      {"{]", "{}\n", "unclosed"},
  };
  for (const ReaderCase& c : cases) check(c);
}

TEST(JsonReader, FindsMembersAndPlaces) {
  Arena arena;
  const std::string_view text = R"([{"a": "first", "a": "last", "b": [7]}])";
  const JsonDocument document = read_json(text, arena);
  const JsonId object = document[document.first_root()].first_child;
  const JsonNode& a = document[document.find(object, "a")];
  EXPECT_EQ(a.text, "last");
  EXPECT_EQ(text.substr(a.begin, a.end - a.begin), "\"last\"");
  const JsonNode& b = document[document.find(object, "b")];
  EXPECT_EQ(text.substr(b.begin, b.end - b.begin), "[7]");
  EXPECT_EQ(document.find(object, "none"), kNoJson);
  EXPECT_EQ(document.find(document.find(object, "b"), "a"), kNoJson);
}

TEST(JsonReader, KeepsItsLimits) {
  Arena arena;
  std::string deep(100000, '[');
  JsonDocument document = read_json(deep, arena);
  EXPECT_TRUE(document.repaired(JsonRepair::Depth));
  EXPECT_LE(document.size(), 70u);

  deep = R"({"a":)" + std::string(70, '[') + "\"]\"" + std::string(70, ']') + R"(,"b":"kept"})";
  document = read_json(deep, arena);
  EXPECT_TRUE(document.repaired(JsonRepair::Depth));
  EXPECT_EQ(document[document.find(document.first_root(), "b")].text, "kept");

  std::string wide = "[";
  for (int i = 0; i < 1000; ++i) wide += "1,";
  document = read_json(wide, arena, {.nodes_max = 100});
  EXPECT_TRUE(document.repaired(JsonRepair::Size));
  EXPECT_LE(document.size(), 102u);

  document = read_json("[1,2,3,4]", arena, {.bytes_max = 4});
  EXPECT_TRUE(document.repaired(JsonRepair::Size));
  EXPECT_EQ(dump(document), "[1,2]\n");
}

// Each of these took the square of its size in a reader that looked ahead without
// remembering.
TEST(JsonReader, TakesLinearTime) {
  for (const std::string_view piece : {"<!--", "\"a\" ", "[\"", "{\"a", "\"a\":\"b ", "&quot;",
                                       "{{", "//", "\\", ",", "\xE2\x80\x9C", "x "}) {
    std::string text = "[{\"a\":\"";
    for (int i = 0; i < 100000; ++i) text += piece;
    Arena arena;
    EXPECT_GT(read_json(text, arena).size(), 0u) << piece;
    text.erase(0, 7);
    EXPECT_GT(read_json(text, arena).size(), 0u) << piece;
  }
}

TEST(JsonReader, ReadsWhatTheWriterWrites) {
  std::string all;
  for (int c = 0; c < 128; ++c) all.push_back(static_cast<char>(c));
  all += "日本語 ü 𝄞";
  std::string json;
  JsonWriter<std::string> writer(json, 1);
  writer.begin_object();
  writer.member(all, all);
  writer.end_object();
  Arena arena;
  const JsonDocument document = read_json(json, arena);
  EXPECT_EQ(document.repairs(), 0u);
  EXPECT_EQ(document[document.find(document.first_root(), all)].text, all);
}

}  // namespace
}  // namespace stet
