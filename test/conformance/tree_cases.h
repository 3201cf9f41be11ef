#pragma once
// The cases of html5lib-tests/tree-construction: *.dat files.
// https://github.com/html5lib/html5lib-tests/blob/master/tree-construction/README.md

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "html/parse.h"

namespace stet::conformance {

enum class Scripting { Both, Off, On };

struct TreeCase {
  std::string file;     // "tests1.dat"
  int line = 0;         // of its "#data"
  std::string input;    // bytes to parse, newlines not yet normalised
  std::string context;  // "td", "svg path"; empty for a whole document
  Scripting scripting = Scripting::Both;
  std::string tree;  // as html::dump writes it
};

// The context element of that name: "td", "svg path".
html::FragmentContext fragment_context(std::string_view name);

// All cases of the folder and those inside it, by file name and place.
std::vector<TreeCase> read_tree_cases(const std::filesystem::path& folder);

}  // namespace stet::conformance
