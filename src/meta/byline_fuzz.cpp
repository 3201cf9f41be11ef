// Whatever the bytes: names are clean, few, and names.

#include <cstdlib>

#include "meta/byline.h"
#include "meta/clean.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  stet::Arena arena;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  stet::ArenaVector<std::string_view> names(arena);
  stet::meta::append_names(text, arena, names);
  if (names.size() > 64) std::abort();
  for (const std::string_view name : names) {
    if (!stet::meta::valid_name(name)) std::abort();
  }
  (void)stet::meta::fold(text, arena);
  (void)stet::meta::clean(text, arena);
  return 0;
}
