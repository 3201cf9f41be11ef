// Names and values of features as a reader of reports wants them.

#include "content/feature_words.h"

#include <iterator>
#include <string_view>

#include "content/feature.h"
#include "stet/article.h"

namespace stet::content {

namespace {

// The inverse of ilog(), to two digits.
uint32_t number_of(int16_t log) {
  const uint32_t whole = static_cast<uint32_t>(log) / 64;
  const uint64_t fraction = static_cast<uint32_t>(log) % 64;
  uint64_t number = ((64 + fraction) << whole) / 64 - 1;
  uint64_t unit = 1;
  while (number / unit >= 100) unit *= 10;
  number = (number + unit / 2) / unit * unit;
  return static_cast<uint32_t>(number < UINT32_MAX ? number : UINT32_MAX);
}

std::string_view shape_of(int16_t value) {
  constexpr std::string_view kNames[] = {"text", "heading", "list item",  "quotation",
                                         "code", "caption", "table cell", "none"};
  return kNames[value & 7];
}

// As tag_value() of features_text.cpp numbers them.
std::string_view tag_of(int16_t value) {
  constexpr std::string_view kNames[] = {
      "none",    "p",       "blockquote", "pre",    "figcaption", "caption",  "h1",
      "h2",      "h3",      "h4",         "h5",     "h6",         "article",  "main",
      "section", "another", "div",        "body",   "td",         "th",       "tr",
      "tbody",   "table",   "dd",         "dt",     "dl",         "li",       "ol",
      "ul",      "details", "summary",    "figure", "header",     "address",  "aside",
      "footer",  "form",    "fieldset",   "label",  "nav",        "noscript", "custom"};
  return value >= 0 && static_cast<size_t>(value) < std::size(kNames)
             ? kNames[static_cast<size_t>(value)]
             : "another";
}

std::string_view first_child_of(int16_t value) {
  constexpr std::string_view kNames[] = {"nothing", "text",  "bold", "italic", "a link", "span",
                                         "small",   "image", "time", "br",     "another"};
  return value >= 0 && static_cast<size_t>(value) < std::size(kNames)
             ? kNames[static_cast<size_t>(value)]
             : "another";
}

std::string_view veil_of(int16_t value) {
  constexpr std::string_view kNames[] = {"nothing", "aria-hidden", "its style", "hidden"};
  return kNames[value & 3];
}

// Of features whose values are names; empty for all others.
std::string_view name_of(Feature feature, int16_t value) {
  switch (feature) {
    case Feature::Shape:
    case Feature::Prev1Shape:
    case Feature::Prev2Shape:
    case Feature::Next1Shape:
    case Feature::Next2Shape: return shape_of(value);
    case Feature::Tag:
    case Feature::ParentTag:
    case Feature::GrandparentTag: return tag_of(value);
    case Feature::FirstChild: return first_child_of(value);
    case Feature::Veil: return veil_of(value);
    case Feature::RuleRole: return name(static_cast<Role>(value));
    case Feature::PageDeclared:
    case Feature::PageKind: return name(static_cast<PageKind>(value));
    default: return {};
  }
}

}  // namespace

std::string in_words(size_t feature, int16_t value) {
  const FeatureInfo& info = kFeatures[feature];
  constexpr std::string_view kLog = " (log)";
  std::string out(info.meaning);
  std::string shown(name_of(static_cast<Feature>(feature), value));
  if (!shown.empty()) {
    // A name says it.
  } else if (info.meaning.ends_with(kLog)) {
    out.resize(out.size() - kLog.size());
    if (value < 0) shown = '-';
    shown += std::to_string(number_of(value < 0 ? static_cast<int16_t>(-value) : value));
  } else if (info.max == kShareMax && info.min == 0) {
    shown = std::to_string((value + 5) / 10);
    shown += " %";
  } else if (info.max == 1) {
    shown = value != 0 ? "yes" : "no";
  } else if (info.max == kFar && info.group == FeatureGroup::Names) {
    shown = value >= kFar ? "none around" : value == 0 ? "its own" : std::to_string(value);
    if (value > 0 && value < kFar) shown += " up";
  } else {
    shown = std::to_string(value);
  }
  out += " (";
  out += shown;
  out += ")";
  return out;
}

}  // namespace stet::content
