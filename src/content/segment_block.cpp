// Shapes, tables and finished blocks.

#include "content/segmenter.h"

namespace stet::content {

using html::kNoNode;
using html::Node;
using html::NodeId;
using html::Tag;

void Segmenter::enter_shape(NodeId id, const Node& node) {
  const auto shape = [&](Shape is, uint8_t level) {
    shape_ = is;
    level_ = level;
    owner_ = id;
  };
  switch (node.tag) {
    case Tag::H1:
    case Tag::H2:
    case Tag::H3:
    case Tag::H4:
    case Tag::H5:
    case Tag::H6: {
      shape(Shape::Heading,
            static_cast<uint8_t>(1 + static_cast<int>(node.tag) - static_cast<int>(Tag::H1)));
      if (table_ != kNone) tables_[table_].headings = true;
      // A list item with a heading in it is a card, and the text after the
      // heading no list item.
      for (size_t i = frames_.size() - 1; i-- > 0;) {
        Frame& frame = frames_[i + 1];
        if (frame.shape != Shape::ListItem) break;
        frame.shape = Shape::Text;
        frame.level = 0;
        frame.owner = kNoNode;
      }
      break;
    }
    case Tag::Ul:
    case Tag::Ol:
    case Tag::Dl:
    case Tag::Dir:
    case Tag::Menu:
      if (list_depth_ < 255) ++list_depth_;
      break;
    case Tag::Li:
    case Tag::Dt:
    case Tag::Dd: shape(Shape::ListItem, list_depth_ == 0 ? uint8_t{1} : list_depth_); break;
    case Tag::Blockquote: shape(Shape::Quote, 0); break;
    case Tag::Pre:
    case Tag::Listing:
    case Tag::Xmp:
    case Tag::Plaintext: shape(Shape::Preformatted, 0); break;
    case Tag::Figcaption:
    case Tag::Caption: shape(Shape::Caption, 0); break;
    case Tag::Article:
    case Tag::Section:
    case Tag::Main:
      shape_ = Shape::Text;
      owner_ = kNoNode;
      break;
    case Tag::Table:
      if (table_ != kNone) tables_[table_].nests = true;
      table_ = static_cast<uint32_t>(tables_.size());
      tables_.push_back({});
      break;
    case Tag::Tr:
      if (table_ != kNone) ++tables_[table_].rows;
      break;
    case Tag::Th:
      if (table_ != kNone) tables_[table_].header_cells = true;
      [[fallthrough]];
    case Tag::Td:
      if (table_ == kNone) break;
      ++tables_[table_].cells;
      shape(Shape::Cell, 0);
      break;
    default: break;
  }
}

void Segmenter::image(NodeId id) {
  if (veil_ != Veil::None) return;
  const uint32_t before = static_cast<uint32_t>(blocks_.blocks.size());
  // A <noscript> says the lazy image before it again.
  if ((blocks_.boxes[box_].hints & kHintNoscript) != 0 && !blocks_.images.empty() &&
      blocks_.images.back().before_block == before &&
      blocks_.images.back().box == blocks_.boxes[box_].parent) {
    return;
  }
  blocks_.images.push_back(
      {.element = id, .before_block = before, .caption_block = kNone, .box = box_});
}

void Segmenter::flush() {
  const TextRun::Result result = run_.finish();
  closed_ = kNoNode;
  // A page saved after its scripts ran has the content of <noscript> as text:
  // "<img src=…>".
  const bool markup = (blocks_.boxes[box_].hints & kHintNoscript) != 0 &&
                      result.text.starts_with('<') && result.text.ends_with('>');
  if (!result.text.empty() && !markup) {
    Block block;
    block.text = result.text;
    block.begin = result.begin;
    block.end = result.end;
    block.box = box_;
    block.element = blocks_.boxes[box_].element;
    block.owner = owner_;
    block.shape = shape_;
    block.level = level_;
    block.veil = veil_;
    block.hints = run_hints_;
    block.links_begin = static_cast<uint32_t>(blocks_.links.size());
    const uint32_t size = static_cast<uint32_t>(result.text.size());
    for (const TextRun::LinkSpan& span : run_.links()) {
      const uint32_t begin = span.begin > result.trimmed ? span.begin - result.trimmed : 0;
      const uint32_t end = span.end > result.trimmed ? span.end - result.trimmed : 0;
      if (begin >= size || end <= begin) continue;
      const std::string_view text = result.text.substr(begin, end - begin);
      block.link_bytes += static_cast<uint32_t>(text.size());
      blocks_.links.push_back({.url = {}, .text = text, .element = span.element});
    }
    block.links_end = static_cast<uint32_t>(blocks_.links.size());
    blocks_.in_source_order = blocks_.in_source_order && block.begin >= last_end_;
    last_end_ = block.end;
    if (veil_ == Veil::None) text_bytes_ += size - block.link_bytes;
    if (shape_ == Shape::Cell && table_ != kNone) {
      Table& table = tables_[table_];
      table.text_bytes += size;
      ++table.filled;
      cell_blocks_.push_back({static_cast<uint32_t>(blocks_.blocks.size()), table_});
    }
    blocks_.blocks.push_back(block);
  }
  run_.clear();
  run_hints_ = ~Hints{0};
}

}  // namespace stet::content
