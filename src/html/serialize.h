#pragma once
// A tree back to HTML.
// https://html.spec.whatwg.org/multipage/parsing.html#serialising-html-fragments

#include "base/arena.h"
#include "html/document.h"

namespace stet::html {

// Appends what is inside `node` (what a script sees as innerHTML), scripting
// disabled. For the whole page, doctype included, give it kDocument. Cost:
// linear in the tree and the text, however deep.
void serialize_children(const Document& document, NodeId node, ArenaString& out);

// The same with the node's own tags (outerHTML).
void serialize(const Document& document, NodeId node, ArenaString& out);

// https://html.spec.whatwg.org/multipage/parsing.html#escapingString
// `in_attribute` also escapes quotes.
void append_escaped(std::string_view text, bool in_attribute, ArenaString& out);

}  // namespace stet::html
