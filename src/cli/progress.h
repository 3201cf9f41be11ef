#pragma once
// The line on standard error that says how far a run is: pages, rates, failures,
// and when it will be done, as soon as another thread has counted the inputs.

#include <atomic>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

namespace stet::cli {

class Progress {
 public:
  // `shown` false makes everything here do nothing.
  Progress(bool shown, const std::vector<std::string>& arguments);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void add(uint64_t bytes, bool failed);
  void draw();
  // Takes the line away, so that something else can be printed in its place.
  void clear();

 private:
  void count(const std::vector<std::string>& arguments);

  bool shown_;
  bool drawn_ = false;
  uint64_t pages_ = 0, bytes_ = 0, failures_ = 0;
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::atomic<uint64_t> total_{0};  // 0 until known
  std::atomic<bool> stop_{false};
  std::thread counter_;
};

}  // namespace stet::cli
