// Statistics of letters: what is plain, else uchardet, and a check of the verdict
// that knows scripts but no languages.

#include "encoding/detect.h"

#include <uchardet/uchardet.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "encoding/evident.h"
#include "encoding/legacy.h"

namespace stet::encoding {

namespace {

bool has_non_ascii(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return !is_ascii(c); });
}

// Where the element whose start tag begins at `rest` ends, if what is in it is
// not text for readers; else 0.
size_t size_of_hidden_element(std::string_view rest) {
  for (const std::string_view element : {std::string_view("script"), std::string_view("style")}) {
    if (!starts_with_ignoring_case(rest.substr(1), element)) continue;
    size_t at = 0;
    while (true) {
      at = rest.find("</", at + 1);
      if (at == rest.npos) return rest.size();
      if (starts_with_ignoring_case(rest.substr(at + 2), element)) return at;
    }
  }
  return 0;
}

enum class Kind : uint8_t {
  Other,
  Sign,
  Broken,
  Latin,
  Greek,
  Cyrillic,
  Hebrew,
  Arabic,
  Thai,
  Cjk
};
enum class Case : uint8_t { None, Upper, Lower };

struct Letter {
  Kind kind = Kind::Other;
  Case letter_case = Case::None;
};

bool is_letter(Kind kind) { return kind >= Kind::Latin; }

// Only as fine as single-byte encodings need it.
Letter classify(char32_t c) {
  if (c < 0x80) {
    const char byte = static_cast<char>(c);
    if (!is_alpha(byte)) return {};
    return {Kind::Latin, is_upper(byte) ? Case::Upper : Case::Lower};
  }
  if (c < 0xA0 || c == 0xFFFD) return {Kind::Broken};
  if (c < 0xC0) {
    // No-break space, soft hyphen and middle dot may stand anywhere.
    if (c == 0xA0 || c == 0xAD || c == 0xB7) return {};
    return {c == 0xAA || c == 0xBA || c == 0xB5 ? Kind::Other : Kind::Sign};
  }
  if (c < 0x250) {
    if (c == 0xD7 || c == 0xF7) return {Kind::Sign};
    if (c < 0x100) return {Kind::Latin, c < 0xDF ? Case::Upper : Case::Lower};
    return {Kind::Latin};
  }
  if (c < 0x370) return {};
  if (c < 0x400) {
    return {Kind::Greek, c >= 0x391 && c < 0x3AA ? Case::Upper
                         : c >= 0x3AC            ? Case::Lower
                                                 : Case::None};
  }
  if (c < 0x530) {
    if (c < 0x430) return {Kind::Cyrillic, Case::Upper};
    if (c < 0x460) return {Kind::Cyrillic, Case::Lower};
    return {Kind::Cyrillic};
  }
  if (c >= 0x590 && c < 0x600) return {Kind::Hebrew};
  if (c >= 0x600 && c < 0x700) return {Kind::Arabic};
  if (c >= 0xE00 && c < 0xE80) return {Kind::Thai};
  if (c >= 0x2010 && c < 0x2040) return {};  // dashes and quotes
  if (c < 0x2E80) return {Kind::Sign};
  return {Kind::Cjk};
}

// Bytes 80 to 9F are controls in the ISO encodings and letters and quotes in those
// of Windows, so text that has them is in the latter.
Encoding with_letters_for_controls(Encoding encoding, std::string_view sample) {
  const bool has_controls = std::any_of(sample.begin(), sample.end(), [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) < 0xA0;
  });
  if (!has_controls) return encoding;
  switch (encoding) {
    case Encoding::Iso8859_2: return Encoding::Windows1250;
    case Encoding::Iso8859_7: return Encoding::Windows1253;
    case Encoding::Iso8859_8: return Encoding::Windows1255;
    case Encoding::Iso8859_13: return Encoding::Windows1257;
    case Encoding::Iso8859_15: return Encoding::Windows1252;
    default: return encoding;
  }
}

}  // namespace

