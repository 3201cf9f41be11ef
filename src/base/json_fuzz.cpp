// Whatever the bytes, the reader returns; and what it returns, written as strict
// JSON, reads back the same without repairs.

#include <cstdlib>
#include <string>

#include "base/json.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  stet::Arena arena;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const std::string roots = stet::dump(stet::read_json(input, arena));
  for (size_t at = 0; at < roots.size();) {
    const size_t end = roots.find('\n', at) + 1;
    const std::string root = roots.substr(at, end - at);
    const stet::JsonDocument again = stet::read_json(root, arena);
    if (again.repairs() != 0 || stet::dump(again) != root) std::abort();
    at = end;
  }
  std::string json;
  stet::append_json_bytes(json, input);
  const stet::JsonDocument string = stet::read_json(json, arena);
  if (string.repairs() != 0) std::abort();
  return 0;
}
