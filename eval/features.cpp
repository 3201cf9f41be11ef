// What training reads: the features and texts of every block of a list of pages.
//
//   stet_features MANIFEST OUT [SCORES]
//
// MANIFEST as stet_predict takes it. Writes OUT.bin, for each page its features as
// 16-bit integers of this machine, column by column, and OUT.jsonl, a line a page:
// id, number of blocks, kind and headline as the rules see them, and per block role, text,
// shape and veil. With SCORES, it writes the features of the second pass instead: SCORES has,
// for each page in turn, the logits of the first pass in units of 1/kLogit as 32-bit integers,
// one a block that it stands, then kRoleColumns a block, block by block.
// `stet_features --list` prints name and group of the features instead, `--list-second` the
// names of the second pass's.
// Exit code 1 if a page could not be read; its line then has no blocks.

#include <cstdio>
#include <cstring>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.h"
#include "content/feature.h"
#include "content/features.h"
#include "content/second_feature.h"
#include "content/second_features.h"
#include "content/segment.h"
#include "encoding/decode.h"
#include "html/parse.h"
#include "manifest.h"

namespace {

using namespace stet;

struct Files {
  std::ofstream rows, lines;
  std::ifstream scores;
  bool second = false;
};

void read_scores(std::ifstream& from, ArenaVector<int32_t>& to, size_t count) {
  to.resize(count);
  from.read(reinterpret_cast<char*>(to.begin()),
            static_cast<std::streamsize>(count * sizeof(int32_t)));
}

bool write_page(const eval::Entry& entry, Files& files, Arena& arena) {
  const std::optional<std::string> bytes = eval::load(entry.path);
  std::string line = "{\"id\":";
  const auto put = [&line](std::string_view text) { append_json_string(line, text); };
  put(entry.id);
  if (!bytes) {
    std::fprintf(stderr, "%s: cannot be read\n", entry.path.c_str());
    files.lines << line << ",\"count\":0,\"blocks\":[]}\n";
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
  line += ",\"count\":" + std::to_string(count);
  if (count > 0) {
    const content::Measures measures = content::measure(blocks, metadata.kind, arena);
    const content::Opinion opinion = content::judge(document, blocks, measures, metadata, arena);
    const content::FeatureView view(document, blocks, measures, metadata, opinion, arena);
    content::FeatureRows rows = content::features(view, arena);
    if (files.second) {
      content::FirstPass first(arena);
      read_scores(files.scores, first.stand, count);
      read_scores(files.scores, first.roles, count * content::kRoleColumns);
      if (!files.scores) {
        std::fprintf(stderr, "%s: the scores end before it\n", entry.path.c_str());
        return false;
      }
      rows = content::second_features(view, rows, first, arena);
    }
    for (size_t f = 0; f < rows.feature_count; ++f) {
      files.rows.write(reinterpret_cast<const char*>(rows.column(f)),
                       static_cast<std::streamsize>(count * sizeof(int16_t)));
    }
    line += ",\"kind\":";
    put(name(opinion.kind));
    line += ",\"headline\":";
    line += opinion.headline < count ? std::to_string(opinion.headline) : "null";
    line += ",\"blocks\":[";
    for (size_t i = 0; i < count; ++i) {
      line += i == 0 ? "[" : ",[";
      put(name(opinion.verdicts[i].role));
      line += ',';
      put(blocks.blocks[i].text);
      line += ',' + std::to_string(static_cast<int>(blocks.blocks[i].shape));
      line += ',' + std::to_string(static_cast<int>(blocks.blocks[i].veil)) + ']';
    }
    line += ']';
  } else {
    line += ",\"blocks\":[]";
  }
  files.lines << line << "}\n";
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 2 && std::strcmp(argv[1], "--list") == 0) {
    for (const content::FeatureInfo& feature : content::kFeatures) {
      std::printf("%s\t%d\t%s\n", std::string(feature.name).c_str(),
                  static_cast<int>(feature.group), std::string(feature.meaning).c_str());
    }
    return 0;
  }
  if (argc == 2 && std::strcmp(argv[1], "--list-second") == 0) {
    for (const std::string_view name : content::kSecondNames) {
      std::printf("%s\n", std::string(name).c_str());
    }
    for (size_t role = 0; role < content::kRoleColumns; ++role) std::printf("Role%zu\n", role);
    for (const content::Feature copy : content::kSecondCopies) {
      std::printf("First%s\n",
                  std::string(content::kFeatures[static_cast<size_t>(copy)].name).c_str());
    }
    return 0;
  }
  if (argc != 3 && argc != 4) {
    std::fputs("usage: stet_features MANIFEST OUT [SCORES] | --list | --list-second\n", stderr);
    return 2;
  }
  std::ifstream manifest(argv[1]);
  const std::string out = argv[2];
  Files files{std::ofstream(out + ".bin", std::ios::binary), std::ofstream(out + ".jsonl"), {}};
  files.second = argc == 4;
  if (files.second) files.scores.open(argv[3], std::ios::binary);
  if (!manifest || (files.second && !files.scores) || !files.rows || !files.lines) {
    std::fprintf(stderr, "%s or %s.*: cannot be opened\n", argv[1], argv[2]);
    return 2;
  }
  bool good = true;
  Arena arena;
  for (const eval::Entry& entry : eval::read_manifest(manifest)) {
    good = write_page(entry, files, arena) && good;
  }
  files.rows.flush();
  files.lines.flush();
  if (!files.rows || !files.lines) {
    std::fprintf(stderr, "%s.*: cannot be written\n", argv[2]);
    return 2;
  }
  return good ? 0 : 1;
}
