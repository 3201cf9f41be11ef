// Any bytes through parse, segment and assign; what comes out must hold together.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#include "content/assign.h"
#include "content/measure.h"
#include "content/segment.h"
#include "html/parse.h"

namespace {

void require(bool holds, const std::string& complaint) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", complaint.c_str());
  std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stet;
  std::string source(reinterpret_cast<const char*>(data), size);
  for (char& c : source) {
    if (c == '\r') c = '\n';
  }
  source.append(64, '\0');
  Arena arena;
  const html::Document document = html::parse(std::string_view(source).substr(0, size), arena);
  const content::Blocks blocks = content::segment(document, arena);
  std::string complaint;
  require(content::verify(blocks, &complaint), complaint);
  const content::Measures measures = content::measure(blocks, PageKind::None, arena);
  require(measures.blocks.size() == blocks.blocks.size(), "a row a block");
  meta::Metadata metadata(arena);
  if (!blocks.blocks.empty()) metadata.headline = blocks.blocks[size % blocks.blocks.size()].text;
  for (const Focus focus : {Focus::Balanced, Focus::Precision, Focus::Recall}) {
    const content::Roles roles = content::assign(document, blocks, metadata, focus, arena);
    require(roles.verdicts.size() == blocks.blocks.size(), "a verdict a block");
    size_t headlines = 0;
    for (const content::Verdict& verdict : roles.verdicts) {
      require(verdict.reason[0] != '\0', "a reason for every verdict");
      headlines += verdict.role == Role::Headline;
    }
    require(headlines <= 1, "at most one headline");
  }
  return 0;
}
