// Choosing the headline among the headings of a page.

#include "content/headline.h"

#include "base/ascii.h"

namespace stet::content {

namespace {

// Steps over what does not count in a comparison: ASCII that is no letter or
// digit, and general punctuation (U+2000..U+206F), no-break spaces.
size_t skip_marks(std::string_view text, size_t at) {
  while (at < text.size()) {
    const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[at + i]); };
    if (is_ascii(text[at])) {
      if (is_alnum(text[at])) break;
      ++at;
    } else if (at + 2 < text.size() && byte(0) == 0xE2 && (byte(1) == 0x80 || byte(1) == 0x81)) {
      at += 3;
    } else if (at + 1 < text.size() && byte(0) == 0xC2 &&
               (byte(1) < 0xAA || byte(1) == 0xAB || byte(1) == 0xBB)) {
      at += 2;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

Likeness likeness(std::string_view a, std::string_view b) {
  constexpr size_t kBeginsMin = 15;  // letters in common at least
  size_t i = skip_marks(a, 0);
  size_t k = skip_marks(b, 0);
  size_t same = 0;
  while (i < a.size() && k < b.size()) {
    if (to_lower(a[i]) != to_lower(b[k])) return Likeness::None;
    ++same;
    i = skip_marks(a, i + 1);
    k = skip_marks(b, k + 1);
  }
  if (same == 0) return Likeness::None;
  if (i >= a.size() && k >= b.size()) return Likeness::Same;
  return same >= kBeginsMin ? Likeness::Begins : Likeness::None;
}

uint32_t find_headline(const Blocks& blocks, const Measures& measures,
                       const meta::Metadata& metadata) {
  constexpr uint32_t kLengthMax = 400;
  uint32_t best = kNoBlock;
  int best_points = 2;  // what a heading needs
  for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
    const Block& block = blocks.blocks[i];
    const BlockMeasure& m = measures.blocks[i];
    if (m.length > kLengthMax || block.veil != Veil::None) continue;
    int points = 0;
    if (!metadata.headline.empty()) {
      const Likeness like = likeness(block.text, metadata.headline);
      if (like == Likeness::Same) points += 8;
      if (like == Likeness::Begins) points += 5;
    }
    if (block.shape == Shape::Heading) {
      points += block.level == 1 ? 4 : block.level == 2 ? 1 : 0;
    } else if (points == 0) {
      continue;
    }
    if ((m.own & kHintHeadline) != 0) points += 1;
    if ((m.around & kHintsOutside) != 0) points -= 4;
    if (m.link_share > 0.5f) points -= 2;
    if (m.length < 8) points -= 2;
    if (points > best_points) {
      best_points = points;
      best = i;
    }
  }
  return best;
}

}  // namespace stet::content
