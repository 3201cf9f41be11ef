// Hosts: domains, IPv4, IPv6, and what other schemes have in their place.

#include "url/host.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/utf8.h"
#include "url/percent.h"
#include "url/url.h"

namespace stet::url {

namespace {

// https://url.spec.whatwg.org/#forbidden-host-code-point
bool is_forbidden_in_host(char c) {
  constexpr std::string_view kForbidden("\0\t\n\r #/:<>?@[\\]^|", 17);
  return kForbidden.find(c) != kForbidden.npos;
}

// https://url.spec.whatwg.org/#forbidden-domain-code-point
bool is_forbidden_in_domain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x1F || byte == 0x7F || c == '%' || is_forbidden_in_host(c);
}

// https://url.spec.whatwg.org/#ipv4-number-parser
// Values beyond 32 bits are all the same: too large.
std::optional<uint64_t> ipv4_number(std::string_view text) {
  if (text.empty()) return {};
  uint64_t base = 10;
  if (starts_with_ignoring_case(text, "0x")) {
    base = 16;
    text.remove_prefix(2);
  } else if (text.size() >= 2 && text[0] == '0') {
    base = 8;
    text.remove_prefix(1);
  }
  uint64_t value = 0;
  for (const char c : text) {
    if (!is_hex_digit(c) || hex_value(c) >= base) return {};
    value = std::min<uint64_t>(value * base + hex_value(c), uint64_t{1} << 33);
  }
  return value;
}

std::string_view last_label(std::string_view domain) {
  return domain.substr(domain.rfind('.') + 1);
}

// https://url.spec.whatwg.org/#ends-in-a-number-checker
bool ends_in_number(std::string_view domain) {
  if (domain.ends_with('.')) {
    domain.remove_suffix(1);
    if (domain.empty()) return false;
  }
  const std::string_view last = last_label(domain);
  if (last.empty() || !is_digit(last[0])) return false;
  return std::all_of(last.begin(), last.end(), is_digit) || ipv4_number(last).has_value();
}

void append_number(ArenaString& out, uint32_t value, int base) {
  char digits[16];
  const std::to_chars_result result = std::to_chars(digits, digits + sizeof digits, value, base);
  out.append({digits, static_cast<size_t>(result.ptr - digits)});
}

// https://url.spec.whatwg.org/#concept-ipv4-parser
std::optional<std::string_view> parse_ipv4(std::string_view domain, Arena& arena) {
  if (domain.ends_with('.')) domain.remove_suffix(1);
  uint64_t parts[4];
  size_t count = 0;
  while (true) {
    const size_t dot = domain.find('.');
    if (count == 4) return {};
    const std::optional<uint64_t> number = ipv4_number(domain.substr(0, dot));
    if (!number) return {};
    parts[count++] = *number;
    if (dot == domain.npos) break;
    domain.remove_prefix(dot + 1);
  }
  uint64_t address = parts[count - 1];
  if (address >= uint64_t{1} << 8 * (5 - count)) return {};
  for (size_t i = 0; i + 1 < count; ++i) {
    if (parts[i] > 255) return {};
    address += parts[i] << 8 * (3 - i);
  }
  ArenaString out(arena);
  for (int shift = 24; shift >= 0; shift -= 8) {
    append_number(out, static_cast<uint32_t>(address >> shift & 255), 10);
    if (shift > 0) out.push_back('.');
  }
  return out.view();
}

// https://url.spec.whatwg.org/#concept-ipv6-parser
bool parse_ipv6_pieces(std::string_view text, uint16_t (&pieces)[8]) {
  size_t piece = 0;
  size_t compress = 8;  // none
  size_t at = 0;
  const auto left = [&] { return text.size() - at; };
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) return false;
    at = 2;
    compress = ++piece;
  }
  while (left() > 0) {
    if (piece == 8) return false;
    if (text[at] == ':') {
      if (compress != 8) return false;
      ++at;
      compress = ++piece;
      continue;
    }
    uint32_t value = 0;
    size_t length = 0;
    for (; length < 4 && left() > 0 && is_hex_digit(text[at]); ++length, ++at) {
      value = value * 16 + hex_value(text[at]);
    }
    if (left() > 0 && text[at] == '.') {
      if (length == 0 || piece > 6) return false;
      at -= length;
      int seen = 0;
      while (left() > 0) {
        if (seen > 0) {
          if (text[at] != '.' || seen == 4) return false;
          ++at;
        }
        if (left() == 0 || !is_digit(text[at])) return false;
        uint32_t part = 0;
        for (size_t digits = 0; left() > 0 && is_digit(text[at]); ++digits, ++at) {
          if (digits > 0 && part == 0) return false;
          part = part * 10 + hex_value(text[at]);
          if (part > 255) return false;
        }
        pieces[piece] = static_cast<uint16_t>(pieces[piece] * 256 + part);
        ++seen;
        if (seen == 2 || seen == 4) ++piece;
      }
      if (seen != 4) return false;
      break;
    }
    if (left() > 0 && text[at] == ':') {
      ++at;
      if (left() == 0) return false;
    } else if (left() > 0) {
      return false;
    }
    pieces[piece++] = static_cast<uint16_t>(value);
  }
  if (compress != 8) {
    // What stands behind "::" moves to the end.
    std::rotate(pieces + compress, pieces + piece, pieces + 8);
    return true;
  }
  return piece == 8;
}

