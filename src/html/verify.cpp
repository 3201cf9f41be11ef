// What every stage after the parser relies on, checked node by node.

#include <charconv>

#include "html/document.h"

namespace stet::html {

namespace {

bool is_continuation(char c) { return (static_cast<uint8_t>(c) & 0xC0) == 0x80; }

class Verifier {
 public:
  explicit Verifier(const Document& document) : document_(document) {}

  bool run(std::string* complaint) {
    check_roots();
    // Every link is checked before it is followed, and a tree has no more nodes
    // than the array: a loop is found by counting.
    size_t visited = 0;
    for (NodeId id = kDocument; ok_ && id != kNoNode; id = document_.following(id)) {
      if (++visited >= document_.size()) return fail_with(complaint, id, "is reached twice");
      check(id);
    }
    if (!ok_ && complaint != nullptr) *complaint = std::move(complaint_);
    return ok_;
  }

 private:
  bool fail_with(std::string* complaint, NodeId id, std::string_view what) {
    expect(false, id, what);
    if (complaint != nullptr) *complaint = std::move(complaint_);
    return false;
  }

  bool expect(bool condition, NodeId id, std::string_view what) {
    if (condition || !ok_) return ok_;
    ok_ = false;
    char number[16];
    const auto result = std::to_chars(number, number + sizeof number, id);
    complaint_.append("node ").append(number, result.ptr).append(" ").append(what);
    return false;
  }

  bool exists(NodeId id) const { return id != kNoNode && id < document_.size(); }

  void check_roots() {
    if (!expect(document_.size() > kDocument, kDocument, "is missing")) return;
    const Node& root = document_[kDocument];
    expect(root.kind == NodeKind::Document, kDocument, "is not the document");
    expect(root.parent == kNoNode && root.previous == kNoNode && root.next == kNoNode, kDocument,
           "is inside another");
    const NodeId html = document_.html();
    if (!expect(exists(html), kDocument, "has no html element")) return;
    expect(document_[html].is_html(Tag::Html), html, "is not an html element");
    expect(document_[html].parent == kDocument, html, "is not the root element");
    if (document_.head() != kNoNode && expect(exists(document_.head()), html, "has no such head")) {
      expect(document_[document_.head()].is_html(Tag::Head), document_.head(), "is no head");
      expect(document_[document_.head()].parent == html, document_.head(), "is not in html");
    }
    if (document_.body() != kNoNode && expect(exists(document_.body()), html, "has no such body")) {
      const Node& body = document_[document_.body()];
      expect(body.is_html(Tag::Body) || body.is_html(Tag::Frameset), document_.body(),
             "is no body");
      expect(body.parent == html, document_.body(), "is not in html");
    }
  }

  void check(NodeId id) {
    const Node& node = document_[id];
    expect(id == kDocument || node.kind != NodeKind::Document, id, "is a second document");
    switch (node.kind) {
      case NodeKind::None: expect(false, id, "has no kind"); return;
      case NodeKind::Element:
        expect(node.begin <= node.open_end && node.open_end <= node.end, id,
               "has its span the wrong way round");
        expect(node.end <= document_.source().size(), id, "ends behind the source");
        expect(node.tag != Tag::None, id, "has no name");
        expect((node.flags & Node::kNamespaceMask) <= 2, id, "is in no namespace");
        if (node.is_html(Tag::Template)) check_template(id);
        break;
      case NodeKind::Text:
        expect(node.text_size > 0, id, "is empty text");
        check_text(id);
        return;
      case NodeKind::Comment: check_text(id); return;
      case NodeKind::Doctype:
        expect(node.parent == kDocument, id, "is a doctype inside an element");
        return;
      case NodeKind::Content:
        expect(exists(node.parent) && document_[node.parent].is_html(Tag::Template), id,
               "is content outside a template");
        break;
      case NodeKind::Document: break;
    }
    check_children(id);
  }

  void check_template(NodeId id) {
    const NodeId content = document_[id].first_child;
    expect(exists(content) && document_[content].kind == NodeKind::Content &&
               document_[content].next == kNoNode,
           id, "is a template without contents of its own");
  }

  void check_text(NodeId id) {
    const Node& node = document_[id];
    expect(node.begin <= node.end && node.end <= document_.source().size(), id,
           "has its span the wrong way round");
    const std::string_view whole =
        node.flags & Node::kOwned ? document_.owned() : document_.source();
    if (!expect(
            node.text_offset <= whole.size() && node.text_size <= whole.size() - node.text_offset,
            id, "has text outside the source")) {
      return;
    }
    const std::string_view text = document_.text(id);
    expect(text.empty() || !is_continuation(text[0]), id, "begins within a character");
    const std::string_view rest = whole.substr(node.text_offset + node.text_size);
    expect(text.empty() || rest.empty() || !is_continuation(rest[0]) ||
               static_cast<uint8_t>(text.back()) < 0x80,
           id, "ends within a character");
  }

  void check_children(NodeId id) {
    NodeId previous = kNoNode;
    size_t count = 0;
    for (NodeId child = document_[id].first_child; child != kNoNode;
         child = document_[child].next) {
      if (!expect(exists(child), id, "has a child that does not exist")) return;
      if (!expect(++count < document_.size(), id, "has a loop of children")) return;
      expect(document_[child].parent == id, child, "has another parent");
      expect(document_[child].previous == previous, child, "has another previous sibling");
      expect(child != kDocument, id, "contains the document");
      if (!ok_) return;
      previous = child;
    }
    expect(document_[id].last_child == previous, id, "has another last child");
  }

  const Document& document_;
  std::string complaint_;
  bool ok_ = true;
};

}  // namespace

bool verify(const Document& document, std::string* complaint) {
  return Verifier(document).run(complaint);
}

}  // namespace stet::html
