// Expected F1 at every threshold, by a histogram of probabilities.

#include "content/select.h"

#include <algorithm>

#include "content/probability.h"

namespace stet::content {

namespace {

constexpr int32_t kLowest = kCertain / 5;
constexpr int32_t kHighest = kCertain / 2;
constexpr int kBins = 256;

// What focus makes of the threshold: odds four times as high, or a quarter.
int32_t moved(int32_t threshold, Focus focus) {
  constexpr int64_t kOdds = 4;
  const int64_t p = threshold, rest = kCertain - threshold;
  switch (focus) {
    case Focus::Precision: return static_cast<int32_t>(kCertain * kOdds * p / (kOdds * p + rest));
    case Focus::Recall: return static_cast<int32_t>(kCertain * p / (p + kOdds * rest));
    case Focus::Balanced: break;
  }
  return threshold;
}

int bin_of(int32_t probability) { return probability * (kBins - 1) / kCertain; }

}  // namespace

int32_t threshold(const ArenaVector<int32_t>& probabilities, const Measures& measures,
                  Focus focus) {
  uint64_t letters[kBins] = {};
  uint64_t standing[kBins] = {};  // letters that are expected to stand, times kCertain
  uint64_t all = 0;
  for (uint32_t i = 0; i < probabilities.size(); ++i) {
    const int bin = bin_of(probabilities[i]);
    const uint64_t mass =
        uint64_t{measures.blocks[i].length} * static_cast<uint32_t>(probabilities[i]);
    letters[bin] += measures.blocks[i].length;
    standing[bin] += mass;
    all += mass;
  }
  uint64_t kept = 0, hit = 0;
  double best = 0;
  for (int bin = kBins; bin-- > 0;) {
    kept += letters[bin];
    hit += standing[bin];
    const uint64_t whole = kept * kCertain + all;
    if (whole == 0) continue;
    best = std::max(best, 2.0 * static_cast<double>(hit) / static_cast<double>(whole));
  }
  const int32_t half = static_cast<int32_t>(best / 2 * kCertain);
  return moved(std::clamp(half, kLowest, kHighest), focus);
}

int32_t expected_f1(const ArenaVector<int32_t>& probabilities, const Measures& measures,
                    int32_t threshold) {
  uint64_t kept = 0, hit = 0, all = 0;
  for (uint32_t i = 0; i < probabilities.size(); ++i) {
    const uint64_t mass =
        uint64_t{measures.blocks[i].length} * static_cast<uint32_t>(probabilities[i]);
    all += mass;
    if (probabilities[i] < threshold) continue;
    kept += measures.blocks[i].length;
    hit += mass;
  }
  const uint64_t whole = kept * kCertain + all;
  return whole == 0
             ? 0
             : static_cast<int32_t>(2000.0 * static_cast<double>(hit) / static_cast<double>(whole));
}

}  // namespace stet::content
