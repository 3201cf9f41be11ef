#include "html/attributes.h"

#include "html/char_ref.h"
#include "html/tag_end.h"

namespace stet::html {

namespace {

constexpr uint8_t kSpace = 1;   // ends a name and an unquoted value
constexpr uint8_t kSlash = 2;   // ends a name
constexpr uint8_t kEquals = 4;  // ends a name, unless it is its first character
constexpr uint8_t kClose = 8;   // ends the tag

struct Classes {
  uint8_t of[256] = {};
  constexpr Classes() {
    of[static_cast<uint8_t>(' ')] = of[static_cast<uint8_t>('\n')] = kSpace;
    of[static_cast<uint8_t>('\t')] = of[static_cast<uint8_t>('\f')] = kSpace;
    of[static_cast<uint8_t>('/')] = kSlash;
    of[static_cast<uint8_t>('=')] = kEquals;
    of[static_cast<uint8_t>('>')] = kClose;
  }
};
constexpr Classes kClasses;

inline bool is(char c, int classes) {
  return (kClasses.of[static_cast<uint8_t>(c)] & classes) != 0;
}

// SVG attribute names that are not all lower case.
// https://html.spec.whatwg.org/multipage/parsing.html#adjust-svg-attributes
constexpr std::string_view kSvgNames[] = {
    "attributeName",
    "attributeType",
    "baseFrequency",
    "baseProfile",
    "calcMode",
    "clipPathUnits",
    "diffuseConstant",
    "edgeMode",
    "filterUnits",
    "glyphRef",
    "gradientTransform",
    "gradientUnits",
    "kernelMatrix",
    "kernelUnitLength",
    "keyPoints",
    "keySplines",
    "keyTimes",
    "lengthAdjust",
    "limitingConeAngle",
    "markerHeight",
    "markerUnits",
    "markerWidth",
    "maskContentUnits",
    "maskUnits",
    "numOctaves",
    "pathLength",
    "patternContentUnits",
    "patternTransform",
    "patternUnits",
    "pointsAtX",
    "pointsAtY",
    "pointsAtZ",
    "preserveAlpha",
    "preserveAspectRatio",
    "primitiveUnits",
    "refX",
    "refY",
    "repeatCount",
    "repeatDur",
    "requiredExtensions",
    "requiredFeatures",
    "specularConstant",
    "specularExponent",
    "spreadMethod",
    "startOffset",
    "stdDeviation",
    "stitchTiles",
    "surfaceScale",
    "systemLanguage",
    "tableValues",
    "targetX",
    "targetY",
    "textLength",
    "viewBox",
    "viewTarget",
    "xChannelSelector",
    "yChannelSelector",
    "zoomAndPan",
};

// https://html.spec.whatwg.org/multipage/parsing.html#adjust-foreign-attributes
struct ForeignName {
  std::string_view qualified, local;
  AttributeNamespace space;
};
constexpr ForeignName kForeignNames[] = {
    {"xlink:actuate", "actuate", AttributeNamespace::XLink},
    {"xlink:arcrole", "arcrole", AttributeNamespace::XLink},
    {"xlink:href", "href", AttributeNamespace::XLink},
    {"xlink:role", "role", AttributeNamespace::XLink},
    {"xlink:show", "show", AttributeNamespace::XLink},
    {"xlink:title", "title", AttributeNamespace::XLink},
    {"xlink:type", "type", AttributeNamespace::XLink},
    {"xml:lang", "lang", AttributeNamespace::Xml},
    {"xml:space", "space", AttributeNamespace::Xml},
    {"xmlns", "xmlns", AttributeNamespace::Xmlns},
    {"xmlns:xlink", "xlink", AttributeNamespace::Xmlns},
};

void adjust_foreign(Attribute& attribute, Namespace space) {
  if (space == Namespace::MathMl && attribute.name == "definitionurl") {
    attribute.name = "definitionURL";
    return;
  }
  if (space == Namespace::Svg) {
    for (std::string_view name : kSvgNames) {
      if (equals_ignoring_case(name, attribute.name)) {
        attribute.name = name;
        return;
      }
    }
  }
  for (const ForeignName& foreign : kForeignNames) {
    if (foreign.qualified == attribute.name) {
      attribute.name = foreign.local;
      attribute.space = foreign.space;
      return;
    }
  }
}

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

// Lower case, NUL replaced; a view of the source if nothing changes.
std::string_view attribute_name(std::string_view raw, Arena& arena) {
  size_t i = 0;
  while (i < raw.size() && !is_upper(raw[i]) && raw[i] != '\0') ++i;
  if (i == raw.size()) return raw;
  ArenaString name(arena);
  for (char c : raw) {
    if (c == '\0') {
      name.append(kReplacement);
    } else {
      name.push_back(to_lower(c));
    }
  }
  return name.view();
}

// Which names have been seen, for tags with many attributes.
class SeenNames {
 public:
  explicit SeenNames(const ArenaVector<Attribute>& list) : list_(list), slots_(list.arena()) {}

