#pragma once
// The longest text in a JSON value that reads like an article, as HTML: a string,
// or a list whose items hold paragraphs in one form or another.

#include <string_view>

#include "base/arena.h"
#include "base/json.h"

namespace stet::article {

struct Prose {
  std::string_view html;
  uint32_t bytes = 0;            // of what reads like sentences; 0 if there is nothing
  bool beside_headline = false;  // the value says the headline too
};

// Names of members that speak of teasers, captions, menus and the like are passed over. Linear.
Prose find_prose(const JsonDocument& json, std::string_view headline, Arena& arena);

// A text as HTML: as it stands if it is markup, else its lines as paragraphs.
void append_prose(ArenaString& html, std::string_view text, Arena& arena);

// A text as it stands, '<' and '&' escaped.
void append_text(ArenaString& html, std::string_view text);

// Bytes of `text` outside of tags if they read like sentences, else 0.
uint32_t prose_bytes(std::string_view text);

}  // namespace stet::article
