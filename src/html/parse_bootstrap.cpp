// Interim parser on top of gumbo; goes away when the real one lands.
#include <gumbo.h>

#include "html/parse.h"

namespace stet::html {

class TreeBuilder {
 public:
  static Document build(std::string_view source, Arena& arena) {
    Document doc(source, arena);
    doc.nodes_.push_back({});
    Node root;
    root.kind = NodeKind::Document;
    doc.nodes_.push_back(root);
    GumboOptions options = kGumboDefaultOptions;
    GumboOutput* out = gumbo_parse_with_options(&options, source.data(), source.size());
    children(doc, kDocument, &out->document->v.document.children);
    gumbo_destroy_output(&options, out);
    return doc;
  }

 private:
  static NodeId add(Document& doc, NodeId parent, Node node) {
    const NodeId id = static_cast<NodeId>(doc.nodes_.size());
    node.parent = parent;
    Node& up = doc.nodes_[parent];
    node.previous = up.last_child;
    if (up.last_child != 0)
      doc.nodes_[up.last_child].next = id;
    else
      up.first_child = id;
    up.last_child = id;
    doc.nodes_.push_back(node);
    return id;
  }
  static void children(Document& doc, NodeId parent, const GumboVector* list) {
    for (unsigned i = 0; i < list->length; ++i) {
      const auto* g = static_cast<const GumboNode*>(list->data[i]);
      Node node;
      if (g->type == GUMBO_NODE_ELEMENT || g->type == GUMBO_NODE_TEMPLATE) {
        const GumboElement& e = g->v.element;
        node.kind = NodeKind::Element;
        const bool real = e.original_tag.length > 0;
        node.begin = real ? e.start_pos.offset : 0;
        node.open_end = node.begin + static_cast<uint32_t>(e.original_tag.length);
        node.end = e.original_end_tag.length
                       ? e.end_pos.offset + static_cast<uint32_t>(e.original_end_tag.length)
                       : e.end_pos.offset;
        if (node.end < node.open_end) node.end = node.open_end;
        GumboStringPiece piece = e.original_tag;
        std::string_view name = gumbo_normalized_tagname(e.tag);
        if (name.empty()) {
          gumbo_tag_from_original_text(&piece);
          name = {piece.data, piece.length};
        }
        char padded[24] = {};
        std::memcpy(padded, name.data(), std::min<size_t>(name.size(), 16));
        node.tag = listed_tag(padded, name.size());
        if (node.tag == Tag::None) node.tag = doc.names_.intern(name);
        node.flags = static_cast<uint8_t>(e.tag_namespace);
        const NodeId id = add(doc, parent, node);
        if (node.is_html(Tag::Html) && doc.html_ == 0) doc.html_ = id;
        if (node.is_html(Tag::Head) && doc.head_ == 0) doc.head_ = id;
        if (node.is_html(Tag::Body) && doc.body_ == 0) doc.body_ = id;
        NodeId to = id;
        if (node.is_html(Tag::Template)) {
          Node content;
          content.kind = NodeKind::Content;
          to = add(doc, id, content);
        }
        children(doc, to, &e.children);
        continue;
      }
      node.kind = g->type == GUMBO_NODE_COMMENT ? NodeKind::Comment : NodeKind::Text;
      const GumboText& t = g->v.text;
      const std::string_view text(t.text);
      node.begin = t.start_pos.offset;
      node.end = node.begin + static_cast<uint32_t>(t.original_text.length);
      node.flags = Node::kOwned;
      node.text_offset = static_cast<uint32_t>(doc.owned_.size());
      node.text_size = static_cast<uint32_t>(text.size());
      doc.owned_.append(text);
      const NodeId id = static_cast<NodeId>(doc.nodes_.size());
      node.parent = parent;
      Node& up = doc.nodes_[parent];
      node.previous = up.last_child;
      if (up.last_child != 0)
        doc.nodes_[up.last_child].next = id;
      else
        up.first_child = id;
      up.last_child = id;
      doc.nodes_.push_back(node);
    }
  }
};

Document parse(std::string_view source, Arena& arena, const ParseOptions&) {
  return TreeBuilder::build(source, arena);
}

}  // namespace stet::html
