#pragma once
// What was asked for on the command line, as plain data.

#include <optional>
#include <string>
#include <vector>

#include "cli/dump_stage.h"
#include "cli/record_output.h"
#include "stet/extract.h"

namespace stet::cli {

// What a run of the program may end with.
enum class Exit : int {
  Good = 0,
  SomeFailed = 1,  // inputs that gave no record; each has its line on standard error
  Usage = 2,
  CouldNotRun = 3,  // the output cannot be written, the run was interrupted
};

enum class Show { Auto, Yes, No };

struct ExtractSettings {
  std::vector<std::string> inputs;  // at least one
  std::optional<Format> format;     // none: text for one page on a terminal, else jsonl
  std::string output;               // a file or folder; empty: standard output
  std::string url;
  Options options;
  unsigned jobs = 0;  // 0: as many as cores may be used
  Show progress = Show::Auto;
  bool quiet = false;
};

struct ExplainSettings {
  std::string page, url;
  std::string output;  // a file; empty: standard output
  Options options;
  std::vector<size_t> block_numbers;  // from 1; empty: all blocks, folded
  size_t width = 0;                   // columns; 0: the terminal's
  Show colour = Show::Auto;
  bool all = false, why = false, html = false;
};

struct DumpSettings {
  Stage stage = Stage::Article;
  std::string page, url;
  Options options;
};

// One of the three.
struct CommandLine {
  std::optional<ExtractSettings> extract;
  std::optional<ExplainSettings> explain;
  std::optional<DumpSettings> dump;
};

// Nothing if the program is to end at once, with `exit`: help and version were
// printed to standard output, or what is wrong to standard error.
std::optional<CommandLine> parse_command_line(int argc, char** argv, Exit& exit);

}  // namespace stet::cli
