// Overlap of words, equality of addresses.

#include "meta/similar.h"

#include <cstdint>

#include "base/ascii.h"

namespace stet::meta {
namespace {

constexpr int kWordsMax = 64;

// A word as a number; equal words have equal numbers, and other ones hardly ever.
struct Words {
  uint32_t hash[kWordsMax];
  int count = 0;

  explicit Words(std::string_view text) {
    uint32_t value = 2166136261u;
    bool inside = false;
    const auto end_word = [&] {
      if (inside && count < kWordsMax) hash[count++] = value;
      value = 2166136261u;
      inside = false;
    };
    for (const char c : text) {
      if (count >= kWordsMax) return;
      if (is_space(c)) {
        end_word();
      } else if (!is_ascii(c) || is_alnum(c)) {
        value = (value ^ static_cast<uint8_t>(to_lower(c))) * 16777619u;
        inside = true;
      }
    }
    end_word();
  }

  int in(const Words& other) const {
    int found = 0;
    for (int i = 0; i < count; ++i) {
      for (int j = 0; j < other.count; ++j) {
        if (hash[i] == other.hash[j]) {
          ++found;
          break;
        }
      }
    }
    return found;
  }
};

// Host and path of an address.
std::string_view core_of(std::string_view url) {
  url = trim(url);
  const size_t scheme = url.find("://");
  if (scheme != std::string_view::npos) {
    url.remove_prefix(scheme + 3);
  } else if (url.starts_with("//")) {
    url.remove_prefix(2);
  } else {
    return {};
  }
  if (starts_with_ignoring_case(url, "www.")) url.remove_prefix(4);
  url = url.substr(0, url.find_first_of("?#"));
  while (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

}  // namespace

float word_overlap(std::string_view a, std::string_view b) {
  const Words first(a), second(b);
  if (first.count == 0 || second.count == 0) return 0;
  const float share_a = static_cast<float>(first.in(second)) / static_cast<float>(first.count);
  const float share_b = static_cast<float>(second.in(first)) / static_cast<float>(second.count);
  return share_a + share_b == 0 ? 0 : 2 * share_a * share_b / (share_a + share_b);
}

bool same_page(std::string_view a, std::string_view b) {
  const std::string_view first = core_of(a), second = core_of(b);
  return first == second && first.find('/') != std::string_view::npos;
}

std::string_view host_of(std::string_view url) {
  const std::string_view core = core_of(url);
  return core.substr(0, core.find('/'));
}

}  // namespace stet::meta
