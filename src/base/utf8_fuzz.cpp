// Any bytes: every instruction set must see what a plain decoder sees.

#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>

#include "base/utf8.h"

namespace stet {
namespace {

void run(std::string_view text) {
  bool valid = true;
  bool non_ascii = false;
  bool cr = false;
  bool nul = false;
  std::string repaired;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const Utf8Step step = step_utf8(at, end);
    valid = valid && step.valid;
    non_ascii = non_ascii || static_cast<unsigned char>(*at) >= 0x80;
    cr = cr || *at == '\r';
    nul = nul || *at == '\0';
    at += step.size;
    if (step.code_point == '\r') {
      if (at == end || *at != '\n') repaired += '\n';
      continue;
    }
    char buffer[4];
    repaired.append(buffer, write_utf8(step.code_point, buffer));
  }
  Arena arena;
  if (repair_utf8(text, arena).text != repaired) std::abort();
  for (const Isa isa : {Isa::Baseline, Isa::Avx2, Isa::Avx512}) {
    if (isa > stet::isa()) break;
    const Utf8Scan scan = scan_utf8(text, isa);
    if (scan.valid != valid || scan.has_non_ascii != non_ascii || scan.has_cr != cr ||
        scan.has_nul != nul) {
      std::abort();
    }
    if (valid && copy_with_lf(text, arena, isa) != repaired) std::abort();
  }
}

}  // namespace
}  // namespace stet

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  stet::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
