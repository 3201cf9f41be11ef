#pragma once
// Gzip, all of a file at once, member by member.
// https://www.rfc-editor.org/rfc/rfc1952

#include <cstdint>
#include <string_view>

#include "io/buffer.h"
#include "stet/result.h"

namespace stet::io {

// True if the bytes begin as a gzip member does.
bool is_gzip(std::string_view bytes);

// The contents of all members, one after the other. Zeros behind the last one
// are padding. Errors, with the offset in `packed`: Truncated if it ends inside
// a member, Malformed, Limit for more than `bytes_max` bytes of contents, which
// is noticed before they take up memory. Linear in packed and unpacked bytes.
// One per thread: it keeps the decompressor.
class Gunzip {
 public:
  Gunzip();
  ~Gunzip();
  Gunzip(const Gunzip&) = delete;
  Gunzip& operator=(const Gunzip&) = delete;

  Result<Ok> operator()(std::string_view packed, uint64_t bytes_max, Buffer& out);

 private:
  void* decompressor_;
};

// Why a member that starts at `offset` of `packed` cannot be read, and where.
// Reads it again with zlib, which can say what libdeflate cannot. Only called
// for members that are known to be broken.
Error gzip_fault(std::string_view packed, size_t offset);

}  // namespace stet::io
