// Properties of characters and normal forms: the one file that sees utf8proc.

#include "base/unicode.h"

#include <utf8proc.h>

#include <cstdlib>

namespace stet {

namespace {

Category category_of(int category) {
  if (category == UTF8PROC_CATEGORY_CN) return Category::Unassigned;
  if (category <= UTF8PROC_CATEGORY_LO) return Category::Letter;
  if (category <= UTF8PROC_CATEGORY_ME) return Category::Mark;
  if (category <= UTF8PROC_CATEGORY_NO) return Category::Number;
  if (category <= UTF8PROC_CATEGORY_PO) return Category::Punctuation;
  if (category <= UTF8PROC_CATEGORY_SO) return Category::Symbol;
  if (category <= UTF8PROC_CATEGORY_ZP) return Category::Separator;
  return Category::Other;
}

Direction direction_of(int bidi_class) {
  switch (bidi_class) {
    case UTF8PROC_BIDI_CLASS_L: return Direction::Left;
    case UTF8PROC_BIDI_CLASS_R:
    case UTF8PROC_BIDI_CLASS_AL: return Direction::Right;
    case UTF8PROC_BIDI_CLASS_EN: return Direction::EuropeanNumber;
    case UTF8PROC_BIDI_CLASS_AN: return Direction::ArabicNumber;
    case UTF8PROC_BIDI_CLASS_NSM: return Direction::NonspacingMark;
    case UTF8PROC_BIDI_CLASS_ES:
    case UTF8PROC_BIDI_CLASS_ET:
    case UTF8PROC_BIDI_CLASS_CS:
    case UTF8PROC_BIDI_CLASS_ON:
    case UTF8PROC_BIDI_CLASS_BN: return Direction::Neutral;
    default: return Direction::Other;
  }
}

template <class Out>
void append_mapped(Out& out, std::string_view text, Form form) {
  int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE;
  if (form == Form::Folded) options |= UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                             static_cast<utf8proc_ssize_t>(text.size()), &mapped,
                                             static_cast<utf8proc_option_t>(options));
  out.append(size < 0 ? text
                      : std::string_view(reinterpret_cast<const char*>(mapped),
                                         static_cast<size_t>(size)));
  std::free(mapped);
}

}  // namespace

CharacterProperties properties(char32_t c) {
  const utf8proc_property_t* const found = utf8proc_get_property(static_cast<utf8proc_int32_t>(c));
  return {category_of(found->category), direction_of(found->bidi_class),
          static_cast<uint8_t>(found->combining_class)};
}

void append_in_form(std::string& out, std::string_view text, Form form) {
  append_mapped(out, text, form);
}

void append_in_form(ArenaString& out, std::string_view text, Form form) {
  append_mapped(out, text, form);
}

}  // namespace stet
