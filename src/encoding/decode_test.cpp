// Which encoding wins: declared, valid, likely.

#include "encoding/decode.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <string>

namespace stet::encoding {
namespace {

struct Case {
  std::string_view what, bytes, content_type;
  std::string_view text, encoding;
  Source source;
  bool warns;
};

#define R "\xEF\xBF\xBD"

constexpr Case kCases[] = {
    {"nothing", "", "", "", "UTF-8", Source::Default, false},
    {"ASCII", "a\r\nb\rc", "", "a\nb\nc", "UTF-8", Source::Default, false},
    {"ASCII, declared", "abc", "text/html; charset=latin1", "abc", "windows-1252",
     Source::Transport, false},
    {"UTF-8, declared", "<meta charset=utf-8>é", "", "<meta charset=utf-8>é", "UTF-8", Source::Meta,
     false},
    {"UTF-8, undeclared", "é", "", "é", "UTF-8", Source::Validity, false},
    {"UTF-8 with its mark", "\xEF\xBB\xBFé", "text/html; charset=utf-8", "é", "UTF-8", Source::Bom,
     false},
    {"UTF-8 with its mark, declared otherwise", "\xEF\xBB\xBFé", "text/html; charset=koi8-r", "é",
     "UTF-8", Source::Bom, true},
    {"a mark and nothing else", "\xEF\xBB\xBF", "", "", "UTF-8", Source::Bom, false},
    {"UTF-8 declared as something else", "<meta charset=windows-1251>Привет", "",
     "<meta charset=windows-1251>Привет", "UTF-8", Source::Validity, true},
    {"transport before meta", "<meta charset=koi8-r>\xCF\xF0\xE8\xE2\xE5\xF2",
     "text/html; charset=windows-1251", "<meta charset=koi8-r>Привет", "windows-1251",
     Source::Transport, false},
    {"XML declaration", "<?xml version='1.0' encoding='koi8-r'?>\xF0\xD2\xC9\xD7\xC5\xD4", "",
     "<?xml version='1.0' encoding='koi8-r'?>Привет", "KOI8-R", Source::XmlDeclaration, false},
    {"UTF-8 with one wrong byte", "Привет\xFF мир", "text/html; charset=utf-8", "Привет" R " мир",
     "UTF-8", Source::Transport, true},
    {"UTF-8 cut off", "Привет \xD0", "", "Привет " R, "UTF-8", Source::Validity, true},
    {"UTF-8 with one wrong byte, declared otherwise", "Привет\xFF мир", "text/html; charset=big5",
     "Привет" R " мир", "UTF-8", Source::Validity, true},
    {"declared UTF-8, but one Latin sign", "\xA9 2024", "text/html; charset=utf-8", "© 2024",
     "windows-1252", Source::Statistics, true},
    {"UTF-16LE with its mark",
     std::string_view("\xFF\xFE"
                      "a\0\xAC\x20\r\0\n\0",
                      10),
     "text/html; charset=utf-8", "a€\n", "UTF-16LE", Source::Bom, true},
    {"UTF-16BE with its mark", std::string_view("\xFE\xFF\0a\x20\xAC", 6), "", "a€", "UTF-16BE",
     Source::Bom, false},
    {"UTF-16LE without mark", std::string_view("<\0p\0>\0\x1F\x04@\x04", 10), "", "<p>Пр",
     "UTF-16LE", Source::Pattern, false},
    {"UTF-16BE without mark, declared as UTF-16LE", std::string_view("\0<\0p\0>\x04\x1F\x04@", 10),
     "text/html; charset=utf-16", "<p>Пр", "UTF-16BE", Source::Pattern, true},
    {"declared UTF-16, but ASCII", "<p>abc", "text/html; charset=utf-16", "<p>abc", "UTF-8",
     Source::Default, true},
    {"ISO-2022-JP, declared", "\x1B$B\x46\x7C\x1B(B", "text/html; charset=iso-2022-jp", "日",
     "ISO-2022-JP", Source::Transport, false},
    {"ISO-2022-JP, undeclared", "<p>\x1B$B\x46\x7C\x1B(B", "", "<p>日", "ISO-2022-JP",
     Source::Pattern, false},
    {"an encoding that is not decoded", "<p>~{VPND~}", "text/html; charset=hz-gb-2312", R,
     "replacement", Source::Transport, true},
    {"NUL is kept", std::string_view("a\0b", 3), "", std::string_view("a\0b", 3), "UTF-8",
     Source::Default, false},
};

TEST(Decode, WeighsWhatIsDeclaredAgainstTheBytes) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.what);
    // With and without room behind the bytes; the room may hold anything.
    for (const size_t room : {size_t{0}, size_t{64}}) {
      const std::unique_ptr<char[]> exact(new char[c.bytes.size() + room]);
      std::memcpy(exact.get(), c.bytes.data(), c.bytes.size());
      std::memset(exact.get() + c.bytes.size(), '\r', room);
      Arena arena;
      const Decoded result =
          decode(std::string_view(exact.get(), c.bytes.size()), c.content_type, room, arena);
      EXPECT_EQ(result.text, c.text);
      EXPECT_EQ(result.encoding, c.encoding);
      EXPECT_EQ(name(result.source), name(c.source));
      EXPECT_EQ(!result.warning.empty(), c.warns) << result.warning;
      volatile char sum = 0;
      for (size_t i = 0; i < 64; ++i)
        sum = static_cast<char>(sum + result.text.data()[result.text.size() + i]);
    }
  }
}

