#pragma once
// The list of active formatting elements.
// https://html.spec.whatwg.org/multipage/parsing.html#the-list-of-active-formatting-elements

#include "html/attributes.h"
#include "html/document.h"

namespace stet::html {

struct FormattingElement {
  NodeId id;  // kNoNode: a marker
  Tag tag;
  uint32_t begin, end;      // its start tag in the source: what a clone is made from
  uint64_t attributes = 0;  // a hash of them, in any order; 0 until it is needed
};

class FormattingElements {
 public:
  FormattingElements(const Document& document, Arena& arena) : document_(&document), list_(arena) {}

  size_t size() const { return list_.size(); }
  bool empty() const { return list_.empty(); }
  FormattingElement& operator[](size_t index) { return list_[index]; }
  const FormattingElement& operator[](size_t index) const { return list_[index]; }

  void push_marker() { list_.push_back({}); }
  // With the "Noah's Ark clause": of four alike the first goes.
  void push(FormattingElement element);
  void clear_to_marker() {
    while (!list_.empty()) {
      const bool marker = list_.back().id == kNoNode;
      list_.pop_back();
      if (marker) return;
    }
  }
  void insert(size_t index, const FormattingElement& element) { list_.insert(index, element); }
  void erase(size_t index) { list_.erase(index); }

  static constexpr size_t kNone = SIZE_MAX;
  size_t find(NodeId id) const {
    for (size_t i = list_.size(); i-- > 0;) {
      if (list_[i].id == id) return i;
    }
    return kNone;
  }
  // The last one of that name behind the last marker, or kNone.
  size_t find_last(Tag tag) const {
    for (size_t i = list_.size(); i-- > 0 && list_[i].id != kNoNode;) {
      if (list_[i].tag == tag) return i;
    }
    return kNone;
  }
  void remove(NodeId id) {
    const size_t index = find(id);
    if (index != kNone) list_.erase(index);
  }

  // LIMIT: the oldest entry goes when there are more. Without it a page can
  // make every paragraph reopen all formatting ever opened.
  static constexpr size_t kMax = 512;

 private:
  bool same_attributes(FormattingElement& a, FormattingElement& b) const;
  uint64_t hash_of(FormattingElement& element) const;

  const Document* document_;
  ArenaVector<FormattingElement> list_;
};

}  // namespace stet::html
