#include "io/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <utility>

#include "io/file.h"

namespace stet::io {
namespace {

constexpr std::string_view kBrokenPipe = "nobody reads the output any more";

// Tells apart the temporary files that one process has open at the same time.
std::string temporary_name(const std::string& path) {
  static std::atomic<unsigned> count{0};
  return path + ".stet-" + std::to_string(getpid()) + "-" + std::to_string(count++);
}

}  // namespace

Result<Ok> write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = write(descriptor, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      if (errno == EPIPE) return Error{Errc::Io, 0, std::string(kBrokenPipe)};
      return system_error("cannot write", errno);
    }
    bytes.remove_prefix(static_cast<size_t>(count));
  }
  return Ok{};
}

bool is_broken_pipe(const Error& error) {
  return error.code == Errc::Io && error.message == kBrokenPipe;
}

Result<Ok> Output::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBuffered ? Result<Ok>(Ok{}) : flush();
}

Result<Ok> Output::flush() {
  Result<Ok> result = write_all(descriptor_, buffer_);
  buffer_.clear();
  if (buffer_.capacity() > 4 * kBuffered) buffer_.shrink_to_fit();
  return result;
}

AtomicFile::~AtomicFile() {
  if (descriptor_ >= 0) close(descriptor_);
  if (!temporary_.empty()) unlink(temporary_.c_str());
}

Result<Ok> AtomicFile::open(const std::string& path) {
  struct stat status;
  const bool there = stat(path.c_str(), &status) == 0;
  path_ = path;
  if (there && S_ISDIR(status.st_mode)) return system_error("cannot write", EISDIR);
  if (there && !S_ISREG(status.st_mode)) {
    descriptor_ = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor_ < 0) return system_error("cannot open for writing", errno);
    return Ok{};
  }
  const std::string temporary = temporary_name(path);
  descriptor_ = ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor_ < 0) return system_error("cannot open for writing", errno);
  temporary_ = temporary;
  // The file that is replaced keeps its permissions.
  if (there && fchmod(descriptor_, status.st_mode & 07777) != 0) {
    return system_error("cannot set permissions", errno);
  }
  return Ok{};
}

Result<Ok> AtomicFile::commit(Durable durable) {
  // Full disks and quotas show at the latest here.
  if (durable == Durable::Yes && !temporary_.empty() && fsync(descriptor_) != 0)
    return system_error("cannot write", errno);
  if (close(std::exchange(descriptor_, -1)) != 0) return system_error("cannot write", errno);
  if (temporary_.empty()) return Ok{};
  if (rename(temporary_.c_str(), path_.c_str()) != 0) return system_error("cannot replace", errno);
  temporary_.clear();
  return Ok{};
}

Result<Ok> replace_file(const std::string& path, std::string_view contents, Durable durable) {
  AtomicFile file;
  if (Result<Ok> opened = file.open(path); !opened) return opened;
  if (Result<Ok> written = write_all(file.descriptor(), contents); !written) return written;
  return file.commit(durable);
}

}  // namespace stet::io
