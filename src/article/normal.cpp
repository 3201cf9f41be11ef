// The quick check of UAX #15 over a table of 64-character blocks; what fails it
// is composed.
// https://www.unicode.org/reports/tr15/#Detecting_Normalization_Forms

#include "article/normal.h"

#include <cstdint>

#include "article/normal.gen.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif
#include "base/unicode.h"

namespace stet::article {
namespace {

// Bytes that are looked at together.
constexpr size_t kStep = 16;

// Printing ASCII, continuation bytes, and the lead bytes of U+00C0..U+02FF,
// U+0400..U+047F and U+4000..U+9FFF, where all characters are inert.
struct Range {
  uint8_t first, last;
};
constexpr Range kPlain[] = {{0x20, 0x7E}, {0x80, 0xBF}, {0xC3, 0xCB}, {0xD0, 0xD1}, {0xE4, 0xE9}};

// True if none of kStep bytes needs a look.
bool is_plain(const char* at) {
#if defined(__SSE2__)
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
  __m128i plain = _mm_setzero_si128();
  for (const Range range : kPlain) {
    const __m128i offset = _mm_sub_epi8(bytes, _mm_set1_epi8(static_cast<char>(range.first)));
    const __m128i most = _mm_set1_epi8(static_cast<char>(range.last - range.first));
    plain = _mm_or_si128(plain, _mm_cmpeq_epi8(_mm_min_epu8(offset, most), offset));
  }
  return _mm_movemask_epi8(plain) == 0xFFFF;
#else
  for (size_t i = 0; i < kStep; ++i) {
    const uint8_t byte = static_cast<uint8_t>(at[i]);
    bool plain = false;
    for (const Range range : kPlain) plain |= byte >= range.first && byte <= range.last;
    if (!plain) return false;
  }
  return true;
#endif
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
    const char* stop = end;
    if (static_cast<size_t>(end - at) >= kStep) {
      if (is_plain(at)) {
        at += kStep;
        last_class = marks = 0;
        // A character that goes on behind the step is plain too, but whoever looks
        // at it must begin where it begins.
        while (at < end && (*at & '\xC0') == '\x80') ++at;
        continue;
      }
      stop = at + kStep;
    }
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
