#include "test/conformance/reference/code_point.h"

namespace stet::conformance {

char32_t read_wtf8(std::string_view text, size_t& at) {
  const auto byte = [&] { return static_cast<unsigned char>(text[at++]); };
  const auto more = [&](char32_t code) {
    return at < text.size() ? code << 6 | (byte() & 0x3F) : code;
  };
  const char32_t first = byte();
  if (first < 0x80) return first;
  if (first < 0xE0) return more(first & 0x1F);
  if (first < 0xF0) return more(more(first & 0x0F));
  return more(more(more(first & 0x07)));
}

void append_wtf8(char32_t code, std::string& out) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (code < 0x80) return put(code);
  if (code < 0x800) {
    put(0xC0 | code >> 6);
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
  }
  put(0x80 | (code & 0x3F));
}

}  // namespace stet::conformance
