#pragma once
// Text as records hold it: UTF-8 in normalisation form C, without control
// characters. Nearly all text of nearly all pages is that already, so the check
// is what has to be fast.
// https://www.unicode.org/reports/tr15/

#include <cstdint>
#include <string>
#include <string_view>

namespace stet::article {

enum class Lines : uint8_t {
  Join,  // line feeds and tabs become spaces
  Keep,  // preformatted text: they stay
};

// True if append_normal would surely append exactly `text`; false also for marks
// that stay where they are but might have composed. One pass, no allocation.
bool is_normal(std::string_view text, Lines lines = Lines::Join);

// Appends `text`, which is valid UTF-8, in normal form: composed, control
// characters left out, line and paragraph separators as spaces. Linear also in
// text that piles up combining marks: see kMarksMax.
void append_normal(std::string& out, std::string_view text, Lines lines = Lines::Join);

inline std::string normal(std::string_view text, Lines lines = Lines::Join) {
  std::string out;
  append_normal(out, text, lines);
  return out;
}

// LIMIT: after so many combining marks in a row a U+034F is put in, which ends
// the run. https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format
inline constexpr int kMarksMax = 30;

}  // namespace stet::article
