// Insertion modes in head, in head noscript.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inhead

#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

TreeBuilder::Step TreeBuilder::in_head(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((token.flags & Token::kBlank) == 0) break;
      insert_text(token);
      return Step::Done;
    case Kind::Comment: insert_comment(token); return Step::Done;
    case Kind::Doctype: return Step::Done;
    case Kind::StartTag:
      switch (token.tag) {
        case Tag::Html: return in_body(token);
        case Tag::Base:
        case Tag::Basefont:
        case Tag::Bgsound:
        case Tag::Link:
        case Tag::Meta: insert_void(token); return Step::Done;
        case Tag::Title: read_raw(token, TextState::RcData); return Step::Done;
        case Tag::Noframes:
        case Tag::Style: read_raw(token, TextState::RawText); return Step::Done;
        case Tag::Noscript:  // scripting is disabled
          insert_element(token);
          mode_ = Mode::InHeadNoscript;
          return Step::Done;
        case Tag::Script: read_raw(token, TextState::ScriptData); return Step::Done;
        case Tag::Template: start_template(token); return Step::Done;
        case Tag::Head: return Step::Done;
        default: break;
      }
      break;
    case Kind::EndTag:
      switch (token.tag) {
        case Tag::Head:
          pop_end_ = token.end;
          pop();
          mode_ = Mode::AfterHead;
          return Step::Done;
        case Tag::Body:
        case Tag::Html:
        case Tag::Br: break;
        case Tag::Template: end_template(token); return Step::Done;
        default: return Step::Done;
      }
      break;
    case Kind::Eof: break;
  }
  pop();
  mode_ = Mode::AfterHead;
  return Step::Again;
}

void TreeBuilder::start_template(const Token& token) {
  insert_element(token);
  formatting_.push_marker();
  frameset_ok_ = false;
  mode_ = Mode::InTemplate;
  template_modes_.push_back(Mode::InTemplate);
}

void TreeBuilder::end_template(const Token& token) {
  if (!open_.contains(Tag::Template)) return;
  generate_implied_end_tags_thoroughly();
  end_element(token);
  formatting_.clear_to_marker();
  template_modes_.pop_back();
  reset_insertion_mode();
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inheadnoscript
TreeBuilder::Step TreeBuilder::in_head_noscript(const Token& token) {
  switch (token.kind) {
    case Kind::Doctype: return Step::Done;
    case Kind::Text:
      if ((token.flags & Token::kBlank) != 0) return in_head(token);
      break;
    case Kind::Comment: return in_head(token);
    case Kind::StartTag:
      switch (token.tag) {
        case Tag::Html: return in_body(token);
        case Tag::Basefont:
        case Tag::Bgsound:
        case Tag::Link:
        case Tag::Meta:
        case Tag::Noframes:
        case Tag::Style: return in_head(token);
        case Tag::Head:
        case Tag::Noscript: return Step::Done;
        default: break;
      }
      break;
    case Kind::EndTag:
      if (token.tag == Tag::Noscript) {
        pop_end_ = token.end;
        pop();
        mode_ = Mode::InHead;
        return Step::Done;
      }
      if (token.tag != Tag::Br) return Step::Done;
      break;
    case Kind::Eof: break;
  }
  pop();
  mode_ = Mode::InHead;
  return Step::Again;
}

}  // namespace stet::html
