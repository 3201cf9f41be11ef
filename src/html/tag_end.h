#pragma once
// Where a tag ends.

#include "base/ascii.h"
#include "html/token.h"

namespace stet::html {

struct TagEnd {
  const char* end;  // behind the '>'; null if the source ends inside the tag
  bool self_closing;
};

// `at` is behind the tag name. The states of the standard from "before attribute
// name" to "self-closing start tag", without keeping what they read.
// https://html.spec.whatwg.org/multipage/parsing.html#before-attribute-name-state
TagEnd find_tag_end(const char* at, const char* end);

}  // namespace stet::html
