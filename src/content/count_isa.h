#pragma once
// The copies of count.simd.cpp; count.cpp picks one.

#include "content/count.h"

namespace stet::content {

#ifdef STET_ISA
inline namespace STET_ISA {
Counts count(std::string_view text);
}
#else
namespace baseline {
Counts count(std::string_view text);
}
#if defined(__x86_64__)
namespace avx2 {
Counts count(std::string_view text);
}
namespace avx512 {
Counts count(std::string_view text);
}
#endif
#endif

}  // namespace stet::content
