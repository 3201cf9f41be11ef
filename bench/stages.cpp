// What each stage of the path costs on real pages, and the whole: time, pages a
// second, allocations from the system, bytes of arena. A stage is timed on what
// the stages before it made, so the figures add up to the whole, all but the
// warmth of the cache. What the parts of 5_Assign cost, its measures and rules, its
// features and its model, is shown once more beside it.
//
// The pages are those of bench/corpus.txt; where they are absent, the sample
// that ships with the source.

#include <benchmark/benchmark.h>
#include <libdeflate.h>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "article/address.h"
#include "article/assemble.h"
#include "article/write.h"
#include "base/arena.h"
#include "content/assign.h"
#include "content/classify.h"
#include "content/features.h"
#include "content/measure.h"
#include "content/rules.h"
#include "content/segment.h"
#include "encoding/decode.h"
#include "html/parse.h"
#include "meta/metadata.h"
#include "stet/stet.h"

#ifndef NDEBUG
#error "benchmarks are for release builds"
#endif

// Every allocation of the program passes here, the C library's own names being
// replaced; glibc keeps the originals under these.
extern "C" {
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* block, size_t size);
void* __libc_memalign(size_t align, size_t size);

static std::atomic<uint64_t> allocations{0};

void* malloc(size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_malloc(size);
}
void* calloc(size_t count, size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_calloc(count, size);
}
void* realloc(void* block, size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_realloc(block, size);
}
void* aligned_alloc(size_t align, size_t size) {
  allocations.fetch_add(1, std::memory_order_relaxed);
  return __libc_memalign(align, size);
}
}

