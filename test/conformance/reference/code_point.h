#pragma once
// Code points by the names of the standards, and as WTF-8.
// https://infra.spec.whatwg.org/#code-points

#include <cstddef>
#include <string>
#include <string_view>

namespace stet::conformance {

// The states name tab, LF, FF and space; CR does not reach them.
constexpr bool is_state_space(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\f' || c == U' ';
}
constexpr bool is_ascii_upper_alpha(char32_t c) { return c >= U'A' && c <= U'Z'; }
constexpr bool is_ascii_alpha(char32_t c) {
  return is_ascii_upper_alpha(c) || (c >= U'a' && c <= U'z');
}
constexpr bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_ascii_alphanumeric(char32_t c) { return is_ascii_alpha(c) || is_ascii_digit(c); }
constexpr bool is_ascii_hex_digit(char32_t c) {
  return is_ascii_digit(c) || (c >= U'A' && c <= U'F') || (c >= U'a' && c <= U'f');
}
constexpr bool is_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDFFF; }
constexpr bool is_noncharacter(char32_t c) {
  return (c >= 0xFDD0 && c <= 0xFDEF) || (c <= 0x10FFFF && (c & 0xFFFE) == 0xFFFE);
}
constexpr bool is_control(char32_t c) { return c <= 0x1F || (c >= 0x7F && c <= 0x9F); }
constexpr bool is_ascii_whitespace(char32_t c) { return is_state_space(c) || c == U'\r'; }
constexpr char32_t ascii_lowercase(char32_t c) { return is_ascii_upper_alpha(c) ? c + 0x20 : c; }

// One code point of well-formed WTF-8; moves `at` behind it.
char32_t read_wtf8(std::string_view text, size_t& at);
void append_wtf8(char32_t code, std::string& out);

}  // namespace stet::conformance
