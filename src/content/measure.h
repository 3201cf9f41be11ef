#pragma once
// Blocks to numbers: what the rules (and later a model) look at. Nothing here
// decides; nothing here depends on a language. Lengths are in letters, where a
// Chinese, Japanese or Korean character counts for three: about what a Latin
// text needs to say the same.

#include <cstdint>

#include "content/block.h"
#include "content/hints.h"

namespace stet::content {

struct BlockMeasure {
  uint32_t length = 0;  // letters
  uint32_t commas = 0;  // , ; : and their kin in other scripts
  uint32_t stops = 0;   // . ! ? 。 । ؟ ։
  uint32_t digits = 0;
  uint32_t words = 0;          // blanks + 1
  float link_share = 0;        // of the text, 0..1
  bool ends_sentence = false;  // last character is a stop, quotes and brackets aside
  Hints own = 0;               // hints of its box and of the inline elements around all of it
  Hints around = 0;            // of all boxes around it, those that hold most of the page aside
  // What it is worth as running text: its length without links, 0 if it is no
  // sentence.
  float prose = 0;
};

// Sums over the blocks in a box.
struct BoxMeasure {
  Hints around = 0;  // its own hints and those of the boxes around it
  float prose = 0;   // of all its blocks
  float length = 0;
  float link_length = 0;
  uint32_t sentences = 0;  // blocks with prose
};

struct Measures {
  explicit Measures(Arena& arena) : blocks(arena), boxes(arena) {}
  ArenaVector<BlockMeasure> blocks;
  ArenaVector<BoxMeasure> boxes;
  float prose = 0;  // of the page
};

// `declared` is what the page says of itself; what a forum calls comments is its
// text. Linear in the text and the number of boxes.
Measures measure(const Blocks& blocks, PageKind declared, Arena& arena);

// Hints of a box that say that it does not belong to an article's body.
inline constexpr Hints kHintsOutside = kHintNavigation | kHintFooter | kHintSidebar | kHintRelated |
                                       kHintShare | kHintPromotion | kHintConsent | kHintComment |
                                       kHintModal | kHintForm;

}  // namespace stet::content
