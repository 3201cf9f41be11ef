#pragma once
// UTF-8: check it, repair it, step through it.
// https://encoding.spec.whatwg.org/#utf-8-decoder

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "base/simd.h"

namespace stet {

// What is found in some bytes, in one pass.
struct Utf8Scan {
  bool valid;          // as UTF-8
  bool has_cr;         // a carriage return
  bool has_non_ascii;  // a byte of 0x80 or more
  bool has_nul;
};

// Reads nothing past the text. 20 GB/s and more with AVX2.
Utf8Scan scan_utf8(std::string_view text);
Utf8Scan scan_utf8(std::string_view text, Isa isa);

// A copy in the arena with CR LF and CR become LF; 64 zero bytes follow it.
std::string_view copy_with_lf(std::string_view text, Arena& arena);
std::string_view copy_with_lf(std::string_view text, Arena& arena, Isa isa);

// How far text is from being UTF-8.
struct Utf8Counts {
  size_t error_count;     // U+FFFD that a repair would put in
  size_t sequence_count;  // well-formed sequences of two bytes and more
};
Utf8Counts count_utf8(std::string_view text);

struct RepairedUtf8 {
  std::string_view text;  // valid; 64 zero bytes follow
  size_t error_count;     // U+FFFD put in
};

// The same, and each maximal subpart of an ill-formed sequence becomes U+FFFD.
RepairedUtf8 repair_utf8(std::string_view text, Arena& arena);

// One step of a decoder over any bytes.
struct Utf8Step {
  char32_t code_point;  // U+FFFD for an error
  uint32_t size;        // bytes used: of the maximal subpart, for an error
  bool valid;
};

// `at` < `end`; reads nothing from `end` on.
Utf8Step step_utf8(const char* at, const char* end);

// The code point at `at`, which is moved behind it. Only for valid UTF-8.
inline char32_t next_code_point(const char*& at) {
  const auto byte = [&](int i) { return static_cast<char32_t>(static_cast<unsigned char>(at[i])); };
  const char32_t lead = byte(0);
  if (lead < 0x80) {
    at += 1;
    return lead;
  }
  if (lead < 0xE0) {
    const char32_t c = (lead & 0x1F) << 6 | (byte(1) & 0x3F);
    at += 2;
    return c;
  }
  if (lead < 0xF0) {
    const char32_t c = (lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    at += 3;
    return c;
  }
  const char32_t c =
      (lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  at += 4;
  return c;
}

// Writes a scalar value (not a surrogate) as UTF-8, at most 4 bytes; returns how many.
inline size_t write_utf8(char32_t c, char* to) {
  if (c < 0x80) {
    to[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    to[0] = static_cast<char>(0xC0 | c >> 6);
    to[1] = static_cast<char>(0x80 | (c & 0x3F));
    return 2;
  }
  if (c < 0x10000) {
    to[0] = static_cast<char>(0xE0 | c >> 12);
    to[1] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
    to[2] = static_cast<char>(0x80 | (c & 0x3F));
    return 3;
  }
  to[0] = static_cast<char>(0xF0 | c >> 18);
  to[1] = static_cast<char>(0x80 | (c >> 12 & 0x3F));
  to[2] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
  to[3] = static_cast<char>(0x80 | (c & 0x3F));
  return 4;
}

// Number of code points of valid UTF-8.
inline size_t count_code_points(std::string_view text) {
  size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

// The longest prefix of at most `size` bytes that ends between two code points.
inline std::string_view prefix_of_utf8(std::string_view text, size_t size) {
  if (size >= text.size()) return text;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return text.substr(0, size);
}

}  // namespace stet
