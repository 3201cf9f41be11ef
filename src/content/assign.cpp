// The rules: one verdict a block, with the reason.

#include "content/assign.h"

#include "content/headline.h"
#include "content/kind.h"
#include "content/main_box.h"
#include "content/measure.h"

namespace stet::content {

namespace {

struct Page {
  const Blocks& blocks;
  const Measures& measures;
  uint32_t headline;
  const Box& main;
};

Verdict outside(const BlockMeasure& m) {
  const Hints h = m.around;
  if ((h & kHintConsent) != 0) return {Role::Consent, "in a consent box"};
  if ((h & kHintComment) != 0) return {Role::Comment, "in the comments"};
  if ((h & kHintNavigation) != 0) return {Role::Navigation, "in navigation"};
  if ((h & kHintRelated) != 0) return {Role::Related, "in a box of related pages"};
  if ((h & kHintShare) != 0) return {Role::Share, "in a box for sharing"};
  if ((h & kHintPromotion) != 0) return {Role::Promotion, "in a promotion"};
  if ((h & kHintForm) != 0) return {Role::Other, "in a form"};
  if ((h & kHintModal) != 0) return {Role::Other, "in a dialog"};
  if ((h & kHintFooter) != 0) return {Role::Navigation, "in a footer"};
  if ((h & kHintSidebar) != 0) return {Role::Other, "in a sidebar"};
  return {};
}

Verdict inside(const Page& page, uint32_t i) {
  const Block& block = page.blocks.blocks[i];
  const BlockMeasure& m = page.measures.blocks[i];
  if (const Verdict verdict = outside(m); verdict.reason[0] != 0) return verdict;
  if ((m.around & kHintNoscript) != 0) return {Role::Placeholder, "only without scripts"};
  if (block.shape == Shape::Caption || (m.own & kHintCaption) != 0) {
    return {Role::Caption, "stands in a caption"};
  }
  if ((m.own & kHintCredit) != 0) return {Role::PhotoCredit, "says that it is a credit"};
  if ((m.own & kHintByline) != 0 && m.prose == 0) return {Role::Byline, "says that it is a byline"};
  if ((m.own & kHintTime) != 0 && m.prose == 0) return {Role::Timestamp, "says that it is a date"};
  if ((m.around & kHintTags) != 0 && m.link_share > 0.3f)
    return {Role::Related, "is a list of tags"};
  if ((m.around & kHintAbout) != 0) return {Role::About, "in a box about somebody"};
  if (m.link_share > 0.7f && m.length < 200) return {Role::Related, "is mostly link"};
  switch (block.shape) {
    case Shape::Heading: return {Role::Subheading, "is a heading in the main text"};
    case Shape::ListItem: return {Role::ListItem, "is a list item in the main text"};
    case Shape::Quote: return {Role::Quote, "is a quotation in the main text"};
    case Shape::Preformatted: return {Role::Code, "is preformatted"};
    case Shape::Cell: return {Role::Table, "is a cell of a data table"};
    default: break;
  }
  if (m.prose > 0) return {Role::Paragraph, "is running text"};
  if (m.length < 20) return {Role::Other, "is short"};
  return {Role::Paragraph, "is text in the main text"};
}

// The main text of a page that is no article: all that no name rules out.
Verdict inside_wide(const Page& page, uint32_t i) {
  const Block& block = page.blocks.blocks[i];
  const BlockMeasure& m = page.measures.blocks[i];
  if (const Verdict verdict = outside(m); verdict.reason[0] != 0) return verdict;
  if ((m.around & kHintNoscript) != 0) return {Role::Placeholder, "only without scripts"};
  switch (block.shape) {
    case Shape::Heading: return {Role::Subheading, "is a heading of a page of parts"};
    case Shape::ListItem: return {Role::ListItem, "is an item of a page of parts"};
    case Shape::Cell: return {Role::Table, "is a cell of a page of parts"};
    case Shape::Preformatted: return {Role::Code, "is preformatted"};
    default: return {Role::Paragraph, "is text of a page of parts"};
  }
}

}  // namespace

Roles assign(const html::Document& document, const Blocks& blocks, const meta::Metadata& metadata,
             Focus focus, Arena& arena) {
  (void)document;
  (void)focus;
  Roles roles(arena);
  roles.verdicts.resize(blocks.blocks.size());
  if (blocks.blocks.empty() || blocks.boxes.empty()) return roles;
  const Measures measures = measure(blocks, arena);
  roles.kind = find_kind(blocks, measures, metadata);
  const bool text_kind = is_text_kind(roles.kind);
  const uint32_t headline = find_headline(blocks, measures, metadata);
  const uint32_t main =
      text_kind ? find_main_box(blocks, measures, headline) : find_wide_box(blocks, measures);
  const Page page = {blocks, measures, headline, blocks.boxes[main]};
  // Where the text begins: behind the headline, unless that stands below much of it.
  uint32_t start = page.main.first_block;
  if (headline != kNoBlock && headline >= page.main.first_block && headline < page.main.end_block) {
    float above = 0;
    float all = 0;
    for (uint32_t i = start; i < page.main.end_block; ++i) {
      if ((measures.blocks[i].around & kHintsOutside) != 0) continue;
      const float worth =
          text_kind ? measures.blocks[i].prose : static_cast<float>(measures.blocks[i].length);
      all += worth;
      if (i < headline) above += worth;
    }
    if (above < 0.3f * all) start = headline;
  }
  for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
    Verdict& verdict = roles.verdicts[i];
    if (i == headline) {
      verdict = {Role::Headline, "is the headline"};
    } else if (i < page.main.first_block || i >= page.main.end_block) {
      verdict = outside(measures.blocks[i]);
      if (verdict.reason[0] == 0) verdict = {Role::Other, "outside the main text"};
    } else if (i < start) {
      verdict = {Role::Other, "above the headline"};
    } else if (text_kind) {
      verdict = inside(page, i);
    } else {
      verdict = inside_wide(page, i);
    }
  }
  return roles;
}

}  // namespace stet::content
