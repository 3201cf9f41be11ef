#include "io/output.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>

#include "io/file.h"
#include "test/support/temporary_folder.h"

namespace stet::io {
namespace {

size_t file_count(const std::string& folder) {
  size_t count = 0;
  for (const auto& unused : std::filesystem::directory_iterator(folder)) {
    static_cast<void>(unused);
    ++count;
  }
  return count;
}

TEST(AtomicFile, AppearsOnCommitOnly) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out", "old");
  {
    AtomicFile file;
    ASSERT_TRUE(file.open(path));
    ASSERT_TRUE(write_all(file.descriptor(), "new"));
    EXPECT_EQ(TemporaryFolder::read(path), "old");
    ASSERT_TRUE(file.commit(Durable::Yes));
  }
  EXPECT_EQ(TemporaryFolder::read(path), "new");
  EXPECT_EQ(file_count(folder.path()), 1u);
}

TEST(AtomicFile, LeavesNothingBehindWithoutCommit) {
  const TemporaryFolder folder;
  {
    AtomicFile file;
    ASSERT_TRUE(file.open(folder.path("out")));
    ASSERT_TRUE(write_all(file.descriptor(), "new"));
  }
  EXPECT_EQ(file_count(folder.path()), 0u);
}

TEST(AtomicFile, KeepsPermissions) {
  const TemporaryFolder folder;
  const std::string path = folder.write("out", "old");
  ASSERT_EQ(chmod(path.c_str(), 0640), 0);
  ASSERT_TRUE(replace_file(path, "new", Durable::No));
  struct stat status;
  ASSERT_EQ(stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777, 0640u);
}

TEST(AtomicFile, SaysWhatTheSystemSays) {
  const TemporaryFolder folder;
  const Result<Ok> none = replace_file(folder.path("no/such"), "x", Durable::No);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "cannot open for writing: no such file or directory");
  const Result<Ok> is_folder = replace_file(folder.path(), "x", Durable::No);
  ASSERT_FALSE(is_folder);
  EXPECT_EQ(is_folder.error().message, "cannot write: is a directory");
}

TEST(Output, FullDevicesAreErrors) {
  AtomicFile file;
  ASSERT_TRUE(file.open("/dev/full"));
  Output output(file.descriptor());
  ASSERT_TRUE(output.write("x"));  // buffered
  const Result<Ok> flushed = output.flush();
  ASSERT_FALSE(flushed);
  EXPECT_EQ(flushed.error().message, "cannot write: no space left on device");
}

TEST(Output, KnowsWhenNobodyReads) {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  const Result<Ok> written = write_all(ends[1], "x");
  close(ends[1]);
  ASSERT_FALSE(written);
  EXPECT_TRUE(is_broken_pipe(written.error()));
}

TEST(File, ReadsWholeFiles) {
  const TemporaryFolder folder;
  Buffer buffer;
  std::string text(300000, 'x');
  ASSERT_TRUE(read_file(folder.write("a", text), 1 << 20, buffer));
  EXPECT_EQ(buffer.view(), text);
  ASSERT_TRUE(read_file(folder.write("empty", ""), 1 << 20, buffer));
  EXPECT_EQ(buffer.size(), 0u);
  ASSERT_TRUE(read_file("/proc/self/status", 1 << 20, buffer));  // states no size
  EXPECT_GT(buffer.size(), 100u);
}

TEST(File, RefusesWhatIsTooLarge) {
  const TemporaryFolder folder;
  const std::string path = folder.write("large", "");
  std::filesystem::resize_file(path, uint64_t{1} << 40);  // a hole
  Buffer buffer;
  const Result<Ok> large = read_file(path, 1 << 20, buffer);
  ASSERT_FALSE(large);
  EXPECT_EQ(large.error().code, Errc::Limit);
  const Result<Ok> endless = read_file("/dev/zero", 1 << 20, buffer);
  ASSERT_FALSE(endless);
  EXPECT_EQ(endless.error().code, Errc::Limit);
}

TEST(File, SaysWhyItCannotRead) {
  const TemporaryFolder folder;
  Buffer buffer;
  const Result<Ok> none = read_file(folder.path("none"), 1, buffer);
  ASSERT_FALSE(none);
  EXPECT_EQ(none.error().message, "cannot open: no such file or directory");
  const Result<Ok> is_folder = read_file(folder.path(), 1, buffer);
  ASSERT_FALSE(is_folder);
  EXPECT_EQ(is_folder.error().message, "cannot read: is a directory");
}

}  // namespace
}  // namespace stet::io
