// Picks a decoder; the single-byte encodings, UTF-16 and the odd ones.

#include "encoding/legacy.h"

#include <cassert>
#include <cstring>

#include "encoding/output.h"
#include "encoding/tables.h"

namespace stet::encoding {

// https://encoding.spec.whatwg.org/#single-byte-decoder
void decode_single_byte(Input in, Output& out, const char16_t (&index)[128]) {
  // The UTF-8 of each byte is made once, so that a byte costs a copy of four.
  struct Entry {
    char bytes[4];
    uint8_t size;
    uint8_t error;
  };
  Entry entries[128];
  for (size_t i = 0; i < 128; ++i) {
    const char16_t unit = index[i];
    std::memset(entries[i].bytes, 0, 4);
    entries[i].size = static_cast<uint8_t>(write_utf8(unit == 0 ? 0xFFFD : unit, entries[i].bytes));
    entries[i].error = unit == 0;
  }
  size_t non_ascii_count = 0;
  size_t error_count = 0;
  while (!in.done()) {
    if (*in.at < 0x80) {
      out.ascii_text(in);
      continue;
    }
    const Entry& entry = entries[*in.at++ - 0x80];
    std::memcpy(out.raw(), entry.bytes, 4);
    out.raw() += entry.size;
    error_count += entry.error;
    ++non_ascii_count;
  }
  out.count(non_ascii_count - error_count, error_count);
}

// https://encoding.spec.whatwg.org/#x-user-defined-decoder
void decode_x_user_defined(Input in, Output& out) {
  while (!in.done()) {
    if (*in.at < 0x80) {
      out.ascii_text(in);
    } else {
      out.put(0xF780 + (char32_t{*in.at++} - 0x80));
    }
  }
}

// https://encoding.spec.whatwg.org/#shared-utf-16-decoder
// `high_byte`: which of the two bytes of a unit is the high one.
void decode_utf_16(Input in, Output& out, size_t high_byte) {
  const auto unit_at = [high_byte](const uint8_t* at) {
    return static_cast<char32_t>(at[high_byte] << 8 | at[1 - high_byte]);
  };
  while (in.left() >= 2) {
    const char32_t unit = unit_at(in.at);
    in.at += 2;
    if (unit == '\r') {
      if (in.left() < 2 || unit_at(in.at) != '\n') out.put_any('\n');
    } else if (unit < 0xD800 || unit > 0xDFFF) {
      out.put_any(unit);
    } else if (unit > 0xDBFF) {
      out.error();
    } else if (in.left() >= 2 && unit_at(in.at) >= 0xDC00 && unit_at(in.at) <= 0xDFFF) {
      out.put(0x10000 + ((unit - 0xD800) << 10) + (unit_at(in.at) - 0xDC00));
      in.at += 2;
    } else if (in.left() == 1) {
      ++in.at;  // one error for a surrogate and a byte at the end
      out.error();
    } else {
      out.error();
    }
  }
  if (!in.done()) out.error();
}

Transcoded transcode(std::string_view bytes, Encoding encoding, Arena& arena) {
  assert(encoding != Encoding::Utf8);
  const size_t room = bytes.size() * 3 + kPadding;
  char* const to = static_cast<char*>(arena.allocate(room, 1));
  const auto* const begin = reinterpret_cast<const uint8_t*>(bytes.data());
  const Input in{begin, begin + bytes.size()};
  Output out(to);
  switch (encoding) {
    case Encoding::Gbk:
    case Encoding::Gb18030: decode_gb18030(in, out); break;
    case Encoding::Big5: decode_big5(in, out); break;
    case Encoding::EucJp: decode_euc_jp(in, out); break;
    case Encoding::Iso2022Jp: decode_iso_2022_jp(in, out); break;
    case Encoding::ShiftJis: decode_shift_jis(in, out); break;
    case Encoding::EucKr: decode_euc_kr(in, out); break;
    case Encoding::Utf16Be: decode_utf_16(in, out, 0); break;
    case Encoding::Utf16Le: decode_utf_16(in, out, 1); break;
    case Encoding::XUserDefined: decode_x_user_defined(in, out); break;
    // https://encoding.spec.whatwg.org/#replacement-decoder
    case Encoding::Replacement:
      if (!in.done()) out.error();
      break;
    default:
      decode_single_byte(
          in, out,
          kSingleByte[static_cast<size_t>(encoding) - static_cast<size_t>(kFirstSingleByte)]);
  }
  assert(out.size() <= bytes.size() * 3);
  std::memset(to + out.size(), 0, kPadding);
  arena.shrink(to, room, out.size() + kPadding);
  return {{to, out.size()}, out.error_count(), out.non_ascii_count()};
}

}  // namespace stet::encoding
