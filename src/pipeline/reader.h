#pragma once
// One input, read and unpacked: from a file or standard input, gzip or not.

#include <string_view>

#include "io/gzip.h"
#include "pipeline/inputs.h"
#include "stet/extract.h"

namespace stet {

// One per thread; it keeps its buffers.
class Reader {
 public:
  // The page of an input that is no failure. It lives until the next call.
  // `bytes_max` holds for the file and for what is in it.
  Result<Page> read(const InputItem& item, size_t bytes_max);

 private:
  io::Buffer raw_, unpacked_;
  io::Gunzip gunzip_;
};

}  // namespace stet
