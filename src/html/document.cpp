#include "html/document.h"

#include "base/ascii.h"

namespace stet::html {

namespace {

uint64_t hash_name(std::string_view name) {
  uint64_t hash = 0xcbf29ce484222325;  // FNV-1a
  for (char c : name) hash = (hash ^ static_cast<uint8_t>(to_lower(c))) * 0x100000001b3;
  return hash ^ hash >> 29;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign
// "If the token is a start tag whose tag name is one of …": SVG names that are
// not all lower case.
constexpr std::string_view kSvgNames[] = {
    "altGlyph",
    "altGlyphDef",
    "altGlyphItem",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "clipPath",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "foreignObject",
    "glyphRef",
    "linearGradient",
    "radialGradient",
    "textPath",
};

}  // namespace

Tag Names::intern(std::string_view name) {
  if (slots_.empty()) slots_.resize(256, 0);
  if (names_.size() * 2 >= slots_.size() && names_.size() < kNamesMax) {
    const size_t size = slots_.size() * 2;
    slots_.clear();
    slots_.resize(size, 0);
    for (size_t i = 0; i < names_.size(); ++i) {
      size_t at = hash_name(names_[i]) % size;
      while (slots_[at] != 0) at = (at + 1) % size;
      slots_[at] = static_cast<uint16_t>(i + 1);
    }
  }
  ArenaString lower(*arena_);
  for (char c : name) {
    if (c == '\0') {
      lower.append("\xEF\xBF\xBD");
    } else {
      lower.push_back(to_lower(c));
    }
  }
  size_t at = hash_name(lower.view()) % slots_.size();
  while (slots_[at] != 0) {
    if (names_[slots_[at] - 1u] == lower.view()) {
      return static_cast<Tag>(static_cast<size_t>(Tag::FirstUnlisted) + slots_[at] - 1u);
    }
    at = (at + 1) % slots_.size();
  }
  if (names_.size() >= kNamesMax) {
    overflowed_ = true;
    return static_cast<Tag>(static_cast<size_t>(Tag::FirstUnlisted) + kNamesMax - 1);
  }
  names_.push_back(lower.view());
  slots_[at] = static_cast<uint16_t>(names_.size());
  return static_cast<Tag>(static_cast<size_t>(Tag::FirstUnlisted) + names_.size() - 1);
}

std::string_view Document::name(NodeId id) const {
  const Node& node = nodes_[id];
  const std::string_view name = names_.name(node.tag);
  if (node.space() == Namespace::Svg) {
    for (std::string_view adjusted : kSvgNames) {
      if (equals_ignoring_case(adjusted, name)) return adjusted;
    }
  }
  return name;
}

}  // namespace stet::html
