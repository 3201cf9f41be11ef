// The rules: one verdict a block, with the reason.

#include "content/rules.h"

#include <algorithm>

#include "content/headline.h"
#include "content/kind.h"
#include "content/main_box.h"
#include "content/measure.h"
#include "content/parts.h"

namespace stet::content {

namespace {

constexpr float kLinkShareMax = 0.7f;  // more: a link to elsewhere, not text
constexpr uint32_t kShortLength = 20;  // letters; less, and no sentence: not text

class Judge {
 public:
  Judge(const html::Document& document, const Blocks& blocks, const Measures& measures,
        const meta::Metadata& metadata, PageKind kind, uint32_t main_box)
      : document_(document),
        blocks_(blocks),
        measures_(measures),
        metadata_(metadata),
        kind_(kind),
        text_kind_(is_text_kind(kind)),
        headline_(find_headline(blocks, measures, metadata)),
        main_(text_kind_ ? main_box : find_wide_box(blocks, measures)),
        parts_(find_parts(blocks, measures, main_, headline_)) {
    begin_ = blocks.boxes[main_].first_block;
    end_ = blocks.boxes[main_].end_block;
    start_ = find_start();
  }

  void run(ArenaVector<Verdict>& verdicts) const {
    for (uint32_t i = 0; i < blocks_.blocks.size(); ++i) verdicts[i] = of(i);
    if (!text_kind_) return;
    find_standfirst(verdicts);
    cut_behind_authors(verdicts);
    trim_edges(verdicts);
    drop_bare_headings(verdicts);
  }

  uint32_t headline() const { return headline_; }
  uint32_t main() const { return main_; }
  const ArenaVector<Part>& parts() const { return parts_; }

 private:
  Verdict of(uint32_t i) const {
    if (i == headline_) return {Role::Headline, "is the headline"};
    if (blocks_.blocks[i].veil != Veil::None) return {Role::Other, "is hidden"};
    if (const Verdict named = by_name(i); named.reason[0] != 0) return named;
    if (near_headline(i) && measures_.blocks[i].prose == 0 &&
        blocks_.blocks[i].shape != Shape::Heading) {
      if (const Verdict line = line_about(i); line.reason[0] != 0) return line;
    }
    if (i < begin_ && heads_text(i)) {
      if (const Verdict part = of_figure(i); part.reason[0] != 0) return part;
    }
    if (i < begin_ || i >= end_) return {Role::Other, "outside the main text"};
    if (i < start_) return {Role::Other, "above the headline"};
    return text_kind_ ? in_article(i) : in_page_of_parts(i);
  }

  bool near_headline(uint32_t i) const {
    constexpr uint32_t kAbove = 6, kBelow = 12;  // blocks
    return headline_ != kNoBlock && i + kAbove >= headline_ && i <= headline_ + kBelow;
  }

  // Above the box of the text, as the figure under the headline often is.
  bool heads_text(uint32_t i) const {
    constexpr uint32_t kAbove = 4;  // blocks
    return headline_ != kNoBlock && i + kAbove >= headline_ && headline_ < begin_;
  }

  // What stands under an image.
  Verdict of_figure(uint32_t i) const {
    const Block& block = blocks_.blocks[i];
    const BlockMeasure& m = measures_.blocks[i];
    if (block.shape == Shape::Caption || (m.own & kHintCaption) != 0) {
      return {Role::Caption, "stands in a caption"};
    }
    if ((m.own & kHintCredit) != 0) return {Role::PhotoCredit, "says that it is a credit"};
    if ((m.around & kHintFigure) != 0 && block.shape == Shape::Text && m.length < 300) {
      return {Role::Caption, "stands in a figure"};
    }
    return {};
  }

  // A line that says who, when or where about.
  Verdict line_about(uint32_t i) const {
    const Hints own = measures_.blocks[i].own;
    if ((own & kHintByline) != 0) return {Role::Byline, "says that it is a byline"};
    if ((own & kHintTime) != 0) return {Role::Timestamp, "says that it is a date"};
    if ((own & kHintKicker) != 0) return {Role::Kicker, "says that it is a kicker"};
    if ((own & kHintMeta) != 0) return {Role::Byline, "says that it is about the article"};
    return {};
  }

