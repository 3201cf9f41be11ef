#include "text/vocabulary.h"

#include <bit>
#include <cstring>

#include "base/hash.h"
#include "text/shape.h"

namespace stet::text {
namespace {

constexpr size_t kLettersMin = 4;  // shorter words are mostly grammar
constexpr size_t kStem = 6;        // longer words are mostly endings from here on
constexpr size_t kShingle = 4;     // of scripts without spaces

// Thai, Lao, Tibetan, Burmese and Khmer letters.
bool is_unspaced(char32_t c) {
  return (c >= 0x0E00 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF);
}

uint64_t hash_of(const char32_t* letters, size_t count) {
  return hash64({reinterpret_cast<const char*>(letters), count * sizeof(char32_t)});
}

// Calls `word` with the hash of each word.
template <class Word>
void for_each_word(std::string_view text, Word word) {
  char32_t letters[kStem] = {};
  size_t count = 0;
  bool unspaced = false;  // the letters are of a script without spaces
  char32_t before = 0;    // the ideograph in front
  const auto finish = [&] {
    if (count >= kLettersMin && !unspaced) {
      word(hash_of(letters, count < kStem ? count : kStem));
    }
    count = 0;
  };
  for (size_t i = 0; i < text.size();) {
    const CodePoint at = code_point_at(text, i);
    i += at.size;
    const CharClass is = classify(at.value);
    if (is == CharClass::Mark) continue;
    if (is == CharClass::Letter || is == CharClass::Digit) {
      if (is_unspaced(at.value) != unspaced) {
        finish();
        unspaced = !unspaced;
      }
      if (unspaced) {
        // Every four letters in a row are a word.
        if (count == kShingle) std::memmove(letters, letters + 1, --count * sizeof(char32_t));
        letters[count++] = at.value;
        if (count == kShingle) word(hash_of(letters, kShingle));
        before = 0;
        continue;
      }
      if (count < kStem) letters[count] = fold(at.value);
      ++count;
      before = 0;
      continue;
    }
    finish();
    if (is == CharClass::Ideograph) {
      const char32_t pair[2] = {before, at.value};
      if (before != 0) word(hash_of(pair, 2));
      before = at.value;
    } else {
      before = 0;
    }
  }
  finish();
}

}  // namespace

Vocabulary::Vocabulary(size_t bytes, Arena& arena) {
  // A word and the space behind it take five bytes and more.
  size_t slots = std::bit_ceil(bytes / 2 + 64);
  if (slots > 65536) slots = 65536;
  slots_ = arena.array<Slot>(slots);
  std::memset(static_cast<void*>(slots_), 0, slots * sizeof(Slot));
  mask_ = slots - 1;
  used_max_ = static_cast<uint32_t>(slots / 2);
}

Vocabulary::Slot* Vocabulary::find(uint64_t hash) const {
  uint64_t at = hash & mask_;
  while (slots_[at].paragraphs != 0 && slots_[at].hash != hash) at = (at + 1) & mask_;
  return slots_ + at;
}

void Vocabulary::add(std::string_view text) {
  ++paragraph_;
  for_each_word(text, [this](uint64_t hash) {
    Slot* slot = find(hash);
    if (slot->paragraphs == 0) {
      if (used_ == used_max_) return;
      ++used_;
      *slot = {hash, 1, paragraph_, paragraph_};
    } else if (slot->last != paragraph_) {
      ++slot->paragraphs;
      slot->last = paragraph_;
    }
  });
}

Vocabulary::Overlap Vocabulary::compare(std::string_view text, uint32_t paragraphs,
                                        uint32_t before) const {
  Overlap overlap;
  for_each_word(text, [&](uint64_t hash) {
    ++overlap.words;
    const Slot* slot = find(hash);
    overlap.known += slot->paragraphs >= paragraphs && slot->first <= before;
  });
  return overlap;
}

}  // namespace stet::text
