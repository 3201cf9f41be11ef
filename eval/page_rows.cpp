// What the training of page models reads: the row of page features of every page of a list.
//
//   stet_page_rows MANIFEST SCORES OUT
//   stet_page_rows --list
//
// MANIFEST as stet_predict takes it. SCORES has a 32-bit integer for each block of the pages
// that have any, in the order of MANIFEST: the probability that it stands, in units of
// 1/kCertain (probability.h). Writes OUT: of each such page the row of page_feature.h, 16-bit
// integers of this machine. --list prints the features' names and meanings instead.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "content/feature_view.h"
#include "content/features.h"
#include "content/page_feature.h"
#include "content/page_features.h"
#include "content/segment.h"
#include "encoding/decode.h"
#include "html/parse.h"
#include "manifest.h"

namespace {

using namespace stet;

// The row of one page, whose blocks' scores come next in `scores`.
bool write_row(const eval::Entry& entry, std::istream& scores, std::ostream& out, Arena& arena) {
  const std::optional<std::string> bytes = eval::load(entry.path);
  if (!bytes) {
    std::fprintf(stderr, "%s: cannot be read\n", entry.path.c_str());
    return false;
  }
  arena.reset();
  const std::string_view body = std::string_view(*bytes).substr(0, bytes->size() - eval::kPadding);
  const encoding::Decoded decoded =
      encoding::decode(body, entry.content_type, eval::kPadding, arena);
  const html::Document document = html::parse(decoded.text, arena);
  const meta::Metadata metadata = meta::read(document, entry.url, arena);
  const content::Blocks blocks = content::segment(document, arena);
  const size_t count = blocks.boxes.empty() ? 0 : blocks.blocks.size();
  if (count == 0) return true;
  ArenaVector<int32_t> probabilities(arena);
  probabilities.resize(count);
  scores.read(reinterpret_cast<char*>(probabilities.begin()),
              static_cast<std::streamsize>(count * sizeof(int32_t)));
  if (!scores) {
    std::fprintf(stderr, "%s: no scores for its blocks\n", entry.path.c_str());
    return false;
  }
  const content::Measures measures = content::measure(blocks, metadata.kind, arena);
  const content::Opinion opinion = content::judge(document, blocks, measures, metadata, arena);
  const content::FeatureView view(document, blocks, measures, metadata, opinion, arena);
  const content::FeatureRows rows = content::features(view, arena);
  const content::FeatureRows row =
      content::page_features({blocks, measures, metadata, opinion, rows, probabilities}, arena);
  for (size_t f = 0; f < row.feature_count; ++f) {
    out.write(reinterpret_cast<const char*>(row.column(f)), sizeof(int16_t));
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--list") == 0) {
    for (const content::PageFeatureInfo& feature : content::kPageFeatures) {
      std::printf("%s\t%s\n", std::string(feature.name).c_str(),
                  std::string(feature.meaning).c_str());
    }
    return 0;
  }
  if (argc != 4) {
    std::fputs("usage: stet_page_rows MANIFEST SCORES OUT | stet_page_rows --list\n", stderr);
    return 2;
  }
  std::ifstream manifest(argv[1]);
  std::ifstream scores(argv[2], std::ios::binary);
  std::ofstream out(argv[3], std::ios::binary);
  if (!manifest || !scores || !out) {
    std::fprintf(stderr, "%s, %s or %s: cannot be opened\n", argv[1], argv[2], argv[3]);
    return 2;
  }
  Arena arena;
  for (const eval::Entry& entry : eval::read_manifest(manifest)) {
    if (!write_row(entry, scores, out, arena)) return 1;
  }
  out.flush();
  if (!out || scores.peek() != std::ifstream::traits_type::eof()) {
    std::fprintf(stderr, "%s: cannot be written, or scores are left over\n", argv[3]);
    return 2;
  }
  return 0;
}
