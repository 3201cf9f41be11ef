#pragma once
// Bytes that grow and are used again for the next page: never zeroed, always
// with kSlack readable bytes behind them, as the decoder wants.

#include <cstddef>
#include <string_view>

namespace stet::io {

class Buffer {
 public:
  static constexpr size_t kSlack = 64;

  Buffer() = default;
  ~Buffer();
  Buffer(const Buffer&) = delete;
  Buffer& operator=(const Buffer&) = delete;

  char* data() { return data_; }
  size_t size() const { return size_; }
  size_t capacity() const { return capacity_; }
  std::string_view view() const { return {data_, size_}; }

  // Keeps the first size() bytes. Throws std::bad_alloc.
  void reserve(size_t capacity);
  // `size` is at most capacity(); what is new holds anything.
  void set_size(size_t size) { size_ = size; }
  void clear() { size_ = 0; }

  // Gives memory beyond `keep` back, contents and all.
  void shrink(size_t keep);

 private:
  char* data_ = nullptr;
  size_t size_ = 0;
  size_t capacity_ = 0;  // without the slack
};

}  // namespace stet::io
