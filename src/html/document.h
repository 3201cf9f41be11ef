#pragma once
// The tree of one page. Nodes are plain records in one array, linked by 32-bit
// index; text is a view into the source wherever nothing had to change;
// attributes stay source text until somebody asks (attributes.h).
//
// A Document holds views: it lives as long as the arena and the decoded page.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "html/tag.h"

namespace stet::html {

using NodeId = uint32_t;
inline constexpr NodeId kNoNode = 0;
inline constexpr NodeId kDocument = 1;  // the root of every tree

enum class NodeKind : uint8_t {
  None,
  Document,
  Element,
  Text,
  Comment,
  Doctype,
  Content,  // the contents of a <template>: its only child
};

enum class Namespace : uint8_t { Html, Svg, MathMl };

enum class QuirksMode : uint8_t { No, Limited, Quirks };

// Source offsets are bytes of the decoded page.
//
// Element: [begin, open_end) is its start tag, [begin, end) all of it. An
//   element that the parser made up has begin == open_end. A clone made by the
//   adoption agency keeps the offsets of the tag that it was cloned from.
// Text, comment: [begin, end) is the source that it was made of; the characters
//   are text(id).
struct Node {
  NodeId parent = kNoNode;
  NodeId previous = kNoNode;
  NodeId next = kNoNode;
  union {
    NodeId first_child = kNoNode;  // elements
    uint32_t text_offset;          // text and comments: into source or owned text
  };
  union {
    NodeId last_child = kNoNode;
    uint32_t text_size;
  };
  uint32_t begin = 0;
  union {
    uint32_t open_end = 0;
    uint32_t text_capacity;  // owned text only
  };
  uint32_t end = 0;
  Tag tag = Tag::None;
  NodeKind kind = NodeKind::None;
  uint8_t flags = 0;

  static constexpr uint8_t kNamespaceMask = 3;
  static constexpr uint8_t kOwned = 4;           // text differs from the source
  static constexpr uint8_t kMoreAttributes = 8;  // a later tag added some, see Document::extra_tags
  static constexpr uint8_t kBlank = 16;          // text of white space only
  static constexpr uint8_t kClone = 32;          // element made from another's start tag

  Namespace space() const { return static_cast<Namespace>(flags & kNamespaceMask); }
  bool is_element() const { return kind == NodeKind::Element; }
  bool is_text() const { return kind == NodeKind::Text; }
  bool is_html(Tag name) const {
    return tag == name && kind == NodeKind::Element && (flags & kNamespaceMask) == 0;
  }
};
static_assert(sizeof(Node) == 36);

// Public and system identifiers; data() is null where the source has none.
struct Doctype {
  std::string_view name, public_id, system_id;
};

// A later <html> or <body> tag whose attributes were added to `node`.
struct ExtraTag {
  NodeId node;
  uint32_t begin, end;  // of the tag, in the source
};

// What the parser had to give up; a bit each.
struct Limits {
  bool depth = false, nodes = false, attributes = false, names = false;
  bool any() const { return depth || nodes || attributes || names; }
};

class Document {
 public:
  // `source` is followed by 64 readable bytes.
  Document(std::string_view source, Arena& arena)
      : source_(source),
        nodes_(arena),
        owned_(arena),
        names_(arena),
        extra_tags_(arena),
        arena_(&arena) {}

  const Node& operator[](NodeId id) const { return nodes_[id]; }
  size_t size() const { return nodes_.size(); }  // ids are below this

  std::string_view source() const { return source_; }
  std::string_view owned() const { return owned_.view(); }  // text that differs from the source
  Arena& arena() const { return *arena_; }

  // Characters of a text or comment node, character references resolved.
  std::string_view text(NodeId id) const {
    const Node& node = nodes_[id];
    const char* base = node.flags & Node::kOwned ? owned_.view().data() : source_.data();
    return {base + node.text_offset, node.text_size};
  }
  // Lower case, except for foreign elements that the standard spells otherwise.
  std::string_view name(NodeId id) const;
  std::string_view tag_name(Tag tag) const { return names_.name(tag); }

  NodeId html() const { return html_; }
  NodeId head() const { return head_; }
  NodeId body() const { return body_; }  // body or frameset
  QuirksMode quirks_mode() const { return quirks_mode_; }
  const Doctype& doctype() const { return doctype_; }
  const Limits& limits() const { return limits_; }
  uint32_t attributes_max() const { return attributes_max_; }  // of one element
  const ArenaVector<ExtraTag>& extra_tags() const { return extra_tags_; }

  // The node after `id` in document order within `root`, or kNoNode. Template
  // contents are entered.
  NodeId following(NodeId id, NodeId root = kDocument) const {
    const Node& node = nodes_[id];
    if (has_children(node) && node.first_child != kNoNode) return node.first_child;
    return following_after(id, root);
  }
  // The same, past everything inside `id`.
  NodeId following_after(NodeId id, NodeId root = kDocument) const {
    while (id != root && id != kNoNode) {
      const Node& node = nodes_[id];
      if (node.next != kNoNode) return node.next;
      id = node.parent;
    }
    return kNoNode;
  }
  static bool has_children(const Node& node) {
    return node.kind == NodeKind::Element || node.kind == NodeKind::Document ||
           node.kind == NodeKind::Content;
  }

 private:
  friend class TreeBuilder;
  friend class Parser;

  std::string_view source_;
  ArenaVector<Node> nodes_;
  ArenaString owned_;
  Names names_;
  ArenaVector<ExtraTag> extra_tags_;
  Arena* arena_;
  Doctype doctype_;
  NodeId html_ = kNoNode, head_ = kNoNode, body_ = kNoNode;
  QuirksMode quirks_mode_ = QuirksMode::No;
  Limits limits_;
  uint32_t attributes_max_ = 1024;
};

// The tree in the notation of the html5lib tests, a line a node.
std::string dump(const Document& document, NodeId root = kDocument);

// True if links, kinds and spans are consistent; else says what is not.
bool verify(const Document& document, std::string* complaint = nullptr);

}  // namespace stet::html
