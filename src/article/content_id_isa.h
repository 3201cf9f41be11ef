#pragma once
// The copies of content_id.simd.cpp; content_id.cpp picks one.

#include <cstddef>
#include <cstdint>

namespace stet::article {

struct Digest {
  uint64_t high, low;
};

#ifdef STET_ISA
inline namespace STET_ISA {
Digest digest(const char* bytes, size_t size);
}
#else
namespace baseline {
Digest digest(const char* bytes, size_t size);
}
#if defined(__x86_64__)
namespace avx2 {
Digest digest(const char* bytes, size_t size);
}
namespace avx512 {
Digest digest(const char* bytes, size_t size);
}
#endif
#endif

}  // namespace stet::article
