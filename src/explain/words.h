#pragma once
// Roles, standings and numbers as people read them.

#include <cstdint>
#include <string>
#include <string_view>

#include "explain/explanation.h"

namespace stet::explain {

// "list item": the name in records, with spaces.
std::string words(Role role);
std::string words(PageKind kind);
// "in the text", "fills a field", "set aside".
std::string_view words(Standing standing);

// "1,234,567".
std::string grouped(uint64_t number);
// "1 block", "2,000 blocks".
std::string counted(uint64_t number, std::string_view one, std::string_view many);
// "0.93"; "–" if there is none.
std::string score_text(const BlockVerdict& block);
// "+1.52", "−0.40": log-odds of a reason.
std::string weight_text(float weight);

// "10 navigation, 2 share": the roles of blocks [begin, end), most frequent first.
std::string roles_text(const Article& article, size_t begin, size_t end);

// One sentence on the page: what it is, in what language and encoding, how large.
std::string page_text(const Article& article);
// One sentence on what became of its blocks.
std::string tally_text(const Article& article);

}  // namespace stet::explain
