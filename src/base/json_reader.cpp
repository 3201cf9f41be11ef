// The reader's half of json.h: recursive descent, bounded in depth. Every repair
// is local and looks ahead by no more than white space and one short name, so
// that time stays linear; the one that is not, resolving character references
// first, is made once for the whole input.

#include <algorithm>
#include <bit>
#include <cstring>

#include "base/ascii.h"
#include "base/json.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet {
namespace {

// LIMIT: a name longer than this does not count as one when a quote is judged by
// what follows.
constexpr size_t kNameMax = 128;

constexpr bool is_name_start(char c) { return is_alpha(c) || c == '_' || c == '$' || c == '@'; }
constexpr bool is_name(char c) { return is_name_start(c) || is_digit(c) || c == '-'; }
constexpr bool ends_bare_word(char c) { return c == ',' || c == '}' || c == ']' || c == '\n'; }

// https://www.rfc-editor.org/rfc/rfc8259#section-6
bool is_number(std::string_view text) {
  size_t i = 0;
  const auto digits = [&] {
    const size_t from = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i > from;
  };
  if (i < text.size() && text[i] == '-') ++i;
  const size_t integer = i;
  if (!digits() || (text[integer] == '0' && i - integer > 1)) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (!digits()) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (!digits()) return false;
  }
  return i == text.size();
}

// Python writes them with a capital.
bool is_literal(std::string_view word) {
  return equals_ignoring_case(word, "true") || equals_ignoring_case(word, "false") ||
         equals_ignoring_case(word, "null");
}

void append_utf8(ArenaString& out, uint32_t c) {
  const auto tail = [&](int shift) {
    out.push_back(static_cast<char>(0x80 | (c >> shift & 0x3f)));
  };
  if (c < 0x80) {
    out.push_back(static_cast<char>(c));
  } else if (c < 0x800) {
    out.push_back(static_cast<char>(0xc0 | c >> 6));
    tail(0);
  } else if (c < 0x10000) {
    out.push_back(static_cast<char>(0xe0 | c >> 12));
    tail(6);
    tail(0);
  } else {
    out.push_back(static_cast<char>(0xf0 | c >> 18));
    tail(12);
    tail(6);
    tail(0);
  }
}

// The few references that stand for the signs of JSON; enough to read what a
// template escaped once too often.
std::string_view resolve_references(std::string_view text, Arena& arena) {
  constexpr struct {
    std::string_view reference;
    char c;
  } kReferences[] = {{"&quot;", '"'}, {"&#34;", '"'},   {"&#034;", '"'},  {"&#x22;", '"'},
                     {"&#39;", '\''}, {"&#039;", '\''}, {"&apos;", '\''}, {"&lt;", '<'},
                     {"&gt;", '>'},   {"&amp;", '&'}};
  ArenaString out(arena);
  out.reserve(text.size());
  while (!text.empty()) {
    const size_t at = std::min(text.find('&'), text.size());
    out.append(text.substr(0, at));
    if (at == text.size()) break;
    text.remove_prefix(at);
    size_t size = 1;
    char c = '&';
    for (const auto& entry : kReferences) {
      if (starts_with_ignoring_case(text, entry.reference)) {
        size = entry.reference.size();
        c = entry.c;
        break;
      }
    }
    out.push_back(c);
    text.remove_prefix(size);
  }
  return out.view();
}

bool starts_with_reference_to_quote(std::string_view text) {
  return text.starts_with("&quot;") || text.starts_with("&#34;") || text.starts_with("&#034;");
}

}  // namespace

