// The reference tokenizer: comments, and what else begins with "<!".

#include "test/conformance/reference/code_point.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

void ReferenceTokenizer::emit_comment() {
  switch_to(&Self::data);
  emit_token();
}

void ReferenceTokenizer::eof_in_comment() {
  parse_error("eof-in-comment");
  emit_token();
  emit_eof();
}

// https://html.spec.whatwg.org/multipage/parsing.html#bogus-comment-state
void ReferenceTokenizer::bogus_comment() {
  const char32_t c = consume();
  if (c == U'>') return emit_comment();
  if (c == kEof) {
    emit_token();
    return emit_eof();
  }
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, token_.data);
  }
  append_wtf8(c, token_.data);
}

// https://html.spec.whatwg.org/multipage/parsing.html#markup-declaration-open-state
void ReferenceTokenizer::markup_declaration_open() {
  if (next_are("--")) {
    consume_many(2);
    create(ReferenceToken::Kind::Comment);
    return switch_to(&Self::comment_start);
  }
  if (next_are_ignoring_case("doctype")) {
    consume_many(7);
    return switch_to(&Self::doctype);
  }
  if (next_are("[CDATA[")) {
    consume_many(7);
    if (cdata_allowed_) return switch_to(&Self::cdata_section);
    parse_error("cdata-in-html-content");
    create(ReferenceToken::Kind::Comment);
    token_.data = "[CDATA[";
    return switch_to(&Self::bogus_comment);
  }
  // The suite places it at the next input character, which was looked at.
  consume();
  parse_error("incorrectly-opened-comment");
  --at_;
  create(ReferenceToken::Kind::Comment);
  switch_to(&Self::bogus_comment);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state
void ReferenceTokenizer::comment_start() {
  const char32_t c = consume();
  if (c == U'-') return switch_to(&Self::comment_start_dash);
  if (c == U'>') {
    parse_error("abrupt-closing-of-empty-comment");
    return emit_comment();
  }
  reconsume_in(&Self::comment);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-start-dash-state
void ReferenceTokenizer::comment_start_dash() {
  const char32_t c = consume();
  if (c == U'-') return switch_to(&Self::comment_end);
  if (c == U'>') {
    parse_error("abrupt-closing-of-empty-comment");
    return emit_comment();
  }
  if (c == kEof) return eof_in_comment();
  token_.data += "-";
  reconsume_in(&Self::comment);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-state
void ReferenceTokenizer::comment() {
  const char32_t c = consume();
  if (c == U'<') {
    append_wtf8(c, token_.data);
    return switch_to(&Self::comment_less_than_sign);
  }
  if (c == U'-') return switch_to(&Self::comment_end_dash);
  if (c == kEof) return eof_in_comment();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, token_.data);
  }
  append_wtf8(c, token_.data);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-less-than-sign-state
void ReferenceTokenizer::comment_less_than_sign() {
  const char32_t c = consume();
  if (c == U'!') {
    append_wtf8(c, token_.data);
    return switch_to(&Self::comment_less_than_sign_bang);
  }
  if (c == U'<') return append_wtf8(c, token_.data);
  reconsume_in(&Self::comment);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-less-than-sign-bang-state
void ReferenceTokenizer::comment_less_than_sign_bang() {
  if (consume() == U'-') return switch_to(&Self::comment_less_than_sign_bang_dash);
  reconsume_in(&Self::comment);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-less-than-sign-bang-dash-state
void ReferenceTokenizer::comment_less_than_sign_bang_dash() {
  if (consume() == U'-') return switch_to(&Self::comment_less_than_sign_bang_dash_dash);
  reconsume_in(&Self::comment_end_dash);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-less-than-sign-bang-dash-dash-state
void ReferenceTokenizer::comment_less_than_sign_bang_dash_dash() {
  const char32_t c = consume();
  if (c != U'>' && c != kEof) parse_error("nested-comment");
  reconsume_in(&Self::comment_end);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-end-dash-state
void ReferenceTokenizer::comment_end_dash() {
  const char32_t c = consume();
  if (c == U'-') return switch_to(&Self::comment_end);
  if (c == kEof) return eof_in_comment();
  token_.data += "-";
  reconsume_in(&Self::comment);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-end-state
void ReferenceTokenizer::comment_end() {
  const char32_t c = consume();
  if (c == U'>') return emit_comment();
  if (c == U'!') return switch_to(&Self::comment_end_bang);
  if (c == U'-') {
    token_.data += "-";
    return;
  }
  if (c == kEof) return eof_in_comment();
  token_.data += "--";
  reconsume_in(&Self::comment);
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-end-bang-state
void ReferenceTokenizer::comment_end_bang() {
  const char32_t c = consume();
  if (c == U'-') {
    token_.data += "--!";
    return switch_to(&Self::comment_end_dash);
  }
  if (c == U'>') {
    parse_error("incorrectly-closed-comment");
    return emit_comment();
  }
  if (c == kEof) return eof_in_comment();
  token_.data += "--!";
  reconsume_in(&Self::comment);
}

}  // namespace stet::conformance
