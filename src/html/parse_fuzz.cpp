// Whatever the page, its tree holds together, is within its limits, does not
// depend on the bytes behind the page, and can be shown and written out.

#include "html/parse.h"

#include <cstdlib>
#include <cstring>
#include <string>

#include "encoding/decode.h"
#include "html/serialize.h"

namespace {

using stet::html::Document;
using stet::html::NodeId;

void require(bool condition) {
  if (!condition) std::abort();
}

// Open elements, html being the first.
size_t depth(const Document& document) {
  size_t deepest = 0;
  for (NodeId id = stet::html::kDocument; id != stet::html::kNoNode; id = document.following(id)) {
    if (document[id].first_child != stet::html::kNoNode && Document::has_children(document[id])) {
      continue;  // only leaves are measured
    }
    size_t count = 0;
    for (NodeId up = id; up != stet::html::kNoNode; up = document[up].parent) {
      count += document[up].is_element();
    }
    deepest = count > deepest ? count : deepest;
  }
  return deepest;
}

std::string tree(std::string_view text, char filler, const stet::html::ParseOptions& options) {
  stet::Arena arena;
  // Without slack, so that the sanitizer sees the 65th byte behind the text.
  char* const page = new char[text.size() + 64];
  if (!text.empty()) std::memcpy(page, text.data(), text.size());
  std::memset(page + text.size(), filler, 64);
  std::string out;
  {
    const Document document = stet::html::parse({page, text.size()}, arena, options);
    require(stet::html::verify(document, &out));
    // Elements that were taken off the stack early (a form, an a) are not counted
    // by the limit, and each has one above it that is.
    require(depth(document) <= 2 * options.depth_max + 8);
    require(document.size() <= options.nodes_max + size_t{64});
    out = stet::html::dump(document);
    stet::ArenaString written(arena);
    stet::html::serialize(document, stet::html::kDocument, written);
    out += written.view();
  }
  delete[] page;
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  stet::html::ParseOptions options;
  // One page in four is held to small limits.
  if (data[0] % 4 == 0) {
    options.depth_max = 8 + data[0] % 16;
    options.nodes_max = 16 + data[0];
    options.attributes_max = 2;
  }
  std::string padded(reinterpret_cast<const char*>(data) + 1, size - 1);
  padded.append(64, '\0');
  stet::Arena arena;
  const std::string_view text = stet::encoding::decode(std::string_view(padded).substr(0, size - 1),
                                                       "text/html; charset=utf-8", 64, arena)
                                    .text;
  require(tree(text, '\0', options) == tree(text, '>', options));
  return 0;
}
