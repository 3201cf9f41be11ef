// The stages, one after the other: bytes in, record out.

#include "stet/extract.h"

#include <cassert>

#include "article/address.h"
#include "article/assemble.h"
#include "article/sniff.h"
#include "base/arena.h"
#include "content/assign.h"
#include "content/segment.h"
#include "encoding/decode.h"
#include "html/parse.h"
#include "meta/metadata.h"
#include "text/assign.h"
#include "text/segment.h"

namespace stet {
namespace {

// What a thread keeps between pages: more than nearly any page needs, and not so
// much that a few huge pages fix the memory of a long run.
constexpr size_t kArenaKept = size_t{16} << 20;

Article extract_html(const Page& page, const encoding::Decoded& decoded, Arena& arena,
                     const Options& options) {
  const html::Document document = html::parse(decoded.text, arena,
                                              {.depth_max = options.depth_max,
                                               .nodes_max = options.nodes_max,
                                               .attributes_max = options.attributes_max});
  assert(html::verify(document));
  const meta::Metadata metadata =
      meta::read(document, page.url, arena,
                 options.evidence ? meta::Witnesses::All : meta::Witnesses::AsNeeded);
  const content::Blocks blocks = content::segment(document, arena);
  assert(content::verify(blocks));
  const content::Roles roles = content::assign(document, blocks, metadata, options.focus, arena);
  // A page that comes without its address may name it.
  const std::string_view base_url =
      article::base_url_of(document, page.url.empty() ? metadata.url : page.url, arena);
  return article::assemble({page, decoded, blocks, roles, metadata, &document, base_url}, options,
                           arena);
}

Article extract_text(const Page& page, const encoding::Decoded& decoded, Arena& arena,
                     const Options& options) {
  const content::Blocks blocks = text::segment(decoded.text, arena);
  assert(content::verify(blocks));
  const content::Roles roles = text::assign(decoded.text, blocks, options.focus, arena);
  const meta::Metadata nothing(arena);  // text says nothing about itself
  return article::assemble({page, decoded, blocks, roles, nothing}, options, arena);
}

}  // namespace

Result<Article> extract(const Page& page, Scratch& scratch, const Options& options) {
  if (page.body.size() > options.page_bytes_max) {
    return Error{Errc::Limit, options.page_bytes_max, "the page is larger than the limit"};
  }
  Arena& arena = scratch.arena();
  arena.reset(kArenaKept);
  if (page.body.empty()) return article::assemble_nothing(page, {}, "the input is empty");
  if (const std::string_view type = article::binary_type(page.body); !type.empty()) {
    return article::assemble_nothing(page, type, "the input is not text");
  }
  const encoding::Decoded decoded =
      encoding::decode(page.body, page.content_type, page.readable_after, arena);
  switch (article::form_of(decoded.text, page.content_type, options.input)) {
    case article::Form::Html: return extract_html(page, decoded, arena, options);
    case article::Form::Text: return extract_text(page, decoded, arena, options);
  }
  return article::assemble_nothing(page, {}, "");
}

}  // namespace stet
