#include "test/conformance/tree_cases.h"

#include <algorithm>

#include "test/conformance/shared.h"

namespace stet::conformance {

namespace {

// What comes before `mark`, which is cut off with it.
std::string_view take_until(std::string_view& text, std::string_view mark) {
  const size_t at = text.find(mark);
  const std::string_view taken = text.substr(0, at);
  text.remove_prefix(at == std::string_view::npos ? text.size() : at + mark.size());
  return taken;
}

// `text` is behind "#data\n" and ends before the empty line.
TreeCase read_case(std::string_view text) {
  TreeCase result;
  // An empty input has no line of its own.
  if (text.starts_with("#errors\n")) {
    text.remove_prefix(8);
  } else {
    result.input = take_until(text, "\n#errors\n");
  }
  while (!text.empty()) {
    const std::string_view line = take_until(text, "\n");
    if (line == "#document") break;
    if (line == "#document-fragment") result.context = take_until(text, "\n");
    if (line == "#script-on") result.scripting = Scripting::On;
    if (line == "#script-off") result.scripting = Scripting::Off;
  }
  result.tree = text;
  if (!result.tree.empty() && result.tree.back() != '\n') result.tree += '\n';
  return result;
}

void read_cases(const std::filesystem::path& path, std::string name, std::vector<TreeCase>& out) {
  const std::string bytes = read_file(path);
  std::string_view rest = bytes;
  if (!rest.starts_with("#data\n")) return;
  rest.remove_prefix(6);
  while (!rest.empty()) {
    const auto before = static_cast<size_t>(rest.data() - bytes.data());
    std::string_view text = take_until(rest, "\n\n#data\n");
    while (rest.empty() && text.ends_with("\n\n")) text.remove_suffix(1);
    out.push_back(read_case(text));
    out.back().file = name;
    out.back().line = static_cast<int>(std::count(bytes.data(), bytes.data() + before, '\n'));
  }
}

}  // namespace

html::FragmentContext fragment_context(std::string_view name) {
  html::FragmentContext context;
  if (name.starts_with("svg ")) {
    context.space = html::Namespace::Svg;
    name.remove_prefix(4);
  } else if (name.starts_with("math ")) {
    context.space = html::Namespace::MathMl;
    name.remove_prefix(5);
  }
  const Padded padded(name);
  context.tag = html::listed_tag(padded.view().data(), name.size());
  return context;
}

std::vector<TreeCase> read_tree_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".dat") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<TreeCase> cases;
  for (const auto& path : paths) {
    read_cases(path, std::filesystem::relative(path, folder).string(), cases);
  }
  return cases;
}

}  // namespace stet::conformance
