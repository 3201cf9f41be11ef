// The sample pages and their records: what stet makes of sample/pages/NAME must be
// sample/expected/NAME.json, byte for byte. To accept what it makes now, run the
// test with STET_UPDATE_GOLDEN=1 and read the difference before committing it.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "article/write.h"
#include "pipeline/inputs.h"
#include "stet/extract.h"

namespace stet {
namespace {

const std::filesystem::path kSample = STET_SOURCE_DIR "/sample";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> pages() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(kSample / "pages")) {
    paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string record_of(const std::filesystem::path& path, Scratch& scratch) {
  const std::string bytes = read(path);
  const std::string name = path.filename().string();
  Page page;
  page.body = bytes;
  page.content_type = content_type_of_name(name);
  Result<Article> article = extract(page, scratch);
  if (!article) return "error: " + article.error().message + "\n";
  article->source.path = "pages/" + name;
  std::string json;
  article::write_json(json, *article, 2);
  json += '\n';
  return json;
}

TEST(Sample, RecordsAreAsExpected) {
  ASSERT_GE(pages().size(), 15u);
  const bool update = std::getenv("STET_UPDATE_GOLDEN") != nullptr;
  Scratch scratch;
  for (const std::filesystem::path& page : pages()) {
    SCOPED_TRACE(page.filename().string());
    const std::string record = record_of(page, scratch);
    const std::filesystem::path expected = kSample / "expected" / (page.stem().string() + ".json");
    if (update) {
      std::filesystem::create_directories(expected.parent_path());
      std::ofstream(expected, std::ios::binary) << record;
      continue;
    }
    EXPECT_EQ(record, read(expected)) << "STET_UPDATE_GOLDEN=1 accepts what comes out now";
  }
}

TEST(Sample, NoRecordIsLeftOver) {
  std::vector<std::string> stems;
  for (const std::filesystem::path& page : pages()) stems.push_back(page.stem().string());
  for (const auto& entry : std::filesystem::directory_iterator(kSample / "expected")) {
    EXPECT_TRUE(std::count(stems.begin(), stems.end(), entry.path().stem().string()))
        << entry.path();
  }
}

}  // namespace
}  // namespace stet
