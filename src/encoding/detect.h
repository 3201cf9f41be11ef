#pragma once
// The encoding of a page that declares none, or a wrong one, judged by the text
// between its tags.

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "encoding/label.h"

namespace stet::encoding {

// LIMIT: bytes of text that statistics look at.
inline constexpr size_t kSampleSizeMax = 4 * 1024;

// The text outside tags, scripts, styles and comments, as far as it lies beyond
// ASCII: whole runs of text with such a byte, up to kSampleSizeMax. If there is
// none, the bytes around the first ones anywhere.
std::string_view sample_text(std::string_view bytes, Arena& arena);

// What the statistics of the sample say; only what this program can decode. What
// is evident costs some 10 us, see evident.h; for the rest uchardet is asked, which
// costs 20 us and 0.1 to 0.4 us a byte.
std::optional<Encoding> detect(std::string_view sample);

// How badly the sample reads in an encoding: the share, 0 to 1, of code points
// beyond ASCII that stand where no language puts them. Words mix scripts, capitals
// follow small letters, signs and controls stand inside words. A wrong single-byte
// encoding has 0.3 and more, the right one below 0.1.
float misfit(std::string_view sample, Encoding encoding, Arena& arena);

}  // namespace stet::encoding
