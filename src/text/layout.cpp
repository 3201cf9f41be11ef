#include "text/layout.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/hash.h"

namespace stet::text {
namespace {

// From these weights on a block is prose: with, without the end of a sentence.
constexpr uint32_t kProse = 70, kProseUnended = 160;
constexpr uint32_t kSentence = 12;
constexpr uint32_t kLeading = 30;  // leads to a list or a quotation; shorter is a label

Form form_of(const Shape& shape) {
  // Scripts that write no full stop: length must do.
  if (shape.unmarked) return shape.weight >= 90 ? Form::Prose : Form::Line;
  // Figures: tables, telephone numbers, results.
  if (shape.digits * 3 > shape.weight) return Form::Line;
  if (shape.weight >= kProse && (shape.terminal || shape.colon)) return Form::Prose;
  if (shape.weight >= kProseUnended) return Form::Prose;
  if (shape.terminal && shape.weight >= kSentence) return Form::Sentence;
  if (shape.colon && shape.weight >= kLeading) return Form::Sentence;
  return Form::Line;
}

// Newlines and the white space behind the last of them, in [from, to).
void measure_gap(std::string_view between, bool first, Item& item) {
  uint32_t newlines = 0, column = 0;
  bool marked = false;
  for (size_t i = 0; i < between.size();) {
    const CodePoint at = code_point_at(between, i);
    i += at.size;
    if (at.value == '\n') {
      ++newlines;
      column = 0;
      marked = false;
      continue;
    }
    // What is no white space here is the bullet.
    marked |= classify(at.value) != CharClass::Space && classify(at.value) != CharClass::Mark;
    column += !marked;
  }
  item.indent = column;
  item.gap = first ? 1 : newlines > 0 ? newlines - 1 : 0;
}

// Marks blocks whose text was seen before: a hash table of block indices.
void mark_repetitions(ArenaVector<Item>& items, Arena& arena) {
  const size_t size = std::bit_ceil(items.size() * 2 + 1);
  uint32_t* slots = arena.array<uint32_t>(size);  // index + 1
  std::memset(slots, 0, size * sizeof(uint32_t));
  for (uint32_t i = 0; i < items.size(); ++i) {
    size_t at = items[i].hash & (size - 1);
    while (slots[at] != 0 && items[slots[at] - 1].hash != items[i].hash) at = (at + 1) & (size - 1);
    if (slots[at] == 0) {
      slots[at] = i + 1;
      continue;
    }
    items[slots[at] - 1].repeated = true;
    items[i].repeated = items[i].later = true;
  }
}

// Calls `sentence` with each sentence of some length, without the punctuation
// around it, and whether it is all of the text.
template <class Sentence>
void for_each_sentence(std::string_view text, Sentence sentence) {
  size_t begin = 0, end = 0;  // from the first letter to behind the last
  uint32_t weight = 0;
  for (size_t i = 0; i <= text.size();) {
    const bool stop = i == text.size();
    const CodePoint at = stop ? CodePoint{'.', 1} : code_point_at(text, i);
    const CharClass is = classify(at.value);
    if (is == CharClass::Terminator) {
      if (weight >= 20) sentence(text.substr(begin, end - begin));
      weight = 0;
    } else if (is == CharClass::Letter || is == CharClass::Digit || is == CharClass::Ideograph) {
      if (weight == 0) begin = i;
      end = i + at.size;
      weight += is == CharClass::Ideograph ? 2 : 1;
    }
    i += at.size;
  }
}

// Marks short blocks whose sentences all stand in a longer block, too.
void mark_quotes(const content::Blocks& blocks, ArenaVector<Item>& items, Arena& arena) {
  struct Slot {
    uint64_t hash;
    uint32_t longest;  // weight of the longest block that holds the sentence; 0: a free slot
  };
  size_t sentences = 0;
  for (const Item& item : items) sentences += item.shape.terminators + 1;
  const size_t size = std::bit_ceil(sentences * 2 + 1);
  Slot* slots = arena.array<Slot>(size);
  std::memset(static_cast<void*>(slots), 0, size * sizeof(Slot));
  const auto find = [&](std::string_view sentence) {
    const uint64_t hash = hash64(sentence);
    size_t at = hash & (size - 1);
    while (slots[at].longest != 0 && slots[at].hash != hash) at = (at + 1) & (size - 1);
    slots[at].hash = hash;
    return slots + at;
  };
  for (size_t i = 0; i < items.size(); ++i) {
    const uint32_t weight = items[i].shape.weight;
    for_each_sentence(blocks.blocks[i].text, [&](std::string_view sentence) {
      Slot* slot = find(sentence);
      slot->longest = std::max(slot->longest, weight);
    });
  }
  for (size_t i = 0; i < items.size(); ++i) {
    uint32_t count = 0, longer = 0;
    for_each_sentence(blocks.blocks[i].text, [&](std::string_view sentence) {
      ++count;
      // A quotation mark or two are no difference.
      longer += find(sentence)->longest > items[i].shape.weight + 8;
    });
    items[i].quoted = count > 0 && longer == count;
  }
}

// Two neighbours that say the same: equal, or one begins with or holds the other
// and adds a credit. Short labels may begin alike by accident.
bool echoes(std::string_view a, std::string_view b, const Item& x, const Item& y) {
  if (x.hash == y.hash) return true;
  if (a.size() > b.size()) return echoes(b, a, y, x);
  if (x.shape.weight < 20 || b.size() > 3 * a.size() + 200) return false;
  return b.starts_with(a) || b.ends_with(a);
}

void mark_echoes(const content::Blocks& blocks, ArenaVector<Item>& items) {
  for (size_t i = 1; i < items.size(); ++i) {
    Item &x = items[i - 1], &y = items[i];
    if (x.bullet || y.bullet || x.shape.words < 2) continue;
    if (echoes(blocks.blocks[i - 1].text, blocks.blocks[i].text, x, y)) x.echo = y.echo = true;
  }
}

// Prose-weighted votes for small numbers.
struct Votes {
  uint64_t weight[16] = {};
  void add(uint32_t value, uint32_t by) { weight[std::min<uint32_t>(value, 15)] += by; }
  uint32_t winner() const {
    return static_cast<uint32_t>(std::max_element(weight, weight + 16) - weight);
  }
};

}  // namespace

Layout lay_out(std::string_view decoded, const content::Blocks& blocks, Arena& arena) {
  Layout layout(arena);
  ArenaVector<Item>& items = layout.items;
  items.reserve(blocks.blocks.size());
  uint32_t previous_end = 0, group = 0;
  for (const content::Block& block : blocks.blocks) {
    Item item;
    item.shape = measure(block.text);
    item.hash = hash64(block.text);
    item.form = form_of(item.shape);
    item.bullet = block.shape == content::Shape::ListItem;
    measure_gap(decoded.substr(previous_end, block.begin - previous_end), items.empty(), item);
    if (item.gap > 0) ++group;
    item.group = group;
    previous_end = block.end;
    items.push_back(item);
  }
  for (size_t first = 0; first < items.size();) {
    size_t last = first + 1;
    while (last < items.size() && items[last].group == items[first].group) ++last;
    for (size_t i = first; i < last; ++i) items[i].group_size = static_cast<uint32_t>(last - first);
    first = last;
  }
  mark_repetitions(items, arena);
  mark_quotes(blocks, items, arena);
  mark_echoes(blocks, items);

  Votes indents, gaps;
  uint64_t apart = 0, together = 0;
  for (const Item& item : items) {
    if (item.form != Form::Prose || item.echo || item.bullet) continue;
    const uint32_t weight = std::min(item.shape.weight, 600u);
    indents.add(item.indent, weight);
    if (item.gap > 0) gaps.add(item.gap, weight);
    (item.group_size == 1 ? apart : together) += weight;
  }
  layout.separated = apart >= together;
  layout.indent = indents.winner();
  layout.gap = std::max(gaps.winner(), 1u);
  return layout;
}

}  // namespace stet::text
