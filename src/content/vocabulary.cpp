// Class and id values to hints, word by word.
//
// Most words of a page are in no vocabulary. A bit for each first three letters
// that some word begins with turns nearly all of them away after one look.

#include "content/vocabulary.h"

#include <cstddef>

#include "base/ascii.h"

namespace stet::content {

namespace {

// 1..26 for a letter, 32 more for a capital, 0 for anything else.
struct LetterCodes {
  uint8_t of[256] = {};
  constexpr LetterCodes() {
    for (uint8_t i = 0; i < 26; ++i) {
      of['a' + i] = static_cast<uint8_t>(i + 1);
      of['A' + i] = static_cast<uint8_t>(i + 33);
    }
  }
};
constexpr LetterCodes kLetters;
constexpr uint8_t kCapital = 32;

// The first three letters as a number; a word of two has 0 for the third.
constexpr uint32_t head_of(std::string_view word) {
  const auto code = [&](size_t i) -> uint32_t {
    return i < word.size() ? kLetters.of[static_cast<uint8_t>(word[i])] & 31u : 0;
  };
  return code(0) << 10 | code(1) << 5 | code(2);
}

constexpr uint16_t kNoEntry = UINT16_MAX;

struct Entry {
  std::string_view letters;
  uint32_t head = 0;
  uint16_t next = kNoEntry;  // another one with the same head
  Hints hints = 0;
  Half half = Half::None;
  bool stem = false;
  bool layout = false;  // one of kLayoutPrefixes
  bool second = false;  // the second word of some pair
};

// All words: of the vocabulary, of its pairs, of the layout prefixes.
constexpr size_t kEntriesMax =
    std::size(kVocabulary) + std::size(kLayoutPrefixes) + 2 * std::size(kPairs);
constexpr size_t kHeads = 32 * 32 * 32;
constexpr size_t kSlots = 1024;

struct Pair {
  uint16_t first = kNoEntry, second = kNoEntry;
  Hints hints = 0;
};

// Plain arrays: compilers count the steps of what they compute.
struct Table {
  Entry entries[kEntriesMax] = {};
  uint16_t size = 0;
  uint64_t heads[kHeads / 64] = {};
  uint16_t slots[kSlots] = {};  // open-addressed: head to its first entry, plus one
  Pair pairs[std::size(kPairs)] = {};

  constexpr Table() {
    for (const VocabularyWord& word : kVocabulary) {
      const bool stem = word.word.back() == '*';
      Entry& entry = entries[add(word.word.substr(0, word.word.size() - stem))];
      entry.hints = word.hints;
      entry.half = word.half;
      entry.stem = stem;
    }
    for (std::string_view prefix : kLayoutPrefixes) entries[add(prefix)].layout = true;
    for (size_t i = 0; i < std::size(kPairs); ++i) {
      pairs[i] = {add(kPairs[i].first), add(kPairs[i].second), kPairs[i].hints};
      entries[pairs[i].second].second = true;
    }
  }

  constexpr bool begins_some(uint32_t head) const {
    return (heads[head / 64] >> (head % 64) & 1) != 0;
  }
  // The first of the entries with this head, or kNoEntry.
  constexpr uint16_t first_of(uint32_t head) const {
    const uint16_t slot = slots[slot_of(head)];
    return slot == 0 ? kNoEntry : static_cast<uint16_t>(slot - 1);
  }

