// Latin text by the letters that it has beyond ASCII.

#include <algorithm>

#include "base/ascii.h"
#include "encoding/evident.h"
#include "encoding/tables.h"

namespace stet::encoding {

namespace {

// Costs are in tenths of a bit: what a byte adds to the improbability of the text
// if it is read in some encoding.
constexpr uint32_t kBit = 10;
constexpr uint32_t kPunctuation = 4 * kBit;
constexpr uint32_t kUnlisted = 10 * kBit;  // a letter, but of another alphabet
constexpr uint32_t kForeign = 14 * kBit;   // signs, other scripts, nothing at all
constexpr uint32_t kCapital = 4 * kBit;    // more than the small letter

enum class Family : uint8_t { Western, Central, Turkish, Baltic };

// The letters beyond ASCII of languages that have about the same, most frequent
// first.
struct Alphabet {
  Family family;
  std::u16string_view letters;
};
constexpr Alphabet kAlphabets[] = {
    {Family::Western, u"éàèêçôùâîûœïëü"},
    {Family::Western, u"üäößéà"},
    {Family::Western, u"äöåéü"},
    {Family::Western, u"øåæéöä"},
    {Family::Western, u"ðáíþéæóöúý"},
    {Family::Western, u"óíáéñú¿ü¡ç"},
    {Family::Western, u"ãçáéóíêõúàâôü"},
    {Family::Western, u"èàùòéìóçíúïü·"},
    {Family::Western, u"ëéïçèüöóá"},
    {Family::Western, u"äõüöšž"},
    {Family::Western, u"ëç"},
    {Family::Central, u"íáéěřýčžšůúťóďňö"},
    {Family::Central, u"áíýčéžšťúľóďňôäĺŕ"},
    {Family::Central, u"łęąóżśćńź"},
    {Family::Central, u"áéóöíőüúű"},
    {Family::Central, u"čšžćđ"},
    {Family::Central, u"ăîţțşșâ"},
    {Family::Central, u"äýşüöňçž"},
    {Family::Turkish, u"ışüğçöâîû"},
    {Family::Baltic, u"āīēšņļūžģķčõ"},
    {Family::Baltic, u"ėšųžįąčęū"},
};

struct Candidate {
  Encoding encoding;
  Family family;
};
constexpr Candidate kCandidates[] = {
    {Encoding::Windows1252, Family::Western}, {Encoding::Iso8859_15, Family::Western},
    {Encoding::Windows1250, Family::Central}, {Encoding::Iso8859_2, Family::Central},
    {Encoding::Iso8859_16, Family::Central},  {Encoding::Windows1254, Family::Turkish},
    {Encoding::Iso8859_3, Family::Turkish},   {Encoding::Windows1257, Family::Baltic},
    {Encoding::Iso8859_13, Family::Baltic},
};

// Dashes, quotes, no-break space, copyright: in all encodings of Windows they are
// the same bytes.
bool is_punctuation(char16_t c) {
  return c == 0xA0 || c == 0xA7 || c == 0xA9 || c == 0xAB || c == 0xAD || c == 0xAE || c == 0xB0 ||
         c == 0xB7 || c == 0xBB || c == 0x20AC || c == 0x2122 || (c >= 0x2010 && c < 0x2040);
}

// The small letter of a capital, else the same.
char16_t to_small(char16_t c) {
  const auto plus = [c](int i) { return static_cast<char16_t>(c + i); };
  if (c >= 0xC0 && c < 0xDF && c != 0xD7) return plus(0x20);
  const bool odd = c % 2 == 1;
  if ((c >= 0x100 && c < 0x138) || (c >= 0x14A && c < 0x178) || (c >= 0x218 && c < 0x21C)) {
    return odd ? c : plus(1);
  }
  if ((c >= 0x139 && c < 0x149) || (c >= 0x179 && c < 0x17F)) return odd ? plus(1) : c;
  return c;
}

bool is_latin(char16_t c) { return c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7; }

// A byte of the sample, and how often it is there.
struct Share {
  uint8_t byte;
  uint32_t count;
};
struct Histogram {
  Share shares[128];
  size_t size = 0;
  uint32_t sum = 0;
};

Histogram histogram_of(std::string_view sample) {
  uint32_t counts[256] = {};
  for (const char c : sample) ++counts[static_cast<uint8_t>(c)];
  Histogram histogram;
  for (size_t byte = 0x80; byte < 256; ++byte) {
    if (counts[byte] == 0) continue;
    histogram.shares[histogram.size++] = {static_cast<uint8_t>(byte), counts[byte]};
    histogram.sum += counts[byte];
  }
  return histogram;
}

char16_t meaning(uint8_t byte, Encoding encoding) {
  return kSingleByte[static_cast<size_t>(encoding) - static_cast<size_t>(kFirstSingleByte)]
                    [byte - 0x80];
}

// What the text costs in the alphabet of the family that suits it best.
uint32_t cost_of(const Histogram& histogram, const Candidate& candidate) {
  uint32_t least = UINT32_MAX;
  for (const Alphabet& alphabet : kAlphabets) {
    if (alphabet.family != candidate.family) continue;
    uint32_t sum = 0;
    for (size_t i = 0; i < histogram.size && sum < least; ++i) {
      const auto [byte, count] = histogram.shares[i];
      const char16_t c = meaning(byte, candidate.encoding);
      const char16_t small = to_small(c);
      const size_t rank = alphabet.letters.find(small);
      uint32_t cost = kForeign;
      // The letter at rank r has a share of about 0.25 exp(-r / 3.6).
      if (rank != alphabet.letters.npos) {
        cost = 2 * kBit + static_cast<uint32_t>(rank) * 4;
      } else if (is_punctuation(c)) {
        cost = kPunctuation;
      } else if (is_latin(c)) {
        cost = kUnlisted;
      }
      sum += (cost + (small == c ? 0 : kCapital)) * count;
    }
    least = std::min(least, sum);
  }
  return least;
}

// Whether all that is beyond ASCII is punctuation of Windows. Bytes that are
// letters in the ISO encodings must not begin a word.
bool is_only_punctuation(std::string_view sample, const Histogram& histogram) {
  for (size_t i = 0; i < histogram.size; ++i) {
    if (!is_punctuation(meaning(histogram.shares[i].byte, Encoding::Windows1252))) return false;
  }
  for (size_t i = 0; i + 1 < sample.size(); ++i) {
    if (static_cast<uint8_t>(sample[i]) > 0xA0 && is_alpha(sample[i + 1])) return false;
  }
  return true;
}

// A text in its own encoding costs 3 to 4 bits a byte.
constexpr uint32_t kMostForEach = 5 * kBit;
// By how much the best must lead.
constexpr uint32_t kLead = 12 * kBit;

}  // namespace

std::optional<Encoding> evident_by_alphabet(std::string_view sample) {
  const auto letters = static_cast<size_t>(std::count_if(sample.begin(), sample.end(), is_alpha));
  const Histogram histogram = histogram_of(sample);
  if (histogram.sum == 0 || histogram.sum > letters) return {};
  if (histogram.sum * 4 <= letters && is_only_punctuation(sample, histogram)) {
    return Encoding::Windows1252;
  }
  const Candidate* best = nullptr;
  uint32_t least = histogram.sum * kMostForEach;
  uint32_t next = UINT32_MAX;  // the best of other families
  for (const Candidate& candidate : kCandidates) {
    const uint32_t cost = cost_of(histogram, candidate);
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
  return best->encoding;
}

}  // namespace stet::encoding
