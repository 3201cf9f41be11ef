#pragma once
// Text of pages made safe for HTML. Whatever a page holds, the reports' own markup
// stays the only markup, and no text reaches out of the element that it is in.

#include <string>
#include <string_view>

#include "explain/explanation.h"

namespace stet::explain {

// Appends `text` for the content of an element. What shows nothing itself and would
// make other text look different (controls, overrides of direction) shows as its
// number. Other marks of direction stay: every element with text of a page isolates it.
void append_text(std::string& out, std::string_view text);

// The same for source code, where any mark of direction is shown.
void append_code(std::string& out, std::string_view text);

// Appends `text` for an attribute's value in double quotes.
void append_attribute(std::string& out, std::string_view text);

// The source of a span as <pre>, with what belongs to it marked.
void append_excerpt(std::string& out, std::string_view source, Span span);

// A bar of a chart, `share` of 0 to 1 filled. Only to look at: what it says stands
// in words beside it.
void append_bar(std::string& out, std::string_view classes, double share);

// The name of a role as a class: "r-list-item".
std::string role_class(Role role);

}  // namespace stet::explain
