#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "cli/terminal.h"
#include "pipeline/inputs.h"

namespace stet::cli {

Progress::Progress(bool shown, const std::vector<std::string>& arguments) : shown_(shown) {
  if (shown_) counter_ = std::thread([this, arguments] { count(arguments); });
}

Progress::~Progress() {
  stop_ = true;
  if (counter_.joinable()) counter_.join();
  clear();
}

void Progress::count(const std::vector<std::string>& arguments) {
  Inputs inputs(arguments);
  uint64_t total = 0;
  while (!stop_ && inputs.next()) ++total;
  if (!stop_) total_ = total;
}

void Progress::add(uint64_t bytes, bool failed) {
  ++pages_;
  bytes_ += bytes;
  failures_ += failed;
}

void Progress::draw() {
  if (!shown_) return;
  const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - begin_;
  const double seconds = std::max(spent.count(), 0.001);
  const uint64_t total = total_;
  std::string line = grouped(pages_);
  if (total > 0) line += " of " + grouped(total);
  line += fmt::format(" pages  {}/s  {}/s",
                      grouped(static_cast<uint64_t>(static_cast<double>(pages_) / seconds)),
                      bytes_text(static_cast<double>(bytes_) / seconds));
  if (failures_ > 0) line += fmt::format("  {} failed", grouped(failures_));
  if (total > pages_ && pages_ > 0) {
    line +=
        "  " +
        duration_text(seconds * static_cast<double>(total - pages_) / static_cast<double>(pages_)) +
        " left";
  }
  line.resize(
      std::min<size_t>(line.size(), static_cast<size_t>(terminal_columns(STDERR_FILENO) - 1)));
  fmt::print(stderr, "\r{}\x1b[K", line);
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  drawn_ = false;
}

}  // namespace stet::cli
