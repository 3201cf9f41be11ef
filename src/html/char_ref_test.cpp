#include "html/char_ref.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/ascii.h"
#include "html/char_ref.gen.h"

namespace stet::html {
namespace {

// A heap copy without slack, so that the sanitizer sees a byte read too far.
std::string decode(std::string_view text, bool in_attribute) {
  const std::unique_ptr<char[]> copy(new char[text.size()]);
  if (!text.empty()) std::memcpy(copy.get(), text.data(), text.size());
  Arena arena;
  ArenaString out(arena);
  append_decoded({copy.get(), text.size()}, in_attribute, out);
  return std::string(out.view());
}

struct Case {
  std::string_view input;
  std::string_view in_text;
  std::string_view in_attribute;
};

using namespace std::string_view_literals;

constexpr Case kCases[] = {
    {"", "", ""},
    {"plain", "plain", "plain"},
    {"&", "&", "&"},
    {"&&amp;&", "&&&", "&&&"},
    {"a &lt; b", "a < b", "a < b"},
    {"&nbsp;", "\u00A0", "\u00A0"},
    {"&nosuch;", "&nosuch;", "&nosuch;"},
    {"& amp;", "& amp;", "& amp;"},
    {"&;", "&;", "&;"},
    {"&a", "&a", "&a"},
    // Without a semicolon: the longest of the old names, in links only where a name ends.
    {"&amp", "&", "&"},
    {"&copy 1", "\u00A9 1", "\u00A9 1"},
    {"&notit;", "\u00ACit;", "&notit;"},
    {"&notin;", "\u2209", "\u2209"},
    {"&notin", "\u00ACin", "&notin"},
    {"&not;in", "\u00ACin", "\u00ACin"},
    {"?a=1&copy=2", "?a=1\u00A9=2", "?a=1&copy=2"},
    {"?a=1&copy;=2", "?a=1\u00A9=2", "?a=1\u00A9=2"},
    {"&ampamp;", "&amp;", "&ampamp;"},
    {"&ltx", "<x", "&ltx"},
    {"&lt9", "<9", "&lt9"},
    {"&lt\u00E9", "<\u00E9", "<\u00E9"},
    {"&hearts", "&hearts", "&hearts"},
    {"&frac34x", "\u00BEx", "&frac34x"},
    {"&sup;", "\u2283", "\u2283"},
    {"&sup1", "\u00B9", "\u00B9"},
    {"&supx", "&supx", "&supx"},
    {"&CounterClockwiseContourIntegral;", "\u2233", "\u2233"},
    {"&CounterClockwiseContourIntegralx;", "&CounterClockwiseContourIntegralx;",
     "&CounterClockwiseContourIntegralx;"},
    {"&NotEqualTilde;", "\u2242\u0338", "\u2242\u0338"},
    {"&Amp;", "&Amp;", "&Amp;"},
    {"&AMP;", "&", "&"},
    // Numeric.
    {"&#", "&#", "&#"},
    {"&#;", "&#;", "&#;"},
    {"&#x", "&#x", "&#x"},
    {"&#x;", "&#x;", "&#x;"},
    {"&#xg", "&#xg", "&#xg"},
    {"&#65", "A", "A"},
    {"&#65;", "A", "A"},
    {"&#65a", "Aa", "Aa"},
    {"&#x41;", "A", "A"},
    {"&#X4a;", "J", "J"},
    {"&#x4AG", "JG", "JG"},
    {"&#0;", "\uFFFD", "\uFFFD"},
    {"&#x80;", "\u20AC", "\u20AC"},
    {"&#x81;", "\xC2\x81", "\xC2\x81"},
    {"&#150;", "\u2013", "\u2013"},
    {"&#x9F;", "\u0178", "\u0178"},
    {"&#xA0;", "\u00A0", "\u00A0"},
    {"&#13;", "\r", "\r"},
    {"&#xD7FF;", "\uD7FF", "\uD7FF"},
    {"&#xD800;", "\uFFFD", "\uFFFD"},
    {"&#xDFFF;", "\uFFFD", "\uFFFD"},
    {"&#xE000;", "\uE000", "\uE000"},
    {"&#xFFFF;", "\uFFFF", "\uFFFF"},
    {"&#x10FFFF;", "\U0010FFFF", "\U0010FFFF"},
    {"&#x110000;", "\uFFFD", "\uFFFD"},
    {"&#4294967361;", "\uFFFD", "\uFFFD"},
    {"&#x100000041;", "\uFFFD", "\uFFFD"},
    {"&#99999999999999999999999999;x", "\uFFFDx", "\uFFFDx"},
    {"&#0000000000000000000000000065;", "A", "A"},
    {"a\0&amp;\0"sv, "a\0&\0"sv, "a\0&\0"sv},
};

TEST(CharRef, DecodesTextAndAttributes) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.input);
    EXPECT_EQ(decode(c.input, false), c.in_text);
    EXPECT_EQ(decode(c.input, true), c.in_attribute);
  }
}

