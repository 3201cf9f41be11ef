#include "pipeline/batch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "pipeline/reader.h"

namespace stet {
namespace {

// Inputs that may be in work or finished, but not handed over, for each thread.
constexpr uint64_t kWindowPerJob = 32;
// Bytes of finished records that wait; no new page is begun above that.
constexpr size_t kWaitingBytesMax = size_t{16} << 20;
constexpr std::chrono::milliseconds kTick{100};

// One thread's means.
class Worker {
 public:
  explicit Worker(const BatchOptions& options) : options_(options) {}

  BatchResult work(InputItem item) {
    BatchResult out;
    out.input = std::move(item);
    if (out.input.failure) {
      out.error = std::move(out.input.failure);
      return out;
    }
    try {
      run(out);
    } catch (const std::exception& exception) {  // out of memory, in the main
      out.record = {};
      out.error = Error{Errc::Limit, 0, exception.what()};
    }
    return out;
  }

 private:
  void run(BatchResult& out) {
    Result<Page> page = reader_.read(out.input, options_.extract.page_bytes_max);
    if (!page) {
      out.error = page.error();
      return;
    }
    page->url = options_.url;
    out.bytes = page->body.size();
    Result<Article> article = extract(*page, scratch_, options_.extract);
    if (!article) {
      out.error = article.error();
      return;
    }
    article->source.path = out.input.path;
    options_.render(out.record, *article);
  }

  const BatchOptions& options_;
  Reader reader_;
  Scratch scratch_;
};

// Inputs are numbered as they are taken. Result n waits in slot n modulo the
// window until all before it are gone.
class Batch {
 public:
  Batch(Inputs& inputs, const BatchOptions& options)
      : inputs_(inputs), options_(options), slots_(options.jobs * kWindowPerJob) {}

  void run() {
    std::vector<std::thread> threads;
    threads.reserve(options_.jobs);
    for (unsigned i = 0; i < options_.jobs; ++i) threads.emplace_back([this] { produce(); });
    consume();
    for (std::thread& thread : threads) thread.join();
  }

 private:
  bool stopped() const { return ended_ || (options_.stop != nullptr && *options_.stop); }

  bool may_take() const {
    const uint64_t ahead = taken_ - given_;
    return ahead == 0 || (ahead < slots_.size() && waiting_bytes_ < kWaitingBytesMax);
  }

  void produce() {
    Worker worker(options_);
    std::unique_lock lock(mutex_);
    for (;;) {
      room_.wait(lock, [this] { return stopped() || exhausted_ || may_take(); });
      if (stopped() || exhausted_) return;
      std::optional<InputItem> item = inputs_.next();
      if (!item) {
        exhausted_ = true;
        room_.notify_all();
        ready_.notify_one();
        return;
      }
      const uint64_t number = taken_++;
      lock.unlock();
      BatchResult result = worker.work(std::move(*item));
      lock.lock();
      waiting_bytes_ += result.record.size();
      slots_[number % slots_.size()] = std::move(result);
      if (number == given_) ready_.notify_one();
    }
  }

  void consume() {
    std::unique_lock lock(mutex_);
    for (;;) {
      const auto ready = [this] {
        return slot().has_value() || (exhausted_ && given_ == taken_) || stopped();
      };
      // Woken now and then in any case: a signal's handler cannot notify.
      while (!ready_.wait_for(lock, kTick, ready)) tick(lock);
      if (!slot().has_value() || stopped()) break;
      BatchResult result = std::move(*slot());
      slot().reset();
      ++given_;
      waiting_bytes_ -= result.record.size();
      room_.notify_all();
      lock.unlock();
      const bool more = options_.result(std::move(result));
      const auto now = std::chrono::steady_clock::now();
      if (options_.tick && now - ticked_ >= kTick) {
        ticked_ = now;
        options_.tick();
      }
      lock.lock();
      if (!more) break;
    }
    ended_ = true;
    room_.notify_all();
  }

  void tick(std::unique_lock<std::mutex>& lock) {
    if (!options_.tick) return;
    lock.unlock();
    options_.tick();
    lock.lock();
  }

  std::optional<BatchResult>& slot() { return slots_[given_ % slots_.size()]; }

  Inputs& inputs_;
  const BatchOptions& options_;

  std::mutex mutex_;  // guards all below, and inputs_
  std::condition_variable room_, ready_;
  std::vector<std::optional<BatchResult>> slots_;
  uint64_t taken_ = 0, given_ = 0;
  size_t waiting_bytes_ = 0;
  bool exhausted_ = false, ended_ = false;

  std::chrono::steady_clock::time_point ticked_;  // the consumer's own
};

// One thread needs no others: the same calls, without the hand-over.
void run_alone(Inputs& inputs, const BatchOptions& options) {
  Worker worker(options);
  auto ticked = std::chrono::steady_clock::now();
  while (std::optional<InputItem> item = inputs.next()) {
    if (options.stop != nullptr && *options.stop) return;
    if (!options.result(worker.work(std::move(*item)))) return;
    const auto now = std::chrono::steady_clock::now();
    if (options.tick && now - ticked >= kTick) {
      ticked = now;
      options.tick();
    }
  }
}

}  // namespace

void run_batch(Inputs& inputs, const BatchOptions& options) {
  if (options.jobs <= 1) {
    run_alone(inputs, options);
  } else {
    Batch(inputs, options).run();
  }
}

}  // namespace stet
