#pragma once
// Character references.
// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state

#include <cstdint>

namespace stet::html {

// consumed == 0: not a reference, the '&' stands for itself.
struct CharRef {
  uint32_t consumed;  // bytes behind the '&'
  uint8_t size;       // of utf8
  char utf8[8];
};

// `at` points behind the '&'; nothing at or beyond `end` is read.
CharRef match_char_ref(const char* at, const char* end, bool in_attribute);

}  // namespace stet::html
