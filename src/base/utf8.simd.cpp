// UTF-8 validation and newline normalisation, 64 bytes at a time.
//
// Validation looks up three nibbles of every pair of neighbouring bytes, after
// J. Keiser, D. Lemire, "Validating UTF-8 in less than one instruction per byte"
// (2020). An error that two bytes can show is a product of three nibble sets, so
// up to eight such errors fit the bits of three 16-byte tables.

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "base/simd.h"

namespace stet {
inline namespace STET_ISA {

// Flags of the result; utf8.h names them.
constexpr uint32_t kInvalid = 1;
constexpr uint32_t kCr = 2;
constexpr uint32_t kNonAscii = 4;
constexpr uint32_t kNul = 8;

#if defined(__AVX2__)

namespace {

#if defined(__AVX512BW__)

struct Vector {
  __m512i value;
  static constexpr size_t kSize = 64;

  static Vector load(const char* from) { return {_mm512_loadu_si512(from)}; }
  static Vector zero() { return {_mm512_setzero_si512()}; }
  static Vector all(uint8_t byte) { return {_mm512_set1_epi8(static_cast<char>(byte))}; }
  static Vector table(const uint8_t* sixteen) {
    return {_mm512_broadcast_i32x4(_mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen)))};
  }
  // Each byte of `index` (0..15) becomes the table's entry.
  Vector at(Vector index) const { return {_mm512_shuffle_epi8(value, index.value)}; }
  Vector high_nibbles() const {
    return {_mm512_and_si512(_mm512_srli_epi16(value, 4), _mm512_set1_epi8(15))};
  }
  Vector low_nibbles() const { return {_mm512_and_si512(value, _mm512_set1_epi8(15))}; }
  Vector operator|(Vector other) const { return {_mm512_or_si512(value, other.value)}; }
  Vector operator&(Vector other) const { return {_mm512_and_si512(value, other.value)}; }
  Vector operator^(Vector other) const { return {_mm512_xor_si512(value, other.value)}; }
  Vector saturating_minus(Vector other) const { return {_mm512_subs_epu8(value, other.value)}; }
  Vector least(Vector other) const { return {_mm512_min_epu8(value, other.value)}; }
  Vector where_equal(Vector other) const {
    return {_mm512_movm_epi8(_mm512_cmpeq_epi8_mask(value, other.value))};
  }
  bool any() const { return _mm512_test_epi8_mask(value, value) != 0; }
  bool any_zero() const { return _mm512_testn_epi8_mask(value, value) != 0; }
  bool any_non_ascii() const { return _mm512_movepi8_mask(value) != 0; }
  // The text `count` bytes earlier, of which `before` is the end.
  template <int kCount>
  Vector earlier(Vector before) const {
    const __m512i lanes = _mm512_alignr_epi64(value, before.value, 6);
    return {_mm512_alignr_epi8(value, lanes, 16 - kCount)};
  }
};

#else

struct Vector {
  __m256i value;
  static constexpr size_t kSize = 32;

  static Vector load(const char* from) {
    return {_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from))};
  }
  static Vector zero() { return {_mm256_setzero_si256()}; }
  static Vector all(uint8_t byte) { return {_mm256_set1_epi8(static_cast<char>(byte))}; }
  static Vector table(const uint8_t* sixteen) {
    return {
        _mm256_broadcastsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen)))};
  }
  Vector at(Vector index) const { return {_mm256_shuffle_epi8(value, index.value)}; }
  Vector high_nibbles() const {
    return {_mm256_and_si256(_mm256_srli_epi16(value, 4), _mm256_set1_epi8(15))};
  }
  Vector low_nibbles() const { return {_mm256_and_si256(value, _mm256_set1_epi8(15))}; }
  Vector operator|(Vector other) const { return {_mm256_or_si256(value, other.value)}; }
  Vector operator&(Vector other) const { return {_mm256_and_si256(value, other.value)}; }
  Vector operator^(Vector other) const { return {_mm256_xor_si256(value, other.value)}; }
  Vector saturating_minus(Vector other) const { return {_mm256_subs_epu8(value, other.value)}; }
  Vector least(Vector other) const { return {_mm256_min_epu8(value, other.value)}; }
  Vector where_equal(Vector other) const { return {_mm256_cmpeq_epi8(value, other.value)}; }
  bool any() const { return _mm256_testz_si256(value, value) == 0; }
  bool any_zero() const { return where_equal(zero()).any(); }
  bool any_non_ascii() const { return _mm256_movemask_epi8(value) != 0; }
  template <int kCount>
  Vector earlier(Vector before) const {
    const __m256i lanes = _mm256_permute2x128_si256(before.value, value, 0x21);
    return {_mm256_alignr_epi8(value, lanes, 16 - kCount)};
  }
};

