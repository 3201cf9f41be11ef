// Bytes to text on synthetic pages: clean ASCII, Latin with accents, Cyrillic,
// CR LF newlines, a broken byte.

#include <benchmark/benchmark.h>

#include <string>

#include "base/utf8.h"
#include "encoding/decode.h"
#include "encoding/legacy.h"

#ifndef NDEBUG
#error "benchmarks are for release builds"
#endif

namespace stet::encoding {
namespace {

// 270 KB: the mean size of a news page. One paragraph of text to nine of markup.
std::string page(std::string_view sentence, std::string_view newline) {
  std::string text = "<!DOCTYPE html><html><head><title>x</title></head><body>";
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

// A legacy page: the bytes of the Russian one in windows-1251.
std::string legacy_page() {
  std::string text;
  const std::string utf8 = page(kRussian, "\n");
  const char* at = utf8.data();
  while (at < utf8.data() + utf8.size()) {
    const char32_t c = next_code_point(at);
    text +=
        c < 0x80 ? static_cast<char>(c) : static_cast<char>(c == 0x451 ? 0xB8 : c - 0x410 + 0xC0);
  }
  return text;
}

void run_legacy(benchmark::State& state, std::string_view content_type) {
  const std::string text = legacy_page();
  Arena arena;
  for (auto _ : state) {
    arena.reset();
    const Decoded decoded = decode(text, content_type, 0, arena);
    benchmark::DoNotOptimize(decoded);
    if (decoded.encoding != "windows-1251") state.SkipWithError("not windows-1251");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
void BM_DecodeDeclared1251(benchmark::State& state) {
  run_legacy(state, "text/html; charset=windows-1251");
}
void BM_DecodeUndeclared1251(benchmark::State& state) { run_legacy(state, ""); }
BENCHMARK(BM_DecodeDeclared1251);
BENCHMARK(BM_DecodeUndeclared1251);

// The decoder alone: two bytes a letter, two letters a word.
void BM_TranscodeGbk(benchmark::State& state) {
  std::string text;
  while (text.size() < 270'000) text += "<p class=\"text\">\xD6\xD0\xCE\xC4\xD6\xD0\xCE\xC4";
  Arena arena;
  for (auto _ : state) {
    arena.reset();
    const Transcoded result = transcode(text, Encoding::Gbk, arena);
    benchmark::DoNotOptimize(result);
    if (result.error_count > 0) state.SkipWithError("not GBK");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
}
BENCHMARK(BM_TranscodeGbk);

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
