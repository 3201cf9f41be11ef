#pragma once
// Where the body of a flattened text is, and which line is its headline.
//
// Every block gets a value for or against the body; the body is the run with the
// greatest sum. Then the words decide about its ends: what stands in front of the
// headline, and what follows a break but speaks of other things, is not the
// article's.

#include <cstdint>

#include "base/arena.h"
#include "content/block.h"
#include "stet/extract.h"
#include "text/layout.h"
#include "text/vocabulary.h"

namespace stet::text {

// A run of blocks, [begin, end).
struct Run {
  uint32_t begin = 0, end = 0;
};

class BodySearch {
 public:
  static constexpr uint32_t kNone = UINT32_MAX;

  // Searches at once. `blocks` and `layout` must outlive it.
  BodySearch(const content::Blocks& blocks, const Layout& layout, Focus focus, Arena& arena);

  // Begins and ends with body; empty if there is none.
  Run run() const { return run_; }
  uint32_t headline() const { return headline_; }  // index of a block, or kNone

  // True if the block may be of the body; it is if it is in the run, too.
  bool is_body(uint32_t i) const { return values_[i] > 0; }
  // How much body there is in [begin, end), in letters.
  float mass(uint32_t begin, uint32_t end) const;

 private:
  static size_t text_size(const content::Blocks& blocks);
  float value_of(const Item& item) const;
  void value_items();
  void find_run();
  void trim();
  double headline_score(uint32_t i) const;
  void find_headline();
  void cut_tail();
  void cut_credit();

  const content::Blocks& blocks_;
  const Layout& layout_;
  const ArenaVector<Item>& items_;
  const Focus focus_;
  ArenaVector<float> values_;
  Vocabulary vocabulary_;
  Run run_;
  uint32_t headline_ = kNone;
};

}  // namespace stet::text
