#pragma once
// One page in, one record out.

#include <cstdint>
#include <string_view>

#include "stet/article.h"
#include "stet/result.h"
#include "stet/scratch.h"

namespace stet {

// One page as it was received. Borrowed: the views need only outlive the call.
struct Page {
  std::string_view body;               // bytes, not yet decoded
  std::string_view url = {};           // absolute; empty if unknown
  std::string_view content_type = {};  // the HTTP header value; empty if none
  // Bytes behind `body` that may be read, whatever they hold. With 64 or more a
  // clean UTF-8 page is not copied.
  size_t readable_after = 0;
};

enum class Input : uint8_t {
  Auto,  // HTML unless the content type is text/plain
  Html,
  Text,  // flattened text: lines and paragraphs
};

enum class Focus : uint8_t { Balanced, Precision, Recall };

struct Options {
  Input input = Input::Auto;
  Focus focus = Focus::Balanced;
  bool evidence = false;  // keep every witness of every field
  bool blocks = false;    // keep every block with its role
  bool reasons = false;   // keep the strongest reasons for each block's role; costs milliseconds

  // LIMIT: all of these are counts, never clocks; see SPEC.md.
  size_t page_bytes_max = size_t{64} << 20;  // more: Errc::Limit
  uint32_t depth_max = 512;                  // deeper elements become siblings; a warning
  uint32_t nodes_max = 4'000'000;            // the tree ends there; a warning
  uint32_t attributes_max = 1024;            // of one element; the rest is left out
};

// Fails only with Errc::Limit, for a page larger than page_bytes_max. A page
// without an article gives a record of kind None; broken markup never fails.
// Same input, same output; safe on many threads at once as long as each has its
// own scratch.
Result<Article> extract(const Page& page, Scratch& scratch, const Options& options = {});

}  // namespace stet
