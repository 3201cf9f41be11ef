#include "article/normal.h"

#include <gtest/gtest.h>
#include <utf8proc.h>

#include <cstdlib>
#include <string>

namespace stet::article {
namespace {

struct Case {
  std::string_view text, normal;
  Lines lines = Lines::Join;
};

using namespace std::string_view_literals;

constexpr Case kCases[] = {
    {"", ""},
    {"plain words, more than eight", "plain words, more than eight"},
    {"e\xCC\x81", "\xC3\xA9"},                                 // composed
    {"\xC3\xA9", "\xC3\xA9"},                                  // was composed already
    {"\xE2\x84\xAB", "\xC3\x85"},                              // U+212B is a singleton
    {"q\xCC\xA3\xCC\x87", "q\xCC\xA3\xCC\x87"},                // marks in order, nothing to compose
    {"q\xCC\x87\xCC\xA3", "q\xCC\xA3\xCC\x87"},                // marks out of order
    {"\xE1\x84\x80\xE1\x85\xA1", "\xEA\xB0\x80"},              // Hangul jamo
    {"\xE0\xA4\x95\xE0\xA5\x8D", "\xE0\xA4\x95\xE0\xA5\x8D"},  // Devanagari virama
    {"\xE0\xA5\x98", "\xE0\xA4\x95\xE0\xA4\xBC"},              // excluded from composition
    {"\xF0\xAF\xA0\x80", "\xE4\xB8\xBD"},                      // U+2F800, beyond the table
    {"\xF0\x9F\x98\x80", "\xF0\x9F\x98\x80"},
    {"\xF0\xA0\x80\x80", "\xF0\xA0\x80\x80"},
    {"a\0b\x01"
     "c\x7F"
     "d"sv,
     "abcd"},
    {"a\xC2\x85"
     "b",
     "ab"},  // C1
    {"a\xE2\x80\xA8"
     "b",
     "a b"},  // line separator
    {"a\nb\tc", "a b c"},
    {"a \n b", "a b"},
    {"a\nb\tc\x02", "a\nb\tc", Lines::Keep},
    {"a\xC2\xA0"
     "b",
     "a\xC2\xA0"
     "b"},  // a no-break space is meant
};

TEST(Normal, ComposesAndDropsControls) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.text);
    const std::string exact(c.text);
    EXPECT_EQ(normal(exact, c.lines), c.normal);
    EXPECT_TRUE(!is_normal(exact, c.lines) || c.text == c.normal);
  }
}

std::string utf8(uint32_t code) {
  utf8proc_uint8_t bytes[4];
  const utf8proc_ssize_t size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(code), bytes);
  return {reinterpret_cast<const char*>(bytes), static_cast<size_t>(size)};
}

std::string reference(const std::string& text) {
  utf8proc_uint8_t* out = nullptr;
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &out,
                   static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::string result(reinterpret_cast<const char*>(out), static_cast<size_t>(size));
  std::free(out);
  return result;
}

// Every character by itself, behind a letter, and between two marks of other
// classes: whatever the quick check lets pass is what utf8proc makes of it.
TEST(Normal, QuickCheckAgreesWithUtf8procOnEveryCharacter) {
  for (uint32_t code = 0xA0; code < 0x110000; ++code) {
    if (code >= 0xD800 && code < 0xE000) continue;
    if (code == 0x2028 || code == 0x2029) continue;
    const std::string char_text = utf8(code);
    for (const std::string& text :
         {char_text, "a" + char_text, "a\xCC\xA3" + char_text + "\xCC\x81"}) {
      const std::string expected = reference(text);
      ASSERT_EQ(normal(text), expected) << "U+" << std::hex << code;
    }
  }
}

TEST(Normal, MostScriptsPassTheQuickCheck) {
  for (const std::string_view text :
       {"Ёлка стоит в углу"sv, "საქართველო"sv, "Հայաստան"sv, "日本語の文章です。"sv, "안녕하세요"sv,
        "سلام دنیا"sv, "العَرَبِيَّة"sv, "Tiếng Việt"sv, "ελληνικά"sv}) {
    EXPECT_TRUE(is_normal(text)) << text;
  }
}

// Marks in falling classes are what makes sorting them slow.
TEST(Normal, PilesOfMarksEndAndStayNormal) {
  std::string text = "a";
  for (int i = 0; i < 100000; ++i) text += i % 2 == 0 ? "\xCC\x81" : "\xCC\xA3";
  const std::string once = normal(text);
  EXPECT_EQ(normal(once), once);
  EXPECT_EQ(reference(once), once);
}

}  // namespace
}  // namespace stet::article
