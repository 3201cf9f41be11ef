#pragma once
// Broken pages out of whole ones: a piece of a page is cut, spliced, doubled,
// and strewn with tags that the tree builder has rules for.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace stet::conformance {

// Deterministic: the same pages, seed and number give the same text on any
// machine. Valid UTF-8 without CR if the pages are; at most a few kilobytes.
std::string mutated_page(const std::vector<std::string>& pages, uint64_t seed, uint64_t number);

}  // namespace stet::conformance
