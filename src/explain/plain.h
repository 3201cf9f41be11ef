#pragma once
// Text of pages made safe for a terminal, and measured in its columns.

#include <string>
#include <string_view>
#include <vector>

namespace stet::explain {

// True of what shows nothing itself and changes how other text shows: control
// characters but for tab and line feed, and those that turn its direction
// (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
bool is_control(char32_t c);
// Of those, what only ever serves to make text look like other text: the overrides.
bool is_override(char32_t c);

// `text`, valid UTF-8, on one line: white space becomes a space, a control
// character becomes its number, "<U+202E>". Nothing that a page holds reaches the
// terminal as anything but letters.
std::string plain(std::string_view text);

// Columns that a terminal gives to `text`: two for wide characters, none for marks.
size_t columns(std::string_view text);

// `text` if it fits; else as much of it as fits with "…" behind.
std::string cut(std::string_view text, size_t columns_max);

// `text` in lines that fit, broken at spaces where there are any.
std::vector<std::string_view> wrap(std::string_view text, size_t columns_max);

// `text` and spaces up to `width` columns.
std::string padded(std::string_view text, size_t width);

}  // namespace stet::explain
