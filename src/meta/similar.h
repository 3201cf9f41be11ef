#pragma once
// Whether two texts or addresses speak of the same thing.

#include <string_view>

namespace stet::meta {

// Words of `a` that are in `b`, and the other way round, as the harmonic mean of
// the two shares: 0..1. Words end at white space; letters of ASCII are compared
// without case, signs around words are ignored. In scripts that do not part words
// it is 1 for equal texts and near 0 for others. LIMIT: the first 64 words count.
float word_overlap(std::string_view a, std::string_view b);

// The same address but for scheme, "www.", query, fragment and a last slash.
// False if one is empty or names only a host.
bool same_page(std::string_view a, std::string_view b);

// The host of an absolute address without "www."; empty if there is none.
std::string_view host_of(std::string_view url);

}  // namespace stet::meta
