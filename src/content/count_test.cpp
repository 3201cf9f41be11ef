#include "content/count.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "base/ascii.h"

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

// One byte after the other.
Marks marks_reference(std::string_view text) {
  Marks out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    if (is_ascii(c)) {
      out.capitals += c >= 'A' && c <= 'Z';
      out.letters += is_alpha(c);
      out.separators += c == '|' || c == '/' || c == '>';
      out.quotes += c == '"';
      out.breaks += c == '\n';
      continue;
    }
    if ((static_cast<uint8_t>(c) & 0xC0) == 0x80) continue;
    ++out.letters;
    add_mark(rest.data(), rest.size(), out);
  }
  return out;
}

TEST(Count, MarksAgreeWithTheReference) {
  const std::string samples[] = {
      "",
      "A",
      "Home | News / World > \"Quote\"\n\u00A9 2024",
      "\u00C4rger \u00B7 \u00BB \u00AB \u203A \u2022 \u201E \u201C \u2026",
      "\u0410\u0431\u0412, \u0391\u03B1\u0394 @[`{",
      "\u4E2D\u6587\uFF0C",
      std::string("nul\0Byte\x7F", 9),
  };
  for (const Isa which : all_isas()) {
    for (const std::string& sample : samples) {
      for (size_t lead = 0; lead < 70; ++lead) {
        const std::string text = std::string(lead, 'X') + sample;
        // Cuts fall within characters too.
        for (size_t cut = 0; cut < std::min<size_t>(text.size(), 9); ++cut) {
          const size_t size = text.size() - cut;
          const std::unique_ptr<char[]> exact(new char[size]);
          std::copy_n(text.begin(), size, exact.get());
          const std::string_view view(exact.get(), size);
          ASSERT_EQ(count_marks(view, which), marks_reference(view)) << view;
        }
      }
    }
  }
}

TEST(Count, KnowsMarksBeyondAscii) {
  struct MarksCase {
    const char* text;
    Marks marks;
  };
  constexpr MarksCase kCases[] = {
      {"\u00C4\u00E4\u00C7", {.capitals = 2, .letters = 3}},
      {"\u0416\u0436", {.capitals = 1, .letters = 2}},
      {"\u0391\u03B1", {.capitals = 1, .letters = 2}},
      {"\u00A9", {.letters = 1, .copyright = true}},
      {"\u00B7\u00BB\u203A\u2022", {.letters = 4, .separators = 4}},
      {"\u00AB\u201C\u201D\u201E\u2019", {.letters = 5, .quotes = 4}},
  };
  for (const MarksCase& c : kCases) EXPECT_EQ(count_marks(c.text), c.marks) << c.text;
}

}  // namespace
}  // namespace stet::content
