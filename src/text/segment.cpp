#include "text/segment.h"

#include <algorithm>

#include "base/ascii.h"
#include "content/text_run.h"
#include "text/shape.h"

namespace stet::text {
namespace {

// A line that holds something, without the white space around it.
struct Line {
  uint32_t begin, end;  // bytes of the decoded text, behind the bullet
  uint32_t indent;      // code points of white space in front
  uint32_t group;       // lines without a blank line between them share it
  uint32_t width;       // columns with the indent: code points; ideographs are two wide
  uint32_t first_word;  // the width of what could have stood on the line before
  bool bullet;
};

bool is_blank(CharClass is) { return is == CharClass::Space || is == CharClass::Mark; }

// Code points of white space (any script's) at the start; `bytes` of them.
uint32_t leading_space(std::string_view text, size_t& bytes) {
  uint32_t count = 0;
  for (bytes = 0; bytes < text.size(); ++count) {
    const CodePoint at = code_point_at(text, bytes);
    if (!is_blank(classify(at.value))) break;
    bytes += at.size;
  }
  return count;
}

std::string_view trim_end(std::string_view text) {
  while (!text.empty()) {
    size_t start = text.size() - 1;
    while (start > 0 && text.size() - start < 4 && (text[start] & 0xC0) == 0x80) --start;
    const CodePoint at = code_point_at(text, start);
    if (start + at.size != text.size() || classify(at.value) != CharClass::Space) break;
    text.remove_suffix(at.size);
  }
  return text;
}

// Bytes of the list mark at the start of a line, with the white space behind it;
// 0 if there is none. A hyphen or a number only counts where the line is
// indented: otherwise they begin dialogue ("- Yes.") and dates ("3. May").
size_t bullet_size(std::string_view line, bool indented) {
  const CodePoint first = code_point_at(line, 0);
  size_t size = first.size;
  switch (first.value) {
    case '*':
    case 0x2022:  // bullet
    case 0x2023:  // triangular bullet
    case 0x2043:  // hyphen bullet
    case 0x25AA:  // small black square
    case 0x25AB:
    case 0x25CB:
    case 0x25CF:
    case 0x25E6:
    case 0x25A0:
    case 0x25A1:
    case 0x00B7: break;
    case '-':
      if (!indented) return 0;
      break;
    default:
      if (!indented || !is_digit(line[0])) return 0;
      while (size < line.size() && size < 3 && is_digit(line[size])) ++size;
      if (size == line.size() || (line[size] != '.' && line[size] != ')')) return 0;
      ++size;
  }
  if (size == line.size()) return size;
  size_t space = 0;
  leading_space(line.substr(size), space);
  // Without a space behind it, it is part of a word: "*Name", "-5".
  return space == 0 ? 0 : size + space;
}

void measure_width(std::string_view text, Line& line) {
  line.width = line.indent;
  line.first_word = 0;
  bool first_word = true;
  for (size_t i = 0; i < text.size();) {
    const CodePoint at = code_point_at(text, i);
    i += at.size;
    const CharClass is = classify(at.value);
    if (is == CharClass::Mark) continue;
    line.width += is == CharClass::Ideograph ? 2 : 1;
    if (is == CharClass::Space) first_word = false;
    if (first_word) line.first_word = line.width - line.indent;
    if (is == CharClass::Ideograph) first_word = false;
  }
}

ArenaVector<Line> cut_lines(std::string_view decoded, Arena& arena) {
  ArenaVector<Line> lines(arena);
  uint32_t group = 0;
  bool pending_bullet = false;  // a bullet alone: its item is on the next line
  for (size_t at = 0; at < decoded.size();) {
    const size_t found = decoded.find('\n', at);
    const size_t stop = found == std::string_view::npos ? decoded.size() : found;
    const std::string_view all = decoded.substr(at, stop - at);
    size_t begin = at;
    at = stop + 1;
    size_t space = 0;
    const uint32_t indent = leading_space(all, space);
    // What no reader sees at the ends, zero-width characters included, is no text.
    std::string_view text = content::trim_blank(trim_end(all.substr(space)));
    if (text.empty()) {
      ++group;
      pending_bullet = false;
      continue;
    }
    begin = static_cast<size_t>(text.data() - decoded.data());
    const size_t bullet = bullet_size(text, indent > 0);
    if (bullet == text.size()) {
      pending_bullet = true;
      continue;
    }
    text.remove_prefix(bullet);
    begin += bullet;
    Line line{static_cast<uint32_t>(begin),
              static_cast<uint32_t>(begin + text.size()),
              indent,
              group,
              0,
              0,
              bullet > 0 || pending_bullet};
    pending_bullet = false;
    measure_width(text, line);
    lines.push_back(line);
  }
  return lines;
}

// The widths that people and programs wrap at.
constexpr uint32_t kWrapMin = 30, kWrapMax = 100;

// True if hardly a word would have found room on the line before: people who
// wrap by hand are not exact.
bool is_filled(const Line* first, const Line* last, uint32_t width) {
  uint32_t breaks = 0, filled = 0;
  for (const Line* line = first; line + 1 < last; ++line) {
    ++breaks;
    filled += line->width + 1 + line[1].first_word > width;
  }
  return filled * 4 >= breaks * 3;
}

uint32_t widest(const Line* first, const Line* last) {
  uint32_t width = 0;
  for (const Line* line = first; line < last; ++line) width = std::max(width, line->width);
  return width;
}

const Line* group_end(const Line* first, const Line* end) {
  const Line* last = first + 1;
  while (last < end && last->group == first->group && !last->bullet &&
         last->indent <= last[-1].indent) {
    ++last;
  }
  return last;
}

// The width that the whole text was wrapped at, or 0. It is wrapped if most of
// it stands in groups of three lines and more that are filled to their width.
uint32_t wrap_width(const ArenaVector<Line>& lines) {
  uint64_t all = 0, filled = 0;
  uint32_t width = 0;
  for (const Line* first = lines.begin(); first < lines.end();) {
    const Line* last = group_end(first, lines.end());
    uint64_t sum = 0;
    for (const Line* line = first; line < last; ++line) sum += line->width;
    all += sum;
    const uint32_t group_width = widest(first, last);
    if (last - first >= 3 && group_width >= kWrapMin && group_width <= kWrapMax &&
        is_filled(first, last, group_width)) {
      filled += sum;
      width = std::max(width, group_width);
    }
    first = last;
  }
  return filled * 2 > all ? width : 0;
}

// Adds `from` with runs of ASCII white space as one space.
void append_collapsed(std::string_view from, ArenaString& to) {
  for (size_t i = 0; i < from.size(); ++i) {
    const char c = is_space(from[i]) ? ' ' : from[i];
    if (c != ' ' || to.empty() || to.back() != ' ') to.push_back(c);
  }
}

bool is_collapsed(std::string_view text) {
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_space(text[i]) && (text[i] != ' ' || text[i + 1] == ' ')) return false;
  }
  return true;
}

