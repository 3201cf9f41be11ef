#include "encoding/evident.h"

#include <gtest/gtest.h>

#include <map>
#include <optional>
#include <string>

#include "base/utf8.h"
#include "encoding/detect.h"
#include "encoding/legacy.h"

namespace stet::encoding {
namespace {

// Text in an encoding: what decodes to it, of one byte or two.
class Encoder {
 public:
  explicit Encoder(Encoding encoding) : encoding_(encoding) {
    for (int high = 0x80; high < 0x100; ++high) add({static_cast<char>(high)});
    if (is_single_byte(encoding)) return;
    for (int lead = 0x81; lead < 0xFF; ++lead) {
      for (int trail = 0x40; trail < 0xFF; ++trail) {
        add({static_cast<char>(lead), static_cast<char>(trail)});
      }
    }
  }

  std::string operator()(std::string_view text) const {
    std::string out;
    for (const char* at = text.data(); at < text.data() + text.size();) {
      const char32_t c = next_code_point(at);
      if (c < 0x80) {
        out += static_cast<char>(c);
      } else {
        const auto bytes = bytes_.find(c);
        EXPECT_NE(bytes, bytes_.end()) << std::hex << static_cast<uint32_t>(c);
        if (bytes != bytes_.end()) out += bytes->second;
      }
    }
    return out;
  }

 private:
  void add(const std::string& bytes) {
    arena_.reset();
    const Transcoded result = transcode(bytes, encoding_, arena_);
    if (result.error_count > 0 || result.non_ascii_count != 1) return;
    const char* at = result.text.data();
    const char32_t c = next_code_point(at);
    if (at == result.text.data() + result.text.size()) bytes_.emplace(c, bytes);
  }

