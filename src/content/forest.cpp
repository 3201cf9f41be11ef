// Which copy evaluates.

#include "content/forest.h"

#include <cassert>

#include "content/forest_isa.h"

namespace stet::content {

void evaluate(const Forest& forest, const FeatureRows& rows, uint32_t begin_row, uint32_t end_row,
              int32_t* sums, Isa which) {
  assert(forest.depth >= 1 && forest.depth <= Forest::kDepthMax);
  assert(forest.output_count >= 1 && forest.output_count <= Forest::kOutputsMax);
  assert(rows.stride % 64 == 0 && end_row <= rows.row_count && rows.row_count <= rows.stride);
  if (begin_row >= end_row) return;
  STET_PICK_KERNEL(which, evaluate_rows)(forest, rows, begin_row, end_row, sums);
}

}  // namespace stet::content
