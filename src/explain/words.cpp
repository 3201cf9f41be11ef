#include "explain/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace stet::explain {
namespace {

std::string spaced(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

}  // namespace

std::string words(Role role) { return spaced(name(role)); }
std::string words(PageKind kind) {
  return kind == PageKind::None ? "no article" : spaced(name(kind));
}

std::string_view words(Standing standing) {
  switch (standing) {
    case Standing::Text: return "in the text";
    case Standing::Field: return "fills a field";
    case Standing::Aside: return "set aside";
  }
  return {};
}

std::string grouped(uint64_t number) {
  std::string digits = std::to_string(number);
  for (size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, 1, ',');
  }
  return digits;
}

std::string counted(uint64_t number, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

std::string score_text(const BlockVerdict& block) {
  return block.score ? fmt::format("{:.2f}", *block.score) : "–";
}

std::string weight_text(float weight) {
  return fmt::format("{}{:.2f}", weight < 0 ? "−" : "+", std::abs(weight));
}

std::string roles_text(const Article& article, size_t begin, size_t end) {
  constexpr size_t kRoles = static_cast<size_t>(Role::Placeholder) + 1;
  std::array<size_t, kRoles> counts = {};
  for (size_t i = begin; i < end; ++i) ++counts[static_cast<size_t>(article.blocks[i].role)];
  std::vector<size_t> order;
  for (size_t role = 0; role < kRoles; ++role) {
    if (counts[role] > 0) order.push_back(role);
  }
  std::sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
  });
  std::string out;
  for (const size_t role : order) {
    if (!out.empty()) out += ", ";
    out += fmt::format("{} {}", counts[role], words(static_cast<Role>(role)));
  }
  return out;
}

std::string page_text(const Article& article) {
  std::string out = words(article.kind);
  out[0] = static_cast<char>(out[0] - 'a' + 'A');
  const auto add = [&](std::string_view more) {
    if (!more.empty()) out += fmt::format(", {}", more);
  };
  if (article.confidence) add(fmt::format("right with probability {:.2f}", *article.confidence));
  add(article.language);
  add(article.source.encoding);
  add(counted(article.source.bytes, "byte", "bytes"));
  return out;
}

std::string tally_text(const Article& article) {
  const Tally tally = tally_of(article);
  const size_t all = tally.blocks[0] + tally.blocks[1] + tally.blocks[2];
  if (all == 0) return "The page has no text.";
  return fmt::format(
      "Of {}, {} stand in the text ({}), {} fill other fields, {} are set aside ({}).",
      counted(all, "block", "blocks"), grouped(tally.blocks[0]),
      counted(tally.characters[0], "character", "characters"), grouped(tally.blocks[1]),
      grouped(tally.blocks[2]), counted(tally.characters[2], "character", "characters"));
}

}  // namespace stet::explain
