#pragma once
// Bump allocation for all that is made for one page. reset() takes everything
// back at once and keeps the memory, so that the next page allocates nothing.
// No destructors run: only trivially destructible things go in.

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <type_traits>

namespace stet {

class Arena {
 public:
  Arena() = default;
  ~Arena();
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // `align` is a power of two, at most 64. Never null: running out of address
  // space ends the program, as everywhere in stet.
  void* allocate(size_t size, size_t align) {
    const uintptr_t at = (cursor_ + (align - 1)) & ~uintptr_t{align - 1};
    if (at + size > limit_ || at + size < at) return allocate_slow(size, align);
    cursor_ = at + size;
    return reinterpret_cast<void*>(at);
  }

  // `count` uninitialised objects.
  template <class T>
  T* array(size_t count) {
    static_assert(std::is_trivially_destructible_v<T>);
    return static_cast<T*>(allocate(count * sizeof(T), alignof(T)));
  }

  // A copy of the text, without a terminating zero.
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* to = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(to, text.data(), text.size());
    return {to, text.size()};
  }

  // Makes the last allocation longer in place where there is room; true if done.
  bool extend(const void* block, size_t old_size, size_t new_size) {
    const uintptr_t at = reinterpret_cast<uintptr_t>(block);
    if (at + old_size != cursor_ || at + new_size > limit_) return false;
    cursor_ = at + new_size;
    return true;
  }

  // Gives back the end of the last allocation, made larger than turned out needed.
  void shrink(const void* block, size_t old_size, size_t new_size) {
    const uintptr_t at = reinterpret_cast<uintptr_t>(block);
    if (at + old_size == cursor_) cursor_ = at + new_size;
  }

  // Forgets everything that was allocated; keeps up to `keep` bytes of memory.
  void reset(size_t keep = kKeep);

  // Bytes asked of the system so far and still held.
  size_t reserved() const { return reserved_; }

  static constexpr size_t kKeep = size_t{64} << 20;

 private:
  struct Chunk {
    Chunk* previous;
    size_t size;
  };

  void* allocate_slow(size_t size, size_t align);

  uintptr_t cursor_ = 0;
  uintptr_t limit_ = 0;
  Chunk* chunks_ = nullptr;
  size_t reserved_ = 0;
};

// A growable array in an arena. Growing copies and leaves the old memory to the
// arena, so views into it stay readable but go stale.
template <class T>
class ArenaVector {
  static_assert(std::is_trivially_copyable_v<T>);

 public:
  explicit ArenaVector(Arena& arena) : arena_(&arena) {}

  void push_back(const T& value) {
    if (size_ == capacity_) {
      const T copy = value;  // may live in this very array
      reserve(size_t{size_} + 1);
      ::new (static_cast<void*>(data_ + size_++)) T(copy);
      return;
    }
    ::new (static_cast<void*>(data_ + size_++)) T(value);
  }
  // A new last element, value-initialised in place.
  T& add() {
    if (size_ == capacity_) reserve(size_t{size_} + 1);
    return *::new (static_cast<void*>(data_ + size_++)) T{};
  }
  void pop_back() {
    assert(size_ > 0);
    --size_;
  }
  void clear() { size_ = 0; }
  void resize(size_t size, const T& value = T{}) {
    reserve(size);
    for (size_t i = size_; i < size; ++i) data_[i] = value;
    size_ = static_cast<uint32_t>(size);
  }
  void reserve(size_t capacity) {
    if (capacity <= capacity_) return;
    size_t grown = capacity_ == 0 ? 16 : size_t{capacity_} * 2;
    if (grown < capacity) grown = capacity;
    if (data_ == nullptr || !arena_->extend(data_, capacity_ * sizeof(T), grown * sizeof(T))) {
      T* to = arena_->array<T>(grown);
      if (size_ > 0) std::memcpy(static_cast<void*>(to), data_, size_ * sizeof(T));
      data_ = to;
    }
    capacity_ = static_cast<uint32_t>(grown);
  }
  // `from` must not point into this array.
  void append(const T* from, size_t count) {
    if (count == 0) return;
    reserve(size_t{size_} + count);
    std::memcpy(static_cast<void*>(data_ + size_), from, count * sizeof(T));
    size_ += static_cast<uint32_t>(count);
  }
  void insert(size_t at, const T& value) {
    push_back(value);
    for (size_t i = size_ - 1; i > at; --i) data_[i] = data_[i - 1];
    data_[at] = value;
  }
  void erase(size_t at) {
    assert(at < size_);
    std::memmove(static_cast<void*>(data_ + at), data_ + at + 1, (size_ - at - 1) * sizeof(T));
    --size_;
  }

  T& operator[](size_t i) {
    assert(i < size_);
    return data_[i];
  }
  const T& operator[](size_t i) const {
    assert(i < size_);
    return data_[i];
  }
  T& back() { return (*this)[size_ - 1]; }
  const T& back() const { return (*this)[size_ - 1]; }
  T* data() { return data_; }
  const T* data() const { return data_; }
  T* begin() { return data_; }
  T* end() { return data_ + size_; }
  const T* begin() const { return data_; }
  const T* end() const { return data_ + size_; }
  size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Arena& arena() const { return *arena_; }

 private:
  T* data_ = nullptr;
  uint32_t size_ = 0;
  uint32_t capacity_ = 0;
  Arena* arena_;
};

// Text put together in an arena. view() is stable once nothing more is added.
class ArenaString : private ArenaVector<char> {
 public:
  using ArenaVector<char>::ArenaVector;
  using ArenaVector<char>::arena, ArenaVector<char>::back, ArenaVector<char>::clear,
      ArenaVector<char>::empty, ArenaVector<char>::pop_back, ArenaVector<char>::push_back,
      ArenaVector<char>::size, ArenaVector<char>::reserve, ArenaVector<char>::resize,
      ArenaVector<char>::data;
  void append(std::string_view text) { ArenaVector<char>::append(text.data(), text.size()); }
  std::string_view view() const { return {data(), size()}; }
};

}  // namespace stet
