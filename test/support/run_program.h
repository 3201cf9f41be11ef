#pragma once
// Runs the built program and takes down all that it says.

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "test/support/temporary_folder.h"

namespace stet {

struct Outcome {
  int code = -1;  // exit code; 128 + n for signal n
  std::string out, err;
  uint64_t resident_max = 0;  // bytes
};

// `input` is what standard input gives. Standard output is taken down, or goes
// to `out_path` if that is not empty.
inline Outcome run_stet(const std::vector<std::string>& arguments, const std::string& input = "",
                        const std::string& out_path = "") {
  const TemporaryFolder folder;
  const std::string in = folder.write("in", input);
  const std::string out = out_path.empty() ? folder.path("out") : out_path;
  const std::string err = folder.path("err");
  std::string program = STET_BINARY_DIR "/stet";
  std::vector<char*> argv{program.data()};
  std::vector<std::string> copies = arguments;
  for (std::string& argument : copies) argv.push_back(argument.data());
  argv.push_back(nullptr);

  const pid_t child = fork();
  if (child == 0) {
    const auto redirect = [](const std::string& path, int flags, int to) {
      const int descriptor = open(path.c_str(), flags, 0600);
      if (descriptor < 0 || dup2(descriptor, to) < 0) _exit(120);
    };
    redirect(in, O_RDONLY, STDIN_FILENO);
    redirect(out, O_WRONLY | O_CREAT, STDOUT_FILENO);
    redirect(err, O_WRONLY | O_CREAT, STDERR_FILENO);
    execv(argv[0], argv.data());
    _exit(121);
  }
  Outcome outcome;
  int status = 0;
  rusage usage = {};
  if (child < 0 || wait4(child, &status, 0, &usage) != child) std::abort();
  outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  outcome.resident_max = static_cast<uint64_t>(usage.ru_maxrss) * 1024;
  if (out_path.empty()) outcome.out = TemporaryFolder::read(out);
  outcome.err = TemporaryFolder::read(err);
  return outcome;
}

}  // namespace stet
