#pragma once
// Errors as values. A function that the world can make fail returns Result<T>;
// what only a programmer can get wrong is an assert. Nothing here throws.

#include <cassert>
#include <cstdint>
#include <new>
#include <string>
#include <utility>

namespace stet {

enum class Errc : uint8_t {
  Io,           // the operating system said no: open, read, write
  Truncated,    // the input ends before it should
  Malformed,    // the input breaks its own format
  Unsupported,  // a format or option that this build does not read
  Limit,        // a limit of Options was reached
};

// The word for a code as it stands in messages: "truncated".
constexpr const char* name(Errc code) {
  switch (code) {
    case Errc::Io: return "io";
    case Errc::Truncated: return "truncated";
    case Errc::Malformed: return "malformed";
    case Errc::Unsupported: return "unsupported";
    case Errc::Limit: return "limit";
  }
  return "";
}

// `offset` is in bytes of the input that the called function was given.
struct Error {
  Errc code = Errc::Malformed;
  uint64_t offset = 0;
  std::string message;  // one sentence, no full stop: "gzip data ends inside a member"
};

// Either a T or an Error; test before use.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : ok_(true) { ::new (&value_) T(std::move(value)); }
  Result(Error error) : ok_(false) { ::new (&error_) Error(std::move(error)); }
  Result(Result&& other) noexcept : ok_(other.ok_) {
    if (ok_) {
      ::new (&value_) T(std::move(other.value_));
    } else {
      ::new (&error_) Error(std::move(other.error_));
    }
  }
  Result(const Result&) = delete;
  Result& operator=(const Result&) = delete;
  Result& operator=(Result&&) = delete;
  ~Result() {
    if (ok_) {
      value_.~T();
    } else {
      error_.~Error();
    }
  }

  explicit operator bool() const { return ok_; }
  T& operator*() & {
    assert(ok_);
    return value_;
  }
  const T& operator*() const& {
    assert(ok_);
    return value_;
  }
  T&& operator*() && {
    assert(ok_);
    return std::move(value_);
  }
  T* operator->() {
    assert(ok_);
    return &value_;
  }
  const T* operator->() const {
    assert(ok_);
    return &value_;
  }
  const Error& error() const& {
    assert(!ok_);
    return error_;
  }
  Error&& error() && {
    assert(!ok_);
    return std::move(error_);
  }

 private:
  union {
    T value_;
    Error error_;
  };
  bool ok_;
};

// A Result with nothing to return.
struct Ok {};

// Takes the value out of a Result, or returns its error from the function:
//   STET_TRY(const Header header, read_header(in));
#define STET_TRY_CAT2(a, b) a##b
#define STET_TRY_CAT(a, b) STET_TRY_CAT2(a, b)
#define STET_TRY(declaration, ...) \
  STET_TRY_IMPL(STET_TRY_CAT(stet_try_, __LINE__), declaration, __VA_ARGS__)
#define STET_TRY_IMPL(result, declaration, ...)  \
  auto result = (__VA_ARGS__);                   \
  if (!result) return std::move(result).error(); \
  declaration = *std::move(result)

}  // namespace stet