class JsonReader {
 public:
  JsonReader(std::string_view text, Arena& arena, const JsonLimits& limits)
      : document_(arena), arena_(&arena), limits_(limits) {
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
      text_ = resolve_references(text_, *arena_);
      references_resolved_ = true;
      document_.repairs_ = 0;
      quotes_judged_ = true;
      at_ = comment_looked_to_ = 0;
      note(JsonRepair::Entities, at);
      roots();
      for (JsonNode& node : document_.nodes_) {
        node.begin = 0;
        node.end = size;
      }
    }
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
      if (starts_with_reference_to_quote(rest()) && want_references()) return;
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
    return is_literal(word) && (rest.size() == word.size() || !is_name(rest[word.size()]));
  }

  // ---------------------------------------------------------------- values

  // What a string is: a closing quote is known by what may stand behind it.
  enum class Place : uint8_t { Key, Member, Item };

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
    if (starts_with_reference_to_quote(rest()) && want_references()) return kNoJson;
    if (c == '"') {
      key = quoted(1, Place::Key);
    } else if (c == '\'') {
      note(JsonRepair::Quote, offset());
      key = quoted(1, Place::Key);
    } else if (const size_t size = typographic_quote()) {
      note(JsonRepair::Quote, offset());
      key = quoted(size, Place::Key);
    } else if (is_name_start(c)) {
      const size_t from = at_;
      while (!done() && is_name(peek())) ++at_;
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
    if (starts_with_reference_to_quote(rest()) && want_references()) return kNoJson;
    const size_t from = at_;
    while (!done() && !ends_bare_word(peek())) ++at_;
    std::string_view word = trim(text_.substr(from, at_ - from));
    // A forgotten comma: the next name begins already.
    const std::string_view cut = trim(word.substr(0, word.find('"')));
    if (is_number(cut) || is_literal(cut)) word = cut;
    if (word.empty()) return kNoJson;
    at_ = from;
    JsonKind kind = JsonKind::Null;
    const bool number = is_digit(word[0]) || word[0] == '-';
    if (number && is_number(word)) {
      kind = JsonKind::Number;
    } else if (number && is_digit(word[0])) {
      kind = JsonKind::String;  // an unquoted date, as a rule
      note(JsonRepair::BareWord, offset());
    } else if (is_literal(word)) {
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

  // ---------------------------------------------------------------- strings

  // The text between quotes; leaves at_ behind the closing one.
  std::string_view quoted(size_t quote_size, Place place) {
    const bool typographic = quote_size > 1;
    const char quote = peek();
    at_ += quote_size;
    const size_t from = at_;
    bool changed = false;
    size_t first_quote = std::string_view::npos;
    while (true) {
      find_special(typographic ? '"' : quote, typographic);
      if (done()) break;
      const char c = peek();
      if (c == '\\') {
        changed = true;
        at_ += at_ + 1 < text_.size() ? 2 : 1;
        continue;
      }
      if (static_cast<unsigned char>(c) < 0x20) {
        note(JsonRepair::ControlCharacter, offset());
        ++at_;
        continue;
      }
      const size_t size = c == '\xE2' ? typographic_quote() : 1;
      const size_t closing = at_;
      at_ += size == 0 ? 1 : size;
      if (size == 0) continue;
      if (!quotes_judged_ || closes(place)) return finish(from, closing, changed);
      note(JsonRepair::UnescapedQuote, static_cast<uint32_t>(closing));
      if (first_quote == std::string_view::npos) first_quote = closing;
    }
    // No quote closed it. The first one has to, and from here on every first one
    // does: looking for better ones again and again could cost the square.
    note(JsonRepair::Unclosed, static_cast<uint32_t>(from));
    quotes_judged_ = false;
    if (first_quote == std::string_view::npos) return finish(from, text_.size(), changed);
    at_ = first_quote + 1;
    return finish(from, first_quote, changed);
  }

  // Moves to the next byte that means something within a string, or to the end.
  // Typographic quotes begin with E2; `wide` asks for them too.
  void find_special(char quote, bool wide) {
    const char* at = text_.data() + at_;
    const char* const end = text_.data() + text_.size();
#if defined(__SSE2__)
    const __m128i quotes = _mm_set1_epi8(quote);
    const __m128i backslashes = _mm_set1_epi8('\\');
    const __m128i controls = _mm_set1_epi8(0x1f);
    const __m128i leads = _mm_set1_epi8(wide ? '\xE2' : quote);
    while (end - at >= 16) {
      const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
      const __m128i found =
          _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quotes), _mm_cmpeq_epi8(bytes, leads)),
                       _mm_or_si128(_mm_cmpeq_epi8(bytes, backslashes),
                                    _mm_cmpeq_epi8(_mm_min_epu8(bytes, controls), bytes)));
      const unsigned mask = static_cast<unsigned>(_mm_movemask_epi8(found));
      if (mask != 0) {
        at_ = static_cast<size_t>(at - text_.data()) + std::countr_zero(mask);
        return;
      }
      at += 16;
    }
