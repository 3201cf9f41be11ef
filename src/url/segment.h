#pragma once
// Path segments with a meaning of their own.

#include <string_view>

#include "base/ascii.h"

namespace stet::url {

// https://url.spec.whatwg.org/#windows-drive-letter
inline bool is_drive_letter(std::string_view text) {
  return text.size() == 2 && is_alpha(text[0]) && (text[1] == ':' || text[1] == '|');
}
inline bool starts_with_drive_letter(std::string_view text) {
  return is_drive_letter(text.substr(0, 2)) &&
         (text.size() == 2 || std::string_view("/\\?#").find(text[2]) != std::string_view::npos);
}

// "." and "%2e", once or twice. https://url.spec.whatwg.org/#single-dot-path-segment
inline int dot_count(std::string_view segment) {
  int count = 0;
  while (!segment.empty() && count < 3) {
    if (segment[0] == '.') {
      segment.remove_prefix(1);
    } else if (starts_with_ignoring_case(segment, "%2e")) {
      segment.remove_prefix(3);
    } else {
      return 0;
    }
    ++count;
  }
  return count < 3 ? count : 0;
}

}  // namespace stet::url
