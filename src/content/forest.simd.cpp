// FAST PATH: the answers of 32 rows at one level are one or two registers, six of
// them make 32 leaf indices. With one output and up to 64 leaves the leaves are
// looked up in registers too; else row by row, the outputs of a leaf side by side.
// forest_test.cpp compares with a plain walk of the trees, forest_bench.cpp says
// what it gains.

#include "content/forest_isa.h"

namespace stet::content {
inline namespace STET_ISA {

namespace {

// Rows that are taken together.
constexpr uint32_t kChunk = 32;

// A question asked of a chunk of rows that begins at a multiple of its size.
struct Question {
  const int16_t* values;
  int16_t threshold;
};

[[gnu::always_inline]] inline Question question(const Forest& forest, const FeatureRows& rows,
                                                uint32_t tree, uint32_t level, uint32_t row) {
  const size_t at = size_t{tree} * forest.depth + level;
  return {rows.values + size_t{forest.features[at]} * rows.stride + row, forest.thresholds[at]};
}

#if defined(__AVX512BW__)

[[gnu::always_inline]] inline __m512i leaf_indices(const Forest& forest, const FeatureRows& rows,
                                                   uint32_t tree, uint32_t row) {
  __m512i indices = _mm512_setzero_si512();
  for (uint32_t level = 0; level < forest.depth; ++level) {
    const Question asked = question(forest, rows, tree, level, row);
    const __mmask32 yes = _mm512_cmpgt_epi16_mask(_mm512_loadu_si512(asked.values),
                                                  _mm512_set1_epi16(asked.threshold));
    const __m512i bit = _mm512_set1_epi16(static_cast<int16_t>(1 << level));
    indices = _mm512_mask_add_epi16(indices, yes, indices, bit);
  }
  return indices;
}

[[gnu::always_inline]] inline void write_indices(const Forest& forest, const FeatureRows& rows,
                                                 uint32_t tree, uint32_t row, uint8_t* out) {
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out),
                      _mm512_cvtepi16_epi8(leaf_indices(forest, rows, tree, row)));
}

// The value of one tree for each row of a chunk, as int16.
struct ChunkValues {
  __m512i all;
};

// Up to 64 leaves of a tree with one output.
class Leaves {
 public:
  [[gnu::always_inline]] Leaves(const Forest& forest, uint32_t tree) {
    const int16_t* const leaves = forest.leaves + (size_t{tree} << forest.depth);
    low_ = _mm512_loadu_si512(leaves);
    high_ = forest.depth == 6 ? _mm512_loadu_si512(leaves + 32) : low_;
  }
  [[gnu::always_inline]] ChunkValues of(const Forest& forest, const FeatureRows& rows,
                                        uint32_t tree, uint32_t row) const {
    return {_mm512_permutex2var_epi16(low_, leaf_indices(forest, rows, tree, row), high_)};
  }

 private:
  __m512i low_, high_;
};

// Of a chunk, in the order that the interleaving of two trees gives.
class ChunkSums {
 public:
  [[gnu::always_inline]] ChunkSums() : a_(_mm512_setzero_si512()), b_(_mm512_setzero_si512()) {}
  [[gnu::always_inline]] void add(ChunkValues first, ChunkValues second) {
    const __m512i ones = _mm512_set1_epi16(1);
    a_ =
        _mm512_add_epi32(a_, _mm512_madd_epi16(_mm512_unpacklo_epi16(first.all, second.all), ones));
    b_ =
        _mm512_add_epi32(b_, _mm512_madd_epi16(_mm512_unpackhi_epi16(first.all, second.all), ones));
  }
  [[gnu::always_inline]] void add(ChunkValues last) { add(last, {_mm512_setzero_si512()}); }
  void write(int32_t* out) const {
    alignas(64) int32_t a[16], b[16];
    _mm512_store_si512(a, a_);
    _mm512_store_si512(b, b_);
    for (uint32_t i = 0; i < 16; ++i) {
      const uint32_t to = i / 4 * 8 + i % 4;
      out[to] = a[i];
      out[to + 4] = b[i];
    }
  }

