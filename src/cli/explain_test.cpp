// stet explain as a user meets it.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

#include "explain/plain.h"
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

// A terminal of 50 columns that keeps what is written to it.
class Terminal {
 public:
  Terminal() : master_(posix_openpt(O_RDWR | O_NOCTTY)) {
    if (master_ < 0 || grantpt(master_) != 0 || unlockpt(master_) != 0) std::abort();
    path_ = ptsname(master_);
    kept_open_ = open(path_.c_str(), O_RDWR | O_NOCTTY);
    winsize size = {};
    size.ws_row = 24;
    size.ws_col = 50;
    if (ioctl(master_, TIOCSWINSZ, &size) != 0) std::abort();
  }
  ~Terminal() {
    close(kept_open_);
    close(master_);
  }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;

  const std::string& path() const { return path_; }
  // What was written since, with plain line feeds.
  std::string read_all() {
    std::string out;
    fcntl(master_, F_SETFL, O_NONBLOCK);
    char buffer[4096];
    for (ssize_t n = 0; (n = read(master_, buffer, sizeof buffer)) > 0;) {
      for (ssize_t i = 0; i < n; ++i) {
        if (buffer[i] != '\r') out.push_back(buffer[i]);
      }
    }
    return out;
  }

 private:
  int master_, kept_open_ = -1;
  std::string path_;
};

TEST(StetExplain, FitsATerminalAndHonoursNoColor) {
  const TemporaryFolder folder;
  const std::string page = folder.write(
      "a.html",
      "<h1>A bridge opens</h1><p>The bridge across the river was opened on Monday, after nine "
      "years of building, by people who had waited for it.</p>");
  Terminal terminal;
  setenv("TERM", "xterm", 1);
  unsetenv("NO_COLOR");
  EXPECT_EQ(run_stet({"explain", page}, "", terminal.path()).code, 0);
  EXPECT_THAT(terminal.read_all(), HasSubstr("\x1b["));
  setenv("NO_COLOR", "1", 1);
  EXPECT_EQ(run_stet({"explain", page}, "", terminal.path()).code, 0);
  const std::string plain = terminal.read_all();
  EXPECT_THAT(plain, Not(HasSubstr("\x1b")));
  EXPECT_THAT(plain, HasSubstr("…\n"));
  for (size_t at = 0, end = 0; (end = plain.find('\n', at)) != std::string::npos; at = end + 1) {
    EXPECT_LE(explain::columns(plain.substr(at, end - at)), 50u);
  }
  unsetenv("NO_COLOR");
  const Outcome html = run_stet({"explain", "--html", page}, "", terminal.path());
  EXPECT_EQ(html.code, 2);
  EXPECT_EQ(html.err, "stet: --html is not for a terminal to show: say -o report.html\n");
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