#endif

// The pairs (first byte, second byte) of one error: bit n of a member stands for
// nibble n.
struct Rule {
  uint16_t first_high, first_low, second_high;
};
constexpr uint16_t kAny = 0xFFFF;
constexpr uint16_t kContinuation = 0x0F00;  // 8..B
constexpr Rule kRules[8] = {
    {0xF000, kAny, 0xF0FF},                // a lead byte, and then no continuation
    {0x00FF, kAny, kContinuation},         // ASCII, and then a continuation
    {0x4000, 0x0001, 0x0300},              // E0 80..9F: too long a form
    {0x4000, 0x2000, 0x0C00},              // ED A0..BF: a surrogate
    {0x1000, 0x0003, kContinuation},       // C0, C1: too long a form
    {0x8000, 0xFFE1, 0x0100},              // F0 80..8F: too long; F5..FF 80..8F: too large
    {0x8000, 0xFFF0, 0x0E00},              // F4..FF 90..BF: too large
    {kContinuation, kAny, kContinuation},  // a continuation after another: see below
};

struct Tables {
  uint8_t first_high[16] = {}, first_low[16] = {}, second_high[16] = {};
};
constexpr Tables make_tables() {
  Tables tables;
  for (int rule = 0; rule < 8; ++rule) {
    for (int nibble = 0; nibble < 16; ++nibble) {
      const auto bit = static_cast<uint8_t>(1 << rule);
      if (kRules[rule].first_high >> nibble & 1) tables.first_high[nibble] |= bit;
      if (kRules[rule].first_low >> nibble & 1) tables.first_low[nibble] |= bit;
      if (kRules[rule].second_high >> nibble & 1) tables.second_high[nibble] |= bit;
    }
  }
  return tables;
}
constexpr Tables kTables = make_tables();

// Subtracted from the end of the text with saturation, leaves something where a
// sequence has begun that does not end in time.
constexpr uint8_t kLastThree[3] = {0xF0 - 1, 0xE0 - 1, 0xC0 - 1};

class Validator {
 public:
  Validator() {
    char last[Vector::kSize];
    std::memset(last, 0xFF, sizeof last);
    std::memcpy(last + sizeof last - 3, kLastThree, 3);
    limit_ = Vector::load(last);
  }

  void non_ascii(Vector text) {
    const Vector one = text.earlier<1>(before_);
    const Vector pair = first_high_.at(one.high_nibbles()) & first_low_.at(one.low_nibbles()) &
                        second_high_.at(text.high_nibbles());
    // The third byte of E0.. and F0.., and the fourth of F0.., must follow
    // another continuation; nothing else may.
    const Vector third = text.earlier<2>(before_).saturating_minus(Vector::all(0xE0 - 0x80));
    const Vector fourth = text.earlier<3>(before_).saturating_minus(Vector::all(0xF0 - 0x80));
    const Vector expected = (third | fourth) & Vector::all(0x80);
    error_ = error_ | (expected ^ pair);
    before_ = text;
    unfinished_ = text.saturating_minus(limit_);
  }
  void ascii() {
    error_ = error_ | unfinished_;
    before_ = unfinished_ = Vector::zero();
  }
  bool failed() const { return (error_ | unfinished_).any(); }

 private:
  Vector first_high_ = Vector::table(kTables.first_high);
  Vector first_low_ = Vector::table(kTables.first_low);
  Vector second_high_ = Vector::table(kTables.second_high);
  Vector error_ = Vector::zero();
  Vector before_ = Vector::zero();
  Vector unfinished_ = Vector::zero();
  Vector limit_;
};

}  // namespace