  // Names of boxes around it that rule it out, wherever it stands.
  Verdict by_name(uint32_t i) const {
    const Hints h = measures_.blocks[i].around;
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
    if ((h & kHintNoscript) != 0) return {Role::Placeholder, "only without scripts"};
    if ((h & kHintHeader) != 0 && (h & (kHintArticle | kHintMain | kHintBody)) == 0 &&
        (headline_ == kNoBlock || i < headline_)) {
      return {Role::Navigation, "in the page's header"};
    }
    return {};
  }

  Verdict in_article(uint32_t i) const {
    const Block& block = blocks_.blocks[i];
    const BlockMeasure& m = measures_.blocks[i];
    // The entries of a live blog are articles each.
    if (parts_[i] == Part::OtherArticle && kind_ != PageKind::LiveBlog) {
      return {Role::Related, "in another article"};
    }
    if (parts_[i] == Part::Repeated) return {Role::Other, "says again what stands above"};
    if (parts_[i] == Part::Card) return {Role::Related, "under a heading that leads elsewhere"};
    if (const Verdict part = of_figure(i); part.role == Role::Caption) return part;
    if ((m.around & kHintEmbed) != 0 && block.shape == Shape::Quote) {
      return {Role::Other, "is an embedded post"};
    }
    if ((m.own & kHintCredit) != 0) return {Role::PhotoCredit, "says that it is a credit"};
    if (m.prose == 0 && block.shape != Shape::Heading) {
      if (const Verdict line = line_about(i); line.reason[0] != 0) return line;
    }
    if ((m.around & kHintTags) != 0 && m.link_share > 0.3f) {
      return {Role::Related, "is a list of tags"};
    }
    if ((m.around & kHintAbout) != 0) return {Role::About, "in a box about somebody"};
    if (m.link_share > kLinkShareMax && m.length < 200) {
      return {Role::Related, "is mostly link"};
    }
    switch (block.shape) {
      case Shape::Heading: return {Role::Subheading, "is a heading in the main text"};
      case Shape::ListItem: return {Role::ListItem, "is a list item in the main text"};
      case Shape::Quote: return {Role::Quote, "is a quotation in the main text"};
      case Shape::Preformatted: return {Role::Code, "is preformatted"};
      case Shape::Cell: return {Role::Table, "is a cell of a data table"};
      default: break;
    }
    if (m.prose > 0) return {Role::Paragraph, "is running text"};
    if (m.length < kShortLength) return {Role::Other, "is short"};
    return {Role::Paragraph, "is text in the main text"};
  }

  // The content of a page that is no article: all that no name rules out.
  Verdict in_page_of_parts(uint32_t i) const {
    if (parts_[i] == Part::Repeated) return {Role::Other, "says again what stands above"};
    switch (blocks_.blocks[i].shape) {
      case Shape::Heading: return {Role::Subheading, "is a heading of a page of parts"};
      case Shape::ListItem: return {Role::ListItem, "is an item of a page of parts"};
      case Shape::Cell: return {Role::Table, "is a cell of a page of parts"};
      case Shape::Caption: return {Role::Caption, "stands in a caption"};
      case Shape::Preformatted: return {Role::Code, "is preformatted"};
      default: return {Role::Paragraph, "is text of a page of parts"};
    }
  }

  // The text begins behind the headline, unless that stands below much of it.
  uint32_t find_start() const {
    if (headline_ == kNoBlock || headline_ < begin_ || headline_ >= end_) return begin_;
    float above = 0;
    float all = 0;
    for (uint32_t i = begin_; i < end_; ++i) {
      const BlockMeasure& m = measures_.blocks[i];
      if ((m.around & kHintsOutside) != 0 || blocks_.blocks[i].veil != Veil::None) continue;
      const float worth = text_kind_ ? m.prose : static_cast<float>(m.length);
      all += worth;
      if (i < headline_) above += worth;
    }
    return above < 0.3f * all ? headline_ : begin_;
  }

