#pragma once
// The data that a page carries in its scripts for an application to draw: JSON in
// a <script> of its own, assigned to a variable, passed to a function, quoted as a
// string, or sent in pieces (React's "flight" rows). Nothing is run: values are
// found by their brackets and quotes.

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "html/document.h"

namespace stet::article {

// One value: JSON, or text that stood in a string.
struct ScriptData {
  std::string_view text;
  bool json = false;
  uint32_t begin = 0, end = 0;  // of its script's text, in the decoded page
};

// LIMIT: bytes of scripts that are looked at, in the order of the page.
inline constexpr size_t kScriptBytesMax = size_t{4} << 20;

// In the order of the page; rows that were sent in pieces come last. Values of less than a few
// hundred bytes are left out. Linear in the scripts.
ArenaVector<ScriptData> script_data(const html::Document& document, Arena& arena);

}  // namespace stet::article
