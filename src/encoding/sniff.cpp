// What the transport and the page itself say about the encoding.

#include "encoding/sniff.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"

namespace stet::encoding {

namespace {

constexpr size_t kPrescanSize = 1024;

enum class Until { End, Body };

// The prescan. Whatever runs out of bytes sets `ended_`, and that ends it all.
class Prescan {
 public:
  explicit Prescan(std::string_view bytes) : bytes_(bytes) {}

  std::optional<Encoding> run(Until until) {
    if (bytes_.starts_with(std::string_view("<\0?\0x\0", 6))) return Encoding::Utf16Le;
    if (bytes_.starts_with(std::string_view("\0<\0?\0x", 6))) return Encoding::Utf16Be;
    for (; !ended_; ++at_) {
      at_ = bytes_.find('<', at_);
      if (at_ == bytes_.npos) break;
      const std::string_view rest = bytes_.substr(at_);
      if (rest.starts_with("<!--")) {
        // The dashes that open may be those that close.
        move_behind(bytes_.find("-->", at_ + 2), 2);
      } else if (starts_with_ignoring_case(rest, "<meta") && rest.size() > 5 &&
                 (is_space(rest[5]) || rest[5] == '/')) {
        at_ += 5;
        if (const std::optional<Encoding> found = meta(); found && !ended_) return found;
      } else if (is_tag(rest)) {
        if (until == Until::Body && is_end_of_head(rest)) break;
        while (!ended_ && !is_space(byte()) && byte() != '>') ++at_, check();
        Attribute ignored;
        while (!ended_ && attribute(ignored)) {
        }
      } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
        move_behind(bytes_.find('>', at_), 0);
      }
    }
    return {};
  }

 private:
  struct Attribute {
    std::string_view name, value;
  };

  static bool is_tag(std::string_view rest) {
    const size_t letter = rest.size() > 1 && rest[1] == '/' ? 2 : 1;
    return rest.size() > letter && is_alpha(rest[letter]);
  }

  static bool is_end_of_head(std::string_view rest) {
    const auto named = [rest](std::string_view tag) {
      return starts_with_ignoring_case(rest, tag) && rest.size() > tag.size() &&
             !is_alnum(rest[tag.size()]);
    };
    return named("<body") || named("</head");
  }

  char byte() const { return bytes_[at_]; }
  void check() { ended_ = ended_ || at_ >= bytes_.size(); }
  void move_behind(size_t found, size_t further) {
    ended_ = ended_ || found == bytes_.npos;
    if (!ended_) at_ = found + further;
  }
  void skip(bool slashes) {
    for (check(); !ended_ && (is_space(byte()) || (slashes && byte() == '/')); check()) ++at_;
  }

  // The attributes of <meta>, and what they say together.
  std::optional<Encoding> meta() {
    bool seen_http_equiv = false;
    bool seen_content = false;
    bool seen_charset = false;
    bool got_pragma = false;
    enum class Need { Unset, Pragma, Nothing } need = Need::Unset;
    std::optional<Encoding> charset;
    Attribute a;
    while (attribute(a)) {
      const auto first = [&a](std::string_view name, bool& seen) {
        return equals_ignoring_case(a.name, name) && !std::exchange(seen, true);
      };
      if (first("http-equiv", seen_http_equiv)) {
        got_pragma = equals_ignoring_case(a.value, "content-type");
      } else if (first("content", seen_content)) {
        if (need != Need::Unset) continue;  // charset came first, right or wrong
        charset = charset_of(a.value);
        if (charset) need = Need::Pragma;
      } else if (first("charset", seen_charset)) {
        charset = for_label(a.value);
        need = Need::Nothing;
      }
    }
    if (need == Need::Unset || (need == Need::Pragma && !got_pragma)) return {};
    // A page whose <meta> can be read is not in UTF-16.
    if (charset == Encoding::Utf16Be || charset == Encoding::Utf16Le) return Encoding::Utf8;
    if (charset == Encoding::XUserDefined) return Encoding::Windows1252;
    return charset;
  }

  // https://html.spec.whatwg.org/multipage/parsing.html#concept-get-attributes-when-sniffing
  // False when there is none left, or the bytes end.
  bool attribute(Attribute& to) {
    skip(true);
    if (ended_ || byte() == '>') return false;
    to = {};
    const size_t name_at = at_;
    for (;; ++at_) {
      check();
      if (ended_) return false;
      to.name = bytes_.substr(name_at, at_ - name_at);
      if (byte() == '=' && at_ > name_at) break;
      if (byte() == '/' || byte() == '>') return true;
      if (is_space(byte())) {
        skip(false);
        if (ended_) return false;
        if (byte() != '=') return true;
        break;
      }
    }
    ++at_;  // the equals sign
    skip(false);
    if (ended_) return false;
    if (byte() == '"' || byte() == '\'') {
      const size_t value_at = at_ + 1;
      const size_t end = bytes_.find(byte(), value_at);
      if (end == bytes_.npos) {
        ended_ = true;
        return false;
      }
      to.value = bytes_.substr(value_at, end - value_at);
      at_ = end + 1;
      return true;
    }
    const size_t value_at = at_;
    for (; !is_space(byte()) && byte() != '>';) {
      ++at_;
      check();
      if (ended_) return false;
    }
    to.value = bytes_.substr(value_at, at_ - value_at);
    return true;
  }

