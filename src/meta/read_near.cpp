// What stands around the headline: rel=author, microformats (hAtom, h-entry,
// hCard), and elements whose class or id holds "byline", "author" or "date".
// https://microformats.org/wiki/h-entry , https://microformats.org/wiki/hatom

#include "base/ascii.h"
#include "meta/byline.h"
#include "meta/clean.h"
#include "meta/date.h"
#include "meta/facts.h"
#include "meta/meta_names.h"
#include "meta/words.h"

namespace stet::meta {
namespace {

using html::NodeId;
using html::Tag;

// In nodes of the tree, as in read_times.cpp.
constexpr NodeId kNearBefore = 80;
constexpr NodeId kNearBehind = 300;
constexpr NodeId kWithoutHeadline = 800;
// LIMIT: bylines looked at, bytes of one.
constexpr size_t kBylinesMax = 24;
constexpr size_t kBylineBytesMax = 160;
constexpr size_t kDateBytesMax = 80;
constexpr size_t kTextDateBytesMax = 48;
constexpr NodeId kTextDateBefore = 30;
constexpr NodeId kTextDateBehind = 100;

struct Attributes {
  std::string_view rel, classes, id, href, title, datetime, itemprop, content;
};

bool is_upper_or_wide(char c) { return is_upper(c) || !is_ascii(c); }

// Letters of ASCII only count as a name with a capital among them; digits never do.
bool looks_like_name(std::string_view text) {
  bool capital = false;
  for (const char c : text) {
    if (is_digit(c)) return false;
    capital = capital || is_upper_or_wide(c);
  }
  return capital;
}

// "von Jemima Kelly": words in lower case in front of at least two in upper case.
std::string_view without_connective(std::string_view name) {
  std::string_view rest = name;
  while (!rest.empty() && is_lower(rest[0])) {
    const size_t blank = rest.find(' ');
    if (blank == std::string_view::npos) return name;
    rest.remove_prefix(blank + 1);
  }
  const size_t blank = rest.find(' ');
  if (rest.empty() || blank == std::string_view::npos || !is_upper_or_wide(rest[0]) ||
      blank + 1 >= rest.size() || !is_upper_or_wide(rest[blank + 1])) {
    return name;
  }
  return rest;
}

class NearReader {
 public:
  explicit NearReader(Facts& facts) : facts_(facts), document_(facts.document) {
    headline_ = facts.metadata.headline_node;
    if (headline_ != html::kNoNode) {
      headline_begin_ = document_[headline_].begin;
      dates_wanted_ = facts.metadata.published.empty();
    }
  }

  void read() {
    const NodeId size = static_cast<NodeId>(document_.size());
    NodeId from = document_.body();
    NodeId to = from + kWithoutHeadline;
    if (headline_ != html::kNoNode) {
      if (headline_ > from + kNearBefore) from = headline_ - kNearBefore;
      to = headline_ + kNearBehind;
    }
    if (from == html::kNoNode) return;
    for (NodeId id = from; id < to && id < size; ++id) {
      const html::Node& node = document_[id];
      if (node.is_text() && dates_wanted_ && id + kTextDateBefore > headline_ &&
          id < headline_ + kTextDateBehind) {
        text_date(id);
      }
      // The shortest that says anything: <a rel=author>, <p class=fn>.
      if (!node.is_element()) continue;
      if (node.open_end - node.begin < 12 && node.tag != Tag::Address) continue;
      if (node.tag == Tag::Meta || node.tag == Tag::Script || node.tag == Tag::Img ||
          node.tag == Tag::Body) {
        continue;
      }
      element(id, node);
    }
  }

 private:
  void element(NodeId id, const html::Node& node) {
    Attributes a;
    html::each_attribute(document_, id, [&](std::string_view key, std::string_view value) {
      const auto is = [&key](std::string_view name) { return equals_ignoring_case(key, name); };
      switch (key.size()) {
        case 2:
          if (is("id")) a.id = value;
          break;
        case 3:
          if (is("rel")) a.rel = value;
          break;
        case 4:
          if (is("href")) a.href = value;
          break;
        case 5:
          if (is("class")) a.classes = value;
          if (is("title")) a.title = value;
          break;
        case 7:
          if (is("content")) a.content = value;
          break;
        case 8:
          if (is("datetime")) a.datetime = value;
          if (is("itemprop")) a.itemprop = value;
          break;
        default: break;
      }
    });
    if (!a.rel.empty() && has_word(a.rel, "author") &&
        !stands_aside(document_, id, headline_begin_)) {
      credit(id, "rel=author", text_content(document_, id, facts_.arena, kBylineBytesMax + 1),
             a.href, rank::kMarked, Carrier::Link);
    }
    if (!a.itemprop.empty() && node.tag != Tag::Time && has_word(a.itemprop, "datepublished")) {
      const std::string_view value =
          a.content.empty() ? text_content(document_, id, facts_.arena, kDateBytesMax)
                            : clean(html::attribute_value(a.content, facts_.arena), facts_.arena);
      if (parse_date(value)) {
        facts_.add(Field::Published, Carrier::Microdata, "datePublished", value, id, rank::kItem);
      }
    }
    const Hints classes = hints_of(a.classes);
    const Hints hints = classes | hints_of(a.id);
    if (classes & (kTitle | kPublished | kUpdated | kFn)) microformats(id, node, a, classes);
    if (hints & (kByline | kAuthor)) {
      byline(id, node, a, hints, "byline");
    } else if (node.is_html(Tag::Address)) {
      byline(id, node, a, hints, "address");
    } else if (node.tag == Tag::A && contains_word(a.href, "/author/")) {
      byline(id, node, a, hints, "author link");
    }
    if (node.tag != Tag::Time && (hints & kDated)) visible_date(id);
  }

