// How a failure is told: one line, fit for grep.

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/terminal.h"

namespace stet::cli {

void print_failure(std::string_view path, const Error& error) {
  // The system's own failures, and what concerns an input as a whole, have no place.
  const bool placed =
      error.offset > 0 || error.code == Errc::Truncated || error.code == Errc::Malformed;
  const std::string place = placed ? fmt::format(" byte {}:", error.offset) : "";
  fmt::print(stderr, "stet: {}:{} {}: {}\n", printable(path), place, name(error.code),
             printable(error.message));
}

}  // namespace stet::cli
