// The HTML report as text; what a browser makes of it is tested in test/browser.

#include "explain/html_report.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "explain/markup.h"
#include "explain/report_parts.h"
#include "explain/sample_explanation.h"

namespace stet::explain {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string text(std::string_view value) {
  std::string out;
  append_text(out, value);
  return out;
}

std::string code(std::string_view value) {
  std::string out;
  append_code(out, value);
  return out;
}

std::string attribute(std::string_view value) {
  std::string out;
  append_attribute(out, value);
  return out;
}

TEST(Markup, EscapesWhatMeansSomething) {
  constexpr const char* kEscaped = "&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt; &amp;amp;";
  for (const auto& escape : {text, code, attribute}) {
    EXPECT_EQ(escape("<b a=\"x\" c='y'> &amp;"), kEscaped);
    EXPECT_EQ(escape("סלאם, 小城\nend\t"), "סלאם, 小城\nend\t");
  }
}

TEST(Markup, ShowsWhatWouldTurnTextAround) {
  constexpr const char* kOverride = "<span class=\"ctl\">U+202E</span>x";
  EXPECT_EQ(text("\xE2\x80\xAEx"), kOverride);
  EXPECT_EQ(code("\xE2\x80\xAEx"), kOverride);
  EXPECT_EQ(attribute("\xE2\x80\xAEx"), "\xEF\xBF\xBDx");
  // Pages in Persian need these; in source code they are to be seen.
  EXPECT_EQ(text("\xE2\x80\x8F\xE2\x80\x8C"), "\xE2\x80\x8F\xE2\x80\x8C");
  EXPECT_EQ(code("\xE2\x80\x8F\xE2\x80\x8C"), "<span class=\"ctl\">U+200F</span>\xE2\x80\x8C");
  EXPECT_EQ(text("\x1B"), "<span class=\"ctl\">U+001B</span>");
}

TEST(HtmlReport, ShowsEachBlockWithItsReasons) {
  const std::string html = html_report(SampleExplanation().get());
  EXPECT_THAT(html, HasSubstr("<title>The harbour opens – explained by stet</title>"));
  EXPECT_THAT(html, HasSubstr("<li class=\"blk r-paragraph s-text\" id=\"b7\" value=\"7\""));
  EXPECT_THAT(
      html,
      HasSubstr("<span class=\"weight\">+2.25</span> <span dir=\"auto\">many words in a row"));
  EXPECT_THAT(html, HasSubstr("<h3>Speaks against it</h3>"));
  EXPECT_THAT(html, HasSubstr("<summary>3 blocks set aside: 3 navigation</summary>"));
  EXPECT_THAT(html, HasSubstr("&lt;p class=&quot;x&quot;&gt;<mark>The harbour of Ostwick"));
}

TEST(HtmlReport, JoinsBlocksAndParts) {
  const std::string html = html_report(SampleExplanation().get());
  const size_t part = html.find("data-b=\"7\"");
  ASSERT_NE(part, std::string::npos);
  const size_t id = html.rfind("id=\"r", part) + 4;
  const std::string name = html.substr(id, html.find('"', id) - id);
  EXPECT_THAT(html, HasSubstr("<a class=\"to\" href=\"#" + name + "\">body 1, paragraph</a>"));
}

TEST(HtmlReport, LetsOnlyItsOwnScriptAndStyleThrough) {
  const std::string html = html_report(SampleExplanation().get());
  EXPECT_THAT(html, HasSubstr("default-src 'none'; style-src '" + std::string(kReportStyleHash) +
                              "'; script-src '" + std::string(kReportScriptHash) + "'"));
  EXPECT_THAT(html, Not(HasSubstr("https://")));  // of a page whose addresses are not shown
}

TEST(HtmlReport, OfAPageWithoutTextSaysWhy) {
  Explanation nothing;
  nothing.article.source.path = "empty.html";
  nothing.article.warnings = {"the input is empty"};
  const std::string html = html_report(nothing);
  EXPECT_THAT(html, HasSubstr("<li>the input is empty</li>"));
  EXPECT_THAT(html, HasSubstr("There is no text here."));
  EXPECT_THAT(html, HasSubstr("The record has no body."));
}

}  // namespace
}  // namespace stet::explain
