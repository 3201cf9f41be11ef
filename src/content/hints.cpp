// An element's tag and attributes to hint bits; vocabulary.cpp reads the words.

#include "content/hints.h"

#include <algorithm>
#include <cstring>

namespace stet::content {

namespace {

// https://www.w3.org/TR/wai-aria-1.2/#role_definitions
Hints aria_hints(std::string_view role) {
  struct AriaRole {
    std::string_view name;
    Hints hints;
  };
  static constexpr AriaRole kRoles[] = {
      {"navigation", kHintNavigation},
      {"menu", kHintNavigation},
      {"menubar", kHintNavigation},
      {"toolbar", kHintNavigation},
      {"tablist", kHintNavigation},
      {"banner", kHintHeader},
      {"contentinfo", kHintFooter},
      {"complementary", kHintSidebar},
      {"search", kHintForm},
      {"dialog", kHintModal},
      {"alertdialog", kHintModal},
      {"alert", kHintNotice},
      {"main", kHintMain},
      {"article", kHintArticle},
      {"tooltip", kHintModal},
      {"comment", kHintComment},
      {"form", kHintForm},
  };
  for (const AriaRole& known : kRoles) {
    if (equals_ignoring_case(known.name, role)) return known.hints;
  }
  return 0;
}

// True if the declarations hide the element.
bool hides(std::string_view style) {
  for (size_t at = 0; (at = style.find(':', at)) != std::string_view::npos; ++at) {
    size_t value = at + 1;
    while (value < style.size() && is_space(style[value])) ++value;
    size_t name_end = at;
    while (name_end > 0 && is_space(style[name_end - 1])) --name_end;
    const std::string_view before = style.substr(0, name_end);
    const auto is_property = [&](std::string_view name) {
      return before.size() >= name.size() &&
             equals_ignoring_case(before.substr(before.size() - name.size()), name) &&
             (before.size() == name.size() || !is_alnum(before[before.size() - name.size() - 1])) &&
             (before.size() == name.size() || before[before.size() - name.size() - 1] != '-');
    };
    const std::string_view rest = style.substr(value);
    if (starts_with_ignoring_case(rest, "none") && is_property("display")) return true;
    if (starts_with_ignoring_case(rest, "hidden") && is_property("visibility")) return true;
  }
  return false;
}

// Eight bytes at a time; the source has 64 readable bytes behind it.
uint64_t hash_of(std::string_view value) {
  uint64_t hash = value.size() * 0x9e3779b97f4a7c15;
  const char* at = value.data();
  size_t left = value.size();
  while (left > 0) {
    uint64_t part;
    std::memcpy(&part, at, 8);
    if (left < 8) part &= (uint64_t{1} << (8 * left)) - 1;
    hash = (hash ^ part) * 0xff51afd7ed558ccd;
    hash ^= hash >> 32;
    if (left <= 8) break;
    at += 8;
    left -= 8;
  }
  return hash | 1;
}

}  // namespace

Hints HintReader::words(std::string_view value, uint64_t hash) {
  Slot& slot = slots_[hash >> 32 & (kSlots - 1)];
  if (slot.hash == hash) return slot.hints;
  slot = {hash, class_hints(value)};
  return slot.hints;
}

Facts HintReader::read(const html::Node& element) {
  Facts facts;
  html::RawAttributes reader = html::RawAttributes::of(*document_, element);
  html::RawAttribute attribute;
  while (reader.next(attribute)) {
    const std::string_view name = attribute.name;
    const std::string_view value = attribute.value;
    switch (name.size()) {
      case 2:
        if (equals_ignoring_case(name, "id")) {
          facts.hints |= words(value, hash_of(value));
          // React sends what arrives late in <div hidden id="S:0">, to be moved by a script.
          facts.streamed = value.size() > 2 && value[0] == 'S' && value[1] == ':';
        }
        break;
      case 4:
        if (equals_ignoring_case(name, "role")) facts.hints |= aria_hints(trim(value));
        break;
      case 5:
        if (equals_ignoring_case(name, "class") && facts.class_hash == 0) {
          const uint64_t hash = hash_of(value);
          facts.class_hash = static_cast<uint32_t>(hash >> 32) | 1;
          facts.hints |= words(value, hash);
        } else if (equals_ignoring_case(name, "style")) {
          if (hides(value)) facts.veil = std::max(facts.veil, Veil::Style);
        }
        break;
      case 6:
        if (equals_ignoring_case(name, "hidden")) {
          // "until-found" is shown to whoever searches the page.
          if (!equals_ignoring_case(trim(value), "until-found")) facts.veil = Veil::Attribute;
        }
        break;
      case 8:
        if (equals_ignoring_case(name, "itemprop")) {
          facts.hints |= words(value, hash_of(value));
        } else if (equals_ignoring_case(name, "itemtype")) {
          const size_t slash = value.rfind('/');
          const std::string_view type =
              slash == std::string_view::npos ? value : value.substr(slash + 1);
          facts.hints |= words(type, hash_of(type));
        }
        break;
      case 11:
        if (equals_ignoring_case(name, "aria-hidden")) {
          if (equals_ignoring_case(trim(value), "true")) {
            facts.veil = std::max(facts.veil, Veil::Aria);
          }
        }
        break;
      default: break;
    }
  }
  if (facts.streamed) facts.veil = Veil::None;
  return facts;
}

Hints tag_hints(html::Tag tag) {
  using html::Tag;
  switch (tag) {
    case Tag::Article: return kHintArticle;
    case Tag::Main: return kHintMain;
    case Tag::Nav:
    case Tag::Menu: return kHintNavigation;
    case Tag::Header: return kHintHeader;
    case Tag::Footer: return kHintFooter;
    case Tag::Aside: return kHintSidebar;
    case Tag::Figcaption: return kHintCaption;
    case Tag::Figure: return kHintFigure;
    case Tag::Time: return kHintTime;
    case Tag::Search: return kHintForm;
    case Tag::Noscript: return kHintNoscript;
    case Tag::Dialog: return kHintModal;
    default: return 0;
  }
}

std::string hint_names(Hints hints) {
  static constexpr const char* kNames[32] = {
      "article", "body",      "main",    "headline", "kicker",   "standfirst", "byline",  "time",
      "caption", "credit",    "nav",     "header",   "footer",   "sidebar",    "related", "share",
      "promo",   "consent",   "comment", "about",    "tags",     "notice",     "modal",   "gallery",
      "form",    "offscreen", "meta",    "teaser",   "noscript", "embed",      "figure",  "forum",
  };
  std::string out;
  for (int i = 0; i < 32; ++i) {
    if ((hints >> i & 1) == 0) continue;
    if (!out.empty()) out += ',';
    out += kNames[i];
  }
  return out;
}

}  // namespace stet::content
