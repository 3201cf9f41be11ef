#include "html/scan.h"

#include "html/parse.h"

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

// A tag is rarely aligned, so that most of its 64-byte loads touch two cache
// lines. AMD's processors lose more by that than wide registers gain: the parse
// takes 3 to 5 % less time with AVX2 on an EPYC, more where other work shares the
// core (stet_core_bench --benchmark_filter=BM_Tokenize).
Isa scan_isa() {
#if defined(__x86_64__) && defined(__GNUC__)
  static const bool amd = [] {
    __builtin_cpu_init();
    return __builtin_cpu_is("amd") != 0;
  }();
  if (amd && isa() == Isa::Avx512) return Isa::Avx2;
#endif
  return isa();
}

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
