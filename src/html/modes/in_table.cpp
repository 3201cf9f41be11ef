// Insertion modes in table, in table text.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intable

#include "base/ascii.h"
#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

TreeBuilder::Step TreeBuilder::in_table(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((open_.top().traits & kFosters) != 0 || open_.top().is(Tag::Template)) {
        pending_text_.clear();
        original_mode_ = mode_;
        mode_ = Mode::InTableText;
        return Step::Again;
      }
      break;
    case Kind::Comment: insert_comment(token); return Step::Done;
    case Kind::Doctype: return Step::Done;
    case Kind::StartTag:
      switch (token.tag) {
        case Tag::Caption:
          clear_to(kTableScope);
          formatting_.push_marker();
          insert_element(token);
          mode_ = Mode::InCaption;
          return Step::Done;
        case Tag::Colgroup:
          clear_to(kTableScope);
          insert_element(token);
          mode_ = Mode::InColumnGroup;
          return Step::Done;
        case Tag::Col:
          clear_to(kTableScope);
          insert_made_up(Tag::Colgroup);
          mode_ = Mode::InColumnGroup;
          return Step::Again;
        case Tag::Tbody:
        case Tag::Tfoot:
        case Tag::Thead:
          clear_to(kTableScope);
          insert_element(token);
          mode_ = Mode::InTableBody;
          return Step::Done;
        case Tag::Td:
        case Tag::Th:
        case Tag::Tr:
          clear_to(kTableScope);
          insert_made_up(Tag::Tbody);
          mode_ = Mode::InTableBody;
          return Step::Again;
        case Tag::Table:
          if (!open_.in_table_scope(Tag::Table)) return Step::Done;
          pop_until(Tag::Table);
          reset_insertion_mode();
          return Step::Again;
        case Tag::Style:
        case Tag::Script:
        case Tag::Template: return in_head(token);
        case Tag::Input:
          if (!equals_ignoring_case(attribute_of(token, "type"), "hidden")) break;
          insert_void(token);
          return Step::Done;
        case Tag::Form:
          if (open_.contains(Tag::Template) || form_ != kNoNode) return Step::Done;
          form_ = insert_element(token);
          open_.pop();
          return Step::Done;
        default: break;
      }
      break;
    case Kind::EndTag:
      switch (token.tag) {
        case Tag::Table:
          if (!open_.in_table_scope(Tag::Table)) return Step::Done;
          end_element(token);
          reset_insertion_mode();
          return Step::Done;
        case Tag::Body:
        case Tag::Caption:
        case Tag::Col:
        case Tag::Colgroup:
        case Tag::Html:
        case Tag::Tbody:
        case Tag::Td:
        case Tag::Tfoot:
        case Tag::Th:
        case Tag::Thead:
        case Tag::Tr: return Step::Done;
        case Tag::Template: return in_head(token);
        default: break;
      }
      break;
    case Kind::Eof: return in_body(token);
  }
  return in_table_anything_else(token);
}

TreeBuilder::Step TreeBuilder::in_table_anything_else(const Token& token) {
  foster_parenting_ = true;
  const Step step = in_body(token);
  foster_parenting_ = false;
  return step;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intabletext
TreeBuilder::Step TreeBuilder::in_table_text(const Token& token) {
  if (token.kind == Kind::Text) {
    if ((token.flags & Token::kNul) == 0) pending_text_.push_back(token);
    return Step::Done;
  }
  bool blank = true;
  for (const Token& text : pending_text_) blank = blank && (text.flags & Token::kBlank) != 0;
  for (const Token& text : pending_text_) {
    if (blank) {
      insert_text(text);
    } else {
      in_table_anything_else(text);
    }
  }
  pending_text_.clear();
  mode_ = original_mode_;
  return Step::Again;
}

}  // namespace stet::html
