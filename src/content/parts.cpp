// Cards and further articles.

#include "content/parts.h"

#include "base/hash.h"
#include "content/headline.h"

namespace stet::content {

namespace {

class Finder {
 public:
  Finder(const Blocks& blocks, const Measures& measures, uint32_t main, uint32_t headline)
      : blocks_(blocks),
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
    mark_repeated();
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
    // Where the headline has an <article> of its own with a good part of the text,
    // all others are others.
    const bool beside = headline_in_article();
    for (uint32_t at = main_ + 1; at < blocks_.boxes.size(); ++at) {
      const Box& box = blocks_.boxes[at];
      if (box.first_block >= main.end_block) break;
      if (box.tag != html::Tag::Article || holds_headline(box)) continue;
      if (box.first_block == box.end_block || box.end_block <= headline_) continue;
      if (parts_[box.first_block] != Part::Text) continue;  // in one that is marked already
      if (beside) {
        mark(box, Part::OtherArticle);
      } else if (measures_.boxes[at].prose <= 0.5f * measures_.boxes[main_].prose &&
                 has_own_headline(box)) {
        mark(box, Part::OtherArticle);
      }
    }
    if (!beside) take_back_if_too_much(Part::OtherArticle);
  }

  bool headline_in_article() const {
    for (uint32_t at = blocks_.blocks[headline_].box; at != 0; at = blocks_.boxes[at].parent) {
      if (blocks_.boxes[at].tag == html::Tag::Article) {
        return measures_.boxes[at].prose > 0.3f * measures_.boxes[main_].prose;
      }
    }
    return false;
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

  // Pages carry a text twice for two widths of screen.
  void mark_repeated() {
    constexpr uint32_t kLengthMin = 40;  // letters; short lines may well recur
    const Box& main = blocks_.boxes[main_];
    size_t capacity = 16;
    while (capacity < 2 * size_t{main.end_block - main.first_block}) capacity *= 2;
    struct Seen {
      uint64_t hash = 0;
      uint32_t parent = 0;
    };
    ArenaVector<Seen> seen(blocks_.blocks.arena());
    seen.resize(capacity);
    for (uint32_t i = main.first_block; i < main.end_block; ++i) {
      if (parts_[i] != Part::Text || measures_.blocks[i].length < kLengthMin) continue;
      if (blocks_.blocks[i].veil != Veil::None) continue;
      if ((measures_.blocks[i].around & kHintsOutside) != 0) continue;
      // Never 0. A collision costs a paragraph of a page made for it.
      const uint64_t hash = hash64(blocks_.blocks[i].text) | 1;
      size_t at = (hash >> 32) & (capacity - 1);
      while (seen[at].hash != 0 && seen[at].hash != hash) at = (at + 1) & (capacity - 1);
      // Among its siblings a text that recurs is meant to: a refrain.
      const uint32_t parent = blocks_.boxes[blocks_.blocks[i].box].parent;
      if (seen[at].hash == hash && seen[at].parent != parent) parts_[i] = Part::Repeated;
      if (seen[at].hash == 0) seen[at] = {hash, parent};
    }
  }

  const Blocks& blocks_;
  const Measures& measures_;
  uint32_t main_;
  uint32_t headline_;
  ArenaVector<Part> parts_;
  ArenaVector<uint32_t> headings_;  // before each block
};

}  // namespace

ArenaVector<Part> find_parts(const Blocks& blocks, const Measures& measures, uint32_t main,
                             uint32_t headline) {
  return Finder(blocks, measures, main, headline).run();
}

}  // namespace stet::content
