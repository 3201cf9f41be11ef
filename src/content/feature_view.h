#pragma once
// What several features are computed from: sums over runs of blocks, and for every
// box what lies around it.

#include <cstdint>

#include "base/arena.h"
#include "content/block.h"
#include "content/feature.h"
#include "content/feature_rows.h"
#include "content/measure.h"
#include "content/rules.h"
#include "html/document.h"
#include "meta/metadata.h"

namespace stet::content {

// Of one box that holds blocks; of others, only whether it is an article. "Around" a box is the
// next one that holds more blocks than it does: wrappers of a single thing do not count as levels.
struct BoxPlace {
  uint32_t around = 0;     // box
  uint32_t outermost = 0;  // the last box up that holds the same blocks
  uint32_t split = 0;      // the next box up, or itself, that holds a third of the text
  uint32_t branch = 0;     // its child that leads here
  uint32_t article = 0;    // the next <article> up, or itself; 0 if none
  uint32_t outside = 0;    // the next box up, or itself, whose name rules it out; 0 if none
  float group = 0;         // running text right inside: in wrappers of a single block
  uint32_t children = 0;   // boxes right inside, wrappers taken together
  uint32_t child = 0;      // its place among those of the box around
  uint16_t article_place = 0;
  uint16_t depth = 0;
  uint8_t split_level = 0;
  uint8_t article_level = 0;
  uint8_t headline_level = 0;  // up to a box that holds the headline
  uint8_t main_level = 0;      // up to a box around the main box
  uint8_t top_level = 0;       // up to a box that holds all of the top box, see FeatureView
  uint8_t names[32] = {};      // levels up to a box with the hint, by bit
};

// The page under the eyes of the features. Everything lives in the arena.
struct FeatureView {
  FeatureView(const html::Document& document, const Blocks& blocks, const Measures& measures,
              const meta::Metadata& metadata, const Opinion& opinion, Arena& arena);

  const html::Document& document;
  const Blocks& blocks;
  const Measures& measures;
  const meta::Metadata& metadata;
  const Opinion& opinion;
  Arena& arena;

  // Before block i; one more than there are blocks.
  ArenaVector<float> length, links, prose;
  ArenaVector<uint32_t> headings, kept;  // kept: letters that the rules let stand
  ArenaVector<BoxPlace> places;          // one a box
  uint32_t top = 0;                      // the box with most running text right inside

  uint32_t size() const { return static_cast<uint32_t>(blocks.blocks.size()); }
  float page_length() const { return length[size()]; }
  float page_prose() const { return prose[size()]; }

  static float sum(const ArenaVector<float>& sums, uint32_t begin, uint32_t end) {
    return sums[end] - sums[begin];
  }
};

inline int16_t* column(const FeatureRows& rows, Feature feature) {
  return rows.column(static_cast<size_t>(feature));
}

// The row of one block.
class FeatureRow {
 public:
  FeatureRow(const FeatureRows& rows, uint32_t row)
      : at_(rows.values + row), stride_(rows.stride) {}
  void set(Feature feature, int16_t value) const {
    at_[static_cast<size_t>(feature) * stride_] = value;
  }
  // Features that stand in a row, the first of them with the first put().
  class Run {
   public:
    Run(int16_t* at, size_t stride) : at_(at), stride_(stride) {}
    void put(int16_t value) {
      *at_ = value;
      at_ += stride_;
    }

   private:
    int16_t* at_;
    size_t stride_;
  };
  Run from(Feature first) const { return {at_ + static_cast<size_t>(first) * stride_, stride_}; }
  // What the row before has in `count` features that stand in a row.
  void repeat(Feature first, size_t count) const {
    int16_t* to = at_ + static_cast<size_t>(first) * stride_;
    for (size_t i = 0; i < count; ++i, to += stride_) *to = to[-1];
  }

 private:
  int16_t* at_;
  size_t stride_;
};

// Each fills its groups for all blocks.
void fill_text(const FeatureView& view, const FeatureRows& rows);       // Text, Markup
void fill_boxes(const FeatureView& view, const FeatureRows& rows);      // Names, Boxes
void fill_templates(const FeatureView& view, const FeatureRows& rows);  // Template, copies
void fill_place(const FeatureView& view, const FeatureRows& rows);      // Place
void fill_around(const FeatureView& view,
                 const FeatureRows& rows);                         // Around, Rules; after fill_text
void fill_page(const FeatureView& view, const FeatureRows& rows);  // Agreement, Page

// For each block a number that it shares with the blocks of its make: the same
// tags and classes around, the same shape. From 0, in order of appearance.
ArenaVector<uint32_t> makes_of(const FeatureView& view);

}  // namespace stet::content