TEST(Decode, DoesNotCopyACleanPage) {
  const std::string page = "<p>Привет</p>" + std::string(64, '\0');
  const std::string_view bytes = std::string_view(page).substr(0, page.size() - 64);
  Arena arena;
  EXPECT_EQ(decode(bytes, "", 64, arena).text.data(), bytes.data());
  EXPECT_NE(decode(bytes, "", 63, arena).text.data(), bytes.data());
}

TEST(Decode, SaysWhatWasDeclaredAndByWhom) {
  Arena arena;
  EXPECT_EQ(decode("<meta charset=koi8-r>é", "", 0, arena).warning,
            "declared as KOI8-R (meta), but the bytes are UTF-8");
}

// "Преступление и наказание" and what follows, in windows-1251.
constexpr std::string_view kRussian1251 =
    "\xC2 \xED\xE0\xF7\xE0\xEB\xE5 \xE8\xFE\xEB\xFF, \xE2 "
    "\xF7\xF0\xE5\xE7\xE2\xFB\xF7\xE0\xE9\xED\xEE "
    "\xE6\xE0\xF0\xEA\xEE\xE5 \xE2\xF0\xE5\xEC\xFF, \xEF\xEE\xE4 \xE2\xE5\xF7\xE5\xF0, "
    "\xEE\xE4\xE8\xED "
    "\xEC\xEE\xEB\xEE\xE4\xEE\xE9 \xF7\xE5\xEB\xEE\xE2\xE5\xEA \xE2\xFB\xF8\xE5\xEB \xE8\xE7 "
    "\xF1\xE2\xEE\xE5\xE9 \xEA\xE0\xEC\xEE\xF0\xEA\xE8, \xEA\xEE\xF2\xEE\xF0\xF3\xFE "
    "\xED\xE0\xED\xE8\xEC\xE0\xEB \xEE\xF2 \xE6\xE8\xEB\xFC\xF6\xEE\xE2.";

TEST(Decode, JudgesTheTextNotTheMarkup) {
  // Much ASCII first, then the only letters.
  std::string page = "<html><head><title>x</title><script>";
  for (int i = 0; i < 5000; ++i) page += "var a = 'some text in a script'; ";
  page += "</script></head><body><p class='teaser'>" + std::string(kRussian1251) + "</p></body>";
  struct Claim {
    const char* content_type;
    bool warns;
  };
  for (const Claim claim :
       {Claim{"", false}, Claim{"text/html; charset=utf-8", true},
        Claim{"text/html; charset=windows-1252", true}, Claim{"text/html; charset=koi8-r", true},
        Claim{"text/html; charset=euc-kr", true},
        Claim{"text/html; charset=windows-1251", false}}) {
    SCOPED_TRACE(claim.content_type);
    Arena arena;
    const Decoded result = decode(page, claim.content_type, 0, arena);
    EXPECT_EQ(result.encoding, "windows-1251");
    EXPECT_EQ(!result.warning.empty(), claim.warns) << result.warning;
    EXPECT_NE(result.text.find("В начале июля"), result.text.npos);
  }
}

TEST(Decode, BelievesALegacyDeclarationThatReadsWell) {
  const std::string french =
      "Le p\xE8re No\xEBl a mang\xE9 une cr\xEApe \xE0 l'\xE9t\xE9 \x93ici\x94.";
  for (const char* label : {"windows-1252", "iso-8859-1", "windows-1254"}) {
    Arena arena;
    const Decoded result = decode(french, std::string("text/html; charset=") + label, 0, arena);
    EXPECT_EQ(result.encoding, name(*for_label(label)));
    EXPECT_EQ(result.source, Source::Transport);
    EXPECT_TRUE(result.warning.empty());
  }
}

}  // namespace
}  // namespace stet::encoding
