#include "html/char_ref.h"

#include <cstring>

namespace stet::html {

// Interim: the five of XML and nbsp.
CharRef match_char_ref(const char* at, const char* end, bool) {
  struct Entry {
    const char* name;
    const char* utf8;
  };
  static constexpr Entry kEntries[] = {{"amp;", "&"},   {"lt;", "<"},   {"gt;", ">"},
                                       {"quot;", "\""}, {"apos;", "'"}, {"nbsp;", "\xC2\xA0"},
                                       {"#39;", "'"},   {"#039;", "'"}};
  for (const Entry& e : kEntries) {
    const size_t n = std::strlen(e.name);
    if (static_cast<size_t>(end - at) >= n && std::memcmp(at, e.name, n) == 0) {
      CharRef r{static_cast<uint32_t>(n), static_cast<uint8_t>(std::strlen(e.utf8)), {}};
      std::memcpy(r.utf8, e.utf8, r.size);
      return r;
    }
  }
  return {0, 0, {}};
}

}  // namespace stet::html
