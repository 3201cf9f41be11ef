#pragma once
// Pages of a collection: a manifest of them, and their bytes.

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

namespace stet::eval {

// The core may read this far behind a page without copying it.
inline constexpr size_t kPadding = 64;

struct Entry {
  std::string id, path, url, content_type;
};

// A page a line: id, path, url and content type, separated by tabs; the last two
// may be empty or left out.
std::vector<Entry> read_manifest(std::istream& in);

// The page and kPadding zero bytes; a path ending in .gz is inflated. nullopt if it
// cannot be read.
std::optional<std::string> load(const std::string& path);

}  // namespace stet::eval