// The plain reading of the standard: the longest name that the text starts with.
std::string decode_named_plainly(std::string_view name, bool in_attribute) {
  std::string_view best;
  std::string_view value;
  bool best_ends = false;
  for (const gen::CharRefName& entry : gen::kCharRefs) {
    if (name.empty() || gen::kCharRefNames[entry.name_offset] != name[0]) continue;
    const std::string_view known(gen::kCharRefNames + entry.name_offset, entry.name_size);
    if (!name.starts_with(known)) continue;
    const bool ends = name.size() > known.size() && name[known.size()] == ';';
    if (!ends && !entry.bare) continue;
    const size_t size = known.size() + (ends ? 1 : 0);
    if (size <= best.size()) continue;
    best = name.substr(0, size);
    best_ends = ends;
    value = {entry.utf8, entry.size};
  }
  const std::string_view rest = name.substr(best.size());
  const bool kept =
      in_attribute && !best_ends && !rest.empty() && (rest[0] == '=' || is_alnum(rest[0]));
  if (best.empty() || kept) return std::string("&").append(name);
  return std::string(value) + std::string(rest);
}

TEST(CharRef, FindsEveryNameAndItsNeighbours) {
  size_t count = 0;
  for (const gen::CharRefName& entry : gen::kCharRefs) {
    const std::string name(gen::kCharRefNames + entry.name_offset, entry.name_size);
    ++count;
    EXPECT_EQ(decode(std::string("&").append(name).append(";"), true),
              std::string(entry.utf8, entry.size))
        << name;
    for (const char* tail : {"", ";", "x", "x;", "=", " ", "0;", "\xC3\xA9"}) {
      for (size_t size = name.size() - 1; size <= name.size(); ++size) {
        const std::string text = name.substr(0, size) + tail;
        for (const bool in_attribute : {false, true}) {
          EXPECT_EQ(decode(std::string("&").append(text), in_attribute),
                    decode_named_plainly(text, in_attribute))
              << text;
        }
      }
    }
  }
  EXPECT_EQ(count, 2125u);  // 2231 with the 106 that have a bare form
}

TEST(CharRef, StopsAtTheEnd) {
  const std::string_view text = "amp;#x41;";
  EXPECT_EQ(match_char_ref(text.data(), text.data(), false).consumed, 0u);
  EXPECT_EQ(match_char_ref(text.data(), text.data() + 2, false).consumed, 0u);
  EXPECT_EQ(match_char_ref(text.data(), text.data() + 3, false).consumed, 3u);
  EXPECT_EQ(match_char_ref(text.data(), text.data() + 4, false).consumed, 4u);
  EXPECT_EQ(match_char_ref(text.data() + 4, text.data() + 5, false).consumed, 0u);
  EXPECT_EQ(match_char_ref(text.data() + 4, text.data() + 6, false).consumed, 0u);
  EXPECT_EQ(match_char_ref(text.data() + 4, text.data() + 7, false).text(), "\x04");
}

}  // namespace
}  // namespace stet::html
