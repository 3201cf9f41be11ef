#pragma once
// The URL parser without its fast path; tests compare the two.
// https://url.spec.whatwg.org/#concept-url-parser

#include <optional>
#include <string_view>

#include "base/arena.h"
#include "url/url.h"

namespace stet::url {

// `base` may be null.
std::optional<Url> parse_slowly(std::string_view input, const Url* base, Arena& arena);

}  // namespace stet::url
