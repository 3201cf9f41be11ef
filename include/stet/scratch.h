#pragma once
// A thread's reusable memory. One per thread; a page leaves nothing behind in it
// but room for the next one.

#include <cstddef>
#include <memory>

namespace stet {

class Arena;

class Scratch {
 public:
  Scratch();
  ~Scratch();
  Scratch(Scratch&&) noexcept;
  Scratch& operator=(Scratch&&) noexcept;

  // For the stages; users have no need of it.
  Arena& arena() { return *arena_; }

 private:
  std::unique_ptr<Arena> arena_;
};

}  // namespace stet
