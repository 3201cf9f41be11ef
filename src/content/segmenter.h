#pragma once
// The state of the walk that cuts a page into blocks. segment.cpp walks,
// segment_block.cpp makes the blocks.

#include <cstdint>

#include "content/block.h"
#include "content/flow.h"
#include "content/hints.h"
#include "content/text_run.h"
#include "html/attributes.h"

namespace stet::content {

// An open element, with what has to be put back when it ends.
struct Frame {
  html::NodeId id;
  Flow flow;
  Shape shape;
  uint8_t level;
  uint8_t list_depth;
  html::NodeId owner;
  html::NodeId link;
  uint32_t box;
  uint32_t table;
  uint32_t images;  // figure: number of images before it
  Veil veil;
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
  // Source bytes of the elements that are hidden, left out or not.
  uint32_t hidden_bytes() const { return hidden_bytes_; }
  // To be seen, outside links.
  uint32_t text_bytes() const { return text_bytes_; }

 private:
  bool enter(html::NodeId id, const html::Node& node);  // true: go on with the children
  bool enter_block(html::NodeId id, const html::Node& node);
  void enter_shape(html::NodeId id, const html::Node& node);
  void leave(const Frame& frame);
  void push(html::NodeId id, Flow flow) {
    frames_.push_back({.id = id,
                       .flow = flow,
                       .shape = shape_,
                       .level = level_,
                       .list_depth = list_depth_,
                       .owner = owner_,
                       .link = link_,
                       .box = box_,
                       .table = table_,
                       .images = static_cast<uint32_t>(blocks_.images.size()),
                       .veil = veil_,
                       .hints = inline_hints_});
  }
  void text(html::NodeId id, const html::Node& node);
  void image(html::NodeId id);
  void flush();
  // What is there for screen readers only is short.
  static bool is_offscreen(const Facts& facts, const html::Node& node) {
    constexpr uint32_t kOffscreenMax = 1500;  // bytes of source
    return (facts.hints & kHintOffscreen) != 0 && node.end - node.begin <= kOffscreenMax;
  }
  bool skip_hidden(const html::Node& node);
  bool has_attributes(const html::Node& node) const {
    const size_t name = html::is_listed(node.tag) ? html::listed_name(node.tag).size() : size_t{1};
    return node.open_end - node.begin > name + 2;
  }
  bool has_href(html::NodeId id, const html::Node& node) const;
  // To a place on the same page: a heading that can be linked to.
  bool leads_here(html::NodeId id) const {
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
  html::NodeId owner_ = html::kNoNode;
  html::NodeId link_ = html::kNoNode;
  Veil veil_ = Veil::None;
  Hints inline_hints_ = 0;
  Hints run_hints_ = ~Hints{0};  // what all pieces of the run have in common
  html::NodeId closed_ =
      html::kNoNode;  // inline element that ended right here, with nothing behind it yet

  uint32_t hidden_bytes_ = 0;
  uint32_t text_bytes_ = 0;
  uint32_t last_end_ = 0;

  static constexpr uint32_t kNone = UINT32_MAX;
};

}  // namespace stet::content
