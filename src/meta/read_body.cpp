// What elements of the body say of themselves by attribute: schema.org microdata
// and RDFa, microformats (hAtom, h-entry, hCard), rel=author, and the words
// "byline" and "author" of their classes.
// https://html.spec.whatwg.org/multipage/microdata.html
// https://microformats.org/wiki/h-entry , https://www.w3.org/TR/rdfa-lite/

#include "base/ascii.h"
#include "meta/byline.h"
#include "meta/clean.h"
#include "meta/date.h"
#include "meta/facts.h"
#include "meta/meta_names.h"
#include "meta/schema_type.h"

namespace stet::meta {
namespace {

using html::NodeId;
using html::Tag;

// LIMIT: scopes open at a time, bylines of one page, bytes of a byline.
constexpr size_t kScopesMax = 64;
constexpr size_t kBylinesMax = 16;
constexpr size_t kBylineBytesMax = 160;

struct Attributes {
  std::string_view itemprop, itemtype, rel, classes, id, property, type_of, datetime, content, href,
      src, title;
  bool itemscope = false;
};

bool contains(std::string_view text, std::string_view word) {
  for (size_t i = 0; i + word.size() <= text.size(); ++i) {
    if (to_lower(text[i]) == word[0] && starts_with_ignoring_case(text.substr(i), word))
      return true;
  }
  return false;
}

bool has_word(std::string_view text, std::string_view word) {
  while (true) {
    text = trim(text);
    if (text.empty()) return false;
    size_t size = 0;
    while (size < text.size() && !is_space(text[size])) ++size;
    if (equals_ignoring_case(text.substr(0, size), word)) return true;
    text.remove_prefix(size);
  }
}

class BodyReader {
 public:
  explicit BodyReader(Facts& facts) : facts_(facts), document_(facts.document) {
    const NodeId headline = facts.metadata.headline_node;
    if (headline != html::kNoNode) headline_begin_ = document_[headline].begin;
  }

  void read() {
    const NodeId size = static_cast<NodeId>(document_.size());
    for (NodeId id = html::kDocument; id < size; ++id) {
      const html::Node& node = document_[id];
      if (node.kind != html::NodeKind::Element || node.space() != html::Namespace::Html) continue;
      // No attributes: "<p>".
      if (node.open_end - node.begin < 10) continue;
      switch (node.tag) {
        case Tag::Script:
        case Tag::Style:
        case Tag::Img:
        case Tag::Iframe:
        case Tag::Input:
        case Tag::Button:
        case Tag::Body: continue;
        default: break;
      }
      element(id, node);
    }
  }

 private:
  enum class ScopeKind : uint8_t { Article, Person, Publisher, Other, Skip };
  struct Scope {
    uint32_t end;
    ScopeKind kind;
    bool author = false;  // a Person or Organisation that is the article's author
    bool accepted = false;
  };

  void element(NodeId id, const html::Node& node) {
    while (depth_ > 0 && scopes_[depth_ - 1].end <= node.begin) --depth_;
    const Attributes a = attributes(id);
    const bool skipped = depth_ > 0 && scopes_[depth_ - 1].kind == ScopeKind::Skip;
    if (skipped) return;
    if (node.is_html(Tag::Aside) || node.is_html(Tag::Nav) || contains(a.classes, "comment") ||
        contains(a.id, "comment")) {
      // A wrapper around everything may be named after comments, too.
      if (!(node.begin <= headline_begin_ && headline_begin_ < node.end)) {
        push({node.end, ScopeKind::Skip});
        return;
      }
    }
    const bool rdfa = a.itemprop.empty() && node.tag != Tag::Meta && !a.property.empty();
    const std::string_view property = rdfa ? a.property : a.itemprop;
    if (!property.empty()) statement(id, a, property, rdfa ? Carrier::Rdfa : Carrier::Microdata);
    if (a.itemscope || !a.type_of.empty()) scope(node, a, property);
    if (!a.rel.empty() && has_word(a.rel, "author") && node.tag != Tag::Link) {
      credit(id, "rel=author", text_content(document_, id, facts_.arena, kBylineBytesMax), a.href,
             rank::kMarked, Carrier::Link);
    }
    if (!a.classes.empty()) classes(id, node, a);
  }

