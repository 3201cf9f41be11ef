// The terminal's view, compared whole with what must come out.

#include "explain/terminal_view.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explain/plain.h"
#include "explain/sample_explanation.h"

namespace stet::explain {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(TerminalView, FoldsWhatIsSetAside) {
  EXPECT_EQ(terminal_view(SampleExplanation().get(), {}), R"(The harbour opens
Article, en, UTF-8, 462 bytes
Of 12 blocks, 2 stand in the text (123 characters), 3 fill other fields, 7 are set aside (41 characters).

  #   role          score source    text
  ⋮ 3 blocks set aside: 3 navigation
  4 ○ headline      0.60  [97,114)  The harbour opens
  5 ● standfirst    0.91  [132,154) Ships may enter again.
  6 ○ byline        0.20  [172,182) By Ada Pol
  7 ● paragraph     0.97  [200,301) The harbour of Ostwick opened on Monday after nine years of work, and the first ship brought oranges.
  8 · share         0.02  [319,324) Share
  9 ○ caption       0.30  [342,356) The first ship
  ⋮ 3 blocks set aside: 2 other, 1 related
)");
}

TEST(TerminalView, UnfoldsAndCutsToTheWidth) {
  EXPECT_EQ(terminal_view(SampleExplanation().get(), {.fold = Fold::Nothing, .width = 60}),
            R"(The harbour opens
Article, en, UTF-8, 462 bytes
Of 12 blocks, 2 stand in the text (123 characters), 3 fill
other fields, 7 are set aside (41 characters).

  #   role          score source    text
  1 · navigation    0.01  [18,22)   Home
  2 · navigation    0.01  [40,44)   News
  3 · navigation    0.01  [62,67)   Sport
  4 ○ headline      0.60  [97,114)  The harbour opens
  5 ● standfirst    0.91  [132,154) Ships may enter again.
  6 ○ byline        0.20  [172,182) By Ada Pol
  7 ● paragraph     0.97  [200,301) The harbour of Ostwick …
  8 · share         0.02  [319,324) Share
  9 ○ caption       0.30  [342,356) The first ship
 10 · other         0.03  [389,396) Imprint
 11 · other         0.03  [414,421) Privacy
 12 · related       0.03  [439,448) More news
)");
}

TEST(TerminalView, TellsWhy) {
  const std::string text = terminal_view(SampleExplanation().get(), {.why = Why::Tell});
  EXPECT_THAT(
      text,
      HasSubstr(
          R"(  7 ● paragraph     0.97  [200,301) The harbour of Ostwick opened on Monday after nine years of work, and the first ship brought oranges.
      is running text
      for: many words in a row (+2.25), stands among long paragraphs (+1.50)
      against: is the last of its box (−0.40)
)"));
}

TEST(TerminalView, ShowsOneBlockInFull) {
  EXPECT_EQ(terminal_block(SampleExplanation().get(), 7, {}), R"(block 7: paragraph, in the text
  score    0.97 ███████████████████░
  reason   is running text
  for      +2.25 ████████ many words in a row
           +1.50 █████░░░ stands among long paragraphs
           +0.75 ███░░░░░ holds no link
  against  −0.40 █░░░░░░░ is the last of its box
  span     [200,301) 101 bytes
  text     The harbour of Ostwick opened on Monday after nine years of work, and the first ship
           brought oranges.
  source   <p class="x">The harbour of Ostwick opened on Monday after nine years of work, and
           the first ship brought oranges.</p>
)");
}

TEST(TerminalView, ColoursOnlyWhenAsked) {
  const SampleExplanation sample;
  EXPECT_THAT(terminal_view(sample.get(), {}), Not(HasSubstr("\x1b")));
  EXPECT_THAT(terminal_view(sample.get(), {.colour = Colour::Yes}),
              HasSubstr("\x1b[1;31mheadline     \x1b[0m"));
}

TEST(TerminalView, LetsNothingOfThePageSteerTheTerminal) {
  SampleExplanation sample;
  sample.get().article.headline = "a\x1b]0;title\x07";
  sample.get().article.blocks[6].text =
      "\x1b[2J \xC2\x9B"
      "2J \xE2\x80\xAE"
      "drow";
  sample.get().article.blocks[6].reasons[0].what = "\x1b[5m";
  for (const std::string& text :
       {terminal_view(sample.get(), {.why = Why::Tell}), terminal_block(sample.get(), 7, {})}) {
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("\xC2\x9B")));
    EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
    EXPECT_THAT(text, HasSubstr("<U+001B>[2J <U+009B>2J <U+202E>drow"));
  }
}

TEST(TerminalView, SaysThatAPageHasNoText) {
  Explanation nothing;
  nothing.article.warnings = {"the input is empty"};
  EXPECT_EQ(terminal_view(nothing, {}),
            "No article, 0 bytes\nThe page has no text.\nNote: the input is empty\n");
}

TEST(Plain, KnowsTheColumnsOfText) {
  EXPECT_EQ(columns("abc"), 3u);
  EXPECT_EQ(columns("小城"), 4u);
  EXPECT_EQ(columns("e\xCC\x81"), 1u);  // a mark takes no room
  EXPECT_EQ(columns("\xE2\x80\x8F"
                    "א"),
            1u);  // nor does a mark of direction
}

TEST(Plain, CutsAndWrapsByColumns) {
  EXPECT_EQ(cut("abcdef", 6), "abcdef");
  EXPECT_EQ(cut("abcdefg", 6), "abcde…");
  EXPECT_EQ(cut("小城修表", 6), "小城…");
  EXPECT_THAT(wrap("one two three", 7), testing::ElementsAre("one two", "three"));
  EXPECT_THAT(wrap("小城修表匠", 4), testing::ElementsAre("小城", "修表", "匠"));
  EXPECT_THAT(wrap("", 4), testing::ElementsAre());
}

TEST(Plain, JoinsWhiteSpace) { EXPECT_EQ(plain(" a\n\t b "), "a b"); }

}  // namespace
}  // namespace stet::explain
