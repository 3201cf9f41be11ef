#pragma once
// Bytes to text: which encoding, and the text in it as UTF-8.
// https://encoding.spec.whatwg.org/ ,
// https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding

#include <cstddef>
#include <string_view>

#include "base/arena.h"

namespace stet::encoding {

struct Decoded {
  std::string_view text;      // valid UTF-8, LF newlines, no BOM; 64 readable bytes follow
  std::string_view encoding;  // the standard's name: "UTF-8", "windows-1251"
  std::string_view warning;   // empty, or one sentence: declared and actual encoding differ …
};

// `content_type` is the transport's header value, or empty. `readable_after`
// as in stet::Page. Never fails: bytes that mean nothing become U+FFFD.
Decoded decode(std::string_view bytes, std::string_view content_type, size_t readable_after,
               Arena& arena);

}  // namespace stet::encoding
