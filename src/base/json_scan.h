#pragma once
// The lower half of the JSON reader: where strings end, what they stand for, and
// what is passed over between values. Every repair is local and looks ahead by no
// more than white space and one short name, so that time stays linear.

#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/json.h"

namespace stet {

constexpr bool is_json_name_start(char c) {
  return is_alpha(c) || c == '_' || c == '$' || c == '@';
}
constexpr bool is_json_name(char c) { return is_json_name_start(c) || is_digit(c) || c == '-'; }

// A number as the standard has it, and nothing else.
bool is_json_number(std::string_view text);
// true, false, null; any case, as Python writes them with a capital.
bool is_json_literal(std::string_view word);

// The few references that stand for the signs of JSON, resolved; enough to read
// what a template escaped once too often.
std::string_view resolve_json_references(std::string_view text, Arena& arena);

class JsonScanner {
 protected:
  explicit JsonScanner(Arena& arena) : arena_(&arena) {}

  // What a string is: a closing quote is known by what may stand behind it.
  enum class Place : uint8_t { Key, Member, Item };

  // The text between quotes; leaves at_ behind the closing one.
  std::string_view quoted(size_t quote_size, Place place);
  // Bytes of a typographic double quote here; 0 if none.
  size_t typographic_quote() const;
  bool starts_with_reference_to_quote() const;

  // Moves past white space and all that pages put around and between values.
  void skip() {
    while (!done()) {
      const char c = peek();
      if (is_space(c)) {
        ++at_;
      } else if (c == '/' || c == '<' || c == ';' || c == '-' || c == ']' || !is_ascii(c) ||
                 static_cast<unsigned char>(c) < 0x20) {
        if (!skip_odd()) return;
      } else {
        return;
      }
    }
  }
  // From an opening bracket to behind the one that matches it.
  void skip_container();

  void note(JsonRepair repair, uint32_t at) {
    const int index = static_cast<int>(repair);
    if (repairs_ >> index & 1) return;
    repairs_ |= 1u << index;
    repaired_at_[index] = at;
  }

  bool done() const { return at_ >= text_.size(); }
  char peek() const { return text_[at_]; }
  std::string_view rest() const { return text_.substr(at_); }
  uint32_t offset() const { return static_cast<uint32_t>(at_ < text_.size() ? at_ : text_.size()); }

  Arena* arena_;
  std::string_view text_;
  size_t at_ = 0;
  bool quotes_judged_ = true;  // an inner quote is told from a closing one by what follows
  size_t comment_looked_to_ = 0;
  uint32_t repairs_ = 0;
  uint32_t repaired_at_[kJsonRepairCount] = {};

 private:
  void find_special(char quote, bool wide);
  bool closes(Place place) const;
  bool is_word_item(size_t at) const;
  bool name_follows(size_t at) const;
  size_t after_space(size_t at) const;
  std::string_view finish(size_t from, size_t to, bool changed);
  std::string_view unescape(std::string_view raw, uint32_t from);
  static bool hex4(std::string_view text, uint32_t& value);
  bool starts_skippable(size_t at) const;
  bool skip_odd();
};

}  // namespace stet
