// stet behind a C interface of three loops, so that bench/peers can time it in
// the same process as the Python packages that it is compared with. Each loop
// takes a chunk of pages, keeps one Scratch for all of them, as a worker of the
// pipeline does, and returns a figure that depends on every result, so that the
// work is not optimised away and the caller can see that it was done.
//
// `readable_after` is what stet::Page says: with 64 a clean UTF-8 page is used
// in place, with 0 it is copied first, and the copy counts.
//
// Where `ns` is not null it receives the processor time of each page, in
// nanoseconds; the clock then costs some 0.3 us a page more.

#include <time.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "article/write.h"
#include "base/arena.h"
#include "encoding/decode.h"
#include "html/parse.h"
#include "stet/stet.h"

namespace {

uint64_t now() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<uint64_t>(time.tv_sec) * 1'000'000'000U + static_cast<uint64_t>(time.tv_nsec);
}

// A page as Python hands it over.
struct BenchPage {
  const char* bytes;
  size_t size;
  const char* content_type;  // zero-terminated; the header value, or ""
};

template <class Work>
uint64_t each(const BenchPage* pages, size_t count, uint64_t* ns, Work work) {
  uint64_t sum = 0;
  for (size_t i = 0; i < count; ++i) {
    if (ns == nullptr) {
      sum += work(pages[i]);
      continue;
    }
    const uint64_t start = now();
    sum += work(pages[i]);
    ns[i] = now() - start;
  }
  return sum;
}

stet::Scratch& scratch() {
  static stet::Scratch only;
  return only;
}

}  // namespace

#define STET_EXPORT extern "C" __attribute__((visibility("default")))

// Decoding alone: bytes of text.
STET_EXPORT uint64_t stet_bench_decode(const BenchPage* pages, size_t count, size_t readable_after,
                                       uint64_t* ns) {
  stet::Arena& arena = scratch().arena();
  return each(pages, count, ns, [&](const BenchPage& page) {
    arena.reset();
    return static_cast<uint64_t>(
        stet::encoding::decode({page.bytes, page.size}, page.content_type, readable_after, arena)
            .text.size());
  });
}

// Decoding and parsing: nodes of the trees. Taking the tree down is the
// arena's reset(), which is counted.
STET_EXPORT uint64_t stet_bench_parse(const BenchPage* pages, size_t count, size_t readable_after,
                                      uint64_t* ns) {
  stet::Arena& arena = scratch().arena();
  return each(pages, count, ns, [&](const BenchPage& page) {
    arena.reset();
    const stet::encoding::Decoded decoded =
        stet::encoding::decode({page.bytes, page.size}, page.content_type, readable_after, arena);
    return static_cast<uint64_t>(stet::html::parse(decoded.text, arena).size());
  });
}

// The whole path, bytes to record, the record's destruction included: bytes of
// main text.
STET_EXPORT uint64_t stet_bench_extract(const BenchPage* pages, size_t count, size_t readable_after,
                                        uint64_t* ns) {
  return each(pages, count, ns, [&](const BenchPage& page) {
    stet::Page in;
    in.body = {page.bytes, page.size};
    in.content_type = page.content_type;
    in.readable_after = readable_after;
    const stet::Result<stet::Article> article = stet::extract(in, scratch());
    return article ? static_cast<uint64_t>(article->text.size()) : 0;
  });
}

// The same and the record written as a line of JSON: bytes of JSON.
STET_EXPORT uint64_t stet_bench_json(const BenchPage* pages, size_t count, size_t readable_after,
                                     uint64_t* ns) {
  std::string out;
  return each(pages, count, ns, [&](const BenchPage& page) {
    stet::Page in;
    in.body = {page.bytes, page.size};
    in.content_type = page.content_type;
    in.readable_after = readable_after;
    const stet::Result<stet::Article> article = stet::extract(in, scratch());
    out.clear();
    if (article) stet::article::write_json(out, *article);
    return static_cast<uint64_t>(out.size());
  });
}
