#pragma once
// The inputs of a run, one after the other, in the order in which their records
// come out: arguments as given, the files of a folder sorted by name, folder by
// folder. Nothing is listed before it is due, so a folder of any size costs the
// memory of its largest directory.

#include <optional>
#include <string>
#include <vector>

#include "stet/result.h"

namespace stet {

struct InputItem {
  std::string path;  // "-" for standard input
  // What a folder's file is called from that folder on, the folder's own name
  // included: "pages/2024/a.html" for "/data/pages". The name alone for a file.
  std::string relative;
  // Set for what is no page but a failure: a folder without any, or unreadable.
  std::optional<Error> failure;
};

class Inputs {
 public:
  explicit Inputs(std::vector<std::string> arguments) : arguments_(std::move(arguments)) {}

  // The next input, or nothing after the last.
  std::optional<InputItem> next();

 private:
  struct Entry {
    std::string name;
    bool folder = false;
  };
  struct Level {
    std::string path, relative;
    std::vector<Entry> entries;  // sorted, the next one last
  };

  // Reads a directory into a new level; an error if it cannot be read.
  std::optional<Error> enter(std::string path, std::string relative);

  std::vector<std::string> arguments_;
  size_t argument_ = 0;
  std::vector<Level> levels_;
  size_t found_ = 0;  // in the folder that is being walked
};

// True for names that folders are searched for: .html, .htm, .xhtml and .txt in
// any case, and these with .gz behind.
bool is_page_name(std::string_view name);

// The content type that a name promises, ".gz" left aside: "text/plain" for
// .txt, "text/html", "application/xhtml+xml"; empty for any other.
std::string_view content_type_of_name(std::string_view name);

}  // namespace stet
