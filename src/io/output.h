#pragma once
// Where records go: a descriptor, or a file that appears whole or not at all.

#include <string>
#include <string_view>

#include "stet/result.h"

namespace stet::io {

// Writes all of `bytes`. A reader that has gone is Io too, told apart by
// is_broken_pipe.
Result<Ok> write_all(int descriptor, std::string_view bytes);

// Message of the error that write_all gives when nobody reads any more.
bool is_broken_pipe(const Error& error);

// Collects writes to a descriptor. flush() before the end: the destructor writes
// nothing, as it could not say that it failed.
class Output {
 public:
  explicit Output(int descriptor) : descriptor_(descriptor) {}

  Result<Ok> write(std::string_view bytes);
  Result<Ok> flush();

 private:
  static constexpr size_t kBuffered = size_t{256} << 10;

  int descriptor_;
  std::string buffer_;
};

// Whether a file must have reached the disk before it gets its name. Without it a
// power cut may leave it empty; a program that dies cannot.
enum class Durable { No, Yes };

// A file under a temporary name beside `path` until commit() moves it there; the
// destructor removes it if that never came to pass.
class AtomicFile {
 public:
  AtomicFile() = default;
  ~AtomicFile();
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;

  // A path that is no regular file, as /dev/null or a pipe, is opened as it is.
  Result<Ok> open(const std::string& path);
  int descriptor() const { return descriptor_; }
  // Gives the file its name. It must have been opened.
  Result<Ok> commit(Durable durable);

 private:
  std::string path_, temporary_;
  int descriptor_ = -1;
};

// `path` made with all that is in it at once.
Result<Ok> replace_file(const std::string& path, std::string_view contents, Durable durable);

}  // namespace stet::io
