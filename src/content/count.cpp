// Which copy counts; which characters are marks.

#include "content/count.h"

#include "base/ascii.h"
#include "content/count_isa.h"

namespace stet::content {

Counts count_characters(std::string_view text, Isa which) {
  switch (which) {
#if defined(__x86_64__)
    case Isa::Avx512: return avx512::count(text);
    case Isa::Avx2: return avx2::count(text);
#endif
    default: return baseline::count(text);
  }
}

Marks count_marks(std::string_view text, Isa which) {
  switch (which) {
#if defined(__x86_64__)
    case Isa::Avx512: return avx512::count_marks(text);
    case Isa::Avx2: return avx2::count_marks(text);
#endif
    default: return baseline::count_marks(text);
  }
}

void add_mark(const char* lead, size_t left, Marks& out) {
  const auto byte = [&](size_t i) { return i < left ? static_cast<uint8_t>(lead[i]) : uint8_t{0}; };
  const uint8_t next = byte(1);
  switch (byte(0)) {
    case 0xC2:
      out.copyright |= next == 0xA9;
      out.separators += next == 0xBB || next == 0xB7;
      out.quotes += next == 0xAB;
      break;
    case 0xC3: out.capitals += next < 0x9F; break;
    case 0xCE: out.capitals += next >= 0x86 && next < 0xAB; break;
    case 0xD0: out.capitals += next < 0xB0; break;
    case 0xE2: {
      if (next != 0x80) break;
      const uint8_t third = byte(2);
      out.separators += third == 0xBA || third == 0xA2;
      out.quotes += third >= 0x9C && third <= 0x9E;
      break;
    }
    default: break;
  }
}

Mark mark_at(const char* at, size_t left) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(at[i]); };
  if (left < 1) return Mark::None;
  switch (byte(0)) {
    case ',':
    case ';':
    case ':': return Mark::Comma;
    case '.':
    case '!':
    case '?': return Mark::Stop;
    default: break;
  }
  if (left < 2) return Mark::None;
  switch (byte(0)) {
    case 0xD5: return byte(1) == 0x9D ? Mark::Comma : Mark::None;  // Armenian
    case 0xD6: return byte(1) == 0x89 ? Mark::Stop : Mark::None;
    case 0xD8:  // Arabic
      if (byte(1) == 0x8C || byte(1) == 0x9B) return Mark::Comma;
      return byte(1) == 0x9F ? Mark::Stop : Mark::None;
    case 0xDB: return byte(1) == 0x94 ? Mark::Stop : Mark::None;  // Urdu
    default: break;
  }
  if (left < 3) return Mark::None;
  const int tail = byte(1) << 8 | byte(2);
  switch (byte(0)) {
    case 0xE0: return tail == 0xA5A4 || tail == 0xA5A5 ? Mark::Stop : Mark::None;  // danda
    case 0xE1:  // Ethiopic, Myanmar, Khmer
      if (tail == 0x8DA2 || tail == 0x818B || tail == 0x9F94) return Mark::Stop;
      return tail == 0x8DA3 || tail == 0x818A ? Mark::Comma : Mark::None;
    case 0xE3:  // ideographic full stop and comma
      if (tail == 0x8082) return Mark::Stop;
      return tail == 0x8081 ? Mark::Comma : Mark::None;
    case 0xEF:  // full-width forms
      if (tail == 0xBC81 || tail == 0xBC9F || tail == 0xBC8E) return Mark::Stop;
      return tail == 0xBC8C || tail == 0xBC9B || tail == 0xBC9A ? Mark::Comma : Mark::None;
    default: return Mark::None;
  }
}

}  // namespace stet::content
