#pragma once
// The decoders of the Encoding Standard except UTF-8.
// https://encoding.spec.whatwg.org/#legacy-single-byte-encodings and after.

#include <cstddef>
#include <string_view>

#include "base/arena.h"
#include "encoding/label.h"

namespace stet::encoding {

struct Transcoded {
  std::string_view text;   // UTF-8, LF newlines; 64 zero bytes follow
  size_t error_count;      // U+FFFD put in
  size_t non_ascii_count;  // code points beyond ASCII, the errors not counted
};

// Not for Encoding::Utf8. A byte order mark is text here; decode() takes it off.
// Takes three bytes of arena for each byte while it runs, and gives back the rest.
Transcoded transcode(std::string_view bytes, Encoding encoding, Arena& arena);

}  // namespace stet::encoding
