#pragma once
// Files and standard input, whole, into a Buffer. Reading copies: a page that is
// mapped costs a fault a few pages, and a file that shrinks under us would kill
// the program.

#include <cstdint>
#include <string>

#include "io/buffer.h"
#include "stet/result.h"

namespace stet::io {

// Reads all of `path` into `buffer`. Errors: Io with the system's reason;
// Limit, before anything is read where the size is known, if there are more than
// `bytes_max` bytes.
Result<Ok> read_file(const std::string& path, uint64_t bytes_max, Buffer& buffer);

// The same from an open descriptor, which stays open.
Result<Ok> read_descriptor(int descriptor, uint64_t bytes_max, Buffer& buffer);

// Io, with the system's words for `error_number`: "cannot open: no such file".
Error system_error(const char* what, int error_number);

}  // namespace stet::io
