#pragma once
// Names of people as pages write them: several in one string, with addresses,
// placeholders of templates and other noise. Nothing here knows a language; only
// signs separate names.

#include <string_view>

#include "base/arena.h"

namespace stet::meta {

// The names in one value, in order, cleaned. `raw` may hold line breaks, which
// separate; so do ';', '|', bullets and ',', and '&' and '/' where neither side
// is a single word. What cannot be a name (valid_name) is left out.
void append_names(std::string_view raw, Arena& arena, ArenaVector<std::string_view>& names);

// False for addresses, e-mail, handles, template placeholders, text without a
// letter and text longer than a name. `name` is clean.
bool valid_name(std::string_view name);

// True for a web address or a path where a name should be.
bool is_address(std::string_view text);

}  // namespace stet::meta
