// Cutting values into names, and telling names from other text.

#include "meta/byline.h"

#include "base/ascii.h"
#include "meta/clean.h"

namespace stet::meta {
namespace {

// LIMIT: a name has at most so many bytes and words; a value at most so many names.
constexpr size_t kNameBytesMax = 120;
constexpr size_t kNameWordsMax = 10;
constexpr size_t kNameDigitsMax = 2;  // more make it a date or a number
constexpr size_t kNamesMax = 64;
constexpr size_t kValueBytesMax = 4096;

bool has_blank(std::string_view text) { return text.find(' ') != std::string_view::npos; }

// Bytes of a sign at the front of `text` that is no part of a name, 0 if none.
size_t separator_size(std::string_view text) {
  constexpr std::string_view kSeparators[] = {";",
                                              "|",
                                              ",",
                                              "\xE2\x80\xA2" /* bullet */,
                                              "\xC2\xB7" /* middle dot */,
                                              "\xE3\x80\x81" /* ideographic comma */,
                                              "\xEF\xBC\x8C" /* fullwidth comma */,
                                              "\xD8\x8C" /* Arabic comma */,
                                              "\xEF\xBC\x9B" /* fullwidth semicolon */};
  for (const std::string_view separator : kSeparators) {
    if (text.starts_with(separator)) return separator.size();
  }
  return 0;
}

// Signs and blanks at both ends.
std::string_view trim_signs(std::string_view text) {
  constexpr std::string_view kSigns = " \t\n,;:-|/*\"";
  constexpr std::string_view kWideSigns[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2",
                                             "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xB7",
                                             "\xE2\x80\x8B"};
  bool again = true;
  while (again) {
    again = false;
    while (!text.empty() && kSigns.find(text.front()) != std::string_view::npos)
      text.remove_prefix(1);
    while (!text.empty() && kSigns.find(text.back()) != std::string_view::npos)
      text.remove_suffix(1);
    for (const std::string_view sign : kWideSigns) {
      if (text.starts_with(sign)) {
        text.remove_prefix(sign.size());
        again = true;
      }
      if (text.ends_with(sign)) {
        text.remove_suffix(sign.size());
        again = true;
      }
    }
  }
  return text;
}

// "Jane Doe <jane@example.org>", "Jane Doe (jane@example.org)": the name alone.
std::string_view without_address(std::string_view name) {
  const size_t at = name.find('@');
  if (at == std::string_view::npos || at == 0) return name;
  const size_t open = name.find_last_of("(<[ ", at);
  return open == std::string_view::npos ? name : trim(name.substr(0, open));
}

// "Jane Doe (jd)", "The Paper (www.paper.example)": what is in brackets is a sign
// of the desk, an address, a role.
std::string_view without_brackets(std::string_view name) {
  if (!name.ends_with(')')) return name;
  const size_t open = name.rfind('(');
  return open == std::string_view::npos || open < 3 ? name : trim(name.substr(0, open));
}

void append_name(std::string_view name, ArenaVector<std::string_view>& names) {
  name = trim_signs(without_brackets(without_address(trim_signs(name))));
  if (!valid_name(name)) return;
  for (const std::string_view known : names) {
    if (equals_ignoring_case(known, name)) return;
  }
  names.push_back(name);
}

// Cuts at '&' and '/' where both sides have several words.
void append_pairs(std::string_view text, ArenaVector<std::string_view>& names) {
  while (true) {
    size_t at = text.find_first_of("&/");
    while (at != std::string_view::npos &&
           !(has_blank(trim(text.substr(0, at))) && has_blank(trim(text.substr(at + 1))))) {
      at = text.find_first_of("&/", at + 1);
    }
    append_name(text.substr(0, at), names);
    if (at == std::string_view::npos) return;
    text.remove_prefix(at + 1);
  }
}

void append_line(std::string_view line, ArenaVector<std::string_view>& names) {
  size_t from = 0;
  for (size_t i = 0; i < line.size() && names.size() < kNamesMax;) {
    const size_t size = separator_size(line.substr(i));
    if (size == 0) {
      ++i;
      continue;
    }
    // "John Doe, Jr." and "Ann Poe, Ph.D." are one name.
    const std::string_view rest = trim(line.substr(i + size));
    if (rest.size() <= 6 && rest.ends_with('.') && i > from) break;
    append_pairs(line.substr(from, i - from), names);
    i += size;
    from = i;
  }
  append_pairs(line.substr(from), names);
}

}  // namespace

bool is_address(std::string_view text) {
  if (text.find("://") != std::string_view::npos) return true;
  return starts_with_ignoring_case(text, "www.") || text.starts_with('/') || text.starts_with('#');
}

bool valid_name(std::string_view name) {
  if (name.empty() || name.size() > kNameBytesMax || is_address(name) || name.front() == '@') {
    return false;
  }
  constexpr std::string_view kPlaceholders[] = {"null", "undefined", "nan",
                                                "none", "false",     "true"};
  for (const std::string_view placeholder : kPlaceholders) {
    if (equals_ignoring_case(name, placeholder)) return false;
  }
  size_t letters = 0, digits = 0, words = 1;
  for (const char c : name) {
    if (is_alpha(c) || !is_ascii(c)) ++letters;
    if (is_digit(c)) ++digits;
    if (c == ' ') ++words;
    if (c == '{' || c == '}' || c == '<' || c == '>' || c == '=' || c == '\\') return false;
  }
  if (letters < 2 || digits > kNameDigitsMax || words > kNameWordsMax) return false;
  // An address of e-mail without blanks.
  return has_blank(name) || name.find('@') == std::string_view::npos;
}

void append_names(std::string_view raw, Arena& arena, ArenaVector<std::string_view>& names) {
  raw = raw.substr(0, kValueBytesMax);
  while (!raw.empty() && names.size() < kNamesMax) {
    const size_t end = raw.find('\n');
    append_line(clean(raw.substr(0, end), arena), names);
    if (end == std::string_view::npos) return;
    raw.remove_prefix(end + 1);
  }
}

}  // namespace stet::meta
