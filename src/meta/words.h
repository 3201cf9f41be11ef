#pragma once
// Words in attributes.

#include <string_view>

#include "base/ascii.h"

namespace stet::meta {

// `word`, in lower case, stands anywhere in the text, any case.
constexpr bool contains_word(std::string_view text, std::string_view word) {
  for (size_t i = 0; i + word.size() <= text.size(); ++i) {
    if (to_lower(text[i]) == word[0] && equals_ignoring_case(text.substr(i, word.size()), word)) {
      return true;
    }
  }
  return false;
}

// Calls f with each of the words of an attribute that is a set of them.
template <class F>
constexpr void each_word(std::string_view text, F&& f) {
  while (true) {
    text = trim(text);
    if (text.empty()) return;
    size_t size = 0;
    while (size < text.size() && !is_space(text[size])) ++size;
    f(text.substr(0, size));
    text.remove_prefix(size);
  }
}

// One of the words of the set is `word`, any case.
constexpr bool has_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  bool found = false;
  each_word(text, [&](std::string_view one) { found = found || equals_ignoring_case(one, word); });
  return found;
}

}  // namespace stet::meta
