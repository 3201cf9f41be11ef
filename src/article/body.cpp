#include "article/body.h"

#include <algorithm>

#include "article/address.h"
#include "article/entries.h"
#include "article/normal.h"
#include "article/questions.h"
#include "article/wrapped.h"
#include "base/hash.h"
#include "content/segment.h"

namespace stet::article {
namespace {

using content::Block;
using html::NodeId;

bool is_list(html::Tag tag) {
  return tag == html::Tag::Ul || tag == html::Tag::Ol || tag == html::Tag::Dl ||
         tag == html::Tag::Menu;
}

bool is_cell(html::Tag tag) { return tag == html::Tag::Td || tag == html::Tag::Th; }

// What hidden blocks say again that is to be seen: for print, for other widths of screen, for
// readers of the screen.
class HiddenCopies {
 public:
  HiddenCopies(const Parts& parts, Arena& arena) : shown_(arena) {
    const auto& blocks = parts.blocks.blocks;
    const auto& verdicts = parts.roles.verdicts;
    bool any = false;
    for (size_t i = 0; i < verdicts.size(); ++i) {
      any = any || (blocks[i].veil != content::Veil::None && content::is_body(verdicts[i].role));
    }
    if (!any) return;
    for (size_t i = 0; i < verdicts.size(); ++i) {
      if (blocks[i].veil != content::Veil::None || !content::is_body(verdicts[i].role)) continue;
      shown_.push_back(hash64(blocks[i].text));
    }
    std::sort(shown_.begin(), shown_.end());
  }
  bool has(std::string_view text) const {
    return !shown_.empty() && std::binary_search(shown_.begin(), shown_.end(), hash64(text));
  }

 private:
  ArenaVector<uint64_t> shown_;
};

class BodyBuilder {
 public:
  BodyBuilder(const Parts& parts, const std::vector<Figure>& figures, Arena& arena)
      : parts_(parts),
        figures_(figures),
        arena_(arena),
        addresses_(parts.base_url, arena),
        entries_(entries_of(parts, arena)),
        turns_(turns_of(parts, arena)) {}

  std::vector<BodyBlock> build() {
    const auto& verdicts = parts_.roles.verdicts;
    size_t count = figures_.size();
    for (const content::Verdict& verdict : verdicts) count += content::is_body(verdict.role);
    body_.reserve(count);
    const HiddenCopies copies(parts_, arena_);
    for (uint32_t i = 0; i < parts_.blocks.blocks.size(); ++i) {
      add_figures(i);
      const Block& block = parts_.blocks.blocks[i];
      if (block.veil != content::Veil::None && copies.has(block.text)) continue;
      if (begin_entry(i, block)) continue;
      if (!turns_.empty() && turns_[i] != Turn::None) {
        add(turns_[i] == Turn::Question ? BodyRole::Question : BodyRole::Answer, block);
        continue;
      }
      switch (verdicts[i].role) {
        case Role::Paragraph: add(BodyRole::Paragraph, block); break;
        case Role::Subheading: add(BodyRole::Heading, block).level = block.level; break;
        case Role::Quote: add_quote(block); break;
        case Role::Caption: add_caption(block); break;
        case Role::Code: add(BodyRole::Code, block); break;
        case Role::ListItem: add_item(block); break;
        case Role::Table: add_cell(block); break;
        default: end_group(); break;
      }
    }
    add_figures(UINT32_MAX);
    return std::move(body_);
  }

 private:
  void end_group() {
    list_ = kNoList;
    table_ = kNoList;
    quote_ = html::kNoNode;
  }

  // Starts the entry of a live blog that begins with this block. True if the block is its
  // headline, and done with.
  bool begin_entry(uint32_t index, const Block& block) {
    if (entry_ == entries_.size() || entries_[entry_].block != index) return false;
    BodyBlock& out = begin(BodyRole::Entry, {block.begin, block.end});
    append_normal(out.time, entries_[entry_++].time);
    if (parts_.roles.verdicts[index].role != Role::Subheading) return false;
    append_normal(out.text, block.text, Lines::Join);
    add_links(out, block);
    return true;
  }

  BodyBlock& begin(BodyRole role, Span span) {
    end_group();
    BodyBlock& out = body_.emplace_back();
    out.role = role;
    out.span = span;
    return out;
  }

