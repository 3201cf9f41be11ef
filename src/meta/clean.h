#pragma once
// Values as pages write them to values as a record has them: character
// references resolved (again, where they were escaped twice), tags stripped,
// white space collapsed.

#include <string_view>

#include "base/arena.h"
#include "html/document.h"

namespace stet::meta {

// `text` itself, trimmed, where nothing else has to change.
std::string_view clean(std::string_view text, Arena& arena);

// The text below an element, collapsed; script and style are left out. Stops
// after about `size_max` bytes.
std::string_view text_content(const html::Document& document, html::NodeId id, Arena& arena,
                              size_t size_max = 4096);

// For telling whether two values say the same: letters and digits only, ASCII in
// lower case. Punctuation beyond ASCII is dropped too (General Punctuation and
// the Latin-1 signs).
std::string_view fold(std::string_view text, Arena& arena);

}  // namespace stet::meta
