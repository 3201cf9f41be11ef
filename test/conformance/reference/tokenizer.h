#pragma once
// The tokenizer of the standard, word for word: a function a state, a code point
// at a time, nothing clever. It is what the fast one (html/tokenizer.h, which
// reads constructs whole) is compared with, and it knows the parse errors that
// the fast one does not look for.
// https://html.spec.whatwg.org/multipage/parsing.html#tokenization
//
// The standard as of 2026-06-22, the date of the html5lib suite: "<?" begins a
// bogus comment. Three days later it became a processing instruction (SPEC.md).

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "html/token.h"

namespace stet::conformance {

struct ReferenceAttribute {
  std::string name, value;
  bool removed = false;  // an earlier one has that name

  bool operator==(const ReferenceAttribute&) const = default;
};

struct ReferenceToken {
  enum class Kind { Doctype, StartTag, EndTag, Comment, Character, Eof };

  Kind kind = Kind::Eof;
  std::string data;  // tag name, comment data, or all of a run of characters
  std::optional<std::string> name, public_id, system_id;  // of a doctype
  bool force_quirks = false;
  bool self_closing = false;
  std::vector<ReferenceAttribute> attributes;
  size_t begin = 0, end = 0;  // bytes of the source
};

// https://html.spec.whatwg.org/multipage/parsing.html#parse-errors
struct ParseError {
  std::string_view code;
  uint32_t line = 0, col = 0;  // from one; columns are UTF-16 code units, as in the suite

  bool operator==(const ParseError&) const = default;
};

class ReferenceTokenizer {
 public:
  // `source` is WTF-8 with LF newlines.
  explicit ReferenceTokenizer(std::string_view source);

  // Adjacent characters are one token; the last token is Eof. A reference is
  // good until the next call.
  const ReferenceToken& next();

  // What the tree builder may change, between two calls.
  void set_state(html::TextState state);
  void set_last_start_tag(std::string_view name) { last_start_tag_ = name; }
  // Whether there is an adjusted current node and it is not an HTML element.
  void set_cdata_allowed(bool allowed) { cdata_allowed_ = allowed; }

  // Found so far.
  const std::vector<ParseError>& errors() const { return errors_; }

 private:
  using Self = ReferenceTokenizer;
  using State = void (ReferenceTokenizer::*)();
  static constexpr char32_t kEof = 0xFFFFFFFF;
  static constexpr char32_t kReplacement = 0xFFFD;

  // input.cpp: the input stream, and what the states do to it.
  char32_t consume();
  void consume_many(size_t count);
  void check_input(size_t at);
  bool next_are(std::string_view text) const;
  bool next_are_ignoring_case(std::string_view text) const;
  void switch_to(State state) { state_ = state; }
  void reconsume_in(State state);
  void parse_error(std::string_view code) { parse_error_at(code, at_ - 1); }
  void parse_error_at(std::string_view code, size_t at);

  // input.cpp: tokens.
  void create(ReferenceToken::Kind kind);
  void start_attribute();
  ReferenceAttribute& attribute() { return token_.attributes.back(); }
  void leave_attribute_name();
  bool is_appropriate_end_tag() const;
  void emit_character(char32_t code);
  void emit_characters(std::string_view ascii);
  void emit_token();
  void emit_eof();
  void flush_characters();

  // text_states.cpp
  void data();
  void rcdata();
  void rawtext();
  void script_data();
  void plaintext();
  void rcdata_less_than_sign();
  void rcdata_end_tag_open();
  void rcdata_end_tag_name();
  void rawtext_less_than_sign();
  void rawtext_end_tag_open();
  void rawtext_end_tag_name();
  void cdata_section();
  void cdata_section_bracket();
  void cdata_section_end();
  void end_tag_name_in(State text_state);

  // script_states.cpp
  void script_data_less_than_sign();
  void script_data_end_tag_open();
  void script_data_end_tag_name();
  void script_data_escape_start();
  void script_data_escape_start_dash();
  void script_data_escaped();
  void script_data_escaped_dash();
  void script_data_escaped_dash_dash();
  void script_data_escaped_less_than_sign();
  void script_data_escaped_end_tag_open();
  void script_data_escaped_end_tag_name();
  void script_data_double_escape_start();
  void script_data_double_escaped();
  void script_data_double_escaped_dash();
  void script_data_double_escaped_dash_dash();
  void script_data_double_escaped_less_than_sign();
  void script_data_double_escape_end();
  void eof_in_script();

  // tag_states.cpp
  void tag_open();
  void end_tag_open();
  void tag_name();
  void before_attribute_name();
  void attribute_name();
  void after_attribute_name();
  void before_attribute_value();
  void attribute_value_double_quoted();
  void attribute_value_single_quoted();
  void attribute_value_unquoted();
  void after_attribute_value_quoted();
  void self_closing_start_tag();
  void attribute_value_quoted(char32_t quote, State state);
  void eof_in_tag();
  void emit_tag();

  // comment_states.cpp
  void bogus_comment();
  void markup_declaration_open();
  void comment_start();
  void comment_start_dash();
  void comment();
  void comment_less_than_sign();
  void comment_less_than_sign_bang();
  void comment_less_than_sign_bang_dash();
  void comment_less_than_sign_bang_dash_dash();
  void comment_end_dash();
  void comment_end();
  void comment_end_bang();
  void eof_in_comment();
  void emit_comment();

  // doctype_states.cpp
  void doctype();
  void before_doctype_name();
  void doctype_name();
  void after_doctype_name();
  void after_doctype_public_keyword();
  void before_doctype_public_identifier();
  void doctype_public_identifier_double_quoted();
  void doctype_public_identifier_single_quoted();
  void after_doctype_public_identifier();
  void between_doctype_public_and_system_identifiers();
  void after_doctype_system_keyword();
  void before_doctype_system_identifier();
  void doctype_system_identifier_double_quoted();
  void doctype_system_identifier_single_quoted();
  void after_doctype_system_identifier();
  void bogus_doctype();
  void eof_in_doctype();
  void emit_doctype();
  void bogus_with_quirks(std::string_view code);
  void public_identifier(char32_t quote);
  void system_identifier(char32_t quote);

  // character_reference_states.cpp
  void character_reference();
  void named_character_reference();
  void ambiguous_ampersand();
  void numeric_character_reference();
  void hexadecimal_character_reference_start();
  void decimal_character_reference_start();
  void hexadecimal_character_reference();
  void decimal_character_reference();
  void numeric_character_reference_end();
  bool in_attribute() const;
  void flush_character_reference();

  std::u32string input_;
  std::vector<size_t> offsets_;      // of each code point in the source; one more for the end
  std::vector<size_t> columns_;      // of each code point, in its line; one more for the end
  std::vector<size_t> line_begins_;  // code points
  size_t at_ = 0;                    // the next input character; one beyond the end behind EOF
  size_t checked_ = 0;               // input that the preprocessing errors have been told of
  size_t construct_begin_ = 0;       // where what the text states consumed last begins

  State state_ = &Self::data;
  State return_state_ = &Self::data;
  std::u32string temporary_buffer_;
  uint32_t character_reference_code_ = 0;
  std::string last_start_tag_;  // empty: none was emitted
  bool cdata_allowed_ = false;

  ReferenceToken token_;       // the current tag, comment or doctype
  ReferenceToken characters_;  // the run of characters that is not emitted yet
  bool characters_grew_ = false;
  size_t held_back_ = 0;  // characters consumed behind the last one emitted
  std::deque<ReferenceToken> emitted_;
  ReferenceToken current_;  // what next() handed out
  std::vector<ParseError> errors_;
};

}  // namespace stet::conformance
