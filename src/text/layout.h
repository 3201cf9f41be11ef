#pragma once
// How the blocks of a flattened text stand: around what white space, next to
// what, said how often. The input of the rules in assign.cpp.

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "content/block.h"
#include "text/shape.h"

namespace stet::text {

enum class Form : uint8_t {
  Prose,     // as long as a paragraph
  Sentence,  // shorter, but ends as a sentence does
  Line,      // short, no sentence: a headline, a subheading, a label
};

struct Item {
  Shape shape;
  uint64_t hash = 0;        // of the text
  uint32_t gap = 0;         // blank lines in front
  uint32_t indent = 0;      // white space in front of the line or its bullet
  uint32_t group = 0;       // blocks without a blank line between share it
  uint32_t group_size = 0;  // blocks in the group
  Form form = Form::Line;
  bool bullet = false;
  bool repeated = false;  // the same text stands elsewhere, too
  bool later = false;     // and this is not the first place
  bool quoted = false;    // all its sentences stand in other blocks, too: a pull quote
  bool echo = false;      // says what its neighbour says: alternative text and caption
};

struct Layout {
  explicit Layout(Arena& arena) : items(arena) {}
  ArenaVector<Item> items;
  // How most of the prose stands.
  bool separated = true;  // with blank lines around
  uint32_t indent = 0;
  uint32_t gap = 1;

  // True if the item stands as most of the prose does.
  bool is_regular(const Item& item) const {
    return !item.bullet && item.indent == indent && (!separated || item.group_size == 1);
  }
};

Layout lay_out(std::string_view decoded, const content::Blocks& blocks, Arena& arena);

}  // namespace stet::text
