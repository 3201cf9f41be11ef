// Strings, and what stands between values.

#include "base/json_scan.h"

#include <bit>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet {
namespace {

// LIMIT: a name longer than this does not count as one when a quote is judged by
// what follows.
constexpr size_t kNameMax = 128;

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

}  // namespace

// https://www.rfc-editor.org/rfc/rfc8259#section-6
bool is_json_number(std::string_view text) {
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

bool is_json_literal(std::string_view word) {
  return equals_ignoring_case(word, "true") || equals_ignoring_case(word, "false") ||
         equals_ignoring_case(word, "null");
}

std::string_view resolve_json_references(std::string_view text, Arena& arena) {
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

std::string_view JsonScanner::quoted(size_t quote_size, Place place) {
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
void JsonScanner::find_special(char quote, bool wide) {
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
bool JsonScanner::closes(Place place) const {
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

bool JsonScanner::is_word_item(size_t at) const {
  const std::string_view rest = text_.substr(at, 6);
  return rest.starts_with("null") || rest.starts_with("true") || rest.starts_with("false");
}

// A quoted or bare name and a colon. What is longer than kNameMax counts as one.
bool JsonScanner::name_follows(size_t at) const {
  const size_t limit = at + kNameMax < text_.size() ? at + kNameMax : text_.size();
  if (at >= limit) return false;
  const char quote = text_[at];
  if (quote == '"' || quote == '\'') {
    ++at;
    while (at < limit && text_[at] != quote && text_[at] != '\n') at += text_[at] == '\\' ? 2 : 1;
    if (at < limit && text_[at] == '\n') return false;
    ++at;
  } else if (is_json_name_start(quote)) {
    while (at < limit && is_json_name(text_[at])) ++at;
  } else {
    // A reference to a quote is settled elsewhere; typographic quotes pass.
    return quote == '&' || quote == '\xE2';
  }
  while (at < limit && is_space(text_[at])) ++at;
  return at >= limit ? limit < text_.size() : text_[at] == ':';
}

size_t JsonScanner::after_space(size_t at) const {
  while (at < text_.size() && is_space(text_[at])) ++at;
  return at;
}

std::string_view JsonScanner::finish(size_t from, size_t to, bool changed) {
  const std::string_view raw = text_.substr(from, to - from);
  return changed ? unescape(raw, static_cast<uint32_t>(from)) : raw;
}

std::string_view JsonScanner::unescape(std::string_view raw, uint32_t from) {
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

bool JsonScanner::hex4(std::string_view text, uint32_t& value) {
  if (text.size() < 4) return false;
  value = 0;
  for (int i = 0; i < 4; ++i) {
    const char c = text[static_cast<size_t>(i)];
    if (!is_hex_digit(c)) return false;
    value = value << 4 | static_cast<uint32_t>(is_digit(c) ? c - '0' : to_lower(c) - 'a' + 10);
  }
  return true;
}

bool JsonScanner::starts_skippable(size_t at) const {
  const std::string_view rest = text_.substr(at, 9);
  return rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with("<!--") ||
         rest.starts_with("<![CDATA[") || rest.starts_with(";");
}

bool JsonScanner::skip_odd() {
  constexpr std::string_view kSpaces[] = {"\xC2\xA0", "\xE2\x80\xA8", "\xE2\x80\xA9",
                                          "\xE3\x80\x80", "\xE2\x80\x8B"};
  constexpr std::string_view kWrappers[] = {"<!--", "-->", "<![CDATA[", "]]>", ";", "\xEF\xBB\xBF"};
  const std::string_view rest = this->rest();
  if (rest.starts_with("//")) {
    // "//<![CDATA[ {" on one line: only the slashes go.
    const std::string_view behind = trim(rest.substr(2, 32));
    if (behind.starts_with("<![CDATA[") || behind.starts_with("]]>") || behind.starts_with("-->") ||
        behind.starts_with("<!--")) {
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

void JsonScanner::skip_container() {
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

size_t JsonScanner::typographic_quote() const {
  const std::string_view rest = text_.substr(at_, 3);
  if (rest != "\xE2\x80\x9C" && rest != "\xE2\x80\x9D" && rest != "\xE2\x80\x9E") return 0;
  return 3;
}

bool JsonScanner::starts_with_reference_to_quote() const {
  const std::string_view rest = this->rest();
  return rest.starts_with("&quot;") || rest.starts_with("&#34;") || rest.starts_with("&#034;");
}

}  // namespace stet
