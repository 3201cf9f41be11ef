// Domain names beyond ASCII: mapped, checked, written in Punycode.
// https://www.unicode.org/reports/tr46/#ToASCII with CheckHyphens, UseSTD3ASCIIRules,
// Transitional_Processing and VerifyDnsLength false, CheckBidi and CheckJoiners true.
//
// DEVIATION: the mapping is NFKC_Casefold with the standard's exceptions, and what
// is valid follows from general categories, in place of the standard's own table;
// SPEC.md says what differs.

#include <algorithm>

#include "base/ascii.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "url/host.h"

namespace stet::url {

namespace {

// LIMIT: bytes of a domain. DNS allows 253; Punycode is quadratic in a label.
constexpr size_t kDomainSizeMax = 512;

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;

using Label = ArenaVector<char32_t>;

// https://www.rfc-editor.org/rfc/rfc3492#section-5
constexpr uint32_t kBase = 36, kTMin = 1, kTMax = 26, kSkew = 38, kDamp = 700, kFirstBias = 72,
                   kFirstN = 128;

uint32_t adapt(uint32_t delta, uint32_t count, bool first) {
  delta = first ? delta / kDamp : delta / 2;
  delta += delta / count;
  uint32_t k = 0;
  for (; delta > (kBase - kTMin) * kTMax / 2; k += kBase) delta /= kBase - kTMin;
  return k + (kBase - kTMin + 1) * delta / (delta + kSkew);
}

uint32_t threshold(uint32_t k, uint32_t bias) {
  return k <= bias ? kTMin : std::min(k - bias, kTMax);
}

// https://www.rfc-editor.org/rfc/rfc3492#section-6.3 . kDomainSizeMax keeps the
// numbers far from overflow.
void append_punycode(ArenaString& out, const Label& label) {
  uint32_t handled = 0;
  for (const char32_t c : label) {
    if (c >= 0x80) continue;
    out.push_back(static_cast<char>(c));
    ++handled;
  }
  const uint32_t basic = handled;
  if (basic > 0) out.push_back('-');
  char32_t n = kFirstN;
  uint32_t delta = 0;
  uint32_t bias = kFirstBias;
  while (handled < label.size()) {
    char32_t next = 0x10FFFF;
    for (const char32_t c : label) {
      if (c >= n) next = std::min(next, c);
    }
    delta += (next - n) * (handled + 1);
    n = next;
    for (const char32_t c : label) {
      if (c < n) ++delta;
      if (c != n) continue;
      uint32_t q = delta;
      for (uint32_t k = kBase;; k += kBase) {
        const uint32_t t = threshold(k, bias);
        const uint32_t digit = q < t ? q : t + (q - t) % (kBase - t);
        out.push_back(static_cast<char>(digit < 26 ? 'a' + digit : '0' + (digit - 26)));
        if (q < t) break;
        q = (q - t) / (kBase - t);
      }
      bias = adapt(delta, handled + 1, handled == basic);
      delta = 0;
      ++handled;
    }
    ++delta;
    ++n;
  }
}

// https://www.rfc-editor.org/rfc/rfc3492#section-6.2
bool read_punycode(std::string_view text, Label& label) {
  label.clear();
  const size_t dash = text.rfind('-');
  if (dash != text.npos) {
    for (const char c : text.substr(0, dash)) {
      if (!is_ascii(c)) return false;
      label.push_back(static_cast<unsigned char>(c));
    }
    text.remove_prefix(dash + 1);
  }
  uint64_t n = kFirstN;
  uint64_t i = 0;
  uint32_t bias = kFirstBias;
  for (size_t at = 0; at < text.size();) {
    const uint64_t before = i;
    uint64_t weight = 1;
    for (uint32_t k = kBase;; k += kBase) {
      if (at == text.size()) return false;
      const char c = text[at++];
      if (!is_alnum(c)) return false;
      const auto digit = static_cast<uint32_t>(is_digit(c) ? c - '0' + 26 : to_lower(c) - 'a');
      i += digit * weight;
      if (i > 0xFFFFFFFF) return false;
      const uint32_t t = threshold(k, bias);
      if (digit < t) break;
      weight *= kBase - t;
      if (weight > 0xFFFFFFFF) return false;
    }
    const auto count = static_cast<uint32_t>(label.size() + 1);
    bias = adapt(static_cast<uint32_t>(i - before), count, before == 0);
    n += i / count;
    i %= count;
    if (n > 0x10FFFF || (n >= 0xD800 && n < 0xE000)) return false;
    label.insert(static_cast<size_t>(i), static_cast<char32_t>(n));
    ++i;
  }
  return true;
}

// Code points that keep their form though NFKC_Casefold changes them.
bool is_kept(char32_t c) { return c == 0xDF || c == 0x3C2 || c == kNonJoiner || c == kJoiner; }

// What NFKC_Casefold leaves out or takes apart and the standard forbids: signs of
// writing direction, tags, specials, ideographic description; and whatever has a
// full stop in it.
bool is_forbidden(char32_t c) {
  return c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x2024 && c <= 0x2026) ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
         (c >= 0x2488 && c <= 0x249B) || (c >= 0x2FF0 && c <= 0x2FFF) || c == 0xFE12 ||
         c == 0xFE19 || (c >= 0xFFF0 && c <= 0xFFFD) || (c >= 0xE0000 && c < 0xE0100) ||
         (c >= 0xE01F0 && c <= 0xE0FFF);
}

// Step 1 and 2 of https://www.unicode.org/reports/tr46/#Processing ; false for
// what must not occur at all.
bool map_domain(std::string_view domain, ArenaString& out) {
  ArenaString run(out.arena());
  ArenaString mapped(out.arena());
  const auto flush = [&] {
    if (!run.empty()) append_in_form(mapped, run.view(), Form::Folded);
    run.clear();
  };
  const char* at = domain.data();
  const char* const end = at + domain.size();
  while (at < end) {
    const char* const from = at;
    const char32_t c = next_code_point(at);
    if (is_forbidden(c)) return false;
    if (is_kept(c) || c == 0x1E9E) {
      flush();
      if (c == 0x1E9E) {
        mapped.append("\xC3\x9F");
      } else {
        mapped.append({from, static_cast<size_t>(at - from)});
      }
    } else if (c == 0x3002 || c == 0xFF0E || c == 0xFF61) {
      run.push_back('.');
    } else {
      run.append({from, static_cast<size_t>(at - from)});
    }
  }
  flush();
  append_in_form(out, mapped.view(), Form::Composed);
  return true;
}

bool is_valid(char32_t c) {
  if (c < 0x80) return !is_upper(static_cast<char>(c));
  switch (properties(c).category) {
    case Category::Letter:
    case Category::Mark:
    case Category::Number:
    case Category::Punctuation:
    case Category::Symbol: return !is_forbidden(c);
    case Category::Unassigned:
    case Category::Separator:
    case Category::Other: return c == kNonJoiner || c == kJoiner;
  }
  return false;
}

// Arabic letters that join to the next one, and to the one before.
bool is_arabic_letter(char32_t c) {
  return c >= 0x620 && c <= 0x6FF && c != 0x621 && c != 0x674 &&
         properties(c).category == Category::Letter;
}
bool joins_next(char32_t c) {
  const bool only_right = (c >= 0x622 && c <= 0x625) || c == 0x627 || c == 0x629 ||
                          (c >= 0x62F && c <= 0x632) || c == 0x648 || (c >= 0x671 && c <= 0x677) ||
                          (c >= 0x688 && c <= 0x699) || c == 0x6C0 || (c >= 0x6C3 && c <= 0x6CB) ||
                          c == 0x6CD || c == 0x6CF || (c >= 0x6D2 && c <= 0x6D5) || c == 0x6EE ||
                          c == 0x6EF;
  return is_arabic_letter(c) && !only_right;
}

// https://www.rfc-editor.org/rfc/rfc5892#appendix-A . Joining is known of Arabic only.
bool joiners_are_valid(const Label& label) {
  constexpr uint8_t kVirama = 9;
  for (size_t i = 0; i < label.size(); ++i) {
    if (label[i] != kNonJoiner && label[i] != kJoiner) continue;
    if (i == 0) return false;
    if (properties(label[i - 1]).combining_class == kVirama) continue;
    if (label[i] == kJoiner) return false;
    const auto is_mark = [](char32_t c) { return properties(c).category == Category::Mark; };
    size_t before = i - 1;
    while (before > 0 && is_mark(label[before])) --before;
    size_t after = i + 1;
    while (after < label.size() && is_mark(label[after])) ++after;
    if (!joins_next(label[before]) || after == label.size() || !is_arabic_letter(label[after])) {
      return false;
    }
  }
  return true;
}

// https://www.rfc-editor.org/rfc/rfc5893#section-2
bool direction_is_valid(const Label& label) {
  const Direction first = properties(label[0]).direction;
  if (first != Direction::Left && first != Direction::Right) return false;
  const bool right = first == Direction::Right;
  Direction last = first;
  bool european = false;
  bool arabic = false;
  for (const char32_t c : label) {
    const Direction direction = properties(c).direction;
    switch (direction) {
      case Direction::Other: return false;
      case Direction::Left:
        if (right) return false;
        break;
      case Direction::Right:
        if (!right) return false;
        break;
      case Direction::ArabicNumber:
        if (!right) return false;
        arabic = true;
        break;
      case Direction::EuropeanNumber: european = true; break;
      case Direction::NonspacingMark:
      case Direction::Neutral: break;
    }
    if (direction != Direction::NonspacingMark) last = direction;
  }
  if (european && arabic && right) return false;
  return last == Direction::EuropeanNumber ||
         last == (right ? Direction::Right : Direction::Left) ||
         (right && last == Direction::ArabicNumber);
}

bool is_right_to_left(char32_t c) {
  const Direction direction = properties(c).direction;
  return direction == Direction::Right || direction == Direction::ArabicNumber;
}

// https://www.unicode.org/reports/tr46/#Validity_Criteria , but for direction.
bool label_is_valid(const Label& label) {
  if (label.empty()) return true;
  if (properties(label[0]).category == Category::Mark) return false;
  return std::all_of(label.begin(), label.end(), is_valid) && joiners_are_valid(label);
}

void append_utf8(ArenaString& out, const Label& label) {
  for (const char32_t c : label) {
    char buffer[4];
    out.append({buffer, write_utf8(c, buffer)});
  }
}

// One domain, label by label.
class Converter {
 public:
  explicit Converter(Arena& arena) : out_(arena), label_(arena), arena_(arena) {}

