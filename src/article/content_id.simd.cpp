// XXH3-128, built once per instruction set: the packaged library knows only the
// baseline of the architecture, which hashes at half the speed.

#define XXH_INLINE_ALL
#include <xxhash.h>

#include "article/content_id_isa.h"

namespace stet::article {
inline namespace STET_ISA {

Digest digest(const char* bytes, size_t size) {
  const XXH128_hash_t hash = XXH3_128bits(bytes, size);
  return {hash.high64, hash.low64};
}

}  // namespace STET_ISA
}  // namespace stet::article