  // Before the first and behind the last running text only what belongs to it
  // stays: a standfirst, a list that the text leads to.
  void trim_edges(ArenaVector<Verdict>& verdicts) const {
    uint32_t first = end_;
    uint32_t last = begin_;
    for (uint32_t i = begin_; i < end_; ++i) {
      const Role role = verdicts[i].role;
      if (!is_body(role) || role == Role::Standfirst || measures_.blocks[i].prose == 0) continue;
      if (first == end_ && role == Role::Paragraph && names_author_or_time(i)) {
        verdicts[i] = {Role::Byline, "names an author or a time before the first paragraph"};
        continue;
      }
      if (first == end_) first = i;
      last = i;
    }
    if (first == end_) return;
    while (last + 1 < end_ && blocks_.blocks[last + 1].shape == Shape::ListItem &&
           verdicts[last + 1].role == Role::ListItem) {
      ++last;
    }
    for (uint32_t i = begin_; i < first; ++i) {
      if (verdicts[i].role == Role::Paragraph) {
        verdicts[i] = {Role::Other, "short text before the first paragraph"};
      }
    }
    for (uint32_t i = last + 1; i < end_; ++i) {
      const Role role = verdicts[i].role;
      if (role == Role::Paragraph || role == Role::Subheading || role == Role::ListItem ||
          role == Role::Quote) {
        verdicts[i] = {Role::Other, "behind the last paragraph"};
      }
    }
  }

  // A standfirst is the page's description as the page shows it, or says so of
  // itself, between the headline and the second paragraph. It may stand above the
  // box of the text.
  void find_standfirst(ArenaVector<Verdict>& verdicts) const {
    constexpr uint32_t kLook = 40;       // blocks
    constexpr uint32_t kLengthMin = 20;  // letters
    constexpr Hints kElsewhere = kHintsOutside | kHintFigure | kHintCaption;
    uint32_t i = headline_ != kNoBlock && headline_ < end_ ? headline_ + 1 : begin_;
    const uint32_t stop = std::min(end_, i + kLook);
    for (uint32_t paragraphs = 0; i < stop && paragraphs < 2; ++i) {
      const BlockMeasure& m = measures_.blocks[i];
      Verdict& verdict = verdicts[i];
      if (verdict.role == Role::Paragraph && m.prose > 0) ++paragraphs;
      const Shape shape = blocks_.blocks[i].shape;
      if (shape != Shape::Text && shape != Shape::Heading) continue;
      if (m.length < kLengthMin || m.link_share > 0.5f || (m.around & kElsewhere) != 0) continue;
      if (is_described(blocks_.blocks[i].text)) {
        if (is_like_next(i)) return;
        verdict = {Role::Standfirst, "is the description of the page"};
        return;
      }
      if ((m.own & kHintStandfirst) != 0) {
        verdict = {Role::Standfirst, "says that it is a standfirst"};
        return;
      }
    }
  }

  // One of several paragraphs of the same kind: the text's own beginning.
  bool is_like_next(uint32_t i) const {
    for (uint32_t k = i + 1; k < end_; ++k) {
      if (measures_.blocks[k].prose == 0) continue;
      const Box& a = blocks_.boxes[blocks_.blocks[i].box];
      const Box& b = blocks_.boxes[blocks_.blocks[k].box];
      return blocks_.blocks[i].box == blocks_.blocks[k].box ||
             (a.parent == b.parent && a.signature == b.signature);
    }
    return false;
  }

  bool is_described(std::string_view text) const {
    for (const meta::Statement& statement : metadata_.statements) {
      if (statement.field == meta::Field::Description &&
          likeness(text, statement.value) == Likeness::Same) {
        return true;
      }
    }
    return likeness(text, metadata_.description) == Likeness::Same;
  }

  // A short line under the headline with an author's name or a <time> in it.
  bool names_author_or_time(uint32_t i) const {
    constexpr uint32_t kLengthMax = 140;  // letters
    constexpr int kLook = 24;             // nodes
    if (headline_ == kNoBlock || i <= headline_ || measures_.blocks[i].length > kLengthMax) {
      return false;
    }
    const Block& block = blocks_.blocks[i];
    int looked = 0;
    for (html::NodeId id = document_.following(block.element, block.element);
         id != html::kNoNode && looked < kLook; ++looked) {
      if (document_[id].tag == html::Tag::Time) return true;
      id = document_.following(id, block.element);
    }
    for (const meta::Person& person : metadata_.authors) {
      if (person.kind == Author::Kind::Person && person.name.size() > 6 &&
          block.links_end > block.links_begin &&
          block.text.find(person.name) != std::string_view::npos) {
        return true;
      }
    }
    return false;
  }

