#pragma once
// Character references: what "&amp;", "&#233;" and "&notit;" stand for.
// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state

#include <cstdint>
#include <string_view>

#include "base/arena.h"

namespace stet::html {

struct CharRef {
  uint32_t consumed = 0;  // bytes behind the '&'; 0: not a reference, '&' stands for itself
  uint8_t size = 0;       // of utf8
  char utf8[8] = {};      // one or two characters

  std::string_view text() const { return {utf8, size}; }
};

// The reference that an '&' begins. `at` is behind the '&'; nothing at or
// beyond `end` is read. `in_attribute` turns on the rule that keeps "?a=1&copy=2"
// in links as it is. Cost: linear in the reference.
CharRef match_char_ref(const char* at, const char* end, bool in_attribute);

// Appends `raw` with its references resolved; everything else, NUL included,
// stays as it is.
void append_decoded(std::string_view raw, bool in_attribute, ArenaString& out);

}  // namespace stet::html
