#pragma once
// What plain rules make of a page: the opinion that the model starts from.

#include "content/block.h"
#include "content/measure.h"
#include "content/parts.h"
#include "meta/metadata.h"

namespace stet::content {

struct Opinion {
  explicit Opinion(Arena& arena) : verdicts(arena), parts(arena) {}
  ArenaVector<Verdict> verdicts;  // one a block
  ArenaVector<Part> parts;        // one a block
  PageKind kind = PageKind::None;
  uint32_t headline = UINT32_MAX;  // block, or kNoBlock
  uint32_t main = 0;               // box of the main text
};

// Looks at markup, shape and place. The page has blocks and boxes.
Opinion judge(const html::Document& document, const Blocks& blocks, const Measures& measures,
              const meta::Metadata& metadata, Arena& arena);

}  // namespace stet::content