// Han and kana lines join without a space.
bool joins_closely(std::string_view before, std::string_view after) {
  const auto is_cjk = [](char32_t c) {
    return (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFFEF);
  };
  size_t start = before.size() - 1;
  while (start > 0 && before.size() - start < 4 && (before[start] & 0xC0) == 0x80) --start;
  return is_cjk(code_point_at(before, start).value) && is_cjk(code_point_at(after, 0).value);
}

}  // namespace

content::Blocks segment(std::string_view decoded, Arena& arena) {
  content::Blocks blocks(arena);
  const ArenaVector<Line> lines = cut_lines(decoded, arena);
  blocks.blocks.reserve(lines.size());
  const uint32_t width = wrap_width(lines);
  const auto text_of = [&](const Line& line) {
    return decoded.substr(line.begin, line.end - line.begin);
  };
  for (const Line* first = lines.begin(); first < lines.end();) {
    const Line* last = first + 1;
    if (width > 0) {
      const Line* end = group_end(first, lines.end());
      if (widest(first, end) <= width && is_filled(first, end, width)) last = end;
    }
    content::Block block;
    block.begin = first->begin;
    block.end = (last - 1)->end;
    block.text = text_of(*first);
    if (last - first > 1 || !is_collapsed(block.text)) {
      ArenaString joined(arena);
      for (const Line* line = first; line < last; ++line) {
        if (line > first && !joins_closely(text_of(line[-1]), text_of(*line))) {
          joined.push_back(' ');
        }
        append_collapsed(text_of(*line), joined);
      }
      block.text = joined.view();
    }
    if (first->bullet) {
      block.shape = content::Shape::ListItem;
      block.level = static_cast<uint8_t>(std::min<uint32_t>(1 + first->indent / 4, 255));
    }
    blocks.blocks.push_back(block);
    first = last;
  }
  return blocks;
}

}  // namespace stet::text
