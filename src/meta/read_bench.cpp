// meta::read on pages of three kinds. Real pages are timed by bench/ as a whole;
// these are made here so that the benchmark runs from a fresh clone.

#include <benchmark/benchmark.h>

#include <string>

#include "html/parse.h"
#include "meta/date.h"
#include "meta/metadata.h"

namespace stet::meta {
namespace {

// About as many nodes and carriers as a news page has: 2,600 and 45.
std::string page(bool with_json_ld, bool with_byline) {
  std::string out =
      "<!doctype html><html lang=en><head><title>Dam breaks in the north - The Daily</title>"
      "<link rel=canonical href=https://www.daily.example/news/2024/dam-breaks>";
  for (int i = 0; i < 30; ++i) {
    out += "<link rel=preload as=script href=/static/chunk" + std::to_string(i) + ".js>";
    out += "<meta name=theme-" + std::to_string(i) + " content='#ffffff'>";
  }
  out +=
      "<meta property=og:title content='Dam breaks in the north'><meta property=og:type "
      "content=article>"
      "<meta property=og:site_name content='The Daily'><meta property=og:image "
      "content=https://img.daily.example/dam.jpg><meta name=description content='A dam broke.'>";
  if (with_json_ld) {
    out +=
        R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[)"
        R"({"@type":"WebSite","@id":"https://www.daily.example/#site","name":"The Daily"},)"
        R"({"@type":"NewsArticle","headline":"Dam breaks in the north","datePublished":)"
        R"("2024-05-12T10:00:00+02:00","dateModified":"2024-05-12T11:00:00+02:00","author":)"
        R"([{"@type":"Person","name":"Jane Doe","url":"https://www.daily.example/jane"}],)"
        R"("publisher":{"@id":"https://www.daily.example/#org"},"image":["https://img.daily.example/a.jpg"],)"
        R"("keywords":["dam","north"],"articleSection":"World","articleBody":")";
    for (int i = 0; i < 60; ++i) out += "The water came down the valley at night, people said. ";
    out +=
        R"("},{"@type":"Organization","@id":"https://www.daily.example/#org","name":"The Daily"}]}</script>)";
  }
  out += "<body>";
  for (int i = 0; i < 400; ++i) {
    out += "<li class='menu__item menu__item--level-2'><a class=menu__link href=/section/" +
           std::to_string(i) + ">Section</a>\n";
  }
  out += "<article><h1>Dam breaks in the north</h1>";
  if (with_byline)
    out += "<p class=byline>by <a href=/jane>Jane Doe</a>, <time datetime=2024-05-12>12 May</time>";
  for (int i = 0; i < 300; ++i)
    out += "<p>The water came <a href=/x class=link>down the valley</a> at night.\n";
  return out;
}

void BM_Read(benchmark::State& state, const std::string& text) {
  std::string padded = text;
  padded.resize(text.size() + 64);
  Arena page_arena;
  const html::Document document =
      html::parse(std::string_view(padded).substr(0, text.size()), page_arena);
  Arena arena;
  for (auto _ : state) {
    arena.reset();
    const Metadata metadata =
        read(document, "https://www.daily.example/news/2024/dam-breaks", arena);
    if (metadata.headline != "Dam breaks in the north") state.SkipWithError("wrong headline");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * text.size()));
  state.counters["nodes"] = static_cast<double>(document.size());
}
BENCHMARK_CAPTURE(BM_Read, JsonLd, page(true, false));
BENCHMARK_CAPTURE(BM_Read, Byline, page(false, true));
BENCHMARK_CAPTURE(BM_Read, Bare, page(false, false));

void BM_ParseDate(benchmark::State& state) {
  constexpr std::string_view kDates[] = {"2024-05-12T10:00:00+02:00", "2024-05-12",
                                         "Fri, 28 Apr 2023 19:20:36 +0200", "Nov 20, 2019 1:38 PM"};
  for (auto _ : state) {
    for (const std::string_view text : kDates) benchmark::DoNotOptimize(parse_date(text));
  }
}
BENCHMARK(BM_ParseDate);

}  // namespace
}  // namespace stet::meta
