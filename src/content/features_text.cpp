// The block's own characters, and its element.

#include <algorithm>

#include "content/count.h"
#include "content/feature_scale.h"
#include "content/feature_view.h"

namespace stet::content {

namespace {

using html::Tag;

// What the first and last characters are; the order is that of the feature's values.
enum class Ending : uint8_t { Letter, Stop, Colon, Comma, Digit, Closing, Dots, Other };
enum class Opening : uint8_t { Letter, Capital, Small, Digit, Quote, Bullet, Bracket, Other };

constexpr size_t kLooked = 96;  // bytes in which marks are counted

bool is_quote(std::string_view c) {
  return c == "\"" || c == "'" || c == "\xC2\xAB" || c == "\xC2\xBB" || c == "\xE2\x80\x9C" ||
         c == "\xE2\x80\x9D" || c == "\xE2\x80\x9E" || c == "\xE2\x80\x98" || c == "\xE2\x80\x99" ||
         c == "\xE3\x80\x8C" || c == "\xE3\x80\x8D" || c == "\xE3\x80\x8E" || c == "\xE3\x80\x8F";
}

bool is_bullet(std::string_view c) {
  return c == "-" || c == "*" || c == "#" || c == ">" || c == "\xC2\xB7" || c == "\xE2\x80\xA2" ||
         c == "\xE2\x80\x93" || c == "\xE2\x80\x94" || c == "\xE2\x96\xBA" || c == "\xE2\x96\xB6" ||
         c == "\xE2\x97\x8F" || c == "\xE2\x96\xA0" || c == "\xE2\x86\x92" || c == "\xE2\x80\xBA";
}

// Latin, Greek and Cyrillic have capitals; of those beyond ASCII the common ones.
bool is_capital(std::string_view c) {
  if (c.size() == 1) return c[0] >= 'A' && c[0] <= 'Z';
  if (c.size() != 2) return false;
  const uint8_t lead = static_cast<uint8_t>(c[0]), trail = static_cast<uint8_t>(c[1]);
  return (lead == 0xC3 && trail < 0x9F) || (lead == 0xD0 && trail < 0xB0) ||
         (lead == 0xCE && trail >= 0x86 && trail < 0xAB);
}

bool is_small(std::string_view c) {
  if (c.size() == 1) return c[0] >= 'a' && c[0] <= 'z';
  if (c.size() != 2) return false;
  const uint8_t lead = static_cast<uint8_t>(c[0]);
  return !is_capital(c) && lead >= 0xC3 && lead <= 0xD1;
}

size_t width(char lead) {
  const uint8_t byte = static_cast<uint8_t>(lead);
  return byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
}

Opening opening_of(std::string_view text) {
  const std::string_view c = text.substr(0, width(text[0]));
  if (is_capital(c)) return Opening::Capital;
  if (is_small(c)) return Opening::Small;
  if (c[0] >= '0' && c[0] <= '9') return Opening::Digit;
  if (is_quote(c)) return Opening::Quote;
  if (is_bullet(c)) return Opening::Bullet;
  if (c == "(" || c == "[" || c == "{") return Opening::Bracket;
  return c.size() == 1 ? Opening::Other : Opening::Letter;
}

Ending ending_of(std::string_view text, bool sentence) {
  size_t at = text.size() - 1;
  while (at > 0 && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) --at;
  const std::string_view c = text.substr(at);
  if (c == ":" || c == "\xEF\xBC\x9A") return Ending::Colon;
  if (c == "\xE2\x80\xA6" || text.ends_with("...")) return Ending::Dots;
  if (sentence) return Ending::Stop;
  if (c == "," || c == ";" || c == "\xEF\xBC\x8C" || c == "\xE3\x80\x81") return Ending::Comma;
  if (c[0] >= '0' && c[0] <= '9') return Ending::Digit;
  if (is_quote(c) || c == ")" || c == "]") return Ending::Closing;
  return c.size() > 1 || is_capital(c) || is_small(c) ? Ending::Letter : Ending::Other;
}

// Tags by what they mostly hold, running text first. Values are the feature's.
int16_t tag_value(Tag tag) {
  switch (tag) {
    case Tag::P: return 1;
    case Tag::Blockquote: return 2;
    case Tag::Pre: return 3;
    case Tag::Figcaption: return 4;
    case Tag::Caption: return 5;
    case Tag::H1: return 6;
    case Tag::H2: return 7;
    case Tag::H3: return 8;
    case Tag::H4: return 9;
    case Tag::H5: return 10;
    case Tag::H6: return 11;
    case Tag::Article: return 12;
    case Tag::Main: return 13;
    case Tag::Section: return 14;
    case Tag::Div: return 16;
    case Tag::Body: return 17;
    case Tag::Td: return 18;
    case Tag::Th: return 19;
    case Tag::Tr: return 20;
    case Tag::Tbody: return 21;
    case Tag::Table: return 22;
    case Tag::Dd: return 23;
    case Tag::Dt: return 24;
    case Tag::Dl: return 25;
    case Tag::Li: return 26;
    case Tag::Ol: return 27;
    case Tag::Ul: return 28;
    case Tag::Details: return 29;
    case Tag::Summary: return 30;
    case Tag::Figure: return 31;
    case Tag::Header: return 32;
    case Tag::Address: return 33;
    case Tag::Aside: return 34;
    case Tag::Footer: return 35;
    case Tag::Form: return 36;
    case Tag::Fieldset: return 37;
    case Tag::Label: return 38;
    case Tag::Nav: return 39;
    case Tag::Noscript: return 40;
    default: return html::is_listed(tag) ? int16_t{15} : int16_t{41};
  }
}

// From what mostly stands to what mostly does not.
int16_t shape_value(Shape shape) { return static_cast<int16_t>(shape); }

// The first thing in the element that is not white space.
int16_t first_child(const FeatureView& view, html::NodeId element) {
  constexpr int kNodesLooked = 4;  // nodes
  html::NodeId id = view.document[element].first_child;
  for (int i = 0; i < kNodesLooked && id != html::kNoNode; ++i, id = view.document[id].next) {
    const html::Node& node = view.document[id];
    if (node.is_text() && (node.flags & html::Node::kBlank) == 0) return 1;
    if (!node.is_element()) continue;
    switch (node.tag) {
      case Tag::Strong:
      case Tag::B: return 2;
      case Tag::Em:
      case Tag::I: return 3;
      case Tag::A: return 4;
      case Tag::Span: return 5;
      case Tag::Small: return 6;
      case Tag::Img:
      case Tag::Picture:
      case Tag::Svg: return 7;
      case Tag::Time: return 8;
      case Tag::Br: return 9;
      default: return 10;
    }
  }
  return 0;
}

void fill_markup(const FeatureView& view, const Block& block, const FeatureRow& row) {
  const auto& boxes = view.blocks.boxes;
  row.set(Feature::Shape, shape_value(block.shape));
  row.set(Feature::Level, block.level);
  row.set(Feature::Tag, tag_value(boxes[block.box].tag));
  const uint32_t parent = boxes[block.box].parent;
  const uint32_t grandparent = boxes[parent].parent;
  row.set(Feature::ParentTag, tag_value(boxes[parent].tag));
  row.set(Feature::GrandparentTag, tag_value(boxes[grandparent].tag));
  row.set(Feature::Veil, static_cast<int16_t>(block.veil));
  row.set(Feature::FirstChild, first_child(view, block.element));
  int16_t list = 0;
  if (block.shape == Shape::ListItem && block.owner != html::kNoNode) {
    const Tag tag = view.document[view.document[block.owner].parent].tag;
    list = tag == Tag::Ol ? 2 : 1;
  }
  row.set(Feature::OwnedByList, list);
}

}  // namespace

void fill_text(const FeatureView& view, const FeatureRows& rows) {
  const Isa which = isa();
  for (uint32_t i = 0; i < view.size(); ++i) {
    const Block& block = view.blocks.blocks[i];
    const BlockMeasure& m = view.measures.blocks[i];
    const FeatureRow row(rows, i);
    const float length = static_cast<float>(m.length);
    const Marks marks = count_marks(block.text.substr(0, kLooked), which);
    row.set(Feature::Length, ilog(m.length));
    row.set(Feature::Words, ilog(m.words));
    row.set(Feature::WordLength, capped(m.length * 10 / std::max(m.words, uint32_t{1}), 1000));
    row.set(Feature::Commas, capped(m.commas, 100));
    row.set(Feature::Stops, capped(m.stops, 100));
    row.set(Feature::CommaShare, thousandths(static_cast<float>(m.commas), length));
    row.set(Feature::StopShare, thousandths(static_cast<float>(m.stops), length));
    row.set(Feature::DigitShare, thousandths(static_cast<float>(m.digits), length));
    row.set(Feature::LinkShare, thousandths(static_cast<float>(block.link_bytes),
                                            static_cast<float>(block.text.size())));
    row.set(Feature::Links, capped(block.links_end - block.links_begin, 100));
    row.set(Feature::Sentence, m.ends_sentence);
    row.set(Feature::Prose, ilog(static_cast<uint32_t>(m.prose)));
    row.set(Feature::First, static_cast<int16_t>(opening_of(block.text)));
    row.set(Feature::Last, static_cast<int16_t>(ending_of(block.text, m.ends_sentence)));
    row.set(Feature::Capitals,
            thousandths(static_cast<float>(marks.capitals), static_cast<float>(marks.letters)));
    row.set(Feature::Separators, capped(marks.separators, 100));
    row.set(Feature::Copyright, marks.copyright);
    row.set(Feature::Breaks, capped(marks.breaks, 100));
    row.set(Feature::Quoted, capped(marks.quotes, 100));
    fill_markup(view, block, row);
  }
}

}  // namespace stet::content
