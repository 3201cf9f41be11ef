#pragma once
// Features for people.

#include <cstddef>
#include <cstdint>
#include <string>

namespace stet::content {

// "its share of link text (87 %)": what the feature is, and its value in plain
// units; logarithms as the number that they are of, about.
std::string in_words(size_t feature, int16_t value);

}  // namespace stet::content
