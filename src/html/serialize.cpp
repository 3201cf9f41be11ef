// The serialisation algorithm as a walk without a stack: end tags are written
// when the walk leaves an element.

#include "html/serialize.h"

#include "html/attributes.h"

namespace stet::html {

namespace {

// https://html.spec.whatwg.org/multipage/parsing.html#serializes-as-void
bool serializes_as_void(const Node& node) {
  if (node.space() != Namespace::Html) return false;
  switch (node.tag) {
    case Tag::Area:
    case Tag::Base:
    case Tag::Basefont:
    case Tag::Bgsound:
    case Tag::Br:
    case Tag::Col:
    case Tag::Embed:
    case Tag::Frame:
    case Tag::Hr:
    case Tag::Img:
    case Tag::Input:
    case Tag::Keygen:
    case Tag::Link:
    case Tag::Meta:
    case Tag::Param:
    case Tag::Source:
    case Tag::Track:
    case Tag::Wbr: return true;
    default: return false;
  }
}

// Elements whose text is written as it is. noscript is not among them: its
// text was parsed as markup.
bool holds_raw_text(const Node& node) {
  if (!node.is_element() || node.space() != Namespace::Html) return false;
  switch (node.tag) {
    case Tag::Style:
    case Tag::Script:
    case Tag::Xmp:
    case Tag::Iframe:
    case Tag::Noembed:
    case Tag::Noframes:
    case Tag::Plaintext: return true;
    default: return false;
  }
}

std::string_view prefix(const Attribute& attribute) {
  switch (attribute.space) {
    case AttributeNamespace::None: return "";
    case AttributeNamespace::XLink: return "xlink:";
    case AttributeNamespace::Xml: return "xml:";
    case AttributeNamespace::Xmlns: return attribute.name == "xmlns" ? "" : "xmlns:";
  }
  return "";
}

void open_element(const Document& document, NodeId id, ArenaString& out) {
  out.push_back('<');
  out.append(document.name(id));
  for (const Attribute& attribute : attributes(document, id)) {
    out.push_back(' ');
    out.append(prefix(attribute));
    out.append(attribute.name);
    out.append("=\"");
    append_escaped(attribute.value, true, out);
    out.push_back('"');
  }
  out.push_back('>');
}

void close_element(const Document& document, NodeId id, ArenaString& out) {
  if (!document[id].is_element() || serializes_as_void(document[id])) return;
  out.append("</");
  out.append(document.name(id));
  out.push_back('>');
}

// All of a leaf, or what comes before the children.
void open_node(const Document& document, NodeId id, ArenaString& out) {
  const Node& node = document[id];
  switch (node.kind) {
    case NodeKind::Element: open_element(document, id, out); return;
    case NodeKind::Text:
      if (holds_raw_text(document[node.parent])) {
        out.append(document.text(id));
      } else {
        append_escaped(document.text(id), false, out);
      }
      return;
    case NodeKind::Comment:
      out.append("<!--");
      out.append(document.text(id));
      out.append("-->");
      return;
    case NodeKind::Doctype:
      out.append("<!DOCTYPE ");
      out.append(document.doctype().name);
      out.push_back('>');
      return;
    case NodeKind::None:
    case NodeKind::Document:
    case NodeKind::Content: return;
  }
}

bool has_written_children(const Node& node) {
  return Document::has_children(node) && node.first_child != kNoNode &&
         !(node.is_element() && serializes_as_void(node));
}

}  // namespace

void append_escaped(std::string_view text, bool in_attribute, ArenaString& out) {
  size_t done = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    std::string_view escaped;
    size_t size = 1;
    switch (text[i]) {
      case '&': escaped = "&amp;"; break;
      case '<': escaped = "&lt;"; break;
      case '>': escaped = "&gt;"; break;
      case '"':
        if (!in_attribute) continue;
        escaped = "&quot;";
        break;
      case '\xC2':
        if (i + 1 == text.size() || text[i + 1] != '\xA0') continue;
        escaped = "&nbsp;";
        size = 2;
        break;
      default: continue;
    }
    out.append(text.substr(done, i - done));
    out.append(escaped);
    done = i + size;
    i = done - 1;
  }
  out.append(text.substr(done));
}

void serialize_children(const Document& document, NodeId node, ArenaString& out) {
  if (!has_written_children(document[node])) return;
  NodeId id = document[node].first_child;
  while (true) {
    open_node(document, id, out);
    if (has_written_children(document[id])) {
      id = document[id].first_child;
      continue;
    }
    close_element(document, id, out);
    while (document[id].next == kNoNode) {
      id = document[id].parent;
      if (id == node) return;
      close_element(document, id, out);
    }
    id = document[id].next;
  }
}

void serialize(const Document& document, NodeId node, ArenaString& out) {
  open_node(document, node, out);
  serialize_children(document, node, out);
  close_element(document, node, out);
}

}  // namespace stet::html