  std::string_view bytes_;
  size_t at_ = 0;
  bool ended_ = false;
};

size_t find_ignoring_case(std::string_view text, std::string_view word, size_t from) {
  for (; from + word.size() <= text.size(); ++from) {
    if (starts_with_ignoring_case(text.substr(from), word)) return from;
  }
  return text.npos;
}

}  // namespace

std::string_view name(Source source) {
  switch (source) {
    case Source::Default: return "default";
    case Source::Bom: return "byte order mark";
    case Source::Transport: return "transport";
    case Source::Meta: return "meta";
    case Source::XmlDeclaration: return "XML declaration";
    case Source::Pattern: return "pattern";
    case Source::Validity: return "validity";
    case Source::Statistics: return "statistics";
  }
  return {};
}

std::optional<Bom> byte_order_mark(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return Bom{Encoding::Utf8, 3};
  if (bytes.starts_with("\xFE\xFF")) return Bom{Encoding::Utf16Be, 2};
  if (bytes.starts_with("\xFF\xFE")) return Bom{Encoding::Utf16Le, 2};
  return {};
}

std::optional<Encoding> charset_of(std::string_view text) {
  constexpr std::string_view kWord = "charset";
  size_t at = 0;
  while (true) {
    at = find_ignoring_case(text, kWord, at);
    if (at == text.npos) return {};
    at += kWord.size();
    while (at < text.size() && is_space(text[at])) ++at;
    if (at < text.size() && text[at] == '=') break;
  }
  ++at;
  while (at < text.size() && is_space(text[at])) ++at;
  if (at == text.size()) return {};
  if (text[at] == '"' || text[at] == '\'') {
    const size_t end = text.find(text[at], at + 1);
    if (end == text.npos) return {};
    return for_label(text.substr(at + 1, end - at - 1));
  }
  size_t end = at;
  while (end < text.size() && !is_space(text[end]) && text[end] != ';') ++end;
  return for_label(text.substr(at, end - at));
}

std::optional<Encoding> prescan(std::string_view bytes) { return Prescan(bytes).run(Until::End); }

std::optional<Encoding> xml_encoding(std::string_view bytes) {
  if (!bytes.starts_with("<?xml")) return {};
  const std::string_view declaration = bytes.substr(0, bytes.find('>'));
  if (declaration.size() == bytes.size()) return {};
  constexpr std::string_view kWord = "encoding";
  size_t at = declaration.find(kWord);
  if (at == declaration.npos) return {};
  at += kWord.size();
  const auto skip_controls = [&] {
    while (at < declaration.size() && static_cast<unsigned char>(declaration[at]) <= ' ') ++at;
  };
  skip_controls();
  if (at >= declaration.size() || declaration[at] != '=') return {};
  ++at;
  skip_controls();
  if (at >= declaration.size() || (declaration[at] != '"' && declaration[at] != '\'')) return {};
  const size_t end = declaration.find(declaration[at], at + 1);
  if (end == declaration.npos) return {};
  const std::string_view label = declaration.substr(at + 1, end - at - 1);
  if (std::any_of(label.begin(), label.end(),
                  [](char c) { return static_cast<unsigned char>(c) <= ' '; })) {
    return {};
  }
  const std::optional<Encoding> encoding = for_label(label);
  if (encoding == Encoding::Utf16Be || encoding == Encoding::Utf16Le) return Encoding::Utf8;
  return encoding;
}

std::optional<Declaration> declared(std::string_view bytes, std::string_view content_type) {
  if (!content_type.empty()) {
    if (const auto encoding = charset_of(content_type)) {
      return Declaration{*encoding, Source::Transport};
    }
  }
  if (const auto encoding = prescan(bytes.substr(0, kPrescanSize))) {
    return Declaration{*encoding, Source::Meta};
  }
  if (const auto encoding = xml_encoding(bytes.substr(0, kPrescanSize))) {
    return Declaration{*encoding, Source::XmlDeclaration};
  }
  if (bytes.size() > kPrescanSize) {
    if (const auto encoding = Prescan(bytes.substr(0, kHeadSizeMax)).run(Until::Body)) {
      return Declaration{*encoding, Source::Meta};
    }
  }
  return {};
}

std::optional<Encoding> utf16_by_nuls(std::string_view bytes) {
  // A page's markup is ASCII, so at least for a part of it one byte in two is NUL.
  // Other binary data has NULs in both places, and control characters.
  constexpr size_t kPairs = 2048;
  const size_t pairs = std::min(bytes.size() / 2, kPairs);
  size_t even = 0;
  size_t odd = 0;
  for (size_t i = 0; i < pairs; ++i) {
    const char first = bytes[2 * i];
    const char second = bytes[2 * i + 1];
    if (first != '\0' && second != '\0') continue;
    const char other = first == '\0' ? second : first;
    if (static_cast<unsigned char>(other) < 0x20 && !is_space(other)) return {};
    (first == '\0' ? even : odd) += 1;
  }
  // A quarter of all pairs, and hardly any the other way round.
  if (even + odd < 3) return {};
  if (odd * 4 >= pairs && odd > even * 16) return Encoding::Utf16Le;
  if (even * 4 >= pairs && even > odd * 16) return Encoding::Utf16Be;
  return {};
}

}  // namespace stet::encoding
