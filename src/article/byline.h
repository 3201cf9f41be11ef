#pragma once
// The line of who, when and where under a headline, for the writers that are
// read by people.

#include <string>

#include "stet/article.h"

namespace stet::article {

// "Ada Lovelace, Charles Babbage · 2024-05-01T10:00:00Z · The Paper"; empty if
// nothing of it is known.
std::string byline_of(const Article& article);

// What the body begins with. A lede that it does not begin with is a paragraph of its
// own where a record is shown.
std::string_view opening_of(const Article& article);

}  // namespace stet::article