 private:
  __m512i a_, b_;
};

#elif defined(__AVX2__)

[[gnu::always_inline]] inline __m256i load(const void* from) {
  return _mm256_loadu_si256(static_cast<const __m256i*>(from));
}

// A byte of ones for each row that answers yes. The order is that of packing:
// rows 0-7, 16-23, 8-15, 24-31.
[[gnu::always_inline]] inline __m256i answers(const Forest& forest, const FeatureRows& rows,
                                              uint32_t tree, uint32_t level, uint32_t row) {
  const Question asked = question(forest, rows, tree, level, row);
  const __m256i threshold = _mm256_set1_epi16(asked.threshold);
  return _mm256_packs_epi16(_mm256_cmpgt_epi16(load(asked.values), threshold),
                            _mm256_cmpgt_epi16(load(asked.values + 16), threshold));
}

// The bits of the levels before `end`.
[[gnu::always_inline]] inline __m256i leaf_indices(const Forest& forest, const FeatureRows& rows,
                                                   uint32_t tree, uint32_t end, uint32_t row) {
  __m256i indices = _mm256_setzero_si256();
  for (uint32_t level = 0; level < end; ++level) {
    const __m256i bit = _mm256_set1_epi8(static_cast<char>(1 << level));
    indices =
        _mm256_or_si256(indices, _mm256_and_si256(answers(forest, rows, tree, level, row), bit));
  }
  return indices;
}

[[gnu::always_inline]] inline void write_indices(const Forest& forest, const FeatureRows& rows,
                                                 uint32_t tree, uint32_t row, uint8_t* out) {
  const __m256i packed = leaf_indices(forest, rows, tree, forest.depth, row);
  _mm256_storeu_si256(reinterpret_cast<__m256i*>(out),
                      _mm256_permute4x64_epi64(packed, _MM_SHUFFLE(3, 1, 2, 0)));
}

// The value of one tree for each row of a chunk, as int16.
struct ChunkValues {
  __m256i low, high;  // rows 0-15, 16-31
};

// Up to 64 leaves of a tree with one output: their low and high bytes, 16 leaves
// a table.
class Leaves {
 public:
  [[gnu::always_inline]] Leaves(const Forest& forest, uint32_t tree) {
    const int16_t* const leaves = forest.leaves + (size_t{tree} << forest.depth);
    const uint32_t table_count = forest.depth <= 4 ? 1 : 1U << (forest.depth - 4);
    for (uint32_t i = 0; i < table_count; ++i) {
      const __m256i both = load(leaves + 16 * i);
      // Low bytes of leaves 0-7, their high bytes, the same of leaves 8-15.
      const __m256i split = _mm256_packus_epi16(_mm256_and_si256(both, _mm256_set1_epi16(0xFF)),
                                                _mm256_srli_epi16(both, 8));
      low_[i] = _mm256_permute4x64_epi64(split, _MM_SHUFFLE(2, 0, 2, 0));
      high_[i] = _mm256_permute4x64_epi64(split, _MM_SHUFFLE(3, 1, 3, 1));
    }
  }
  [[gnu::always_inline]] ChunkValues of(const Forest& forest, const FeatureRows& rows,
                                        uint32_t tree, uint32_t row) const {
    const uint32_t depth = forest.depth;
    const __m256i index = leaf_indices(forest, rows, tree, depth < 4 ? depth : 4, row);
    __m256i low = _mm256_shuffle_epi8(low_[0], index);
    __m256i high = _mm256_shuffle_epi8(high_[0], index);
    if (depth > 4) {
      const __m256i fifth = answers(forest, rows, tree, 4, row);
      low = _mm256_blendv_epi8(low, _mm256_shuffle_epi8(low_[1], index), fifth);
      high = _mm256_blendv_epi8(high, _mm256_shuffle_epi8(high_[1], index), fifth);
      if (depth > 5) {
        const __m256i sixth = answers(forest, rows, tree, 5, row);
        const __m256i upper_low = _mm256_blendv_epi8(_mm256_shuffle_epi8(low_[2], index),
                                                     _mm256_shuffle_epi8(low_[3], index), fifth);
        const __m256i upper_high = _mm256_blendv_epi8(_mm256_shuffle_epi8(high_[2], index),
                                                      _mm256_shuffle_epi8(high_[3], index), fifth);
        low = _mm256_blendv_epi8(low, upper_low, sixth);
        high = _mm256_blendv_epi8(high, upper_high, sixth);
      }
    }
    return {_mm256_unpacklo_epi8(low, high), _mm256_unpackhi_epi8(low, high)};
  }

