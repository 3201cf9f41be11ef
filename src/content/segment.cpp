// The walk over the tree: where blocks begin and end.

#include "content/segment.h"

#include <cstring>

#include "content/segmenter.h"

namespace stet::content {

using html::kNoNode;
using html::Node;
using html::NodeId;
using html::NodeKind;
using html::Tag;

namespace {

// Nothing but ASCII white space; other control characters pass for it. Eight
// bytes at a time: a byte above ' ' carries into bit 7 of its sum, or has it set.
bool is_white(std::string_view text) {
  const char* at = text.data();
  size_t left = text.size();
  for (; left >= 8; at += 8, left -= 8) {
    uint64_t bytes;
    std::memcpy(&bytes, at, 8);
    const uint64_t visible = ((bytes & 0x7f7f7f7f7f7f7f7f) + 0x5f5f5f5f5f5f5f5f) | bytes;
    if ((visible & 0x8080808080808080) != 0) return false;
  }
  for (; left > 0; ++at, --left) {
    if (static_cast<uint8_t>(*at) > ' ') return false;
  }
  return true;
}

}  // namespace

Blocks Segmenter::run() {
  const NodeId root = document_.body();
  if (root == kNoNode) return blocks_;
  NodeId id = root;
  // The body itself is never hidden: its text would be all there is.
  blocks_.boxes.push_back({.element = root, .signature = 0, .tag = document_[root].tag});
  push(root, Flow::Block);
  id = document_[root].first_child;
  while (id != kNoNode) {
    const Node& node = document_[id];
    if (node.is_text()) {
      text(id, node);
    } else if (node.is_element() ? enter(id, node) : node.kind == NodeKind::Content) {
      if (node.kind == NodeKind::Content) {
        push(id, Flow::Inline);
      }
      if (node.first_child != kNoNode) {
        id = node.first_child;
        continue;
      }
      leave(frames_.back());
      frames_.pop_back();
    }
    while (document_[id].next == kNoNode) {
      id = document_[id].parent;
      leave(frames_.back());
      frames_.pop_back();
      if (frames_.empty()) break;
    }
    if (frames_.empty()) break;
    id = document_[id].next;
  }
  flush();
  blocks_.boxes[0].end_block = static_cast<uint32_t>(blocks_.blocks.size());
  for (const CellBlock& cell : cell_blocks_) {
    if (!tables_[cell.table].arranges()) continue;
    blocks_.blocks[cell.block].shape = Shape::Text;
    blocks_.blocks[cell.block].owner = kNoNode;
  }
  blocks_.hidden_shown = hidden_ == Hidden::Show;
  return blocks_;
}

bool Segmenter::skip_hidden(const Node& node) {
  if (hidden_ == Hidden::Show) return false;
  hidden_bytes_ += node.end - node.begin;
  return true;
}

bool Segmenter::enter(NodeId id, const Node& node) {
  Flow flow = html::is_listed(node.tag) ? kFlows.of[static_cast<size_t>(node.tag)] : Flow::Inline;
  if (node.space() != html::Namespace::Html) {
    // MathML is read as it stands; its annotations say it again. SVG is a picture.
    if (node.space() == html::Namespace::Svg || node.tag == Tag::AnnotationXml ||
        document_.name(id) == "annotation") {
      return false;
    }
    flow = Flow::Inline;
  } else if (!html::is_listed(node.tag)) {
    // A custom element in a line of text is part of it; elsewhere it is a container.
    const Tag around = document_[frames_.back().id].tag;
    const bool in_line = !run_.empty() && (around == Tag::P || shape_ == Shape::Heading ||
                                           frames_.back().flow != Flow::Block);
    flow = in_line ? Flow::Attributed : Flow::Block;
  }

  Hints hints = inline_hints_;
  NodeId link = link_;
  switch (flow) {
    case Flow::Skip: return false;
    case Flow::Break:
      closed_ = kNoNode;
      if (shape_ == Shape::Heading) {
        run_.space();
      } else if (run_.line_break()) {
        flush();
      }
      return false;
    case Flow::Image: image(id); return false;
    case Flow::Button:
      if (shape_ != Shape::Heading) return false;  // questions that unfold
      break;
    case Flow::Template:
      // https://html.spec.whatwg.org/multipage/scripting.html#attr-template-shadowrootmode
      if (!html::has_attribute(document_, id, "shadowrootmode")) return false;
      break;
    case Flow::Dialog:
      if (!html::has_attribute(document_, id, "open") && skip_hidden(node)) return false;
      return enter_block(id, node);
    case Flow::Block: return enter_block(id, node);
    case Flow::Link:
      if (has_href(id, node) && !(shape_ == Shape::Heading && leads_here(id))) link = id;
      break;
    case Flow::Attributed: {
      hints |= tag_hints(node.tag);
      if (has_attributes(node)) {
        const Facts facts = reader_.read(node);
        const bool unseen = facts.veil != Veil::None || is_offscreen(facts, node);
        if (unseen && skip_hidden(node)) return false;
        hints |= facts.hints;
      }
      break;
    }
    case Flow::Inline: break;
  }
  // Two of these side by side are set apart by style sheets: <a>One</a><a>Two</a>.
  if (closed_ != kNoNode && (flow == Flow::Link || flow == Flow::Attributed)) {
    const Tag before = document_[closed_].tag;
    if (before == node.tag || before == Tag::Time || node.tag == Tag::Time) run_.space();
  }
  closed_ = kNoNode;
  push(id, flow);
  inline_hints_ = hints;
  link_ = link;
  return true;
}

bool Segmenter::enter_block(NodeId id, const Node& node) {
  Facts facts;
  if (has_attributes(node)) {
    facts = reader_.read(node);
    if (is_offscreen(facts, node) && skip_hidden(node)) return false;
  }
  flush();
  push(id, Flow::Block);
  if (facts.veil > veil_ && hidden_ == Hidden::Skip) {
    // A tab, an answer that unfolds, the rest behind "read more"; or a menu, a dialog.
    if (veil_ == Veil::None) hidden_bytes_ += node.end - node.begin;
    veil_ = facts.veil;
  }
  blocks_.boxes.push_back(
      {.element = id,
       .parent = box_,
       .first_block = static_cast<uint32_t>(blocks_.blocks.size()),
       .end_block = 0,
       .hints = facts.hints | tag_hints(node.tag),
       .signature = facts.class_hash * 0x9e3779b1u + static_cast<uint32_t>(node.tag),
       .tag = node.tag});
  box_ = static_cast<uint32_t>(blocks_.boxes.size() - 1);
  enter_shape(id, node);
  return true;
}

void Segmenter::leave(const Frame& frame) {
  if (frame.flow == Flow::Block) {
    flush();
    Box& box = blocks_.boxes[box_];
    box.end_block = static_cast<uint32_t>(blocks_.blocks.size());
    if (document_[frame.id].tag == Tag::Figure && blocks_.images.size() > frame.images) {
      // The caption may stand before or after the images; the last one counts.
      for (uint32_t i = box.end_block; i-- > box.first_block;) {
        if (blocks_.blocks[i].shape != Shape::Caption) continue;
        for (size_t k = frame.images; k < blocks_.images.size(); ++k) {
          ImageRef& ref = blocks_.images[k];
          if (ref.caption_block == kNone) ref.caption_block = i;
        }
        break;
      }
    }
  }
  closed_ = frame.flow == Flow::Link || frame.flow == Flow::Attributed ? frame.id : kNoNode;
  shape_ = frame.shape;
  level_ = frame.level;
  list_depth_ = frame.list_depth;
  owner_ = frame.owner;
  link_ = frame.link;
  veil_ = frame.veil;
  box_ = frame.box;
  table_ = frame.table;
  inline_hints_ = frame.hints;
}

void Segmenter::text(NodeId id, const Node& node) {
  const std::string_view characters = document_.text(id);
  closed_ = kNoNode;
  if (shape_ == Shape::Preformatted) {
    run_.add_raw(characters, node.begin, node.end, link_);
  } else {
    // Most text nodes are indentation, and the parser has seen that.
    const bool blank = (node.flags & Node::kBlank) != 0;
    if (run_.empty() && (blank || is_white(characters))) return;
    run_.add(characters, node.begin, node.end, link_);
  }
  run_hints_ &= inline_hints_;
}

// An <a> without one is an anchor, and old pages wrap whole texts in those.
bool Segmenter::has_href(NodeId id, const Node& node) const {
  const std::string_view tag = document_.source().substr(node.begin, node.open_end - node.begin);
  if (tag.size() > 7 && std::memcmp(tag.data() + 3, "href", 4) == 0) return true;
  if (tag.find("href") != std::string_view::npos) return true;
  return html::has_attribute(document_, id, "href");
}

Blocks segment(const html::Document& document, Arena& arena) {
  Segmenter visible(document, arena, Hidden::Skip);
  Blocks blocks = visible.run();
  // A page that shows next to nothing and hides a lot waits for a script.
  constexpr uint32_t kTextMin = 600;
  constexpr uint32_t kHiddenMin = 1000;
  if (visible.text_bytes() >= kTextMin || visible.hidden_bytes() < kHiddenMin) return blocks;
  Segmenter all(document, arena, Hidden::Show);
  Blocks with_hidden = all.run();
  return all.text_bytes() > 2 * visible.text_bytes() ? with_hidden : blocks;
}

std::string_view link_url(const html::Document& document, const BlockLink& link) {
  if (link.element == kNoNode) return link.url;
  return html::attribute(document, link.element, "href");
}

}  // namespace stet::content