  Attributes attributes(NodeId id) const {
    Attributes a;
    html::each_attribute(document_, id, [&](std::string_view key, std::string_view value) {
      const auto is = [&key](std::string_view name) { return equals_ignoring_case(key, name); };
      switch (key.size()) {
        case 2:
          if (is("id")) a.id = value;
          break;
        case 3:
          if (is("rel")) a.rel = value;
          if (is("src")) a.src = value;
          break;
        case 4:
          if (is("href")) a.href = value;
          break;
        case 5:
          if (is("class")) a.classes = value;
          if (is("title")) a.title = value;
          break;
        case 6:
          if (is("typeof")) a.type_of = value;
          break;
        case 7:
          if (is("content")) a.content = value;
          break;
        case 8:
          if (is("itemprop")) a.itemprop = value;
          if (is("itemtype")) a.itemtype = value;
          if (is("property")) a.property = value;
          if (is("datetime")) a.datetime = value;
          break;
        case 9:
          if (is("itemscope")) a.itemscope = true;
          break;
        default: break;
      }
    });
    return a;
  }

  // ---------------------------------------------------------------- scopes

  void push(const Scope& scope) {
    if (depth_ < kScopesMax) scopes_[depth_++] = scope;
  }

  void scope(const html::Node& node, const Attributes& a, std::string_view property) {
    const SchemaTypes types = schema_type(a.itemscope ? a.itemtype : a.type_of);
    Scope scope{node.end, ScopeKind::Other};
    const bool in_article = accepted();
    if (types & schema::kArticle) {
      scope.kind = ScopeKind::Article;
      const bool holds_headline = node.begin <= headline_begin_ && headline_begin_ < node.end;
      // The item around the headline; without a headline the first.
      scope.accepted = holds_headline || (headline_begin_ == UINT32_MAX && !article_seen_);
      if (scope.accepted) article_seen_ = true;
    } else if (types & schema::kPage) {
      scope.kind = ScopeKind::Article;
      scope.accepted = true;
    } else if (in_article && (has_word(property, "author") || has_word(property, "creator"))) {
      scope.kind = ScopeKind::Person;
      scope.author = true;
    } else if (in_article && has_word(property, "publisher")) {
      scope.kind = ScopeKind::Publisher;
    }
    push(scope);
  }

  // Whether properties here speak of the article.
  bool accepted() const {
    return depth_ == 0 ||
           (scopes_[depth_ - 1].kind == ScopeKind::Article && scopes_[depth_ - 1].accepted);
  }

  // ---------------------------------------------------------------- properties

  // https://html.spec.whatwg.org/multipage/microdata.html#values
  std::string_view value_of(NodeId id, const Attributes& a) const {
    for (const std::string_view raw : {a.content, a.datetime}) {
      if (!raw.empty()) return clean(html::attribute_value(raw, facts_.arena), facts_.arena);
    }
    return text_content(document_, id, facts_.arena, 1024);
  }

  void statement(NodeId id, const Attributes& a, std::string_view property, Carrier carrier) {
    const Tag tag = document_[id].tag;
    if (depth_ > 0 && scopes_[depth_ - 1].author) {
      if (is_property(property, "name")) {
        credit(id, "author", value_of(id, a), a.href, rank::kItem, carrier);
      }
      return;
    }
    if (depth_ > 0 && scopes_[depth_ - 1].kind == ScopeKind::Publisher) {
      if (is_property(property, "name")) {
        facts_.add(Field::Publisher, carrier, "publisher", value_of(id, a), id, rank::kItem);
      }
      return;
    }
    if (!accepted()) return;
    const auto add = [&](std::string_view name, Field field) {
      if (!is_property(property, name)) return;
      facts_.add(field, carrier, name, value_of(id, a), id, rank::kItem);
    };
    add("headline", Field::Headline);
    add("description", Field::Description);
    add("articleSection", Field::Section);
    add("keywords", Field::Topic);
    add("inLanguage", Field::Language);
    if (tag != Tag::Time) {  // those are read with the times
      add("datePublished", Field::Published);
      add("dateModified", Field::Modified);
      if (carrier == Carrier::Rdfa) {
        add("date", Field::Published);
        add("created", Field::Published);
        add("issued", Field::Published);
      }
    }
    if (is_property(property, "image")) {
      const std::string_view raw = !a.content.empty() ? a.content : !a.src.empty() ? a.src : a.href;
      facts_.add(Field::Image, carrier, "image", trim(html::attribute_value(raw, facts_.arena)), id,
                 rank::kItem);
    }
    if ((is_property(property, "author") || is_property(property, "creator")) && !a.itemscope &&
        a.type_of.empty()) {
      credit(id, "author", value_of(id, a), a.href, rank::kItem, carrier);
    }
  }

