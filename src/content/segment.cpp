// The walk over the tree: where blocks begin and end.

#include "content/segment.h"

#include <array>
#include <cstring>

#include "content/hints.h"
#include "content/text_run.h"
#include "html/attributes.h"

namespace stet::content {

namespace {

using html::kNoNode;
using html::Node;
using html::NodeId;
using html::NodeKind;
using html::Tag;

// What an element does to the flow of text.
enum class Flow : uint8_t {
  Inline,      // nothing
  Attributed,  // nothing, but its attributes are worth reading
  Block,       // text before, inside and after it stands apart
  Skip,        // its text is not part of the page as it is read
  Link,
  Image,
  Break,
  Button,
  Template,
  Dialog,
};

struct Flows {
  std::array<Flow, static_cast<size_t>(Tag::FirstUnlisted)> of = {};
  constexpr void set(std::initializer_list<Tag> tags, Flow flow) {
    for (Tag tag : tags) of[static_cast<size_t>(tag)] = flow;
  }
  constexpr Flows() {
    // https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3
    set({Tag::Address, Tag::Article,   Tag::Aside, Tag::Blockquote, Tag::Body,
         Tag::Caption, Tag::Center,    Tag::Dd,    Tag::Details,    Tag::Dir,
         Tag::Div,     Tag::Dl,        Tag::Dt,    Tag::Fieldset,   Tag::Figcaption,
         Tag::Figure,  Tag::Footer,    Tag::Form,  Tag::Frameset,   Tag::H1,
         Tag::H2,      Tag::H3,        Tag::H4,    Tag::H5,         Tag::H6,
         Tag::Header,  Tag::Hgroup,    Tag::Hr,    Tag::Legend,     Tag::Li,
         Tag::Listing, Tag::Main,      Tag::Menu,  Tag::Nav,        Tag::Ol,
         Tag::P,       Tag::Plaintext, Tag::Pre,   Tag::Search,     Tag::Section,
         Tag::Summary, Tag::Table,     Tag::Tbody, Tag::Td,         Tag::Tfoot,
         Tag::Th,      Tag::Thead,     Tag::Tr,    Tag::Ul,         Tag::Xmp,
         Tag::Noscript},
        Flow::Block);
    // Controls, embedded documents, metadata, and ruby annotations, which say the
    // text again in another script.
    set({Tag::Script,   Tag::Style,    Tag::Head,     Tag::Title,    Tag::Base,         Tag::Link,
         Tag::Meta,     Tag::Iframe,   Tag::Noembed,  Tag::Noframes, Tag::Select,       Tag::Option,
         Tag::Optgroup, Tag::Datalist, Tag::Textarea, Tag::Input,    Tag::Progress,     Tag::Meter,
         Tag::Svg,      Tag::Canvas,   Tag::Audio,    Tag::Video,    Tag::Applet,       Tag::Embed,
         Tag::Param,    Tag::Source,   Tag::Track,    Tag::Rp,       Tag::Rt,           Tag::Rtc,
         Tag::Area,     Tag::Frame,    Tag::Col,      Tag::Colgroup, Tag::AnnotationXml},
        Flow::Skip);
    set({Tag::Span, Tag::Time, Tag::Small, Tag::Cite, Tag::Label, Tag::Output, Tag::Ins, Tag::Mark},
        Flow::Attributed);
    set({Tag::A}, Flow::Link);
    set({Tag::Img, Tag::Image, Tag::AmpImg}, Flow::Image);
    set({Tag::Br}, Flow::Break);
    set({Tag::Button}, Flow::Button);
    set({Tag::Template}, Flow::Template);
    set({Tag::Dialog}, Flow::Dialog);
  }
};
constexpr Flows kFlows;

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

// An open element, with what has to be put back when it ends.
struct Frame {
  NodeId id;
  Flow flow;
  Shape shape;
  uint8_t level;
  uint8_t list_depth;
  NodeId owner;
  NodeId link;
  uint32_t box;
  uint32_t table;
  uint32_t images;  // figure: number of images before it
  Hints hints;
};

// A <table>, to tell data from layout once all of it has been seen.
struct Table {
  uint32_t cells = 0;
  uint32_t rows = 0;
  uint32_t text_bytes = 0;
  uint32_t filled = 0;  // blocks in its cells
  bool nests = false;
  bool headings = false;
  bool header_cells = false;

  bool arranges() const {
    if (nests || rows == 0) return true;
    if (cells <= rows) return true;  // one column
    if (headings) return true;
    if (header_cells) return false;
    return filled > 0 && text_bytes / filled > kCellBytes;
  }
  static constexpr uint32_t kCellBytes = 160;  // more a cell on average: paragraphs, not data
};

enum class Hidden : uint8_t { Skip, Show };

class Segmenter {
 public:
  Segmenter(const html::Document& document, Arena& arena, Hidden hidden)
      : document_(document),
        hidden_(hidden),
        blocks_(arena),
        run_(arena),
        reader_(document),
        frames_(arena),
        tables_(arena),
        cell_blocks_(arena) {}

  Blocks run();
  // Source bytes of the elements left out because they are hidden.
  uint32_t hidden_bytes() const { return hidden_bytes_; }
  // Outside links.
  uint32_t text_bytes() const { return text_bytes_; }

