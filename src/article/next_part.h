#pragma once
// The next page of an article that is spread over several.

#include <string_view>

#include "article/assemble.h"

namespace stet::article {

// Absolute; empty if the page names none. `url` is the page's own address. What counts is a
// <link rel=next>, or a link that reads "2", to this address with a number put in or raised:
// links to the next article look otherwise.
std::string_view next_part_of(const Parts& parts, std::string_view url, Arena& arena);

// Whether `next` is the page after `current` of the same article.
bool is_next_part(std::string_view current, std::string_view next);

}  // namespace stet::article