 private:
  __m256i low_[4], high_[4];
};

// Of a chunk, in the order that the interleaving of two trees gives.
class ChunkSums {
 public:
  [[gnu::always_inline]] ChunkSums() {
    for (__m256i& part : part_) part = _mm256_setzero_si256();
  }
  [[gnu::always_inline]] void add(ChunkValues first, ChunkValues second) {
    add_to(part_[0], _mm256_unpacklo_epi16(first.low, second.low));
    add_to(part_[1], _mm256_unpackhi_epi16(first.low, second.low));
    add_to(part_[2], _mm256_unpacklo_epi16(first.high, second.high));
    add_to(part_[3], _mm256_unpackhi_epi16(first.high, second.high));
  }
  [[gnu::always_inline]] void add(ChunkValues last) {
    add(last, {_mm256_setzero_si256(), _mm256_setzero_si256()});
  }
  void write(int32_t* out) const {
    for (uint32_t part = 0; part < 4; ++part) {
      alignas(32) int32_t sums[8];
      _mm256_store_si256(reinterpret_cast<__m256i*>(sums), part_[part]);
      int32_t* const to = out + part / 2 * 16 + part % 2 * 4;
      for (uint32_t i = 0; i < 8; ++i) to[i / 4 * 8 + i % 4] = sums[i];
    }
  }

 private:
  [[gnu::always_inline]] static void add_to(__m256i& part, __m256i pairs) {
    part = _mm256_add_epi32(part, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
  }
  __m256i part_[4];
};

#elif defined(__SSE2__)

[[gnu::always_inline]] inline __m128i load(const int16_t* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}

[[gnu::always_inline]] inline void write_indices(const Forest& forest, const FeatureRows& rows,
                                                 uint32_t tree, uint32_t row, uint8_t* out) {
  __m128i low = _mm_setzero_si128(), high = low;  // of rows 0-15, 16-31
  for (uint32_t level = 0; level < forest.depth; ++level) {
    const Question asked = question(forest, rows, tree, level, row);
    const __m128i threshold = _mm_set1_epi16(asked.threshold);
    const __m128i bit = _mm_set1_epi8(static_cast<char>(1 << level));
    const auto bits = [&](const int16_t* at) {
      return _mm_and_si128(bit, _mm_packs_epi16(_mm_cmpgt_epi16(load(at), threshold),
                                                _mm_cmpgt_epi16(load(at + 8), threshold)));
    };
    low = _mm_or_si128(low, bits(asked.values));
    high = _mm_or_si128(high, bits(asked.values + 16));
  }
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out), low);
  _mm_storeu_si128(reinterpret_cast<__m128i*>(out + 16), high);
}

#else

void write_indices(const Forest& forest, const FeatureRows& rows, uint32_t tree, uint32_t row,
                   uint8_t* out) {
  uint16_t indices[kChunk] = {};
  for (uint32_t level = 0; level < forest.depth; ++level) {
    const Question asked = question(forest, rows, tree, level, row);
    for (uint32_t i = 0; i < kChunk; ++i) {
      const int yes = asked.values[i] > asked.threshold;
      indices[i] = static_cast<uint16_t>(indices[i] | yes << level);
    }
  }
  for (uint32_t i = 0; i < kChunk; ++i) out[i] = static_cast<uint8_t>(indices[i]);
}

#endif

// The part of a chunk that was asked for.
struct Part {
  uint32_t from, to;
};
[[gnu::always_inline]] inline Part part_of(uint32_t chunk, uint32_t begin_row, uint32_t end_row) {
  return {begin_row > chunk ? begin_row - chunk : 0,
          end_row - chunk < kChunk ? end_row - chunk : kChunk};
}

