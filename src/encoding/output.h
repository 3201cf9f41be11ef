#pragma once
// Where decoders write to, and the run of ASCII that they have in common.

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/utf8.h"
#include "encoding/legacy.h"

namespace stet::encoding {

inline constexpr size_t kPadding = 64;

// Bytes still to be decoded.
struct Input {
  const uint8_t* at;
  const uint8_t* end;

  bool done() const { return at == end; }
  size_t left() const { return static_cast<size_t>(end - at); }
};

// Three bytes of room for each byte of input: no decoder of the standard makes
// more of it. Longest are U+FFFD for one byte, and most of the single bytes.
class Output {
 public:
  explicit Output(char* to) : begin_(to), at_(to) {}

  // A byte of ASCII; CR and CR LF become LF. Moves `in` behind it.
  void ascii(Input& in) {
    const uint8_t byte = *in.at++;
    if (byte != '\r') {
      *at_++ = static_cast<char>(byte);
    } else if (in.done() || *in.at != '\n') {
      *at_++ = '\n';
    }
  }

  // FAST PATH: eight bytes of ASCII at a time, without CR; then, where such a
  // group ends, up to eight bytes one by one. Moves `in` by at least one byte,
  // which is ASCII. Every decoder is tested at every offset to such a group.
  void ascii_text(Input& in) {
    while (in.left() >= 8) {
      uint64_t eight;
      std::memcpy(&eight, in.at, 8);
      const uint64_t cr = eight ^ 0x0D0D0D0D0D0D0D0D;  // a zero byte where a CR was
      if (((eight | ((cr - 0x0101010101010101) & ~cr)) & 0x8080808080808080) != 0) break;
      std::memcpy(at_, in.at, 8);
      in.at += 8;
      at_ += 8;
    }
    for (int i = 0; i < 8 && !in.done() && *in.at < 0x80; ++i) ascii(in);
  }

  // Beyond ASCII.
  void put(char32_t c) {
    at_ += write_utf8(c, at_);
    ++non_ascii_count_;
  }
  void error() {
    at_ += write_utf8(0xFFFD, at_);
    ++error_count_;
  }
  // Code units of the standard that may be ASCII, but not CR.
  void put_any(char32_t c) {
    at_ += write_utf8(c, at_);
    non_ascii_count_ += c >= 0x80;
  }
  // A mapped code point, or an error where there is none (0).
  void put_or_error(char32_t c) { c == 0 ? error() : put(c); }

  char*& raw() { return at_; }
  void count(size_t non_ascii, size_t errors) {
    non_ascii_count_ += non_ascii;
    error_count_ += errors;
  }

  size_t size() const { return static_cast<size_t>(at_ - begin_); }
  size_t error_count() const { return error_count_; }
  size_t non_ascii_count() const { return non_ascii_count_; }

 private:
  char* begin_;
  char* at_;
  size_t error_count_ = 0;
  size_t non_ascii_count_ = 0;
};

// One for each file.
void decode_single_byte(Input in, Output& out, const char16_t (&index)[128]);
void decode_x_user_defined(Input in, Output& out);
void decode_gb18030(Input in, Output& out);
void decode_big5(Input in, Output& out);
void decode_euc_kr(Input in, Output& out);
void decode_euc_jp(Input in, Output& out);
void decode_shift_jis(Input in, Output& out);
void decode_iso_2022_jp(Input in, Output& out);
void decode_utf_16(Input in, Output& out, size_t high_byte);

}  // namespace stet::encoding
