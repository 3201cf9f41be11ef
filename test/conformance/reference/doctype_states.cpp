// The reference tokenizer: doctypes.

#include "test/conformance/reference/code_point.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

void ReferenceTokenizer::emit_doctype() {
  switch_to(&Self::data);
  emit_token();
}

void ReferenceTokenizer::eof_in_doctype() {
  parse_error("eof-in-doctype");
  token_.force_quirks = true;
  emit_token();
  emit_eof();
}

void ReferenceTokenizer::bogus_with_quirks(std::string_view code) {
  parse_error(code);
  token_.force_quirks = true;
  reconsume_in(&Self::bogus_doctype);
}

// https://html.spec.whatwg.org/multipage/parsing.html#doctype-state
void ReferenceTokenizer::doctype() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::before_doctype_name);
  if (c == U'>') return reconsume_in(&Self::before_doctype_name);
  if (c == kEof) {
    create(ReferenceToken::Kind::Doctype);
    return eof_in_doctype();
  }
  parse_error("missing-whitespace-before-doctype-name");
  reconsume_in(&Self::before_doctype_name);
}

// https://html.spec.whatwg.org/multipage/parsing.html#before-doctype-name-state
void ReferenceTokenizer::before_doctype_name() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  create(ReferenceToken::Kind::Doctype);
  if (c == U'>') {
    parse_error("missing-doctype-name");
    token_.force_quirks = true;
    return emit_doctype();
  }
  if (c == kEof) return eof_in_doctype();
  token_.name.emplace();
  if (c == 0) parse_error("unexpected-null-character");
  append_wtf8(c == 0 ? kReplacement : ascii_lowercase(c), *token_.name);
  switch_to(&Self::doctype_name);
}

// https://html.spec.whatwg.org/multipage/parsing.html#doctype-name-state
void ReferenceTokenizer::doctype_name() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::after_doctype_name);
  if (c == U'>') return emit_doctype();
  if (c == kEof) return eof_in_doctype();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, *token_.name);
  }
  append_wtf8(ascii_lowercase(c), *token_.name);
}

// https://html.spec.whatwg.org/multipage/parsing.html#after-doctype-name-state
void ReferenceTokenizer::after_doctype_name() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'>') return emit_doctype();
  if (c == kEof) return eof_in_doctype();
  // "The six characters starting from the current input character".
  --at_;
  if (next_are_ignoring_case("public")) {
    consume_many(6);
    return switch_to(&Self::after_doctype_public_keyword);
  }
  if (next_are_ignoring_case("system")) {
    consume_many(6);
    return switch_to(&Self::after_doctype_system_keyword);
  }
  ++at_;
  bogus_with_quirks("invalid-character-sequence-after-doctype-name");
}

// https://html.spec.whatwg.org/multipage/parsing.html#after-doctype-public-keyword-state
void ReferenceTokenizer::after_doctype_public_keyword() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::before_doctype_public_identifier);
  if (c == U'"' || c == U'\'') {
    parse_error("missing-whitespace-after-doctype-public-keyword");
    token_.public_id.emplace();
    return switch_to(c == U'"' ? &Self::doctype_public_identifier_double_quoted
                               : &Self::doctype_public_identifier_single_quoted);
  }
  if (c == U'>') {
    parse_error("missing-doctype-public-identifier");
    token_.force_quirks = true;
    return emit_doctype();
  }
  if (c == kEof) return eof_in_doctype();
  bogus_with_quirks("missing-quote-before-doctype-public-identifier");
}

// https://html.spec.whatwg.org/multipage/parsing.html#before-doctype-public-identifier-state
void ReferenceTokenizer::before_doctype_public_identifier() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'"' || c == U'\'') {
    token_.public_id.emplace();
    return switch_to(c == U'"' ? &Self::doctype_public_identifier_double_quoted
                               : &Self::doctype_public_identifier_single_quoted);
  }
  if (c == U'>') {
    parse_error("missing-doctype-public-identifier");
    token_.force_quirks = true;
    return emit_doctype();
  }
  if (c == kEof) return eof_in_doctype();
  bogus_with_quirks("missing-quote-before-doctype-public-identifier");
}

// https://html.spec.whatwg.org/multipage/parsing.html#doctype-public-identifier-(double-quoted)-state
void ReferenceTokenizer::doctype_public_identifier_double_quoted() { public_identifier(U'"'); }

// https://html.spec.whatwg.org/multipage/parsing.html#doctype-public-identifier-(single-quoted)-state
void ReferenceTokenizer::doctype_public_identifier_single_quoted() { public_identifier(U'\''); }

void ReferenceTokenizer::public_identifier(char32_t quote) {
  const char32_t c = consume();
  if (c == quote) return switch_to(&Self::after_doctype_public_identifier);
  if (c == U'>') {
    parse_error("abrupt-doctype-public-identifier");
    token_.force_quirks = true;
    return emit_doctype();
  }
  if (c == kEof) return eof_in_doctype();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, *token_.public_id);
  }
  append_wtf8(c, *token_.public_id);
}

