// Cards and further articles.

#include "content/parts.h"

#include "content/headline.h"

namespace stet::content {

namespace {

class Finder {
 public:
  Finder(const html::Document& document, const Blocks& blocks, const Measures& measures,
         uint32_t main, uint32_t headline)
      : document_(document),
        blocks_(blocks),
        measures_(measures),
        main_(main),
        headline_(headline),
        parts_(blocks.blocks.arena()),
        headings_(blocks.blocks.arena()) {
    parts_.resize(blocks.blocks.size(), Part::Text);
    headings_.resize(blocks.blocks.size() + 1, 0);
    for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
      headings_[i + 1] = headings_[i] + (blocks.blocks[i].shape == Shape::Heading);
    }
  }

  ArenaVector<Part> run() {
    mark_articles();
    mark_cards();
    return parts_;
  }

 private:
  bool holds_headline(const Box& box) const {
    return headline_ >= box.first_block && headline_ < box.end_block;
  }
  uint32_t heading_count(const Box& box) const {
    return headings_[box.end_block] - headings_[box.first_block];
  }
  float prose_of(Part part) const {
    float prose = 0;
    for (uint32_t i = 0; i < parts_.size(); ++i) {
      if (parts_[i] == part) prose += measures_.blocks[i].prose;
    }
    return prose;
  }
  void mark(const Box& box, Part part) {
    for (uint32_t i = box.first_block; i < box.end_block; ++i) {
      if (parts_[i] == Part::Text) parts_[i] = part;
    }
  }
  // What would take away most of the main text is no mere part of it.
  void take_back_if_too_much(Part part) {
    if (prose_of(part) <= 0.5f * measures_.boxes[main_].prose) return;
    for (Part& of_block : parts_) {
      if (of_block == part) of_block = Part::Text;
    }
  }

  void mark_articles() {
    if (headline_ == kNoBlock) return;
    const Box& main = blocks_.boxes[main_];
    for (uint32_t at = main_ + 1; at < blocks_.boxes.size(); ++at) {
      const Box& box = blocks_.boxes[at];
      if (box.first_block >= main.end_block) break;
      if (document_[box.element].tag != html::Tag::Article || holds_headline(box)) continue;
      if (box.first_block == box.end_block || box.end_block <= headline_) continue;
      if (parts_[box.first_block] != Part::Text) continue;  // in one that is marked already
      if (measures_.boxes[at].prose > 0.5f * measures_.boxes[main_].prose) continue;
      if (has_own_headline(box)) mark(box, Part::OtherArticle);
    }
    take_back_if_too_much(Part::OtherArticle);
  }

  // A first heading that is an <h1> or leads elsewhere.
  bool has_own_headline(const Box& box) const {
    constexpr uint32_t kLook = 12;  // blocks
    for (uint32_t i = box.first_block; i < box.end_block && i < box.first_block + kLook; ++i) {
      const Block& block = blocks_.blocks[i];
      if (block.shape != Shape::Heading) continue;
      return block.level == 1 || measures_.blocks[i].link_share > 0.8f;
    }
    return false;
  }

  void mark_cards() {
    constexpr int kClimb = 8;          // boxes
    constexpr float kCardProse = 400;  // letters: more is no teaser
    const Box& main = blocks_.boxes[main_];
    for (uint32_t i = main.first_block; i < main.end_block; ++i) {
      if (blocks_.blocks[i].shape != Shape::Heading || i == headline_) continue;
      if (measures_.blocks[i].link_share <= 0.8f) continue;
      uint32_t card = blocks_.blocks[i].box;
      for (int step = 0; step < kClimb && card != main_; ++step) {
        const uint32_t around = blocks_.boxes[card].parent;
        const Box& box = blocks_.boxes[around];
        if (around == main_ || heading_count(box) > 1 || holds_headline(box) ||
            measures_.boxes[around].prose > kCardProse) {
          break;
        }
        card = around;
      }
      if (card != main_) mark(blocks_.boxes[card], Part::Card);
    }
    take_back_if_too_much(Part::Card);
  }

  const html::Document& document_;
  const Blocks& blocks_;
  const Measures& measures_;
  uint32_t main_;
  uint32_t headline_;
  ArenaVector<Part> parts_;
  ArenaVector<uint32_t> headings_;  // before each block
};

}  // namespace

ArenaVector<Part> find_parts(const html::Document& document, const Blocks& blocks,
                             const Measures& measures, uint32_t main, uint32_t headline) {
  return Finder(document, blocks, measures, main, headline).run();
}

}  // namespace stet::content
