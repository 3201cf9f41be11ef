// The kind of a page, by few and simple rules.

#include "content/kind.h"

namespace stet::content {

PageKind find_kind(const Blocks& blocks, const Measures& measures, uint32_t main,
                   const meta::Metadata& metadata) {
  float prose = 0;
  float length = 0;
  float links = 0;
  uint32_t linked_headings = 0;
  float main_prose = 0;
  float main_length = 0;
  const Box& box = blocks.boxes[main];
  for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
    const BlockMeasure& m = measures.blocks[i];
    if ((m.around & kHintsOutside) != 0 || blocks.blocks[i].veil != Veil::None) continue;
    prose += m.prose;
    length += static_cast<float>(m.length);
    if (i >= box.first_block && i < box.end_block) {
      main_prose += m.prose;
      main_length += static_cast<float>(m.length);
    }
    links += static_cast<float>(m.length) * m.link_share;
    linked_headings += blocks.blocks[i].shape == Shape::Heading && m.link_share > 0.5f;
  }
  // LIMIT: letters. Below this there is a message at best ("enable scripts").
  constexpr float kReadableMin = 150;
  if (length < kReadableMin && prose < kReadableMin) return PageKind::None;

  const PageKind declared = metadata.kind;
  const float share = prose / length;
  if (is_text_kind(declared) && prose >= 250 && share >= 0.2f) return declared;
  if (declared == PageKind::Product || declared == PageKind::Listing) return declared;
  if (prose >= 1000 && share >= 0.5f) return PageKind::Article;
  if (main_prose >= 1500 && main_prose >= 0.7f * main_length) return PageKind::Article;
  if (linked_headings >= 5 || links > 0.5f * length) return PageKind::Listing;
  if (prose >= 500 && share >= 0.4f) return PageKind::Article;
  return declared != PageKind::None ? declared : PageKind::Other;
}

}  // namespace stet::content
