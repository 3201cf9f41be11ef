// The adoption agency algorithm: what becomes of <b><p></b>.
// https://html.spec.whatwg.org/multipage/parsing.html#adoption-agency-algorithm

#include "html/tree_builder.h"

namespace stet::html {

// The topmost special element below the formatting element, or kNone.
size_t TreeBuilder::find_furthest_block(size_t formatting_index) const {
  for (size_t i = formatting_index + 1; i < open_.size(); ++i) {
    if ((open_[i].traits & kSpecial) != 0) return i;
  }
  return OpenElements::kNone;
}

void TreeBuilder::run_adoption_agency(const Token& token) {
  const Tag subject = token.tag;
  // Step 2.
  if (open_.top().is(subject) && formatting_.find(open_.top().id) == FormattingElements::kNone) {
    if (token.kind == Token::Kind::EndTag) pop_end_ = token.end;
    return pop();
  }
  for (int outer = 0; outer < 8; ++outer) {
    // Step 4.3: the formatting element.
    const size_t entry = formatting_.find_last(subject);
    if (entry == FormattingElements::kNone) {
      return any_other_end_tag(token);
    }
    const NodeId element = formatting_[entry].id;
    // Step 4.4.
    const size_t at = open_.find(element);
    if (at == OpenElements::kNone) return formatting_.erase(entry);
    // Step 4.5.
    if (!open_.node_in_scope(element)) return;
    // Step 4.7.
    size_t block = find_furthest_block(at);
    // Step 4.8.
    if (block == OpenElements::kNone) {
      pop_to_size(at + 1);
      if (token.kind == Token::Kind::EndTag) pop_end_ = token.end;
      pop();
      return formatting_.erase(entry);
    }
    // Steps 4.9 to 4.12.
    const size_t ancestor = at - 1;
    size_t bookmark = entry;
    const NodeId block_id = open_[block].id;
    size_t node_index = block;
    NodeId last = block_id;
    // Step 4.13.
    for (int inner = 1;; ++inner) {
      --node_index;  // the element above, also where entries were removed below
      const NodeId node = open_[node_index].id;
      if (node == element) break;
      size_t node_entry = formatting_.find(node);
      if (inner > 3 && node_entry != FormattingElements::kNone) {
        formatting_.erase(node_entry);
        if (node_entry < bookmark) --bookmark;
        node_entry = FormattingElements::kNone;
      }
      if (node_entry == FormattingElements::kNone) {
        open_.remove(node_index);
        --block;
        continue;
      }
      // Step 4.13.6: a new element for the token, in both lists.
      const NodeId clone = make_clone(formatting_[node_entry]);
      formatting_[node_entry].id = clone;
      open_.replace(node_index, clone);
      if (last == block_id) bookmark = node_entry + 1;
      unlink(last);
      link(last, {clone});
      last = clone;
    }
    // Step 4.14.
    unlink(last);
    const bool fostering = foster_parenting_;
    foster_parenting_ = true;  // "appropriate place" with an override target may foster here
    Place place = place_in(ancestor);
    foster_parenting_ = fostering;
    link(last, place);
    // Steps 4.15 to 4.17.
    const NodeId clone = make_clone(formatting_[formatting_.find(element)]);
    const NodeId block_into = open_[block].into;
    move_children(block_into, clone);
    link(clone, {block_into});
    // Step 4.18.
    FormattingElement replacement = formatting_[formatting_.find(element)];
    replacement.id = clone;
    const size_t old_entry = formatting_.find(element);
    formatting_.erase(old_entry);
    if (old_entry < bookmark) --bookmark;
    formatting_.insert(bookmark, replacement);
    // Step 4.19.
    document_.nodes_[element].end =
        document_.nodes_[element].end > pop_end_ ? document_.nodes_[element].end : pop_end_;
    open_.remove(open_.find(element));
    const size_t block_now = open_.find(block_id);
    open_.insert(block_now + 1, clone, clone, subject, Namespace::Html);
  }
}

}  // namespace stet::html