  void credit(NodeId id, std::string_view key, std::string_view name, std::string_view href,
              uint8_t rank, Carrier carrier) {
    if (name.size() > kBylineBytesMax) return;
    name = named_by_link(name, href);
    if (!valid_name(name)) return;
    facts_.add_credit(carrier, key, name, trim(html::attribute_value(href, facts_.arena)), id,
                      rank);
  }

  // "By Jane Doe" of a link to /people/jane-doe is Jane Doe.
  std::string_view named_by_link(std::string_view text, std::string_view href) const {
    href = href.substr(0, href.find_first_of("?#"));
    while (href.ends_with('/')) href.remove_suffix(1);
    const std::string_view slug = fold(href.substr(href.rfind('/') + 1), facts_.arena);
    if (slug.size() < 5) return text;
    for (size_t at = text.find(' '); at != std::string_view::npos; at = text.find(' ', at + 1)) {
      const std::string_view tail = text.substr(at + 1);
      if (fold(tail, facts_.arena) == slug) return tail;
    }
    return text;
  }

  // The names in the text of a byline; true if there are any.
  bool visible_credits(NodeId id, std::string_view key, std::string_view text,
                       std::string_view href) {
    ArenaVector<std::string_view> names(facts_.arena);
    append_names(named_by_link(text, href), facts_.arena, names);
    const size_t before = facts_.credits.size();
    for (std::string_view name : names) {
      name = without_connective(name);
      if (!valid_name(name) || !looks_like_name(name)) continue;
      facts_.add_credit(Carrier::Visible, key, name,
                        names.size() == 1 ? trim(html::attribute_value(href, facts_.arena)) : "",
                        id, rank::kVisible);
    }
    return facts_.credits.size() > before;
  }

  void microformats(NodeId id, const html::Node& node, const Attributes& a, Hints hints) {
    if ((hints & kTitle) && node.tag != Tag::H1) {
      facts_.add(Field::Headline, Carrier::Visible, "entry-title",
                 text_content(document_, id, facts_.arena, 1024), id, rank::kMarked);
    }
    const bool published = (hints & kPublished) != 0;
    const bool updated = (hints & kUpdated) != 0;
    if ((published || updated) && node.tag != Tag::Time) {
      std::string_view value = a.datetime;
      // https://microformats.org/wiki/abbr-design-pattern
      if (node.tag == Tag::Abbr && !a.title.empty()) value = a.title;
      value = value.empty() ? text_content(document_, id, facts_.arena, kDateBytesMax)
                            : clean(html::attribute_value(value, facts_.arena), facts_.arena);
      if (value.size() <= kDateBytesMax && parse_date(value) &&
          !stands_aside(document_, id, headline_begin_)) {
        facts_.add(published ? Field::Published : Field::Modified, Carrier::Visible,
                   published ? "published" : "updated", value, id, rank::kMarked);
      }
    }
    if ((hints & kFn) && !stands_aside(document_, id, headline_begin_)) {
      credit(id, "fn", text_content(document_, id, facts_.arena, kBylineBytesMax + 1), a.href,
             rank::kMarked, Carrier::Visible);
    }
  }

  void visible_date(NodeId id) {
    const std::string_view text = text_content(document_, id, facts_.arena, kDateBytesMax);
    if (text.size() >= kDateBytesMax || !find_date(text)) return;
    if (stands_aside(document_, id, headline_begin_)) return;
    facts_.add(Field::Published, Carrier::Visible, "date", text, id, rank::kVisible);
  }

  // A short text that begins with a date, or nearly so, close to the headline.
  void text_date(NodeId id) {
    const std::string_view text = trim(document_.text(id));
    if (text.size() < 8 || text.size() > kTextDateBytesMax) return;
    size_t digits = 0;
    for (const char c : text) digits += is_digit(c);
    if (digits < 6 || !find_date(text) || stands_aside(document_, id, headline_begin_)) return;
    const bool behind = headline_ != html::kNoNode && id > headline_;
    facts_.add(Field::Published, Carrier::Visible, "text", clean(text, facts_.arena), id,
               behind ? rank::kText : rank::kText + 1);
  }

  // ---------------------------------------------------------------- bylines

