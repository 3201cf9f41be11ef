#include "pipeline/inputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "base/ascii.h"
#include "io/file.h"

namespace stet {
namespace {

namespace fs = std::filesystem;

bool has_suffix(std::string_view name, std::string_view suffix) {
  return name.size() > suffix.size() &&
         equals_ignoring_case(name.substr(name.size() - suffix.size()), suffix);
}

std::string_view without_gz(std::string_view name) {
  if (has_suffix(name, ".gz")) name.remove_suffix(3);
  return name;
}

// "pages" for "/data/pages/"; empty for ".", "..", "/".
std::string own_name(const std::string& path) {
  std::string_view name = path;
  while (name.size() > 1 && name.back() == '/') name.remove_suffix(1);
  name = name.substr(name.rfind('/') + 1);
  return name == "." || name == ".." || name == "/" ? std::string() : std::string(name);
}

std::string joined(const std::string& folder, const std::string& name) {
  if (folder.empty()) return name;
  return folder.back() == '/' ? folder + name : folder + "/" + name;
}

}  // namespace

std::string_view content_type_of_name(std::string_view name) {
  name = without_gz(name);
  if (has_suffix(name, ".txt")) return "text/plain";
  if (has_suffix(name, ".xhtml")) return "application/xhtml+xml";
  if (has_suffix(name, ".html") || has_suffix(name, ".htm")) return "text/html";
  return {};
}

bool is_page_name(std::string_view name) { return !content_type_of_name(name).empty(); }

std::optional<Error> Inputs::enter(std::string path, std::string relative) {
  std::error_code error;
  Level level{std::move(path), std::move(relative), {}};
  fs::directory_iterator entries(level.path, error);
  for (; !error && entries != fs::directory_iterator(); entries.increment(error)) {
    const fs::directory_entry& entry = *entries;
    std::string name = entry.path().filename().string();
    // Folders behind symbolic links are not entered: they may lead back here.
    std::error_code unknown;
    const bool folder = entry.is_directory(unknown);
    if (folder ? !entry.is_symlink(unknown) : is_page_name(name)) {
      level.entries.push_back({std::move(name), folder});
    }
  }
  if (error) return io::system_error("cannot read the folder", error.value());
  std::sort(level.entries.begin(), level.entries.end(),
            [](const Entry& a, const Entry& b) { return a.name > b.name; });
  levels_.push_back(std::move(level));
  return std::nullopt;
}

std::optional<InputItem> Inputs::next() {
  for (;;) {
    if (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.entries.empty()) {
        levels_.pop_back();
        if (levels_.empty() && found_ == 0) {
          return InputItem{arguments_[argument_ - 1],
                           {},
                           Error{Errc::Unsupported, 0,
                                 "no pages in this folder: looked for .html, .htm, .xhtml, .txt, "
                                 "and these with .gz"}};
        }
        continue;
      }
      const Entry entry = std::move(level.entries.back());
      level.entries.pop_back();
      std::string path = joined(level.path, entry.name);
      std::string relative = joined(level.relative, entry.name);
      if (!entry.folder) {
        ++found_;
        return InputItem{std::move(path), std::move(relative), std::nullopt};
      }
      if (std::optional<Error> error = enter(path, relative)) {
        ++found_;
        return InputItem{std::move(path), std::move(relative), std::move(error)};
      }
      continue;
    }
    if (argument_ == arguments_.size()) return std::nullopt;
    const std::string& argument = arguments_[argument_++];
    std::error_code unknown;
    if (argument == "-") return InputItem{argument, "stdin", std::nullopt};
    if (!fs::is_directory(argument, unknown)) {
      return InputItem{argument, own_name(argument), std::nullopt};
    }
    found_ = 0;
    if (std::optional<Error> error = enter(argument, own_name(argument))) {
      return InputItem{argument, {}, std::move(error)};
    }
  }
}

}  // namespace stet
