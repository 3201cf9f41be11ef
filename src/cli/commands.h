#pragma once
// The commands.

#include <string_view>

#include "cli/command_line.h"
#include "stet/result.h"

namespace stet::cli {

Exit run_extract(const ExtractSettings& settings);
Exit run_dump(const DumpSettings& settings);
Exit run_explain(const ExplainSettings& settings);

// Prints "stet: PATH: byte OFFSET: truncated: MESSAGE" to standard error. The
// offset is left out where the failure has no place in the input.
void print_failure(std::string_view path, const Error& error);

}  // namespace stet::cli
