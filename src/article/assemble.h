#pragma once
// The last stage: blocks, roles and metadata become the record. Everything in
// it is copied out of the arena, in normal form (normal.h).

#include "content/block.h"
#include "encoding/decode.h"
#include "html/document.h"
#include "meta/metadata.h"
#include "stet/extract.h"

namespace stet::article {

// What the stages before made of one page. Borrowed for the call.
struct Parts {
  const Page& page;
  const encoding::Decoded& decoded;
  const content::Blocks& blocks;
  const content::Roles& roles;
  const meta::Metadata& metadata;
  const html::Document* document = nullptr;  // null for flattened text
  std::string_view base_url = {};            // what links are relative to; may be empty
};

// Linear in blocks and statements, beside the walk from a table cell or list
// item up to its table or list.
Article assemble(const Parts& parts, const Options& options, Arena& arena);

// The record of a page that holds no text: an id, a source, and why.
Article assemble_nothing(const Page& page, std::string_view media_type, std::string_view why);

}  // namespace stet::article
