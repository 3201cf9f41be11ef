// Real pages in many encodings: how many are decoded as their collection says.

#include "encoding/detect.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "encoding/decode.h"
#include "encoding/legacy.h"

namespace stet::encoding {
namespace {

namespace fs = std::filesystem;

std::string shared(const std::string& path) {
  const char* folder = std::getenv("STET_SHARED");
  return (folder != nullptr ? std::string(folder) : std::string(STET_SOURCE_DIR "/../shared")) +
         "/inputs/" + path;
}

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> files_below(const std::string& root) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(root)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// "windows-1251-russian" and "iso-8859-1" become encodings; nothing for those
// that the standard does not have.
std::optional<Encoding> encoding_of(std::string label) {
  for (char& c : label) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  if (label == "cp932") return Encoding::ShiftJis;
  if (label == "cp949") return Encoding::EucKr;
  if (label == "maccyrillic") return Encoding::XMacCyrillic;
  if (label == "macroman") return Encoding::Macintosh;
  if (label == "utf-8-sig") return Encoding::Utf8;
  if (label == "utf-16") return Encoding::Utf16Le;
  while (true) {
    if (const auto encoding = for_label(label)) {
      return encoding == Encoding::Replacement ? std::nullopt : encoding;
    }
    const size_t dash = label.rfind('-');
    if (dash == label.npos) return {};
    label.resize(dash);
  }
}

// The same text, however the encoding is called.
bool same_text(std::string_view text, const std::string& bytes, Encoding expected, Arena& arena) {
  std::string_view rest = bytes;
  if (const auto bom = byte_order_mark(rest)) {
    rest.remove_prefix(bom->size);
    if (expected == Encoding::Utf16Le) expected = bom->encoding;
  }
  return text == (expected == Encoding::Utf8 ? repair_utf8(rest, arena).text
                                             : transcode(rest, expected, arena).text);
}

struct Count {
  int right = 0, total = 0;
};

void report(const char* what, const std::map<std::string, Count>& counts, Count& all) {
  for (const auto& [label, count] : counts) {
    all.right += count.right;
    all.total += count.total;
    if (count.right < count.total) {
      std::printf("  %s %s: %d of %d\n", what, label.c_str(), count.right, count.total);
    }
  }
  std::printf("ACCURACY %s right=%d total=%d\n", what, all.right, all.total);
}

TEST(Detect, ChardetPagesAsTheyAre) {
  if (!fs::exists(shared("chardet"))) GTEST_SKIP() << "needs ../shared/inputs/chardet";
  std::map<std::string, Count> counts;
  for (const fs::path& path : files_below(shared("chardet"))) {
    const std::string label = path.parent_path().filename().string();
    const std::optional<Encoding> expected = encoding_of(label);
    if (!expected || label == "chardet") continue;
    const std::string bytes = read(path);
    Arena arena;
    Count& count = counts[label];
    ++count.total;
    const Decoded result = decode(bytes, "", 0, arena);
    const bool right = same_text(result.text, bytes, *expected, arena);
    count.right += right;
    if (!right && std::getenv("STET_VERBOSE") != nullptr) {
      std::printf("  %s/%s: %.*s by %.*s\n", label.c_str(), path.filename().c_str(),
                  static_cast<int>(result.encoding.size()), result.encoding.data(),
                  static_cast<int>(name(result.source).size()), name(result.source).data());
    }
  }
  Count all;
  report("chardet-declared", counts, all);
  EXPECT_GE(all.right, 391) << "the floor; it only rises";
}

// As if nothing were declared.
TEST(Detect, ChardetPagesByTheirTextAlone) {
  if (!fs::exists(shared("chardet"))) GTEST_SKIP() << "needs ../shared/inputs/chardet";
  std::map<std::string, Count> counts;
  for (const fs::path& path : files_below(shared("chardet"))) {
    const std::string label = path.parent_path().filename().string();
    const std::optional<Encoding> expected = encoding_of(label);
    if (!expected || label == "chardet") continue;
    const std::string bytes = read(path);
    const Utf8Scan scan = scan_utf8(bytes);
    if (scan.valid || scan.has_nul) continue;
    Arena arena;
    Count& count = counts[label];
    ++count.total;
    const std::optional<Encoding> result = detect(sample_text(bytes, arena));
    const Encoding encoding = result.value_or(Encoding::Windows1252);
    const bool right = encoding != Encoding::Utf8 &&
                       same_text(transcode(bytes, encoding, arena).text, bytes, *expected, arena);
    count.right += right;
    if (!right && std::getenv("STET_VERBOSE") != nullptr) {
      std::printf("  %s/%s: %.*s, misfit %.2f, right one %.2f\n", label.c_str(),
                  path.filename().c_str(), static_cast<int>(name(encoding).size()),
                  name(encoding).data(), misfit(sample_text(bytes, arena), encoding, arena),
                  misfit(sample_text(bytes, arena), *expected, arena));
    }
  }
  Count all;
  report("chardet-undeclared", counts, all);
  EXPECT_GE(all.right, 359) << "the floor; it only rises";
}

// The right encoding must never look doubtful.
TEST(Detect, MisfitOfTheRightSingleByteEncodingIsSmall) {
  if (!fs::exists(shared("chardet"))) GTEST_SKIP() << "needs ../shared/inputs/chardet";
  for (const fs::path& path : files_below(shared("chardet"))) {
    const std::string label = path.parent_path().filename().string();
    const std::optional<Encoding> expected = encoding_of(label);
    if (!expected || label == "chardet" || !is_single_byte(*expected)) continue;
    const std::string bytes = read(path);
    Arena arena;
    if (scan_utf8(bytes).valid) continue;
    EXPECT_LT(misfit(sample_text(bytes, arena), *expected, arena), 0.1F) << path;
  }
}

TEST(Detect, ShortTextsOfUchardet) {
  if (!fs::exists(shared("uchardet"))) GTEST_SKIP() << "needs ../shared/inputs/uchardet";
  std::map<std::string, Count> counts;
  for (const fs::path& path : files_below(shared("uchardet"))) {
    if (path.extension() != ".txt") continue;
    const std::optional<Encoding> expected = encoding_of(path.stem().string());
    if (!expected) continue;
    const std::string bytes = read(path);
    Arena arena;
    Count& count = counts[path.parent_path().filename().string() + "/" + path.stem().string()];
    ++count.total;
    count.right += same_text(decode(bytes, "", 0, arena).text, bytes, *expected, arena);
  }
  Count all;
  report("uchardet", counts, all);
  EXPECT_GE(all.right, 48) << "the floor; it only rises";
}

}  // namespace
}  // namespace stet::encoding
