// libdeflate wants all of the output's room beforehand. The size that the last
// member states is a first guess, never trusted further than the format could
// make it true; after that the room is doubled.

#include "io/gzip.h"

#include <libdeflate.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace stet::io {
namespace {

// Deflate makes at most 1032 bytes out of one.
constexpr uint64_t kRatioMax = 1032;
constexpr size_t kMemberMin = 18;  // header and trailer

uint64_t stated_size(std::string_view packed) {
  if (packed.size() < kMemberMin) return 0;
  uint32_t size = 0;
  for (size_t i = 0; i < 4; ++i) {
    size |= uint32_t{static_cast<uint8_t>(packed[packed.size() - 4 + i])} << (8 * i);
  }
  return std::min<uint64_t>(size, packed.size() * kRatioMax);
}

bool is_padding(std::string_view rest) {
  return std::all_of(rest.begin(), rest.end(), [](char c) { return c == '\0'; });
}

}  // namespace

bool is_gzip(std::string_view bytes) {
  return bytes.size() >= 3 && bytes[0] == '\x1F' && bytes[1] == '\x8B' && bytes[2] == '\x08';
}

Gunzip::Gunzip() : decompressor_(libdeflate_alloc_decompressor()) {
  if (decompressor_ == nullptr) throw std::bad_alloc();
}

Gunzip::~Gunzip() {
  libdeflate_free_decompressor(static_cast<libdeflate_decompressor*>(decompressor_));
}

Result<Ok> Gunzip::operator()(std::string_view packed, uint64_t bytes_max, Buffer& out) {
  auto* decompressor = static_cast<libdeflate_decompressor*>(decompressor_);
  out.clear();
  if (packed.empty()) return Error{Errc::Truncated, 0, "gzip data is empty"};
  // One more than the limit, so that reaching it and passing it can be told apart.
  const uint64_t room_max = bytes_max + 1;
  out.reserve(static_cast<size_t>(
      std::min<uint64_t>(room_max, std::max<uint64_t>(stated_size(packed), 4096))));
  size_t offset = 0;
  while (offset < packed.size()) {
    if (!is_gzip(packed.substr(offset))) {
      if (offset > 0 && is_padding(packed.substr(offset))) break;
      return gzip_fault(packed, offset);
    }
    size_t consumed = 0, produced = 0;
    const libdeflate_result result = libdeflate_gzip_decompress_ex(
        decompressor, packed.data() + offset, packed.size() - offset, out.data() + out.size(),
        out.capacity() - out.size(), &consumed, &produced);
    switch (result) {
      case LIBDEFLATE_SUCCESS:
        out.set_size(out.size() + produced);
        offset += consumed;
        break;
      case LIBDEFLATE_INSUFFICIENT_SPACE:
        if (out.capacity() >= room_max) {
          return Error{Errc::Limit, offset, "the unpacked page is larger than the limit"};
        }
        out.reserve(
            static_cast<size_t>(std::min<uint64_t>(room_max, out.capacity() * uint64_t{2})));
        break;
      default: return gzip_fault(packed, offset);
    }
  }
  if (out.size() > bytes_max) {
    return Error{Errc::Limit, offset, "the unpacked page is larger than the limit"};
  }
  return Ok{};
}

}  // namespace stet::io
