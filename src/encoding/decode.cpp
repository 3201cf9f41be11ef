// Bytes to text.

#include "encoding/decode.h"

#include <cstring>

#include "base/utf8.h"

namespace stet::encoding {

namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
constexpr size_t kPadding = 64;

}  // namespace

Decoded decode(std::string_view bytes, std::string_view content_type, size_t readable_after,
               Arena& arena) {
  static_cast<void>(content_type);
  if (bytes.starts_with(kUtf8Bom)) bytes.remove_prefix(kUtf8Bom.size());
  const Utf8Scan scan = scan_utf8(bytes);
  if (!scan.valid) {
    return {repair_utf8(bytes, arena).text, "UTF-8", "the page is not valid UTF-8"};
  }
  if (!scan.has_cr && readable_after >= kPadding) return {bytes, "UTF-8", {}};
  return {copy_with_lf(bytes, arena), "UTF-8", {}};
}

}  // namespace stet::encoding
