// The library's tokenizer against the literal one of reference/: the inputs of
// the suites, markup made up at random, and real pages.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "encoding/decode.h"
#include "html/attributes.h"
#include "html/parse.h"
#include "io/buffer.h"
#include "io/gzip.h"
#include "test/conformance/both_tokenizers.h"
#include "test/conformance/markup_soup.h"
#include "test/conformance/mutate.h"
#include "test/conformance/shared.h"
#include "test/conformance/token_cases.h"
#include "test/conformance/tree_cases.h"

namespace stet::conformance {
namespace {

using html::TextState;

constexpr uint64_t kSeed = 7;

// Compares, and counts what was compared.
class Comparison {
 public:
  // False if they differ; the first differences are shown.
  bool run(std::string_view source, const Start& start, const std::string& name) {
    ++runs_;
    bytes_ += source.size();
    const std::string found = difference(source, start, arena_);
    if (found.empty()) return true;
    if (++failures_ <= 20) {
      ADD_FAILURE() << name << ", state " << static_cast<int>(start.state)
                    << (start.cdata_allowed ? ", CDATA allowed: " : ": ") << found << "--- source\n"
                    << testing::PrintToString(std::string(source.substr(0, 2000)));
    }
    return false;
  }
  void run_with_and_without_cdata(std::string_view source, const std::string& name) {
    Start start;
    if (!run(source, start, name)) return;
    start.cdata_allowed = true;
    run(source, start, name);
  }
  void report(const char* what) const {
    std::printf("SUITE tokenizer-differential-%s passed=%zu failed=%zu total=%zu bytes=%zu\n", what,
                runs_ - failures_, failures_, runs_, bytes_);
  }

