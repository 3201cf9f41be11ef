#pragma once
// Which block is the headline.

#include <cstdint>
#include <string_view>

#include "content/block.h"
#include "content/measure.h"
#include "meta/metadata.h"

namespace stet::content {

inline constexpr uint32_t kNoBlock = UINT32_MAX;

// The block that says what the page's metadata calls the headline, or else the
// most prominent heading; kNoBlock if nothing comes near.
uint32_t find_headline(const Blocks& blocks, const Measures& measures,
                       const meta::Metadata& metadata);

enum class Likeness : uint8_t { None, Begins, Same };

// Compares letters and digits only: case of ASCII letters, white space and
// punctuation aside. Begins: the shorter one, of some length, begins the longer.
Likeness likeness(std::string_view a, std::string_view b);

}  // namespace stet::content