#if defined(__AVX2__)

// Inlined where the depth is known, the loops over levels are unrolled.
[[gnu::always_inline]] inline void evaluate_in_registers(const Forest& any, uint32_t depth,
                                                         const FeatureRows& rows,
                                                         uint32_t begin_row, uint32_t end_row,
                                                         int32_t* sums) {
  Forest forest = any;
  forest.depth = depth;
  // Two chunks share the tables of a tree.
  for (uint32_t row = begin_row / 64 * 64; row < end_row; row += 64) {
    ChunkSums first, second;
    uint32_t tree = 0;
    for (; tree + 1 < forest.tree_count; tree += 2) {
      const Leaves even(forest, tree), odd(forest, tree + 1);
      first.add(even.of(forest, rows, tree, row), odd.of(forest, rows, tree + 1, row));
      second.add(even.of(forest, rows, tree, row + 32), odd.of(forest, rows, tree + 1, row + 32));
    }
    if (tree < forest.tree_count) {
      const Leaves last(forest, tree);
      first.add(last.of(forest, rows, tree, row));
      second.add(last.of(forest, rows, tree, row + 32));
    }
    int32_t out[64];
    first.write(out);
    second.write(out + 32);
    const uint32_t from = begin_row > row ? begin_row - row : 0;
    const uint32_t to = end_row - row < 64 ? end_row - row : 64;
    for (uint32_t i = from; i < to; ++i) sums[row + i] = out[i] + forest.bias[0];
  }
}

#endif

// One output, leaves looked up one by one.
void evaluate_plain(const Forest& forest, const FeatureRows& rows, uint32_t begin_row,
                    uint32_t end_row, int32_t* sums) {
  for (uint32_t row = begin_row / kChunk * kChunk; row < end_row; row += kChunk) {
    int32_t out[kChunk] = {};
    for (uint32_t tree = 0; tree < forest.tree_count; ++tree) {
      uint8_t indices[kChunk];
      write_indices(forest, rows, tree, row, indices);
      const int16_t* const leaves = forest.leaves + (size_t{tree} << forest.depth);
      for (uint32_t i = 0; i < kChunk; ++i) out[i] += leaves[indices[i]];
    }
    const Part part = part_of(row, begin_row, end_row);
    for (uint32_t i = part.from; i < part.to; ++i) sums[row + i] = out[i] + forest.bias[0];
  }
}

// The outputs of a leaf side by side, in lanes: up to 8 times kEights.
template <uint32_t kEights>
class RowSums {
 public:
#if defined(__AVX2__)
  [[gnu::always_inline]] RowSums() {
    for (__m256i& part : part_) part = _mm256_setzero_si256();
  }
  [[gnu::always_inline]] void add(const int16_t* leaf) {
    for (uint32_t i = 0; i < kEights; ++i) {
      const __m128i* const from = reinterpret_cast<const __m128i*>(leaf + 8 * i);
      part_[i] = _mm256_add_epi32(part_[i], _mm256_cvtepi16_epi32(_mm_loadu_si128(from)));
    }
  }
  [[gnu::always_inline]] void write(int32_t (&out)[8 * kEights]) const {
    for (uint32_t i = 0; i < kEights; ++i) {
      _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8 * i), part_[i]);
    }
  }

 private:
  __m256i part_[kEights];
#elif defined(__SSE2__)
  [[gnu::always_inline]] RowSums() {
    for (__m128i& part : part_) part = _mm_setzero_si128();
  }
  [[gnu::always_inline]] void add(const int16_t* leaf) {
    for (uint32_t i = 0; i < kEights; ++i) {
      const __m128i eight = load(leaf + 8 * i);
      // Twice each, then shifted back with the sign.
      const __m128i low = _mm_srai_epi32(_mm_unpacklo_epi16(eight, eight), 16);
      const __m128i high = _mm_srai_epi32(_mm_unpackhi_epi16(eight, eight), 16);
      part_[2 * i] = _mm_add_epi32(part_[2 * i], low);
      part_[2 * i + 1] = _mm_add_epi32(part_[2 * i + 1], high);
    }
  }
  [[gnu::always_inline]] void write(int32_t (&out)[8 * kEights]) const {
    for (uint32_t i = 0; i < 2 * kEights; ++i) {
      _mm_storeu_si128(reinterpret_cast<__m128i*>(out + 4 * i), part_[i]);
    }
  }

 private:
  __m128i part_[2 * kEights];
