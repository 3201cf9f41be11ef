// Segmentation and roles of real pages: the *.html files of $STET_BENCH_CORPUS,
// else of the bundled sample; a synthetic page if there is neither.

#include "content/segment.h"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "content/assign.h"
#include "content/measure.h"
#include "encoding/decode.h"
#include "html/parse.h"

#ifndef NDEBUG
#error "benchmarks are for release builds"
#endif

namespace stet::content {
namespace {

std::string synthetic_page() {
  std::string text = "<!DOCTYPE html><html><head><title>T</title></head><body>";
  while (text.size() < 270'000) {
    for (int i = 0; i < 9; ++i) {
      text += "<div class=\"teaser teaser--small\"><a href=\"/news?a=1\">item</a></div>\n";
    }
    text += "<p class=article-text>The quick brown fox jumps, and the <b>lazy</b> dog runs.</p>\n";
  }
  return text;
}

// A page parsed once, with all that its stages need.
struct Page {
  Arena parsed, scratch;
  std::string bytes;
  std::unique_ptr<html::Document> document;
  std::unique_ptr<meta::Metadata> metadata;
};

const std::vector<std::unique_ptr<Page>>& pages() {
  static const std::vector<std::unique_ptr<Page>> all = [] {
    std::vector<std::string> sources;
    const char* named = std::getenv("STET_BENCH_CORPUS");
    const std::filesystem::path folder =
        named ? std::filesystem::path(named) : std::filesystem::path(STET_SOURCE_DIR) / "sample";
    if (std::filesystem::is_directory(folder)) {
      for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.path().extension() != ".html") continue;
        std::ifstream in(entry.path(), std::ios::binary);
        sources.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
      }
    }
    if (sources.empty()) sources.push_back(synthetic_page());
    std::vector<std::unique_ptr<Page>> list;
    for (std::string& source : sources) {
      auto page = std::make_unique<Page>();
      page->bytes = std::move(source);
      const size_t size = page->bytes.size();
      page->bytes.append(64, '\0');
      const encoding::Decoded decoded =
          encoding::decode(std::string_view(page->bytes).substr(0, size), {}, 64, page->parsed);
      page->document = std::make_unique<html::Document>(html::parse(decoded.text, page->parsed));
      page->metadata =
          std::make_unique<meta::Metadata>(meta::read(*page->document, {}, page->parsed));
      list.push_back(std::move(page));
    }
    return list;
  }();
  return all;
}

// Runs `one` over all pages; it returns a count that must not change.
template <class F>
void over_pages(benchmark::State& state, F&& one) {
  size_t first = 0;
  int64_t bytes = 0;
  for (auto _ : state) {
    size_t count = 0;
    for (const std::unique_ptr<Page>& page : pages()) {
      page->scratch.reset();
      count += one(*page);
      bytes += static_cast<int64_t>(page->bytes.size());
    }
    if (first == 0) first = count;
    if (count == 0 || count != first) state.SkipWithError("the result changed");
  }
  state.SetBytesProcessed(bytes);
  state.counters["per_page"] = benchmark::Counter(
      static_cast<double>(state.iterations()) * static_cast<double>(pages().size()),
      benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void BM_Segment(benchmark::State& state) {
  over_pages(state, [](Page& page) { return segment(*page.document, page.scratch).blocks.size(); });
}
void BM_SegmentAndMeasure(benchmark::State& state) {
  over_pages(state, [](Page& page) {
    const Blocks blocks = segment(*page.document, page.scratch);
    return measure(blocks, PageKind::None, page.scratch).blocks.size();
  });
}
void BM_SegmentAndAssign(benchmark::State& state) {
  over_pages(state, [](Page& page) {
    const Blocks blocks = segment(*page.document, page.scratch);
    return assign(*page.document, blocks, *page.metadata, Focus::Balanced, page.scratch)
        .verdicts.size();
  });
}
BENCHMARK(BM_Segment)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_SegmentAndMeasure)->Unit(benchmark::kMicrosecond);
BENCHMARK(BM_SegmentAndAssign)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace stet::content
