// The reference tokenizer: script data.

#include "test/conformance/reference/code_point.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-less-than-sign-state
void ReferenceTokenizer::script_data_less_than_sign() {
  const char32_t c = consume();
  if (c == U'/') {
    temporary_buffer_.clear();
    return switch_to(&Self::script_data_end_tag_open);
  }
  if (c == U'!') {
    switch_to(&Self::script_data_escape_start);
    return emit_characters("<!");
  }
  emit_character(U'<');
  reconsume_in(&Self::script_data);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-end-tag-open-state
void ReferenceTokenizer::script_data_end_tag_open() {
  if (is_ascii_alpha(consume())) {
    create(ReferenceToken::Kind::EndTag);
    return reconsume_in(&Self::script_data_end_tag_name);
  }
  emit_characters("</");
  reconsume_in(&Self::script_data);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-end-tag-name-state
void ReferenceTokenizer::script_data_end_tag_name() { end_tag_name_in(&Self::script_data); }

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escape-start-state
void ReferenceTokenizer::script_data_escape_start() {
  if (consume() == U'-') {
    switch_to(&Self::script_data_escape_start_dash);
    return emit_character(U'-');
  }
  reconsume_in(&Self::script_data);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escape-start-dash-state
void ReferenceTokenizer::script_data_escape_start_dash() {
  if (consume() == U'-') {
    switch_to(&Self::script_data_escaped_dash_dash);
    return emit_character(U'-');
  }
  reconsume_in(&Self::script_data);
}

void ReferenceTokenizer::eof_in_script() {
  parse_error("eof-in-script-html-comment-like-text");
  emit_eof();
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escaped-state
void ReferenceTokenizer::script_data_escaped() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == U'-') {
    switch_to(&Self::script_data_escaped_dash);
    return emit_character(U'-');
  }
  if (c == U'<') return switch_to(&Self::script_data_escaped_less_than_sign);
  if (c == kEof) return eof_in_script();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escaped-dash-state
void ReferenceTokenizer::script_data_escaped_dash() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == U'-') {
    switch_to(&Self::script_data_escaped_dash_dash);
    return emit_character(U'-');
  }
  if (c == U'<') return switch_to(&Self::script_data_escaped_less_than_sign);
  if (c == kEof) return eof_in_script();
  switch_to(&Self::script_data_escaped);
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escaped-dash-dash-state
void ReferenceTokenizer::script_data_escaped_dash_dash() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == U'-') return emit_character(U'-');
  if (c == U'<') return switch_to(&Self::script_data_escaped_less_than_sign);
  if (c == U'>') {
    switch_to(&Self::script_data);
    return emit_character(U'>');
  }
  if (c == kEof) return eof_in_script();
  switch_to(&Self::script_data_escaped);
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escaped-less-than-sign-state
void ReferenceTokenizer::script_data_escaped_less_than_sign() {
  const char32_t c = consume();
  if (c == U'/') {
    temporary_buffer_.clear();
    return switch_to(&Self::script_data_escaped_end_tag_open);
  }
  if (is_ascii_alpha(c)) {
    temporary_buffer_.clear();
    emit_character(U'<');
    return reconsume_in(&Self::script_data_double_escape_start);
  }
  emit_character(U'<');
  reconsume_in(&Self::script_data_escaped);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escaped-end-tag-open-state
void ReferenceTokenizer::script_data_escaped_end_tag_open() {
  if (is_ascii_alpha(consume())) {
    create(ReferenceToken::Kind::EndTag);
    return reconsume_in(&Self::script_data_escaped_end_tag_name);
  }
  emit_characters("</");
  reconsume_in(&Self::script_data_escaped);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escaped-end-tag-name-state
void ReferenceTokenizer::script_data_escaped_end_tag_name() {
  end_tag_name_in(&Self::script_data_escaped);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escape-start-state
void ReferenceTokenizer::script_data_double_escape_start() {
  const char32_t c = consume();
  if (is_state_space(c) || c == U'/' || c == U'>') {
    switch_to(temporary_buffer_ == U"script" ? &Self::script_data_double_escaped
                                             : &Self::script_data_escaped);
    return emit_character(c);
  }
  if (is_ascii_alpha(c)) {
    temporary_buffer_ += ascii_lowercase(c);
    return emit_character(c);
  }
  reconsume_in(&Self::script_data_escaped);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-state
void ReferenceTokenizer::script_data_double_escaped() {
  const char32_t c = consume();
  if (c == U'-') {
    switch_to(&Self::script_data_double_escaped_dash);
    return emit_character(U'-');
  }
  if (c == U'<') {
    switch_to(&Self::script_data_double_escaped_less_than_sign);
    return emit_character(U'<');
  }
  if (c == kEof) return eof_in_script();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-dash-state
void ReferenceTokenizer::script_data_double_escaped_dash() {
  const char32_t c = consume();
  if (c == U'-') {
    switch_to(&Self::script_data_double_escaped_dash_dash);
    return emit_character(U'-');
  }
  if (c == U'<') {
    switch_to(&Self::script_data_double_escaped_less_than_sign);
    return emit_character(U'<');
  }
  if (c == kEof) return eof_in_script();
  switch_to(&Self::script_data_double_escaped);
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-dash-dash-state
void ReferenceTokenizer::script_data_double_escaped_dash_dash() {
  const char32_t c = consume();
  if (c == U'-') return emit_character(U'-');
  if (c == U'<') {
    switch_to(&Self::script_data_double_escaped_less_than_sign);
    return emit_character(U'<');
  }
  if (c == U'>') {
    switch_to(&Self::script_data);
    return emit_character(U'>');
  }
  if (c == kEof) return eof_in_script();
  switch_to(&Self::script_data_double_escaped);
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-less-than-sign-state
void ReferenceTokenizer::script_data_double_escaped_less_than_sign() {
  if (consume() == U'/') {
    temporary_buffer_.clear();
    switch_to(&Self::script_data_double_escape_end);
    return emit_character(U'/');
  }
  reconsume_in(&Self::script_data_double_escaped);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escape-end-state
void ReferenceTokenizer::script_data_double_escape_end() {
  const char32_t c = consume();
  if (is_state_space(c) || c == U'/' || c == U'>') {
    switch_to(temporary_buffer_ == U"script" ? &Self::script_data_escaped
                                             : &Self::script_data_double_escaped);
    return emit_character(c);
  }
  if (is_ascii_alpha(c)) {
    temporary_buffer_ += ascii_lowercase(c);
    return emit_character(c);
  }
  reconsume_in(&Self::script_data_double_escaped);
}

}  // namespace stet::conformance
