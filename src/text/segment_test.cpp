#include "text/segment.h"

#include <gtest/gtest.h>

#include <string>

namespace stet::text {
namespace {

// A line a block: its text, "• " in front of list items.
std::string dump(std::string_view text) {
  Arena arena;
  const content::Blocks blocks = segment(text, arena);
  std::string out;
  for (const content::Block& block : blocks.blocks) {
    if (block.shape == content::Shape::ListItem) out += "• ";
    out += block.text;
    out += '\n';
  }
  return out;
}

struct Case {
  const char* what;
  const char* text;
  const char* blocks;
};

constexpr Case kCases[] = {
    {"nothing", "", ""},
    {"white space only", " \n\t\n \xC2\xA0 \n", ""},
    {"zero-width characters at the ends are no text",
     "one\xE2\x80\x8B\n\xEF\xBB\xBF two\n\xE2\x80\x8B\n", "one\ntwo\n"},
    {"a line is a block", "one\ntwo\n\nthree", "one\ntwo\nthree\n"},
    {"white space collapses", "  one \t two  \n", "one two\n"},
    {"bullets", "• one\n  * two\n ● three\n", "• one\n• two\n• three\n"},
    {"a hyphen lists only where it is indented", "  - one\n- Yes, he said.\n",
     "• one\n- Yes, he said.\n"},
    {"a number lists only where it is indented", "  1. one\n3. May was cold.\n",
     "• one\n3. May was cold.\n"},
    {"a bullet needs a space", "*bold* word\n", "*bold* word\n"},
    {"a bullet alone belongs to the next line", "•\none\n\n•\n\ntwo\n", "• one\ntwo\n"},
    {"wrapped text is joined",
     "The council said on Monday that the bridge\nwould be closed for the winter and opened\n"
     "again in spring, when the water is low and\nthe ice is gone.\n",
     "The council said on Monday that the bridge would be closed for the winter and opened "
     "again in spring, when the water is low and the ice is gone.\n"},
    {"a menu is not wrapped text", "News\nSport\nCulture\nWeather\nVideo\n",
     "News\nSport\nCulture\nWeather\nVideo\n"},
    {"wrapped Chinese joins without a space",
     "图书馆星期六迎来了第一万名读者三年前这里还是\n一座空了二十年的粮仓屋顶漏雨门前长满荒草改造\n"
     "粮仓的主意出自退休教师她从城里带回四千册书。\n",
     "图书馆星期六迎来了第一万名读者三年前这里还是一座空了二十年的粮仓屋顶漏雨门前长满荒草改造"
     "粮仓的主意出自退休教师她从城里带回四千册书。\n"},
};

TEST(TextSegment, CutsLinesAndJoinsWrappedOnes) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    EXPECT_EQ(dump(c.text), c.blocks);
  }
}

TEST(TextSegment, SpansAreBytesOfTheText) {
  Arena arena;
  const std::string_view text = "\n  • пункт \n\nСтрока";
  const content::Blocks blocks = segment(text, arena);
  ASSERT_EQ(blocks.blocks.size(), 2u);
  for (const content::Block& block : blocks.blocks) {
    EXPECT_EQ(text.substr(block.begin, block.end - block.begin), block.text);
    EXPECT_EQ(block.element, html::kNoNode);
  }
  EXPECT_EQ(blocks.blocks[0].text, "пункт");
}

}  // namespace
}  // namespace stet::text
