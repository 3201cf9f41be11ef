#include "io/gzip.h"

#include <gtest/gtest.h>
#include <libdeflate.h>

#include <string>

namespace stet::io {
namespace {

std::string gzip(std::string_view text) {
  libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
  std::string out(libdeflate_gzip_compress_bound(compressor, text.size()), '\0');
  out.resize(
      libdeflate_gzip_compress(compressor, text.data(), text.size(), out.data(), out.size()));
  libdeflate_free_compressor(compressor);
  return out;
}

std::string words(size_t count) {
  std::string out;
  for (size_t i = 0; i < count; ++i) out += "word" + std::to_string(i * 7919 % 10007) + " ";
  return out;
}

constexpr uint64_t kMax = uint64_t{64} << 20;

TEST(Gzip, UnpacksEveryMember) {
  Gunzip gunzip;
  Buffer out;
  const std::string packed = gzip("one ") + gzip("") + gzip(words(50000)) + gzip(" end");
  ASSERT_TRUE(gunzip(packed, kMax, out));
  EXPECT_EQ(out.view(), "one " + words(50000) + " end");
}

TEST(Gzip, ZerosBehindTheLastMemberArePadding) {
  Gunzip gunzip;
  Buffer out;
  ASSERT_TRUE(gunzip(gzip("text") + std::string(700, '\0'), kMax, out));
  EXPECT_EQ(out.view(), "text");
}

TEST(Gzip, SaysWhereDataEndsEarly) {
  Gunzip gunzip;
  Buffer out;
  const std::string first = gzip("first"), second = gzip(words(1000));
  // Each kept byte fewer, down to the first of the second member's header.
  for (size_t size = first.size() + 1; size < first.size() + second.size(); size += 101) {
    const std::string packed = (first + second).substr(0, size);
    const Result<Ok> result = gunzip(packed, kMax, out);
    ASSERT_FALSE(result) << size;
    if (size < first.size() + 3) continue;  // too short to be told as gzip
    EXPECT_EQ(result.error().code, Errc::Truncated) << size;
    EXPECT_EQ(result.error().offset, size);
    EXPECT_EQ(result.error().message, "gzip data ends inside a member");
  }
}

TEST(Gzip, SaysWhereDataIsDamaged) {
  Gunzip gunzip;
  Buffer out;
  std::string packed = gzip(words(20000));
  for (size_t i = 10000; i < 10032; ++i) packed[i] = '\xFF';
  const Result<Ok> result = gunzip(packed, kMax, out);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Errc::Malformed);
  EXPECT_GE(result.error().offset, 10000u);
}

TEST(Gzip, RefusesWhatIsNoMember) {
  Gunzip gunzip;
  Buffer out;
  const std::string member = gzip("text");
  const Result<Ok> trailing = gunzip(member + "garbage", kMax, out);
  ASSERT_FALSE(trailing);
  EXPECT_EQ(trailing.error().code, Errc::Malformed);
  EXPECT_EQ(trailing.error().offset, member.size());
  EXPECT_FALSE(gunzip("<html>", kMax, out));
  const Result<Ok> empty = gunzip("", kMax, out);
  ASSERT_FALSE(empty);
  EXPECT_EQ(empty.error().code, Errc::Truncated);
}

TEST(Gzip, StopsAtTheLimitBeforeTakingTheMemory) {
  Gunzip gunzip;
  Buffer out;
  const std::string bomb = gzip(std::string(size_t{20} << 20, 'a'));
  const Result<Ok> result = gunzip(bomb, 1 << 20, out);
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, Errc::Limit);
  EXPECT_LE(out.capacity(), size_t{2} << 20);
  EXPECT_TRUE(gunzip(gzip(std::string(1 << 20, 'a')), 1 << 20, out));
}

// The size that a member states is only a hint.
TEST(Gzip, DoesNotBelieveTheStatedSize) {
  Gunzip gunzip;
  Buffer out;
  const std::string packed = gzip(words(3000)) + gzip("x");  // states 1
  ASSERT_TRUE(gunzip(packed, kMax, out));
  EXPECT_EQ(out.view(), words(3000) + "x");
}

TEST(Gzip, LeavesReadableBytesBehind) {
  Gunzip gunzip;
  Buffer out;
  ASSERT_TRUE(gunzip(gzip("text"), kMax, out));
  int sum = 0;
  for (size_t i = 0; i < Buffer::kSlack; ++i) sum += out.data()[out.size() + i] != 0;
  EXPECT_GE(sum, 0);  // it is the sanitizer that has a say here
}

}  // namespace
}  // namespace stet::io