// https://url.spec.whatwg.org/#concept-ipv6-serializer
std::optional<std::string_view> parse_ipv6(std::string_view text, Arena& arena) {
  uint16_t pieces[8] = {};
  if (!parse_ipv6_pieces(text, pieces)) return {};
  // The first longest run of two or more zeros.
  size_t run_at = 8;
  size_t run_size = 1;
  for (size_t i = 0; i < 8; ++i) {
    size_t size = 0;
    while (i + size < 8 && pieces[i + size] == 0) ++size;
    if (size > run_size) {
      run_at = i;
      run_size = size;
    }
  }
  ArenaString out(arena);
  out.push_back('[');
  for (size_t i = 0; i < 8; ++i) {
    if (i == run_at) {
      out.append(i == 0 ? "::" : ":");
      i += run_size - 1;
      continue;
    }
    append_number(out, pieces[i], 16);
    if (i < 7) out.push_back(':');
  }
  out.push_back(']');
  return out.view();
}

}  // namespace

std::optional<std::string_view> domain_to_ascii(std::string_view domain, Arena& arena) {
  if (!std::all_of(domain.begin(), domain.end(), is_ascii)) {
    return international_to_ascii(domain, arena);
  }
  if (domain.empty()) return {};
  if (std::none_of(domain.begin(), domain.end(), is_upper)) return domain;
  char* const lower = static_cast<char*>(arena.allocate(domain.size(), 1));
  std::transform(domain.begin(), domain.end(), lower, to_lower);
  return std::string_view(lower, domain.size());
}

std::optional<std::string_view> parse_host(std::string_view input, bool special, Arena& arena) {
  if (input.starts_with('[')) {
    if (!input.ends_with(']')) return {};
    return parse_ipv6(input.substr(1, input.size() - 2), arena);
  }
  if (!special) {
    if (std::any_of(input.begin(), input.end(), is_forbidden_in_host)) return {};
    ArenaVector<char> out(arena);
    append_encoded(out, input, EncodeSet::Control);
    return std::string_view(out.data(), out.size());
  }
  std::string_view domain = percent_decoded(input, arena);
  if (!scan_utf8(domain).valid) domain = repair_utf8(domain, arena).text;
  const std::optional<std::string_view> ascii = domain_to_ascii(domain, arena);
  if (!ascii || std::any_of(ascii->begin(), ascii->end(), is_forbidden_in_domain)) return {};
  if (ends_in_number(*ascii)) return parse_ipv4(*ascii, arena);
  return ascii;
}

}  // namespace stet::url