  std::optional<std::string_view> run(std::string_view domain) {
    ArenaString mapped(arena_);
    if (domain.size() > kDomainSizeMax || !map_domain(domain, mapped)) return {};
    // Compatibility forms can be much longer than what they stand for.
    if (mapped.size() > 4 * kDomainSizeMax) return {};
    bool right_to_left = false;
    for (const bool check_direction : {false, true}) {
      if (check_direction && !right_to_left) break;
      out_.clear();
      std::string_view rest = mapped.view();
      while (true) {
        const size_t dot = rest.find('.');
        if (!convert(rest.substr(0, dot))) return {};
        right_to_left =
            right_to_left || std::any_of(label_.begin(), label_.end(), is_right_to_left);
        if (check_direction && !label_.empty() && !direction_is_valid(label_)) return {};
        if (dot == rest.npos) break;
        out_.push_back('.');
        rest.remove_prefix(dot + 1);
      }
    }
    if (out_.empty()) return {};
    return out_.view();
  }

 private:
  // Appends the label in ASCII and leaves its code points in label_.
  bool convert(std::string_view text) {
    if (text.starts_with("xn--")) {
      if (!read_punycode(text.substr(4), label_)) return false;
      // It must stand for something that is not ASCII and is in its mapped form.
      if (std::none_of(label_.begin(), label_.end(), [](char32_t c) { return c >= 0x80; })) {
        return false;
      }
      ArenaString written(arena_);
      append_utf8(written, label_);
      ArenaString mapped(arena_);
      if (!map_domain(written.view(), mapped) || mapped.view() != written.view()) return false;
      out_.append(text);
      return label_is_valid(label_);
    }
    label_.clear();
    bool ascii = true;
    const char* at = text.data();
    const char* const end = at + text.size();
    while (at < end) {
      const char32_t c = next_code_point(at);
      ascii = ascii && c < 0x80;
      label_.push_back(c);
    }
    if (ascii) {
      out_.append(text);
      return true;
    }
    if (!label_is_valid(label_)) return false;
    out_.append("xn--");
    append_punycode(out_, label_);
    return true;
  }

  ArenaString out_;
  Label label_;
  Arena& arena_;
};

}  // namespace

std::optional<std::string_view> international_to_ascii(std::string_view domain, Arena& arena) {
  return Converter(arena).run(domain);
}

}  // namespace stet::url
