// Counting characters and summing them up over boxes.

#include "content/measure.h"

#include <algorithm>
#include <array>
#include <bit>

namespace stet::content {

namespace {

// What a byte adds, four counters of 16 bits side by side: letters, commas and
// blanks, stops, digits. A text is counted in stretches too short to overflow.
constexpr uint64_t kLetter = 1;
constexpr uint64_t kComma = uint64_t{1} << 16;
constexpr uint64_t kStop = uint64_t{1} << 32;
constexpr uint64_t kDigit = uint64_t{1} << 48;
constexpr size_t kStretch = 16384;

struct Weights {
  std::array<uint64_t, 256> of = {};
  bool leads_mark[256] = {};
  constexpr Weights() {
    for (size_t c = 0; c < 256; ++c) {
      if (c < 0x80) {
        of[c] = c > ' ' ? kLetter : 0;
        if (c >= '0' && c <= '9') of[c] |= kDigit;
      } else if (c >= 0xC0) {
        // Lead bytes E3..ED: U+3000..U+DFFF, the scripts of East Asia.
        of[c] = c >= 0xE3 && c <= 0xED ? 3 * kLetter : kLetter;
      }
    }
    for (char c : {',', ';', ':'}) of[static_cast<uint8_t>(c)] += kComma;
    for (char c : {'.', '!', '?'}) of[static_cast<uint8_t>(c)] += kStop;
    for (int c : {0xD5, 0xD6, 0xD8, 0xDB, 0xE0, 0xE1, 0xE3, 0xEF}) leads_mark[c] = true;
  }
};
constexpr Weights kWeights;

enum class Mark : uint8_t { None, Comma, Stop };

// The punctuation mark at `at`, beyond ASCII. `left` bytes may be read.
Mark wide_mark(const char* at, size_t left) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(at[i]); };
  if (left < 2) return Mark::None;
  switch (byte(0)) {
    case 0xD5: return byte(1) == 0x9D ? Mark::Comma : Mark::None;  // Armenian
    case 0xD6: return byte(1) == 0x89 ? Mark::Stop : Mark::None;
    case 0xD8:  // Arabic
      if (byte(1) == 0x8C || byte(1) == 0x9B) return Mark::Comma;
      return byte(1) == 0x9F ? Mark::Stop : Mark::None;
    case 0xDB: return byte(1) == 0x94 ? Mark::Stop : Mark::None;  // Urdu
    default: break;
  }
  if (left < 3) return Mark::None;
  const int tail = byte(1) << 8 | byte(2);
  switch (byte(0)) {
    case 0xE0: return tail == 0xA5A4 || tail == 0xA5A5 ? Mark::Stop : Mark::None;  // danda
    case 0xE1:  // Ethiopic, Myanmar, Khmer
      if (tail == 0x8DA2 || tail == 0x818B || tail == 0x9F94) return Mark::Stop;
      return tail == 0x8DA3 || tail == 0x818A ? Mark::Comma : Mark::None;
    case 0xE3:  // ideographic full stop and comma
      if (tail == 0x8082) return Mark::Stop;
      return tail == 0x8081 ? Mark::Comma : Mark::None;
    case 0xEF:  // full-width forms
      if (tail == 0xBC81 || tail == 0xBC9F || tail == 0xBC8E) return Mark::Stop;
      return tail == 0xBC8C || tail == 0xBC9B || tail == 0xBC9A ? Mark::Comma : Mark::None;
    default: return Mark::None;
  }
}

bool is_stop(std::string_view text, size_t at) {
  const char c = text[at];
  if (is_ascii(c)) return c == '.' || c == '!' || c == '?';
  return wide_mark(text.data() + at, text.size() - at) == Mark::Stop;
}

// The last character, closing quotes and brackets aside, ends a sentence. So does
// an ellipsis and, before a list or quotation, a colon.
bool ends_sentence(std::string_view text) {
  for (int steps = 0; steps < 4 && !text.empty(); ++steps) {
    size_t at = text.size() - 1;
    while (at > 0 && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) --at;
    if (is_stop(text, at)) return true;
    const std::string_view last = text.substr(at);
    if (last == ":" || last == "\xE2\x80\xA6" || last == "\xEF\xBC\x9A") return true;
    const bool closes =
        last == "\"" || last == "'" || last == ")" || last == "]" || last == "\xC2\xBB" ||
        last == "\xC2\xAB" || last == "\xE2\x80\x9D" || last == "\xE2\x80\x9C" ||
        last == "\xE2\x80\x99" || last == "\xE3\x80\x8D" || last == "\xE3\x80\x8F" ||
        last == "\xEF\xBC\x89" || last == " " || last == "\xC2\xA0" || last == "\xE3\x80\x91";
    if (!closes) return false;
    text = text.substr(0, at);
  }
  return false;
}

