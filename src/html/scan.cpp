#include "html/scan.h"

namespace stet::html {

#define STET_DECLARE(isa)                                                    \
  namespace isa {                                                            \
  ScanResult scan_tokens(const char*, uint32_t, uint32_t, Token*, uint32_t); \
  const char* find_open(const char*, const char*, char, char);               \
  }
STET_DECLARE(baseline)
#if defined(__x86_64__)
STET_DECLARE(avx2)
STET_DECLARE(avx512)
#endif
#undef STET_DECLARE

const ScanKernels& scan_kernels([[maybe_unused]] Isa which) {
  static constexpr ScanKernels kBaseline{baseline::scan_tokens, baseline::find_open};
#if defined(__x86_64__)
  static constexpr ScanKernels kAvx2{avx2::scan_tokens, avx2::find_open};
  static constexpr ScanKernels kAvx512{avx512::scan_tokens, avx512::find_open};
  if (which == Isa::Avx512) return kAvx512;
  if (which == Isa::Avx2) return kAvx2;
#endif
  return kBaseline;
}

}  // namespace stet::html
