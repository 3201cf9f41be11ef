#include "article/content_id.h"

#include "article/content_id_isa.h"
#include "base/simd.h"

namespace stet::article {
namespace {

Digest best_digest(const char* bytes, size_t size) {
#if defined(__x86_64__)
  switch (isa()) {
    case Isa::Avx512: return avx512::digest(bytes, size);
    case Isa::Avx2: return avx2::digest(bytes, size);
    case Isa::Baseline: break;
  }
#endif
  return baseline::digest(bytes, size);
}

}  // namespace

std::string content_id(std::string_view bytes) {
  const Digest digest = best_digest(bytes.data(), bytes.size());
  std::string id = "xxh3:";
  id.reserve(5 + 32);
  for (const uint64_t half : {digest.high, digest.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) id += "0123456789abcdef"[half >> shift & 15];
  }
  return id;
}

}  // namespace stet::article
