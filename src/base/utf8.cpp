// UTF-8: picks the kernels of utf8.simd.cpp; the repairs are plain C++, as few
// pages need them.

#include "base/utf8.h"

#include <cstring>

namespace stet {

STET_DECLARE_KERNEL(uint32_t, scan_utf8, (const char* text, size_t size))
STET_DECLARE_KERNEL(size_t, copy_with_lf, (const char* from, size_t size, char* to))

namespace {

constexpr size_t kPadding = 64;

}  // namespace

Utf8Scan scan_utf8(std::string_view text, Isa isa) {
  const uint32_t flags = STET_PICK_KERNEL(isa, scan_utf8)(text.data(), text.size());
  return {.valid = (flags & 1) == 0,
          .has_cr = (flags & 2) != 0,
          .has_non_ascii = (flags & 4) != 0,
          .has_nul = (flags & 8) != 0};
}

Utf8Scan scan_utf8(std::string_view text) { return scan_utf8(text, isa()); }

std::string_view copy_with_lf(std::string_view text, Arena& arena, Isa isa) {
  const size_t room = text.size() + kPadding;
  char* to = static_cast<char*>(arena.allocate(room, 1));
  const size_t size = STET_PICK_KERNEL(isa, copy_with_lf)(text.data(), text.size(), to);
  std::memset(to + size, 0, kPadding);
  arena.shrink(to, room, size + kPadding);
  return {to, size};
}

std::string_view copy_with_lf(std::string_view text, Arena& arena) {
  return copy_with_lf(text, arena, isa());
}

// https://encoding.spec.whatwg.org/#utf-8-decoder
Utf8Step step_utf8(const char* at, const char* end) {
  constexpr char32_t kReplacement = 0xFFFD;
  const auto byte = [&](ptrdiff_t i) { return static_cast<uint32_t>(static_cast<uint8_t>(at[i])); };
  const uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1, true};
  if (lead < 0xC2 || lead > 0xF4) return {kReplacement, 1, false};
  const uint32_t needed = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  uint32_t lower = 0x80;
  uint32_t upper = 0xBF;
  if (lead == 0xE0) lower = 0xA0;
  if (lead == 0xED) upper = 0x9F;
  if (lead == 0xF0) lower = 0x90;
  if (lead == 0xF4) upper = 0x8F;
  char32_t c = lead & (0x3F >> needed);
  for (uint32_t i = 1; i <= needed; ++i) {
    if (at + i == end || byte(i) < lower || byte(i) > upper) return {kReplacement, i, false};
    lower = 0x80;
    upper = 0xBF;
    c = c << 6 | (byte(i) & 0x3F);
  }
  return {c, needed + 1, true};
}

Utf8Counts count_utf8(std::string_view text) {
  Utf8Counts counts = {};
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    if (end - at >= 8) {
      uint64_t eight;
      std::memcpy(&eight, at, 8);
      if ((eight & 0x8080808080808080) == 0) {
        at += 8;
        continue;
      }
    }
    const Utf8Step step = step_utf8(at, end);
    counts.error_count += !step.valid;
    counts.sequence_count += step.valid && step.size > 1;
    at += step.size;
  }
  return counts;
}

RepairedUtf8 repair_utf8(std::string_view text, Arena& arena) {
  const size_t room = text.size() * 3 + kPadding;  // a byte becomes three at most
  char* const to = static_cast<char*>(arena.allocate(room, 1));
  char* out = to;
  size_t error_count = 0;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    if (end - at >= 8) {
      uint64_t eight;
      std::memcpy(&eight, at, 8);
      const uint64_t cr = eight ^ 0x0D0D0D0D0D0D0D0D;  // a zero byte where a CR was
      const uint64_t has_cr = (cr - 0x0101010101010101) & ~cr;
      if (((eight | has_cr) & 0x8080808080808080) == 0) {
        std::memcpy(out, at, 8);
        at += 8;
        out += 8;
        continue;
      }
    }
    if (*at == '\r') {
      ++at;
      if (at == end || *at != '\n') *out++ = '\n';
      continue;
    }
    const Utf8Step step = step_utf8(at, end);
    if (step.valid) {
      std::memcpy(out, at, step.size);
      out += step.size;
    } else {
      out += write_utf8(step.code_point, out);
      ++error_count;
    }
    at += step.size;
  }
  const size_t size = static_cast<size_t>(out - to);
  std::memset(to + size, 0, kPadding);
  arena.shrink(to, room, size + kPadding);
  return {{to, size}, error_count};
}

}  // namespace stet
