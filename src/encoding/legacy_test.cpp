// The legacy decoders: complete indexes, the error rules, the fast path.

#include "encoding/legacy.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <string>

#include "base/utf8.h"

namespace stet::encoding {
namespace {

std::string shared(const std::string& path) {
  const char* folder = std::getenv("STET_SHARED");
  return (folder != nullptr ? std::string(folder) : std::string(STET_SOURCE_DIR "/../shared")) +
         "/inputs/" + path;
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string text_of(std::string_view bytes, Encoding encoding) {
  const std::string exact(bytes);  // no slack behind it but a zero
  static Arena arena;
  arena.reset();
  return std::string(transcode(exact, encoding, arena).text);
}

TEST(Labels, AreFoundWhateverTheirCaseAndTheSpaceAround) {
  EXPECT_EQ(for_label("utf-8"), Encoding::Utf8);
  EXPECT_EQ(for_label(" \t\r\n\fUTF8 "), Encoding::Utf8);
  EXPECT_EQ(for_label("Latin1"), Encoding::Windows1252);
  EXPECT_EQ(for_label("us-ascii"), Encoding::Windows1252);
  EXPECT_EQ(for_label("gb2312"), Encoding::Gbk);
  EXPECT_EQ(for_label("ks_c_5601-1987"), Encoding::EucKr);
  EXPECT_EQ(for_label("x-sjis"), Encoding::ShiftJis);
  EXPECT_EQ(for_label("tis-620"), Encoding::Windows874);
  EXPECT_EQ(for_label("hz-gb-2312"), Encoding::Replacement);
  EXPECT_EQ(for_label(""), std::nullopt);
  EXPECT_EQ(for_label("utf-88"), std::nullopt);
  EXPECT_EQ(for_label(std::string(1000, 'a')), std::nullopt);
  for (size_t i = 0; i < kEncodingCount; ++i) {
    const auto encoding = static_cast<Encoding>(i);
    EXPECT_EQ(for_label(name(encoding)), encoding) << name(encoding);
  }
}

struct Case {
  Encoding encoding;
  std::string_view bytes;
  std::string_view text;
};

#define R "\xEF\xBF\xBD"

constexpr Case kCases[] = {
    {Encoding::Windows1251, "\xCF\xF0\xE8\xE2\xE5\xF2", "Привет"},
    {Encoding::Windows1252, "caf\xE9 \x80\x81", "café €\xC2\x81"},
    {Encoding::Windows1253, "\xD2", R},
    {Encoding::Koi8U, "\xA6", "і"},
    {Encoding::Iso8859_8I, "\xF9\xEC\xE5\xED", "שלום"},
    {Encoding::XUserDefined, "a\x80\xFF", "a\xEF\x9E\x80\xEF\x9F\xBF"},
    {Encoding::Replacement, "anything", R},
    {Encoding::Replacement, "", ""},
    // gb18030
    {Encoding::Gbk, "\xD6\xD0\xCE\xC4", "中文"},
    {Encoding::Gbk, "\x80", "€"},
    {Encoding::Gbk,
     "\xFF"
     "a",
     R "a"},
    {Encoding::Gbk, "\x81", R},
    {Encoding::Gbk, "\x81\x20", R " "},
    {Encoding::Gbk,
     "\x81\x7F"
     "a",
     R "\x7F"
       "a"},
    {Encoding::Gbk,
     "\x81\xFF"
     "a",
     R "a"},
    {Encoding::Gb18030, "\x81\x30", R},
    {Encoding::Gb18030, "\x81\x30\x81", R},
    {Encoding::Gb18030, "\x81\x30\x81\x30", "\xC2\x80"},
    {Encoding::Gb18030, "\x81\x30\x20", R "0 "},
    {Encoding::Gb18030, "\x81\x30\x81\x20", R "0" R " "},
    {Encoding::Gb18030, "\x94\x39\xDA\x33", "💩"},
    {Encoding::Gb18030, "\xE3\x32\x9A\x35", "\xF4\x8F\xBF\xBF"},
    {Encoding::Gb18030, "\xE3\x32\x9A\x36", R},
    {Encoding::Gb18030, "\x81\x35\xF4\x37", "\xEE\x9F\x87"},
    {Encoding::Gb18030, "\xFE\x39\xFE\x39", R},
    // Big5
    {Encoding::Big5, "\xA4\xA4\xA4\xE5", "中文"},
    {Encoding::Big5, "\x88\x62\x88\x64\x88\xA3\x88\xA5", "Ê̄Ê̌ê̄ê̌"},
    {Encoding::Big5, "\x87\x45", "𧉧"},
    {Encoding::Big5, "\x80\xFF", R R},
    {Encoding::Big5, "\xA4", R},
    {Encoding::Big5, "\xA4<", R "<"},
    {Encoding::Big5,
     "\xA4\x80"
     "a",
     R "a"},
    {Encoding::Big5, "\x81\x40", R "@"},
    // EUC-KR
    {Encoding::EucKr, "\xC7\xD1\xB1\xDB", "한글"},
    {Encoding::EucKr, "\x81\x41", "갂"},
    {Encoding::EucKr, "\x80\xFF\xC7", R R R},
    {Encoding::EucKr, "\xC7 a", R " a"},
    // EUC-JP
    {Encoding::EucJp, "\xC6\xFC\xCB\xDC", "日本"},
    {Encoding::EucJp, "\x8E\xB1", "ｱ"},
    {Encoding::EucJp, "\x8F\xB0\xA1", "丂"},
    {Encoding::EucJp, "\x8F\xB0", R},
    {Encoding::EucJp,
     "\x8F\xB0"
     "a",
     R "a"},
    {Encoding::EucJp,
     "\x8F"
     "a",
     R "a"},
    {Encoding::EucJp,
     "\x8E"
     "a\x8E\xFE"
     "b",
     R "a" R "b"},
    {Encoding::EucJp, "\x80\xA0\xFF", R R R},
    // Shift_JIS
    {Encoding::ShiftJis, "\x93\xFA\x96\x7B", "日本"},
    {Encoding::ShiftJis, "\xB1\x80\\~", "ｱ\xC2\x80\\~"},
    {Encoding::ShiftJis, "\xF0\x40", "\xEE\x80\x80"},
    {Encoding::ShiftJis, "\xA0\xFD\x81", R R R},
    {Encoding::ShiftJis, "\x81 ", R " "},
    {Encoding::ShiftJis,
     "\x81\xFD"
     "a",
     R "a"},
    // ISO-2022-JP
    {Encoding::Iso2022Jp, "a\x1B$B\x46\x7C\x4B\x5C\x1B(Bb", "a日本b"},
    {Encoding::Iso2022Jp, "\x1B(J\\~a", "¥‾a"},
    {Encoding::Iso2022Jp, "\x1B(I1", "ｱ"},
    {Encoding::Iso2022Jp, "\x1B(B\x1B(B", R},
    {Encoding::Iso2022Jp, "\x1B", R},
    {Encoding::Iso2022Jp, "\x1B$", R "$"},
    {Encoding::Iso2022Jp, "\x1B$Zabcdefgh", R "$Zabcdefgh"},
    {Encoding::Iso2022Jp, "\x0E\x0F\x80", R R R},
    {Encoding::Iso2022Jp, "abcdefghijklmn\x0Eop", "abcdefghijklmn" R "op"},
    {Encoding::Iso2022Jp, "\x1B$B\x46", R},
    {Encoding::Iso2022Jp, "\x1B$B\x46\n", R},
    {Encoding::Iso2022Jp, "\x1B$B\x46\x1B(Ba", R "a"},
    {Encoding::Iso2022Jp, "\x1B(Ia\x80", R R},
    // UTF-16
    {Encoding::Utf16Le, std::string_view("a\0\x3D\xD8\xA9\xDC\xAC\x20", 8), "a💩€"},
    {Encoding::Utf16Be, std::string_view("\0a\xD8\x3D\xDC\xA9\x20\xAC", 8), "a💩€"},
    {Encoding::Utf16Be, std::string_view("\0a\xD8\x3D\0b\xDC\xA9\xD8", 9), "a" R "b" R R},
    {Encoding::Utf16Be, std::string_view("\xD8\x3D\xDC", 3), R},
    {Encoding::Utf16Be, std::string_view("\0\r\0\n\0\r\0a\0\r", 10), "\n\na\n"},
};

TEST(Legacy, KnownTextsAndErrors) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::string(name(c.encoding)) + " " + testing::PrintToString(c.bytes));
    EXPECT_EQ(text_of(c.bytes, c.encoding), c.text);
  }
}

