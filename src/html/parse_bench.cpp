// Parsing of real pages: the *.html files of $STET_BENCH_CORPUS, else of the
// bundled sample; a synthetic page if there is neither.

#include "html/parse.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "encoding/decode.h"
#include "html/tokenizer.h"

#ifndef NDEBUG
#error "benchmarks are for release builds"
#endif

namespace stet::html {
namespace {

std::string synthetic_page() {
  std::string text = "<!DOCTYPE html><html><head><title>T</title></head><body>";
  while (text.size() < 270'000) {
    for (int i = 0; i < 9; ++i) {
      text += "<div class=\"teaser\" data-id='4711'><a href=\"/news?a=1&amp;b=2\">item</a></div>\n";
    }
    text += "<p>The quick brown fox jumps over the <b>lazy</b> dog &amp; runs.</p>\n";
    text += "<script>if (a < b && c) { d('</div>'); }</script>\n";
  }
  return text;
}

std::vector<std::string> read_pages() {
  const char* named = std::getenv("STET_BENCH_CORPUS");
  const std::filesystem::path folder =
      named ? std::filesystem::path(named) : std::filesystem::path(STET_SOURCE_DIR) / "sample";
  std::vector<std::string> pages;
  if (std::filesystem::is_directory(folder)) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".html") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
  }
  if (pages.empty()) pages.push_back(synthetic_page());
  return pages;
}

struct Page {
  std::string bytes;  // and 64 more
  std::string text;   // decoded, and 64 more
  std::string_view view() const { return std::string_view(text).substr(0, text.size() - 64); }
  std::string_view raw() const { return std::string_view(bytes).substr(0, bytes.size() - 64); }
};

const std::vector<Page>& pages() {
  static const std::vector<Page> all = [] {
    std::vector<Page> list;
    Arena arena;
    for (std::string& bytes : read_pages()) {
      arena.reset();
      bytes.append(64, '\0');
      Page page;
      page.bytes = std::move(bytes);
      page.text = encoding::decode(page.raw(), {}, 64, arena).text;
      page.text.append(64, '\0');
      list.push_back(std::move(page));
    }
    return list;
  }();
  return all;
}

// Runs `one` over all pages; it returns a count that must not change.
template <class F>
void over_pages(benchmark::State& state, F&& one) {
  Arena arena;
  size_t bytes = 0, expected = 0;
  for (const Page& page : pages()) bytes += page.raw().size();
  for (auto _ : state) {
    size_t count = 0;
    for (const Page& page : pages()) {
      arena.reset();
      count += one(page, arena);
    }
    if (expected == 0) expected = count;
    if (count == 0 || count != expected) state.SkipWithError("another result than before");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * bytes));
  state.counters["pages/s"] = benchmark::Counter(
      static_cast<double>(state.iterations() * pages().size()), benchmark::Counter::kIsRate);
  state.counters["arena"] = static_cast<double>(arena.reserved());
}

void BM_DecodeAndParse(benchmark::State& state) {
  over_pages(state, [](const Page& page, Arena& arena) {
    return parse(encoding::decode(page.raw(), {}, 64, arena).text, arena).size();
  });
}
BENCHMARK(BM_DecodeAndParse)->Unit(benchmark::kMicrosecond);

void BM_Parse(benchmark::State& state) {
  over_pages(state,
             [](const Page& page, Arena& arena) { return parse(page.view(), arena).size(); });
}
BENCHMARK(BM_Parse)->Unit(benchmark::kMicrosecond);

TextState state_after(Tag tag) {
  switch (tag) {
    case Tag::Script: return TextState::ScriptData;
    case Tag::Title:
    case Tag::Textarea: return TextState::RcData;
    case Tag::Style:
    case Tag::Xmp:
    case Tag::Iframe:
    case Tag::Noembed:
    case Tag::Noframes: return TextState::RawText;
    case Tag::Plaintext: return TextState::PlainText;
    default: return TextState::Data;
  }
}

void BM_Tokenize(benchmark::State& state) {
  const auto which = static_cast<Isa>(state.range(0));
  if (which > isa()) {
    state.SkipWithError("not on this processor");
    return;
  }
  over_pages(state, [which](const Page& page, Arena& arena) {
    ArenaString owned(arena);
    Names names(arena);
    Tokenizer tokenizer(page.view(), owned, names, which);
    size_t count = 0;
    while (true) {
      const std::span<const Token> batch = tokenizer.next();
      count += batch.size();
      const Token& last = batch.back();
      if (last.kind == Token::Kind::Eof) return count;
      if (last.kind != Token::Kind::StartTag) continue;
      const TextState next = state_after(last.tag);
      if (next != TextState::Data) tokenizer.set_state(next, last.tag);
    }
  });
}
BENCHMARK(BM_Tokenize)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace stet::html
