// The program: parses the command line, runs a command, sets the exit code.

#include <fmt/format.h>

#include <csignal>
#include <exception>

#include "cli/command_line.h"
#include "cli/commands.h"

namespace {

stet::cli::Exit run(int argc, char** argv) {
  stet::cli::Exit exit = stet::cli::Exit::Good;
  const auto command = stet::cli::parse_command_line(argc, argv, exit);
  if (!command) return exit;
  if (command->extract) return stet::cli::run_extract(*command->extract);
  if (command->explain) return stet::cli::run_explain(*command->explain);
  return stet::cli::run_dump(*command->dump);
}

}  // namespace

int main(int argc, char** argv) {
  // A reader that goes away shows as an error of write().
  std::signal(SIGPIPE, SIG_IGN);
  try {
    return static_cast<int>(run(argc, argv));
  } catch (const std::exception& exception) {
    fmt::print(stderr, "stet: {}\n", exception.what());
    return static_cast<int>(stet::cli::Exit::CouldNotRun);
  }
}