  Encoding encoding_;
  Arena arena_;
  std::map<char32_t, std::string> bytes_;
};

std::optional<Encoding> evident(std::string_view sample) {
  if (const auto encoding = evident_by_pairs(sample)) return encoding;
  if (const auto encoding = evident_by_letters(sample)) return encoding;
  return evident_by_alphabet(sample);
}

constexpr std::string_view kRussian =
    "Вчера вечером на старом мосту собрались жители города: они просят оставить трамвай.";
constexpr std::string_view kUkrainian =
    "Учора ввечері на старому мосту зібралися мешканці міста: вони просять залишити трамвай, її.";
constexpr std::string_view kGreek =
    "Χθες το βράδυ στην παλιά γέφυρα μαζεύτηκαν οι κάτοικοι της πόλης και ζητούν το τραμ.";
constexpr std::string_view kHebrew =
    "אתמול בערב התאספו תושבי העיר על הגשר הישן וביקשו להשאיר את החשמלית.";
constexpr std::string_view kArabic =
    "تجمع سكان المدينة مساء أمس على الجسر القديم وطالبوا بالإبقاء على الترام.";
constexpr std::string_view kThai = "เมื่อวานตอนเย็นชาวเมืองมารวมตัวกันที่สะพานเก่าและขอให้คงรถรางไว้";
constexpr std::string_view kJapanese =
    "昨日の夕方、町の人たちが古い橋に集まり、路面電車を残してほしいと話しました。";
constexpr std::string_view kKorean =
    "어제 저녁 시민들이 오래된 다리에 모여 전차를 남겨 달라고 말했다.";
constexpr std::string_view kSimplified =
    "昨天晚上，城里的居民聚集在老桥上，要求保留这条有轨电车线路，市长说他会考虑。";
constexpr std::string_view kTraditional =
    "昨天晚上，城裡的居民聚集在老橋上，要求保留這條有軌電車線路，市長說他會考慮。";
constexpr std::string_view kFrench =
    "Hier soir, les habitants se sont réunis près du vieux pont : ils ont demandé que le tramway "
    "soit préservé. Là où il passait, l'été, la fête s'arrêtait.";
constexpr std::string_view kGerman =
    "Gestern haben sich Bürger auf der alten Brücke versammelt; sie möchten, dass die Straßenbahn "
    "für die nächsten Jahre bleibt, und hörten Gästen zu. Die Fähre müsse größer werden, hieß es, "
    "draußen fließe der Fluß süß.";
constexpr std::string_view kCzech =
    "Včera večer se na starém mostě sešli obyvatelé města a žádali, aby tramvaj zůstala.";
constexpr std::string_view kPolish =
    "Wczoraj wieczorem na starym moście zebrali się mieszkańcy: żądają, żeby został tramwaj.";
constexpr std::string_view kHungarian =
    "Tegnap este a régi hídon gyűltek össze a város lakói, és azt kérték, hogy őrizzék meg a "
    "villamost; a jövő évről később döntenek.";
constexpr std::string_view kRomanian =
    "Aseară, pe podul vechi, locuitorii oraşului s-au strâns şi au cerut să rămână tramvaiul.";
constexpr std::string_view kTurkish =
    "Dün akşam eski köprüde toplanan kent halkı tramvayın kaldırılmamasını istedi, dağıldı.";

TEST(Evident, KnowsATextInItsEncodings) {
  const struct {
    std::string_view text;
    Encoding encoding;
  } kCases[] = {
      {kRussian, Encoding::Windows1251},  {kRussian, Encoding::Koi8R},
      {kRussian, Encoding::Iso8859_5},    {kRussian, Encoding::Ibm866},
      {kRussian, Encoding::XMacCyrillic}, {kUkrainian, Encoding::Windows1251},
      {kUkrainian, Encoding::Koi8U},      {kGreek, Encoding::Windows1253},
      {kHebrew, Encoding::Windows1255},   {kArabic, Encoding::Windows1256},
      {kArabic, Encoding::Iso8859_6},     {kThai, Encoding::Windows874},
      {kJapanese, Encoding::EucJp},       {kJapanese, Encoding::ShiftJis},
      {kKorean, Encoding::EucKr},         {kSimplified, Encoding::Gb18030},
      {kTraditional, Encoding::Big5},     {kFrench, Encoding::Windows1252},
      {kGerman, Encoding::Windows1252},   {kCzech, Encoding::Windows1250},
      {kCzech, Encoding::Iso8859_2},      {kPolish, Encoding::Windows1250},
      {kPolish, Encoding::Iso8859_2},     {kHungarian, Encoding::Windows1250},
      {kRomanian, Encoding::Windows1250}, {kTurkish, Encoding::Windows1254},
  };
  for (const auto& [text, encoding] : kCases) {
    const std::string bytes = Encoder(encoding)(text);
    const std::optional<Encoding> found = evident(bytes);
    EXPECT_TRUE(found) << name(encoding) << ": " << text;
    if (!found) continue;
    // Encodings that do not differ for this text are as good.
    Arena arena;
    EXPECT_EQ(transcode(bytes, *found, arena).text, text) << name(encoding);
  }
}

TEST(Evident, SaysNothingWhereThereIsLittle) {
  for (const std::string_view sample :
       {std::string_view(), std::string_view("plain"), std::string_view("caf\xE9"),
        std::string_view("\xE9"), std::string_view("\x81"), std::string_view("\xC4\xE3\xBA\xC3"),
        std::string_view("\xCF\xF0\xE8\xE2\xE5\xF2")}) {
    EXPECT_FALSE(evident(sample)) << sample;
  }
}

TEST(Evident, TakesPunctuationForWindows1252) {
  EXPECT_EQ(evident("It\x92s late, \x93so late\x94 \x96 and \xA9 2009 by the editors"),
            Encoding::Windows1252);
  // S with caron in ISO-8859-2.
  EXPECT_FALSE(
      evident("\xA9"
              "ef vlade je jutros stigao u grad i ostao je dugo"));
}

TEST(Evident, BearsAnyBytes) {
  std::string bytes;
  uint32_t state = 1;
  for (int i = 0; i < 5000; ++i) {
    state = state * 1664525 + 1013904223;
    bytes += static_cast<char>(state >> 24);
  }
  EXPECT_FALSE(evident(bytes));
  EXPECT_FALSE(evident(std::string(5000, '\xFF')));
  EXPECT_FALSE(evident(std::string(5000, '\x80')));
}

}  // namespace
}  // namespace stet::encoding
