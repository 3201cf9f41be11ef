// Character references: nothing is read behind the end, every reference is as
// long as it says, and piece by piece gives what all at once gives.

#include "html/char_ref.h"

#include <cstdlib>
#include <cstring>

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stet;
  if (size == 0) return 0;
  const bool in_attribute = data[0] & 1;
  const size_t text_size = size - 1;
  char* const text = new char[text_size];
  if (text_size > 0) std::memcpy(text, data + 1, text_size);

  Arena arena;
  ArenaString whole(arena);
  html::append_decoded({text, text_size}, in_attribute, whole);
  ArenaString pieces(arena);
  for (const char *at = text, *end = text + text_size; at != end;) {
    if (*at != '&') {
      pieces.push_back(*at++);
      continue;
    }
    const html::CharRef reference = html::match_char_ref(++at, end, in_attribute);
    require(reference.consumed <= static_cast<size_t>(end - at));
    require((reference.consumed == 0) == (reference.size == 0));
    require(reference.size <= 6 && reference.size <= 2 * reference.consumed);
    if (reference.consumed == 0) pieces.push_back('&');
    pieces.append(reference.text());
    at += reference.consumed;
  }
  require(whole.view() == pieces.view());
  delete[] text;
  return 0;
}
