// Insertion modes after body, after after body, in frameset, after frameset,
// after after frameset.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-afterbody

#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

TreeBuilder::Step TreeBuilder::after_body(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((token.flags & Token::kBlank) != 0) return in_body(token);
      break;
    case Kind::Comment: insert_comment(token, {open_[0].id}); return Step::Done;
    case Kind::Doctype: return Step::Done;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      break;
    case Kind::EndTag:
      if (token.tag == Tag::Html) {
        if (!fragment_) mode_ = Mode::AfterAfterBody;
        return Step::Done;
      }
      break;
    case Kind::Eof: return Step::Done;
  }
  mode_ = Mode::InBody;
  return Step::Again;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-after-after-body-insertion-mode
TreeBuilder::Step TreeBuilder::after_after_body(const Token& token) {
  switch (token.kind) {
    case Kind::Comment: insert_comment(token, {kDocument}); return Step::Done;
    case Kind::Doctype: return in_body(token);
    case Kind::Text:
      if ((token.flags & Token::kBlank) != 0) return in_body(token);
      break;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      break;
    case Kind::EndTag: break;
    case Kind::Eof: return Step::Done;
  }
  mode_ = Mode::InBody;
  return Step::Again;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inframeset
TreeBuilder::Step TreeBuilder::in_frameset(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((token.flags & Token::kBlank) != 0) insert_text(token);
      return Step::Done;
    case Kind::Comment: insert_comment(token); return Step::Done;
    case Kind::StartTag:
      switch (token.tag) {
        case Tag::Html: return in_body(token);
        case Tag::Frameset: insert_element(token); return Step::Done;
        case Tag::Frame: insert_void(token); return Step::Done;
        case Tag::Noframes: return in_head(token);
        default: return Step::Done;
      }
    case Kind::EndTag:
      if (token.tag == Tag::Frameset && open_.size() > 1) {
        pop_end_ = token.end;
        pop();
        if (!fragment_ && !open_.top().is(Tag::Frameset)) mode_ = Mode::AfterFrameset;
      }
      return Step::Done;
    case Kind::Doctype:
    case Kind::Eof: return Step::Done;
  }
  return Step::Done;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-afterframeset
TreeBuilder::Step TreeBuilder::after_frameset(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((token.flags & Token::kBlank) != 0) insert_text(token);
      return Step::Done;
    case Kind::Comment: insert_comment(token); return Step::Done;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      if (token.tag == Tag::Noframes) return in_head(token);
      return Step::Done;
    case Kind::EndTag:
      if (token.tag == Tag::Html) mode_ = Mode::AfterAfterFrameset;
      return Step::Done;
    case Kind::Doctype:
    case Kind::Eof: return Step::Done;
  }
  return Step::Done;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-after-after-frameset-insertion-mode
TreeBuilder::Step TreeBuilder::after_after_frameset(const Token& token) {
  switch (token.kind) {
    case Kind::Comment: insert_comment(token, {kDocument}); return Step::Done;
    case Kind::Doctype: return in_body(token);
    case Kind::Text: return (token.flags & Token::kBlank) != 0 ? in_body(token) : Step::Done;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      if (token.tag == Tag::Noframes) return in_head(token);
      return Step::Done;
    case Kind::EndTag:
    case Kind::Eof: return Step::Done;
  }
  return Step::Done;
}

}  // namespace stet::html
