// The quick check of UAX #15 over a table of 64-character blocks; what fails it
// is composed.
// https://www.unicode.org/reports/tr15/#Detecting_Normalization_Forms

#include "article/normal.h"

#include <cstdint>
#include <cstring>

#include "article/normal.gen.h"
#include "base/unicode.h"

namespace stet::article {
namespace {

constexpr uint64_t kOnes = 0x0101010101010101;
constexpr uint64_t kHighs = 0x8080808080808080;

// Nonzero if one of eight bytes is not a printing ASCII character or a space.
uint64_t special_bytes(uint64_t word) {
  const uint64_t below_space = (word - kOnes * 0x20) & ~word;
  const uint64_t delete_byte = ((word ^ kOnes * 0x7f) - kOnes) & ~(word ^ kOnes * 0x7f);
  return (word | below_space | delete_byte) & kHighs;
}

// The next character; `at` moves behind it. The text is valid UTF-8.
uint32_t next_char(const char*& at) {
  const auto byte = [&](int i) { return static_cast<uint32_t>(static_cast<uint8_t>(at[i])); };
  const uint32_t lead = byte(0);
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  if (lead < 0xE0) {
    const uint32_t code = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    at += 2;
    return code;
  }
  if (lead < 0xF0) {
    const uint32_t code = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    at += 3;
    return code;
  }
  const uint32_t code =
      (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  at += 4;
  return code;
}

struct Class {
  bool check, mark;
};

Class class_of(uint32_t code) {
  if (code < 0x20000) {
    const gen::NormalBlock& block = gen::kNormalBlocks[gen::kNormalIndex[code >> 6]];
    return {(block.check >> (code & 63) & 1) != 0, (block.marks >> (code & 63) & 1) != 0};
  }
  // Ideographs compose with nothing, but for the compatibility ones.
  const bool ideograph = code < 0x32000 && !(code >= 0x2F800 && code < 0x2FA20);
  return {!ideograph, false};
}

bool is_control(uint32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }
bool is_separator(uint32_t code) { return code == 0x2028 || code == 0x2029; }

void append_utf8(std::string& out, const char* from, const char* to) {
  out.append(from, static_cast<size_t>(to - from));
}

// Without control characters and over-long runs of marks, not yet composed.
std::string without_controls(std::string_view text, Lines lines) {
  std::string out;
  out.reserve(text.size());
  int marks = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* const from = at;
    const uint32_t code = next_char(at);
    if (lines == Lines::Keep && (code == '\n' || code == '\t')) {
      out.push_back(*from);
      marks = 0;
    } else if (is_separator(code) || code == '\n' || code == '\t') {
      // Two words stay two; spaces stay one.
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
      marks = 0;
    } else if (is_control(code)) {
      continue;
    } else {
      if (!class_of(code).mark) {
        marks = 0;
      } else if (++marks > kMarksMax) {
        out.append("\xCD\x8F");
        marks = 1;
      }
      if (code == ' ' && lines == Lines::Join && !out.empty() && out.back() == ' ') continue;
      append_utf8(out, from, at);
    }
  }
  return out;
}

}  // namespace

bool is_normal(std::string_view text, Lines lines) {
  const char* at = text.data();
  const char* const end = at + text.size();
  int last_class = 0;  // combining class of the character before, while marks follow each other
  int marks = 0;
  while (at < end) {
    if (end - at >= 8) {
      uint64_t word;
      std::memcpy(&word, at, 8);
      if (special_bytes(word) == 0) {
        at += 8;
        last_class = marks = 0;
        continue;
      }
    }
    // To the end of these eight bytes, or a little beyond, by characters.
    const char* const stop = end - at >= 8 ? at + 8 : end;
    while (at < stop) {
      const uint32_t code = next_char(at);
      if (code < 0x300) {
        last_class = marks = 0;
        if (!is_control(code)) continue;
        if (lines == Lines::Keep && (code == '\n' || code == '\t')) continue;
        return false;
      }
      const Class c = class_of(code);
      if (c.check || is_separator(code)) return false;
      if (!c.mark) {
        last_class = marks = 0;
        continue;
      }
      const int combining = properties(code).combining_class;
      if (combining < last_class && combining != 0) return false;
      if (++marks > kMarksMax) return false;
      last_class = combining;
    }
  }
  return true;
}

void append_normal(std::string& out, std::string_view text, Lines lines) {
  if (is_normal(text, lines)) {
    out.append(text);
    return;
  }
  const std::string plain = without_controls(text, lines);
  if (is_normal(plain, lines)) {
    out.append(plain);
    return;
  }
  append_in_form(out, plain, Form::Composed);
}

}  // namespace stet::article
