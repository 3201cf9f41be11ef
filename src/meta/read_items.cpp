// schema.org as microdata and as RDFa Lite: the properties of the item around the
// headline. Pages without such an item cost a walk up from the headline.
// https://html.spec.whatwg.org/multipage/microdata.html
// https://www.w3.org/TR/rdfa-lite/

#include "base/ascii.h"
#include "meta/byline.h"
#include "meta/clean.h"
#include "meta/facts.h"
#include "meta/meta_names.h"
#include "meta/schema_type.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet::meta {
namespace {

using html::NodeId;
using html::Tag;

// LIMIT: items open at a time; properties of one page.
constexpr size_t kScopesMax = 64;
constexpr size_t kPropertiesMax = 256;
constexpr size_t kValueBytesMax = 1024;

struct Attributes {
  std::string_view itemprop, itemtype, property, type_of, datetime, content, href, src;
  bool itemscope = false;
};

Attributes attributes_of(const html::Document& document, NodeId id) {
  Attributes a;
  html::each_attribute(document, id, [&](std::string_view key, std::string_view value) {
    const auto is = [&key](std::string_view name) { return equals_ignoring_case(key, name); };
    switch (key.size()) {
      case 3:
        if (is("src")) a.src = value;
        break;
      case 4:
        if (is("href")) a.href = value;
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

// False if the tag surely has none of itemprop, itemscope, property and typeof:
// all hold "rop", "ems" or "eof". FAST PATH: pages with items have them on few of
// their elements. Reads up to 18 bytes past the tag.
bool may_hold_item([[maybe_unused]] const html::Document& document,
                   [[maybe_unused]] const html::Node& node) {
#if defined(__SSE2__)
  const char* at = document.source().data() + node.begin;
  const char* const end = document.source().data() + node.open_end;
  const auto equal = [](const char* from, char c) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    return _mm_cmpeq_epi8(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), _mm_set1_epi8(c));
  };
  for (; at < end; at += 16) {
    const __m128i e = equal(at, 'e');
    const __m128i rop =
        _mm_and_si128(equal(at, 'r'), _mm_and_si128(equal(at + 1, 'o'), equal(at + 2, 'p')));
    const __m128i ems = _mm_and_si128(e, _mm_and_si128(equal(at + 1, 'm'), equal(at + 2, 's')));
    const __m128i eof = _mm_and_si128(e, _mm_and_si128(equal(at + 1, 'o'), equal(at + 2, 'f')));
    if (_mm_movemask_epi8(_mm_or_si128(rop, _mm_or_si128(ems, eof))) != 0) return true;
  }
  return false;
#else
  return node.open_end > node.begin;
#endif
}

class ItemReader {
 public:
  explicit ItemReader(Facts& facts) : facts_(facts), document_(facts.document) {
    const NodeId headline = facts.metadata.headline_node;
    if (headline != html::kNoNode) headline_begin_ = document_[headline].begin;
  }

  // Everything below `root`.
  void read(NodeId root) {
    NodeId id = root;
    while (id != html::kNoNode && property_count_ < kPropertiesMax) {
      const html::Node& node = document_[id];
      // The shortest that says anything: <a itemprop=x>.
      if (node.is_element() && node.open_end - node.begin >= 12 && may_hold_item(document_, node)) {
        element(id, node);
      }
      id = document_.following(id, root);
    }
  }

 private:
  enum class ScopeKind : uint8_t { Article, Person, Publisher, Other };
  struct Scope {
    uint32_t end = 0;
    ScopeKind kind = ScopeKind::Other;
    bool accepted = false;  // an article that is this page's
  };

  void element(NodeId id, const html::Node& node) {
    while (depth_ > 0 && scopes_[depth_ - 1].end <= node.begin) --depth_;
    const Attributes a = attributes_of(document_, id);
    const bool rdfa = a.itemprop.empty() && node.tag != Tag::Meta && !a.property.empty();
    const std::string_view property = rdfa ? a.property : a.itemprop;
    if (!property.empty()) statement(id, a, property, rdfa ? Carrier::Rdfa : Carrier::Microdata);
    if (a.itemscope || !a.type_of.empty()) open_scope(node, a, property);
  }

  void open_scope(const html::Node& node, const Attributes& a, std::string_view property) {
    const SchemaTypes types = schema_type(a.itemscope ? a.itemtype : a.type_of);
    Scope scope;
    scope.end = node.end;
    if (types & schema::kArticle) {
      scope.kind = ScopeKind::Article;
      // The item around the headline; without a headline the first.
      const bool holds_headline = node.begin <= headline_begin_ && headline_begin_ < node.end;
      scope.accepted = holds_headline || (headline_begin_ == UINT32_MAX && !article_seen_);
      article_seen_ = article_seen_ || scope.accepted;
    } else if (types & schema::kPage) {
      scope.kind = ScopeKind::Article;
      scope.accepted = true;
    } else if (accepted() &&
               (is_property(property, "author") || is_property(property, "creator"))) {
      scope.kind = ScopeKind::Person;
    } else if (accepted() && is_property(property, "publisher")) {
      scope.kind = ScopeKind::Publisher;
    }
    if (depth_ < kScopesMax) scopes_[depth_++] = scope;
  }

  bool inside(ScopeKind kind) const { return depth_ > 0 && scopes_[depth_ - 1].kind == kind; }
  // Whether properties here speak of the page's article.
  bool accepted() const {
    return depth_ == 0 || (inside(ScopeKind::Article) && scopes_[depth_ - 1].accepted);
  }

  // https://html.spec.whatwg.org/multipage/microdata.html#values
  std::string_view value_of(NodeId id, const Attributes& a) const {
    for (const std::string_view raw : {a.content, a.datetime}) {
      if (!raw.empty()) return clean(html::attribute_value(raw, facts_.arena), facts_.arena);
    }
    return text_content(document_, id, facts_.arena, kValueBytesMax);
  }

  void statement(NodeId id, const Attributes& a, std::string_view property, Carrier carrier) {
    ++property_count_;
    if (inside(ScopeKind::Person)) {
      if (is_property(property, "name")) credit(id, value_of(id, a), a.href, carrier);
      return;
    }
    if (inside(ScopeKind::Publisher)) {
      if (is_property(property, "name")) {
        facts_.add(Field::Publisher, carrier, "publisher", value_of(id, a), id, rank::kItem);
      }
      return;
    }
    if (!accepted()) return;
    const auto add = [&](std::string_view name, Field field) {
      if (is_property(property, name)) {
        facts_.add(field, carrier, name, value_of(id, a), id, rank::kItem);
      }
    };
    add("headline", Field::Headline);
    add("description", Field::Description);
    add("articleSection", Field::Section);
    add("keywords", Field::Topic);
    add("inLanguage", Field::Language);
    if (document_[id].tag != Tag::Time) {  // those are read with the times
      add("datePublished", Field::Published);
      add("dateModified", Field::Modified);
      if (carrier == Carrier::Rdfa) {  // of Dublin Core
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
      credit(id, value_of(id, a), a.href, carrier);
    }
  }

  // A list of properties holds `name`, with or without a prefix.
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

  void credit(NodeId id, std::string_view name, std::string_view href, Carrier carrier) {
    if (!valid_name(name) || stands_aside(document_, id, headline_begin_)) return;
    facts_.add_credit(carrier, "author", name, trim(html::attribute_value(href, facts_.arena)), id,
                      rank::kItem);
  }

  Facts& facts_;
  const html::Document& document_;
  uint32_t headline_begin_ = UINT32_MAX;
  Scope scopes_[kScopesMax];
  size_t depth_ = 0;
  size_t property_count_ = 0;
  bool article_seen_ = false;
};

// The outermost item around the headline, or none.
NodeId item_around(const Facts& facts, NodeId id) {
  NodeId found = html::kNoNode;
  // LIMIT: so many ancestors are looked at.
  for (int depth = 0; id != html::kNoNode && depth < 64; ++depth) {
    const html::Node& node = facts.document[id];
    if (node.is_element() && node.open_end - node.begin >= 12 &&
        may_hold_item(facts.document, node)) {
      const Attributes a = attributes_of(facts.document, id);
      if (a.itemscope || !a.type_of.empty()) found = id;
    }
    id = node.parent;
  }
  return found;
}

}  // namespace

void read_items(Facts& facts) {
  const NodeId headline = facts.metadata.headline_node;
  NodeId root = html::kNoNode;
  if (headline != html::kNoNode) root = item_around(facts, headline);
  // Properties of <meta> in the body show that there are items somewhere.
  if (root == html::kNoNode && facts.body_items_seen) root = facts.document.body();
  if (root != html::kNoNode) ItemReader(facts).read(root);
}

}  // namespace stet::meta
