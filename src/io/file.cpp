#include "io/file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cctype>
#include <cerrno>
#include <system_error>

namespace stet::io {
namespace {

constexpr size_t kFirstRead = size_t{64} << 10;

}  // namespace

Error system_error(const char* what, int error_number) {
  std::string message = what;
  std::string reason = std::generic_category().message(error_number);
  if (!reason.empty())
    reason[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(reason[0])));
  return Error{Errc::Io, 0, message + ": " + reason};
}

Result<Ok> read_descriptor(int descriptor, uint64_t bytes_max, Buffer& buffer) {
  buffer.clear();
  struct stat status;
  if (fstat(descriptor, &status) != 0) return system_error("cannot read", errno);
  if (S_ISDIR(status.st_mode)) return system_error("cannot read", EISDIR);
  size_t expected = kFirstRead;
  if (S_ISREG(status.st_mode)) {
    const uint64_t size = static_cast<uint64_t>(status.st_size);
    if (size > bytes_max) {
      return Error{Errc::Limit, bytes_max, "the input is larger than the limit"};
    }
    expected = static_cast<size_t>(size);
  }
  buffer.reserve(expected + 1);  // one more, so that the end shows without growing
  for (;;) {
    if (buffer.size() == buffer.capacity()) buffer.reserve(buffer.capacity() * 2);
    const ssize_t count =
        read(descriptor, buffer.data() + buffer.size(), buffer.capacity() - buffer.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      Error error = system_error("cannot read", errno);
      error.offset = buffer.size();
      return error;
    }
    if (count == 0) return Ok{};
    buffer.set_size(buffer.size() + static_cast<size_t>(count));
    if (buffer.size() > bytes_max) {
      return Error{Errc::Limit, bytes_max, "the input is larger than the limit"};
    }
  }
}

Result<Ok> read_file(const std::string& path, uint64_t bytes_max, Buffer& buffer) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return system_error("cannot open", errno);
  Result<Ok> result = read_descriptor(descriptor, bytes_max, buffer);
  close(descriptor);
  return result;
}

}  // namespace stet::io
