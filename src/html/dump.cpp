// The tree as text, in the notation of the html5lib tree-construction tests: a
// line a node, indented by depth, attributes sorted by UTF-16 code unit.

#include <algorithm>
#include <cstdint>

#include "html/attributes.h"
#include "html/document.h"

namespace stet::html {

namespace {

// The order of UTF-16 code units, for valid UTF-8: that of the bytes, but
// characters beyond U+FFFF come before U+E000 and up, as surrogates do.
bool less_as_utf16(std::string_view a, std::string_view b) {
  const size_t common = std::min(a.size(), b.size());
  for (size_t i = 0; i < common; ++i) {
    uint8_t x = static_cast<uint8_t>(a[i]);
    uint8_t y = static_cast<uint8_t>(b[i]);
    if (x == y) continue;
    if (x >= 0xEE && y >= 0xEE && (x >= 0xF0) != (y >= 0xF0)) return x >= 0xF0;
    return x < y;
  }
  return a.size() < b.size();
}

std::string_view prefix(AttributeNamespace space) {
  switch (space) {
    case AttributeNamespace::None: return "";
    case AttributeNamespace::XLink: return "xlink ";
    case AttributeNamespace::Xml: return "xml ";
    case AttributeNamespace::Xmlns: return "xmlns ";
  }
  return "";
}

class Dumper {
 public:
  explicit Dumper(const Document& document) : document_(document) {}

  std::string run(NodeId root) {
    // As Document::following, but keeping count of the depth.
    NodeId id = document_[root].first_child;
    size_t depth = 0;
    while (id != kNoNode) {
      add_node(id, depth);
      const Node& node = document_[id];
      if (Document::has_children(node) && node.first_child != kNoNode) {
        id = node.first_child;
        ++depth;
        continue;
      }
      while (id != root && document_[id].next == kNoNode) {
        id = document_[id].parent;
        --depth;
      }
      id = id == root ? kNoNode : document_[id].next;
    }
    return std::move(out_);
  }

 private:
  void begin_line(size_t depth) {
    out_ += "| ";
    out_.append(2 * depth, ' ');
  }

  void add_node(NodeId id, size_t depth) {
    begin_line(depth);
    switch (document_[id].kind) {
      case NodeKind::Element: add_element(id, depth); return;
      case NodeKind::Text: out_.append("\"").append(document_.text(id)).append("\"\n"); return;
      case NodeKind::Comment:
        out_.append("<!-- ").append(document_.text(id)).append(" -->\n");
        return;
      case NodeKind::Doctype: add_doctype(document_.doctype()); return;
      case NodeKind::Content: out_ += "content\n"; return;
      case NodeKind::None:
      case NodeKind::Document: out_ += "?\n"; return;
    }
  }

  void add_doctype(const Doctype& doctype) {
    out_.append("<!DOCTYPE ").append(doctype.name);
    if (!doctype.public_id.empty() || !doctype.system_id.empty()) {
      out_.append(" \"").append(doctype.public_id);
      out_.append("\" \"").append(doctype.system_id).append("\"");
    }
    out_ += ">\n";
  }

  void add_element(NodeId id, size_t depth) {
    switch (document_[id].space()) {
      case Namespace::Html: out_ += '<'; break;
      case Namespace::Svg: out_ += "<svg "; break;
      case Namespace::MathMl: out_ += "<math "; break;
    }
    out_.append(document_.name(id)).append(">\n");
    ArenaVector<Attribute> all = attributes(document_, id);
    std::sort(all.begin(), all.end(), [](const Attribute& a, const Attribute& b) {
      // The designators of the namespaces are part of the name that is sorted by.
      if (a.space == b.space) return less_as_utf16(a.name, b.name);
      return less_as_utf16(std::string(prefix(a.space)).append(a.name),
                           std::string(prefix(b.space)).append(b.name));
    });
    for (const Attribute& attribute : all) {
      begin_line(depth + 1);
      out_.append(prefix(attribute.space)).append(attribute.name);
      out_.append("=\"").append(attribute.value).append("\"\n");
    }
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string dump(const Document& document, NodeId root) { return Dumper(document).run(root); }

}  // namespace stet::html
