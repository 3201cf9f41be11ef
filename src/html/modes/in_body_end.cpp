// Insertion mode in body: end tags. The mode text.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody

#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

TreeBuilder::Step TreeBuilder::in_body_end(const Token& token) {
  // FAST PATH: most end tags close the current node, and for all but these the
  // rules below come to just that. Compared with the rules by the tree suites
  // and the differential test, which take both paths.
  constexpr Traits kMore = kFormatting | kScope | kTableScope;
  if (open_.top().html == token.tag && (html_traits(token.tag) & kMore) == 0 &&
      token.tag != Tag::Form && token.tag != Tag::Body) {
    pop_end_ = token.end;
    pop();
    return Step::Done;
  }
  const Traits traits = html_traits(token.tag);
  if ((traits & kFormatting) != 0) {
    run_adoption_agency(token);
    return Step::Done;
  }
  if ((traits & kHeading) != 0) {
    if (!open_.heading_in_scope()) return Step::Done;
    generate_implied_end_tags();
    while ((open_.top().traits & kHeading) == 0) pop();
    pop_end_ = token.end;
    pop();
    return Step::Done;
  }
  switch (token.tag) {
    case Tag::Template: return in_head(token);
    case Tag::Body:
      if (open_.in_scope(Tag::Body)) mode_ = Mode::AfterBody;
      return Step::Done;
    case Tag::Html:
      if (!open_.in_scope(Tag::Body)) return Step::Done;
      mode_ = Mode::AfterBody;
      return Step::Again;
    case Tag::Form: end_form(token); return Step::Done;
    case Tag::P:
      if (!open_.p_in_button_scope()) insert_made_up(Tag::P);
      generate_implied_end_tags(Tag::P);
      end_element(token);
      return Step::Done;
    case Tag::Li:
      if (!open_.in_list_item_scope(Tag::Li)) return Step::Done;
      generate_implied_end_tags(Tag::Li);
      end_element(token);
      return Step::Done;
    case Tag::Dd:
    case Tag::Dt:
      if (!open_.in_scope(token.tag)) return Step::Done;
      generate_implied_end_tags(token.tag);
      end_element(token);
      return Step::Done;
    case Tag::Applet:
    case Tag::Marquee:
    case Tag::Object:
      if (!open_.in_scope(token.tag)) return Step::Done;
      generate_implied_end_tags();
      end_element(token);
      formatting_.clear_to_marker();
      return Step::Done;
    case Tag::Br:  // as a start tag without attributes
      reconstruct_formatting();
      insert_made_up(Tag::Br);
      open_.pop();
      frameset_ok_ = false;
      return Step::Done;
    case Tag::Button:
    case Tag::Listing:
    case Tag::Pre:
    case Tag::Select: break;
    default:
      if ((traits & kBlock) != 0) break;
      any_other_end_tag(token);
      return Step::Done;
  }
  if (!open_.in_scope(token.tag)) return Step::Done;
  generate_implied_end_tags();
  end_element(token);
  return Step::Done;
}

void TreeBuilder::end_form(const Token& token) {
  if (open_.contains(Tag::Template)) {
    if (!open_.in_scope(Tag::Form)) return;
    generate_implied_end_tags();
    return end_element(token);
  }
  const NodeId node = form_;
  form_ = kNoNode;
  if (node == kNoNode || !open_.node_in_scope(node)) return;
  generate_implied_end_tags();
  if (open_.top().id == node) return end_element(token);
  // Its children stay open: the element alone leaves the stack.
  open_.remove(open_.find(node));
}

void TreeBuilder::any_other_end_tag(const Token& token) {
  if (!open_.contains(token.tag)) return;
  for (size_t i = open_.size(); i-- > 1;) {
    if (open_[i].is(token.tag)) {
      generate_implied_end_tags(token.tag);
      pop_to_size(i + 1);
      // <nobr> in a nobr comes here too.
      if (token.kind == Kind::EndTag) pop_end_ = token.end;
      pop_to_size(i);
      return;
    }
    if ((open_[i].traits & kSpecial) != 0) return;
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata
TreeBuilder::Step TreeBuilder::text_mode(const Token& token) {
  if (token.kind == Kind::Text) {
    insert_text(token);
    return Step::Done;
  }
  if (token.kind == Kind::EndTag) pop_end_ = token.end;
  pop();
  mode_ = original_mode_;
  return token.kind == Kind::Eof ? Step::Again : Step::Done;
}

}  // namespace stet::html
