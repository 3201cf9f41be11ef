#pragma once
// The record as people and programs read it. All writers append to `out`.

#include <string>

#include "stet/article.h"

namespace stet::article {

// One JSON object of schema "stet/1", without a line break behind it. Fields
// stand in the order of docs, unknown ones are left out. `indent` is in spaces
// a level; 0 writes one line.
void write_json(std::string& out, const Article& article, int indent = 0);

// For reading in a terminal: headline, a line of who and when, the body.
void write_text(std::string& out, const Article& article);

// CommonMark with tables; the headline is the only h1.
void write_markdown(std::string& out, const Article& article);

}  // namespace stet::article
