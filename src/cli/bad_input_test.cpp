// Bad input is normal input: each kind beside a good page, whose record must be
// complete; with the message and the exit code.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "io/gzip.h"
#include "test/support/run_program.h"

namespace stet {
namespace {

using testing::EndsWith;
using testing::HasSubstr;

#if defined(__SANITIZE_ADDRESS__)
constexpr size_t kScale = 20;  // sanitizers are that much slower
#else
constexpr size_t kScale = 1;
#endif

constexpr const char* kGood =
    "<!DOCTYPE html><title>Harbour frozen over</title><article><h1>Harbour frozen over</h1>"
    "<p>The harbour was frozen over on Tuesday, for the first time in eleven years, they said.</p>"
    "<p>Ships wait outside, and an icebreaker is on its way from the capital, which is far.</p>"
    "</article>";

std::string repeated(std::string_view what, size_t times) {
  std::string out;
  out.reserve(what.size() * times);
  for (size_t i = 0; i < times; ++i) out += what;
  return out;
}

// "bad" between two good pages, which must come out as without it.
struct Result3 {
  Outcome run;
  std::string bad;  // the record of the bad input, empty if there is none
};

Result3 between_good_pages(const std::string& bad, std::vector<std::string> options = {}) {
  const TemporaryFolder folder;
  const std::string before = folder.write("before.html", kGood);
  const std::string after = folder.write("after.html", kGood);
  std::vector<std::string> arguments = {"extract", before, bad, after, "--jobs", "2"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  Result3 out{run_stet(arguments), {}};
  std::vector<std::string> lines;
  for (size_t at = 0; at < out.run.out.size();) {
    const size_t end = out.run.out.find('\n', at);
    if (end == std::string::npos) {
      ADD_FAILURE() << "a record without an end";
      break;
    }
    lines.push_back(out.run.out.substr(at, end - at));
    at = end + 1;
  }
  EXPECT_GE(lines.size(), 2u) << out.run.err;
  if (lines.size() < 2) return out;
  const std::string alone = run_stet({"extract", before}).out;
  EXPECT_EQ(lines.front() + "\n", alone);
  EXPECT_THAT(lines.back(), HasSubstr("icebreaker is on its way from the capital"));
  if (lines.size() == 3) out.bad = lines[1];
  return out;
}

// A record of kind "none" that says why, and exit code 0.
void expect_none(const Result3& result, const char* warning) {
  EXPECT_EQ(result.run.code, 0);
  EXPECT_EQ(result.run.err, "stet: 3 inputs = 3 records + 0 failures\n");
  EXPECT_THAT(result.bad, HasSubstr("\"kind\":\"none\""));
  EXPECT_THAT(result.bad, HasSubstr(warning));
}

// A line on standard error, and exit code 1.
void expect_failure(const Result3& result, const std::string& line) {
  EXPECT_EQ(result.run.code, 1);
  EXPECT_EQ(result.run.err, "stet: " + line + "\nstet: 3 inputs = 2 records + 1 failure\n");
  EXPECT_EQ(result.bad, "");
}

TEST(BadInput, EmptyFile) {
  const TemporaryFolder folder;
  expect_none(between_good_pages(folder.write("empty.html", "")), "the input is empty");
}

TEST(BadInput, FolderWithoutPages) {
  const TemporaryFolder folder;
  folder.write("none/readme.md", "x");
  const std::string path = folder.path("none");
  expect_failure(between_good_pages(path),
                 path +
                     ": unsupported: no pages in this folder: looked for .html, .htm, .xhtml, "
                     ".txt, and these with .gz");
}

TEST(BadInput, UnreadableFile) {
  const TemporaryFolder folder;
  const std::string link = folder.path("dangling.html");
  std::filesystem::create_symlink(folder.path("nowhere"), link);
  expect_failure(between_good_pages(link), link + ": io: cannot open: no such file or directory");
}

TEST(BadInput, TruncatedGzip) {
  const TemporaryFolder folder;
  // A stored block of 100 bytes of which 10 are there.
  std::string packed("\x1F\x8B\x08\0\0\0\0\0\0\xFF\x01\x64\x00\x9B\xFF", 15);
  packed += "<p>0123456";
  const std::string path = folder.write("cut.html.gz", packed);
  expect_failure(between_good_pages(path),
                 path + ": byte 25: truncated: gzip data ends inside a member");
}

TEST(BadInput, NotGzipInSpiteOfItsName) {
  const TemporaryFolder folder;
  const std::string path = folder.write("page.html.gz", kGood);
  expect_failure(between_good_pages(path), path + ": byte 2: malformed: gzip data is damaged");
}

TEST(BadInput, MoreBytesThanTheLimit) {
  const TemporaryFolder folder;
  const std::string path = folder.write("divs.html", repeated("<div>", 40000000 / kScale));
  const std::string limit = std::to_string(2000000 / kScale);
  expect_failure(between_good_pages(path, {"--limit-page-bytes", limit}),
                 path + ": byte " + limit + ": limit: the input is larger than the limit");
}

TEST(BadInput, TwoHundredMegabytesOfDiv) {
  const TemporaryFolder folder;
  const std::string path = folder.write("divs.html", repeated("<div>", 40000000 / kScale));
  const Result3 result = between_good_pages(
      path, {"--limit-page-bytes", "400MB", "--limit-nodes", std::to_string(4000000 / kScale)});
  EXPECT_EQ(result.run.code, 0) << result.run.err;
  EXPECT_THAT(result.bad, HasSubstr("\"kind\":\"none\""));
  EXPECT_THAT(result.bad, HasSubstr("elements nested deeper than the limit were made siblings"));
  EXPECT_THAT(result.bad, HasSubstr("more nodes than the limit"));
}

TEST(BadInput, AMillionAttributesOnOneElement) {
  const TemporaryFolder folder;
  std::string page = "<p";
  for (size_t i = 0; i < 1000000 / kScale; ++i) page += " a" + std::to_string(i) + "=1";
  page += ">The paragraph that all of them belong to, which is read nevertheless, it seems.</p>";
  const Result3 result = between_good_pages(folder.write("attributes.html", page));
  EXPECT_EQ(result.run.code, 0) << result.run.err;
  EXPECT_THAT(result.bad, HasSubstr("which is read nevertheless"));
}

TEST(BadInput, AHundredThousandNestedTables) {
  const TemporaryFolder folder;
  const std::string page = repeated("<table><tr><td>", 100000 / kScale) + "<p>bottom</p>";
  const Result3 result = between_good_pages(folder.write("tables.html", page));
  EXPECT_EQ(result.run.code, 0) << result.run.err;
  EXPECT_THAT(result.bad, HasSubstr("elements nested deeper than the limit were made siblings"));
}

TEST(BadInput, NulBytes) {
  const TemporaryFolder folder;
  std::string page = kGood;
  page.insert(page.find("harbour was"), std::string(3, '\0'));
  page.insert(page.find("<p>"), std::string(2, '\0'));
  const Result3 result = between_good_pages(folder.write("nul.html", page));
  EXPECT_EQ(result.run.code, 0);
  EXPECT_THAT(result.bad, HasSubstr("harbour was frozen over on Tuesday"));
  EXPECT_EQ(result.bad.find("\\u0000"), std::string::npos);
}

TEST(BadInput, NothingButNuls) {
  const TemporaryFolder folder;
  expect_none(between_good_pages(folder.write("nul.html", std::string(5000, '\0'))),
              "the input is not text");
}

TEST(BadInput, Utf16WithoutByteOrderMark) {
  const TemporaryFolder folder;
  for (const bool big : {false, true}) {
    std::string page;
    for (const char c : std::string_view(kGood)) {
      if (big) page.push_back('\0');
      page.push_back(c);
      if (!big) page.push_back('\0');
    }
    const Result3 result = between_good_pages(folder.write("utf16.html", page));
    EXPECT_EQ(result.run.code, 0);
    EXPECT_THAT(result.bad, HasSubstr("icebreaker is on its way from the capital"));
    EXPECT_THAT(result.bad,
                HasSubstr(big ? "\"encoding\":\"UTF-16BE\"" : "\"encoding\":\"UTF-16LE\""));
  }
}

TEST(BadInput, PngNamedHtml) {
  const TemporaryFolder folder;
  std::string png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\2\0\0\0", 29);
  png += "<p>not a paragraph</p>";
  const Result3 result = between_good_pages(folder.write("image.html", png));
  expect_none(result, "the input is not text");
  EXPECT_THAT(result.bad, HasSubstr("\"media_type\":\"image/png\""));
}

TEST(BadInput, NamesOfAnyBytes) {
  const TemporaryFolder folder;
  const Result3 result = between_good_pages(folder.write("caf\xE9 \x1B[31m\n.html", kGood));
  EXPECT_EQ(result.run.code, 0);
  EXPECT_THAT(result.bad, HasSubstr("caf\xEF\xBF\xBD \\u001b[31m\\n.html"));
  const Outcome run = run_stet({"extract", folder.path("\x1B[31m\n")});
  EXPECT_THAT(run.err, EndsWith("/\\x1b[31m\\x0a: io: cannot open: no such file or directory\n"));
}

TEST(Memory, TenThousandPagesStayBelow200Megabytes) {
  const TemporaryFolder folder;
  // Pages of the size of news pages, 100 kB on the average, some of 1.5 MB.
  const std::string filler =
      "<div class=\"teaser related\"><a href=\"/x\"><span>Read</span></a></div>";
  for (size_t i = 0; i < 10; ++i) {
    folder.write("page" + std::to_string(i),
                 kGood + repeated(filler, i == 9 ? 20000 : 300 * i + 100));
  }
  std::filesystem::create_directory(folder.path("crawl"));
  const size_t pages = 10000 / kScale;
  for (size_t i = 0; i < pages; ++i) {
    std::filesystem::create_hard_link(folder.path("page" + std::to_string(i % 10)),
                                      folder.path("crawl/" + std::to_string(i) + ".html"));
  }
  const Outcome run =
      run_stet({"extract", folder.path("crawl"), "--jobs", "2"}, "", folder.path("records"));
  EXPECT_EQ(run.code, 0);
  EXPECT_THAT(run.err, EndsWith(" records + 0 failures\n"));
#if !defined(__SANITIZE_ADDRESS__)
  EXPECT_LT(run.resident_max, uint64_t{200} << 20);
#endif
}

}  // namespace
}  // namespace stet
