// The reference tokenizer: its input stream, and the tokens that it gives out.

#include <algorithm>

#include "test/conformance/reference/code_point.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

ReferenceTokenizer::ReferenceTokenizer(std::string_view source) {
  input_.reserve(source.size());
  offsets_.reserve(source.size() + 1);
  columns_.reserve(source.size() + 1);
  line_begins_.push_back(0);
  size_t column = 1;
  for (size_t at = 0; at < source.size();) {
    offsets_.push_back(at);
    columns_.push_back(column);
    input_.push_back(read_wtf8(source, at));
    column += input_.back() > 0xFFFF ? 2 : 1;
    if (input_.back() == U'\n') {
      line_begins_.push_back(input_.size());
      column = 1;
    }
  }
  offsets_.push_back(source.size());
  columns_.push_back(column);
  characters_.kind = ReferenceToken::Kind::Character;
}

const ReferenceToken& ReferenceTokenizer::next() {
  while (emitted_.empty()) {
    (this->*state_)();
    // Only now is it known what has been reconsumed.
    const size_t end = offsets_[std::min(at_, input_.size())];
    if (characters_grew_) characters_.end = end - held_back_;
    characters_grew_ = false;
    held_back_ = 0;
    for (ReferenceToken& token : emitted_) {
      if (token.kind != ReferenceToken::Kind::Character) token.end = end;
    }
  }
  current_ = std::move(emitted_.front());
  emitted_.pop_front();
  return current_;
}

void ReferenceTokenizer::set_state(html::TextState state) {
  switch (state) {
    case html::TextState::Data: return switch_to(&Self::data);
    case html::TextState::RcData: return switch_to(&Self::rcdata);
    case html::TextState::RawText: return switch_to(&Self::rawtext);
    case html::TextState::ScriptData: return switch_to(&Self::script_data);
    case html::TextState::PlainText: return switch_to(&Self::plaintext);
    case html::TextState::CData: return switch_to(&Self::cdata_section);
  }
}

char32_t ReferenceTokenizer::consume() {
  const size_t at = at_++;
  if (at >= input_.size()) {
    at_ = input_.size() + 1;
    return kEof;
  }
  if (at == checked_) check_input(checked_++);
  return input_[at];
}

void ReferenceTokenizer::consume_many(size_t count) {
  for (size_t i = 0; i < count; ++i) consume();
}

// https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
void ReferenceTokenizer::check_input(size_t at) {
  const char32_t c = input_[at];
  if (is_surrogate(c)) return parse_error_at("surrogate-in-input-stream", at);
  if (is_noncharacter(c)) return parse_error_at("noncharacter-in-input-stream", at);
  if (is_control(c) && !is_ascii_whitespace(c) && c != 0) {
    parse_error_at("control-character-in-input-stream", at);
  }
}

bool ReferenceTokenizer::next_are(std::string_view text) const {
  if (input_.size() < at_ || input_.size() - at_ < text.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (input_[at_ + i] != static_cast<char32_t>(text[i])) return false;
  }
  return true;
}

// `text` is in lower case.
bool ReferenceTokenizer::next_are_ignoring_case(std::string_view text) const {
  if (input_.size() < at_ || input_.size() - at_ < text.size()) return false;
  for (size_t i = 0; i < text.size(); ++i) {
    if (ascii_lowercase(input_[at_ + i]) != static_cast<char32_t>(text[i])) return false;
  }
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#reconsume
void ReferenceTokenizer::reconsume_in(State state) {
  --at_;
  state_ = state;
}

void ReferenceTokenizer::parse_error_at(std::string_view code, size_t at) {
  const auto next_line = std::upper_bound(line_begins_.begin(), line_begins_.end(), at);
  errors_.push_back({code, static_cast<uint32_t>(next_line - line_begins_.begin()),
                     static_cast<uint32_t>(columns_[at])});
}

void ReferenceTokenizer::create(ReferenceToken::Kind kind) {
  token_ = {};
  token_.kind = kind;
}

void ReferenceTokenizer::start_attribute() { token_.attributes.emplace_back(); }

// "When the user agent leaves the attribute name state".
// https://html.spec.whatwg.org/multipage/parsing.html#attribute-name-state
void ReferenceTokenizer::leave_attribute_name() {
  ReferenceAttribute& last = attribute();
  for (const ReferenceAttribute& other : token_.attributes) {
    if (&other != &last && other.name == last.name) {
      parse_error("duplicate-attribute");
      last.removed = true;
      return;
    }
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#appropriate-end-tag-token
bool ReferenceTokenizer::is_appropriate_end_tag() const {
  return !last_start_tag_.empty() && token_.data == last_start_tag_;
}

void ReferenceTokenizer::emit_character(char32_t code) {
  if (characters_.data.empty()) characters_.begin = offsets_[construct_begin_];
  append_wtf8(code, characters_.data);
  characters_grew_ = true;
}

void ReferenceTokenizer::emit_characters(std::string_view ascii) {
  for (const char c : ascii) emit_character(static_cast<char32_t>(c));
}

void ReferenceTokenizer::flush_characters() {
  if (characters_.data.empty()) return;
  // Else they ended with an earlier state, and know where.
  if (characters_grew_) characters_.end = offsets_[std::min(at_, input_.size())];
  characters_grew_ = false;
  emitted_.push_back(characters_);
  characters_.data.clear();
}

void ReferenceTokenizer::emit_token() {
  flush_characters();
  token_.begin = offsets_[construct_begin_];
  std::erase_if(token_.attributes, [](const ReferenceAttribute& a) { return a.removed; });
  emitted_.push_back(std::move(token_));
  token_ = {};
}

void ReferenceTokenizer::emit_eof() {
  flush_characters();
  ReferenceToken eof;
  eof.begin = offsets_.back();
  emitted_.push_back(std::move(eof));
}

}  // namespace stet::conformance
