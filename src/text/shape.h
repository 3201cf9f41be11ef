#pragma once
// What can be told of a line without knowing its language.

#include <cstdint>
#include <string_view>

namespace stet::text {

// One code point and how many bytes it took. Bytes that are no UTF-8 count as
// one U+FFFD each, so any input ends.
struct CodePoint {
  char32_t value;
  uint32_t size;
};
CodePoint code_point_at(std::string_view text, size_t offset);

enum class CharClass : uint8_t {
  Space,
  Letter,     // of an alphabet, an abjad, an abugida
  Ideograph,  // Han, kana, Hangul: a syllable or a word in one character
  Mark,       // combining, or invisible
  Digit,
  Terminator,  // ends a sentence, in whatever script
  Closer,      // quotation marks and brackets that may follow a terminator
  Other,       // the rest of punctuation and symbols
};
CharClass classify(char32_t c);

// Lower case of the capitals of Latin, Greek, Cyrillic and Armenian, roughly:
// for comparing, not for showing.
char32_t fold(char32_t c);

// Weights are in letters of an alphabet: a letter is 1, an ideograph 2 (a Chinese
// text has about half as many characters as its English translation has letters
// per idea, and more), a mark 0.
struct Shape {
  uint32_t weight = 0;
  uint32_t words = 0;  // runs of letters and digits; every two ideographs
  uint32_t digits = 0;
  uint32_t terminators = 0;      // inside and at the end
  uint32_t uppercase_words = 0;  // begin with a capital; scripts without case have none
  uint32_t commas = 0;
  bool terminal = false;     // ends as a sentence does
  bool full_stop = false;    // and that neither as a question nor as an exclamation
  bool colon = false;        // ends with a colon
  bool opens_quote = false;  // begins with a quotation mark or a dialogue dash
  bool enclosed = false;     // in brackets, all of it
  bool copyright = false;    // holds ©, ® or ℗
  bool unmarked = false;     // of a script that does not mark the ends of sentences
};
Shape measure(std::string_view text);

}  // namespace stet::text
