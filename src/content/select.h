#pragma once
// Which blocks stand, given how likely each is to.

#include <cstdint>

#include "base/arena.h"
#include "content/block.h"
#include "content/measure.h"
#include "stet/extract.h"

namespace stet::content {

// The least probability, in units of 1/kCertain, with which a block stands. It is
// the one that makes the expected F1 of the text highest: half that F1, as Lipton,
// Elkan and Naryanaswamy show ("Optimal Thresholding of Classifiers to Maximize F1
// Measure", 2014), so a page of which little is sure keeps more of what is doubtful.
// Bounded on both sides; `focus` moves it. Linear in the blocks.
int32_t threshold(const ArenaVector<int32_t>& probabilities, const Measures& measures, Focus focus);

// The expected F1, in thousandths, of the text above the threshold.
int32_t expected_f1(const ArenaVector<int32_t>& probabilities, const Measures& measures,
                    int32_t threshold);

}  // namespace stet::content
