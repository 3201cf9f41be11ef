#pragma once
// The stack of open elements and its scopes.
// https://html.spec.whatwg.org/multipage/parsing.html#the-stack-of-open-elements
//
// Two things make it fast: how many elements of each name are open is counted,
// so that most scope questions need no walk; and each entry knows the nearest p
// in button scope, which nearly every block start tag asks for.

#include <cstdint>

#include "html/tag_traits.h"

namespace stet::html {

struct OpenElement {
  NodeId id;
  NodeId into;         // where children go: the element, or its template contents
  uint32_t nearest_p;  // 1 + index of the p in button scope seen from here, or 0
  Tag html;            // the name if it is an HTML element, else None
  Tag tag;
  Traits traits;
  Namespace space;

  bool is(Tag name) const { return html == name; }
};

class OpenElements {
 public:
  explicit OpenElements(Arena& arena) : stack_(arena) {}

  void push(NodeId id, NodeId into, Tag tag, Namespace space) {
    const Traits traits = element_traits(tag, space);
    const Tag html = space == Namespace::Html ? tag : Tag::None;
    ++count_[slot(html, tag)];
    stack_.push_back({id, into, nearest_p(stack_.size(), html, traits), html, tag, traits, space});
  }
  // The caller closes the node.
  void pop() {
    forget(stack_.back());
    stack_.pop_back();
  }
  void remove(size_t index) {
    forget(stack_[index]);
    stack_.erase(index);
    relink(index);
  }
  void insert(size_t index, NodeId id, NodeId into, Tag tag, Namespace space) {
    push(id, into, tag, space);
    const OpenElement entry = stack_.back();
    stack_.pop_back();
    stack_.insert(index, entry);
    relink(index);
  }
  // Puts another node of the same name in an entry's place.
  void replace(size_t index, NodeId id) { stack_[index].id = stack_[index].into = id; }

  size_t size() const { return stack_.size(); }
  bool empty() const { return stack_.empty(); }
  const OpenElement& operator[](size_t index) const { return stack_[index]; }
  const OpenElement& top() const { return stack_.back(); }

  // Never wrong that there is none; wrong about others only for unlisted names.
  bool contains(Tag html) const { return count_[slot(html, html)] != 0; }
  // The same for elements that are not HTML.
  bool contains_foreign(Tag tag) const { return count_[slot(Tag::None, tag)] != 0; }
  static constexpr size_t kNone = SIZE_MAX;
  // The topmost entry of a node, or kNone.
  size_t find(NodeId id) const {
    for (size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].id == id) return i;
    }
    return kNone;
  }
  size_t find_last(Tag html) const {
    if (!contains(html)) return kNone;
    for (size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].html == html) return i;
    }
    return kNone;
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#has-an-element-in-the-specific-scope
  bool in_scope(Tag html, Traits markers = kScope) const {
    if (!contains(html)) return false;
    for (size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].html == html) return true;
      if ((stack_[i].traits & markers) != 0) return false;
    }
    return false;
  }
  bool in_list_item_scope(Tag html) const { return in_scope(html, kScope | kListScope); }
  bool in_button_scope(Tag html) const { return in_scope(html, kScope | kButtonScope); }
  bool in_table_scope(Tag html) const { return in_scope(html, kTableScope); }
  bool p_in_button_scope() const { return stack_.back().nearest_p != 0; }
  bool heading_in_scope() const {
    for (size_t i = stack_.size(); i-- > 0;) {
      if ((stack_[i].traits & kHeading) != 0) return true;
      if ((stack_[i].traits & kScope) != 0) return false;
    }
    return false;
  }
  bool node_in_scope(NodeId id) const {
    for (size_t i = stack_.size(); i-- > 0;) {
      if (stack_[i].id == id) return true;
      if ((stack_[i].traits & kScope) != 0) return false;
    }
    return false;
  }

 private:
  uint32_t nearest_p(size_t index, Tag html, Traits traits) const {
    if (html == Tag::P) return static_cast<uint32_t>(index + 1);
    if ((traits & (kScope | kButtonScope)) != 0 || index == 0) return 0;
    return stack_[index - 1].nearest_p;
  }
  void forget(const OpenElement& entry) { --count_[slot(entry.html, entry.tag)]; }
  // Listed HTML names are counted each, all others in kOthers groups.
  static size_t slot(Tag html, Tag tag) {
    if (html != Tag::None && is_listed(html)) return static_cast<size_t>(html);
    return kListed + static_cast<size_t>(tag) % kOthers;
  }
  void relink(size_t from) {
    for (size_t i = from; i < stack_.size(); ++i) {
      stack_[i].nearest_p = nearest_p(i, stack_[i].html, stack_[i].traits);
    }
  }

  ArenaVector<OpenElement> stack_;
  static constexpr size_t kListed = static_cast<size_t>(Tag::FirstUnlisted);
  static constexpr size_t kOthers = 128;
  uint32_t count_[kListed + kOthers] = {};
};

}  // namespace stet::html
