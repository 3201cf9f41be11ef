// The fixtures are flattened pages of our own invention, each with what must
// come out of it: a line a field, "name<TAB>text". The lede is the standfirst if
// there is one, else the first paragraph.
#include "text/assign.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "text/segment.h"

namespace stet::text {
namespace {

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

struct Reading {
  std::string headline, lede;
  std::vector<std::string> body;  // "paragraph\t…"
  size_t headline_count = 0;

  std::string dump() const {
    std::string out = "headline\t" + headline + "\nlede\t" + lede + '\n';
    for (const std::string& line : body) out += line + '\n';
    return out;
  }
};

Reading read_text(std::string_view text, Focus focus = Focus::Balanced) {
  Arena arena;
  const content::Blocks blocks = segment(text, arena);
  const content::Roles roles = assign(text, blocks, focus, arena);
  EXPECT_EQ(roles.verdicts.size(), blocks.blocks.size());
  Reading reading;
  std::string standfirst, first;
  for (size_t i = 0; i < roles.verdicts.size(); ++i) {
    const std::string block(blocks.blocks[i].text);
    switch (roles.verdicts[i].role) {
      case Role::Headline:
        reading.headline = block;
        ++reading.headline_count;
        break;
      case Role::Standfirst:
        if (standfirst.empty()) standfirst = block;
        break;
      case Role::Paragraph:
        if (first.empty()) first = block;
        reading.body.push_back("paragraph\t" + block);
        break;
      case Role::Subheading: reading.body.push_back("subheading\t" + block); break;
      case Role::ListItem: reading.body.push_back("list_item\t" + block); break;
      default: break;
    }
  }
  EXPECT_LE(reading.headline_count, 1u);
  reading.lede = standfirst.empty() ? first : standfirst;
  return reading;
}

std::vector<std::filesystem::path> fixtures() {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry :
       std::filesystem::directory_iterator(STET_SOURCE_DIR "/src/text/fixtures")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

TEST(TextAssign, FixturesInManyLanguages) {
  ASSERT_GE(fixtures().size(), 10u);
  for (std::filesystem::path path : fixtures()) {
    SCOPED_TRACE(path.filename().string());
    const std::string text = read(path);
    EXPECT_EQ(read_text(text).dump(), read(path.replace_extension(".expected")));
  }
}

// Read from beside the repository: its text belongs to its publisher.
TEST(TextAssign, FoundingExample) {
  const char* shared = std::getenv("STET_SHARED");
  const std::filesystem::path path =
      std::filesystem::path(shared ? shared : STET_SOURCE_DIR "/../shared") /
      "inputs/text-dumps/rferl-27403939.txt";
  const std::string text = read(path);
  if (text.empty()) GTEST_SKIP() << "not here: " << path;
  // Lines 12 to 30 of the file, every other one, are the body.
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  ASSERT_GE(lines.size(), 30u);
  const Reading reading = read_text(text);
  EXPECT_EQ(reading.headline, lines[4]);
  EXPECT_EQ(reading.lede, lines[9]);
  ASSERT_EQ(reading.body.size(), 10u);
  for (size_t i = 0; i < 10; ++i) EXPECT_EQ(reading.body[i], "paragraph\t" + lines[9 + 2 * i]);
}

TEST(TextAssign, NothingToRead) {
  Arena arena;
  const content::Blocks nothing = segment("", arena);
  EXPECT_EQ(assign("", nothing, Focus::Balanced, arena).kind, PageKind::None);

  const std::string_view menu = "Home\nNews\nSport\n\n© 2020\n";
  const content::Blocks blocks = segment(menu, arena);
  EXPECT_EQ(assign(menu, blocks, Focus::Balanced, arena).kind, PageKind::Other);
}

TEST(TextAssign, ADoubledLineIsACaptionWhereverItStands) {
  const std::string text = read(STET_SOURCE_DIR "/src/text/fixtures/en-harbour.txt");
  Arena arena;
  const content::Blocks blocks = segment(text, arena);
  const content::Roles roles = assign(text, blocks, Focus::Balanced, arena);
  EXPECT_EQ(roles.verdicts[3].role, Role::Caption);
  EXPECT_EQ(roles.verdicts[4].role, Role::Caption);
  EXPECT_EQ(roles.verdicts[5].role, Role::Paragraph);
}

TEST(TextAssign, RecallKeepsWhatFollowsABreak) {
  const std::string text = read(STET_SOURCE_DIR "/src/text/fixtures/en-harbour.txt");
  EXPECT_GE(read_text(text, Focus::Recall).body.size(), read_text(text).body.size());
}

// Linear: many blocks, many repetitions, one word.
TEST(TextAssign, LargeInput) {
  std::string text;
  for (int i = 0; i < 20000; ++i) {
    text += "The same sentence is said again and again, and nobody knows what it is good for.\n\n";
    text += "• item\n";
  }
  text += std::string(1 << 20, '.');
  text += "\n\n" + std::string(1 << 20, 'a');
  Arena arena;
  const content::Blocks blocks = segment(text, arena);
  EXPECT_EQ(assign(text, blocks, Focus::Balanced, arena).verdicts.size(), blocks.blocks.size());
}

}  // namespace
}  // namespace stet::text