#else
  void add(const int16_t* leaf) {
    for (uint32_t i = 0; i < 8 * kEights; ++i) sums_[i] += leaf[i];
  }
  void write(int32_t (&out)[8 * kEights]) const {
    for (uint32_t i = 0; i < 8 * kEights; ++i) out[i] = sums_[i];
  }

 private:
  int32_t sums_[8 * kEights] = {};
#endif
};

// Adds to the sums of one row the leaves that it reaches in a group of trees.
template <uint32_t kEights>
[[gnu::always_inline]] inline void add_leaves(const int16_t* leaves, size_t tree_size,
                                              uint32_t outputs, const uint8_t* indices,
                                              uint32_t tree_count, int32_t* sums) {
  RowSums<kEights> row;
  for (uint32_t tree = 0; tree < tree_count; ++tree) {
    row.add(leaves + tree * tree_size + size_t{indices[tree * kChunk]} * outputs);
  }
  int32_t out[8 * kEights];
  row.write(out);
  for (uint32_t i = 0; i < outputs; ++i) sums[i] += out[i];
}

void evaluate_multiple(const Forest& forest, const FeatureRows& rows, uint32_t begin_row,
                       uint32_t end_row, int32_t* sums) {
  constexpr uint32_t kGroup = 64;
  const uint32_t outputs = forest.output_count;
  const size_t tree_size = size_t{outputs} << forest.depth;
  for (uint32_t row = begin_row / kChunk * kChunk; row < end_row; row += kChunk) {
    const Part part = part_of(row, begin_row, end_row);
    for (uint32_t i = part.from; i < part.to; ++i) {
      for (uint32_t o = 0; o < outputs; ++o) sums[size_t{row + i} * outputs + o] = forest.bias[o];
    }
    for (uint32_t from = 0; from < forest.tree_count; from += kGroup) {
      const uint32_t count = forest.tree_count - from < kGroup ? forest.tree_count - from : kGroup;
      uint8_t indices[kGroup * kChunk];
      for (uint32_t i = 0; i < count; ++i) {
        write_indices(forest, rows, from + i, row, indices + size_t{i} * kChunk);
      }
      const int16_t* const leaves = forest.leaves + from * tree_size;
      for (uint32_t i = part.from; i < part.to; ++i) {
        int32_t* const to = sums + size_t{row + i} * outputs;
        if (outputs <= 8) {
          add_leaves<1>(leaves, tree_size, outputs, indices + i, count, to);
        } else if (outputs <= 16) {
          add_leaves<2>(leaves, tree_size, outputs, indices + i, count, to);
        } else {
          add_leaves<3>(leaves, tree_size, outputs, indices + i, count, to);
        }
      }
    }
  }
}

}  // namespace

void evaluate_rows(const Forest& forest, const FeatureRows& rows, uint32_t begin_row,
                   uint32_t end_row, int32_t* sums) {
  if (forest.output_count > 1) {
    evaluate_multiple(forest, rows, begin_row, end_row, sums);
    return;
  }
#if defined(__AVX2__)
  switch (forest.depth) {
    case 1:
    case 2:
    case 3: evaluate_in_registers(forest, forest.depth, rows, begin_row, end_row, sums); return;
    case 4: evaluate_in_registers(forest, 4, rows, begin_row, end_row, sums); return;
    case 5: evaluate_in_registers(forest, 5, rows, begin_row, end_row, sums); return;
    case 6: evaluate_in_registers(forest, 6, rows, begin_row, end_row, sums); return;
    default: break;
  }
#endif
  evaluate_plain(forest, rows, begin_row, end_row, sums);
}

}  // namespace STET_ISA
}  // namespace stet::content