uint32_t scan_utf8(const char* text, size_t size) {
  constexpr size_t kVectors = 128 / Vector::kSize;
  Validator validator;
  Vector cr = Vector::zero();
  Vector least = Vector::all(0xFF);
  Vector high = Vector::zero();
  const Vector cr_everywhere = Vector::all('\r');

  const auto step = [&](const char* from) {
    Vector part[kVectors];
    Vector together = Vector::zero();
    for (size_t i = 0; i < kVectors; ++i) {
      part[i] = Vector::load(from + i * Vector::kSize);
      together = together | part[i];
      cr = cr | part[i].where_equal(cr_everywhere);
      least = least.least(part[i]);
    }
    if (together.any_non_ascii()) {
      high = high | together;
      for (size_t i = 0; i < kVectors; ++i) validator.non_ascii(part[i]);
    } else {
      validator.ascii();
    }
  };

  size_t at = 0;
  for (; at + 128 <= size; at += 128) step(text + at);
  if (at < size) {
    // The rest, filled up with spaces: neither NUL nor CR.
    char rest[128];
    std::memset(rest, ' ', sizeof rest);
    std::memcpy(rest, text + at, size - at);
    step(rest);
  }
  return (validator.failed() ? kInvalid : 0) | (cr.any() ? kCr : 0) |
         (high.any_non_ascii() ? kNonAscii : 0) | (least.any_zero() ? kNul : 0);
}

#else

namespace {

// Size of the sequence at `text`, or 0 if it is none. Reads no byte past a wrong
// one or past `end`.
size_t sequence_size(const uint8_t* text, const uint8_t* end) {
  const uint8_t lead = text[0];
  const size_t left = static_cast<size_t>(end - text);
  const auto continues = [&](size_t i) { return i < left && (text[i] & 0xC0) == 0x80; };
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4 || !continues(1)) return 0;
  if (lead < 0xE0) return 2;
  if (lead < 0xF0) {
    if ((lead == 0xE0 && text[1] < 0xA0) || (lead == 0xED && text[1] > 0x9F)) return 0;
    return continues(2) ? 3 : 0;
  }
  if ((lead == 0xF0 && text[1] < 0x90) || (lead == 0xF4 && text[1] > 0x8F)) return 0;
  return continues(2) && continues(3) ? 4 : 0;
}

}  // namespace

uint32_t scan_utf8(const char* text, size_t size) {
  uint32_t flags = 0;
  size_t at = 0;
  while (at < size) {
    if (at + 64 <= size) {
      const Bytes64 block(text + at);
      if (block.equal('\r') != 0) flags |= kCr;
      if (block.equal('\0') != 0) flags |= kNul;
      if (block.non_ascii() == 0) {
        at += 64;
        continue;
      }
      flags |= kNonAscii;
    }
    const size_t stop = at + 64 < size ? at + 64 : size;
    while (at < stop) {
      const auto* from = reinterpret_cast<const uint8_t*>(text + at);
      if (*from == '\r') flags |= kCr;
      if (*from == '\0') flags |= kNul;
      if (*from >= 0x80) flags |= kNonAscii;
      size_t length = (flags & kInvalid) != 0
                          ? 1
                          : sequence_size(from, reinterpret_cast<const uint8_t*>(text + size));
      if (length == 0) {
        flags |= kInvalid;
        length = 1;
      }
      at += length;
    }
  }
  return flags;
}

#endif

// Copies, with CR LF and CR become LF; returns the size written. `to` has room
// for size + 64 bytes.
size_t copy_with_lf(const char* from, size_t size, char* to) {
  char* out = to;
  size_t at = 0;
  // A run is copied as 64 bytes whatever its size; hence the distance kept.
  for (; at + 128 <= size; at += 64) {
    uint64_t cr = Bytes64(from + at).equal('\r');
    size_t begin = at;
    for (; cr != 0; cr &= cr - 1) {
      const size_t end = at + static_cast<size_t>(__builtin_ctzll(cr));
      std::memcpy(out, from + begin, 64);
      out += end - begin;
      if (from[end + 1] != '\n') *out++ = '\n';
      begin = end + 1;
    }
    std::memcpy(out, from + begin, 64);
    out += at + 64 - begin;
  }
  for (; at < size; ++at) {
    if (from[at] != '\r') {
      *out++ = from[at];
    } else if (at + 1 == size || from[at + 1] != '\n') {
      *out++ = '\n';
    }
  }
  return static_cast<size_t>(out - to);
}

}  // namespace STET_ISA
}  // namespace stet
