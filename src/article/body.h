#pragma once
// The body of the record out of the blocks whose roles belong to it: list items
// that follow each other become lists, table cells rows, paragraphs of one blockquote
// a quote, images figures. Questions and the entries of a live blog are found here.

#include <string>
#include <vector>

#include "article/assemble.h"
#include "article/images.h"

namespace stet::article {

// `figures` are in document order; each goes in front of the block that follows it.
std::vector<BodyBlock> body_of(const Parts& parts, const std::vector<Figure>& figures,
                               Arena& arena);

// The standfirst, then the text of paragraphs, headings, list items, quotes, code and table rows, a
// blank line between them; the cells of a row are parted by a tab.
std::string text_of(std::string standfirst, const std::vector<BodyBlock>& body);

}  // namespace stet::article
