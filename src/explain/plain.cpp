#include "explain/plain.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/unicode.h"
#include "base/utf8.h"

namespace stet::explain {
namespace {

// The ranges of East Asian width W and F that pages hold, and emoji.
// https://www.unicode.org/reports/tr11/
constexpr char32_t kWide[][2] = {
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2E80, 0x303E},   {0x3041, 0x33FF},
    {0x3400, 0x4DBF},   {0x4E00, 0x9FFF},   {0xA000, 0xA4CF},   {0xA960, 0xA97F},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},   {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
};

size_t width_of(char32_t c) {
  if (c < 0x300) return 1;
  for (const auto& [first, last] : kWide) {
    if (c >= first && c <= last) return 2;
  }
  // Format characters (joiners, marks of direction) take no room either.
  const Category category = properties(c).category;
  return category == Category::Mark || (category == Category::Other && c < 0xD800) ? 0 : 1;
}

}  // namespace

bool is_control(char32_t c) {
  if (c < 0x20) return c != '\t' && c != '\n';
  return (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         c == 0x2028 || c == 0x2029 || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE007F);
}

bool is_override(char32_t c) { return c == 0x202D || c == 0x202E; }

std::string plain(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* const begin = at;
    const char32_t c = next_code_point(at);
    if (c == ' ' || c == '\t' || c == '\n') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (is_control(c)) {
      out += fmt::format("<U+{:04X}>", static_cast<uint32_t>(c));
    } else {
      out.append(begin, at);
    }
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

size_t columns(std::string_view text) {
  size_t out = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) out += width_of(next_code_point(at));
  return out;
}

std::string cut(std::string_view text, size_t columns_max) {
  size_t used = 0;
  size_t fits = 0;  // bytes that leave room for the dots
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    used += width_of(next_code_point(at));
    if (used > columns_max) return std::string(text.substr(0, fits)) + "…";
    if (used + 1 <= columns_max) fits = static_cast<size_t>(at - text.data());
  }
  return std::string(text);
}

std::vector<std::string_view> wrap(std::string_view text, size_t columns_max) {
  std::vector<std::string_view> lines;
  size_t begin = 0;              // of the line
  size_t space = 0, behind = 0;  // the last space in it, and what it would leave
  size_t used = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const auto here = static_cast<size_t>(at - text.data());
    const char32_t c = next_code_point(at);
    const size_t width = width_of(c);
    if (used + width > std::max<size_t>(columns_max, 2) && here > begin) {
      if (c == ' ') {
        lines.push_back(text.substr(begin, here - begin));
        begin = here + 1;
        used = 0;
        continue;
      }
      const bool at_space = space > begin;
      lines.push_back(text.substr(begin, (at_space ? space : here) - begin));
      begin = at_space ? space + 1 : here;
      used = at_space ? used - behind : 0;
    }
    used += width;
    if (c == ' ') {
      space = here;
      behind = used;
    }
  }
  if (begin < text.size()) lines.push_back(text.substr(begin));
  return lines;
}

std::string padded(std::string_view text, size_t width) {
  std::string out(text);
  const size_t used = columns(text);
  if (used < width) out.append(width - used, ' ');
  return out;
}

}  // namespace stet::explain
