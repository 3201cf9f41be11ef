#pragma once
// Blocks: a page cut into maximal runs of inline content, in document order.
// HTML (segment.cpp) and flattened text (text/segment.cpp) give the same type,
// so roles and assembly do not ask where a block came from.
//
// Blocks hold views: they live as long as the arena and the decoded page.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "content/feature_rows.h"
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
  Caption,  // figcaption, caption
  Cell,     // td, th of a table that holds data; of one that only arranges: Text
};

// What hides a block until a script or a click shows it, if anything does.
enum class Veil : uint8_t {
  None,
  Aria,       // aria-hidden=true: not read out, but most often to be seen
  Style,      // display:none or visibility:hidden in a style attribute
  Attribute,  // hidden
};

struct BlockLink {
  std::string_view url;                  // as written; of HTML see link_url() in segment.h
  std::string_view text;                 // a view into the block's text
  html::NodeId element = html::kNoNode;  // the <a>; none in flattened text
};

struct Block {
  // White space collapsed (kept if Preformatted), not empty. A single <br> is a
  // line feed, or a space in headings.
  std::string_view text;
  uint32_t begin = 0, end = 0;           // bytes of the decoded page
  html::NodeId element = html::kNoNode;  // innermost block-level element around; none in text
  // The element that gives the shape: h2, li, td, blockquote, pre, figcaption.
  // Blocks with the same owner belong together (two paragraphs of one <li>); its
  // parent says more (ol or ul, the row). None for Shape::Text.
  html::NodeId owner = html::kNoNode;
  uint32_t box = 0;  // into Blocks::boxes: the box of `element`
  Shape shape = Shape::Text;
  uint8_t level = 0;                        // Heading: 1..6; ListItem: depth of nesting, from 1
  Veil veil = Veil::None;                   // of the block-level elements around it, the strongest
  uint32_t link_bytes = 0;                  // of text, inside links
  uint32_t links_begin = 0, links_end = 0;  // into Blocks::links
  uint32_t hints = 0;  // what the inline elements around all of it say, see hints.h
};

// An image of the page, in document order with the blocks.
struct ImageRef {
  html::NodeId element = html::kNoNode;
  uint32_t before_block = 0;            // index of the first block behind it
  uint32_t caption_block = UINT32_MAX;  // index of its caption, if it has one
  uint32_t box = 0;                     // into Blocks::boxes
};

// A block-level element: what it says of itself, and the blocks inside it.
// Boxes stand in document order, so a box comes after its parent. Box 0 is the
// body; it is the parent of itself.
struct Box {
  html::NodeId element = html::kNoNode;
  uint32_t parent = 0;
  uint32_t first_block = 0, end_block = 0;  // blocks in it, at any depth
  uint32_t hints = 0;                       // of its own tag and attributes, see hints.h
  uint32_t signature = 0;                   // hash of tag and class: its template
  html::Tag tag = html::Tag::None;          // of the element
};

struct Blocks {
  explicit Blocks(Arena& arena) : blocks(arena), links(arena), images(arena), boxes(arena) {}
  ArenaVector<Block> blocks;
  ArenaVector<BlockLink> links;
  ArenaVector<ImageRef> images;
  ArenaVector<Box> boxes;  // none in flattened text
  // Source spans rise from block to block. Not so where the parser moved content
  // (text between the cells of a table).
  bool in_source_order = true;
  bool hidden_shown = false;  // the page hides all its text, so hidden elements were read
};

// The verdict on one block.
struct Verdict {
  Role role = Role::Other;
  const char* reason = "";  // a short sentence, static
  // That it stands in the text, in units of 1/kCertain (probability.h); -1: not said.
  int32_t probability = -1;
};

// As many verdicts as blocks.
struct Roles {
  explicit Roles(Arena& arena) : verdicts(arena) {}
  ArenaVector<Verdict> verdicts;
  PageKind kind = PageKind::None;
  int32_t confidence = -1;  // that the record is right, as probabilities are; -1: not said
  int32_t threshold = 0;    // the least probability with which a block stands
  FeatureRows rows;         // what the verdicts rest on; none where rules alone decide
};

// The roles whose blocks make up Article::text, and but for the standfirst, which
// stands in front of it, Article::body.
constexpr bool is_body(Role role) {
  return role == Role::Paragraph || role == Role::Subheading || role == Role::ListItem ||
         role == Role::Quote || role == Role::Table || role == Role::Code ||
         role == Role::Standfirst;
}

// A line a block: shape, span, text, links; images and boxes where they stand.
std::string dump(const Blocks& blocks);

// True if blocks are in order, disjoint, not empty and collapsed, and every
// index is in range; else says what is not.
bool verify(const Blocks& blocks, std::string* complaint = nullptr);

}  // namespace stet::content