TEST(Legacy, RunsOfAsciiOfAnyLengthBeforeAndAfter) {
  for (const Case& c : kCases) {
    if (c.encoding == Encoding::Replacement || c.encoding == Encoding::Utf16Be ||
        c.encoding == Encoding::Utf16Le) {
      continue;
    }
    SCOPED_TRACE(std::string(name(c.encoding)) + " " + testing::PrintToString(c.bytes));
    for (size_t pad = 0; pad < 20; ++pad) {
      for (const char* newline : {"\n", "\r", "\r\n"}) {
        const std::string before = std::string(pad, '.') + newline + std::string(pad, ',');
        const std::string normal = std::string(pad, '.') + '\n' + std::string(pad, ',');
        EXPECT_EQ(text_of(before + std::string(c.bytes), c.encoding), normal + std::string(c.text));
        // Behind it only where the bytes end in the ground state.
        if (c.text.ends_with(R) || c.text.ends_with("¥‾a") || c.text.ends_with("ｱ")) continue;
        EXPECT_EQ(text_of(std::string(c.bytes) + before, c.encoding), std::string(c.text) + normal);
      }
    }
  }
}

TEST(Legacy, SingleByteIndexesAreComplete) {
  if (!std::filesystem::exists(shared("whatwg-encoding"))) {
    GTEST_SKIP() << "needs the Encoding Standard's indexes in ../shared/inputs/whatwg-encoding";
  }
  for (size_t i = 0; i < kSingleByteCount; ++i) {
    const auto encoding = static_cast<Encoding>(static_cast<size_t>(kFirstSingleByte) + i);
    std::string lower(name(encoding));
    for (char& c : lower) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    if (lower == "iso-8859-8-i") lower = "iso-8859-8";
    std::string expected[128];
    for (std::string& text : expected) text = R;
    std::istringstream lines(read(shared("whatwg-encoding/index-" + lower + ".txt")));
    std::string line;
    size_t count = 0;
    while (std::getline(lines, line)) {
      if (line.empty() || line[0] == '#') continue;
      char* end = nullptr;
      const auto pointer = std::strtoul(line.c_str(), &end, 10);
      char buffer[4];
      const char32_t c = static_cast<char32_t>(std::strtoul(end, nullptr, 16));
      ASSERT_LT(pointer, 128u);
      ASSERT_TRUE(c >= 0x80 && c < 0x10000);
      expected[pointer].clear();
      if (c < 0x800) {
        buffer[0] = static_cast<char>(0xC0 | c >> 6);
      } else {
        buffer[0] = static_cast<char>(0xE0 | c >> 12);
        expected[pointer] += buffer[0];
        buffer[0] = static_cast<char>(0x80 | (c >> 6 & 0x3F));
      }
      buffer[1] = static_cast<char>(0x80 | (c & 0x3F));
      expected[pointer].append(buffer, 2);
      ++count;
    }
    EXPECT_GT(count, 60u) << lower;
    for (int byte = 0; byte < 128; ++byte) {
      EXPECT_EQ(text_of(std::string(1, static_cast<char>(byte + 128)), encoding), expected[byte])
          << lower << ' ' << byte;
    }
  }
}

