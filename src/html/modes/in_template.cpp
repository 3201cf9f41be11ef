// Insertion mode in template.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intemplate

#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

TreeBuilder::Step TreeBuilder::in_template(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
    case Kind::Comment:
    case Kind::Doctype: return in_body(token);
    case Kind::StartTag:
      switch (token.tag) {
        case Tag::Base:
        case Tag::Basefont:
        case Tag::Bgsound:
        case Tag::Link:
        case Tag::Meta:
        case Tag::Noframes:
        case Tag::Script:
        case Tag::Style:
        case Tag::Template:
        case Tag::Title: return in_head(token);
        case Tag::Caption:
        case Tag::Colgroup:
        case Tag::Tbody:
        case Tag::Tfoot:
        case Tag::Thead: return go_on_in_template(Mode::InTable);
        case Tag::Col: return go_on_in_template(Mode::InColumnGroup);
        case Tag::Tr: return go_on_in_template(Mode::InTableBody);
        case Tag::Td:
        case Tag::Th: return go_on_in_template(Mode::InRow);
        default: return go_on_in_template(Mode::InBody);
      }
    case Kind::EndTag: return token.tag == Tag::Template ? in_head(token) : Step::Done;
    case Kind::Eof: break;
  }
  if (!open_.contains(Tag::Template)) return Step::Done;
  pop_until(Tag::Template);
  formatting_.clear_to_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
  return Step::Again;
}

TreeBuilder::Step TreeBuilder::go_on_in_template(Mode mode) {
  template_modes_.back() = mode;
  mode_ = mode;
  return Step::Again;
}

}  // namespace stet::html
