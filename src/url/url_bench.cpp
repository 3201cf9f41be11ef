// Addresses as pages have them: absolute and in final form, from the root,
// relative, in need of encoding.

#include <benchmark/benchmark.h>

#include "url/url.h"

namespace stet::url {
namespace {

void run(benchmark::State& state, std::string_view reference) {
  Arena arena;
  Arena page;
  const std::optional<Url> base =
      parse("https://www.example.org/news/2024/05/some-headline-of-eight-words.html", page);
  if (!base) {
    state.SkipWithError("the base is no URL");
    return;
  }
  for (auto _ : state) {
    arena.reset();
    const std::string_view url = resolve(*base, reference, arena);
    benchmark::DoNotOptimize(url);
    if (url.empty()) state.SkipWithError("nothing came out");
  }
  state.SetBytesProcessed(static_cast<int64_t>(state.iterations() * reference.size()));
}

void BM_ResolveAbsolute(benchmark::State& state) {
  run(state, "https://cdn.example.org/images/2024/05/lead-picture-1200x675.jpg?w=640&q=80");
}
void BM_ResolveFromRoot(benchmark::State& state) {
  run(state, "/images/2024/05/lead-picture-1200x675.jpg?w=640&q=80");
}
void BM_ResolveRelative(benchmark::State& state) { run(state, "../06/another-headline.html"); }
void BM_ResolveCyrillicPath(benchmark::State& state) {
  run(state, "/\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xBE\xD1\x81\xD1\x82\xD0\xB8/1.html");
}
BENCHMARK(BM_ResolveAbsolute);
BENCHMARK(BM_ResolveFromRoot);
BENCHMARK(BM_ResolveRelative);
BENCHMARK(BM_ResolveCyrillicPath);

}  // namespace
}  // namespace stet::url
