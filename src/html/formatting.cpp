#include "html/formatting.h"

namespace stet::html {

bool FormattingElements::same_attributes(const FormattingElement& a,
                                         const FormattingElement& b) const {
  const std::string_view source = document_->source();
  // Nearly always both tags are written alike.
  if (source.substr(a.begin, a.end - a.begin) == source.substr(b.begin, b.end - b.begin)) {
    return true;
  }
  const ArenaVector<Attribute> left = attributes(*document_, a.id);
  const ArenaVector<Attribute> right = attributes(*document_, b.id);
  if (left.size() != right.size()) return false;
  for (const Attribute& one : left) {
    bool found = false;
    for (const Attribute& other : right) {
      if (one.name == other.name) {
        found = one.value == other.value;
        break;
      }
    }
    if (!found) return false;
  }
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#push-onto-the-list-of-active-formatting-elements
void FormattingElements::push(const FormattingElement& element) {
  size_t alike = 0;
  size_t earliest = kNone;
  for (size_t i = list_.size(); i-- > 0 && list_[i].id != kNoNode;) {
    if (list_[i].tag == element.tag && same_attributes(list_[i], element)) {
      ++alike;
      earliest = i;
    }
  }
  if (alike >= 3) list_.erase(earliest);
  if (list_.size() >= kMax) list_.erase(0);
  list_.push_back(element);
}

}  // namespace stet::html