 private:
  // The slot that holds `head`, or a free one.
  constexpr size_t slot_of(uint32_t head) const {
    size_t at = (head * 0x9e3779b1u) >> 22;
    while (slots[at] != 0 && entries[slots[at] - 1].head != head) at = (at + 1) % kSlots;
    return at;
  }
  constexpr uint16_t add(std::string_view letters) {
    const uint32_t head = head_of(letters);
    const uint16_t first = first_of(head);
    for (uint16_t i = first; i != kNoEntry; i = entries[i].next) {
      if (entries[i].letters == letters) return i;
    }
    Entry& entry = entries[size];
    entry.letters = letters;
    entry.head = head;
    entry.next = first;
    slots[slot_of(head)] = static_cast<uint16_t>(size + 1);
    heads[head / 64] |= uint64_t{1} << (head % 64);
    return size++;
  }
};
constexpr Table kTable;

// The entry of a word in any case: of the word itself, else of its longest stem.
uint16_t find(std::string_view word, uint32_t head) {
  uint16_t best = kNoEntry;
  size_t best_size = 0;
  for (uint16_t i = kTable.first_of(head); i != kNoEntry; i = kTable.entries[i].next) {
    const Entry& entry = kTable.entries[i];
    const size_t size = entry.letters.size();
    if (size > word.size() || size <= best_size || (size < word.size() && !entry.stem)) continue;
    if (!equals_ignoring_case(word.substr(0, size), entry.letters)) continue;
    best = i;
    best_size = size;
  }
  return best;
}

// Hints that a more telling word of the same name takes away: "article-footer"
// is a footer, not an article.
constexpr Hints kVague = kHintArticle | kHintMain | kHintBody | kHintMeta | kHintForum;
constexpr Hints kTelling = kHintStandfirst | kHintKicker | kHintByline | kHintTime | kHintCaption |
                           kHintCredit | kHintNavigation | kHintHeader | kHintFooter |
                           kHintSidebar | kHintRelated | kHintShare | kHintPromotion |
                           kHintConsent | kHintComment | kHintAbout | kHintTags | kHintNotice |
                           kHintModal | kHintGallery | kHintForm | kHintOffscreen | kHintTeaser;

// One name of a class attribute: "site-footer__title".
class Name {
 public:
  void add(std::string_view word) {
    ++word_count_;
    const uint16_t previous = previous_;
    previous_ = kNoEntry;
    if (word.size() < 2) return;
    const uint32_t head = head_of(word);
    if (!kTable.begins_some(head)) return;
    const uint16_t index = find(word, head);
    if (index == kNoEntry) return;
    previous_ = index;
    const Entry& entry = kTable.entries[index];
    hints_ |= entry.hints;
    subject_ = subject_ || entry.half == Half::Subject;
    matter_ = matter_ || entry.half == Half::Matter;
    layout_ = layout_ || (entry.layout && word_count_ == 1);
    if (entry.second && previous != kNoEntry) {
      for (const Pair& pair : kTable.pairs) {
        if (pair.first == previous && pair.second == index) hints_ |= pair.hints;
      }
    }
    if (word_count_ <= 2) early_ |= hints_;
  }

  Hints hints() const {
    if (layout_ && word_count_ > 1) return 0;
    Hints hints = hints_;
    // "visually-hidden" hides; "label-visually-hidden" speaks of a label inside.
    if ((early_ & kHintOffscreen) == 0) hints &= ~kHintOffscreen;
    if (subject_ && matter_) hints |= kHintBody;
    if ((hints & kTelling) != 0) hints &= ~kVague;
    return hints;
  }

 private:
  Hints hints_ = 0;
  Hints early_ = 0;  // of the first two words
  uint32_t word_count_ = 0;
  uint16_t previous_ = kNoEntry;
  bool subject_ = false, matter_ = false, layout_ = false;
};

}  // namespace

Hints class_hints(std::string_view value) {
  Hints hints = 0;
  Name name;
  size_t at = 0;
  while (at < value.size()) {
    const uint8_t first = kLetters.of[static_cast<uint8_t>(value[at])];
    if (first == 0) {
      if (is_space(value[at])) {
        hints |= name.hints();
        name = {};
      }
      ++at;
      continue;
    }
    // A word ends at anything but a letter, and where "camelCase" changes.
    const size_t begin = at++;
    bool small = first < kCapital;
    for (; at < value.size(); ++at) {
      const uint8_t code = kLetters.of[static_cast<uint8_t>(value[at])];
      if (code == 0 || (small && code > kCapital)) break;
      small = code < kCapital;
    }
    name.add(value.substr(begin, at - begin));
  }
  return hints | name.hints();
}

}  // namespace stet::content
