#pragma once
// Markup made up at random, rich in what a tokenizer can get wrong. Valid UTF-8
// without CR.

#include <cstddef>
#include <string>

#include "test/conformance/random.h"

namespace stet::conformance {

// A few hundred bytes.
std::string markup_soup(Random& random);

// One attribute and what stands behind it; mostly well-formed, with one of
// `names` different names.
std::string markup_soup_attribute(Random& random, size_t names);

}  // namespace stet::conformance
