#include "io/buffer.h"

#include <cstdlib>
#include <cstring>
#include <new>

namespace stet::io {

Buffer::~Buffer() { std::free(data_); }

void Buffer::reserve(size_t capacity) {
  if (capacity <= capacity_ && data_ != nullptr) return;
  void* grown = std::realloc(data_, capacity + kSlack);
  if (grown == nullptr) throw std::bad_alloc();
  data_ = static_cast<char*>(grown);
  capacity_ = capacity;
  // Readable, and the same in every run.
  std::memset(data_ + capacity, 0, kSlack);
}

void Buffer::shrink(size_t keep) {
  if (capacity_ <= keep) return;
  std::free(data_);
  data_ = nullptr;
  size_ = capacity_ = 0;
}

}  // namespace stet::io