  void add_links(BodyBlock& out, const Block& block) {
    for (uint32_t i = block.links_begin; i < block.links_end; ++i) {
      const content::BlockLink& link = parts_.blocks.links[i];
      const std::string_view written =
          parts_.document == nullptr ? link.url : content::link_url(*parts_.document, link);
      const std::string_view url = addresses_.absolute(written);
      if (!url.empty()) out.links.push_back({normal(url), normal(link.text)});
    }
  }

  BodyBlock& add(BodyRole role, const Block& block) {
    BodyBlock& out = begin(role, {block.begin, block.end});
    append_normal(out.text, block.text, role == BodyRole::Heading ? Lines::Join : Lines::Keep);
    add_links(out, block);
    return out;
  }

  // Paragraphs of one <blockquote> are one quote; whom it quotes stands in a <cite> or a <footer>.
  void add_quote(const Block& block) {
    const NodeId owner = block.owner;
    if (owner == html::kNoNode || owner != quote_) {
      add(BodyRole::Quote, block);
      quote_ = owner;
      return;
    }
    BodyBlock& out = body_.back();
    const auto cite = [](html::Tag tag) { return tag == html::Tag::Cite; };
    const bool named = (*parts_.document)[block.element].tag == html::Tag::Footer ||
                       wrapper_of(*parts_.document, block, cite) != html::kNoNode;
    std::string& to = named ? out.attribution : out.text;
    if (!to.empty()) to += named ? "\n" : "\n\n";
    append_normal(to, block.text, Lines::Keep);
    add_links(out, block);
    out.span.end = block.end;
  }

  // The caption of a figure that is a quote names whom it quotes.
  void add_caption(const Block& block) {
    const NodeId quote = quote_;
    end_group();
    if (quote == html::kNoNode || block.owner == html::kNoNode) return;
    const html::Document& document = *parts_.document;
    const NodeId figure = document[block.owner].parent;
    BodyBlock& out = body_.back();
    if (document[figure].tag != html::Tag::Figure || document[quote].parent != figure ||
        !out.attribution.empty()) {
      return;
    }
    append_normal(out.attribution, block.text, Lines::Join);
    out.span.end = block.end;
  }

  void add_figures(uint32_t before) {
    for (; figure_ < figures_.size() && figures_[figure_].before_block <= before; ++figure_) {
      const Figure& figure = figures_[figure_];
      BodyBlock& out = begin(BodyRole::Figure, figure.span);
      out.text = figure.image.caption;
      out.links.push_back({figure.image.url, figure.image.alt});
    }
  }

  // The outermost list around an item, so that nested lists stay in one. Items of
  // one parent share the answer: a long list deep down is not climbed from a
  // thousand times.
  NodeId list_of(const Block& block) {
    if (parts_.document == nullptr || block.owner == html::kNoNode) return html::kNoNode;
    const html::Document& document = *parts_.document;
    if (document[block.owner].parent == climbed_) return found_list_;
    climbed_ = document[block.owner].parent;
    found_list_ = html::kNoNode;
    for (NodeId id = climbed_; id != html::kNoNode; id = document[id].parent) {
      if (is_list(document[id].tag)) found_list_ = id;
    }
    return found_list_;
  }

  void add_item(const Block& block) {
    const NodeId list = list_of(block);
    if (list_ != list) {
      BodyBlock& out = begin(BodyRole::List, {block.begin, block.end});
      out.ordered = list != html::kNoNode && (*parts_.document)[list].tag == html::Tag::Ol;
      list_ = list;
      depth_ = block.level;
    }
    BodyBlock& out = body_.back();
    if (out.items.empty() || block.owner == html::kNoNode || item_ != block.owner) {
      add_depth(out, block.level);
      out.items.emplace_back();
    } else {
      const bool paragraph = (*parts_.document)[block.element].tag == html::Tag::P;
      out.items.back().push_back(paragraph ? '\n' : ' ');
    }
    item_ = block.owner;
    append_normal(out.items.back(), block.text);
    out.span.end = block.end;
    add_links(out, block);
  }