namespace stet {
namespace {

constexpr size_t kPadding = 64;

std::string slurp(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// One gzip member, whose last four bytes are its size.
std::string gunzip(const std::string& packed) {
  if (packed.size() < 18) return {};
  uint32_t size = 0;
  for (size_t i = 0; i < 4; ++i) {
    size |= uint32_t{static_cast<uint8_t>(packed[packed.size() - 4 + i])} << (8 * i);
  }
  std::string out(size, '\0');
  libdeflate_decompressor* inflater = libdeflate_alloc_decompressor();
  const libdeflate_result result = libdeflate_gzip_decompress(
      inflater, packed.data(), packed.size(), out.data(), out.size(), nullptr);
  libdeflate_free_decompressor(inflater);
  return result == LIBDEFLATE_SUCCESS ? out : std::string{};
}

// A page with everything that the stages make of it.
struct Prepared {
  std::string bytes;  // with padding
  Page page;
  Arena arena;
  encoding::Decoded decoded;
  std::optional<html::Document> document;
  std::optional<meta::Metadata> metadata;
  std::optional<content::Blocks> blocks;
  std::optional<content::Measures> measures;
  std::optional<content::Opinion> opinion;
  std::optional<content::Roles> roles;
  std::string_view base_url;
  std::optional<Article> article;
};

article::Parts parts_of(const Prepared& p) {
  return {p.page, p.decoded, *p.blocks, *p.roles, *p.metadata, &*p.document, p.base_url};
}

std::unique_ptr<Prepared> prepare(std::string bytes) {
  auto p = std::make_unique<Prepared>();
  p->bytes = std::move(bytes);
  p->bytes.append(kPadding, '\0');
  p->page.body = std::string_view(p->bytes).substr(0, p->bytes.size() - kPadding);
  p->page.readable_after = kPadding;
  p->decoded = encoding::decode(p->page.body, {}, kPadding, p->arena);
  p->document.emplace(html::parse(p->decoded.text, p->arena));
  p->metadata.emplace(meta::read(*p->document, {}, p->arena));
  p->blocks.emplace(content::segment(*p->document, p->arena));
  if (!p->blocks->blocks.empty() && !p->blocks->boxes.empty()) {
    p->measures.emplace(content::measure(*p->blocks, p->metadata->kind, p->arena));
    p->opinion.emplace(
        content::judge(*p->document, *p->blocks, *p->measures, *p->metadata, p->arena));
  }
  p->roles.emplace(
      content::assign(*p->document, *p->blocks, *p->metadata, Focus::Balanced, p->arena));
  p->base_url = article::base_url_of(*p->document, {}, p->arena);
  p->article.emplace(article::assemble(parts_of(*p), {}, p->arena));
  return p;
}

std::vector<std::unique_ptr<Prepared>> load() {
  namespace fs = std::filesystem;
  const fs::path root = STET_SOURCE_DIR;
  const char* variable = std::getenv("STET_SHARED");
  const fs::path shared = variable != nullptr ? fs::path(variable) : root / ".." / "shared";
  std::vector<fs::path> paths;
  std::ifstream list(root / "bench" / "corpus.txt");
  for (std::string line; std::getline(list, line);) {
    if (!line.empty() && line[0] != '#') paths.push_back(shared / line);
  }
  std::erase_if(paths, [](const fs::path& path) { return !fs::exists(path); });
  if (paths.empty() && fs::is_directory(root / "sample")) {
    for (const fs::directory_entry& entry : fs::directory_iterator(root / "sample")) {
      if (entry.path().extension() == ".html") paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::fprintf(stderr, "bench: the pages of bench/corpus.txt are not here, taking sample/\n");
  }
  std::vector<std::unique_ptr<Prepared>> pages;
  for (const fs::path& path : paths) {
    std::string bytes = slurp(path);
    if (path.extension() == ".gz") bytes = gunzip(bytes);
    if (!bytes.empty()) pages.push_back(prepare(std::move(bytes)));
  }
  return pages;
}

const std::vector<std::unique_ptr<Prepared>>& corpus() {
  static const std::vector<std::unique_ptr<Prepared>> pages = load();
  return pages;
}

// Runs `stage` over all pages; it returns something that must not be nothing.
template <class Stage>
void run(benchmark::State& state, Stage stage) {
  const auto& pages = corpus();
  if (pages.empty()) {
    state.SkipWithError("no pages");
    return;
  }
  Arena arena;
  size_t byte_count = 0, block_count = 0, arena_bytes = 0, result = 0;
  for (const auto& page : pages) {
    byte_count += page->page.body.size();
    block_count += page->blocks->blocks.size();
  }
  for (const auto& page : pages) {  // first growth of the arena is not the stage's
    arena.reset();
    result += stage(*page, arena);
  }
  if (result == 0) state.SkipWithError("the stage made nothing");
  arena_bytes = arena.reserved();
  const uint64_t before = allocations;
  for (auto _ : state) {
    for (const auto& page : pages) {
      arena.reset();
      benchmark::DoNotOptimize(stage(*page, arena));
    }
  }
  const auto page_runs = static_cast<double>(pages.size() * state.iterations());
  state.SetBytesProcessed(static_cast<int64_t>(byte_count * state.iterations()));
  state.counters["pages/s"] = benchmark::Counter(page_runs, benchmark::Counter::kIsRate);
  state.counters["per_page"] =
      benchmark::Counter(page_runs, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["per_block"] =
      benchmark::Counter(static_cast<double>(block_count * state.iterations()),
                         benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["allocs/page"] = static_cast<double>(allocations - before) / page_runs;
  state.counters["arena"] = benchmark::Counter(
      static_cast<double>(arena_bytes), benchmark::Counter::kDefaults, benchmark::Counter::kIs1024);
}

void BM_1_Decode(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    return encoding::decode(p.page.body, {}, kPadding, arena).text.size();
  });
}
void BM_2_Parse(benchmark::State& state) {
  run(state,
      [](const Prepared& p, Arena& arena) { return html::parse(p.decoded.text, arena).size(); });
}
void BM_3_Metadata(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    return meta::read(*p.document, {}, arena).statements.size();
  });
}
void BM_4_Segment(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    return content::segment(*p.document, arena).blocks.size();
  });
}
void BM_5_Assign(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    return content::assign(*p.document, *p.blocks, *p.metadata, Focus::Balanced, arena)
        .verdicts.size();
  });
}
void BM_5a_Rules(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    if (!p.opinion) return size_t{0};
    const content::Measures measures = content::measure(*p.blocks, p.metadata->kind, arena);
    return content::judge(*p.document, *p.blocks, measures, *p.metadata, arena).verdicts.size();
  });
}
void BM_5b_Features(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    if (!p.opinion) return size_t{0};
    const content::FeatureView view(*p.document, *p.blocks, *p.measures, *p.metadata, *p.opinion,
                                    arena);
    return size_t{content::features(view, arena).row_count};
  });
}
void BM_5c_FirstPass(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    if (!p.opinion) return size_t{0};
    return size_t{content::first_pass(p.roles->rows, arena).stand.size()};
  });
}
void BM_6_Assemble(benchmark::State& state) {
  run(state, [](const Prepared& p, Arena& arena) {
    return article::assemble(parts_of(p), {}, arena).text.size();
  });
}
void BM_7_WriteJson(benchmark::State& state) {
  std::string out;
  run(state, [&out](const Prepared& p, Arena&) {
    out.clear();
    article::write_json(out, *p.article);
    return out.size();
  });
}
void BM_Whole(benchmark::State& state) {
  Scratch scratch;
  run(state, [&scratch](const Prepared& p, Arena&) {
    const Result<Article> article = extract(p.page, scratch);
    return article ? article->text.size() : 0;
  });
}
BENCHMARK(BM_1_Decode)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_2_Parse)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_3_Metadata)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_4_Segment)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_5_Assign)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_5a_Rules)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_5b_Features)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_5c_FirstPass)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_6_Assemble)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_7_WriteJson)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Whole)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace stet
