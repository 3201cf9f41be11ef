// Sixty-four bytes a step: a mask for each class, and its bits counted.

#include <bit>

#include "content/count_isa.h"

namespace stet::content {
inline namespace STET_ISA {

namespace {

uint32_t bits(uint64_t mask) { return static_cast<uint32_t>(std::popcount(mask)); }

// The bytes are those at `from`, as far as `valid`, a bit a byte, says that they
// count. `end` bounds what may be read for marks that reach over the edge.
void count_block(const Bytes64& bytes, uint64_t valid, const char* from, const char* end,
                 Counts& out) {
  out.blanks += bits(bytes.equal(' ') & valid);
  out.commas += bits((bytes.equal(',') | bytes.equal(';') | bytes.equal(':')) & valid);
  out.stops += bits((bytes.equal('.') | bytes.equal('!') | bytes.equal('?')) & valid);
  out.digits += bits(bytes.at_most('9') & ~bytes.at_most('/') & valid);
  uint64_t letters = ~bytes.at_most(' ') & valid;
  const uint64_t wide = bytes.non_ascii() & valid;
  if (wide != 0) {
    const uint64_t continuation = wide & bytes.at_most(0xBF);
    letters &= ~continuation;
    // Lead bytes E3..ED: U+3000..U+DFFF, the scripts of East Asia.
    const uint64_t east = wide & bytes.at_most(0xED) & ~bytes.at_most(0xE2);
    out.letters += 2 * bits(east);
    // Where a mark beyond ASCII may begin.
    uint64_t leads =
        (bytes.equal('\xD5') | bytes.equal('\xD6') | bytes.equal('\xD8') | bytes.equal('\xDB') |
         bytes.equal('\xE0') | bytes.equal('\xE1') | bytes.equal('\xE3') | bytes.equal('\xEF')) &
        wide;
    for (; leads != 0; leads &= leads - 1) {
      const char* lead = from + std::countr_zero(leads);
      const Mark mark = mark_at(lead, static_cast<size_t>(end - lead));
      out.commas += mark == Mark::Comma;
      out.stops += mark == Mark::Stop;
    }
  }
  out.letters += bits(letters);
}

// Of the 64 bytes at `from`; those beyond `end` are zero.
void count_marks(const Bytes64& bytes, const char* from, const char* end, Marks& out) {
  const uint64_t capitals = bytes.at_most('Z') & ~bytes.at_most('@');
  out.capitals += bits(capitals);
  out.letters += bits(capitals | (bytes.at_most('z') & ~bytes.at_most('`')));
  out.separators += bits(bytes.equal('|') | bytes.equal('/') | bytes.equal('>'));
  out.quotes += bits(bytes.equal('"'));
  out.breaks += bits(bytes.equal('\n'));
  uint64_t leads = bytes.non_ascii();
  if (leads == 0) return;
  leads &= ~bytes.at_most(0xBF);
  out.letters += bits(leads);
  leads &= bytes.equal('\xC2') | bytes.equal('\xC3') | bytes.equal('\xCE') | bytes.equal('\xD0') |
           bytes.equal('\xE2');
  for (; leads != 0; leads &= leads - 1) {
    const char* const lead = from + std::countr_zero(leads);
    add_mark(lead, static_cast<size_t>(end - lead), out);
  }
}

}  // namespace

Counts count(std::string_view text) {
  Counts out;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at >= 64; at += 64) count_block(Bytes64(at), ~uint64_t{0}, at, end, out);
  if (at == end) return out;
  const size_t size = static_cast<size_t>(end - at);
  count_block(Bytes64(at, size), (uint64_t{1} << size) - 1, at, end, out);
  return out;
}

Marks count_marks(std::string_view text) {
  Marks out;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at >= 64; at += 64) count_marks(Bytes64(at), at, end, out);
  if (at != end) count_marks(Bytes64(at, static_cast<size_t>(end - at)), at, end, out);
  return out;
}

}  // namespace STET_ISA
}  // namespace stet::content
