// Any bytes in any encoding: the text is valid UTF-8 without CR and padded, and
// the ASCII fast paths change nothing. The first byte picks the encoding.

#include "encoding/decode.h"

#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "base/utf8.h"
#include "encoding/legacy.h"

namespace stet::encoding {
namespace {

void check(std::string_view text) {
  const Utf8Scan scan = scan_utf8(text);
  if (!scan.valid || scan.has_cr) std::abort();
  for (size_t i = 0; i < 64; ++i) {
    if (text.data()[text.size() + i] != '\0') std::abort();
  }
}

void run(const uint8_t* data, size_t size) {
  if (size == 0) return;
  const auto encoding = static_cast<Encoding>(data[0] % kEncodingCount);
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  Arena arena;
  if (encoding != Encoding::Utf8) {
    const std::string_view text = transcode(bytes, encoding, arena).text;
    check(text);
    // ASCII in front moves all groups of eight and must not change the rest.
    if (encoding != Encoding::Replacement && encoding != Encoding::Utf16Be &&
        encoding != Encoding::Utf16Le) {
      const std::string moved = "abc" + std::string(bytes);
      if (transcode(moved, encoding, arena).text.substr(3) != text) std::abort();
    }
  }
  const std::string header = "text/html; charset=" + std::string(name(encoding));
  for (const std::string_view content_type : {std::string_view(), std::string_view(header)}) {
    const Decoded decoded = decode(bytes, content_type, 0, arena);
    check(decoded.text);
    if (decoded.encoding.empty()) std::abort();
  }
}

}  // namespace
}  // namespace stet::encoding

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  stet::encoding::run(data, size);
  return 0;
}
