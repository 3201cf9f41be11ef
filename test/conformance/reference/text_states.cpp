// The reference tokenizer: the states that read text, and the ends of RCDATA and
// RAWTEXT.

#include "test/conformance/reference/code_point.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

// https://html.spec.whatwg.org/multipage/parsing.html#data-state
void ReferenceTokenizer::data() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == U'&') {
    return_state_ = &Self::data;
    return switch_to(&Self::character_reference);
  }
  if (c == U'<') return switch_to(&Self::tag_open);
  if (c == kEof) return emit_eof();
  if (c == 0) parse_error("unexpected-null-character");
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#rcdata-state
void ReferenceTokenizer::rcdata() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == U'&') {
    return_state_ = &Self::rcdata;
    return switch_to(&Self::character_reference);
  }
  if (c == U'<') return switch_to(&Self::rcdata_less_than_sign);
  if (c == kEof) return emit_eof();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#rawtext-state
void ReferenceTokenizer::rawtext() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == U'<') return switch_to(&Self::rawtext_less_than_sign);
  if (c == kEof) return emit_eof();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#script-data-state
void ReferenceTokenizer::script_data() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == U'<') return switch_to(&Self::script_data_less_than_sign);
  if (c == kEof) return emit_eof();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#plaintext-state
void ReferenceTokenizer::plaintext() {
  construct_begin_ = at_;
  const char32_t c = consume();
  if (c == kEof) return emit_eof();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return emit_character(kReplacement);
  }
  emit_character(c);
}

// https://html.spec.whatwg.org/multipage/parsing.html#rcdata-less-than-sign-state
void ReferenceTokenizer::rcdata_less_than_sign() {
  if (consume() == U'/') {
    temporary_buffer_.clear();
    return switch_to(&Self::rcdata_end_tag_open);
  }
  emit_character(U'<');
  reconsume_in(&Self::rcdata);
}

// https://html.spec.whatwg.org/multipage/parsing.html#rcdata-end-tag-open-state
void ReferenceTokenizer::rcdata_end_tag_open() {
  if (is_ascii_alpha(consume())) {
    create(ReferenceToken::Kind::EndTag);
    return reconsume_in(&Self::rcdata_end_tag_name);
  }
  emit_characters("</");
  reconsume_in(&Self::rcdata);
}

// https://html.spec.whatwg.org/multipage/parsing.html#rcdata-end-tag-name-state
void ReferenceTokenizer::rcdata_end_tag_name() { end_tag_name_in(&Self::rcdata); }

// https://html.spec.whatwg.org/multipage/parsing.html#rawtext-less-than-sign-state
void ReferenceTokenizer::rawtext_less_than_sign() {
  if (consume() == U'/') {
    temporary_buffer_.clear();
    return switch_to(&Self::rawtext_end_tag_open);
  }
  emit_character(U'<');
  reconsume_in(&Self::rawtext);
}

// https://html.spec.whatwg.org/multipage/parsing.html#rawtext-end-tag-open-state
void ReferenceTokenizer::rawtext_end_tag_open() {
  if (is_ascii_alpha(consume())) {
    create(ReferenceToken::Kind::EndTag);
    return reconsume_in(&Self::rawtext_end_tag_name);
  }
  emit_characters("</");
  reconsume_in(&Self::rawtext);
}

// https://html.spec.whatwg.org/multipage/parsing.html#rawtext-end-tag-name-state
void ReferenceTokenizer::rawtext_end_tag_name() { end_tag_name_in(&Self::rawtext); }

// The four end tag name states of text differ only in the state that they fall
// back to.
void ReferenceTokenizer::end_tag_name_in(State text_state) {
  const char32_t c = consume();
  if (is_state_space(c) && is_appropriate_end_tag()) {
    return switch_to(&Self::before_attribute_name);
  }
  if (c == U'/' && is_appropriate_end_tag()) return switch_to(&Self::self_closing_start_tag);
  if (c == U'>' && is_appropriate_end_tag()) {
    switch_to(&Self::data);
    return emit_tag();
  }
  if (is_ascii_alpha(c)) {
    append_wtf8(ascii_lowercase(c), token_.data);
    temporary_buffer_ += c;
    return;
  }
  emit_characters("</");
  for (const char32_t buffered : temporary_buffer_) emit_character(buffered);
  reconsume_in(text_state);
}

// https://html.spec.whatwg.org/multipage/parsing.html#cdata-section-state
void ReferenceTokenizer::cdata_section() {
  const char32_t c = consume();
  if (c == U']') return switch_to(&Self::cdata_section_bracket);
  if (c == kEof) {
    parse_error("eof-in-cdata");
    return emit_eof();
  }
  emit_character(c);  // NUL is left to the tree construction stage
}

// https://html.spec.whatwg.org/multipage/parsing.html#cdata-section-bracket-state
void ReferenceTokenizer::cdata_section_bracket() {
  if (consume() == U']') return switch_to(&Self::cdata_section_end);
  emit_character(U']');
  reconsume_in(&Self::cdata_section);
}

// https://html.spec.whatwg.org/multipage/parsing.html#cdata-section-end-state
void ReferenceTokenizer::cdata_section_end() {
  const char32_t c = consume();
  if (c == U']') {
    held_back_ = 2;
    return emit_character(U']');
  }
  if (c == U'>') return switch_to(&Self::data);
  emit_characters("]]");
  reconsume_in(&Self::cdata_section);
}

}  // namespace stet::conformance
