#include "article/content_id.h"

#include <gtest/gtest.h>
#include <xxhash.h>

#include <cstdio>

namespace stet::article {
namespace {

TEST(ContentId, IsXxh3Of128Bits) {
  EXPECT_EQ(content_id(""), "xxh3:99aa06d3014798d86001c324468d497f");
}

// The copies per instruction set against the library as it is packaged.
TEST(ContentId, AgreesWithTheLibraryAtEveryLength) {
  std::string bytes;
  for (int i = 0; i < 3000; ++i) {
    const XXH128_hash_t hash = XXH3_128bits(bytes.data(), bytes.size());
    char expected[64];
    std::snprintf(expected, sizeof(expected), "xxh3:%016llx%016llx",
                  static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    ASSERT_EQ(content_id(bytes), expected) << i;
    bytes.push_back(static_cast<char>(i * 7 + i / 256));
  }
}

}  // namespace
}  // namespace stet::article
