#pragma once
// Which inline element all of a block's text stands in: <p><b>…</b></p>.

#include "content/block.h"
#include "html/document.h"

namespace stet::article {

// The innermost element below the block's own that holds all of its text and that `wanted` takes;
// none if there is no such element. Cost: the depth of inline elements, and one look at each node
// in front of the text.
template <class Wanted>
html::NodeId wrapper_of(const html::Document& document, const content::Block& block,
                        Wanted wanted) {
  constexpr int kLook = 64;  // LIMIT: nodes in front of the text and elements around it
  if (block.element == html::kNoNode) return html::kNoNode;
  html::NodeId id = document.following(block.element, block.element);
  for (int looked = 0; id != html::kNoNode && looked < kLook; ++looked) {
    const html::Node& node = document[id];
    if (node.is_text() && node.end > block.begin) break;
    // What ends before the text is passed over whole.
    id = node.end <= block.begin ? document.following_after(id, block.element)
                                 : document.following(id, block.element);
  }
  if (id == html::kNoNode || !document[id].is_text()) return html::kNoNode;
  for (int looked = 0; id != block.element && id != html::kNoNode && looked < kLook; ++looked) {
    const html::Node& node = document[id];
    if (node.is_element() && wanted(node.tag) && node.end >= block.end) return id;
    id = node.parent;
  }
  return html::kNoNode;
}

}  // namespace stet::article
