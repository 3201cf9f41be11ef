#pragma once
// Blocks: a page cut into maximal runs of inline content, in document order.
// HTML (segment.cpp) and flattened text (text/segment.cpp) give the same type,
// so roles and assembly do not ask where a block came from.
//
// Blocks hold views: they live as long as the arena and the decoded page.

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "html/document.h"
#include "stet/article.h"

namespace stet::content {

// What the markup (or the form of the line) says; the role says what it is for.
enum class Shape : uint8_t {
  Text,      // p, div, bare text
  Heading,   // h1..h6
  ListItem,  // li, dt, dd
  Quote,     // inside blockquote
  Preformatted,
  Caption,   // figcaption, caption
  Cell,      // td, th
};

struct BlockLink {
  std::string_view url;   // as written
  std::string_view text;  // a view into the block's text
};

struct Block {
  std::string_view text;  // white space collapsed (kept if Preformatted), not empty
  uint32_t begin = 0, end = 0;  // bytes of the decoded page
  html::NodeId element = html::kNoNode;  // innermost block-level element around; none in text
  Shape shape = Shape::Text;
  uint8_t level = 0;         // Heading: 1..6; ListItem: depth of nesting
  uint32_t link_bytes = 0;   // of text, inside links
  uint32_t links_begin = 0, links_end = 0;  // into Blocks::links
};

// An image of the page, in document order with the blocks.
struct ImageRef {
  html::NodeId element = html::kNoNode;
  uint32_t before_block = 0;  // index of the first block behind it
  uint32_t caption_block = UINT32_MAX;  // index of its caption, if it has one
};

struct Blocks {
  explicit Blocks(Arena& arena) : blocks(arena), links(arena), images(arena) {}
  ArenaVector<Block> blocks;
  ArenaVector<BlockLink> links;
  ArenaVector<ImageRef> images;
};

// The verdict on one block.
struct Verdict {
  Role role = Role::Other;
  const char* reason = "";  // a short sentence, static
};

// As many verdicts as blocks.
struct Roles {
  explicit Roles(Arena& arena) : verdicts(arena) {}
  ArenaVector<Verdict> verdicts;
  PageKind kind = PageKind::None;
};

}  // namespace stet::content
