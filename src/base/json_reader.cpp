// The upper half of the JSON reader: values, by recursive descent, bounded in
// depth. The one repair that is not local, resolving character references first,
// is made once for the whole input.

#include "base/json_scan.h"

namespace stet {
namespace {

constexpr bool ends_bare_word(char c) { return c == ',' || c == '}' || c == ']' || c == '\n'; }

}  // namespace

class JsonReader : private JsonScanner {
 public:
  JsonReader(std::string_view text, Arena& arena, const JsonLimits& limits)
      : JsonScanner(arena), document_(arena), limits_(limits) {
    if (text.size() > limits.bytes_max) {
      text = text.substr(0, limits.bytes_max);
      note(JsonRepair::Size, 0);
    }
    text_ = text;
  }

  JsonDocument read() {
    roots();
    if (references_wanted_ && !references_resolved_) {
      const uint32_t at = offset();
      const uint32_t size = static_cast<uint32_t>(text_.size());
      text_ = resolve_json_references(text_, *arena_);
      references_resolved_ = true;
      repairs_ = 0;
      quotes_judged_ = true;
      at_ = comment_looked_to_ = 0;
      note(JsonRepair::Entities, at);
      roots();
      for (JsonNode& node : document_.nodes_) {
        node.begin = 0;
        node.end = size;
      }
    }
    document_.repairs_ = repairs_;
    for (int i = 0; i < kJsonRepairCount; ++i) document_.at_[i] = repaired_at_[i];
    return document_;
  }

 private:
  void roots() {
    document_.nodes_.clear();
    JsonNode all;
    all.kind = JsonKind::Array;
    all.end = static_cast<uint32_t>(text_.size());
    document_.nodes_.push_back(all);
    JsonId last = kNoJson;
    bool junk = false;
    while (!stopped_) {
      skip();
      if (done()) break;
      const char c = peek();
      if (starts_with_reference_to_quote() && want_references()) return;
      // Between roots anything else is skipped up to what may be one: "var x =".
      const bool scalar = c == '"' || is_digit(c) || c == '-' || starts_with_literal();
      if (c != '{' && c != '[' && (!scalar || last != kNoJson || junk)) {
        note(c == ',' ? JsonRepair::ExtraComma : JsonRepair::Junk, offset());
        junk = true;
        ++at_;
        while (!done() && peek() != '{' && peek() != '[') ++at_;
        continue;
      }
      if (last != kNoJson) note(JsonRepair::SeveralRoots, offset());
      link(kJsonRoots, last, value(0, {}, Place::Item));
      if (references_wanted_ && !references_resolved_) return;
    }
  }

  bool starts_with_literal() const {
    const std::string_view rest = this->rest();
    const std::string_view word = rest.substr(0, starts_with_ignoring_case(rest, "false") ? 5 : 4);
    return is_json_literal(word) &&
           (rest.size() == word.size() || !is_json_name(rest[word.size()]));
  }

  // ---------------------------------------------------------------- values

  JsonId value(uint32_t depth, std::string_view key, Place place) {
    const char c = peek();
    switch (c) {
      case '{':
      case '[': return container(depth, key);
      case '"': return string(key, place, 1);
      case '\'': note(JsonRepair::Quote, offset()); return string(key, place, 1);
      default: break;
    }
    if (const size_t size = typographic_quote()) {
      note(JsonRepair::Quote, offset());
      return string(key, place, size);
    }
    return bare_word(key);
  }

  JsonId container(uint32_t depth, std::string_view key) {
    const char open = peek();
    const bool object = open == '{';
    if (depth >= limits_.depth_max) {
      note(JsonRepair::Depth, offset());
      skip_container();
      return kNoJson;
    }
    const JsonId id = add(object ? JsonKind::Object : JsonKind::Array, key);
    if (stopped_) return id;
    ++at_;
    JsonId last = kNoJson;
    bool fresh = true;  // nothing yet, or nothing since a comma
    while (true) {
      skip();
      if (stopped_ || (references_wanted_ && !references_resolved_)) break;
      if (done()) {
        note(JsonRepair::Unclosed, offset());
        break;
      }
      const char c = peek();
      if (c == '}' || c == ']') {
        if (fresh && last != kNoJson) note(JsonRepair::ExtraComma, offset());
        if ((c == '}') == object) {
          ++at_;
        } else {
          // The other bracket: this one was forgotten if an outer one waits for it.
          note(JsonRepair::Unclosed, offset());
          if (depth == 0) ++at_;
        }
        break;
      }
      if (c == ',') {
        if (fresh) note(JsonRepair::ExtraComma, offset());
        ++at_;
        fresh = true;
        continue;
      }
      if (!fresh) note(JsonRepair::MissingComma, offset());
      fresh = false;
      const size_t before = at_;
      const JsonId child = object ? member(depth) : value(depth + 1, {}, Place::Item);
      if (child != kNoJson) link(id, last, child);
      if (at_ == before) {  // nothing that could be read stands here
        note(JsonRepair::Junk, offset());
        ++at_;
      }
    }
    document_.nodes_[id].end = offset();
    return id;
  }

