// A thread's reusable memory: an arena behind a pointer, so that the public
// header needs no private one.

#include "stet/scratch.h"

#include "base/arena.h"

namespace stet {

Scratch::Scratch() : arena_(std::make_unique<Arena>()) {}
Scratch::~Scratch() = default;
Scratch::Scratch(Scratch&&) noexcept = default;
Scratch& Scratch::operator=(Scratch&&) noexcept = default;

}  // namespace stet
