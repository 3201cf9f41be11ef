#include "html/formatting.h"

namespace stet::html {

namespace {

uint64_t hash_text(uint64_t hash, std::string_view text) {
  for (char c : text) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;  // FNV-1a
  return (hash ^ 0xff) * 0x100000001b3;
}

}  // namespace

uint64_t FormattingElements::hash_of(FormattingElement& element) const {
  if (element.attributes == 0) {
    element.attributes = 1;
    for (const Attribute& attribute : attributes(*document_, element.id)) {
      element.attributes +=
          hash_text(hash_text(0xcbf29ce484222325, attribute.name), attribute.value) | 1;
    }
  }
  return element.attributes;
}

bool FormattingElements::same_attributes(FormattingElement& a, FormattingElement& b) const {
  const std::string_view source = document_->source();
  // Nearly always both tags are written alike.
  if (source.substr(a.begin, a.end - a.begin) == source.substr(b.begin, b.end - b.begin)) {
    return true;
  }
  if (hash_of(a) != hash_of(b)) return false;
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
void FormattingElements::push(FormattingElement element) {
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
