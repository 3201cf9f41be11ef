// The program as a user meets it: what it prints, where, and its exit code.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "test/support/run_program.h"

namespace stet {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

std::string page(int i) {
  std::string out = "<!DOCTYPE html><html lang=en><title>Bridge number " + std::to_string(i) +
                    " opens</title><article><h1>Bridge number " + std::to_string(i) + " opens</h1>";
  for (int p = 0; p < 4 + i % 5; ++p) {
    out += "<p>The bridge across the river was opened on Monday, after " + std::to_string(p + 2) +
           " years of building, by people who had waited for it.</p>";
  }
  return out + "</article>";
}

size_t count(const std::string& text, std::string_view what) {
  size_t n = 0;
  for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

TEST(StetExtract, WritesOneLineAPageAndCounts) {
  const TemporaryFolder folder;
  folder.write("p/b.html", page(2));
  folder.write("p/a.html", page(1));
  const Outcome run = run_stet({"extract", folder.path("p")});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "stet: 2 inputs = 2 records + 0 failures\n");
  ASSERT_EQ(count(run.out, "\n"), 2u);
  EXPECT_THAT(run.out, StartsWith("{\"schema\":\"stet/1\",\"id\":\"xxh3:"));
  EXPECT_LT(run.out.find("Bridge number 1 opens"), run.out.find("Bridge number 2 opens"));
  EXPECT_EQ(run_stet({"extract", "--quiet", folder.path("p")}).err, "");
}

TEST(StetExtract, ReadsStandardInput) {
  const Outcome run =
      run_stet({"extract", "-", "--url", "https://example.org/x", "--format", "json"}, page(3));
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.err, "");
  EXPECT_THAT(run.out, StartsWith("{\n  \"schema\": \"stet/1\","));
  EXPECT_THAT(run.out, HasSubstr("\"path\": \"-\""));
  EXPECT_THAT(run.out, HasSubstr("\"url\": \"https://example.org/x\""));
}

TEST(StetExtract, KnowsFourFormats) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.html", page(1)), b = folder.write("b.html", page(2));
  EXPECT_THAT(run_stet({"extract", a, "-f", "text"}).out, StartsWith("Bridge number 1 opens\n\n"));
  EXPECT_THAT(run_stet({"extract", a, "-f", "markdown"}).out,
              StartsWith("# Bridge number 1 opens\n\n"));
  EXPECT_THAT(run_stet({"extract", a, b, "-f", "text"}).out, HasSubstr("\n\f\nBridge number 2"));
  EXPECT_THAT(run_stet({"extract", a, b, "-f", "markdown"}).out,
              HasSubstr("\n---\n\n# Bridge number 2"));
  const std::string array = run_stet({"extract", a, b, "-f", "json"}).out;
  EXPECT_THAT(array, StartsWith("[\n{\n"));
  EXPECT_THAT(array, HasSubstr("}\n]\n"));
  EXPECT_EQ(count(array, "\n},\n{\n"), 1u);
}

TEST(StetExtract, JsonOfNoRecordIsAnEmptyArray) {
  const TemporaryFolder folder;
  const Outcome run = run_stet({"extract", folder.path("a"), folder.path("b"), "-f", "json"});
  EXPECT_EQ(run.code, 1);
  EXPECT_EQ(run.out, "[\n]\n");
}

TEST(StetExtract, WritesToAFileThatAppearsWhole) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.html", page(1));
  const Outcome run = run_stet({"extract", a, "-o", folder.path("out.jsonl")});
  EXPECT_EQ(run.code, 0);
  EXPECT_EQ(run.out, "");
  EXPECT_EQ(count(TemporaryFolder::read(folder.path("out.jsonl")), "\n"), 1u);
}

TEST(StetExtract, WritesAFileAPageToAFolder) {
  const TemporaryFolder folder;
  folder.write("p/a.html", page(1));
  folder.write("p/sub/a.html", page(2));
  const Outcome run = run_stet({"extract", folder.path("p"), "-o", folder.path("out/")});
  EXPECT_EQ(run.code, 0) << run.err;
  EXPECT_THAT(TemporaryFolder::read(folder.path("out/p/a.html.json")), HasSubstr("number 1"));
  EXPECT_THAT(TemporaryFolder::read(folder.path("out/p/sub/a.html.json")), HasSubstr("number 2"));
}

TEST(StetExtract, TwoInputsOfOneNameDoNotOverwriteEachOther) {
  const TemporaryFolder folder;
  const std::string a = folder.write("x/a.html", page(1)), b = folder.write("y/a.html", page(2));
  const Outcome run = run_stet({"extract", a, b, "-o", folder.path("out/")});
  EXPECT_EQ(run.code, 1);
  EXPECT_THAT(run.err, HasSubstr("y/a.html: io: another input's record is called a.html.json"));
  EXPECT_THAT(TemporaryFolder::read(folder.path("out/a.html.json")), HasSubstr("number 1"));
}

