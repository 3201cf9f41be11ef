// Properties and forms: one of each kind, and bytes that are no text.

#include "base/unicode.h"

#include <gtest/gtest.h>

namespace stet {
namespace {

TEST(Unicode, Properties) {
  struct Case {
    char32_t c;
    Category category;
    Direction direction;
    int combining_class;
  };
  constexpr Case kCases[] = {
      {'a', Category::Letter, Direction::Left, 0},
      {'7', Category::Number, Direction::EuropeanNumber, 0},
      {'-', Category::Punctuation, Direction::Neutral, 0},
      {'+', Category::Symbol, Direction::Neutral, 0},
      {' ', Category::Separator, Direction::Other, 0},
      {'\n', Category::Other, Direction::Other, 0},
      {0x301, Category::Mark, Direction::NonspacingMark, 230},
      {0x94D, Category::Mark, Direction::NonspacingMark, 9},
      {0x5D0, Category::Letter, Direction::Right, 0},
      {0x627, Category::Letter, Direction::Right, 0},
      {0x661, Category::Number, Direction::ArabicNumber, 0},
      {0x378, Category::Unassigned, Direction::Other, 0},
      {0xE000, Category::Other, Direction::Left, 0},
      {0x10FFFF, Category::Unassigned, Direction::Neutral, 0},
      {0x110000, Category::Unassigned, Direction::Other, 0},
  };
  for (const Case& c : kCases) {
    SCOPED_TRACE(static_cast<uint32_t>(c.c));
    const CharacterProperties found = properties(c.c);
    EXPECT_EQ(found.category, c.category);
    EXPECT_EQ(found.combining_class, c.combining_class);
    if (c.category != Category::Unassigned) {
      EXPECT_EQ(found.direction, c.direction);
    }
  }
}

TEST(Unicode, Forms) {
  const auto in = [](std::string_view text, Form form) {
    std::string out = "-";
    append_in_form(out, text, form);
    return out;
  };
  EXPECT_EQ(in("e\xCC\x81", Form::Composed), "-é");
  EXPECT_EQ(in("É\xC2\xAD", Form::Composed), "-É\xC2\xAD");
  EXPECT_EQ(in("É\xC2\xADﬁ", Form::Folded), "-éfi");
  EXPECT_EQ(in("", Form::Folded), "-");
  EXPECT_EQ(in("a\xFF", Form::Composed), "-a\xFF");
}

}  // namespace
}  // namespace stet
