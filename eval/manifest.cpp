// Reads manifests and gzip files.

#include "manifest.h"

#include <libdeflate.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string_view>

namespace stet::eval {

namespace {

bool has_suffix(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

// All members of a gzip file.
std::optional<std::string> gunzip(const std::string& packed) {
  libdeflate_decompressor* inflater = libdeflate_alloc_decompressor();
  std::string out;
  size_t in_at = 0;
  bool good = inflater != nullptr && !packed.empty();
  while (good && in_at < packed.size()) {
    const size_t out_at = out.size();
    size_t room = (packed.size() - in_at) * 8 + 4096;
    libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t used = 0, made = 0;
    while (result == LIBDEFLATE_INSUFFICIENT_SPACE) {
      out.resize(out_at + room);
      result = libdeflate_gzip_decompress_ex(inflater, packed.data() + in_at, packed.size() - in_at,
                                             out.data() + out_at, room, &used, &made);
      room *= 2;
    }
    good = result == LIBDEFLATE_SUCCESS;
    in_at += used;
    out.resize(out_at + made);
  }
  libdeflate_free_decompressor(inflater);
  if (!good) return std::nullopt;
  return out;
}

}  // namespace

std::vector<Entry> read_manifest(std::istream& in) {
  std::vector<Entry> entries;
  std::string line;
  while (std::getline(in, line)) {
    if (line.empty()) continue;
    Entry entry;
    std::string* const fields[] = {&entry.id, &entry.path, &entry.url, &entry.content_type};
    size_t at = 0;
    for (std::string* field : fields) {
      const size_t tab = std::min(line.find('\t', at), line.size());
      field->assign(line, at, tab - at);
      at = tab + 1;
      if (at > line.size()) break;
    }
    entries.push_back(std::move(entry));
  }
  return entries;
}

std::optional<std::string> load(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (has_suffix(path, ".gz")) {
    std::optional<std::string> inflated = gunzip(bytes);
    if (!inflated) return std::nullopt;
    bytes = std::move(*inflated);
  }
  bytes.append(kPadding, '\0');
  return bytes;
}

}  // namespace stet::eval
