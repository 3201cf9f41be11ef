#include "content/measure.h"

#include <gtest/gtest.h>

namespace stet::content {
namespace {

TEST(Measure, SentencesEndInAnyScript) {
  struct SentenceCase {
    const char* text;
    bool ends;
  };
  constexpr SentenceCase kCases[] = {
      {"Done.", true},
      {"Done", false},
      {"\"Done.\"", true},
      {"(Done!)", true},
      {"As follows:", true},
      {"\u5B8C\u4E86\u3002", true},
      {"\u5B8C\u4E86\u3002\u300D", true},
      {"\u0939\u0964", true},
      {"\u06A9\u062C\u0627\u061F", true},
      {"\u201EDone.\u201C", true},
      {"\u0535\u0589", true},
      {"v1.2 beta", false},
  };
  for (const SentenceCase& c : kCases) {
    SCOPED_TRACE(c.text);
    Arena arena;
    Blocks blocks(arena);
    Block block;
    block.text = c.text;
    block.end = 1;
    blocks.blocks.push_back(block);
    const Measures measures = measure(blocks, PageKind::None, arena);
    EXPECT_EQ(measures.blocks[0].ends_sentence, c.ends);
  }
}

}  // namespace
}  // namespace stet::content
