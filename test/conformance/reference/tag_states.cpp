// The reference tokenizer: tags and their attributes.

#include "test/conformance/reference/code_point.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

// https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
void ReferenceTokenizer::tag_open() {
  const char32_t c = consume();
  if (c == U'!') return switch_to(&Self::markup_declaration_open);
  if (c == U'/') return switch_to(&Self::end_tag_open);
  if (is_ascii_alpha(c)) {
    create(ReferenceToken::Kind::StartTag);
    return reconsume_in(&Self::tag_name);
  }
  if (c == U'?') {
    parse_error("unexpected-question-mark-instead-of-tag-name");
    create(ReferenceToken::Kind::Comment);
    return reconsume_in(&Self::bogus_comment);
  }
  if (c == kEof) {
    parse_error("eof-before-tag-name");
    emit_character(U'<');
    return emit_eof();
  }
  parse_error("invalid-first-character-of-tag-name");
  emit_character(U'<');
  reconsume_in(&Self::data);
}

// https://html.spec.whatwg.org/multipage/parsing.html#end-tag-open-state
void ReferenceTokenizer::end_tag_open() {
  const char32_t c = consume();
  if (is_ascii_alpha(c)) {
    create(ReferenceToken::Kind::EndTag);
    return reconsume_in(&Self::tag_name);
  }
  if (c == U'>') {
    parse_error("missing-end-tag-name");
    return switch_to(&Self::data);
  }
  if (c == kEof) {
    parse_error("eof-before-tag-name");
    emit_characters("</");
    return emit_eof();
  }
  parse_error("invalid-first-character-of-tag-name");
  create(ReferenceToken::Kind::Comment);
  reconsume_in(&Self::bogus_comment);
}

void ReferenceTokenizer::eof_in_tag() {
  parse_error("eof-in-tag");
  emit_eof();
}

// https://html.spec.whatwg.org/multipage/parsing.html#tokenization ("When an end
// tag token is emitted with attributes …"), and the last start tag for
// #appropriate-end-tag-token.
void ReferenceTokenizer::emit_tag() {
  if (token_.kind == ReferenceToken::Kind::StartTag) {
    last_start_tag_ = token_.data;
  } else {
    if (!token_.attributes.empty()) parse_error("end-tag-with-attributes");
    if (token_.self_closing) parse_error("end-tag-with-trailing-solidus");
  }
  emit_token();
}

// https://html.spec.whatwg.org/multipage/parsing.html#tag-name-state
void ReferenceTokenizer::tag_name() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::before_attribute_name);
  if (c == U'/') return switch_to(&Self::self_closing_start_tag);
  if (c == U'>') {
    switch_to(&Self::data);
    return emit_tag();
  }
  if (c == kEof) return eof_in_tag();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, token_.data);
  }
  append_wtf8(ascii_lowercase(c), token_.data);
}

// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
void ReferenceTokenizer::before_attribute_name() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'/' || c == U'>' || c == kEof) return reconsume_in(&Self::after_attribute_name);
  if (c == U'=') {
    parse_error("unexpected-equals-sign-before-attribute-name");
    start_attribute();
    append_wtf8(c, attribute().name);
    return switch_to(&Self::attribute_name);
  }
  start_attribute();
  reconsume_in(&Self::attribute_name);
}

// https://html.spec.whatwg.org/multipage/parsing.html#attribute-name-state
void ReferenceTokenizer::attribute_name() {
  const char32_t c = consume();
  if (is_state_space(c) || c == U'/' || c == U'>' || c == kEof) {
    leave_attribute_name();
    return reconsume_in(&Self::after_attribute_name);
  }
  if (c == U'=') {
    leave_attribute_name();
    return switch_to(&Self::before_attribute_value);
  }
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, attribute().name);
  }
  if (c == U'"' || c == U'\'' || c == U'<') parse_error("unexpected-character-in-attribute-name");
  append_wtf8(ascii_lowercase(c), attribute().name);
}

// https://html.spec.whatwg.org/multipage/parsing.html#after-attribute-name-state
void ReferenceTokenizer::after_attribute_name() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'/') return switch_to(&Self::self_closing_start_tag);
  if (c == U'=') return switch_to(&Self::before_attribute_value);
  if (c == U'>') {
    switch_to(&Self::data);
    return emit_tag();
  }
  if (c == kEof) return eof_in_tag();
  start_attribute();
  reconsume_in(&Self::attribute_name);
}

// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-value-state
void ReferenceTokenizer::before_attribute_value() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'"') return switch_to(&Self::attribute_value_double_quoted);
  if (c == U'\'') return switch_to(&Self::attribute_value_single_quoted);
  if (c == U'>') {
    parse_error("missing-attribute-value");
    switch_to(&Self::data);
    return emit_tag();
  }
  reconsume_in(&Self::attribute_value_unquoted);
}

// https://html.spec.whatwg.org/multipage/parsing.html#attribute-value-(double-quoted)-state
void ReferenceTokenizer::attribute_value_double_quoted() {
  attribute_value_quoted(U'"', &Self::attribute_value_double_quoted);
}

// https://html.spec.whatwg.org/multipage/parsing.html#attribute-value-(single-quoted)-state
void ReferenceTokenizer::attribute_value_single_quoted() {
  attribute_value_quoted(U'\'', &Self::attribute_value_single_quoted);
}

void ReferenceTokenizer::attribute_value_quoted(char32_t quote, State state) {
  const char32_t c = consume();
  if (c == quote) return switch_to(&Self::after_attribute_value_quoted);
  if (c == U'&') {
    return_state_ = state;
    return switch_to(&Self::character_reference);
  }
  if (c == kEof) return eof_in_tag();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, attribute().value);
  }
  append_wtf8(c, attribute().value);
}

// https://html.spec.whatwg.org/multipage/parsing.html#attribute-value-(unquoted)-state
void ReferenceTokenizer::attribute_value_unquoted() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::before_attribute_name);
  if (c == U'&') {
    return_state_ = &Self::attribute_value_unquoted;
    return switch_to(&Self::character_reference);
  }
  if (c == U'>') {
    switch_to(&Self::data);
    return emit_tag();
  }
  if (c == kEof) return eof_in_tag();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, attribute().value);
  }
  if (c == U'"' || c == U'\'' || c == U'<' || c == U'=' || c == U'`') {
    parse_error("unexpected-character-in-unquoted-attribute-value");
  }
  append_wtf8(c, attribute().value);
}

// https://html.spec.whatwg.org/multipage/parsing.html#after-attribute-value-(quoted)-state
void ReferenceTokenizer::after_attribute_value_quoted() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::before_attribute_name);
  if (c == U'/') return switch_to(&Self::self_closing_start_tag);
  if (c == U'>') {
    switch_to(&Self::data);
    return emit_tag();
  }
  if (c == kEof) return eof_in_tag();
  parse_error("missing-whitespace-between-attributes");
  reconsume_in(&Self::before_attribute_name);
}

// https://html.spec.whatwg.org/multipage/parsing.html#self-closing-start-tag-state
void ReferenceTokenizer::self_closing_start_tag() {
  const char32_t c = consume();
  if (c == U'>') {
    token_.self_closing = true;
    switch_to(&Self::data);
    return emit_tag();
  }
  if (c == kEof) return eof_in_tag();
  parse_error("unexpected-solidus-in-tag");
  reconsume_in(&Self::before_attribute_name);
}

}  // namespace stet::conformance
