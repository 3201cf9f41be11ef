// gb18030 (and GBK), Big5, EUC-KR.
//
// The standard's decoders read one byte at a time and remember; these read a
// whole sequence. "Restore" in the standard is here a byte that is not used up.

#include <algorithm>

#include "encoding/output.h"
#include "encoding/tables.h"

namespace stet::encoding {

namespace {

bool within(uint8_t byte, uint8_t low, uint8_t high) { return byte >= low && byte <= high; }

// https://encoding.spec.whatwg.org/#index-gb18030-ranges-code-point
char32_t gb18030_ranges_code_point(uint32_t pointer) {
  if ((pointer > 39419 && pointer < 189000) || pointer > 1237575) return 0;
  if (pointer == 7457) return 0xE7C7;
  const Gb18030Range* const range =
      std::upper_bound(kGb18030Ranges, kGb18030Ranges + kGb18030RangeCount, pointer,
                       [](uint32_t value, const Gb18030Range& r) { return value < r.pointer; }) -
      1;
  return range->code_point + (pointer - range->pointer);
}

// A failed pair: its second byte is read again if it is ASCII.
void pair_error(Input& in, Output& out) {
  in.at += in.at[1] < 0x80 ? 1 : 2;
  out.error();
}

}  // namespace

// https://encoding.spec.whatwg.org/#gb18030-decoder
void decode_gb18030(Input in, Output& out) {
  while (!in.done()) {
    const uint8_t first = *in.at;
    if (first < 0x80) {
      out.ascii_text(in);
      continue;
    }
    if (first == 0x80 || first == 0xFF) {
      ++in.at;
      first == 0x80 ? out.put(0x20AC) : out.error();
      continue;
    }
    if (in.left() == 1) {
      ++in.at;
      out.error();
      continue;
    }
    const uint8_t second = in.at[1];
    if (!within(second, 0x30, 0x39)) {
      char32_t c = 0;
      if (within(second, 0x40, 0x7E) || within(second, 0x80, 0xFE)) {
        const int offset = second < 0x7F ? 0x40 : 0x41;
        c = kGb18030[(first - 0x81) * 190 + (second - offset)];
      }
      if (c == 0) {
        pair_error(in, out);
        continue;
      }
      in.at += 2;
      out.put(c);
      continue;
    }
    // Four bytes. Cut short by the end, they are one error; else all but the
    // first are read again.
    if (in.left() == 2 || (within(in.at[2], 0x81, 0xFE) && in.left() == 3)) {
      in.at = in.end;
      out.error();
      continue;
    }
    if (!within(in.at[2], 0x81, 0xFE) || !within(in.at[3], 0x30, 0x39)) {
      ++in.at;
      out.error();
      continue;
    }
    const int pointer = (first - 0x81) * (10 * 126 * 10) + (second - 0x30) * (10 * 126) +
                        (in.at[2] - 0x81) * 10 + (in.at[3] - 0x30);
    in.at += 4;
    out.put_or_error(gb18030_ranges_code_point(static_cast<uint32_t>(pointer)));
  }
}

// https://encoding.spec.whatwg.org/#big5-decoder
void decode_big5(Input in, Output& out) {
  while (!in.done()) {
    const uint8_t lead = *in.at;
    if (lead < 0x80) {
      out.ascii_text(in);
      continue;
    }
    if (!within(lead, 0x81, 0xFE) || in.left() == 1) {
      ++in.at;
      out.error();
      continue;
    }
    const uint8_t trail = in.at[1];
    char32_t c = 0;
    if (within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE)) {
      const int offset = trail < 0x7F ? 0x40 : 0x62;
      const int pointer = (lead - 0x81) * 157 + (trail - offset);
      // Four pointers are a letter and a combining mark.
      if (pointer == 1133 || pointer == 1135 || pointer == 1164 || pointer == 1166) {
        in.at += 2;
        out.put(pointer < 1164 ? 0xCA : 0xEA);
        out.put(pointer == 1133 || pointer == 1164 ? 0x304 : 0x30C);
        continue;
      }
      c = kBig5[pointer];
      c |= (kBig5Plane2[pointer / 32] >> pointer % 32 & 1) << 17;
    }
    if (c == 0) {
      pair_error(in, out);
      continue;
    }
    in.at += 2;
    out.put(c);
  }
}

// https://encoding.spec.whatwg.org/#euc-kr-decoder
void decode_euc_kr(Input in, Output& out) {
  while (!in.done()) {
    const uint8_t lead = *in.at;
    if (lead < 0x80) {
      out.ascii_text(in);
      continue;
    }
    if (!within(lead, 0x81, 0xFE) || in.left() == 1) {
      ++in.at;
      out.error();
      continue;
    }
    const uint8_t trail = in.at[1];
    char32_t c = 0;
    if (within(trail, 0x41, 0xFE)) c = kEucKr[(lead - 0x81) * 190 + (trail - 0x41)];
    if (c == 0) {
      pair_error(in, out);
      continue;
    }
    in.at += 2;
    out.put(c);
  }
}

}  // namespace stet::encoding