  // A box about an author ends the text if little stands behind it.
  void cut_behind_authors(ArenaVector<Verdict>& verdicts) const {
    constexpr float kBehindMax = 0.25f;  // of the text
    float all = 0;
    for (uint32_t i = begin_; i < end_; ++i) {
      if (is_body(verdicts[i].role)) all += measures_.blocks[i].prose;
    }
    float behind = 0;
    uint32_t cut = end_;
    for (uint32_t i = end_; i-- > begin_;) {
      if (is_body(verdicts[i].role)) behind += measures_.blocks[i].prose;
      if (behind > kBehindMax * all) break;
      if (verdicts[i].role == Role::About || is_author_heading(i)) cut = i;
    }
    for (uint32_t i = cut; i < end_; ++i) {
      if (is_body(verdicts[i].role)) verdicts[i] = {Role::Other, "behind a box about an author"};
    }
  }

  bool is_author_heading(uint32_t i) const {
    if (blocks_.blocks[i].shape != Shape::Heading) return false;
    for (const meta::Person& person : metadata_.authors) {
      if (likeness(blocks_.blocks[i].text, person.name) == Likeness::Same) return true;
    }
    return false;
  }

  // A heading alone in a box with links that were left out.
  bool heads_dropped_box(const ArenaVector<Verdict>& verdicts, uint32_t i) const {
    constexpr uint32_t kBlocksMax = 16;
    uint32_t box = blocks_.blocks[i].box;
    for (int step = 0; step < 4 && box > main_; ++step) {
      const Box& around = blocks_.boxes[box];
      if (around.end_block - around.first_block > kBlocksMax) return false;
      if (around.end_block - around.first_block > 1) {
        bool leads_elsewhere = false;
        for (uint32_t k = around.first_block; k < around.end_block; ++k) {
          const Role role = verdicts[k].role;
          if (k != i && (is_body(role) || role == Role::Caption)) return false;
          leads_elsewhere |= role == Role::Related;
        }
        return leads_elsewhere;
      }
      box = around.parent;
    }
    return false;
  }

  // A heading of which all that it heads was left out.
  void drop_bare_headings(ArenaVector<Verdict>& verdicts) const {
    bool kept = false;  // something of the section behind
    bool dropped = false;
    for (uint32_t i = end_; i-- > begin_;) {
      Verdict& verdict = verdicts[i];
      if (verdict.role == Role::Subheading) {
        if ((dropped && !kept) || heads_dropped_box(verdicts, i)) {
          verdict = {Role::Other, "heads nothing that is kept"};
        }
        kept = dropped = false;
      } else if (is_body(verdict.role)) {
        kept = true;
      } else if (verdict.role != Role::Caption) {
        dropped = true;
      }
    }
  }

  const html::Document& document_;
  const Blocks& blocks_;
  const Measures& measures_;
  const meta::Metadata& metadata_;
  PageKind kind_;
  bool text_kind_;
  uint32_t headline_;
  uint32_t main_;
  ArenaVector<Part> parts_;
  uint32_t begin_ = 0, end_ = 0, start_ = 0;
};

}  // namespace

Opinion judge(const html::Document& document, const Blocks& blocks, const Measures& measures,
              const meta::Metadata& metadata, Arena& arena) {
  Opinion out(arena);
  out.verdicts.resize(blocks.blocks.size());
  const uint32_t main = find_main_box(blocks, measures);
  out.kind = find_kind(blocks, measures, main, metadata);
  const Judge rules(document, blocks, measures, metadata, out.kind, main);
  rules.run(out.verdicts);
  out.headline = rules.headline();
  out.main = rules.main();
  out.parts = rules.parts();
  return out;
}

}  // namespace stet::content
