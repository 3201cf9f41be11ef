// Foreign content: SVG and MathML.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inforeign

#include "base/ascii.h"
#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

TreeBuilder::Step TreeBuilder::in_foreign_content(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((token.flags & Token::kNul) != 0) {
        // As many U+FFFD as there are NULs.
        Token replaced = token;
        replaced.flags = Token::kOwned;
        replaced.text_offset = static_cast<uint32_t>(document_.owned_.size());
        for (uint32_t i = 0; i < token.text_size; ++i) document_.owned_.append("\xEF\xBF\xBD");
        replaced.text_size = static_cast<uint32_t>(document_.owned_.size()) - replaced.text_offset;
        insert_text(replaced);
        return Step::Done;
      }
      insert_text(token);
      if ((token.flags & Token::kBlank) == 0) frameset_ok_ = false;
      return Step::Done;
    case Kind::Comment: insert_comment(token); return Step::Done;
    case Kind::Doctype: return Step::Done;
    case Kind::StartTag:
      if (!breaks_out(token)) {
        start_foreign(token);
        return Step::Done;
      }
      break;
    case Kind::EndTag:
      if (token.tag != Tag::Br && token.tag != Tag::P) return end_foreign(token);
      break;
    case Kind::Eof: return Step::Done;
  }
  // An HTML tag that cannot be meant here: out of the foreign elements with it.
  const auto is_integration_point = [](const OpenElement& node, const Document& document) {
    if (node.space == Namespace::Html) return true;
    if (node.space == Namespace::Svg) return (node.traits & kScope) != 0;
    if (node.tag != Tag::AnnotationXml) return (node.traits & kScope) != 0;
    const std::string_view encoding = attribute(document, node.id, "encoding");
    return equals_ignoring_case(encoding, "text/html") ||
           equals_ignoring_case(encoding, "application/xhtml+xml");
  };
  while (open_.size() > 1 && !is_integration_point(open_.top(), document_)) pop();
  return dispatch(mode_, token);
}

bool TreeBuilder::breaks_out(const Token& token) const {
  switch (token.tag) {
    case Tag::B:
    case Tag::Big:
    case Tag::Blockquote:
    case Tag::Body:
    case Tag::Br:
    case Tag::Center:
    case Tag::Code:
    case Tag::Dd:
    case Tag::Div:
    case Tag::Dl:
    case Tag::Dt:
    case Tag::Em:
    case Tag::Embed:
    case Tag::H1:
    case Tag::H2:
    case Tag::H3:
    case Tag::H4:
    case Tag::H5:
    case Tag::H6:
    case Tag::Head:
    case Tag::Hr:
    case Tag::I:
    case Tag::Img:
    case Tag::Li:
    case Tag::Listing:
    case Tag::Menu:
    case Tag::Meta:
    case Tag::Nobr:
    case Tag::Ol:
    case Tag::P:
    case Tag::Pre:
    case Tag::Ruby:
    case Tag::S:
    case Tag::Small:
    case Tag::Span:
    case Tag::Strike:
    case Tag::Strong:
    case Tag::Sub:
    case Tag::Sup:
    case Tag::Table:
    case Tag::Tt:
    case Tag::U:
    case Tag::Ul:
    case Tag::Var: return true;
    case Tag::Font:
      return attribute_of(token, "color").data() != nullptr ||
             attribute_of(token, "face").data() != nullptr ||
             attribute_of(token, "size").data() != nullptr;
    default: return false;
  }
}

void TreeBuilder::start_foreign(const Token& token) {
  const Namespace space = is_fragment_root(open_.size() - 1) ? context_.space : open_.top().space;
  insert_element(token, space);
  if ((token.flags & Token::kSelfClosing) != 0) pop();
  // A script or title here has no special text: the tokenizer stays in data state.
}

TreeBuilder::Step TreeBuilder::end_foreign(const Token& token) {
  if (open_.size() > 1 && !open_.contains_foreign(token.tag)) return dispatch(mode_, token);
  for (size_t i = open_.size() - 1; i > 0; --i) {
    if (open_[i].tag == token.tag) {
      pop_to_size(i + 1);
      pop_end_ = token.end;
      pop();
      return Step::Done;
    }
    if (open_[i - 1].space == Namespace::Html) return dispatch(mode_, token);
  }
  return Step::Done;
}

}  // namespace stet::html
