// The reference tokenizer: character references.

#include <map>

#include "html/char_ref.gen.h"
#include "test/conformance/reference/code_point.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

namespace {

// https://html.spec.whatwg.org/multipage/named-characters.html: each name with
// its semicolon, and again without where the standard lists it so.
const std::map<std::string, std::string>& named_references() {
  static const std::map<std::string, std::string> names = [] {
    std::map<std::string, std::string> result;
    for (const html::gen::CharRefName& entry : html::gen::kCharRefs) {
      const std::string name(html::gen::kCharRefNames + entry.name_offset, entry.name_size);
      const std::string value(entry.utf8, entry.size);
      result.emplace(name + ";", value);
      if (entry.bare) result.emplace(name, value);
    }
    return result;
  }();
  return names;
}

}  // namespace

// https://html.spec.whatwg.org/multipage/parsing.html#charref-in-attribute
bool ReferenceTokenizer::in_attribute() const {
  return return_state_ == &Self::attribute_value_double_quoted ||
         return_state_ == &Self::attribute_value_single_quoted ||
         return_state_ == &Self::attribute_value_unquoted;
}

// https://html.spec.whatwg.org/multipage/parsing.html#flush-code-points-consumed-as-a-character-reference
void ReferenceTokenizer::flush_character_reference() {
  for (const char32_t code : temporary_buffer_) {
    if (in_attribute()) {
      append_wtf8(code, attribute().value);
    } else {
      emit_character(code);
    }
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
void ReferenceTokenizer::character_reference() {
  temporary_buffer_.assign(1, U'&');
  const char32_t c = consume();
  if (is_ascii_alphanumeric(c)) return reconsume_in(&Self::named_character_reference);
  if (c == U'#') {
    temporary_buffer_ += c;
    return switch_to(&Self::numeric_character_reference);
  }
  flush_character_reference();
  reconsume_in(return_state_);
}

// https://html.spec.whatwg.org/multipage/parsing.html#named-character-reference-state
void ReferenceTokenizer::named_character_reference() {
  // "Consume the maximum number of characters possible": as long as a name goes on.
  const auto& names = named_references();
  std::string name;
  size_t matched = 0;
  const std::string* value = nullptr;
  for (size_t i = at_; i < input_.size() && input_[i] < 0x80; ++i) {
    name += static_cast<char>(input_[i]);
    const auto found = names.lower_bound(name);
    if (found == names.end() || !found->first.starts_with(name)) break;
    if (found->first == name) {
      matched = name.size();
      value = &found->second;
    }
  }
  for (size_t i = 0; i < matched; ++i) temporary_buffer_ += consume();
  if (value == nullptr) {
    flush_character_reference();
    return switch_to(&Self::ambiguous_ampersand);
  }
  const bool semicolon = temporary_buffer_.back() == U';';
  const char32_t next = at_ < input_.size() ? input_[at_] : kEof;
  if (in_attribute() && !semicolon && (next == U'=' || is_ascii_alphanumeric(next))) {
    flush_character_reference();  // for historical reasons
    return switch_to(return_state_);
  }
  // The suite places it behind the name.
  if (!semicolon) parse_error_at("missing-semicolon-after-character-reference", at_);
  temporary_buffer_.clear();
  for (size_t at = 0; at < value->size();) temporary_buffer_ += read_wtf8(*value, at);
  flush_character_reference();
  switch_to(return_state_);
}

// https://html.spec.whatwg.org/multipage/parsing.html#ambiguous-ampersand-state
void ReferenceTokenizer::ambiguous_ampersand() {
  const char32_t c = consume();
  if (is_ascii_alphanumeric(c)) {
    return in_attribute() ? append_wtf8(c, attribute().value) : emit_character(c);
  }
  if (c == U';') parse_error("unknown-named-character-reference");
  reconsume_in(return_state_);
}

// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-state
void ReferenceTokenizer::numeric_character_reference() {
  character_reference_code_ = 0;
  const char32_t c = consume();
  if (c == U'x' || c == U'X') {
    temporary_buffer_ += c;
    return switch_to(&Self::hexadecimal_character_reference_start);
  }
  reconsume_in(&Self::decimal_character_reference_start);
}

// https://html.spec.whatwg.org/multipage/parsing.html#hexadecimal-character-reference-start-state
void ReferenceTokenizer::hexadecimal_character_reference_start() {
  if (is_ascii_hex_digit(consume())) return reconsume_in(&Self::hexadecimal_character_reference);
  parse_error("absence-of-digits-in-numeric-character-reference");
  flush_character_reference();
  reconsume_in(return_state_);
}

// https://html.spec.whatwg.org/multipage/parsing.html#decimal-character-reference-start-state
void ReferenceTokenizer::decimal_character_reference_start() {
  if (is_ascii_digit(consume())) return reconsume_in(&Self::decimal_character_reference);
  parse_error("absence-of-digits-in-numeric-character-reference");
  flush_character_reference();
  reconsume_in(return_state_);
}

// https://html.spec.whatwg.org/multipage/parsing.html#hexadecimal-character-reference-state
void ReferenceTokenizer::hexadecimal_character_reference() {
  const char32_t c = consume();
  if (is_ascii_hex_digit(c)) {
    const char32_t digit = is_ascii_digit(c) ? c - U'0' : ascii_lowercase(c) - U'a' + 10;
    // Beyond Unicode all numbers are alike.
    if (character_reference_code_ <= 0x10FFFF) {
      character_reference_code_ = character_reference_code_ * 16 + digit;
    }
    return;
  }
  if (c == U';') return switch_to(&Self::numeric_character_reference_end);
  parse_error("missing-semicolon-after-character-reference");
  reconsume_in(&Self::numeric_character_reference_end);
}

// https://html.spec.whatwg.org/multipage/parsing.html#decimal-character-reference-state
void ReferenceTokenizer::decimal_character_reference() {
  const char32_t c = consume();
  if (is_ascii_digit(c)) {
    if (character_reference_code_ <= 0x10FFFF) {
      character_reference_code_ = character_reference_code_ * 10 + (c - U'0');
    }
    return;
  }
  if (c == U';') return switch_to(&Self::numeric_character_reference_end);
  parse_error("missing-semicolon-after-character-reference");
  reconsume_in(&Self::numeric_character_reference_end);
}

// https://html.spec.whatwg.org/multipage/parsing.html#numeric-character-reference-end-state
void ReferenceTokenizer::numeric_character_reference_end() {
  // Nothing is consumed; the suite places the errors at the next input character.
  static constexpr struct {
    uint32_t number, code_point;
  } kReplacements[] = {{0x80, 0x20AC}, {0x82, 0x201A}, {0x83, 0x0192}, {0x84, 0x201E},
                       {0x85, 0x2026}, {0x86, 0x2020}, {0x87, 0x2021}, {0x88, 0x02C6},
                       {0x89, 0x2030}, {0x8A, 0x0160}, {0x8B, 0x2039}, {0x8C, 0x0152},
                       {0x8E, 0x017D}, {0x91, 0x2018}, {0x92, 0x2019}, {0x93, 0x201C},
                       {0x94, 0x201D}, {0x95, 0x2022}, {0x96, 0x2013}, {0x97, 0x2014},
                       {0x98, 0x02DC}, {0x99, 0x2122}, {0x9A, 0x0161}, {0x9B, 0x203A},
                       {0x9C, 0x0153}, {0x9E, 0x017E}, {0x9F, 0x0178}};
  uint32_t& code = character_reference_code_;
  if (code == 0) {
    parse_error_at("null-character-reference", at_);
    code = kReplacement;
  } else if (code > 0x10FFFF) {
    parse_error_at("character-reference-outside-unicode-range", at_);
    code = kReplacement;
  } else if (is_surrogate(code)) {
    parse_error_at("surrogate-character-reference", at_);
    code = kReplacement;
  } else if (is_noncharacter(code)) {
    parse_error_at("noncharacter-character-reference", at_);
  } else if (code == 0x0D || (is_control(code) && !is_ascii_whitespace(code))) {
    parse_error_at("control-character-reference", at_);
    for (const auto& replacement : kReplacements) {
      if (replacement.number == code) {
        code = replacement.code_point;
        break;
      }
    }
  }
  temporary_buffer_.clear();
  temporary_buffer_ += static_cast<char32_t>(code);
  flush_character_reference();
  switch_to(return_state_);
}

}  // namespace stet::conformance
