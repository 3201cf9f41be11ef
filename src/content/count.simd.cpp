// Sixty-four bytes a step: a mask for each class, and its bits counted.

#include <bit>

#include "content/count_isa.h"

namespace stet::content {
inline namespace STET_ISA {

namespace {

uint32_t bits(uint64_t mask) { return static_cast<uint32_t>(std::popcount(mask)); }

// `size` <= 64 bytes at `at` belong to the text, the rest of the 64 does not.
// `from` and `end` bound what may be read for marks that reach over the edge.
void count_block(const char* at, size_t size, const char* from, const char* end, Counts& out) {
  const Bytes64 bytes(at);
  const uint64_t valid = size == 64 ? ~uint64_t{0} : (uint64_t{1} << size) - 1;
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

}  // namespace

Counts count(std::string_view text) {
  Counts out;
  const char* at = text.data();
  const char* const end = at + text.size();
  for (; end - at >= 64; at += 64) count_block(at, 64, at, end, out);
  if (at != end) {
    char rest[64] = {};
    const size_t size = static_cast<size_t>(end - at);
    std::memcpy(rest, at, size);
    count_block(rest, size, at, end, out);
  }
  return out;
}

}  // namespace STET_ISA
}  // namespace stet::content
