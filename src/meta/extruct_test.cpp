// The JSON-LD samples of the extruct project, broken ones among them: pages with
// what a lenient reader should return. Skipped where the shared data is absent.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/json.h"
#include "html/attributes.h"
#include "html/parse.h"

namespace stet::meta {
namespace {

namespace fs = std::filesystem;

fs::path samples() {
  const char* shared = std::getenv("STET_SHARED");
  const fs::path root =
      shared != nullptr ? fs::path(shared) : fs::path(STET_SOURCE_DIR) / "../shared";
  return root / "inputs/extruct";
}

std::string load(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// A value with its members in the order of their names, and strings without white
// space, which the samples' authors squeezed in part.
std::string canonical(const JsonDocument& json, JsonId id) {
  const JsonNode& node = json[id];
  if (node.kind == JsonKind::String) {
    std::string text;
    for (const char c : node.text) {
      if (static_cast<unsigned char>(c) > ' ') text.push_back(c);
    }
    return '"' + text + '"';
  }
  if (node.kind == JsonKind::Number) return std::string(node.text);
  if (node.kind != JsonKind::Array && node.kind != JsonKind::Object) {
    return std::to_string(static_cast<int>(node.kind));
  }
  std::vector<std::string> children;
  for (JsonId child = node.first_child; child != kNoJson; child = json[child].next) {
    children.push_back(std::string(json[child].key) + ':' + canonical(json, child));
  }
  if (node.kind == JsonKind::Object) std::sort(children.begin(), children.end());
  std::string out = node.kind == JsonKind::Object ? "{" : "[";
  for (const std::string& child : children) out += child + ',';
  return out + (node.kind == JsonKind::Object ? '}' : ']');
}

// The roots that are no null, arrays of them taken apart, a line each.
std::string roots_of(const JsonDocument& json) {
  std::string out;
  for (JsonId root = json.first_root(); root != kNoJson; root = json[root].next) {
    const bool array = json[root].kind == JsonKind::Array;
    for (JsonId item = array ? json[root].first_child : root; item != kNoJson;
         item = array ? json[item].next : kNoJson) {
      if (json[item].kind != JsonKind::Null) out += canonical(json, item) + '\n';
    }
  }
  return out;
}

TEST(Extruct, ReadsTheirJsonLd) {
  if (!fs::exists(samples())) GTEST_SKIP() << "no " << samples() << "; set STET_SHARED";
  int count = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(samples())) {
    if (entry.path().extension() != ".jsonld") continue;
    fs::path html = entry.path();
    html.replace_extension(".html");
    if (!fs::exists(html)) continue;
    SCOPED_TRACE(html.string());
    Arena arena;
    const std::string expected_text = load(entry.path());
    const JsonDocument expected = read_json(expected_text, arena);
    ASSERT_EQ(expected.repairs(), 0u);

    std::string page = load(html);
    const size_t size = page.size();
    page.resize(size + 64);
    const html::Document document = html::parse(std::string_view(page).substr(0, size), arena);
    std::string got;
    for (html::NodeId id = 1; id < document.size(); ++id) {
      if (!document[id].is_html(html::Tag::Script)) continue;
      if (html::attribute(document, id, "type") != "application/ld+json") continue;
      if (document[id].first_child == html::kNoNode) continue;
      got += roots_of(read_json(document.text(document[id].first_child), arena));
    }
    EXPECT_EQ(got, roots_of(expected));
    ++count;
  }
  EXPECT_GE(count, 9);
}

}  // namespace
}  // namespace stet::meta
