#include "text/shape.h"

#include <gtest/gtest.h>

namespace stet::text {
namespace {

TEST(Shape, SentencesEndInEveryScript) {
  for (const char* text :
       {"Done.", "He said \"no.\"", "Really?", "Конец.", "Նա գնաց։", "Նա գնաց:", "انتهى؟",
        "ختم ہوا۔", "समाप्त।", "結束。", "「行きます」", "끝났다.", "დასრულდა.", "ተጠናቀቀ።", "ပြီးပြီ။",
        "ចប់។", "(Done.)", "Fin…", "« Fini. »"}) {
    SCOPED_TRACE(text);
    EXPECT_TRUE(measure(text).terminal);
  }
  for (const char* text : {"Not done", "One: two", "Заголовок", "見出し", "a.b", ""}) {
    SCOPED_TRACE(text);
    EXPECT_FALSE(measure(text).terminal);
  }
}

TEST(Shape, CountsCharactersNotBytes) {
  EXPECT_EQ(measure("abcd").weight, 4u);
  EXPECT_EQ(measure("абвг").weight, 4u);
  EXPECT_EQ(measure("漢字").weight, 4u);                // two ideographs
  EXPECT_EQ(measure("e\xCC\x81t\xCC\x81").weight, 2u);  // combining marks weigh nothing
  EXPECT_EQ(measure("one two 3").words, 3u);
  EXPECT_EQ(measure("12. 3").digits, 3u);
}

TEST(Shape, TellsQuestionsFromStops) {
  EXPECT_TRUE(measure("Yes.").full_stop);
  EXPECT_FALSE(measure("Yes?").full_stop);
  EXPECT_FALSE(measure("بله؟").full_stop);
  EXPECT_FALSE(measure("Yes").full_stop);
}

TEST(Shape, BrokenUtf8Ends) {
  EXPECT_EQ(measure("\xFF\xC3").weight, 2u);
  EXPECT_EQ(measure("\xE2\x82").weight, 2u);
}

TEST(Shape, FoldsCase) {
  EXPECT_EQ(fold('A'), U'a');
  EXPECT_EQ(fold(U'Ж'), U'ж');
  EXPECT_EQ(fold(U'Ё'), U'ё');
  EXPECT_EQ(fold(U'Σ'), U'σ');
  EXPECT_EQ(fold(U'Հ'), U'հ');
  EXPECT_EQ(fold(U'Қ'), U'қ');
  EXPECT_EQ(fold(U'Ž'), U'ž');
  EXPECT_EQ(fold(U'ж'), U'ж');
}

}  // namespace
}  // namespace stet::text
