#pragma once
// Words in attributes.

#include <cstdint>
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

// Words of classes and ids that hint at bylines and dates, found in one pass.
enum Hint : uint16_t {
  kAuthor = 1,      // "author" anywhere
  kByline = 2,      // "byline" anywhere
  kDated = 4,       // "date", "time", "publish" anywhere
  kComment = 8,     // "comment" anywhere
  kFn = 16,         // the words fn, p-author
  kTitle = 32,      // the words entry-title, p-name
  kPublished = 64,  // the words published, dt-published
  kName = 256,      // "name" anywhere
  kUpdated = 128,   // the words updated, dt-updated
};
using Hints = uint16_t;

namespace detail {

// The two letters that words which hint at something begin with.
struct HintInitials {
  uint32_t of[256] = {};  // by the first: bit c & 31 for each second that may follow
  constexpr HintInitials() {
    for (const std::string_view pair :
         {"au", "by", "co", "da", "dt", "en", "fn", "na", "pu", "p-", "ti", "up"}) {
      const uint32_t bit = uint32_t{1} << (pair[1] & 31);
      of[static_cast<uint8_t>(pair[0])] |= bit;
      of[static_cast<uint8_t>(pair[0] - 'a' + 'A')] |= bit;
    }
  }
};
inline constexpr HintInitials kHintInitials;

}  // namespace detail

constexpr Hints hints_of(std::string_view text) {
  Hints found = 0;
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    const uint32_t seconds = detail::kHintInitials.of[static_cast<uint8_t>(text[i])];
    if ((seconds >> (text[i + 1] & 31) & 1) == 0) continue;
    const std::string_view rest = text.substr(i);
    const auto starts = [&rest](std::string_view word) {
      return starts_with_ignoring_case(rest, word);
    };
    const auto is_word = [&](std::string_view word) {
      return (i == 0 || is_space(text[i - 1])) && starts(word) &&
             (rest.size() == word.size() || is_space(rest[word.size()]));
    };
    switch (to_lower(text[i])) {
      case 'a':
        if (starts("author")) found |= kAuthor;
        break;
      case 'b':
        if (starts("byline")) found |= kByline;
        break;
      case 'c':
        if (starts("comment")) found |= kComment;
        break;
      case 'd':
        if (starts("date")) found |= kDated;
        if (is_word("dt-published")) found |= kPublished;
        if (is_word("dt-updated")) found |= kUpdated;
        break;
      case 'e':
        if (is_word("entry-title")) found |= kTitle;
        break;
      case 'f':
        if (is_word("fn")) found |= kFn;
        break;
      case 'n':
        if (starts("name")) found |= kName;
        break;
      case 'p':
        if (starts("publish")) found |= kDated;
        if (is_word("published")) found |= kPublished;
        if (is_word("p-author")) found |= kFn;
        if (is_word("p-name")) found |= kTitle;
        break;
      case 't':
        if (starts("time")) found |= kDated;
        break;
      case 'u':
        if (is_word("updated")) found |= kUpdated;
        break;
      default: break;
    }
  }
  return found;
}

}  // namespace stet::meta