  // Of the item that comes next. Depths count from the first item of the list.
  void add_depth(BodyBlock& out, int level) {
    const int depth = std::max(1, level - depth_ + 1);
    if (depth > 1 && out.depths.empty()) out.depths.assign(out.items.size(), 1);
    if (depth > 1 || !out.depths.empty()) out.depths.push_back(depth);
  }

  void add_cell(const Block& block) {
    NodeId cell = html::kNoNode, row = html::kNoNode, table = html::kNoNode;
    if (parts_.document != nullptr) {
      const html::Document& document = *parts_.document;
      for (NodeId id = block.element; id != html::kNoNode && table == html::kNoNode;
           id = document[id].parent) {
        const html::Tag tag = document[id].tag;
        if (cell == html::kNoNode && is_cell(tag)) cell = id;
        if (row == html::kNoNode && tag == html::Tag::Tr) row = id;
        if (tag == html::Tag::Table) table = id;
      }
    }
    if (table_ != table || table == html::kNoNode) {
      begin(BodyRole::Table, {block.begin, block.end});
      table_ = table;
      row_ = cell_ = html::kNoNode;
    }
    BodyBlock& out = body_.back();
    out.span.end = block.end;
    add_links(out, block);
    if (out.rows.empty() || row != row_) {
      out.rows.emplace_back();
      row_ = row;
      cell_ = html::kNoNode;
      if (cell != html::kNoNode && row != html::kNoNode) {
        cell_ = (*parts_.document)[row].first_child;
        while (cell_ != html::kNoNode && !is_cell((*parts_.document)[cell_].tag)) {
          cell_ = (*parts_.document)[cell_].next;
        }
        out.rows.back().emplace_back();
      }
    }
    std::vector<std::string>& cells = out.rows.back();
    // Cells without text made no blocks: they are empty strings, up to this one.
    while (cell_ != cell && cell_ != html::kNoNode) {
      cell_ = (*parts_.document)[cell_].next;
      if (cell_ != html::kNoNode && is_cell((*parts_.document)[cell_].tag)) cells.emplace_back();
    }
    if (cells.empty()) cells.emplace_back();
    if (!cells.back().empty()) cells.back().push_back(' ');
    append_normal(cells.back(), block.text);
    cell_ = cell;
  }

  static constexpr NodeId kNoList = UINT32_MAX;

  const Parts& parts_;
  const std::vector<Figure>& figures_;
  Arena& arena_;
  const Addresses addresses_;
  const ArenaVector<EntryMark> entries_;
  const ArenaVector<Turn> turns_;  // empty, or one a block
  size_t figure_ = 0, entry_ = 0;
  std::vector<BodyBlock> body_;
  // The list or table that the last body block is, while blocks follow each other.
  NodeId list_ = kNoList, table_ = kNoList;
  NodeId climbed_ = html::kNoNode, found_list_ = html::kNoNode;
  int depth_ = 1;                 // of the list's first item, as the page nests it
  NodeId quote_ = html::kNoNode;  // the <blockquote> that the last body block is
  NodeId item_ = html::kNoNode, row_ = html::kNoNode, cell_ = html::kNoNode;
};

void append_block(std::string& text, std::string_view block) {
  if (block.empty()) return;
  if (!text.empty()) text += "\n\n";
  text += block;
}

}  // namespace

std::vector<BodyBlock> body_of(const Parts& parts, const std::vector<Figure>& figures,
                               Arena& arena) {
  return BodyBuilder(parts, figures, arena).build();
}

std::string text_of(std::string standfirst, const std::vector<BodyBlock>& body) {
  size_t size = standfirst.size();
  for (const BodyBlock& block : body) {
    size += block.text.size() + 2;
    for (const std::string& item : block.items) size += item.size() + 2;
  }
  std::string text = std::move(standfirst);
  text.reserve(size);
  for (const BodyBlock& block : body) {
    switch (block.role) {
      case BodyRole::Figure:
      case BodyRole::Embed: break;
      case BodyRole::List:
        for (const std::string& item : block.items) append_block(text, item);
        break;
      case BodyRole::Table:
        for (const std::vector<std::string>& row : block.rows) {
          std::string line;
          for (const std::string& cell : row) {
            if (!line.empty()) line.push_back('\t');
            line += cell;
          }
          append_block(text, line);
        }
        break;
      default: append_block(text, block.text); break;
    }
  }
  return text;
}

}  // namespace stet::article