  // The first group of elements with such a class: one close behind names another
  // author, one farther on is a teaser's or a comment's. Of those inside another the
  // ones that say "name" are believed, else the first: the rest are titles.
  void byline(NodeId id, const html::Node& node, const Attributes& a, Hints hints,
              std::string_view key) {
    if (byline_count_ >= kBylinesMax) return;
    const bool inside = node.begin < byline_end_;
    if (!inside && byline_id_ != html::kNoNode && id - byline_id_ > kGroupNodes) return;
    const BylineLevel level = (hints & kName) ? BylineLevel::Name
                              : inside        ? BylineLevel::Inner
                                              : BylineLevel::Outer;
    if (inside &&
        (level < byline_level_ || (level == byline_level_ && level != BylineLevel::Name))) {
      return;
    }
    ++byline_count_;
    const std::string_view text = text_content(document_, id, facts_.arena, kBylineBytesMax * 3);
    if (text.empty() || text.size() > kBylineBytesMax * 2) return;
    if (stands_aside(document_, id, headline_begin_)) return;
    const size_t before = facts_.credits.size();
    bool found = parts(id);
    if (!found && text.size() <= kBylineBytesMax) {
      std::string_view name = text;
      // "Author: Jane Doe", in any language.
      const size_t colon = name.find(": ");
      if (colon < 24) name = trim(name.substr(colon + 2));
      found = visible_credits(id, key, name, a.href);
    }
    if (!found) return;
    if (inside && level == byline_level_) {  // one more name
      byline_end_credits_ = facts_.credits.size();
      return;
    }
    if (inside) {  // takes the place of what the outer one gave
      const size_t outer = byline_end_credits_ - byline_credits_;
      for (size_t i = 0; i < outer; ++i) facts_.credits.erase(byline_credits_);
      byline_credits_ = before - outer;
    } else {
      byline_id_ = id;
      byline_end_ = node.end;
      byline_credits_ = before;
    }
    byline_end_credits_ = facts_.credits.size();
    byline_level_ = level;
  }

  // "by <a>Jane Doe</a> and <a>John Doe</a>": links are names, and the words
  // between them are not; without links the same holds for phrases set apart.
  bool parts(NodeId id) {
    const size_t before = facts_.credits.size();
    for (const bool links : {true, false}) {
      bool text_outside = false;
      int steps = 0;
      for (NodeId at = document_.following(id, id); at != html::kNoNode && steps < 64; ++steps) {
        const html::Node& node = document_[at];
        const bool part = links ? node.is_html(Tag::A)
                                : node.is_html(Tag::Span) || node.is_html(Tag::B) ||
                                      node.is_html(Tag::Strong) || node.is_html(Tag::Em);
        if (part && !links && !text_outside && is_connective(at)) {
          text_outside = true;
          at = document_.following_after(at, id);
          continue;
        }
        if (part && (links || text_outside)) {
          visible_credits(at, "byline", text_content(document_, at, facts_.arena, kBylineBytesMax),
                          html::attribute(document_, at, "href"));
          at = document_.following_after(at, id);
          continue;
        }
        if (node.is_text() && node.parent == id && !trim(document_.text(at)).empty()) {
          text_outside = true;
        }
        at = document_.following(at, id);
      }
      if (facts_.credits.size() > before) return true;
    }
    return false;
  }

  // "von", "By": one short word, or no capital at all.
  bool is_connective(NodeId id) const {
    const std::string_view text = text_content(document_, id, facts_.arena, 32);
    if (text.empty() || text.size() > 24) return false;
    return (text.size() <= 4 && text.find(' ') == std::string_view::npos) || !looks_like_name(text);
  }

  static constexpr NodeId kGroupNodes = 24;
  enum class BylineLevel : uint8_t { Outer, Inner, Name };

  Facts& facts_;
  const html::Document& document_;
  NodeId headline_ = html::kNoNode;
  uint32_t headline_begin_ = UINT32_MAX;
  bool dates_wanted_ = false;
  size_t byline_count_ = 0;
  NodeId byline_id_ = html::kNoNode;
  uint32_t byline_end_ = 0;
  BylineLevel byline_level_ = BylineLevel::Outer;
  size_t byline_credits_ = 0, byline_end_credits_ = 0;
};

}  // namespace

bool stands_aside(const html::Document& document, NodeId id, uint32_t headline_begin) {
  // LIMIT: so many ancestors are looked at.
  for (int depth = 0; id != html::kNoNode && depth < 48; ++depth) {
    const html::Node& node = document[id];
    if (node.begin <= headline_begin && headline_begin < node.end) return false;
    if (node.is_html(Tag::Aside) || node.is_html(Tag::Nav)) return true;
    // LIMIT: longer tags are not read again and again.
    if (node.is_element() && node.open_end - node.begin > 16 && node.open_end - node.begin < 4096) {
      bool comment = false;
      html::each_attribute(document, id, [&](std::string_view key, std::string_view value) {
        if (equals_ignoring_case(key, "class") || equals_ignoring_case(key, "id")) {
          comment = comment || (hints_of(value) & kComment) != 0;
        }
      });
      if (comment) return true;
    }
    id = node.parent;
  }
  return false;
}

void read_near(Facts& facts) { NearReader(facts).read(); }

}  // namespace stet::meta
