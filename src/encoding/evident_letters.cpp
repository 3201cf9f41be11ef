// Cyrillic, Greek, Hebrew, Arabic and Thai by how frequent their letters are.

#include <limits>

#include "base/ascii.h"
#include "encoding/evident.h"
#include "encoding/tables.h"

namespace stet::encoding {

namespace {

// Costs are in quarters of a bit: what a byte adds to the improbability of the
// text if it is read in some encoding.
constexpr uint32_t kBit = 4;
constexpr uint32_t kUnlisted = 12 * kBit;      // a letter of the script, but a rare one
constexpr uint32_t kPunctuation = 9 * kBit;    // dashes, quotes, no-break space
constexpr uint32_t kForeign = 14 * kBit;       // signs, letters of other scripts, nothing at all
constexpr uint32_t kCapital = 3 * kBit;        // more than the small letter
constexpr uint32_t kCapitalInside = 8 * kBit;  // more, behind a small letter
constexpr uint32_t kJoined = 8 * kBit;         // more, joined to a letter of ASCII

// A script's letters without capitals, most frequent first: counts over languages
// that are written in it, each with the same weight.
struct Script {
  char16_t first;  // of the block of 256 that holds it
  std::u16string_view letters;
};
constexpr Script kScripts[] = {
    {0x400, u"аниоетрсдлвкупмізыбгячцшжйхьқўюфэјъғщңњүөљћәїұєёќђџѓѕґ"},
    {0x300, u"αοιτενσρκπςηυμλίόάέήγδωθφχύώβξζψϊΐϋΰ"},
    {0x500, u"יוהלאמרשתבנםחעדקטכפצסגזןךץף"},
    {0x600, u"ايلرنومدتبسهعفشقكجحزطصأةخپگىضآثذإئچغءظژؤ"},
    {0xE00, u"านรอกเงมยลวดทสตะปบคัี่ห้ไพขจิ็ชแใถโุ์ูผืธซศณภษฉึฝฐญำๆฟฮฎฆฏฬฤ"},
};
constexpr size_t kScriptCount = sizeof(kScripts) / sizeof(kScripts[0]);

// Costs of the code points of a script's block. The letter at rank r has a share
// of about 0.12 exp(-r / 9): languages differ in order more than in shape.
struct Costs {
  uint8_t of[kScriptCount][256] = {};

  constexpr Costs() {
    for (size_t i = 0; i < kScriptCount; ++i) {
      for (size_t rank = 0; rank < kScripts[i].letters.size(); ++rank) {
        const size_t cost = 3 * kBit + rank * 5 / 8;
        of[i][kScripts[i].letters[rank] - kScripts[i].first] =
            static_cast<uint8_t>(cost < kUnlisted ? cost : kUnlisted);
      }
    }
  }
};
constexpr Costs kCosts;

// The small letter of a capital; 0 for what is none.
char16_t small_of(char16_t c) {
  if (c >= 0x410 && c < 0x430) return static_cast<char16_t>(c + 0x20);
  if (c >= 0x400 && c < 0x410) return static_cast<char16_t>(c + 0x50);
  if (c == 0x490) return 0x491;
  if (c >= 0x391 && c < 0x3AC) return static_cast<char16_t>(c + 0x20);
  switch (c) {
    case 0x386: return 0x3AC;
    case 0x388: return 0x3AD;
    case 0x389: return 0x3AE;
    case 0x38A: return 0x3AF;
    case 0x38C: return 0x3CC;
    case 0x38E: return 0x3CD;
    case 0x38F: return 0x3CE;
    default: return 0;
  }
}

enum class Shape : uint8_t { None, Ascii, Small, Capital };
struct Byte {
  uint8_t cost;
  Shape shape;
};

Byte judge(char16_t c, size_t script) {
  const auto in_block = [script](char16_t letter) {
    return (letter & 0xFF00) == kScripts[script].first;
  };
  if (c == 0xA0 || c == 0xAD || c == 0xAB || c == 0xBB || c == 0x2116 ||
      (c >= 0x2010 && c < 0x2040)) {
    return {kPunctuation, Shape::None};
  }
  if (!in_block(c)) return {kForeign, Shape::None};
  const char16_t small = small_of(c);
  const uint8_t cost = kCosts.of[script][(small == 0 ? c : small) & 0xFF];
  if (cost == 0) return {kUnlisted, Shape::None};
  if (small == 0) return {cost, Shape::Small};
  return {static_cast<uint8_t>(cost + kCapital), Shape::Capital};
}

// The bytes beyond ASCII that a sample has, and how often.
struct Histogram {
  uint32_t counts[128] = {};
  uint8_t present[128];
  size_t present_count = 0;

