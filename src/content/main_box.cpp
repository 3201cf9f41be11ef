// Net prose of every box; the best one.

#include "content/main_box.h"

namespace stet::content {

namespace {

float worth(const Block& block, const BlockMeasure& m) {
  if (block.veil != Veil::None) return 0;
  const float length = static_cast<float>(m.length);
  const bool page_header =
      (m.around & kHintHeader) != 0 && (m.around & (kHintArticle | kHintMain | kHintBody)) == 0;
  if ((m.around & kHintsOutside) != 0 || page_header) return -0.3f * length - 5;
  if (m.prose > 0) return m.prose;
  if (m.link_share > 0.5f) return -0.5f * length - 8;
  if (block.shape == Shape::Preformatted) return length;
  if (block.shape == Shape::Cell || block.shape == Shape::ListItem) return 0.5f * length;
  return 0.2f * length - 2;
}

}  // namespace

uint32_t find_main_box(const Blocks& blocks, const Measures& measures) {
  constexpr float kShareMin = 0.8f;
  ArenaVector<float> net(blocks.blocks.arena());
  ArenaVector<float> gain(blocks.blocks.arena());
  net.resize(blocks.boxes.size(), 0);
  gain.resize(blocks.boxes.size(), 0);
  for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
    const float w = worth(blocks.blocks[i], measures.blocks[i]);
    net[blocks.blocks[i].box] += w;
    if (w > 0) gain[blocks.blocks[i].box] += w;
  }
  for (size_t i = blocks.boxes.size(); i-- > 1;) {
    net[blocks.boxes[i].parent] += net[i];
    gain[blocks.boxes[i].parent] += gain[i];
  }
  uint32_t best = 0;
  for (uint32_t i = 1; i < blocks.boxes.size(); ++i) {
    if (net[i] >= net[best]) best = i;
  }
  // A box with too little of what the page has is one of several.
  while (best != 0 && gain[best] < kShareMin * gain[0]) best = blocks.boxes[best].parent;
  return best;
}

uint32_t find_wide_box(const Blocks& blocks, const Measures& measures) {
  ArenaVector<float> length(blocks.blocks.arena());
  length.resize(blocks.boxes.size(), 0);
  for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
    const BlockMeasure& m = measures.blocks[i];
    if ((m.around & kHintsOutside) != 0 || blocks.blocks[i].veil != Veil::None) continue;
    length[blocks.blocks[i].box] += static_cast<float>(m.length);
  }
  for (size_t i = blocks.boxes.size(); i-- > 1;) length[blocks.boxes[i].parent] += length[i];
  uint32_t best = 0;
  for (uint32_t i = 1; i < blocks.boxes.size(); ++i) {
    if ((blocks.boxes[i].hints & kHintMain) == 0 || length[i] < 0.6f * length[0]) continue;
    if (best == 0 || length[i] > 0.9f * length[best]) best = i;
  }
  return best;
}

}  // namespace stet::content