  JsonId member(uint32_t depth) {
    std::string_view key;
    const char c = peek();
    if (starts_with_reference_to_quote() && want_references()) return kNoJson;
    if (c == '"') {
      key = quoted(1, Place::Key);
    } else if (c == '\'') {
      note(JsonRepair::Quote, offset());
      key = quoted(1, Place::Key);
    } else if (const size_t size = typographic_quote()) {
      note(JsonRepair::Quote, offset());
      key = quoted(size, Place::Key);
    } else if (is_json_name_start(c)) {
      const size_t from = at_;
      while (!done() && is_json_name(peek())) ++at_;
      key = text_.substr(from, at_ - from);
      note(JsonRepair::BareWord, static_cast<uint32_t>(from));
    } else if (c == '{' || c == '[') {
      // A value without a name is read, so that its brackets match, and kept.
      note(JsonRepair::Junk, offset());
      return value(depth + 1, {}, Place::Member);
    } else {
      note(JsonRepair::Junk, offset());
      while (!done() && peek() != ',' && peek() != '}' && peek() != '"') ++at_;
      return kNoJson;
    }
    skip();
    if (!done() && peek() == ':') {
      ++at_;
    } else {
      note(JsonRepair::MissingColon, offset());
      if (done() || peek() == ',' || peek() == '}') return kNoJson;  // no member at all
      if (peek() == '=') ++at_;
    }
    skip();
    if (done() || peek() == ',' || peek() == '}' || peek() == ']') {
      note(JsonRepair::MissingValue, offset());
      return add(JsonKind::Null, key);
    }
    return value(depth + 1, key, Place::Member);
  }

  JsonId string(std::string_view key, Place place, size_t quote_size) {
    const JsonId id = add(JsonKind::String, key);
    const std::string_view text = quoted(quote_size, place);
    document_.nodes_[id].text = text;
    document_.nodes_[id].end = offset();
    return id;
  }

  JsonId bare_word(std::string_view key) {
    if (starts_with_reference_to_quote() && want_references()) return kNoJson;
    const size_t from = at_;
    while (!done() && !ends_bare_word(peek())) ++at_;
    std::string_view word = trim(text_.substr(from, at_ - from));
    // A forgotten comma: the next name begins already.
    const std::string_view cut = trim(word.substr(0, word.find('"')));
    if (is_json_number(cut) || is_json_literal(cut)) word = cut;
    if (word.empty()) return kNoJson;
    at_ = from;
    JsonKind kind = JsonKind::Null;
    const bool number = is_digit(word[0]) || word[0] == '-';
    if (number && is_json_number(word)) {
      kind = JsonKind::Number;
    } else if (number && is_digit(word[0])) {
      kind = JsonKind::String;  // an unquoted date, as a rule
      note(JsonRepair::BareWord, offset());
    } else if (is_json_literal(word)) {
      const char first = to_lower(word[0]);
      kind = first == 't' ? JsonKind::True : first == 'f' ? JsonKind::False : JsonKind::Null;
      if (is_upper(word[0])) note(JsonRepair::BareWord, offset());
    } else {
      note(JsonRepair::BareWord, offset());
    }
    const JsonId id = add(kind, key);
    at_ += word.size();
    document_.nodes_[id].end = offset();
    if (kind == JsonKind::Number || kind == JsonKind::String) document_.nodes_[id].text = word;
    return id;
  }

  // ---------------------------------------------------------------- bookkeeping

  JsonId add(JsonKind kind, std::string_view key) {
    if (document_.nodes_.size() >= limits_.nodes_max) {
      note(JsonRepair::Size, offset());
      stopped_ = true;
    }
    JsonNode node;
    node.kind = kind;
    node.key = key;
    node.begin = node.end = offset();
    document_.nodes_.push_back(node);
    return static_cast<JsonId>(document_.nodes_.size() - 1);
  }

  void link(JsonId parent, JsonId& last, JsonId child) {
    if (child == kNoJson) return;
    (last == kNoJson ? document_.nodes_[parent].first_child : document_.nodes_[last].next) = child;
    last = child;
  }

  bool want_references() {
    if (references_resolved_) return false;
    references_wanted_ = true;
    return true;
  }

  JsonDocument document_;
  JsonLimits limits_;
  bool stopped_ = false;
  bool references_wanted_ = false;
  bool references_resolved_ = false;
};

JsonDocument read_json(std::string_view text, Arena& arena, const JsonLimits& limits) {
  return JsonReader(text, arena, limits).read();
}

}  // namespace stet
