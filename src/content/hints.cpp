// An element's tag and attributes to hint bits.

#include "content/hints.h"

#include <array>
#include <cstring>

#include "content/vocabulary.h"

namespace stet::content {

namespace {

constexpr size_t kWordMax = 24;  // bytes; longer words are not in the vocabulary

constexpr uint64_t mix(uint64_t hash, uint8_t byte) { return (hash ^ byte) * 0x100000001b3; }
constexpr uint64_t kSeed = 0xcbf29ce484222325;  // FNV-1a

// The vocabulary as an open-addressed table, made by the compiler. Stems
// ("comment*") stand in it without their star.
struct Entry {
  uint64_t hash = 0;  // 0: free
  Hints hints = 0;
  Half half = Half::None;
  bool stem = false;
};

constexpr size_t kEntries = 1024;

struct Vocabulary {
  std::array<Entry, kEntries> entries = {};
  uint32_t stem_sizes = 0;  // bit n: some stem has n bytes

  constexpr Vocabulary() {
    for (const VocabularyWord& word : kVocabulary) {
      const bool stem = word.word.back() == '*';
      const std::string_view letters = word.word.substr(0, word.word.size() - stem);
      uint64_t hash = kSeed;
      for (char c : letters) hash = mix(hash, static_cast<uint8_t>(c));
      if (stem) stem_sizes |= 1u << letters.size();
      size_t at = (hash ^ hash >> 29) % kEntries;
      while (entries[at].hash != 0) at = (at + 1) % kEntries;
      entries[at] = {hash, word.hints, word.half, stem};
    }
  }

  constexpr const Entry* find(uint64_t hash) const {
    for (size_t at = (hash ^ hash >> 29) % kEntries; entries[at].hash != 0;
         at = (at + 1) % kEntries) {
      if (entries[at].hash == hash) return &entries[at];
    }
    return nullptr;
  }
};

constexpr Vocabulary kTable;

// `word` is in lower case.
const Entry* look_up(std::string_view word) {
  if (word.size() < 2 || word.size() > kWordMax) return nullptr;
  uint64_t hash = kSeed;
  const Entry* stem = nullptr;
  for (size_t i = 0; i < word.size(); ++i) {
    hash = mix(hash, static_cast<uint8_t>(word[i]));
    if ((kTable.stem_sizes >> (i + 1) & 1) != 0) {
      const Entry* entry = kTable.find(hash);
      if (entry != nullptr && entry->stem) stem = entry;
    }
  }
  const Entry* entry = kTable.find(hash);
  return entry != nullptr ? entry : stem;
}

// Hints that a more telling word of the same name takes away: "article-footer"
// is a footer, not an article.
constexpr Hints kVague = kHintArticle | kHintMain | kHintBody | kHintMeta | kHintForum;
constexpr Hints kTelling = kHintStandfirst | kHintKicker | kHintByline | kHintTime | kHintCaption |
                           kHintCredit | kHintNavigation | kHintHeader | kHintFooter |
                           kHintSidebar | kHintRelated | kHintShare | kHintPromotion |
                           kHintConsent | kHintComment | kHintAbout | kHintTags | kHintNotice |
                           kHintModal | kHintGallery | kHintForm | kHintOffscreen | kHintTeaser;

// One name of a class attribute, word by word: at '-', '_' and other marks, and
// where "camelCase" changes.
Hints name_hints(std::string_view name) {
  Hints hints = 0;
  bool subject = false;
  bool matter = false;
  char word[kWordMax + 1];
  char previous[kWordMax + 1];
  size_t size = 0;
  size_t previous_size = 0;
  size_t word_count = 0;
  bool layout = false;
  bool offscreen_first = false;

  const auto end_word = [&] {
    if (size == 0) return;
    const std::string_view here(word, size < kWordMax ? size : kWordMax);
    const std::string_view before(previous, previous_size);
    if (word_count++ == 0) {
      for (std::string_view prefix : kLayoutPrefixes) layout = layout || here == prefix;
    }
    if (size <= kWordMax) {
      if (const Entry* entry = look_up(here)) {
        hints |= entry->hints;
        subject = subject || entry->half == Half::Subject;
        matter = matter || entry->half == Half::Matter;
      }
      if (!before.empty()) {
        for (const VocabularyPair& pair : kPairs) {
          if (pair.second == here && pair.first == before) hints |= pair.hints;
        }
      }
    }
    if (word_count <= 2 && (hints & kHintOffscreen) != 0) offscreen_first = true;
    std::memcpy(previous, word, here.size());
    previous_size = here.size();
    size = 0;
  };

  bool after_lower = false;
  for (char c : name) {
    if (!is_alpha(c)) {
      end_word();
      after_lower = false;
      continue;
    }
    if (is_upper(c) && after_lower) end_word();
    after_lower = is_lower(c);
    if (size < kWordMax) word[size] = to_lower(c);
    ++size;
  }
  end_word();

  if (layout && word_count > 1) return 0;
  // "visually-hidden" hides; "label-visually-hidden" speaks of a label inside.
  if (!offscreen_first) hints &= ~kHintOffscreen;
  if (subject && matter) hints |= kHintBody;
  if ((hints & kTelling) != 0) hints &= ~kVague;
  return hints;
}

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

Hints class_hints(std::string_view value) {
  Hints hints = 0;
  size_t at = 0;
  while (at < value.size()) {
    while (at < value.size() && is_space(value[at])) ++at;
    const size_t begin = at;
    while (at < value.size() && !is_space(value[at])) ++at;
    hints |= name_hints(value.substr(begin, at - begin));
  }
  return hints;
}

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
          facts.hidden = facts.hidden || hides(value);
        }
        break;
      case 6:
        if (equals_ignoring_case(name, "hidden")) {
          // "until-found" is shown to whoever searches the page.
          facts.hidden = facts.hidden || !equals_ignoring_case(trim(value), "until-found");
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
          facts.hidden = facts.hidden || equals_ignoring_case(trim(value), "true");
        }
        break;
      default: break;
    }
  }
  if (facts.streamed) facts.hidden = false;
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