  // A property list holds `name`, with or without a prefix.
  static bool is_property(std::string_view list, std::string_view name) {
    while (true) {
      list = trim(list);
      if (list.empty()) return false;
      size_t size = 0;
      while (size < list.size() && !is_space(list[size])) ++size;
      if (equals_ignoring_case(local_name(list.substr(0, size)), name)) return true;
      list.remove_prefix(size);
    }
  }

  void credit(NodeId id, std::string_view key, std::string_view name, std::string_view href,
              uint8_t rank, Carrier carrier) {
    if (!valid_name(name)) return;
    const uint32_t added = facts_.add(Field::Author, carrier, key, name, id, rank);
    if (added == 0) return;
    Credit credit;
    credit.name = name;
    credit.url = trim(html::attribute_value(href, facts_.arena));
    credit.rank = rank;
    credit.statement = added - 1;
    facts_.credits.push_back(credit);
  }

  // ---------------------------------------------------------------- classes

  void classes(NodeId id, const html::Node& node, const Attributes& a) {
    if (has_word(a.classes, "entry-title") || has_word(a.classes, "p-name")) {
      if (node.tag != Tag::H1) {
        facts_.add(Field::Headline, Carrier::Visible, "entry-title",
                   text_content(document_, id, facts_.arena, 1024), id, rank::kMarked);
      }
    }
    if (node.tag != Tag::Time) {
      const bool published =
          has_word(a.classes, "published") || has_word(a.classes, "dt-published");
      const bool updated = has_word(a.classes, "updated") || has_word(a.classes, "dt-updated");
      if (published || updated) {
        std::string_view value = value_of(id, a);
        if (node.tag == Tag::Abbr && !a.title.empty()) {
          value = clean(html::attribute_value(a.title, facts_.arena), facts_.arena);
        }
        if (value.size() < 64 && parse_date(value)) {
          facts_.add(published ? Field::Published : Field::Modified, Carrier::Visible,
                     published ? "published" : "updated", value, id, rank::kMarked);
        }
      }
    }
    const bool vcard = has_word(a.classes, "fn") || has_word(a.classes, "p-author");
    if (vcard) {
      credit(id, "fn", text_content(document_, id, facts_.arena, kBylineBytesMax), a.href,
             rank::kMarked, Carrier::Visible);
    }
    if (contains(a.classes, "byline") || contains(a.classes, "author")) byline(id, node, a);
  }

  // The innermost element with such a class, or the links in it.
  void byline(NodeId id, const html::Node& node, const Attributes& a) {
    if (byline_count_ >= kBylinesMax) return;
    ++byline_count_;
    // Pictures and biographies of authors have these classes too.
    std::string_view text = text_content(document_, id, facts_.arena, kBylineBytesMax + 1);
    if (text.empty() || text.size() > kBylineBytesMax) return;
    // One inside the last one says it better.
    if (node.begin < byline_end_ && byline_credit_ < facts_.credits.size()) {
      Credit& outer = facts_.credits[byline_credit_];
      if (!valid_name(text)) return;
      outer.name = text;
      outer.url = trim(html::attribute_value(a.href, facts_.arena));
      return;
    }
    const size_t before = facts_.credits.size();
    NodeId at = document_.following(id, id);
    for (int steps = 0; at != html::kNoNode && steps < 64; ++steps) {
      if (document_[at].is_html(Tag::A)) {
        credit(at, "byline", text_content(document_, at, facts_.arena, kBylineBytesMax),
               html::attribute(document_, at, "href"), rank::kVisible, Carrier::Visible);
      }
      at = document_.following(at, id);
    }
    if (facts_.credits.size() == before) {
      // "Author: Jane Doe", in any language.
      const size_t colon = text.find(": ");
      if (colon != std::string_view::npos && colon < 24) text = trim(text.substr(colon + 2));
      credit(id, "byline", text, a.href, rank::kVisible, Carrier::Visible);
    }
    if (facts_.credits.size() > before) {
      byline_end_ = node.end;
      byline_credit_ = before;
    }
  }

  Facts& facts_;
  const html::Document& document_;
  uint32_t headline_begin_ = UINT32_MAX;
  Scope scopes_[kScopesMax];
  size_t depth_ = 0;
  bool article_seen_ = false;
  size_t byline_count_ = 0;
  uint32_t byline_end_ = 0;
  size_t byline_credit_ = SIZE_MAX;
};

}  // namespace

void read_body(Facts& facts) { BodyReader(facts).read(); }

}  // namespace stet::meta
