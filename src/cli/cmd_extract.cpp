// stet extract: pages in, records out, in order.

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>

#include "cli/commands.h"
#include "cli/progress.h"
#include "cli/record_output.h"
#include "cli/terminal.h"
#include "pipeline/batch.h"

namespace stet::cli {
namespace {

std::atomic<bool> interrupted{false};

// The second time, the system does what it does.
void on_signal(int signal) {
  interrupted = true;
  std::signal(signal, SIG_DFL);
}

std::string plural(uint64_t count, const char* one, const char* many) {
  return grouped(count) + " " + (count == 1 ? one : many);
}

Format format_of(const ExtractSettings& settings, bool several) {
  if (settings.format) return *settings.format;
  const bool to_terminal = settings.output.empty() && is_terminal(STDOUT_FILENO);
  return !several && to_terminal ? Format::Text : Format::Jsonl;
}

bool is_folder(const std::string& path) {
  std::error_code unknown;
  return std::filesystem::is_directory(path, unknown);
}

// One run. Counts what happens to the inputs.
class Run {
 public:
  explicit Run(const ExtractSettings& settings)
      : settings_(settings),
        several_(settings.inputs.size() > 1 || is_folder(settings.inputs[0])),
        progress_(settings.progress == Show::Yes || (settings.progress == Show::Auto && several_ &&
                                                     !settings.quiet && can_redraw()),
                  settings.inputs) {}

  Exit run() {
    if (several_ && !settings_.url.empty()) {
      fmt::print(stderr, "stet: --url is for a single page\n");
      return Exit::Usage;
    }
    const Format format = format_of(settings_, several_);
    const bool folder = !settings_.output.empty() &&
                        (settings_.output.back() == '/' || is_folder(settings_.output));
    Result<std::unique_ptr<RecordOutput>> output =
        folder ? open_folder(settings_.output, format)
               : open_stream(settings_.output, format, several_ ? Stream::Several : Stream::One);
    if (!output) return could_not_run(output.error());

    std::signal(SIGINT, on_signal);
    std::signal(SIGTERM, on_signal);
    BatchOptions batch;
    batch.extract = settings_.options;
    batch.url = settings_.url;
    batch.jobs = settings_.jobs > 0 ? settings_.jobs : several_ ? usable_cores() : 1;
    batch.render = [format](std::string& out, const Article& article) {
      render(out, article, format);
    };
    batch.result = [&](BatchResult&& result) { return take(**output, std::move(result)); };
    batch.tick = [&] { progress_.draw(); };
    batch.stop = &interrupted;
    Inputs inputs(settings_.inputs);
    run_batch(inputs, batch);

    if (interrupted) {
      progress_.clear();
      fmt::print(stderr, "stet: interrupted after {}\n",
                 plural(records_ + failures_, "input", "inputs"));
      return Exit::CouldNotRun;
    }
    if (!broken_) {
      if (Result<Ok> done = (*output)->finish(); !done) broken_ = done.error();
    }
    progress_.clear();
    if (broken_ && !io::is_broken_pipe(*broken_)) return could_not_run(*broken_);
    if (!broken_ && !settings_.quiet && (several_ || settings_.progress == Show::Yes)) {
      fmt::print(stderr, "stet: {} = {} + {}\n", plural(records_ + failures_, "input", "inputs"),
                 plural(records_, "record", "records"), plural(failures_, "failure", "failures"));
    }
    return failures_ > 0 ? Exit::SomeFailed : Exit::Good;
  }

 private:
  bool take(RecordOutput& output, BatchResult&& result) {
    std::optional<Error> failure = std::move(result.error);
    if (!failure) {
      bool of_input = false;
      if (Result<Ok> done = output.add(result.input, result.record, of_input); !done) {
        if (!of_input) {
          broken_ = done.error();
          return false;
        }
        failure = done.error();
      }
    }
    progress_.add(result.bytes, failure.has_value());
    if (failure) {
      ++failures_;
      progress_.clear();
      print_failure(result.input.path, *failure);
    } else {
      ++records_;
    }
    return true;
  }

  Exit could_not_run(const Error& error) {
    progress_.clear();
    print_failure(settings_.output.empty() ? "standard output" : settings_.output, error);
    return Exit::CouldNotRun;
  }

  const ExtractSettings& settings_;
  const bool several_;
  Progress progress_;
  uint64_t records_ = 0, failures_ = 0;
  std::optional<Error> broken_;
};

}  // namespace

Exit run_extract(const ExtractSettings& settings) { return Run(settings).run(); }

}  // namespace stet::cli
