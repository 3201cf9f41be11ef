#include "pipeline/batch.h"

#include <gtest/gtest.h>

#include <thread>

#include "test/support/temporary_folder.h"

namespace stet {
namespace {

std::string page(int i) {
  std::string out = "<title>Page " + std::to_string(i) + "</title><article><h1>Page</h1>";
  for (int p = 0; p < i % 40; ++p) out += "<p>Paragraph, of some length, to be read.</p>";
  return out;
}

BatchOptions options(unsigned jobs, std::string& out) {
  BatchOptions batch;
  batch.jobs = jobs;
  batch.render = [](std::string& to, const Article& article) {
    to += article.source.path.substr(article.source.path.rfind('/')) + article.id + article.text;
  };
  batch.result = [&out](BatchResult&& result) {
    out += result.record + (result.error ? result.error->message : "") + "\n";
    return true;
  };
  return batch;
}

TEST(Batch, GivesTheSameBytesForAnyNumberOfThreads) {
  const TemporaryFolder folder;
  for (int i = 0; i < 300; ++i) {
    folder.write("p/" + std::to_string(i) + ".html", i % 50 == 7 ? "" : page(i));
  }
  std::filesystem::create_symlink(folder.path("none"), folder.path("p/123x.html"));
  std::string expected;
  Inputs alone({folder.path("p"), folder.path("p")});
  run_batch(alone, options(1, expected));
  EXPECT_NE(expected.find("cannot open: no such file"), std::string::npos);
  for (const unsigned jobs : {2u, 3u, 8u}) {
    std::string out;
    Inputs inputs({folder.path("p"), folder.path("p")});
    run_batch(inputs, options(jobs, out));
    EXPECT_EQ(out, expected) << jobs;
  }
}

TEST(Batch, EndsWhenItsResultsAreRefused) {
  const TemporaryFolder folder;
  for (int i = 0; i < 200; ++i) folder.write("p/" + std::to_string(i) + ".html", page(i));
  for (const unsigned jobs : {1u, 4u}) {
    std::string out;
    BatchOptions batch = options(jobs, out);
    int taken = 0;
    batch.result = [&taken](BatchResult&&) { return ++taken < 5; };
    Inputs inputs({folder.path("p")});
    run_batch(inputs, batch);
    EXPECT_EQ(taken, 5);
  }
}

TEST(Batch, EndsWhenToldTo) {
  const TemporaryFolder folder;
  for (int i = 0; i < 200; ++i) folder.write("p/" + std::to_string(i) + ".html", page(i));
  for (const unsigned jobs : {1u, 4u}) {
    std::string out;
    std::atomic<bool> stop{false};
    BatchOptions batch = options(jobs, out);
    batch.stop = &stop;
    int taken = 0;
    batch.result = [&](BatchResult&&) {
      if (++taken == 5) stop = true;
      return true;
    };
    Inputs inputs({folder.path("p")});
    run_batch(inputs, batch);
    EXPECT_EQ(taken, 5);
  }
}

TEST(Batch, NoInputIsNoResult) {
  for (const unsigned jobs : {1u, 4u}) {
    std::string out;
    Inputs inputs({});
    run_batch(inputs, options(jobs, out));
    EXPECT_EQ(out, "");
  }
}

TEST(Cores, ThereIsAtLeastOne) {
  EXPECT_GE(usable_cores(), 1u);
  EXPECT_LE(usable_cores(), std::max(1u, std::thread::hardware_concurrency()));
}

}  // namespace
}  // namespace stet
