// Whatever the text and the state that it is read in, the library's tokenizer
// gives what the standard's state machine gives.

#include <cstdio>
#include <cstdlib>

#include "encoding/decode.h"
#include "test/conformance/both_tokenizers.h"

namespace stet::conformance {

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  // One input in four begins in a state of its own.
  static constexpr const char* kLast[] = {"script", "title", "x", ""};
  Start start;
  start.cdata_allowed = (data[0] & 1) != 0;
  if ((data[0] >> 6) == 0) {
    start.state = static_cast<html::TextState>((data[0] >> 1) % 6);
    start.last_start_tag = kLast[data[0] >> 4 & 3];
  }
  std::string padded(reinterpret_cast<const char*>(data) + 1, size - 1);
  padded.append(64, '\0');
  static Arena arena;
  arena.reset();
  const std::string text(encoding::decode(std::string_view(padded).substr(0, size - 1),
                                          "text/html; charset=utf-8", 64, arena)
                             .text);
  const std::string found = difference(text, start, arena);
  if (!found.empty()) {
    std::fprintf(stderr, "%s", found.c_str());
    std::abort();
  }
  return 0;
}

}  // namespace stet::conformance