 private:
  Arena arena_;
  size_t runs_ = 0, failures_ = 0, bytes_ = 0;
};

constexpr TextState kStates[] = {TextState::Data,       TextState::RcData,    TextState::RawText,
                                 TextState::ScriptData, TextState::PlainText, TextState::CData};

TEST(TokenizerDifferential, InputsOfTheSuites) {
  const std::filesystem::path shared = shared_folder();
  if (shared.empty()) GTEST_SKIP() << "no ../shared and no $STET_SHARED: suites not compared";
  Comparison comparison;
  const std::filesystem::path suites = shared / "inputs/html5lib-tests";
  for (const TokenCase& c : read_token_cases(suites / "tokenizer").runs) {
    const std::string source = normalize_newlines(c.input);
    comparison.run_with_and_without_cdata(source, c.file);
    comparison.run(source, {c.state, c.last_start_tag, false, StateAfterTag::Unchanged}, c.file);
    for (const TextState state : kStates) comparison.run(source, {state, "script"}, c.file);
  }
  for (const TreeCase& c : read_tree_cases(suites / "tree-construction")) {
    const std::string source = normalize_newlines(c.input);
    const std::string name = std::string(c.file).append(":").append(std::to_string(c.line));
    comparison.run_with_and_without_cdata(source, name);
    for (const TextState state : kStates) comparison.run(source, {state, "textarea"}, name);
  }
  comparison.report("suites");
}

// Differences that the tests below have found.
TEST(TokenizerDifferential, OnceFound) {
  Comparison comparison;
  for (const char* source : {"<![cdata[x]]>", "a<![CDATa[<b>]]>"}) {
    comparison.run_with_and_without_cdata(source, "once found");
  }
}

// All strings of `count` of the pieces, behind a beginning. What is longer than a
// block of 64 bytes is read in parts: padding moves the string over the seam.
struct Exhaustive {
  std::string_view begin;
  std::vector<std::string_view> pieces;
  size_t count;
};

TEST(TokenizerDifferential, AllShortStrings) {
  const Exhaustive families[] = {
      {"<a ", {"=", "\"", "'", " ", "/", ">", "b"}, 6},
      {"<a b", {"=", "\"", "'", " ", "/", ">", "\n"}, 5},
      {"<a b=\"", {"=", "\"", "'", " ", "/", ">", "&"}, 5},
      {"x", {"<", "/", "!", "?", ">", "-", "a", " ", "&"}, 4},
      {"<!--", {"-", "!", ">", "<", "a"}, 6},
      {"<![CDATA[", {"]", ">", "a", "<"}, 5},
      {"<!doctype", {" ", "public", "SYSTEM", "\"", "'", ">", "a"}, 5},
      {"<script>", {"<!--", "-->", "<script", "</script", ">", " ", "-", "/"}, 5},
      {"<title>", {"<", "</title", "</titl", "/", ">", " ", "&lt"}, 4},
      {"&", {"amp", "not", "in", "#", "x", "8", ";", "=", "a", "&"}, 4},
      {"<a b=\"&", {"amp", "not", "in", "#", "x", "8", ";", "=", "\"", "&"}, 4},
  };
  Comparison comparison;
  Random random(kSeed);
  for (const Exhaustive& all : families) {
    size_t strings = 1;
    for (size_t i = 0; i < all.count; ++i) strings *= all.pieces.size();
    for (size_t number = 0; number < strings; ++number) {
      std::string source(all.begin);
      if (random.below(2) == 0) source.append(64 - all.count + random.below(all.count), 'n');
      for (size_t i = 0, rest = number; i < all.count; ++i, rest /= all.pieces.size()) {
        source += all.pieces[rest % all.pieces.size()];
      }
      Start start;
      start.cdata_allowed = all.begin == "<![CDATA[";
      if (random.below(2) == 0) source += ">x";
      comparison.run(source, start, std::string(all.begin).append(std::to_string(number)));
    }
  }
  comparison.report("short");
}

// Tags with padding in each place, so that each of their bytes is once the first
// or the last of a block.
TEST(TokenizerDifferential, TagsOverTheSeam) {
  static constexpr std::string_view kTags[] = {
      "<a b=\"c\">x",        "<a b='c\">'>x",        "<a =\"c>\">x",     "<a b =\"c>\">x",
      "<a b=\"c\"=\"d>\">x", "<a b= \"c>\">x",       "<a b/=\"c>\">x",   "<a b=c\"d>\">x",
      "<a b==\"c>\">x",      "<a b=\"c\"d=\">\"/>x", "<a b=\"\"/>x",     "<a \"=\"\">\">x",
      "<a b=\"'\" c='\"'>x", "</a b=\">\">x",        "<a/b=\">\"/ >x",   "<a b=\"&lt;\" B=\">\">x",
      "<!--x-->y",           "<title>x</title>",     "<style><</style>y"};
  Comparison comparison;
  for (const std::string_view tag : kTags) {
    for (size_t place = 1; place < tag.size(); ++place) {
      for (const char filler : {'n', ' '}) {
        for (size_t size = 64 - tag.size(); size < 66; ++size) {
          std::string source(tag);
          source.insert(place, size, filler);
          comparison.run(source, {}, source);
          source.insert(place, 64, filler);
          comparison.run(source, {}, source);
        }
      }
    }
  }
  comparison.report("seam");
}

TEST(TokenizerDifferential, MarkupMadeUp) {
  constexpr uint64_t kCases = 40000;
  Comparison comparison;
  for (uint64_t i = 0; i < kCases; ++i) {
    Random random(Random(kSeed + i).next());
    const std::string source = markup_soup(random);
    Start start;
    if (random.below(4) == 0) {
      static constexpr const char* kLast[] = {"", "script", "title", "x"};
      start.state = kStates[random.below(std::size(kStates))];
      start.last_start_tag = kLast[random.below(std::size(kLast))];
    }
    start.cdata_allowed = random.below(2) == 0;
    comparison.run(source, start, std::string("soup ").append(std::to_string(i)));
  }
  comparison.report("soup");
}

TEST(TokenizerDifferential, MutatedPages) {
  constexpr uint64_t kCases = 6000;
  std::vector<std::string> pages;
  Random random(kSeed);
  for (int i = 0; i < 100; ++i) pages.push_back(markup_soup(random));
  Comparison comparison;
  for (uint64_t i = 0; i < kCases; ++i) {
    comparison.run_with_and_without_cdata(mutated_page(pages, kSeed, i),
                                          std::string("mutated ").append(std::to_string(i)));
  }
  comparison.report("mutated");
}

// Up to and beyond the number from which names are looked up by hash.
TEST(TokenizerDifferential, AttributesOfElements) {
  Arena arena;
  size_t many = 0;
  for (uint64_t i = 0; i < 4000; ++i) {
    Random random(Random(kSeed + i).next());
    std::string source = "<!doctype html><body><q ";
    const size_t names = 1 + random.below(80);
    for (size_t count = random.below(120); count > 0; --count) {
      source += markup_soup_attribute(random, names);
    }
    source += ">x";
    const std::vector<ReferenceToken> expected = reference_tokens(source, {});
    arena.reset();
    const Padded input(source);
    const html::Document document = html::parse(input.view(), arena);
    if (expected.size() < 3 || expected[2].data != "q") continue;  // a quote ate the tag's end
    const html::NodeId q = document[document.body()].first_child;
    ASSERT_EQ(document.name(q), "q");
    std::vector<ReferenceAttribute> got;
    for (const html::Attribute& attribute : html::attributes(document, q)) {
      got.push_back({std::string(attribute.name), std::string(attribute.value)});
      if (attribute.name.find("\xEF\xBF\xBD") != std::string_view::npos) continue;
      EXPECT_EQ(html::attribute(document, q, attribute.name), attribute.value);
    }
    ASSERT_EQ(got.size(), expected[2].attributes.size()) << source;
    many += got.size() > 32;
    for (size_t a = 0; a < got.size(); ++a) {
      ASSERT_EQ(got[a], expected[2].attributes[a]) << got[a].name << "\n" << source;
    }
  }
  EXPECT_GT(many, 400u);
}

void compare_page(std::string_view bytes, const std::string& name, Comparison& comparison) {
  Arena arena;
  const std::string text(encoding::decode(bytes, "", 0, arena).text);
  comparison.run_with_and_without_cdata(text, name);
}

std::vector<std::filesystem::path> pages_in(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  if (!std::filesystem::is_directory(folder)) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string name = entry.path().filename();
    if (name.ends_with(".html") || name.ends_with(".html.gz")) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(TokenizerDifferential, SamplePages) {
  Comparison comparison;
  const auto paths = pages_in(std::filesystem::path(STET_SOURCE_DIR) / "sample/pages");
  EXPECT_FALSE(paths.empty());
  for (const auto& path : paths) compare_page(read_file(path), path.filename(), comparison);
  comparison.report("sample");
}

TEST(TokenizerDifferential, EvaluationPages) {
  constexpr size_t kEvery = 16;  // of some 2,600 pages
  const std::filesystem::path shared = shared_folder();
  if (!std::filesystem::is_directory(shared / "eval")) {
    GTEST_SKIP() << "no ../shared/eval and no $STET_SHARED: its pages are not compared";
  }
  Comparison comparison;
  io::Gunzip gunzip;
  const auto paths = pages_in(shared / "eval");
  for (size_t i = 0; i < paths.size(); i += kEvery) {
    io::Buffer page;
    ASSERT_TRUE(gunzip(read_file(paths[i]), uint64_t{1} << 30, page)) << paths[i];
    compare_page(page.view(), paths[i].filename(), comparison);
  }
  comparison.report("eval");
}

}  // namespace
}  // namespace stet::conformance
