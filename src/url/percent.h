#pragma once
// Percent-encoding. https://url.spec.whatwg.org/#percent-encoded-bytes

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "base/ascii.h"

namespace stet::url {

// The sets of bytes that are encoded, one bit each; larger sets hold the smaller.
enum class EncodeSet : uint8_t {
  Control = 1,
  Fragment = 2,
  Query = 4,
  SpecialQuery = 8,
  Path = 16,
  Userinfo = 32,
};

struct EncodeSets {
  uint8_t sets[256];
};

constexpr EncodeSets make_encode_sets() {
  EncodeSets table = {};
  const auto add = [&table](std::string_view bytes, uint8_t sets) {
    for (const char c : bytes) {
      table.sets[static_cast<unsigned char>(c)] =
          static_cast<uint8_t>(table.sets[static_cast<unsigned char>(c)] | sets);
    }
  };
  for (int i = 0; i < 256; ++i) table.sets[i] = i < 0x20 || i > 0x7E ? 63 : 0;
  add(" \"<>", 2 | 4 | 8 | 16 | 32);
  add("`", 2 | 16 | 32);
  add("#", 4 | 8 | 16 | 32);
  add("'", 8);
  add("?^{}", 16 | 32);
  add("/:;=@[\\]|", 32);
  return table;
}
inline constexpr EncodeSets kEncodeSets = make_encode_sets();

inline bool must_encode(char c, EncodeSet set) {
  return (kEncodeSets.sets[static_cast<unsigned char>(c)] & static_cast<uint8_t>(set)) != 0;
}

inline void append_encoded(ArenaVector<char>& out, std::string_view text, EncodeSet set) {
  constexpr char kHex[] = "0123456789ABCDEF";
  for (const char c : text) {
    if (!must_encode(c, set)) {
      out.push_back(c);
      continue;
    }
    out.push_back('%');
    out.push_back(kHex[static_cast<unsigned char>(c) >> 4]);
    out.push_back(kHex[static_cast<unsigned char>(c) & 15]);
  }
}

constexpr uint32_t hex_value(char c) {
  return is_digit(c) ? static_cast<uint32_t>(c - '0')
                     : static_cast<uint32_t>((c | 0x20) - 'a' + 10);
}

// The bytes that "%XX" stand for; a lone "%" stays.
inline std::string_view percent_decoded(std::string_view text, Arena& arena) {
  if (text.find('%') == text.npos) return text;
  char* const to = static_cast<char*>(arena.allocate(text.size(), 1));
  size_t size = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && is_hex_digit(text[i + 1]) &&
        is_hex_digit(text[i + 2])) {
      to[size++] = static_cast<char>(hex_value(text[i + 1]) << 4 | hex_value(text[i + 2]));
      i += 2;
    } else {
      to[size++] = text[i];
    }
  }
  return {to, size};
}

}  // namespace stet::url
