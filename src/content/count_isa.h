#pragma once
// The copies of count.simd.cpp; count.cpp picks one.

#include "content/count.h"

namespace stet::content {

#ifdef STET_ISA
inline namespace STET_ISA {
Counts count(std::string_view text);
Marks count_marks(std::string_view text);
}  // namespace STET_ISA
#else
namespace baseline {
Counts count(std::string_view text);
Marks count_marks(std::string_view text);
}  // namespace baseline
#if defined(__x86_64__)
namespace avx2 {
Counts count(std::string_view text);
Marks count_marks(std::string_view text);
}  // namespace avx2
namespace avx512 {
Counts count(std::string_view text);
Marks count_marks(std::string_view text);
}  // namespace avx512
#endif
#endif

}  // namespace stet::content