// https://html.spec.whatwg.org/multipage/parsing.html#after-doctype-public-identifier-state
void ReferenceTokenizer::after_doctype_public_identifier() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::between_doctype_public_and_system_identifiers);
  if (c == U'>') return emit_doctype();
  if (c == U'"' || c == U'\'') {
    parse_error("missing-whitespace-between-doctype-public-and-system-identifiers");
    token_.system_id.emplace();
    return switch_to(c == U'"' ? &Self::doctype_system_identifier_double_quoted
                               : &Self::doctype_system_identifier_single_quoted);
  }
  if (c == kEof) return eof_in_doctype();
  bogus_with_quirks("missing-quote-before-doctype-system-identifier");
}

// https://html.spec.whatwg.org/multipage/parsing.html#between-doctype-public-and-system-identifiers-state
void ReferenceTokenizer::between_doctype_public_and_system_identifiers() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'>') return emit_doctype();
  if (c == U'"' || c == U'\'') {
    token_.system_id.emplace();
    return switch_to(c == U'"' ? &Self::doctype_system_identifier_double_quoted
                               : &Self::doctype_system_identifier_single_quoted);
  }
  if (c == kEof) return eof_in_doctype();
  bogus_with_quirks("missing-quote-before-doctype-system-identifier");
}

// https://html.spec.whatwg.org/multipage/parsing.html#after-doctype-system-keyword-state
void ReferenceTokenizer::after_doctype_system_keyword() {
  const char32_t c = consume();
  if (is_state_space(c)) return switch_to(&Self::before_doctype_system_identifier);
  if (c == U'"' || c == U'\'') {
    parse_error("missing-whitespace-after-doctype-system-keyword");
    token_.system_id.emplace();
    return switch_to(c == U'"' ? &Self::doctype_system_identifier_double_quoted
                               : &Self::doctype_system_identifier_single_quoted);
  }
  if (c == U'>') {
    parse_error("missing-doctype-system-identifier");
    token_.force_quirks = true;
    return emit_doctype();
  }
  if (c == kEof) return eof_in_doctype();
  bogus_with_quirks("missing-quote-before-doctype-system-identifier");
}

// https://html.spec.whatwg.org/multipage/parsing.html#before-doctype-system-identifier-state
void ReferenceTokenizer::before_doctype_system_identifier() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'"' || c == U'\'') {
    token_.system_id.emplace();
    return switch_to(c == U'"' ? &Self::doctype_system_identifier_double_quoted
                               : &Self::doctype_system_identifier_single_quoted);
  }
  if (c == U'>') {
    parse_error("missing-doctype-system-identifier");
    token_.force_quirks = true;
    return emit_doctype();
  }
  if (c == kEof) return eof_in_doctype();
  bogus_with_quirks("missing-quote-before-doctype-system-identifier");
}

// https://html.spec.whatwg.org/multipage/parsing.html#doctype-system-identifier-(double-quoted)-state
void ReferenceTokenizer::doctype_system_identifier_double_quoted() { system_identifier(U'"'); }

// https://html.spec.whatwg.org/multipage/parsing.html#doctype-system-identifier-(single-quoted)-state
void ReferenceTokenizer::doctype_system_identifier_single_quoted() { system_identifier(U'\''); }

void ReferenceTokenizer::system_identifier(char32_t quote) {
  const char32_t c = consume();
  if (c == quote) return switch_to(&Self::after_doctype_system_identifier);
  if (c == U'>') {
    parse_error("abrupt-doctype-system-identifier");
    token_.force_quirks = true;
    return emit_doctype();
  }
  if (c == kEof) return eof_in_doctype();
  if (c == 0) {
    parse_error("unexpected-null-character");
    return append_wtf8(kReplacement, *token_.system_id);
  }
  append_wtf8(c, *token_.system_id);
}

// https://html.spec.whatwg.org/multipage/parsing.html#after-doctype-system-identifier-state
void ReferenceTokenizer::after_doctype_system_identifier() {
  const char32_t c = consume();
  if (is_state_space(c)) return;
  if (c == U'>') return emit_doctype();
  if (c == kEof) return eof_in_doctype();
  // Not enough to force quirks mode.
  parse_error("unexpected-character-after-doctype-system-identifier");
  reconsume_in(&Self::bogus_doctype);
}

// https://html.spec.whatwg.org/multipage/parsing.html#bogus-doctype-state
void ReferenceTokenizer::bogus_doctype() {
  const char32_t c = consume();
  if (c == U'>') return emit_doctype();
  if (c == 0) return parse_error("unexpected-null-character");
  if (c == kEof) {
    emit_token();
    emit_eof();
  }
}

}  // namespace stet::conformance
