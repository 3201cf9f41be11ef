// libdeflate says only that a member is bad; zlib, reading it as a stream, knows
// whether its data ended or broke, and where.

#include <zlib.h>

#include <algorithm>
#include <vector>

#include "io/gzip.h"

namespace stet::io {
namespace {

constexpr size_t kStep = size_t{64} << 10;

}  // namespace

Error gzip_fault(std::string_view packed, size_t offset) {
  const std::string_view member = packed.substr(offset);
  z_stream stream = {};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) {
    return Error{Errc::Malformed, offset, "gzip data is damaged"};
  }
  std::vector<unsigned char> sink(kStep);
  size_t given = 0;
  int status = Z_OK;
  while (status == Z_OK || (status == Z_BUF_ERROR && given < member.size())) {
    if (stream.avail_in == 0) {
      if (given == member.size()) break;
      const size_t step = std::min(kStep, member.size() - given);
      // zlib does not write to its input; its interface merely predates const.
      stream.next_in = reinterpret_cast<unsigned char*>(const_cast<char*>(member.data() + given));
      stream.avail_in = static_cast<unsigned>(step);
      given += step;
    }
    stream.next_out = sink.data();
    stream.avail_out = static_cast<unsigned>(sink.size());
    status = inflate(&stream, Z_NO_FLUSH);
  }
  const uint64_t at = offset + given - stream.avail_in;
  inflateEnd(&stream);
  if (status == Z_OK || status == Z_BUF_ERROR) {
    return Error{Errc::Truncated, packed.size(), "gzip data ends inside a member"};
  }
  if (offset > 0 && !is_gzip(member)) {
    return Error{Errc::Malformed, offset, "what follows the gzip member is no other member"};
  }
  return Error{Errc::Malformed, at, "gzip data is damaged"};
}

}  // namespace stet::io
