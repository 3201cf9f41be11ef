// Blocks of one make: same tags and classes around, same shape. And blocks that say
// the same.

#include <array>
#include <initializer_list>

#include "base/hash.h"
#include "content/feature_scale.h"
#include "content/feature_view.h"

namespace stet::content {

namespace {

// Groups of blocks by a 64-bit key: open addressing, twice the room needed.
class Groups {
 public:
  Groups(uint32_t size, Arena& arena) : slots_(arena), keys_(arena) {
    size_t capacity = 16;
    while (capacity < 2 * size_t{size}) capacity *= 2;
    slots_.resize(capacity);
    keys_.reserve(size);
  }
  // The number of the key's group, from 0 in order of appearance.
  uint32_t of(uint64_t key) {
    key |= 1;
    size_t at = (key >> 32) & (slots_.size() - 1);
    while (slots_[at] != 0 && keys_[slots_[at] - 1] != key) at = (at + 1) & (slots_.size() - 1);
    if (slots_[at] == 0) {
      keys_.push_back(key);
      slots_[at] = count();
    }
    return slots_[at] - 1;
  }
  uint32_t count() const { return static_cast<uint32_t>(keys_.size()); }

 private:
  ArenaVector<uint32_t> slots_;  // one more than the group; 0: free
  ArenaVector<uint64_t> keys_;   // of each group
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
  key = mix(key, static_cast<uint64_t>(box.tag));
  return mix(key, static_cast<uint64_t>(parent.tag));
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

constexpr size_t kValuesMax = 8;
using GroupValues = std::array<int16_t, kValuesMax>;

GroupValues values_of_make(const Sums& make, const FeatureView& view) {
  return {ilog(make.count),
          mean_of(make),
          thousandths(make.links, make.length),
          thousandths(make.prose, make.length),
          thousandths(make.prose, view.page_prose()),
          thousandths(static_cast<float>(make.sentences), static_cast<float>(make.count)),
          thousandths(static_cast<float>(make.last - make.first), static_cast<float>(view.size())),
          thousandths(make.kept, make.length)};
}

GroupValues values_of_tags(const Sums& tags, const FeatureView& view) {
  return {mean_of(tags), thousandths(tags.prose, view.page_prose()),
          thousandths(tags.prose, tags.length)};
}

// Computes the values once a group and copies them to its blocks.
void fill_groups(const FeatureView& view, const FeatureRows& rows, const Grouping& grouping,
                 GroupValues (*values_of)(const Sums&, const FeatureView&),
                 std::initializer_list<Feature> features) {
  ArenaVector<GroupValues> values(view.arena);
  values.reserve(grouping.sums.size());
  for (const Sums& sums : grouping.sums) values.push_back(values_of(sums, view));
  size_t at = 0;
  for (const Feature feature : features) {
    int16_t* const to = column(rows, feature);
    for (uint32_t i = 0; i < view.size(); ++i) to[i] = values[grouping.of[i]][at];
    ++at;
  }
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

ArenaVector<uint32_t> makes_of(const FeatureView& view) { return group(view, By::Make).of; }

void fill_templates(const FeatureView& view, const FeatureRows& rows) {
  fill_groups(view, rows, group(view, By::Make), values_of_make,
              {Feature::TemplateCount, Feature::TemplateMean, Feature::TemplateLinks,
               Feature::TemplateProse, Feature::TemplatePageShare, Feature::TemplateSentences,
               Feature::TemplateSpread, Feature::RuleTemplate});
  fill_groups(view, rows, group(view, By::Tags), values_of_tags,
              {Feature::TagMean, Feature::TagPageShare, Feature::TagProse});
  fill_siblings(view, rows);
  fill_copies(view, rows);
}

}  // namespace stet::content