 private:
  bool enter(NodeId id, const Node& node);  // true: go on with the children
  bool enter_block(NodeId id, const Node& node);
  void enter_shape(NodeId id, const Node& node);
  void leave(const Frame& frame);
  void text(NodeId id, const Node& node);
  void image(NodeId id);
  void flush();
  // What is there for screen readers only is short.
  static bool is_hidden(const Facts& facts, const Node& node) {
    constexpr uint32_t kOffscreenMax = 1500;  // bytes of source
    return facts.hidden ||
           ((facts.hints & kHintOffscreen) != 0 && node.end - node.begin <= kOffscreenMax);
  }
  bool skip_hidden(const Node& node);
  bool has_attributes(const Node& node) const {
    const size_t name = html::is_listed(node.tag) ? html::listed_name(node.tag).size() : size_t{1};
    return node.open_end - node.begin > name + 2;
  }
  bool has_href(NodeId id, const Node& node) const;
  // To a place on the same page: a heading that can be linked to.
  bool leads_here(NodeId id) const {
    return html::attribute(document_, id, "href").starts_with('#');
  }

  const html::Document& document_;
  Hidden hidden_;
  Blocks blocks_;
  TextRun run_;
  HintReader reader_;
  ArenaVector<Frame> frames_;
  ArenaVector<Table> tables_;
  struct CellBlock {
    uint32_t block, table;
  };
  ArenaVector<CellBlock> cell_blocks_;

  // Where we are.
  uint32_t box_ = 0;
  uint32_t table_ = kNone;
  Shape shape_ = Shape::Text;
  uint8_t level_ = 0;
  uint8_t list_depth_ = 0;
  NodeId owner_ = kNoNode;
  NodeId link_ = kNoNode;
  Hints inline_hints_ = 0;
  Hints run_hints_ = ~Hints{0};  // what all pieces of the run have in common
  NodeId closed_ = kNoNode;      // inline element that ended right here, with nothing behind it yet

  uint32_t hidden_bytes_ = 0;
  uint32_t text_bytes_ = 0;
  uint32_t last_end_ = 0;

  static constexpr uint32_t kNone = UINT32_MAX;
};

Blocks Segmenter::run() {
  const NodeId root = document_.body();
  if (root == kNoNode) return blocks_;
  NodeId id = root;
  // The body itself is never hidden: its text would be all there is.
  blocks_.boxes.push_back({.element = root, .signature = 0});
  frames_.push_back({.id = root,
                     .flow = Flow::Block,
                     .shape = Shape::Text,
                     .level = 0,
                     .list_depth = 0,
                     .owner = kNoNode,
                     .link = kNoNode,
                     .box = 0,
                     .table = kNone,
                     .images = 0,
                     .hints = 0});
  id = document_[root].first_child;
  while (id != kNoNode) {
    const Node& node = document_[id];
    if (node.is_text()) {
      text(id, node);
    } else if (node.is_element() ? enter(id, node) : node.kind == NodeKind::Content) {
      if (node.kind == NodeKind::Content) {
        frames_.push_back({.id = id,
                           .flow = Flow::Inline,
                           .shape = shape_,
                           .level = level_,
                           .list_depth = list_depth_,
                           .owner = owner_,
                           .link = link_,
                           .box = box_,
                           .table = table_,
                           .images = 0,
                           .hints = inline_hints_});
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
        if (is_hidden(facts, node) && skip_hidden(node)) return false;
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
  frames_.push_back({.id = id,
                     .flow = flow,
                     .shape = shape_,
                     .level = level_,
                     .list_depth = list_depth_,
                     .owner = owner_,
                     .link = link_,
                     .box = box_,
                     .table = table_,
                     .images = 0,
                     .hints = inline_hints_});
  inline_hints_ = hints;
  link_ = link;
  return true;
}

bool Segmenter::enter_block(NodeId id, const Node& node) {
  Facts facts;
  if (has_attributes(node)) {
    facts = reader_.read(node);
    if (is_hidden(facts, node) && skip_hidden(node)) return false;
  }
  flush();
  frames_.push_back({.id = id,
                     .flow = Flow::Block,
                     .shape = shape_,
                     .level = level_,
                     .list_depth = list_depth_,
                     .owner = owner_,
                     .link = link_,
                     .box = box_,
                     .table = table_,
                     .images = static_cast<uint32_t>(blocks_.images.size()),
                     .hints = inline_hints_});
  blocks_.boxes.push_back(
      {.element = id,
       .parent = box_,
       .first_block = static_cast<uint32_t>(blocks_.blocks.size()),
       .end_block = 0,
       .hints = facts.hints | tag_hints(node.tag),
       .signature = facts.class_hash * 0x9e3779b1u + static_cast<uint32_t>(node.tag)});
  box_ = static_cast<uint32_t>(blocks_.boxes.size() - 1);
  enter_shape(id, node);
  return true;
}

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
    if (run_.empty() && is_white(characters)) return;  // most text nodes are indentation
    run_.add(characters, node.begin, node.end, link_);
  }
  run_hints_ &= inline_hints_;
}

void Segmenter::image(NodeId id) {
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
  if (!result.text.empty()) {
    Block block;
    block.text = result.text;
    block.begin = result.begin;
    block.end = result.end;
    block.box = box_;
    block.element = blocks_.boxes[box_].element;
    block.owner = owner_;
    block.shape = shape_;
    block.level = level_;
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
    text_bytes_ += size - block.link_bytes;
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

// An <a> without one is an anchor, and old pages wrap whole texts in those.
bool Segmenter::has_href(NodeId id, const Node& node) const {
  const std::string_view tag = document_.source().substr(node.begin, node.open_end - node.begin);
  if (tag.size() > 7 && std::memcmp(tag.data() + 3, "href", 4) == 0) return true;
  if (tag.find("href") != std::string_view::npos) return true;
  return html::has_attribute(document_, id, "href");
}

}  // namespace

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
