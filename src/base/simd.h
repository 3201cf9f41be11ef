#pragma once
// Sixty-four bytes at a time. A file x.simd.cpp is built once per instruction
// set, each copy in the inline namespace STET_ISA with its own Bytes64; whoever
// calls it picks a copy once, by isa(). The baseline copy is plain C++ and is
// the reference that tests compare the others with.
//
// x.simd.cpp holds leaf functions only and includes nothing with inline
// functions but this file: the linker keeps one copy of an inline function, and
// if that were the one built for AVX-512, an older processor would run it.
// The caller, in namespace stet:
//   STET_DECLARE_KERNEL(uint32_t, scan, (const char* text, size_t size))
//   ... STET_PICK_KERNEL(isa(), scan)(text, size)

#include <cstddef>
#include <cstdint>
#include <cstring>

#if defined(__AVX2__) || defined(__AVX512BW__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet {

enum class Isa : uint8_t { Baseline, Avx2, Avx512 };

// The best instruction set that this processor has and this build contains.
Isa isa();

#if defined(__x86_64__)
#define STET_DECLARE_KERNEL(result, name, parameters) \
  namespace baseline {                                \
  result name parameters;                             \
  }                                                   \
  namespace avx2 {                                    \
  result name parameters;                             \
  }                                                   \
  namespace avx512 {                                  \
  result name parameters;                             \
  }
#define STET_PICK_KERNEL(isa, name)            \
  ((isa) == ::stet::Isa::Avx512 ? avx512::name \
                                : ((isa) == ::stet::Isa::Avx2 ? avx2::name : baseline::name))
#else
#define STET_DECLARE_KERNEL(result, name, parameters) \
  namespace baseline {                                \
  result name parameters;                             \
  }
#define STET_PICK_KERNEL(isa, name) (static_cast<void>(isa), baseline::name)
#endif

#ifdef STET_ISA
inline namespace STET_ISA {

#if defined(__AVX2__)
// Each white-space byte at the index that its low four bits are; a byte is white
// space exactly if looking itself up gives itself.
inline __m128i space_table() {
  return _mm_setr_epi8(' ', -1, -1, -1, -1, -1, -1, -1, -1, '\t', '\n', -1, '\f', -1, -1, -1);
}
#endif

#if !defined(__AVX512BW__)
// Fewer than 64 bytes, and zeros behind them.
struct Padded {
  Padded(const char* from, size_t size) { std::memcpy(bytes, from, size); }
  char bytes[64] = {};
};
#endif

// Bit i of a mask speaks of byte i. Reading past the text is the caller's to
// allow: every text that is scanned has 64 readable bytes behind it.
class Bytes64 {
 public:
#if defined(__AVX512BW__)
  explicit Bytes64(const char* from) : bytes_(_mm512_loadu_si512(from)) {}
  // The first `size` < 64 bytes, and zeros. Reads no more than these.
  Bytes64(const char* from, size_t size)
      : bytes_(_mm512_maskz_loadu_epi8((uint64_t{1} << size) - 1, from)) {}
  uint64_t equal(char c) const { return _mm512_cmpeq_epi8_mask(bytes_, _mm512_set1_epi8(c)); }
  // Unsigned comparison.
  uint64_t at_most(uint8_t c) const {
    return _mm512_cmple_epu8_mask(bytes_, _mm512_set1_epi8(static_cast<char>(c)));
  }
  uint64_t non_ascii() const { return _mm512_movepi8_mask(bytes_); }
  // Tab, line feed, form feed, space.
  uint64_t space() const {
    const __m512i looked_up = _mm512_shuffle_epi8(_mm512_broadcast_i32x4(space_table()), bytes_);
    return _mm512_cmpeq_epi8_mask(looked_up, bytes_);
  }

 private:
  __m512i bytes_;
#elif defined(__AVX2__)
  explicit Bytes64(const char* from)
      : low_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from))),
        high_(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + 32))) {}
  Bytes64(const char* from, size_t size) : Bytes64(Padded(from, size).bytes) {}
  uint64_t equal(char c) const {
    const __m256i all = _mm256_set1_epi8(c);
    return join(_mm256_cmpeq_epi8(low_, all), _mm256_cmpeq_epi8(high_, all));
  }
  uint64_t at_most(uint8_t c) const {
    const __m256i all = _mm256_set1_epi8(static_cast<char>(c));
    return join(_mm256_cmpeq_epi8(_mm256_min_epu8(low_, all), low_),
                _mm256_cmpeq_epi8(_mm256_min_epu8(high_, all), high_));
  }
  uint64_t non_ascii() const { return join(low_, high_); }
  // Tab, line feed, form feed, space.
  uint64_t space() const {
    const __m256i table = _mm256_broadcastsi128_si256(space_table());
    return join(_mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, low_), low_),
                _mm256_cmpeq_epi8(_mm256_shuffle_epi8(table, high_), high_));
  }

 private:
  static uint64_t join(__m256i low, __m256i high) {
    return static_cast<uint32_t>(_mm256_movemask_epi8(low)) |
           uint64_t{static_cast<uint32_t>(_mm256_movemask_epi8(high))} << 32;
  }
  __m256i low_, high_;