TEST(Legacy, MultiByteIndexesAreComplete) {
  struct File {
    const char* stem;
    Encoding encoding;
  };
  constexpr File kFiles[] = {
      {"big5_in", Encoding::Big5},
      {"euc_kr_in", Encoding::EucKr},
      {"gb18030_in", Encoding::Gb18030},
      {"gb18030_in", Encoding::Gbk},
      {"iso_2022_jp_in", Encoding::Iso2022Jp},
      {"jis0208_in", Encoding::EucJp},
      {"jis0212_in", Encoding::EucJp},
      {"shift_jis_in", Encoding::ShiftJis},
  };
  if (!std::filesystem::exists(shared("encoding_rs"))) {
    GTEST_SKIP() << "needs encoding_rs's test data in ../shared/inputs/encoding_rs";
  }
  for (const File& file : kFiles) {
    SCOPED_TRACE(file.stem);
    const std::string bytes = read(shared(std::string("encoding_rs/") + file.stem + ".txt"));
    const std::string expected = read(shared(std::string("encoding_rs/") + file.stem + "_ref.txt"));
    ASSERT_GT(bytes.size(), 1000u);
    std::istringstream actual_lines(text_of(bytes, file.encoding));
    std::istringstream expected_lines(expected);
    std::string a;
    std::string b;
    size_t line = 0;
    while (std::getline(expected_lines, b)) {
      ++line;
      ASSERT_TRUE(std::getline(actual_lines, a));
      ASSERT_EQ(a, b) << "line " << line;
    }
    EXPECT_FALSE(std::getline(actual_lines, a));
  }
}

TEST(Legacy, AnyBytesGiveValidUtf8) {
  std::mt19937 random(7);
  for (int round = 0; round < 400; ++round) {
    std::string bytes;
    const size_t size = random() % 200;
    for (size_t i = 0; i < size; ++i) {
      // Half ASCII, so that runs occur; escapes and CR more often than by chance.
      const unsigned r = random() % 16;
      bytes += r == 0   ? '\x1B'
               : r == 1 ? '\r'
               : r < 8  ? static_cast<char>('$' + random() % 40)
                        : static_cast<char>(random());
    }
    for (size_t i = 1; i < kEncodingCount; ++i) {
      const std::string text = text_of(bytes, static_cast<Encoding>(i));
      EXPECT_EQ(text.find('\r'), text.npos);
      EXPECT_TRUE(scan_utf8(text).valid) << name(static_cast<Encoding>(i));
    }
  }
}

}  // namespace
}  // namespace stet::encoding
