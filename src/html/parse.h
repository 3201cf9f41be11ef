#pragma once
// Decoded text to a tree, per the WHATWG HTML standard, scripting disabled.
// https://html.spec.whatwg.org/multipage/parsing.html

#include <cstdint>
#include <string_view>

#include "base/simd.h"
#include "html/document.h"

namespace stet::html {

// The instruction set in which the scan over tags is fastest on this processor.
Isa scan_isa();

struct ParseOptions {
  uint32_t depth_max = 512;
  uint32_t nodes_max = 4'000'000;
  uint32_t attributes_max = 1024;
  Isa isa = scan_isa();  // tests choose another to compare
};

// `source` is UTF-8 with LF newlines, at most 2^31 bytes, followed by 64 readable
// bytes (their values do not matter). Never fails: a limit that is hit ends
// that part of the tree and is noted in Document::limits(). Linear time.
Document parse(std::string_view source, Arena& arena, const ParseOptions& options = {});

// The children of the result's root element (Document::html()) are the fragment.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments
struct FragmentContext {
  Tag tag = Tag::Body;
  Namespace space = Namespace::Html;
  QuirksMode quirks_mode = QuirksMode::No;
  // Source of the context's start tag, for annotation-xml's encoding; may be empty.
  std::string_view start_tag = {};
};
Document parse_fragment(std::string_view source, const FragmentContext& context, Arena& arena,
                        const ParseOptions& options = {});

}  // namespace stet::html
