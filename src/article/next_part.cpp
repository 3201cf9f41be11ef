#include "article/next_part.h"

#include <algorithm>

#include "article/address.h"
#include "base/ascii.h"
#include "content/segment.h"

namespace stet::article {
namespace {

// LIMIT: an article has fewer parts.
constexpr uint32_t kPartsMax = 99;

// 0 unless all of it is a number of one or two digits.
uint32_t part_number(std::string_view text) {
  if (text.empty() || text.size() > 2) return 0;
  uint32_t number = 0;
  for (const char c : text) {
    if (!is_digit(c)) return 0;
    number = number * 10 + static_cast<uint32_t>(c - '0');
  }
  return number;
}

bool is_separator(char c) {
  return std::string_view("/?&;,.-_=").find(c) != std::string_view::npos;
}

std::string_view without_fragment(std::string_view url) { return url.substr(0, url.find('#')); }

// "?page=", "/p", "&seite-": a separator, a short word or none, a separator or none.
bool leads_to_number(std::string_view text) {
  constexpr size_t kWordMax = 8;
  if (text.empty() || !is_separator(text[0])) return false;
  text.remove_prefix(1);
  size_t letters = 0;
  while (letters < text.size() && is_alpha(text[letters])) ++letters;
  text.remove_prefix(letters);
  return letters <= kWordMax && (text.empty() || (text.size() == 1 && is_separator(text[0])));
}

// "page=", "/p": where a number counts pages and not articles.
bool counts_pages(std::string_view before) {
  while (!before.empty() && is_separator(before.back())) before.remove_suffix(1);
  size_t letters = 0;
  while (letters < before.size() && is_alpha(before[before.size() - 1 - letters])) ++letters;
  const std::string_view word = before.substr(before.size() - letters);
  return equals_ignoring_case(word, "page") || equals_ignoring_case(word, "p") ||
         equals_ignoring_case(word, "pg") || equals_ignoring_case(word, "part");
}

}  // namespace

bool is_next_part(std::string_view current, std::string_view next) {
  current = without_fragment(current);
  next = without_fragment(next);
  if (current.empty() || next.empty() || current == next) return false;
  size_t same = static_cast<size_t>(
      std::mismatch(current.begin(), current.end(), next.begin(), next.end()).first -
      current.begin());
  // A number is compared whole.
  while (same > 0 && is_digit(current[same - 1]) &&
         ((same < current.size() && is_digit(current[same])) ||
          (same < next.size() && is_digit(next[same])))) {
    --same;
  }
  size_t end = 0;  // what both end in
  while (end < current.size() - same && end < next.size() - same &&
         current[current.size() - 1 - end] == next[next.size() - 1 - end]) {
    ++end;
  }
  std::string_view here = current.substr(same, current.size() - same - end);
  std::string_view there = next.substr(same, next.size() - same - end);
  const std::string_view before = next.substr(0, same);
  // Raised: page 2 to page 3.
  if (const uint32_t number = part_number(here); number > 0) {
    return number < kPartsMax && part_number(there) == number + 1 && counts_pages(before);
  }
  // Put in: the first page has no number, and the address is more than a front page's.
  if (here == "/") here = {};
  if (!here.empty()) return false;
  const size_t scheme = before.find("://");
  if (scheme == std::string_view::npos) return false;
  const size_t path = before.find('/', scheme + 3);
  if (path == std::string_view::npos || path + 2 >= before.size()) return false;
  if (there.ends_with('/')) there.remove_suffix(1);
  size_t digits = 0;
  while (digits < there.size() && is_digit(there[there.size() - 1 - digits])) ++digits;
  if (part_number(there.substr(there.size() - digits)) != 2) return false;
  std::string_view lead = there.substr(0, there.size() - digits);
  // The separator may stand in what both have: "/a/" and "/a/2".
  if (!before.empty() && is_separator(before.back()) && (lead.empty() || !is_separator(lead[0]))) {
    return leads_to_number(next.substr(same - 1, lead.size() + 1));
  }
  return leads_to_number(lead);
}

std::string_view next_part_of(const Parts& parts, std::string_view url, Arena& arena) {
  if (url.empty() || parts.document == nullptr) return {};
  const Addresses addresses(parts.base_url, arena);
  if (!parts.metadata.next.empty()) {
    const std::string_view next = addresses.absolute(parts.metadata.next);
    if (is_next_part(url, next) || is_next_part(parts.page.url, next)) return next;
  }
  for (const content::BlockLink& link : parts.blocks.links) {
    if (link.text.size() > 2 || part_number(trim(link.text)) < 2) continue;
    const std::string_view next = addresses.absolute(content::link_url(*parts.document, link));
    if (is_next_part(url, next) || is_next_part(parts.page.url, next)) return next;
  }
  return {};
}

}  // namespace stet::article
