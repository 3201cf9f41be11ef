#pragma once
// The body of a page whose markup holds no story: JSON-LD's articleBody, or else
// the longest text among the data that its scripts carry for an application.
//
// articleBody is often shorter than what the page shows, glued or stale, and data
// in scripts may be anything, so both are asked only where the blocks leave
// nearly nothing.

#include "article/assemble.h"

namespace stet::article {

// Blocks and roles of the text, in a tree of their own.
struct Fallback {
  html::Document document;
  content::Blocks blocks;
  content::Roles roles;
  const char* from = "";  // "json-ld:articleBody", "json-ld:liveBlogUpdate", "script"
  Span span;              // of the source of it all
};

// Null if the page has a story, or nothing to fall back on. Costs a look at the blocks' sizes
// where there is a story.
const Fallback* fallback_of(const Parts& parts, Arena& arena);

}  // namespace stet::article
