// Named references are looked up by a hash that is known at every length of the
// name while it is read: a name with a semicolon is the whole run of letters and
// digits, and one without is among the run's first six bytes, so the longest
// match takes at most six look-ups.

#include "html/char_ref.h"

#include <algorithm>
#include <cstring>

#include "base/ascii.h"
#include "html/char_ref.gen.h"

namespace stet::html {

namespace {

using gen::CharRefName;

// As name_hash in tools/gen_entities.py.
class NameHash {
 public:
  void add(char c) { value_ = (value_ ^ static_cast<uint8_t>(c)) * 0x9E3779B1u; }
  uint32_t slot() const { return value_ >> (32 - gen::kCharRefSlotsBits); }

 private:
  uint32_t value_ = 0;
};

const CharRefName* find_name(const char* name, uint32_t size, uint32_t slot) {
  constexpr uint32_t kMask = (1u << gen::kCharRefSlotsBits) - 1;
  for (; gen::kCharRefSlots[slot] != 0; slot = (slot + 1) & kMask) {
    const CharRefName& entry = gen::kCharRefs[gen::kCharRefSlots[slot] - 1];
    if (entry.name_size == size &&
        std::memcmp(gen::kCharRefNames + entry.name_offset, name, size) == 0) {
      return &entry;
    }
  }
  return nullptr;
}

CharRef resolved(const CharRefName& entry, uint32_t consumed) {
  CharRef result;
  result.consumed = consumed;
  result.size = entry.size;
  std::memcpy(result.utf8, entry.utf8, sizeof entry.utf8);
  return result;
}

// https://html.spec.whatwg.org/multipage/parsing.html#named-character-reference-state
CharRef match_named(const char* at, const char* end, bool in_attribute) {
  constexpr uint32_t kBareMax = gen::kBareCharRefNameSizeMax;
  const size_t available = static_cast<size_t>(end - at);
  uint32_t slots[kBareMax + 1];
  NameHash hash;
  uint32_t size = 0;
  while (size < available && is_alnum(at[size])) {
    // Longer than any name: no name with a semicolon can follow.
    if (size == gen::kCharRefNameSizeMax) break;
    hash.add(at[size++]);
    if (size <= kBareMax) slots[size] = hash.slot();
  }
  if (size < available && at[size] == ';') {
    if (const CharRefName* entry = find_name(at, size, hash.slot())) {
      return resolved(*entry, size + 1);
    }
  }
  for (uint32_t length = std::min(size, kBareMax); length >= 2; --length) {
    const CharRefName* entry = find_name(at, length, slots[length]);
    if (entry == nullptr || !entry->bare) continue;
    // "For historical reasons": the longest match decides, there is no second try.
    if (in_attribute && length < available && (at[length] == '=' || is_alnum(at[length]))) {
      return {};
    }
    return resolved(*entry, length);
  }
  return {};
}

// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
uint32_t replaced_code(uint32_t code) {
  static constexpr uint16_t kWindows1252[32] = {
      0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
  if (code == 0 || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return 0xFFFD;
  return code >= 0x80 && code < 0xA0 ? kWindows1252[code - 0x80] : code;
}

uint8_t put_utf8(uint32_t code, char* to) {
  const auto byte = [](uint32_t value) { return static_cast<char>(value); };
  if (code < 0x80) {
    to[0] = byte(code);
    return 1;
  }
  if (code < 0x800) {
    to[0] = byte(0xC0 | code >> 6);
    to[1] = byte(0x80 | (code & 0x3F));
    return 2;
  }
  if (code < 0x10000) {
    to[0] = byte(0xE0 | code >> 12);
    to[1] = byte(0x80 | (code >> 6 & 0x3F));
    to[2] = byte(0x80 | (code & 0x3F));
    return 3;
  }
  to[0] = byte(0xF0 | code >> 18);
  to[1] = byte(0x80 | (code >> 12 & 0x3F));
  to[2] = byte(0x80 | (code >> 6 & 0x3F));
  to[3] = byte(0x80 | (code & 0x3F));
  return 4;
}

// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-state
// `at` is behind "&#".
CharRef match_numeric(const char* at, const char* end) {
  const char* const begin = at;
  const bool hex = at != end && (*at | 0x20) == 'x';
  if (hex) ++at;
  const char* const digits = at;
  uint32_t code = 0;
  for (; at != end && (hex ? is_hex_digit(*at) : is_digit(*at)); ++at) {
    const uint32_t digit = is_digit(*at) ? static_cast<uint32_t>(*at - '0')
                                         : static_cast<uint32_t>((*at | 0x20) - 'a' + 10);
    // Stays out of range once it is; cannot overflow.
    code = std::min<uint32_t>(code * (hex ? 16 : 10) + digit, 0x110000);
  }
  if (at == digits) return {};
  if (at != end && *at == ';') ++at;
  CharRef result;
  result.consumed = static_cast<uint32_t>(at - begin) + 1;
  result.size = put_utf8(replaced_code(code), result.utf8);
  return result;
}

}  // namespace

CharRef match_char_ref(const char* at, const char* end, bool in_attribute) {
  if (at == end) return {};
  if (*at == '#') return match_numeric(at + 1, end);
  return match_named(at, end, in_attribute);
}

void append_decoded(std::string_view raw, bool in_attribute, ArenaString& out) {
  const char* at = raw.data();
  const char* const end = at + raw.size();
  while (at != end) {
    const void* found = std::memchr(at, '&', static_cast<size_t>(end - at));
    const char* const ampersand = found ? static_cast<const char*>(found) : end;
    out.append({at, static_cast<size_t>(ampersand - at)});
    if (ampersand == end) return;
    const CharRef reference = match_char_ref(ampersand + 1, end, in_attribute);
    if (reference.consumed == 0) {
      out.push_back('&');
    } else {
      out.append(reference.text());
    }
    at = ampersand + 1 + reference.consumed;
  }
}

}  // namespace stet::html
