// Whatever the bytes, what is read is a real date and reads back the same.

#include <cstdlib>

#include "meta/date.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  stet::Arena arena;
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::optional<stet::meta::Date> date = stet::meta::parse_date(text);
  if (date) {
    const std::string_view written = stet::meta::format_date(*date, arena);
    const std::optional<stet::meta::Date> again = stet::meta::parse_date(written);
    if (!again || stet::meta::format_date(*again, arena) != written) std::abort();
    if (stet::meta::compare(*date, *again) != 0) std::abort();
  }
  (void)stet::meta::date_in_url(text);
  return 0;
}
