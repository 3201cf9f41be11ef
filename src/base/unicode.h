#pragma once
// Properties of characters and normal forms, from utf8proc (Unicode 14).
// https://www.unicode.org/reports/tr44/ , https://www.unicode.org/reports/tr15/

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"

namespace stet {

enum class Category : uint8_t {
  Unassigned,
  Letter,
  Mark,
  Number,
  Punctuation,
  Symbol,
  Separator,
  Other,  // control, format, surrogate, private use
};

// Writing direction, as far as it is told apart here.
// https://www.unicode.org/reports/tr9/#Bidirectional_Character_Types
enum class Direction : uint8_t {
  Other,  // embeddings, separators, white space
  Left,   // L
  Right,  // R, AL
  EuropeanNumber,
  ArabicNumber,
  NonspacingMark,
  Neutral,  // ES, ET, CS, ON, BN
};

struct CharacterProperties {
  Category category;
  Direction direction;
  uint8_t combining_class;
};
CharacterProperties properties(char32_t c);

enum class Form : uint8_t {
  Composed,  // NFC
  // NFKC with case folded and what may be ignored left out: what names are
  // compared by. https://www.unicode.org/reports/tr44/#NFKC_Casefold
  Folded,
};

// Appends `text` in the form; text that is not UTF-8 stays as it is. Allocates.
// Quadratic in a row of combining marks, so the caller bounds these.
void append_in_form(std::string& out, std::string_view text, Form form);
void append_in_form(ArenaString& out, std::string_view text, Form form);

}  // namespace stet
