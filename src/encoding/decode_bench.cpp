// Bytes to text on synthetic pages: clean ASCII, Latin with accents, Cyrillic,
// CR LF newlines, a broken byte.

#include <benchmark/benchmark.h>

#include <string>

#include "base/utf8.h"
#include "encoding/decode.h"

#ifndef NDEBUG
#error "benchmarks are for release builds"
#endif

namespace stet::encoding {
namespace {

// 270 KB: the mean size of a news page. One paragraph of text to nine of markup.
std::string page(std::string_view sentence, std::string_view newline) {
  std::string text = "<!DOCTYPE html><html><head><meta charset=utf-8></head><body>";
  while (text.size() < 270'000) {
    for (int i = 0; i < 9; ++i) {
      text += "<div class=\"teaser teaser--small\" data-id=\"4711\"><a href=\"/news/item\">";
      text += newline;
    }
    for (int i = 0; i < 4; ++i) text += sentence;
  }
  return text;
}

constexpr std::string_view kEnglish = "The quick brown fox jumps over the lazy dog and runs. ";
constexpr std::string_view kFrench =
    "D\xC3\xA8s No\xC3\xABl, o\xC3\xB9 un z\xC3\xA9phyr ha\xC3\xAF me v\xC3\xAAt de glace. ";
constexpr std::string_view kRussian =
    "\xD0\xA1\xD1\x8A\xD0\xB5\xD1\x88\xD1\x8C \xD0\xB6\xD0\xB5 \xD0\xB5\xD1\x89\xD1\x91 "
    "\xD1\x8D\xD1\x82\xD0\xB8\xD1\x85 \xD0\xBC\xD1\x8F\xD0\xB3\xD0\xBA\xD0\xB8\xD1\x85 ";

void run(benchmark::State& state, std::string text) {
  const size_t size = text.size();
  text.append(64, '\0');
  Arena arena;
  for (auto _ : state) {
    arena.reset();
    const Decoded decoded =
        decode(std::string_view(text).substr(0, size), "text/html; charset=utf-8", 64, arena);
    benchmark::DoNotOptimize(decoded);
    if (decoded.text.empty()) state.SkipWithError("nothing was decoded");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * size));
}

void BM_DecodeAscii(benchmark::State& state) { run(state, page(kEnglish, "\n")); }
void BM_DecodeFrench(benchmark::State& state) { run(state, page(kFrench, "\n")); }
void BM_DecodeRussian(benchmark::State& state) { run(state, page(kRussian, "\n")); }
void BM_DecodeCrLf(benchmark::State& state) { run(state, page(kEnglish, "\r\n")); }
void BM_DecodeBroken(benchmark::State& state) { run(state, page(kRussian, "\n") + "\xFF"); }
BENCHMARK(BM_DecodeAscii);
BENCHMARK(BM_DecodeFrench);
BENCHMARK(BM_DecodeRussian);
BENCHMARK(BM_DecodeCrLf);
BENCHMARK(BM_DecodeBroken);

void BM_Scan(benchmark::State& state) {
  const std::string text = page(kRussian, "\n");
  const auto isa = static_cast<Isa>(state.range(0));
  if (isa > stet::isa()) {
    state.SkipWithError("not on this processor");
    return;
  }
  for (auto _ : state) benchmark::DoNotOptimize(scan_utf8(text, isa));
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(BM_Scan)->DenseRange(0, 2);

}  // namespace
}  // namespace stet::encoding