TEST(StetExtract, GivesTheSameBytesForAnyNumberOfJobs) {
  const TemporaryFolder folder;
  for (int i = 0; i < 200; ++i) folder.write("p/" + std::to_string(i) + ".html", page(i));
  const Outcome one = run_stet({"extract", folder.path("p"), "--jobs", "1"});
  const Outcome four = run_stet({"extract", folder.path("p"), "--jobs", "4"});
  EXPECT_EQ(one.out, four.out);
  EXPECT_EQ(one.err, four.err);
  EXPECT_EQ(count(one.out, "\n"), 200u);
}

TEST(StetExtract, EvidenceAndBlocksAreThereWhenAskedFor) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.html", page(1));
  const std::string plain = run_stet({"extract", a}).out;
  EXPECT_EQ(plain.find("\"evidence\""), std::string::npos);
  EXPECT_EQ(plain.find("\"blocks\""), std::string::npos);
  const std::string full = run_stet({"extract", a, "--evidence", "--blocks"}).out;
  EXPECT_THAT(full,
              HasSubstr("\"headline\":[{\"value\":\"Bridge number 1 opens\",\"from\":\"title\""));
  EXPECT_THAT(full, HasSubstr("\"blocks\":[{\"role\":\"headline\""));
}

TEST(StetExtract, ShowsProgressOnStandardErrorWhenAsked) {
  const TemporaryFolder folder;
  for (int i = 0; i < 3; ++i) folder.write("p/" + std::to_string(i) + ".html", page(i));
  const Outcome run = run_stet({"extract", folder.path("p"), "--progress", "--jobs", "2"});
  EXPECT_EQ(count(run.out, "\n"), 3u);
  EXPECT_THAT(run.err, HasSubstr("stet: 3 inputs = 3 records + 0 failures\n"));
  EXPECT_EQ(run_stet({"extract", folder.path("p")}).err.find('\r'), std::string::npos);
}

TEST(StetExtract, WrongUsageIsExitCode2) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.html", page(1));
  const std::vector<std::vector<std::string>> wrong = {
      {},
      {"extract"},
      {"extract", a, "--format", "yaml"},
      {"extract", a, "--jobs", "0"},
      {"extract", a, "--limit-depth", "-3"},
      {"extract", a, "--no-such-option"},
      {"extract", a, a, "--url", "https://example.org"},
      {"nonsense"},
      {"dump", "nothing", a},
  };
  for (const std::vector<std::string>& arguments : wrong) {
    const Outcome run = run_stet(arguments);
    EXPECT_EQ(run.code, 2) << testing::PrintToString(arguments);
    EXPECT_EQ(run.out, "");
    EXPECT_THAT(run.err, StartsWith("stet: "));
  }
}

TEST(StetExtract, HelpTeachesAndGoesToStandardOutput) {
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"--help"}, {"extract", "--help"}, {"dump", "--help"}}) {
    const Outcome run = run_stet(arguments);
    EXPECT_EQ(run.code, 0);
    EXPECT_THAT(run.out, HasSubstr("Examples:\n  stet "));
    EXPECT_EQ(run.err, "");
  }
}

TEST(StetExtract, VersionIsTheBuilds) {
  std::ifstream file(STET_SOURCE_DIR "/CMakeLists.txt");
  const std::string build{std::istreambuf_iterator<char>(file), {}};
  const size_t at = build.find("project(stet VERSION ") + 21;
  const std::string version = build.substr(at, build.find(' ', at) - at);
  EXPECT_THAT(run_stet({"--version"}).out, StartsWith("stet " + version + " (schema stet/1"));
}

TEST(StetExtract, AnOutputThatCannotBeWrittenIsExitCode3) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.html", page(1));
  const Outcome full = run_stet({"extract", a}, "", "/dev/full");
  EXPECT_EQ(full.code, 3);
  EXPECT_EQ(full.err, "stet: standard output: io: cannot write: no space left on device\n");
  const Outcome none = run_stet({"extract", a, "-o", folder.path("no/such/file")});
  EXPECT_EQ(none.code, 3);
  EXPECT_THAT(none.err, HasSubstr("no/such/file: io: cannot open for writing: no such file"));
}

TEST(StetDump, ShowsEveryStage) {
  const TemporaryFolder folder;
  const std::string a = folder.write("a.html", page(1));
  for (const char* stage : {"tokens", "tree", "meta", "blocks", "features", "roles", "article"}) {
    const Outcome run = run_stet({"dump", stage, a});
    EXPECT_EQ(run.code, 0) << stage;
    EXPECT_THAT(run.out, HasSubstr("Bridge number 1 opens")) << stage;
  }
  EXPECT_EQ(run_stet({"dump", "tree", folder.path("none")}).code, 1);
}

}  // namespace
}  // namespace stet
