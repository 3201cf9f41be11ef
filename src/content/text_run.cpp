// Collecting and collapsing the text of a run.

#include "content/text_run.h"

#include <cstring>

#include "base/ascii.h"

namespace stet::content {

namespace {

// Size of the blank character at the front, beyond ASCII; 0 if there is none.
size_t blank_at_front(std::string_view text) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[i]); };
  if (text.size() >= 2 && byte(0) == 0xC2 && (byte(1) == 0xA0 || byte(1) == 0xAD)) return 2;
  if (text.size() < 3) return 0;
  if (byte(0) == 0xE2 && byte(1) == 0x80) {  // U+2000..U+200F, line and paragraph separators
    return byte(2) <= 0x8F || byte(2) == 0xA8 || byte(2) == 0xA9 || byte(2) == 0xAF ? 3 : 0;
  }
  if (byte(0) == 0xE3 && byte(1) == 0x80 && byte(2) == 0x80) return 3;  // ideographic space
  if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;  // byte order mark
  return 0;
}

size_t blank_at_back(std::string_view text) {
  if (text.size() >= 2 && blank_at_front(text.substr(text.size() - 2)) == 2) return 2;
  if (text.size() >= 3 && blank_at_front(text.substr(text.size() - 3)) == 3) return 3;
  return 0;
}

constexpr uint64_t kOnes = 0x0101010101010101;
constexpr uint64_t kHighs = 0x8080808080808080;

// Bit 7 of each byte that is below `limit`, which is at most 0x80; exact.
constexpr uint64_t bytes_below(uint64_t bytes, uint8_t limit) {
  const uint64_t low_seven = bytes & ~kHighs;
  return ~(low_seven + kOnes * (0x80u - limit)) & ~bytes & kHighs;
}

}  // namespace

bool is_collapsed(std::string_view text) {
  // Eight bytes at a time: no control character, and no two blanks in a row.
  // Control characters other than white space are rare; they take the slow way.
  const char* at = text.data();
  const char* const end = at + text.size();
  if (text.empty()) return true;
  if (is_space(text.front()) || is_space(text.back())) return false;
  uint64_t carried = 0;  // bit 7: the byte before was a blank
  for (; end - at >= 8; at += 8) {
    uint64_t bytes;
    std::memcpy(&bytes, at, 8);
    const uint64_t spaces = bytes_below(bytes, 0x21);
    if (spaces == 0) {
      carried = 0;
      continue;
    }
    if (bytes_below(bytes, 0x20) != 0) {
      for (int i = 0; i < 8; ++i) {
        if (at[i] != ' ' && is_space(at[i])) return false;
      }
    }
    if ((spaces & (spaces << 8 | carried)) != 0) {
      // Bit 7 of the first byte, little end first, is the carry's place.
      return false;
    }
    carried = spaces >> 56;
  }
  bool space = carried != 0;
  for (; at != end; ++at) {
    if (is_space(*at)) {
      if (space || *at != ' ') return false;
      space = true;
    } else {
      space = false;
    }
  }
  return true;
}

std::string_view trim_blank(std::string_view text) {
  for (;;) {
    if (!text.empty() && is_space(text.front())) {
      text.remove_prefix(1);
    } else if (const size_t size = blank_at_front(text)) {
      text.remove_prefix(size);
    } else {
      break;
    }
  }
  for (;;) {
    if (!text.empty() && is_space(text.back())) {
      text.remove_suffix(1);
    } else if (const size_t size = blank_at_back(text)) {
      text.remove_suffix(size);
    } else {
      break;
    }
  }
  return text;
}

void TextRun::add(std::string_view text, uint32_t begin, uint32_t end, html::NodeId link) {
  const std::string_view piece = trim(text);
  // No-break spaces alone are white space between two <br>.
  const bool blank = piece.empty() || (!is_ascii(piece.front()) && blank_at_front(piece) != 0 &&
                                       trim_blank(piece).empty());
  if (blank) {
    space();
    return;
  }
  const bool exact = end - begin == text.size();  // no character reference inside
  const uint32_t lead = static_cast<uint32_t>(piece.data() - text.data());
  if (!any_) {
    begin_ = exact ? begin + lead : begin;
    any_ = true;
  }
  end_ = exact ? begin + lead + static_cast<uint32_t>(piece.size()) : end;

  if (lead > 0) space();
  const uint32_t old_size = size();
  if (old_size == 0 && is_collapsed(piece)) {
    single_ = piece;
    mark_link(link, 0);
  } else {
    unfold();
    if (pending_ != Pending::None) built_.push_back(pending_ == Pending::Line ? '\n' : ' ');
    const uint32_t from = size();
    append_collapsed(piece);
    mark_link(link, from);
  }
  pending_ = lead + piece.size() < text.size() ? Pending::Space : Pending::None;
}

void TextRun::add_raw(std::string_view text, uint32_t begin, uint32_t end, html::NodeId link) {
  if (text.empty()) return;
  if (!any_) {
    begin_ = begin;
    any_ = true;
  }
  end_ = end;
  const uint32_t from = size();
  if (from == 0 && single_.data() == nullptr && built_.size() == start_) {
    single_ = text;
  } else {
    unfold();
    if (pending_ == Pending::Line) built_.push_back('\n');
    built_.append(text);
  }
  pending_ = Pending::None;
  mark_link(link, from);
}

void TextRun::unfold() {
  if (single_.data() == nullptr) return;
  built_.append(single_);
  single_ = {};
}

void TextRun::append_collapsed(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at != end) {
    const char* word = at;
    // A stretch up to white space that is not a single blank.
    while (at != end && (!is_space(*at) || (*at == ' ' && at + 1 != end && !is_space(at[1])))) ++at;
    built_.append({word, static_cast<size_t>(at - word)});
    if (at == end) break;
    while (at != end && is_space(*at)) ++at;
    built_.push_back(' ');
  }
}

void TextRun::mark_link(html::NodeId link, uint32_t from) {
  if (link == html::kNoNode) return;
  if (!spans_.empty() && spans_.back().element == link) {
    spans_.back().end = size();
  } else {
    spans_.push_back({link, from, size()});
  }
}

TextRun::Result TextRun::finish() {
  if (!any_) return {};
  const std::string_view whole = single_.data() != nullptr ? single_ : built_.view().substr(start_);
  const std::string_view text = trim_blank(whole);
  return {text, begin_, end_, text.empty() ? 0 : static_cast<uint32_t>(text.data() - whole.data())};
}

void TextRun::clear() {
  single_ = {};
  start_ = static_cast<uint32_t>(built_.size());
  any_ = false;
  pending_ = Pending::None;
  spans_.clear();
}

}  // namespace stet::content
