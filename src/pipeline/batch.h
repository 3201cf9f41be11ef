#pragma once
// Many pages on many threads. Results come out one at a time, on the thread that
// called, in the order of the inputs, the same for any number of threads. Work
// in flight is bounded by number and bytes: a slow page holds the others up
// rather than letting their results pile up.

#include <atomic>
#include <functional>
#include <string>

#include "pipeline/inputs.h"
#include "stet/extract.h"

namespace stet {

struct BatchResult {
  InputItem input;
  std::string record;  // what render() made; empty if there is an error
  std::optional<Error> error;
  uint64_t bytes = 0;  // of the page, unpacked
};

struct BatchOptions {
  Options extract;
  std::string url;  // of the page; makes sense for a single input
  unsigned jobs = 1;
  // Turns a record into bytes; called on the workers. Appends.
  std::function<void(std::string&, const Article&)> render;
  // Called with each result, in order. False ends the run.
  std::function<bool(BatchResult&&)> result;
  // Called about ten times a second, if set.
  std::function<void()> tick;
  // The run ends soon after this becomes true, if set.
  const std::atomic<bool>* stop = nullptr;
};

// Returns when all results were handed over, or the run was ended.
void run_batch(Inputs& inputs, const BatchOptions& options);

// Cores that this process may use: its affinity, and the share of them that its
// control group is given, rounded up. At least 1.
unsigned usable_cores();

}  // namespace stet