  explicit Histogram(std::string_view sample) {
    for (const char c : sample) {
      if (is_ascii(c)) continue;
      const auto i = static_cast<uint8_t>(static_cast<uint8_t>(c) - 0x80);
      if (counts[i]++ == 0) present[present_count++] = i;
    }
  }
};

// What the sample costs in an encoding; once it is `limit` the rest is not read.
uint32_t cost_of(std::string_view sample, const Histogram& histogram, Encoding encoding,
                 size_t script, uint32_t limit) {
  const char16_t(&index)[128] =
      kSingleByte[static_cast<size_t>(encoding) - static_cast<size_t>(kFirstSingleByte)];
  Byte bytes[128];
  uint32_t sum = 0;
  for (size_t i = 0; i < histogram.present_count && sum < limit; ++i) {
    const size_t byte = histogram.present[i];
    bytes[byte] = judge(index[byte], script);
    sum += bytes[byte].cost * histogram.counts[byte];
  }
  // Then how they stand together, which can only add.
  Shape before = Shape::None;
  for (size_t i = 0; i < sample.size() && sum < limit; ++i) {
    const char c = sample[i];
    const Shape shape = !is_ascii(c)  ? bytes[static_cast<uint8_t>(c) - 0x80].shape
                        : is_alpha(c) ? Shape::Ascii
                                      : Shape::None;
    const bool joined = shape != Shape::None && before != Shape::None &&
                        (shape == Shape::Ascii) != (before == Shape::Ascii);
    if (joined) sum += kJoined;
    if (shape == Shape::Capital && before == Shape::Small) sum += kCapitalInside;
    before = shape;
  }
  return sum;
}

struct Candidate {
  Encoding encoding;
  uint8_t script;
  uint8_t family;  // of encodings that have most letters in common
};
constexpr Candidate kCandidates[] = {
    {Encoding::Windows1251, 0, 0}, {Encoding::Koi8R, 0, 1},     {Encoding::Koi8U, 0, 1},
    {Encoding::Iso8859_5, 0, 2},   {Encoding::Ibm866, 0, 3},    {Encoding::XMacCyrillic, 0, 0},
    {Encoding::Windows1253, 1, 5}, {Encoding::Iso8859_7, 1, 5}, {Encoding::Windows1255, 2, 6},
    {Encoding::Windows1256, 3, 7}, {Encoding::Iso8859_6, 3, 8}, {Encoding::Windows874, 4, 9},
};

// LIMIT: bytes by which a family is chosen; more make it no surer.
constexpr size_t kLettersMax = 1024;
// Fewer bytes beyond ASCII decide nothing.
constexpr uint32_t kLeast = 24;
// A text in its own encoding costs 4.5 to 5.5 bits a byte, in another 7 and more.
constexpr uint32_t kMostForEach = 6 * kBit;
// By how much the best must lead.
constexpr uint32_t kLead = 24 * kBit;

}  // namespace

std::optional<Encoding> evident_by_letters(std::string_view sample) {
  const std::string_view start = sample.substr(0, kLettersMax);
  uint32_t high = 0;
  uint32_t ascii_letters = 0;
  for (const char c : start) {
    high += !is_ascii(c);
    ascii_letters += is_alpha(c);
  }
  if (high < kLeast || high < ascii_letters) return {};
  const Histogram start_bytes(start);
  const Candidate* best = nullptr;
  uint32_t least = high * kMostForEach;
  uint32_t next = least + kLead;  // of the best of other families
  for (const Candidate& candidate : kCandidates) {
    const uint32_t cost = cost_of(start, start_bytes, candidate.encoding, candidate.script, next);
    const bool same_family = best != nullptr && best->family == candidate.family;
    if (cost < least) {
      if (!same_family && best != nullptr) next = least;
      least = cost;
      best = &candidate;
    } else if (!same_family && cost < next) {
      next = cost;
    }
  }
  if (best == nullptr || next - least < kLead) return {};
  if (start.size() == sample.size()) return best->encoding;
  // The rare letters in which a family differs may stand further down.
  const Histogram bytes(sample);
  const uint8_t family = best->family;
  least = std::numeric_limits<uint32_t>::max();
  for (const Candidate& candidate : kCandidates) {
    if (candidate.family != family) continue;
    const uint32_t cost = cost_of(sample, bytes, candidate.encoding, candidate.script, least);
    if (cost >= least) continue;
    least = cost;
    best = &candidate;
  }
  return best->encoding;
}

}  // namespace stet::encoding