void count(std::string_view text, BlockMeasure& out) {
  uint32_t blanks = 0;
  bool wide = false;
  for (size_t from = 0; from < text.size(); from += kStretch) {
    const std::string_view part = text.substr(from, kStretch);
    uint64_t sum = 0;
    uint32_t part_blanks = 0;
    bool part_wide = false;
    for (char c : part) {
      sum += kWeights.of[static_cast<uint8_t>(c)];
      part_blanks += c == ' ';
      part_wide |= kWeights.leads_mark[static_cast<uint8_t>(c)];
    }
    out.length += static_cast<uint32_t>(sum & 0xFFFF);
    out.commas += static_cast<uint32_t>(sum >> 16 & 0xFFFF);
    out.stops += static_cast<uint32_t>(sum >> 32 & 0xFFFF);
    out.digits += static_cast<uint32_t>(sum >> 48);
    blanks += part_blanks;
    wide = wide || part_wide;
  }
  out.words = blanks + 1;
  if (!wide) return;
  for (size_t i = 0; i < text.size(); ++i) {
    if (!kWeights.leads_mark[static_cast<uint8_t>(text[i])]) continue;
    const Mark mark = wide_mark(text.data() + i, text.size() - i);
    out.commas += mark == Mark::Comma;
    out.stops += mark == Mark::Stop;
  }
}

// A sentence has a stop at its end, or is long and has marks inside.
float prose_of(const BlockMeasure& m, Shape shape) {
  if (shape == Shape::Heading || m.link_share > 0.6f) return 0;
  const bool sentence = (m.ends_sentence && m.length >= 25) ||
                        (m.length >= 80 && m.commas + m.stops > 0) || m.length >= 160;
  return sentence ? static_cast<float>(m.length) * (1 - m.link_share) : 0;
}

// Names that would throw away more than this share of the page's prose are not
// believed: "sidebar" on the wrapper of everything, "widget" on every paragraph.
constexpr float kTooMuch = 0.5f;
// Comments may well be longer than what they comment on: only where next to
// nothing else is left they are the text.
constexpr float kOtherProseMin = 300;  // letters

// All hints but those that too much of the page's prose stands under.
Hints believable(const Blocks& blocks, PageKind declared, Measures& measures) {
  constexpr Hints kDoubted = kHintsOutside | kHintNoscript | kHintAbout | kHintCaption;
  constexpr Hints kCounted = kDoubted | kHintForum;
  float prose[32] = {};
  // For now `around` of a box is the plain union of the names around it.
  for (size_t i = 1; i < blocks.boxes.size(); ++i) {
    measures.boxes[i].around =
        measures.boxes[blocks.boxes[i].parent].around | blocks.boxes[i].hints;
  }
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    if (measures.blocks[i].prose <= 0) continue;
    Hints hints = (measures.boxes[blocks.blocks[i].box].around | blocks.blocks[i].hints) & kCounted;
    for (; hints != 0; hints &= hints - 1) {
      prose[std::countr_zero(hints)] += measures.blocks[i].prose;
    }
  }
  Hints believed = ~Hints{0};
  for (uint32_t bit = 0; bit < 32; ++bit) {
    const Hints hint = Hints{1} << bit;
    if ((hint & kDoubted) == 0) continue;
    const bool too_much = hint == kHintComment ? measures.prose - prose[bit] < kOtherProseMin
                                               : prose[bit] > kTooMuch * measures.prose;
    if (too_much) believed &= ~hint;
  }
  const float forum = prose[std::countr_zero(Hints{kHintForum})];
  const float comments = prose[std::countr_zero(Hints{kHintComment})];
  if (declared == PageKind::Forum ||
      (forum > kTooMuch * measures.prose && comments > kTooMuch * measures.prose)) {
    believed &= ~kHintComment;
  }
  return believed;
}

}  // namespace

Measures measure(const Blocks& blocks, PageKind declared, Arena& arena) {
  Measures out(arena);
  out.blocks.resize(blocks.blocks.size());
  out.boxes.resize(std::max<size_t>(blocks.boxes.size(), 1));
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    const Block& block = blocks.blocks[i];
    BlockMeasure& m = out.blocks[i];
    count(block.text, m);
    m.link_share = static_cast<float>(block.link_bytes) / static_cast<float>(block.text.size());
    m.ends_sentence = ends_sentence(block.text);
    m.prose = prose_of(m, block.shape);
    BoxMeasure& box = out.boxes[block.box];
    box.prose += m.prose;
    box.length += static_cast<float>(m.length);
    box.link_length += static_cast<float>(m.length) * m.link_share;
    box.sentences += m.prose > 0;
  }
  for (size_t i = blocks.boxes.size(); i-- > 1;) {
    BoxMeasure& parent = out.boxes[blocks.boxes[i].parent];
    const BoxMeasure& box = out.boxes[i];
    parent.prose += box.prose;
    parent.length += box.length;
    parent.link_length += box.link_length;
    parent.sentences += box.sentences;
  }
  out.prose = out.boxes[0].prose;
  const Hints believed = believable(blocks, declared, out);
  for (size_t i = 1; i < blocks.boxes.size(); ++i) {
    BoxMeasure& box = out.boxes[i];
    Hints hints = blocks.boxes[i].hints & believed;
    if (box.prose > kTooMuch * out.prose) hints &= ~(kHintsOutside & ~kHintComment);
    box.around = out.boxes[blocks.boxes[i].parent].around | hints;
  }
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    const Block& block = blocks.blocks[i];
    BlockMeasure& m = out.blocks[i];
    m.own = (block.hints | (blocks.boxes.empty() ? 0 : blocks.boxes[block.box].hints)) & believed;
    m.around = (block.hints & believed) | out.boxes[block.box].around;
  }
  return out;
}

}  // namespace stet::content
