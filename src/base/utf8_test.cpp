// UTF-8 against a plain reference, for every instruction set of this processor.

#include "base/utf8.h"

#include <gtest/gtest.h>

#include <memory>
#include <random>
#include <string>
#include <vector>

namespace stet {
namespace {

std::vector<Isa> isas() {
  std::vector<Isa> all = {Isa::Baseline};
  if (isa() >= Isa::Avx2) all.push_back(Isa::Avx2);
  if (isa() >= Isa::Avx512) all.push_back(Isa::Avx512);
  return all;
}

// A heap copy of exact size, so that the sanitizer sees one byte too far.
struct Exact {
  explicit Exact(std::string_view text) : data(new char[text.size()]), size(text.size()) {
    if (size > 0) std::memcpy(data.get(), text.data(), size);
  }
  std::string_view view() const { return {data.get(), size}; }
  std::unique_ptr<char[]> data;
  size_t size;
};

// The standard's decoder, byte for byte, and newline normalisation.
std::string reference_repair(std::string_view text) {
  std::string out;
  uint32_t code_point = 0;
  uint32_t seen = 0;
  uint32_t needed = 0;
  uint32_t lower = 0x80;
  uint32_t upper = 0xBF;
  const auto emit = [&](uint32_t c) {
    char buffer[4];
    out.append(buffer, write_utf8(c, buffer));
  };
  for (size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<uint8_t>(text[i]);
    if (needed == 0) {
      if (byte < 0x80) {
        emit(byte);
      } else if (byte >= 0xC2 && byte <= 0xDF) {
        needed = 1;
        code_point = byte & 0x1F;
      } else if (byte >= 0xE0 && byte <= 0xEF) {
        if (byte == 0xE0) lower = 0xA0;
        if (byte == 0xED) upper = 0x9F;
        needed = 2;
        code_point = byte & 0xF;
      } else if (byte >= 0xF0 && byte <= 0xF4) {
        if (byte == 0xF0) lower = 0x90;
        if (byte == 0xF4) upper = 0x8F;
        needed = 3;
        code_point = byte & 0x7;
      } else {
        emit(0xFFFD);
      }
      continue;
    }
    if (byte < lower || byte > upper) {
      code_point = seen = needed = 0;
      lower = 0x80;
      upper = 0xBF;
      emit(0xFFFD);
      --i;
      continue;
    }
    lower = 0x80;
    upper = 0xBF;
    code_point = code_point << 6 | (byte & 0x3F);
    if (++seen != needed) continue;
    emit(code_point);
    code_point = seen = needed = 0;
  }
  if (needed != 0) emit(0xFFFD);
  std::string lines;
  for (size_t i = 0; i < out.size(); ++i) {
    if (out[i] != '\r') {
      lines += out[i];
    } else if (i + 1 == out.size() || out[i + 1] != '\n') {
      lines += '\n';
    }
  }
  return lines;
}

bool reference_valid(std::string_view text) {
  std::string joined(text);
  // Valid text may hold U+FFFD itself, so count what a repair would change.
  std::string without_cr;
  for (const char c : joined) without_cr += c == '\r' ? ' ' : c;
  return reference_repair(without_cr) == without_cr;
}

void check(std::string_view input) {
  const Exact exact(input);
  const std::string repaired = reference_repair(input);
  const bool valid = reference_valid(input);
  bool non_ascii = false;
  for (const char c : input) non_ascii = non_ascii || static_cast<unsigned char>(c) >= 0x80;
  static Arena arena;
  for (const Isa isa : isas()) {
    SCOPED_TRACE(static_cast<int>(isa));
    const Utf8Scan scan = scan_utf8(exact.view(), isa);
    EXPECT_EQ(scan.valid, valid);
    EXPECT_EQ(scan.has_non_ascii, non_ascii);
    EXPECT_EQ(scan.has_cr, input.find('\r') != input.npos);
    EXPECT_EQ(scan.has_nul, input.find('\0') != input.npos);
    if (valid) {
      arena.reset();
      const std::string_view lines = copy_with_lf(exact.view(), arena, isa);
      EXPECT_EQ(lines, repaired);
      for (size_t i = 0; i < 64; ++i) EXPECT_EQ(lines.data()[lines.size() + i], '\0');
    }
  }
  arena.reset();
  const RepairedUtf8 result = repair_utf8(exact.view(), arena);
  EXPECT_EQ(result.text, repaired);
  EXPECT_EQ(result.error_count == 0, valid);
  EXPECT_EQ(count_utf8(exact.view()).error_count, result.error_count);
}

TEST(Utf8, EverySequenceOfTwoAndTheEdgesOfThreeAndFourAtEveryPlace) {
  // The byte values at which the standard's ranges begin and end.
  constexpr unsigned char kEdges[] = {0x00, 0x0D, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0,
                                      0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
                                      0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  // Many short sequences in one go would hide errors from each other, so each
  // has a text of its own; only the flags are compared here, to stay quick.
  const auto flags_agree = [](std::string_view text, size_t place) {
    const bool valid = reference_valid(text.substr(place, 5));  // all else is 'x'
    for (const Isa isa : isas()) {
      if (scan_utf8(text, isa).valid != valid) return false;
    }
    return true;
  };
  std::string text(132, 'x');
  for (const size_t place : {size_t{0}, size_t{30}, size_t{62}, size_t{126}}) {
    for (int a = 0; a < 256; ++a) {
      for (int b = 0; b < 256; ++b) {
        text[place] = static_cast<char>(a);
        text[place + 1] = static_cast<char>(b);
        ASSERT_TRUE(flags_agree(text, place)) << place << ' ' << a << ' ' << b;
      }
    }
    for (const unsigned char a : kEdges) {
      for (const unsigned char b : kEdges) {
        for (const unsigned char c : kEdges) {
          for (const unsigned char d : kEdges) {
            if (a < 0xC0 || b < 0x80 || (place != 62 && c < 0x80)) continue;
            text[place] = static_cast<char>(a);
            text[place + 1] = static_cast<char>(b);
            text[place + 2] = static_cast<char>(c);
            text[place + 3] = static_cast<char>(d);
            ASSERT_TRUE(flags_agree(text, place)) << place << ' ' << +a << ' ' << +b << ' ' << +c;
          }
        }
      }
    }
    for (size_t i = place; i < place + 4; ++i) text[i] = 'x';
  }
}

TEST(Utf8, CutOffAnywhere) {
  const std::string text = "x\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80";
  for (size_t pad = 0; pad <= 130; ++pad) {
    for (size_t size = 0; size <= text.size(); ++size) {
      check(std::string(pad, 'a') + text.substr(0, size));
    }
  }
}

TEST(Utf8, NewlinesAtEveryPlace) {
  for (size_t pad = 0; pad <= 200; pad += 1) {
    for (const char* newline : {"\r", "\n", "\r\n", "\r\r\n", "\r\r", "\n\r", "\r\n\r\n"}) {
      check(std::string(pad, 'a') + newline);
      check(std::string(pad, 'a') + newline + std::string(150, 'b'));
    }
  }
  check(std::string(500, '\r'));
}

TEST(Utf8, RandomMixtures) {
  std::mt19937 random(1);
  const std::string_view pieces[] = {
      "plain text of some length, ",
      "\r\n",
      "\r",
      "\xD0\x9F\xD1\x80\xD0\xB8",
      "\xE4\xB8\xAD\xE6\x96\x87",
      "\xF0\x9F\x98\x80",
      "\xED\xA0\x80",
      "\xF4\x90\x80\x80",
      "\xE4\xB8",
      "\x80",
      "\xFF",
      std::string_view("\0", 1),
      "                                                            "};
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const size_t count = random() % 12;
    // Half of the rounds leave out the ill-formed pieces.
    const bool well_formed = random() % 2 == 0;
    for (size_t i = 0; i < count; ++i) {
      size_t piece = random() % std::size(pieces);
      if (well_formed && piece >= 6 && piece <= 10) piece = 0;
      text += pieces[piece];
    }
    check(text);
  }
}

TEST(Utf8, MaximalSubparts) {
  struct Case {
    const char* input;
    const char* text;
  };
  constexpr Case kCases[] = {
      {"\xF0\x80\x80\x41",
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
       "A"},
      {"\xF1\x80\x80\x41",
       "\xEF\xBF\xBD"
       "A"},
      {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41",
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"
       "A"},
      {"\xED\xA0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
  };
  for (const Case& c : kCases) {
    Arena arena;
    EXPECT_EQ(repair_utf8(c.input, arena).text, c.text);
    check(c.input);
  }
}

TEST(Utf8, StepsBackAndForth) {
  char buffer[4];
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const size_t size = write_utf8(c, buffer);
    const char* at = buffer;
    ASSERT_EQ(next_code_point(at), c);
    ASSERT_EQ(at, buffer + size);
    const Utf8Step step = step_utf8(buffer, buffer + size);
    ASSERT_TRUE(step.valid);
    ASSERT_EQ(step.code_point, c);
    ASSERT_EQ(step.size, size);
  }
  EXPECT_EQ(count_utf8("12345678\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\xFF\xC3").sequence_count, 3u);
  EXPECT_EQ(count_code_points("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80"), 4u);
  EXPECT_EQ(prefix_of_utf8("a\xE2\x82\xAC", 3), "a");
}

}  // namespace
}  // namespace stet
