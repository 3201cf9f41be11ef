// stet explain as a user meets it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "test/support/run_program.h"

namespace stet {
namespace {

using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kPage = STET_SOURCE_DIR "/sample/pages/wordpress-block.html";

TEST(StetExplain, ListsBlocksAsPlainTextInAPipe) {
  const Outcome run = run_stet({"explain", kPage});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, StartsWith("Halmouth votes to let the sea wall go\n"));
  EXPECT_THAT(run.out, HasSubstr("● paragraph "));
  EXPECT_THAT(run.out, HasSubstr("and say they have 400.\n"));  // lines are whole
  EXPECT_THAT(run.out, HasSubstr(" blocks set aside: "));
  EXPECT_THAT(run.out, Not(HasSubstr("\x1b")));
}

TEST(StetExplain, UnfoldsAndCuts) {
  const Outcome run = run_stet({"explain", kPage, "--all", "--width", "80"});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, Not(HasSubstr(" blocks set aside: ")));
  EXPECT_THAT(run.out, HasSubstr("…\n"));
}

TEST(StetExplain, ShowsBlocksByNumber) {
  const Outcome run = run_stet({"explain", "--block", "1", "--block", "12", kPage});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, StartsWith("block 1: "));
  EXPECT_THAT(run.out, HasSubstr("\nblock 12: "));
  EXPECT_THAT(run.out, HasSubstr("\n  source   <"));
  const Outcome none = run_stet({"explain", kPage, "--block", "9999"});
  EXPECT_EQ(none.code, 1);
  EXPECT_EQ(none.out, "");
  EXPECT_THAT(none.err, HasSubstr("there is no block 9999: the page has "));
}

TEST(StetExplain, WritesAReportForABrowser) {
  const TemporaryFolder folder;
  const Outcome run = run_stet({"explain", "--html", "-o", folder.path("r.html"), kPage});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_EQ(run.out, "");
  const std::string html = TemporaryFolder::read(folder.path("r.html"));
  EXPECT_THAT(html, StartsWith("<!DOCTYPE html>\n"));
  EXPECT_THAT(html, HasSubstr("Halmouth votes to let the sea wall go"));
  EXPECT_EQ(run_stet({"explain", "--html", kPage}).out, html);
  EXPECT_EQ(run_stet({"explain", "--html", "--block", "1", kPage}).code, 2);
}

TEST(StetExplain, ColoursWhenTold) {
  EXPECT_THAT(run_stet({"explain", kPage, "--color", "always"}).out, HasSubstr("\x1b["));
}

TEST(StetExplain, ReadsTextAndStandardInput) {
  const Outcome run =
      run_stet({"explain", "-", "--input", "text"},
               TemporaryFolder::read(STET_SOURCE_DIR "/sample/pages/flattened-turkish.txt"));
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(run.out, HasSubstr("● paragraph "));
}

TEST(StetExplain, TellsWhatItCannotDo) {
  const TemporaryFolder folder;
  EXPECT_EQ(run_stet({"explain", folder.path("none.html")}).code, 1);
  EXPECT_EQ(run_stet({"explain"}).code, 2);
  EXPECT_EQ(run_stet({"explain", kPage, "--block", "0"}).code, 2);
  EXPECT_EQ(run_stet({"explain", kPage, "-o", folder.path("no/such/file")}).code, 3);
  const Outcome picture = run_stet({"explain", "-"}, "\x89PNG\r\n\x1a\n");
  EXPECT_EQ(picture.code, 0);
  EXPECT_THAT(picture.out, HasSubstr("Note: the input is not text\n"));
}

TEST(StetExplain, HelpTeaches) {
  const Outcome run = run_stet({"explain", "--help"});
  EXPECT_EQ(run.code, 0);
  EXPECT_THAT(run.out, HasSubstr("Examples:\n  stet explain page.html"));
}

}  // namespace
}  // namespace stet