#endif
    while (at < end && *at != quote && *at != '\\' && static_cast<unsigned char>(*at) >= 0x20 &&
           !(wide && *at == '\xE2')) {
      ++at;
    }
    at_ = static_cast<size_t>(at - text_.data());
  }

  // Whether what stands behind a quote says that it ends the string.
  bool closes(Place place) const {
    size_t at = after_space(at_);
    if (at >= text_.size()) return true;
    const char c = text_[at];
    if (place == Place::Key) return c == ':';
    if (c == '}' || c == ']') return true;
    if (c == '/' || c == '<' || c == ';') return starts_skippable(at);
    if (place == Place::Member) {
      // A comma may belong to the text; then no name stands behind it. Without a
      // comma there must be one.
      if (c != ',') return c == '"' && at > at_ && name_follows(at);
      while (at < text_.size() && text_[at] == ',') at = after_space(at + 1);
      return at >= text_.size() || text_[at] == '}' || starts_skippable(at) || name_follows(at);
    }
    if (c != ',') return false;
    while (at < text_.size() && text_[at] == ',') at = after_space(at + 1);
    if (at >= text_.size()) return true;
    const char next = text_[at];
    return !is_alpha(next) || is_word_item(at);
  }

  bool is_word_item(size_t at) const {
    const std::string_view rest = text_.substr(at, 6);
    return rest.starts_with("null") || rest.starts_with("true") || rest.starts_with("false");
  }

  // A quoted or bare name and a colon. What is longer than kNameMax counts as one.
  bool name_follows(size_t at) const {
    const size_t limit = at + kNameMax < text_.size() ? at + kNameMax : text_.size();
    if (at >= limit) return false;
    const char quote = text_[at];
    if (quote == '"' || quote == '\'') {
      ++at;
      while (at < limit && text_[at] != quote && text_[at] != '\n') at += text_[at] == '\\' ? 2 : 1;
      if (at < limit && text_[at] == '\n') return false;
      ++at;
    } else if (is_name_start(quote)) {
      while (at < limit && is_name(text_[at])) ++at;
    } else {
      // A reference to a quote is settled elsewhere; typographic quotes pass.
      return quote == '&' || quote == '\xE2';
    }
    while (at < limit && is_space(text_[at])) ++at;
    return at >= limit ? limit < text_.size() : text_[at] == ':';
  }

  size_t after_space(size_t at) const {
    while (at < text_.size() && is_space(text_[at])) ++at;
    return at;
  }

  std::string_view finish(size_t from, size_t to, bool changed) {
    const std::string_view raw = text_.substr(from, to - from);
    return changed ? unescape(raw, static_cast<uint32_t>(from)) : raw;
  }

  std::string_view unescape(std::string_view raw, uint32_t from) {
    ArenaString out(*arena_);
    out.reserve(raw.size());
    size_t i = 0;
    while (i < raw.size()) {
      const size_t backslash = raw.find('\\', i);
      out.append(raw.substr(i, backslash - i));
      if (backslash == std::string_view::npos) break;
      i = backslash + 1;
      if (i == raw.size()) break;
      const char c = raw[i++];
      switch (c) {
        case '"':
        case '\\':
        case '\'':  // only JavaScript has it, and means just this
        case '/': out.push_back(c); break;
        case 'n': out.push_back('\n'); break;
        case 't': out.push_back('\t'); break;
        case 'r': out.push_back('\r'); break;
        case 'b': out.push_back('\b'); break;
        case 'f': out.push_back('\f'); break;
        case 'u': {
          uint32_t unit = 0;
          if (!hex4(raw.substr(i), unit)) {
            note(JsonRepair::BadEscape, from + static_cast<uint32_t>(backslash));
            out.append("\\u");
            break;
          }
          i += 4;
          uint32_t low = 0;
          if (unit >= 0xd800 && unit < 0xdc00 && raw.substr(i).starts_with("\\u") &&
              hex4(raw.substr(i + 2), low) && low >= 0xdc00 && low < 0xe000) {
            unit = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
            i += 6;
          } else if (unit >= 0xd800 && unit < 0xe000) {
            note(JsonRepair::BadEscape, from + static_cast<uint32_t>(backslash));
            unit = 0xfffd;
          }
          append_utf8(out, unit);
          break;
        }
        default:
          note(JsonRepair::BadEscape, from + static_cast<uint32_t>(backslash));
          out.push_back(c);
          break;
      }
    }
    return out.view();
  }

  static bool hex4(std::string_view text, uint32_t& value) {
    if (text.size() < 4) return false;
    value = 0;
    for (int i = 0; i < 4; ++i) {
      const char c = text[static_cast<size_t>(i)];
      if (!is_hex_digit(c)) return false;
      value = value << 4 | static_cast<uint32_t>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
    }
    return true;
  }

  // ---------------------------------------------------------------- between values

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

  bool starts_skippable(size_t at) const {
    const std::string_view rest = text_.substr(at, 9);
    return rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with("<!--") ||
           rest.starts_with("<![CDATA[") || rest.starts_with(";");
  }

  bool skip_odd() {
    constexpr std::string_view kSpaces[] = {"\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                            "\xE3\x80\x80", "\xE2\x80\x8B"};
    constexpr std::string_view kWrappers[] = {"<!--", "-->", "<![CDATA[",
                                              "]]>",  ";",   "\xEF\xBB\xBF"};
    const std::string_view rest = this->rest();
    if (rest.starts_with("//")) {
      // "//<![CDATA[ {" on one line: only the slashes go.
      const std::string_view behind = trim(rest.substr(2, 32));
      if (behind.starts_with("<![CDATA[") || behind.starts_with("]]>") ||
          behind.starts_with("-->") || behind.starts_with("<!--")) {
        note(JsonRepair::Wrapper, offset());
        at_ += 2;
        return true;
      }
      note(JsonRepair::Comment, offset());
      const size_t line_end = text_.find('\n', at_);
      at_ = line_end == std::string_view::npos ? text_.size() : line_end;
      return true;
    }
    if (rest.starts_with("/*")) {
      note(JsonRepair::Comment, offset());
      const size_t end = text_.find("*/", at_ + 2);
      at_ = end == std::string_view::npos ? text_.size() : end + 2;
      return true;
    }
    if (rest.starts_with("<!--") && at_ >= comment_looked_to_) {
      // A comment without brackets in it is one; else it was put around the JSON.
      size_t at = at_ + 4;
      while (at < text_.size() && text_[at] != '{' && text_[at] != '[' &&
             !(text_[at] == '-' && text_.substr(at, 3) == "-->")) {
        ++at;
      }
      if (at < text_.size() && text_[at] == '-') {
        note(JsonRepair::Comment, offset());
        at_ = at + 3;
        return true;
      }
      comment_looked_to_ = at;  // others before here end no better
    }
    for (const std::string_view wrapper : kWrappers) {
      if (rest.starts_with(wrapper)) {
        note(JsonRepair::Wrapper, offset());
        at_ += wrapper.size();
        return true;
      }
    }
    for (const std::string_view space : kSpaces) {
      if (rest.starts_with(space)) {
        note(JsonRepair::Junk, offset());
        at_ += space.size();
        return true;
      }
    }
    if (static_cast<unsigned char>(rest[0]) < 0x20) {
      note(JsonRepair::ControlCharacter, offset());
      ++at_;
      return true;
    }
    return false;
  }

  // From an opening bracket to behind the one that matches it.
  void skip_container() {
    size_t open = 0;
    while (!done()) {
      const char c = text_[at_++];
      if (c == '{' || c == '[') ++open;
      if ((c == '}' || c == ']') && --open == 0) return;
      if (c == '"') {
        while (!done() && peek() != '"') at_ += peek() == '\\' ? 2 : 1;
        ++at_;
      }
    }
    if (at_ > text_.size()) at_ = text_.size();
  }

  // Bytes of a typographic double quote here; 0 if none.
  size_t typographic_quote() const {
    const std::string_view rest = text_.substr(at_, 3);
    if (rest != "\xE2\x80\x9C" && rest != "\xE2\x80\x9D" && rest != "\xE2\x80\x9E") return 0;
    return 3;
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

  void note(JsonRepair repair, uint32_t at) {
    const int index = static_cast<int>(repair);
    if (document_.repairs_ >> index & 1) return;
    document_.repairs_ |= 1u << index;
    document_.at_[index] = at;
  }

  bool done() const { return at_ >= text_.size(); }
  char peek() const { return text_[at_]; }
  std::string_view rest() const { return text_.substr(at_); }
  uint32_t offset() const { return static_cast<uint32_t>(at_ < text_.size() ? at_ : text_.size()); }

  JsonDocument document_;
  Arena* arena_;
  std::string_view text_;
  size_t at_ = 0;
  size_t comment_looked_to_ = 0;
  JsonLimits limits_;
  bool stopped_ = false;
  bool quotes_judged_ = true;  // an inner quote is told from a closing one by what follows
  bool references_wanted_ = false;
  bool references_resolved_ = false;
};

JsonDocument read_json(std::string_view text, Arena& arena, const JsonLimits& limits) {
  return JsonReader(text, arena, limits).read();
}

}  // namespace stet
