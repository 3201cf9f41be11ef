#pragma once
// Which words a text is about: a bounded set of word hashes, each with the
// number of paragraphs that it was seen in.
//
// A word is a run of letters, cut to its first six, in lower case: crude stems
// that need no language. Where words are written without spaces (Han, kana) and
// in Hangul, every pair of neighbours is a word. Short words are left out: in
// every alphabet they are the grammar.

#include <cstdint>
#include <string_view>

#include "base/arena.h"

namespace stet::text {

class Vocabulary {
 public:
  // Room for the words of `bytes` bytes of text.
  // LIMIT: at most 32,768 different words; later ones are not remembered.
  Vocabulary(size_t bytes, Arena& arena);

  // Adds one paragraph's words.
  void add(std::string_view text);

  // Paragraphs added so far.
  uint32_t paragraphs() const { return paragraph_; }

  // How many words the text has, and how many of them are known from at least
  // `paragraphs` paragraphs, the first of which is among the first `before`.
  struct Overlap {
    uint32_t words = 0, known = 0;
    Overlap& operator+=(const Overlap& other) {
      words += other.words;
      known += other.known;
      return *this;
    }
    double share() const { return words == 0 ? 0 : static_cast<double>(known) / words; }
  };
  Overlap compare(std::string_view text, uint32_t paragraphs = 1,
                  uint32_t before = UINT32_MAX) const;

 private:
  struct Slot {
    uint64_t hash;
    uint32_t paragraphs, first, last;
  };
  Slot* find(uint64_t hash) const;

  Slot* slots_;
  uint64_t mask_;
  uint32_t used_ = 0, used_max_, paragraph_ = 0;
};

}  // namespace stet::text
