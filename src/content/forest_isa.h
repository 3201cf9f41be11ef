#pragma once
// The copies of forest.simd.cpp; forest.cpp picks one.

#include "content/forest.h"

namespace stet::content {

#ifdef STET_ISA
inline namespace STET_ISA {
void evaluate_rows(const Forest& forest, const FeatureRows& rows, uint32_t begin_row,
                   uint32_t end_row, int32_t* sums);
}
#else
STET_DECLARE_KERNEL(void, evaluate_rows,
                    (const Forest& forest, const FeatureRows& rows, uint32_t begin_row,
                     uint32_t end_row, int32_t* sums))
#endif

}  // namespace stet::content