#elif defined(__SSE2__)
  Bytes64(const char* from, size_t size) : Bytes64(Padded(from, size).bytes) {}
  explicit Bytes64(const char* from) {
    for (int i = 0; i < 4; ++i) {
      part_[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 16 * i));
    }
  }
  uint64_t equal(char c) const {
    const __m128i all = _mm_set1_epi8(c);
    uint64_t mask = 0;
    for (int i = 0; i < 4; ++i) mask |= bits(_mm_cmpeq_epi8(part_[i], all), i);
    return mask;
  }
  uint64_t at_most(uint8_t c) const {
    const __m128i all = _mm_set1_epi8(static_cast<char>(c));
    uint64_t mask = 0;
    for (int i = 0; i < 4; ++i) {
      mask |= bits(_mm_cmpeq_epi8(_mm_min_epu8(part_[i], all), part_[i]), i);
    }
    return mask;
  }
  uint64_t non_ascii() const {
    uint64_t mask = 0;
    for (int i = 0; i < 4; ++i) mask |= bits(part_[i], i);
    return mask;
  }
  // Tab, line feed, form feed, space.
  uint64_t space() const { return equal(' ') | equal('\n') | equal('\t') | equal('\f'); }

 private:
  static uint64_t bits(__m128i part, int i) {
    return uint64_t{static_cast<uint16_t>(_mm_movemask_epi8(part))} << (16 * i);
  }
  __m128i part_[4];
#else
  Bytes64(const char* from, size_t size) : Bytes64(Padded(from, size).bytes) {}
  explicit Bytes64(const char* from) { std::memcpy(byte_, from, 64); }
  uint64_t equal(char c) const {
    return collect([c](uint8_t byte) { return byte == static_cast<uint8_t>(c); });
  }
  uint64_t at_most(uint8_t c) const {
    return collect([c](uint8_t byte) { return byte <= c; });
  }
  uint64_t non_ascii() const {
    return collect([](uint8_t byte) { return byte >= 0x80; });
  }
  // Tab, line feed, form feed, space.
  uint64_t space() const { return equal(' ') | equal('\n') | equal('\t') | equal('\f'); }

 private:
  template <class Test>
  uint64_t collect(Test test) const {
    uint64_t mask = 0;
    for (int i = 0; i < 64; ++i) mask |= uint64_t{test(byte_[i])} << i;
    return mask;
  }
  uint8_t byte_[64];
#endif
};

// Sixteen, for what is nearly always shorter than that.
class Bytes16 {
 public:
#if defined(__SSE2__)
  explicit Bytes16(const char* from)
      : bytes_(_mm_loadu_si128(reinterpret_cast<const __m128i*>(from))) {}
  // Tab, line feed, form feed, space, `a` or `b`.
  uint32_t space_or(char a, char b) const {
#if defined(__AVX2__)
    const __m128i space = _mm_cmpeq_epi8(_mm_shuffle_epi8(space_table(), bytes_), bytes_);
#else
    const __m128i space =
        _mm_or_si128(_mm_or_si128(equal(' '), equal('\n')), _mm_or_si128(equal('\t'), equal('\f')));
#endif
    return static_cast<uint32_t>(
        _mm_movemask_epi8(_mm_or_si128(space, _mm_or_si128(equal(a), equal(b)))));
  }

 private:
  __m128i equal(char c) const { return _mm_cmpeq_epi8(bytes_, _mm_set1_epi8(c)); }
  __m128i bytes_;
#else
  explicit Bytes16(const char* from) { std::memcpy(byte_, from, 16); }
  uint32_t space_or(char a, char b) const {
    uint32_t mask = 0;
    for (int i = 0; i < 16; ++i) {
      const char c = byte_[i];
      const bool hit = c == ' ' || c == '\n' || c == '\t' || c == '\f' || c == a || c == b;
      mask |= uint32_t{hit} << i;
    }
    return mask;
  }

 private:
  char byte_[16];
#endif
};

// Bit i becomes the parity of bits 0..i: turns quotes into "inside quotes".
inline uint64_t prefix_xor(uint64_t mask) {
#if defined(__PCLMUL__)
  const __m128i product =
      _mm_clmulepi64_si128(_mm_set_epi64x(0, static_cast<int64_t>(mask)), _mm_set1_epi8(-1), 0);
  return static_cast<uint64_t>(_mm_cvtsi128_si64(product));
#else
  for (int shift = 1; shift < 64; shift *= 2) mask ^= mask << shift;
  return mask;
#endif
}

}  // namespace STET_ISA
#endif

}  // namespace stet
