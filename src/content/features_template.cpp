// Blocks of one make: same tags and classes around, same shape. And blocks that say
// the same.

#include "base/hash.h"
#include "content/feature_scale.h"
#include "content/feature_view.h"

namespace stet::content {

namespace {

// Groups of blocks by a 64-bit key: open addressing, twice the room needed.
class Groups {
 public:
  Groups(uint32_t size, Arena& arena) : slots_(arena) {
    size_t capacity = 16;
    while (capacity < 2 * size_t{size}) capacity *= 2;
    slots_.resize(capacity);
  }
  // The number of the key's group, from 0 in order of appearance.
  uint32_t of(uint64_t key) {
    key |= 1;
    size_t at = (key >> 32) & (slots_.size() - 1);
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at].key == 0) slots_[at] = {key, count_++};
    return slots_[at].group;
  }
  uint32_t count() const { return count_; }

 private:
  struct Slot {
    uint64_t key = 0;
    uint32_t group = 0;
  };
  ArenaVector<Slot> slots_;
  uint32_t count_ = 0;
};

constexpr uint64_t mix(uint64_t hash, uint64_t with) {
  hash = (hash ^ with) * 0xff51afd7ed558ccd;
  return hash ^ hash >> 32;
}

struct Sums {
  uint32_t count = 0, sentences = 0, first = 0, last = 0;
  float length = 0, links = 0, prose = 0, kept = 0;
};

void add(Sums& sums, const FeatureView& view, uint32_t i) {
  if (sums.count == 0) sums.first = i;
  sums.last = i;
  ++sums.count;
  sums.sentences += view.measures.blocks[i].ends_sentence;
  sums.length += view.length[i + 1] - view.length[i];
  sums.links += view.links[i + 1] - view.links[i];
  sums.prose += view.prose[i + 1] - view.prose[i];
  sums.kept += static_cast<float>(view.kept[i + 1] - view.kept[i]);
}

// For each block its group.
struct Grouping {
  explicit Grouping(Arena& arena) : of(arena), sums(arena) {}
  ArenaVector<uint32_t> of;
  ArenaVector<Sums> sums;
};

enum class By : uint8_t { Make, Tags };

uint64_t key_of(const FeatureView& view, const Block& block, By by) {
  const auto& boxes = view.blocks.boxes;
  const Box& box = boxes[block.box];
  const Box& parent = boxes[box.parent];
  uint64_t key = static_cast<uint64_t>(block.shape) << 8 | block.level;
  if (by == By::Make) {
    key = mix(key, box.signature);
    key = mix(key, parent.signature);
    return mix(key, boxes[parent.parent].signature);
  }
  key = mix(key, static_cast<uint64_t>(view.document[box.element].tag));
  return mix(key, static_cast<uint64_t>(view.document[parent.element].tag));
}

Grouping group(const FeatureView& view, By by) {
  Grouping out(view.arena);
  Groups groups(view.size(), view.arena);
  out.of.resize(view.size());
  for (uint32_t i = 0; i < view.size(); ++i) {
    const uint32_t at = groups.of(key_of(view, view.blocks.blocks[i], by));
    out.of[i] = at;
    if (at == out.sums.size()) out.sums.add();
    add(out.sums[at], view, i);
  }
  return out;
}

int16_t mean_of(const Sums& sums) {
  return ilog(static_cast<uint32_t>(sums.length / static_cast<float>(sums.count)));
}

// Boxes right inside the same box and of the same make.
void fill_siblings(const FeatureView& view, const FeatureRows& rows) {
  const auto& boxes = view.blocks.boxes;
  Groups groups(static_cast<uint32_t>(boxes.size()), view.arena);
  ArenaVector<uint32_t> of(view.arena), counts(view.arena);
  of.resize(boxes.size());
  for (uint32_t i = 0; i < boxes.size(); ++i) {
    if (view.places[i].outermost != i || boxes[i].first_block == boxes[i].end_block) continue;
    of[i] = groups.of(mix(mix(view.places[i].around, boxes[i].signature), 7));
    if (of[i] == counts.size()) counts.push_back(0);
    ++counts[of[i]];
  }
  for (uint32_t i = 0; i < view.size(); ++i) {
    const uint32_t outermost = view.places[view.blocks.blocks[i].box].outermost;
    FeatureRow(rows, i).set(Feature::SiblingsAlike, ilog(counts[of[outermost]]));
  }
}

void fill_copies(const FeatureView& view, const FeatureRows& rows) {
  Groups groups(view.size(), view.arena);
  ArenaVector<uint32_t> of(view.arena), counts(view.arena);
  of.resize(view.size());
  for (uint32_t i = 0; i < view.size(); ++i) {
    of[i] = groups.of(hash64(view.blocks.blocks[i].text));
    if (of[i] == counts.size()) counts.push_back(0);
    FeatureRow(rows, i).set(Feature::CopyPlace, capped(counts[of[i]]++, 20));
  }
  for (uint32_t i = 0; i < view.size(); ++i) {
    FeatureRow(rows, i).set(Feature::Copies, capped(counts[of[i]], 20));
  }
}

}  // namespace

void fill_templates(const FeatureView& view, const FeatureRows& rows) {
  const Grouping makes = group(view, By::Make);
  const Grouping tags = group(view, By::Tags);
  const float size = static_cast<float>(view.size());
  for (uint32_t i = 0; i < view.size(); ++i) {
    const FeatureRow row(rows, i);
    const Sums& make = makes.sums[makes.of[i]];
    row.set(Feature::TemplateCount, ilog(make.count));
    row.set(Feature::TemplateMean, mean_of(make));
    row.set(Feature::TemplateLinks, thousandths(make.links, make.length));
    row.set(Feature::TemplateProse, thousandths(make.prose, make.length));
    row.set(Feature::TemplatePageShare, thousandths(make.prose, view.page_prose()));
    row.set(Feature::TemplateSentences,
            thousandths(static_cast<float>(make.sentences), static_cast<float>(make.count)));
    row.set(Feature::TemplateSpread, thousandths(static_cast<float>(make.last - make.first), size));
    row.set(Feature::RuleTemplate, thousandths(make.kept, make.length));
    const Sums& tag = tags.sums[tags.of[i]];
    row.set(Feature::TagMean, mean_of(tag));
    row.set(Feature::TagPageShare, thousandths(tag.prose, view.page_prose()));
    row.set(Feature::TagProse, thousandths(tag.prose, tag.length));
  }
  fill_siblings(view, rows);
  fill_copies(view, rows);
}

}  // namespace stet::content
