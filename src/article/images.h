#pragma once
// The images that belong to the article: those between its headline and its
// end, and the one that the page's metadata names.

#include <cstdint>
#include <string_view>
#include <vector>

#include "article/assemble.h"

namespace stet::article {

// An image of the article as it stands among the blocks.
struct Figure {
  uint32_t before_block = 0;
  Image image;
  Span span;
  bool ahead = false;  // between the headline and the text, and marked as a figure
};

// In document order. Icons, counting pixels and images of teasers are left out.
std::vector<Figure> figures_of(const Parts& parts, Arena& arena);

// The figures' images. The lead image is the one that the page declares, or else the
// figure between headline and text; if no figure is either, the declared address comes first.
std::vector<Image> images_of(const std::vector<Figure>& figures, const meta::Metadata& metadata);

}  // namespace stet::article
