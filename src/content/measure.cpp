// Counting characters and summing them up over boxes.

#include "content/measure.h"

#include <algorithm>
#include <bit>

#include "content/count.h"

namespace stet::content {

namespace {

// The last character, closing quotes and brackets aside, ends a sentence. So does
// an ellipsis and, before a list or quotation, a colon.
bool ends_sentence(std::string_view text) {
  for (int steps = 0; steps < 4 && !text.empty(); ++steps) {
    size_t at = text.size() - 1;
    while (at > 0 && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) --at;
    if (mark_at(text.data() + at, text.size() - at) == Mark::Stop) return true;
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
  const Isa which = isa();
  out.blocks.resize(blocks.blocks.size());
  out.boxes.resize(std::max<size_t>(blocks.boxes.size(), 1));
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    const Block& block = blocks.blocks[i];
    BlockMeasure& m = out.blocks[i];
    const Counts counts = count_characters(block.text, which);
    m.length = counts.letters;
    m.commas = counts.commas;
    m.stops = counts.stops;
    m.digits = counts.digits;
    m.words = counts.blanks + 1;
    m.link_share = static_cast<float>(block.link_bytes) / static_cast<float>(block.text.size());
    m.ends_sentence = ends_sentence(block.text);
    // What is hidden counts for nothing with the rules.
    if (block.veil != Veil::None) continue;
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
