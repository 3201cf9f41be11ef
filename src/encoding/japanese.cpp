// EUC-JP, Shift_JIS, ISO-2022-JP.
//
// The standard's decoders read one byte at a time and remember; these read a
// whole sequence. "Restore" in the standard is here a byte that is not used up.

#include "encoding/output.h"
#include "encoding/tables.h"

namespace stet::encoding {

namespace {

bool within(uint8_t byte, uint8_t low, uint8_t high) { return byte >= low && byte <= high; }

// U+FF61 and after: half-width katakana.
constexpr char32_t kHalfWidth = 0xFF61;

}  // namespace

// https://encoding.spec.whatwg.org/#euc-jp-decoder
void decode_euc_jp(Input in, Output& out) {
  while (!in.done()) {
    const uint8_t lead = *in.at;
    if (lead < 0x80) {
      out.ascii_text(in);
      continue;
    }
    if ((lead != 0x8E && lead != 0x8F && !within(lead, 0xA1, 0xFE)) || in.left() == 1) {
      ++in.at;
      out.error();
      continue;
    }
    const uint8_t second = in.at[1];
    if (lead == 0x8E && within(second, 0xA1, 0xDF)) {
      in.at += 2;
      out.put(kHalfWidth + (second - 0xA1u));
      continue;
    }
    size_t pair = 0;  // offset of the two bytes that are looked up
    if (lead == 0x8F && within(second, 0xA1, 0xFE)) {
      if (in.left() == 2) {
        in.at = in.end;
        out.error();
        continue;
      }
      pair = 1;
    }
    const uint8_t row = in.at[pair];
    const uint8_t cell = in.at[pair + 1];
    char32_t c = 0;
    if (within(row, 0xA1, 0xFE) && within(cell, 0xA1, 0xFE)) {
      const int pointer = (row - 0xA1) * 94 + (cell - 0xA1);
      c = pair == 1 ? kJis0212[pointer] : kJis0208[pointer];
    }
    if (c == 0) {
      in.at += pair + (cell < 0x80 ? 1 : 2);
      out.error();
      continue;
    }
    in.at += pair + 2;
    out.put(c);
  }
}

// https://encoding.spec.whatwg.org/#shift_jis-decoder
void decode_shift_jis(Input in, Output& out) {
  while (!in.done()) {
    const uint8_t lead = *in.at;
    if (lead < 0x80) {
      out.ascii_text(in);
      continue;
    }
    if (lead == 0x80) {
      ++in.at;
      out.put(0x80);
      continue;
    }
    if (within(lead, 0xA1, 0xDF)) {
      ++in.at;
      out.put(kHalfWidth + (lead - 0xA1u));
      continue;
    }
    if ((!within(lead, 0x81, 0x9F) && !within(lead, 0xE0, 0xFC)) || in.left() == 1) {
      ++in.at;
      out.error();
      continue;
    }
    const uint8_t trail = in.at[1];
    char32_t c = 0;
    if (within(trail, 0x40, 0x7E) || within(trail, 0x80, 0xFC)) {
      const int offset = trail < 0x7F ? 0x40 : 0x41;
      const int lead_offset = lead < 0xA0 ? 0x81 : 0xC1;
      const int pointer = (lead - lead_offset) * 188 + (trail - offset);
      // End-user-defined characters.
      c = pointer >= 8836 && pointer <= 10715 ? 0xE000 - 8836 + static_cast<char32_t>(pointer)
                                              : kJis0208[pointer];
    }
    if (c == 0) {
      in.at += trail < 0x80 ? 1 : 2;
      out.error();
      continue;
    }
    in.at += 2;
    out.put(c);
  }
}

// https://encoding.spec.whatwg.org/#iso-2022-jp-decoder
void decode_iso_2022_jp(Input in, Output& out) {
  enum class State { Ascii, Roman, Katakana, Lead };
  State state = State::Ascii;
  bool output = false;  // "output flag": an escape came last, and nothing since
  while (!in.done()) {
    const uint8_t byte = *in.at;
    if (byte == 0x1B) {
      // "Escape start" and "escape". Bytes after a wrong one are read as text.
      ++in.at;
      State next = state;
      bool known = false;
      if (in.left() >= 2) {
        known = true;
        switch (in.at[0] << 8 | in.at[1]) {
          case 0x2842: next = State::Ascii; break;
          case 0x284A: next = State::Roman; break;
          case 0x2849: next = State::Katakana; break;
          case 0x2440:
          case 0x2442: next = State::Lead; break;
          default: known = false;
        }
      }
      if (!known) {
        output = false;
        out.error();
        continue;
      }
      in.at += 2;
      state = next;
      if (output) out.error();
      output = true;
      continue;
    }
    output = false;
    if (state == State::Lead) {
      ++in.at;
      if (!within(byte, 0x21, 0x7E) || in.done()) {
        out.error();
      } else if (*in.at == 0x1B) {
        out.error();
      } else if (!within(*in.at, 0x21, 0x7E)) {
        ++in.at;
        out.error();
      } else {
        out.put_or_error(kJis0208[(byte - 0x21) * 94 + (*in.at++ - 0x21)]);
      }
      continue;
    }
    if (state == State::Katakana) {
      ++in.at;
      within(byte, 0x21, 0x5F) ? out.put(kHalfWidth + (byte - 0x21u)) : out.error();
      continue;
    }
    if (byte >= 0x80 || byte == 0x0E || byte == 0x0F) {
      ++in.at;
      out.error();
    } else if (state == State::Roman && (byte == 0x5C || byte == 0x7E)) {
      ++in.at;
      out.put(byte == 0x5C ? 0xA5 : 0x203E);
    } else {
      out.ascii(in);
      // FAST PATH: eight bytes of printable ASCII. A control character ends it.
      while (state == State::Ascii && in.left() >= 8) {
        uint64_t eight;
        std::memcpy(&eight, in.at, 8);
        if (((eight | (eight - 0x1C1C1C1C1C1C1C1C)) & 0x8080808080808080) != 0) break;
        std::memcpy(out.raw(), in.at, 8);
        out.raw() += 8;
        in.at += 8;
      }
    }
  }
}

}  // namespace stet::encoding