std::string_view sample_text(std::string_view bytes, Arena& arena) {
  ArenaString sample(arena);
  const auto add = [&sample](std::string_view text) {
    if (!has_non_ascii(text)) return;
    sample.append(text.substr(0, kSampleSizeMax - sample.size()));
    if (sample.size() < kSampleSizeMax) sample.push_back('\n');
  };
  size_t at = 0;
  while (at < bytes.size() && sample.size() < kSampleSizeMax) {
    const size_t tag = std::min(bytes.find('<', at), bytes.size());
    add(bytes.substr(at, tag - at));
    if (tag == bytes.size()) break;
    const std::string_view rest = bytes.substr(tag);
    if (rest.starts_with("<!--")) {
      at = bytes.find("-->", tag);
    } else if (const size_t size = size_of_hidden_element(rest)) {
      at = bytes.find('>', tag + size);
    } else {
      at = bytes.find('>', tag);
    }
    at = at == bytes.npos ? at : at + 1;
  }
  if (sample.empty()) {
    const auto first =
        std::find_if(bytes.begin(), bytes.end(), [](char c) { return !is_ascii(c); });
    sample.append(bytes.substr(static_cast<size_t>(first - bytes.begin()), kSampleSizeMax));
  }
  return sample.view();
}

std::optional<Encoding> detect(std::string_view sample) {
  if (const std::optional<Encoding> encoding = evident_by_pairs(sample)) return encoding;
  if (const std::optional<Encoding> encoding = evident_by_letters(sample)) {
    return with_letters_for_controls(*encoding, sample);
  }
  if (const std::optional<Encoding> encoding = evident_by_alphabet(sample)) return encoding;
  uchardet_t detector = uchardet_new();
  if (detector == nullptr) return {};
  std::optional<Encoding> encoding;
  if (uchardet_handle_data(detector, sample.data(), sample.size()) == 0) {
    uchardet_data_end(detector);
    std::string_view found = uchardet_get_charset(detector);
    // Names that the standard has no label for, of encodings that it has.
    if (found == "MAC-CYRILLIC") found = "x-mac-cyrillic";
    if (found == "UHC") found = "euc-kr";
    if (found == "MAC-CENTRALEUROPE") found = "windows-1250";
    encoding = for_label(found);
    if (encoding == Encoding::Replacement) encoding.reset();
    if (encoding) encoding = with_letters_for_controls(*encoding, sample);
  }
  uchardet_delete(detector);
  return encoding;
}

float misfit(std::string_view sample, Encoding encoding, Arena& arena) {
  const std::string_view text = encoding == Encoding::Utf8
                                    ? repair_utf8(sample, arena).text
                                    : transcode(sample, encoding, arena).text;
  size_t total = 0;
  size_t wrong = 0;
  size_t capital_count = 0;  // beyond ASCII
  size_t small_count = 0;
  Letter before;
  size_t marked_run = 0;  // Latin letters beyond ASCII in a row
  Letter sign_after;      // the letter that a sign follows
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char32_t c = next_code_point(at);
    const Letter letter = classify(c);
    const bool marked = letter.kind == Kind::Latin && c >= 0x80;
    marked_run = marked ? marked_run + 1 : 0;
    total += c >= 0x80;
    capital_count += c >= 0x80 && letter.letter_case == Case::Upper;
    small_count += c >= 0x80 && letter.letter_case == Case::Lower;
    if (letter.kind == Kind::Broken) {
      ++wrong;
    } else if (is_letter(letter.kind)) {
      const bool inside_word = is_letter(before.kind);
      if (before.kind == Kind::Sign && is_letter(sign_after.kind)) {
        ++wrong;  // a sign between two letters
      } else if (inside_word && before.kind != letter.kind) {
        ++wrong;  // two scripts
      } else if (marked_run > 2) {
        ++wrong;  // such rows are what other scripts look like in windows-1252
      } else if (inside_word && before.letter_case == Case::Lower &&
                 letter.letter_case == Case::Upper && (c >= 0x80 || marked_run > 0)) {
        ++wrong;
      }
    }
    if (letter.kind == Kind::Sign && before.kind != Kind::Sign) sign_after = before;
    before = letter;
  }
  // KOI8 and windows-1251 read each other's small letters as capitals.
  if (capital_count > 2 * small_count) wrong += capital_count / 2;
  return total == 0 ? 0.F : std::min(1.F, static_cast<float>(wrong) / static_cast<float>(total));
}

}  // namespace stet::encoding
