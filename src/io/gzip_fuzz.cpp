// Any bytes as gzip: a result or an error, never more than the limit.

#include <cstdlib>

#include "io/gzip.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  constexpr uint64_t kMax = 1 << 16;
  static stet::io::Gunzip gunzip;
  static stet::io::Buffer out;
  const std::string_view packed(reinterpret_cast<const char*>(data), size);
  const stet::Result<stet::Ok> result = gunzip(packed, kMax, out);
  if (result ? out.size() > kMax : result.error().offset > size) std::abort();
  return 0;
}
