#pragma once
// Bytes to text: which encoding, and the text in it as UTF-8.
// https://encoding.spec.whatwg.org/ ,
// https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
//
// A byte order mark decides. Then valid UTF-8 beyond ASCII is UTF-8, whatever is
// declared. Then what is declared holds (transport before the page itself),
// unless the text contradicts it; then, or if nothing is declared, statistics of
// the text decide. SPEC.md has the rules in full.

#include <cstddef>
#include <string_view>

#include "base/arena.h"
#include "encoding/sniff.h"

namespace stet::encoding {

struct Decoded {
  std::string_view text;            // valid UTF-8, LF newlines, no BOM; 64 readable bytes follow
  std::string_view encoding;        // the standard's name: "UTF-8", "windows-1251"
  std::string_view warning;         // empty, or one sentence: declared and actual encoding differ …
  Source source = Source::Default;  // by what the encoding was chosen
};

// `content_type` is the transport's header value, or empty. `readable_after`
// as in stet::Page: with 64 or more, clean UTF-8 is not copied. Never fails:
// bytes that mean nothing become U+FFFD.
Decoded decode(std::string_view bytes, std::string_view content_type, size_t readable_after,
               Arena& arena);

}  // namespace stet::encoding
