#pragma once
// An explanation as one HTML file that needs nothing else: the page's text block by
// block beside the record, and on demand why each block stands or not.
//
// It reads as a document without its script; the script lays the reasons of the
// chosen block beside the two, joins blocks and parts, and moves by keyboard. All text
// of the page is escaped, and a content security policy lets only the report's own
// style and script through.

#include <string>

#include "explain/explanation.h"

namespace stet::explain {

std::string html_report(const Explanation& explanation);

}  // namespace stet::explain
