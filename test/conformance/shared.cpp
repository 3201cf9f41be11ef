#include "test/conformance/shared.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace stet::conformance {

std::filesystem::path shared_folder() {
  const char* named = std::getenv("STET_SHARED");
  const std::filesystem::path folder =
      named ? std::filesystem::path(named)
            : std::filesystem::path(STET_SOURCE_DIR).parent_path() / "shared";
  return std::filesystem::is_directory(folder) ? folder : std::filesystem::path();
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad() || !in.is_open()) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    std::exit(3);
  }
  return bytes;
}

std::string normalize_newlines(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
      continue;
    }
    out += '\n';
    if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  return out;
}

}  // namespace stet::conformance
