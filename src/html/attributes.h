#pragma once
// Attributes, read from the source of a start tag when they are asked for: the
// tokenizer only finds where a tag ends, since most attributes of a page are
// never looked at. What comes out is exactly what the standard's attribute
// states give: names in lower case, the first of several with one name kept,
// character references resolved.

#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "html/document.h"

namespace stet::html {

// As it stands in the source.
struct RawAttribute {
  std::string_view name;   // not empty; any case
  std::string_view value;  // without quotes, character references not resolved
};

// Walks the attributes of one tag. The text must end in a complete tag.
// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
// up to #after-attribute-value-(quoted)-state
class RawAttributes {
 public:
  // `at` is behind the tag name; the '>' that ends the tag is before `end`.
  RawAttributes(const char* at, const char* end) : at_(at), end_(end) {}
  // The attributes of an element's own start tag; nothing for made-up elements.
  static RawAttributes of(const Document& document, const Node& element);
  static RawAttributes of_tag(const Document& document, uint32_t begin, uint32_t end);

  bool next(RawAttribute& attribute);

 private:
  const char* at_;
  const char* end_;
};

// Calls f(name, raw_value) for each attribute in source order, duplicates
// included: callers that know which names they want take the first of each.
template <class F>
void each_attribute(const Document& document, NodeId element, F&& f) {
  RawAttributes reader = RawAttributes::of(document, document[element]);
  RawAttribute attribute;
  while (reader.next(attribute)) f(attribute.name, attribute.value);
}

// The value, character references resolved. A view of `raw` if there are none,
// else made in the arena.
std::string_view attribute_value(std::string_view raw, Arena& arena);

// The value of one attribute; data() is null if the element has none of that
// name. `name` is in lower case; one with U+FFFD, which can stand for a NUL of
// the source, is not found. Cost: the length of the start tag.
std::string_view attribute(const Document& document, NodeId element, std::string_view name);
bool has_attribute(const Document& document, NodeId element, std::string_view name);

enum class AttributeNamespace : uint8_t { None, XLink, Xml, Xmlns };

struct Attribute {
  std::string_view name;  // local name, adjusted for foreign elements
  std::string_view value;
  AttributeNamespace space = AttributeNamespace::None;
};

// All attributes as the DOM has them, at most Document::attributes_max().
// Cost: linear in the start tag; names are compared up to 32 attributes and
// hashed above.
ArenaVector<Attribute> attributes(const Document& document, NodeId element);

}  // namespace stet::html
