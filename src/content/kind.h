#pragma once
// What kind of page it is.

#include "content/block.h"
#include "content/measure.h"
#include "meta/metadata.h"

namespace stet::content {

// From the share of running text among what is neither navigation nor margin,
// and from what the page declares. None: nothing to read.
// `main` is the box that find_main_box() chooses.
PageKind find_kind(const Blocks& blocks, const Measures& measures, uint32_t main,
                   const meta::Metadata& metadata);

// Kinds whose content is running text around one headline; of the others it is
// all that stands between header and footer.
constexpr bool is_text_kind(PageKind kind) {
  return kind != PageKind::None && kind != PageKind::Listing && kind != PageKind::Product &&
         kind != PageKind::Other;
}

}  // namespace stet::content
