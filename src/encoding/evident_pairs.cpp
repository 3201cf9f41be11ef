// Chinese, Japanese and Korean by where their pairs of bytes lie.

#include "encoding/evident.h"

namespace stet::encoding {

namespace {

bool between(uint8_t byte, uint8_t first, uint8_t last) { return byte >= first && byte <= last; }

// What a reading of the sample found.
struct Reading {
  size_t character_count = 0;  // beyond ASCII
  size_t error_count = 0;

  // Single-byte text read as pairs has an error in every other word; text that is
  // pairs has one where it was cut.
  bool failed() const { return error_count > 2 + character_count / 64; }
  bool says_something(size_t least) const { return character_count >= least && !failed(); }
  bool has(size_t count, size_t percent) const { return count * 100 >= character_count * percent; }
};

// Calls character(lead, trail) for each byte beyond ASCII and the one after it (0
// at the end), which says how many bytes the character takes; 0 is an error.
template <class Character>
Reading read(std::string_view sample, Character character) {
  Reading reading;
  const auto byte_at = [sample](size_t i) {
    return i < sample.size() ? static_cast<uint8_t>(sample[i]) : uint8_t{0};
  };
  for (size_t i = 0; i < sample.size() && !reading.failed();) {
    if (byte_at(i) < 0x80) {
      ++i;
      continue;
    }
    const size_t size = character(byte_at(i), byte_at(i + 1));
    reading.character_count += size != 0;
    reading.error_count += size == 0;
    i += size == 0 ? 1 : size;
  }
  return reading;
}

// EUC-KR, EUC-JP and GBK have the same pairs, two bytes from A1 on; what differs
// is the rows. GBK and the Korean code page add pairs around them.
std::optional<Encoding> by_rows(std::string_view sample) {
  size_t row_count[256] = {};
  size_t added = 0;
  const Reading reading = read(sample, [&](uint8_t lead, uint8_t trail) -> size_t {
    if (!between(lead, 0x81, 0xFE) || trail == 0x7F) return 0;
    if (lead < 0xA1 || between(trail, 0x40, 0xA0)) {
      ++added;
      if (between(trail, 0x30, 0x39)) return 4;  // of gb18030
      return between(trail, 0x40, 0xFE) ? 2 : 0;
    }
    ++row_count[lead];
    return trail >= 0xA1 && trail != 0xFF ? 2 : 0;
  });
  if (!reading.says_something(6) || !reading.has(reading.character_count - added, 90)) return {};
  const auto rows = [&row_count](size_t first, size_t last) {
    size_t sum = 0;
    for (size_t row = first; row <= last; ++row) sum += row_count[row];
    return sum;
  };
  const size_t signs = rows(0xA1, 0xA3);
  // Hangul, in the order of the alphabet.
  const size_t hangul = rows(0xB0, 0xC8);
  if (reading.has(hangul, 60) && reading.has(hangul + signs, 90)) return Encoding::EucKr;
  // Hiragana and katakana; of Chinese characters, the common ones come first.
  const size_t kana = rows(0xA4, 0xA5);
  if (reading.has(kana, 25) && reading.has(kana + signs + rows(0xB0, 0xCF), 85)) {
    return Encoding::EucJp;
  }
  // Common characters by their sound, from a to zuo, so that they fill all rows.
  const bool enough = reading.character_count >= 16;
  if (enough && reading.has(signs + rows(0xB0, 0xD7), 90) && reading.has(rows(0xC9, 0xD7), 25) &&
      reading.has(rows(0xB0, 0xC8), 15)) {
    return Encoding::Gb18030;
  }
  return {};
}

std::optional<Encoding> big5(std::string_view sample) {
  size_t common = 0;  // the first level, and punctuation
  size_t low = 0;     // trails below 80, two in five
  const Reading reading = read(sample, [&](uint8_t lead, uint8_t trail) -> size_t {
    if (!between(lead, 0x81, 0xFE)) return 0;
    if (!between(trail, 0x40, 0x7E) && !between(trail, 0xA1, 0xFE)) return 0;
    common += between(lead, 0xA1, 0xC6);
    low += trail < 0x80;
    return 2;
  });
  const size_t high = reading.character_count - low;
  if (reading.says_something(16) && reading.has(common, 90) && reading.has(low, 20) &&
      reading.has(high, 30)) {
    return Encoding::Big5;
  }
  return {};
}

std::optional<Encoding> shift_jis(std::string_view sample) {
  size_t kana = 0;
  size_t common = 0;  // the first level of kanji, and punctuation
  const Reading reading = read(sample, [&](uint8_t lead, uint8_t trail) -> size_t {
    if (between(lead, 0xA1, 0xDF)) return 1;  // half-width kana
    if (!between(lead, 0x81, 0x9F) && !between(lead, 0xE0, 0xFC)) return 0;
    if (!between(trail, 0x40, 0xFC) || trail == 0x7F) return 0;
    const bool is_kana = (lead == 0x82 && trail >= 0x9F) || (lead == 0x83 && trail <= 0x96);
    kana += is_kana;
    common += !is_kana && between(lead, 0x81, 0x98);
    return 2;
  });
  if (reading.says_something(6) && reading.has(kana, 25) && reading.has(kana + common, 85)) {
    return Encoding::ShiftJis;
  }
  return {};
}

}  // namespace

std::optional<Encoding> evident_by_pairs(std::string_view sample) {
  if (const auto encoding = by_rows(sample)) return encoding;
  if (const auto encoding = shift_jis(sample)) return encoding;
  return big5(sample);
}

}  // namespace stet::encoding
