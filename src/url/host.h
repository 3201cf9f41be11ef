#pragma once
// Hosts: domains, IPv4, IPv6, and what other schemes have in their place.
// https://url.spec.whatwg.org/#host-parsing

#include <optional>
#include <string_view>

#include "base/arena.h"

namespace stet::url {

// The serialised host, IPv6 with its brackets; nothing for a failure. `special`
// is whether the scheme is.
std::optional<std::string_view> parse_host(std::string_view input, bool special, Arena& arena);

// Domain to ASCII for names with letters beyond it (Unicode TS #46, not
// transitional, joiners and writing direction checked). `domain` is UTF-8.
std::optional<std::string_view> international_to_ascii(std::string_view domain, Arena& arena);

}  // namespace stet::url
