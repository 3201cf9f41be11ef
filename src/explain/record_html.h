#pragma once
// The record as HTML, each part of it with the blocks that it came from.

#include <string>
#include <vector>

#include "explain/explanation.h"

namespace stet::explain {

// A part of the record that a block went into.
struct PartRef {
  std::string id;     // of the element
  std::string label;  // "headline", "body 3, paragraph"
};

struct RecordHtml {
  std::string html;
  std::vector<std::vector<PartRef>> parts_of;  // of each block
};

RecordHtml record_html(const Explanation& explanation, const BlockIndex& index);

}  // namespace stet::explain
