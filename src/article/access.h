#pragma once
// Whether an article may be read without paying, and whether the record holds all
// of it, with what says so. Where nothing says anything, nothing is claimed.

#include "article/assemble.h"

namespace stet::article {

// `article` has its body and text. The page's own word comes first (isAccessibleForFree,
// article:content_tier, the parts of hasPart); then what it shows: a wall behind the text.
Access access_of(const Parts& parts, const Article& article);

}  // namespace stet::article
