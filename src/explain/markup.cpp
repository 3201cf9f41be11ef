#include "explain/markup.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/utf8.h"
#include "explain/plain.h"
#include "explain/words.h"

namespace stet::explain {
namespace {

constexpr size_t kExcerptBytes = 900;

// The reference of what means something in HTML; empty for what does not.
std::string_view reference(char32_t c) {
  switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

// What shows nothing in source code, but is there. Not so the joiners U+200C and
// U+200D, which show in the form of the letters around them.
bool is_unseen(char32_t c) {
  return is_control(c) || c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || c == 0x2060 ||
         c == 0x61C;
}

template <class Shown>
void append_escaped(std::string& out, std::string_view text, Shown shown) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* const begin = at;
    const char32_t c = next_code_point(at);
    if (const std::string_view escaped = reference(c); !escaped.empty()) {
      out += escaped;
    } else if (shown(c)) {
      out += fmt::format("<span class=\"ctl\">U+{:04X}</span>", static_cast<uint32_t>(c));
    } else {
      out.append(begin, at);
    }
  }
}

bool is_control_of_text(char32_t c) {
  if (c == '\t' || c == '\n') return false;
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || is_override(c);
}

}  // namespace

void append_text(std::string& out, std::string_view text) {
  append_escaped(out, text, is_control_of_text);
}

void append_code(std::string& out, std::string_view text) { append_escaped(out, text, is_unseen); }

void append_attribute(std::string& out, std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* const begin = at;
    const char32_t c = next_code_point(at);
    if (const std::string_view escaped = reference(c); !escaped.empty()) {
      out += escaped;
    } else if (is_control(c)) {
      out += "\xEF\xBF\xBD";
    } else {
      out.append(begin, at);
    }
  }
}

void append_excerpt(std::string& out, std::string_view source, Span span) {
  const Excerpt excerpt = excerpt_of(source, span, kExcerptBytes);
  if (excerpt.begin.empty()) return;
  // Else a line feed in front would be taken for the markup's.
  out += "<pre class=\"src\" dir=\"ltr\"><code>";
  append_code(out, excerpt.before);
  out += "<mark>";
  append_code(out, excerpt.begin);
  if (excerpt.left_out > 0) {
    out += fmt::format("</mark><span class=\"cut\"> … {} left out … </span><mark>",
                       counted(excerpt.left_out, "byte", "bytes"));
    append_code(out, excerpt.end);
  }
  out += "</mark>";
  append_code(out, excerpt.after);
  out += "</code></pre>";
}

void append_bar(std::string& out, std::string_view classes, double share) {
  out += fmt::format(
      "<svg class=\"bar {}\" viewBox=\"0 0 100 6\" preserveAspectRatio=\"none\" "
      "aria-hidden=\"true\">"
      "<rect class=\"track\" width=\"100\" height=\"6\"/>"
      "<rect class=\"fill\" width=\"{:.1f}\" height=\"6\"/></svg>",
      classes, std::clamp(share, 0.0, 1.0) * 100);
}

std::string role_class(Role role) {
  std::string out = std::string("r-") + name(role);
  std::replace(out.begin(), out.end(), '_', '-');
  return out;
}

}  // namespace stet::explain
