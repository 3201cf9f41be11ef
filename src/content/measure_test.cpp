#include "content/measure.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "content/count.h"

namespace stet::content {
namespace {

std::vector<Isa> all_isas() {
  std::vector<Isa> all = {Isa::Baseline};
  if (isa() >= Isa::Avx2) all.push_back(Isa::Avx2);
  if (isa() >= Isa::Avx512) all.push_back(Isa::Avx512);
  return all;
}

// One character after the other.
Counts reference(std::string_view text) {
  Counts out;
  for (size_t i = 0; i < text.size(); ++i) {
    const uint8_t byte = static_cast<uint8_t>(text[i]);
    if ((byte & 0xC0) == 0x80) continue;
    if (byte > ' ') out.letters += byte >= 0xE3 && byte <= 0xED ? 3 : 1;
    out.blanks += byte == ' ';
    out.digits += is_digit(text[i]);
    const Mark mark = mark_at(text.data() + i, text.size() - i);
    out.commas += mark == Mark::Comma;
    out.stops += mark == Mark::Stop;
  }
  return out;
}

TEST(Count, AgreesWithTheReference) {
  const std::string samples[] = {
      "",
      "a",
      "Hello, world. 12 of 34; done!",
      "\u4E2D\u6587\uFF0C\u6807\u70B9\u3002\u300C\u5F15\u300D",
      "\u0410\u0431\u0432, \u0433\u0434.",
      "\u06A9\u062C\u0627\u061F \u0627\u06CC\u0646\u062C\u0627\u060C \u06D4",
      "\u0540\u0561\u0575\u0589 \u055D",
      "\u0939\u093F\u0928\u094D\u0926\u0940\u0964",
      "\u1260\u1362 \uFF01\uFF1F",
      std::string("nul\0byte\x7F", 9),
  };
  for (const Isa which : all_isas()) {
    for (const std::string& sample : samples) {
      for (size_t lead = 0; lead < 70; ++lead) {
        const std::string text = std::string(lead, 'x') + sample + std::string(lead % 7, ' ');
        // Exact size on the heap, so that the sanitizer sees one byte too far.
        const std::unique_ptr<char[]> exact(new char[text.size()]);
        std::copy(text.begin(), text.end(), exact.get());
        const std::string_view view(exact.get(), text.size());
        ASSERT_EQ(count_characters(view, which), reference(text)) << text;
        for (size_t cut = 0; cut < std::min<size_t>(view.size(), 9); ++cut) {
          const std::string_view part = view.substr(0, view.size() - cut);
          ASSERT_EQ(count_characters(part, which), reference(part)) << part;
        }
      }
    }
  }
}

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
