// <selectedcontent>: a copy of the selected option, kept up by the parser.
// https://html.spec.whatwg.org/multipage/form-elements.html#maybe-clone-an-option-into-selectedcontent

#include "html/tree_builder.h"

namespace stet::html {

namespace {

bool has(const Document& document, NodeId id, std::string_view name) {
  return attribute(document, id, name).data() != nullptr;
}

// The select that an option belongs to, or kNoNode. Ancestors end at template
// contents, which are a tree of their own.
NodeId select_of(const Document& document, NodeId option) {
  bool in_group = false;
  for (NodeId id = document[option].parent; id != kNoNode; id = document[id].parent) {
    const Node& node = document[id];
    if (node.kind == NodeKind::Content) return kNoNode;
    if (node.is_html(Tag::Select)) return id;
    if (node.is_html(Tag::Datalist) || node.is_html(Tag::Hr) || node.is_html(Tag::Option)) {
      return kNoNode;
    }
    if (node.is_html(Tag::Optgroup)) {
      if (in_group) return kNoNode;
      in_group = true;
    }
  }
  return kNoNode;
}

bool is_disabled(const Document& document, NodeId option) {
  const NodeId parent = document[option].parent;
  return has(document, option, "disabled") ||
         (document[parent].is_html(Tag::Optgroup) && has(document, parent, "disabled"));
}

// The node after `id` within the select, template contents left out.
NodeId following_in(const Document& document, NodeId id, NodeId select) {
  const NodeId first = document[id].is_html(Tag::Template) ? kNoNode : document[id].first_child;
  if (Document::has_children(document[id]) && first != kNoNode) return first;
  return document.following_after(id, select);
}

// As far as the parser has come: the last option with `selected`, else the first
// one that is not disabled if the select shows one option.
NodeId selected_option(const Document& document, NodeId select) {
  NodeId first = kNoNode, last = kNoNode;
  for (NodeId id = following_in(document, select, select); id != kNoNode;
       id = following_in(document, id, select)) {
    if (!document[id].is_html(Tag::Option) || select_of(document, id) != select) continue;
    if (has(document, id, "selected")) last = id;
    if (first == kNoNode && !is_disabled(document, id)) first = id;
  }
  if (last != kNoNode) return last;
  const std::string_view size = attribute(document, select, "size");
  return size.empty() || size == "1" ? first : kNoNode;
}

// The first one in the select, unless it is disabled: an option or another
// selectedcontent is above it, or another select above its own.
// https://html.spec.whatwg.org/multipage/form-elements.html#selectedcontent-disabled
NodeId selectedcontent_of(const Document& document, NodeId select) {
  for (NodeId id = following_in(document, select, select); id != kNoNode;
       id = following_in(document, id, select)) {
    if (!document[id].is_html(Tag::Selectedcontent)) continue;
    for (NodeId up = document[id].parent; up != kNoNode; up = document[up].parent) {
      const Node& node = document[up];
      if (node.kind == NodeKind::Content) break;
      if (node.is_html(Tag::Option) || node.is_html(Tag::Selectedcontent) ||
          (node.is_html(Tag::Select) && up != select)) {
        return kNoNode;
      }
    }
    return id;
  }
  return kNoNode;
}

}  // namespace

// DEVIATION: only when an option is popped; the standard also brings a
// selectedcontent up to date that is inserted behind its options.
void TreeBuilder::maybe_clone_option(NodeId option) {
  // LIMIT: looking through a select for each of its options is quadratic; after
  // this many options the copy is no longer kept up.
  if (++options_seen_ > kOptionsMax) return;
  const NodeId select = select_of(document_, option);
  if (select == kNoNode || has(document_, select, "multiple")) return;
  const NodeId content = selectedcontent_of(document_, select);
  if (content == kNoNode || selected_option(document_, select) != option) return;
  while (document_.nodes_[content].first_child != kNoNode) {
    unlink(document_.nodes_[content].first_child);
  }
  clone_children(option, content);
}

void TreeBuilder::clone_children(NodeId from, NodeId to) {
  // `to` is never inside `from`, so the walk meets no copies.
  NodeId parent = to;
  NodeId id = document_.nodes_[from].first_child;
  while (id != kNoNode && !full()) {
    Node copy = document_.nodes_[id];
    copy.parent = copy.previous = copy.next = kNoNode;
    const bool inner = Document::has_children(copy);
    const NodeId first = inner ? copy.first_child : kNoNode;
    if (inner) {
      copy.first_child = copy.last_child = kNoNode;
      copy.flags |= Node::kClone;
    } else {
      copy.text_capacity = copy.text_size;
    }
    document_.nodes_.push_back(copy);
    const auto made = static_cast<NodeId>(document_.nodes_.size() - 1);
    link(made, {parent});
    if (first != kNoNode) {
      parent = made;
      id = first;
      continue;
    }
    while (id != from && document_.nodes_[id].next == kNoNode) {
      id = document_.nodes_[id].parent;
      if (id != from) parent = document_.nodes_[parent].parent;
    }
    if (id == from) return;
    id = document_.nodes_[id].next;
  }
}

}  // namespace stet::html