  bool add(std::string_view name) {
    if (list_.size() < kHashFrom) {
      for (const Attribute& attribute : list_) {
        if (attribute.name == name) return false;
      }
      return true;
    }
    if (slots_.empty()) {
      slots_.resize(kSlots, 0);
      for (size_t i = 0; i < list_.size(); ++i) *find(list_[i].name) = static_cast<uint32_t>(i + 1);
    }
    if (list_.size() > kSlots / 2) {  // keeps probing short; a tag this long is hostile
      return false;
    }
    uint32_t* slot = find(name);
    if (*slot != 0) return false;
    *slot = static_cast<uint32_t>(list_.size() + 1);
    return true;
  }

 private:
  static constexpr size_t kHashFrom = 32;
  static constexpr size_t kSlots = 1 << 15;

  uint32_t* find(std::string_view name) {
    uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
    for (char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
    for (size_t at = (hash ^ hash >> 32) % kSlots;; at = (at + 1) % kSlots) {
      uint32_t& slot = slots_[at];
      if (slot == 0 || list_[slot - 1].name == name) return &slot;
    }
  }

  const ArenaVector<Attribute>& list_;
  ArenaVector<uint32_t> slots_;
};

void collect(RawAttributes reader, size_t count_max, Arena& arena, SeenNames& seen,
             ArenaVector<Attribute>& list) {
  RawAttribute raw;
  while (list.size() < count_max && reader.next(raw)) {
    const std::string_view name = attribute_name(raw.name, arena);
    if (seen.add(name)) list.push_back({name, attribute_value(raw.value, arena)});
  }
}

const char* skip_tag_name(const char* at) {
  while (!is(*at, kSpace | kSlash | kClose)) ++at;
  return at;
}

}  // namespace

TagEnd find_tag_end(const char* at, const char* end) {
  for (;;) {
    // Before attribute name state, after attribute value (quoted) state.
    while (at < end && is(*at, kSpace)) ++at;
    if (at >= end) return {nullptr, false};
    if (*at == '>') return {at + 1, false};
    if (*at == '/') {  // self-closing start tag state
      if (at + 1 < end && at[1] == '>') return {at + 2, true};
      ++at;
      continue;
    }
    // Attribute name state. A leading '=' belongs to the name.
    ++at;
    while (at < end && !is(*at, kSpace | kSlash | kClose | kEquals)) ++at;
    // After attribute name state.
    while (at < end && is(*at, kSpace)) ++at;
    if (at >= end || *at != '=') continue;
    // Before attribute value state.
    ++at;
    while (at < end && is(*at, kSpace)) ++at;
    if (at < end && (*at == '"' || *at == '\'')) {
      const void* close = std::memchr(at + 1, *at, static_cast<size_t>(end - at - 1));
      if (close == nullptr) return {nullptr, false};
      at = static_cast<const char*>(close) + 1;
      continue;
    }
    while (at < end && !is(*at, kSpace | kClose)) ++at;
  }
}

bool RawAttributes::next(RawAttribute& attribute) {
  const char* at = at_;
  // Before attribute name state; '/' that is not before '>' is dropped.
  while (at < end_ && is(*at, kSpace | kSlash)) ++at;
  if (at >= end_ || *at == '>') {
    at_ = end_;
    return false;
  }
  // Attribute name state. A leading '=' belongs to the name.
  const char* const name = at++;
  while (at < end_ && !is(*at, kSpace | kSlash | kClose | kEquals)) ++at;
  attribute.name = {name, static_cast<size_t>(at - name)};
  // After attribute name state.
  const char* equals = at;
  while (equals < end_ && is(*equals, kSpace)) ++equals;
  if (equals >= end_ || *equals != '=') {
    attribute.value = {};
    at_ = equals;
    return true;
  }
  // Before attribute value state.
  at = equals + 1;
  while (at < end_ && is(*at, kSpace)) ++at;
  if (at < end_ && (*at == '"' || *at == '\'')) {
    const char quote = *at++;
    const auto* close =
        static_cast<const char*>(std::memchr(at, quote, static_cast<size_t>(end_ - at)));
    if (close == nullptr) close = end_;
    attribute.value = {at, static_cast<size_t>(close - at)};
    at_ = close < end_ ? close + 1 : end_;
    return true;
  }
  const char* const value = at;
  while (at < end_ && !is(*at, kSpace | kClose)) ++at;
  attribute.value = {value, static_cast<size_t>(at - value)};
  at_ = at;
  return true;
}

RawAttributes RawAttributes::of_tag(const Document& document, uint32_t begin, uint32_t end) {
  const char* const source = document.source().data();
  if (begin == end) return {source, source};
  return {skip_tag_name(source + begin + 1), source + end};
}

RawAttributes RawAttributes::of(const Document& document, const Node& element) {
  return of_tag(document, element.begin, element.open_end);
}

std::string_view attribute_value(std::string_view raw, Arena& arena) {
  if (raw.empty()) return raw;
  if (std::memchr(raw.data(), '&', raw.size()) == nullptr &&
      std::memchr(raw.data(), '\0', raw.size()) == nullptr) {
    return raw;
  }
  ArenaString value(arena);
  const char* at = raw.data();
  const char* const end = at + raw.size();
  while (at < end) {
    const char* stop = at;
    while (stop < end && *stop != '&' && *stop != '\0') ++stop;
    value.append({at, static_cast<size_t>(stop - at)});
    if (stop == end) break;
    if (*stop == '\0') {
      value.append(kReplacement);
      at = stop + 1;
      continue;
    }
    const CharRef reference = match_char_ref(stop + 1, end, true);
    if (reference.consumed == 0) {
      value.push_back('&');
    } else {
      value.append({reference.utf8, reference.size});
    }
    at = stop + 1 + reference.consumed;
  }
  return value.view();
}

std::string_view attribute(const Document& document, NodeId element, std::string_view name) {
  const Node& node = document[element];
  const auto find = [&](RawAttributes reader) -> std::string_view {
    RawAttribute raw;
    while (reader.next(raw)) {
      if (raw.name.size() == name.size() && equals_ignoring_case(raw.name, name)) {
        const std::string_view value = attribute_value(raw.value, document.arena());
        return value.data() == nullptr ? std::string_view("", 0) : value;
      }
    }
    return {};
  };
  std::string_view value = find(RawAttributes::of(document, node));
  if (value.data() == nullptr && (node.flags & Node::kMoreAttributes) != 0) {
    for (const ExtraTag& extra : document.extra_tags()) {
      if (extra.node != element) continue;
      value = find(RawAttributes::of_tag(document, extra.begin, extra.end));
      if (value.data() != nullptr) break;
    }
  }
  return value;
}

bool has_attribute(const Document& document, NodeId element, std::string_view name) {
  return attribute(document, element, name).data() != nullptr;
}

ArenaVector<Attribute> attributes(const Document& document, NodeId element) {
  const Node& node = document[element];
  Arena& arena = document.arena();
  ArenaVector<Attribute> list(arena);
  SeenNames seen(list);
  const size_t count_max = document.attributes_max();
  collect(RawAttributes::of(document, node), count_max, arena, seen, list);
  if ((node.flags & Node::kMoreAttributes) != 0) {
    for (const ExtraTag& extra : document.extra_tags()) {
      if (extra.node != element) continue;
      collect(RawAttributes::of_tag(document, extra.begin, extra.end), count_max, arena, seen,
              list);
    }
  }
  if (node.space() != Namespace::Html) {
    for (Attribute& attribute : list) adjust_foreign(attribute, node.space());
  }
  return list;
}

}  // namespace stet::html
