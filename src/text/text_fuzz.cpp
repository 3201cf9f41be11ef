// Any bytes: as many verdicts as blocks, blocks in order, not empty, one headline.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "text/assign.h"
#include "text/segment.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  stet::Arena arena;
  const stet::content::Blocks blocks = stet::text::segment(text, arena);
  uint32_t end = 0;
  for (const stet::content::Block& block : blocks.blocks) {
    if (block.text.empty() || block.begin < end || block.end <= block.begin || block.end > size) {
      std::abort();
    }
    end = block.end;
  }
  for (const stet::Focus focus :
       {stet::Focus::Balanced, stet::Focus::Precision, stet::Focus::Recall}) {
    const stet::content::Roles roles = stet::text::assign(text, blocks, focus, arena);
    if (roles.verdicts.size() != blocks.blocks.size()) std::abort();
    int headlines = 0;
    for (const stet::content::Verdict& verdict : roles.verdicts) {
      headlines += verdict.role == stet::Role::Headline;
    }
    if (headlines > 1) std::abort();
  }
  return 0;
}
