// Cleaning of values; the common case, nothing to do, is found 16 bytes a step.

#include "meta/clean.h"

#include "base/ascii.h"
#include "html/char_ref.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet::meta {
namespace {

// LIMIT: the text of an element is looked for in so many nodes.
constexpr int kNodesMax = 4096;

constexpr std::string_view kNoBreakSpace = "\xC2\xA0";
constexpr std::string_view kSoftHyphen = "\xC2\xAD";

// True unless the text is surely clean: no reference, tag, control character or
// no-break space in it, and no two blanks in a row.
bool may_need_cleaning(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  char previous = 0;
#if defined(__SSE2__)
  const __m128i control = _mm_set1_epi8(0x1f);
  const __m128i blank = _mm_set1_epi8(' ');
  const __m128i ampersand = _mm_set1_epi8('&');
  const __m128i less = _mm_set1_epi8('<');
  const __m128i wide = _mm_set1_epi8('\xC2');
  while (end - at >= 17) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i after = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 1));
    const __m128i blanks =
        _mm_and_si128(_mm_cmpeq_epi8(bytes, blank), _mm_cmpeq_epi8(after, blank));
    const __m128i signs =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, ampersand), _mm_cmpeq_epi8(bytes, less));
    const __m128i odd = _mm_or_si128(_mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes),
                                     _mm_cmpeq_epi8(bytes, wide));
    if (_mm_movemask_epi8(_mm_or_si128(blanks, _mm_or_si128(signs, odd))) != 0) return true;
    at += 16;
  }
#endif
  for (; at < end; ++at) {
    const char c = *at;
    if (static_cast<unsigned char>(c) < 0x20 || c == '&' || c == '<' || c == '\xC2') return true;
    if (c == ' ' && previous == ' ') return true;
    previous = c;
  }
  return false;
}

// Whether the '<' at `at` begins a tag, comment or declaration; not so in "a < b".
bool begins_tag(std::string_view text, size_t at) {
  if (at + 2 >= text.size()) return false;
  const char c = text[at + 1];
  return is_alpha(c) || c == '/' || c == '!';
}

// A break keeps words apart; a tag inside a word does not split it.
bool separates_words(std::string_view tag) {
  const char c = to_lower(tag[1] == '/' ? tag[2] : tag[1]);
  return c == 'b' || c == 'p' || c == 'd' || c == 'l' || c == 'h';
}

void append_stripped(std::string_view text, ArenaString& out) {
  size_t done = 0;
  size_t close = 0;  // the first '>' at or behind the '<' that was looked at last
  size_t at = text.find('<');
  while (at != std::string_view::npos) {
    if (begins_tag(text, at)) {
      if (close <= at) close = text.find('>', at);
      if (close == std::string_view::npos) break;
      out.append(text.substr(done, at - done));
      if (separates_words(text.substr(at, close - at + 2))) out.push_back(' ');
      done = close + 1;
      at = text.find('<', done);
    } else {
      at = text.find('<', at + 1);
    }
  }
  out.append(text.substr(done));
}

// White space and control characters to single blanks, none at the ends. Soft
// hyphens say where a word may be broken and are no part of it.
void append_collapsed(std::string_view text, ArenaString& out) {
  size_t i = 0;
  while (i < text.size()) {
    const size_t from = i;
    while (i < text.size() && static_cast<unsigned char>(text[i]) > 0x20 && text[i] != '\x7f' &&
           !(text[i] == '\xC2' &&
             (text.substr(i, 2) == kNoBreakSpace || text.substr(i, 2) == kSoftHyphen))) {
      ++i;
    }
    if (i > from) {
      out.append(text.substr(from, i - from));
      continue;
    }
    const bool soft_hyphen = text.substr(i, 2) == kSoftHyphen;
    if (!soft_hyphen && !out.empty() && out.back() != ' ') out.push_back(' ');
    i += text[i] == '\xC2' ? 2 : 1;
  }
}

std::string_view without_last_blank(const ArenaString& text) {
  std::string_view view = text.view();
  if (view.ends_with(' ')) view.remove_suffix(1);
  return view;
}

}  // namespace

std::string_view clean(std::string_view text, Arena& arena) {
  text = trim(text);
  if (text.empty() || !may_need_cleaning(text)) return text;
  // References first: they may hide tags. Twice, for those that were escaped twice.
  for (int round = 0; round < 2 && text.find('&') != std::string_view::npos; ++round) {
    ArenaString decoded(arena);
    decoded.reserve(text.size() + 8);
    html::append_decoded(text, false, decoded);
    if (decoded.view() == text) break;
    text = decoded.view();
  }
  if (text.find('<') != std::string_view::npos) {
    ArenaString stripped(arena);
    stripped.reserve(text.size());
    append_stripped(text, stripped);
    text = stripped.view();
  }
  ArenaString out(arena);
  out.reserve(text.size() + 1);
  append_collapsed(text, out);
  return without_last_blank(out);
}

std::string_view text_content(const html::Document& document, html::NodeId id, Arena& arena,
                              size_t size_max) {
  ArenaString out(arena);
  html::NodeId at = document.following(id, id);
  for (int steps = 0; at != html::kNoNode && out.size() < size_max && steps < kNodesMax; ++steps) {
    const html::Node& node = document[at];
    if (node.is_text()) {
      append_collapsed(document.text(at), out);
    } else if (node.is_html(html::Tag::Script) || node.is_html(html::Tag::Style) ||
               node.kind == html::NodeKind::Content) {
      at = document.following_after(at, id);
      continue;
    } else if (node.is_element() && !out.empty() && out.back() != ' ') {
      // Block-level children and line breaks keep words apart.
      switch (node.tag) {
        case html::Tag::Br:
        case html::Tag::Div:
        case html::Tag::P:
        case html::Tag::Li:
        case html::Tag::H1:
        case html::Tag::H2:
        case html::Tag::H3: out.push_back(' '); break;
        default: break;
      }
    }
    at = document.following(at, id);
  }
  return without_last_blank(out);
}

std::string_view fold(std::string_view text, Arena& arena) {
  char* const out = arena.array<char>(text.size() + 1);
  size_t size = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (is_ascii(c)) {
      if (is_alnum(c)) out[size++] = to_lower(c);
      continue;
    }
    // U+0080..U+00BF but for the ordinals, and U+2000..U+206F.
    if (c == '\xC2') {
      ++i;
      continue;
    }
    if (c == '\xE2' && i + 2 < text.size() && (text[i + 1] == '\x80' || text[i + 1] == '\x81')) {
      i += 2;
      continue;
    }
    out[size++] = c;
  }
  return {out, size};
}

}  // namespace stet::meta
