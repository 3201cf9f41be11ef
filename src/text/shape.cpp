#include "text/shape.h"

#include "base/ascii.h"

namespace stet::text {
namespace {

struct Range {
  char32_t first, last;
  CharClass is;
};

// What is not listed and not ASCII is a letter: for our ends every alphabet is
// alike. Sorted. Terminators are Sentence_Terminal of the Unicode character
// database (PropList.txt), as far as living scripts go.
constexpr Range kRanges[] = {
    {0x0080, 0x00A0, CharClass::Space},       {0x00A1, 0x00A9, CharClass::Other},
    {0x00AB, 0x00AB, CharClass::Closer},      {0x00AC, 0x00AC, CharClass::Other},
    {0x00AD, 0x00AD, CharClass::Mark},        {0x00AE, 0x00B4, CharClass::Other},
    {0x00B6, 0x00B9, CharClass::Other},       {0x00BB, 0x00BB, CharClass::Closer},
    {0x00BC, 0x00BF, CharClass::Other},       {0x00D7, 0x00D7, CharClass::Other},
    {0x00F7, 0x00F7, CharClass::Other},       {0x0300, 0x036F, CharClass::Mark},
    {0x0483, 0x0489, CharClass::Mark},        {0x055A, 0x055F, CharClass::Mark},
    {0x0589, 0x0589, CharClass::Terminator},  {0x058A, 0x058A, CharClass::Other},
    {0x0591, 0x05BD, CharClass::Mark},        {0x0600, 0x0605, CharClass::Other},
    {0x060C, 0x060D, CharClass::Other},       {0x0610, 0x061A, CharClass::Mark},
    {0x061B, 0x061B, CharClass::Other},       {0x061C, 0x061C, CharClass::Mark},
    {0x061D, 0x061F, CharClass::Terminator},  {0x064B, 0x065F, CharClass::Mark},
    {0x0660, 0x0669, CharClass::Digit},       {0x066A, 0x066D, CharClass::Other},
    {0x06D4, 0x06D4, CharClass::Terminator},  {0x06D6, 0x06DC, CharClass::Mark},
    {0x06F0, 0x06F9, CharClass::Digit},       {0x0700, 0x0702, CharClass::Terminator},
    {0x07F9, 0x07F9, CharClass::Terminator},  {0x093C, 0x093C, CharClass::Mark},
    {0x0941, 0x094D, CharClass::Mark},        {0x0964, 0x0965, CharClass::Terminator},
    {0x0966, 0x096F, CharClass::Digit},       {0x09E6, 0x09EF, CharClass::Digit},
    {0x0DF4, 0x0DF4, CharClass::Terminator},  {0x0E31, 0x0E31, CharClass::Mark},
    {0x0E34, 0x0E3A, CharClass::Mark},        {0x0E47, 0x0E4E, CharClass::Mark},
    {0x0E50, 0x0E59, CharClass::Digit},       {0x0EB1, 0x0EB1, CharClass::Mark},
    {0x0EB4, 0x0EBC, CharClass::Mark},        {0x0EC8, 0x0ECD, CharClass::Mark},
    {0x0F0D, 0x0F12, CharClass::Terminator},  {0x102D, 0x1030, CharClass::Mark},
    {0x1036, 0x103A, CharClass::Mark},        {0x1040, 0x1049, CharClass::Digit},
    {0x104A, 0x104B, CharClass::Terminator},  {0x10FB, 0x10FB, CharClass::Terminator},
    {0x1200, 0x135A, CharClass::Ideograph},   {0x1361, 0x1361, CharClass::Space},
    {0x1362, 0x1362, CharClass::Terminator},  {0x1363, 0x1366, CharClass::Other},
    {0x1367, 0x1368, CharClass::Terminator},  {0x17B4, 0x17D3, CharClass::Mark},
    {0x17D4, 0x17D5, CharClass::Terminator},  {0x17E0, 0x17E9, CharClass::Digit},
    {0x1803, 0x1803, CharClass::Terminator},  {0x1809, 0x1809, CharClass::Terminator},
    {0x1C7E, 0x1C7F, CharClass::Terminator},  {0x2000, 0x200A, CharClass::Space},
    {0x200B, 0x200F, CharClass::Mark},        {0x2010, 0x2017, CharClass::Other},
    {0x2018, 0x201F, CharClass::Closer},      {0x2020, 0x2024, CharClass::Other},
    {0x2025, 0x2026, CharClass::Terminator},  {0x2027, 0x2027, CharClass::Other},
    {0x2028, 0x2029, CharClass::Space},       {0x202A, 0x202E, CharClass::Mark},
    {0x202F, 0x202F, CharClass::Space},       {0x2030, 0x2038, CharClass::Other},
    {0x2039, 0x203A, CharClass::Closer},      {0x203B, 0x203B, CharClass::Other},
    {0x203C, 0x203D, CharClass::Terminator},  {0x203E, 0x2046, CharClass::Other},
    {0x2047, 0x2049, CharClass::Terminator},  {0x204A, 0x205E, CharClass::Other},
    {0x205F, 0x205F, CharClass::Space},       {0x2060, 0x206F, CharClass::Mark},
    {0x20A0, 0x20CF, CharClass::Other},       {0x20D0, 0x20FF, CharClass::Mark},
    {0x2100, 0x2BFF, CharClass::Other},       {0x2E2E, 0x2E2E, CharClass::Terminator},
    {0x2E3C, 0x2E3C, CharClass::Terminator},  {0x3000, 0x3000, CharClass::Space},
    {0x3001, 0x3001, CharClass::Other},       {0x3002, 0x3002, CharClass::Terminator},
    {0x3003, 0x3004, CharClass::Other},       {0x3005, 0x3007, CharClass::Ideograph},
    {0x3008, 0x3011, CharClass::Closer},      {0x3012, 0x3013, CharClass::Other},
    {0x3014, 0x301F, CharClass::Closer},      {0x3020, 0x3030, CharClass::Other},
    {0x3031, 0x30FA, CharClass::Ideograph},   {0x30FB, 0x30FB, CharClass::Other},
    {0x30FC, 0x9FFF, CharClass::Ideograph},   {0xA4FF, 0xA4FF, CharClass::Terminator},
    {0xA960, 0xA97F, CharClass::Ideograph},   {0xAC00, 0xD7FF, CharClass::Ideograph},
    {0xE000, 0xF8FF, CharClass::Other},       {0xF900, 0xFAFF, CharClass::Ideograph},
    {0xFE00, 0xFE0F, CharClass::Mark},        {0xFE20, 0xFE2F, CharClass::Mark},
    {0xFEFF, 0xFEFF, CharClass::Mark},        {0xFF01, 0xFF01, CharClass::Terminator},
    {0xFF02, 0xFF07, CharClass::Other},       {0xFF08, 0xFF09, CharClass::Closer},
    {0xFF0A, 0xFF0D, CharClass::Other},       {0xFF0E, 0xFF0E, CharClass::Terminator},
    {0xFF0F, 0xFF0F, CharClass::Other},       {0xFF10, 0xFF19, CharClass::Digit},
    {0xFF1A, 0xFF1E, CharClass::Other},       {0xFF1F, 0xFF1F, CharClass::Terminator},
    {0xFF20, 0xFF20, CharClass::Other},       {0xFF3B, 0xFF40, CharClass::Other},
    {0xFF5B, 0xFF60, CharClass::Closer},      {0xFF61, 0xFF61, CharClass::Terminator},
    {0xFF62, 0xFF65, CharClass::Closer},      {0xFF66, 0xFFDC, CharClass::Ideograph},
    {0xFFFC, 0xFFFD, CharClass::Other},       {0x1F000, 0x1FAFF, CharClass::Other},
    {0x20000, 0x3FFFF, CharClass::Ideograph}, {0xE0000, 0xE0FFF, CharClass::Mark},
};

CharClass classify_ascii(char c) {
  if (is_alpha(c)) return CharClass::Letter;
  if (is_digit(c)) return CharClass::Digit;
  switch (c) {
    case '.':
    case '!':
    case '?': return CharClass::Terminator;
    case '"':
    case '\'':
    case ')':
    case ']':
    case '}': return CharClass::Closer;
    default: return c <= ' ' ? CharClass::Space : CharClass::Other;
  }
}

// Thai and Lao put a space where others put a full stop.
bool is_unmarked_script(char32_t c) { return c >= 0x0E00 && c <= 0x0EFF; }
bool is_armenian(char32_t c) { return c >= 0x0530 && c <= 0x058F; }

bool is_comma(char32_t c) {
  return c == ',' || c == 0x060C || c == 0x3001 || c == 0xFF0C || c == 0x1363;
}

bool is_question_or_cry(char32_t c) {
  return c == '!' || c == '?' || c == 0x061F || c == 0xFF01 || c == 0xFF1F ||
         (c >= 0x203C && c <= 0x2049) || c == 0x1367;
}

bool is_capital(char32_t c) {
  if (c < 0x80) return is_upper(static_cast<char>(c));
  return (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x0391 && c <= 0x03A9) ||
         (c >= 0x0400 && c <= 0x042F) || (c >= 0x0531 && c <= 0x0556) ||
         // In these blocks capitals and small letters take turns.
         (((c >= 0x0100 && c <= 0x0137) || (c >= 0x014A && c <= 0x0177) ||
           (c >= 0x0460 && c <= 0x04BF) || (c >= 0x04D0 && c <= 0x052F) ||
           (c >= 0x1E00 && c <= 0x1EFF)) &&
          c % 2 == 0) ||
         (((c >= 0x0139 && c <= 0x0148) || (c >= 0x0179 && c <= 0x017E) ||
           (c >= 0x04C1 && c <= 0x04CE)) &&
          c % 2 == 1);
}

bool opens_quote(char32_t c) {
  return c == '"' || c == '\'' || c == 0xAB || (c >= 0x2018 && c <= 0x201F) || c == 0x2039 ||
         c == 0x300C || c == 0x300E || c == 0x2013 || c == 0x2014 || c == 0x2015;
}

}  // namespace

CodePoint code_point_at(std::string_view text, size_t offset) {
  const auto byte = [&](size_t i) { return static_cast<uint8_t>(text[offset + i]); };
  const size_t left = text.size() - offset;
  const uint8_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const uint32_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || left < size) return {0xFFFD, 1};
  char32_t value = lead & (0xFF >> (size + 1));
  for (uint32_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1};
    value = value << 6 | (byte(i) & 0x3F);
  }
  return {value, size};
}

CharClass classify(char32_t c) {
  if (c < 0x80) return classify_ascii(static_cast<char>(c));
  size_t low = 0, high = sizeof(kRanges) / sizeof(kRanges[0]);
  while (low < high) {
    const size_t middle = (low + high) / 2;
    if (kRanges[middle].last < c) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const bool listed = low < sizeof(kRanges) / sizeof(kRanges[0]) && kRanges[low].first <= c;
  return listed ? kRanges[low].is : CharClass::Letter;
}

char32_t fold(char32_t c) {
  if (!is_capital(c)) return c;
  if (c < 0x80 || (c >= 0xC0 && c <= 0xDE) || (c >= 0x0391 && c <= 0x03A9)) return c + 0x20;
  if (c >= 0x0400 && c <= 0x040F) return c + 0x50;
  if (c >= 0x0410 && c <= 0x042F) return c + 0x20;
  if (c >= 0x0531 && c <= 0x0556) return c + 0x30;
  return c + 1;
}

Shape measure(std::string_view text) {
  Shape shape;
  bool in_word = false, armenian = false;
  uint32_t ideographs = 0, unmarked = 0;
  char32_t first = 0, last = 0;
  for (size_t i = 0; i < text.size();) {
    const CodePoint at = code_point_at(text, i);
    if (i == 0) {
      shape.opens_quote = opens_quote(at.value);
      first = at.value;
    }
    i += at.size;
    const CharClass is = classify(at.value);
    if (is == CharClass::Mark) continue;
    shape.weight += is == CharClass::Ideograph ? 2 : 1;
    if (is == CharClass::Letter || is == CharClass::Digit) {
      if (!in_word) {
        ++shape.words;
        shape.uppercase_words += is_capital(at.value);
      }
      in_word = true;
      shape.digits += is == CharClass::Digit;
      armenian = is_armenian(at.value);
      unmarked += is_unmarked_script(at.value);
    } else {
      in_word = false;
    }
    ideographs += is == CharClass::Ideograph;
    shape.commas += is_comma(at.value);
    if (is == CharClass::Terminator) {
      ++shape.terminators;
      shape.terminal = true;
      shape.full_stop = !is_question_or_cry(at.value);
    } else if (is != CharClass::Space && is != CharClass::Closer) {
      shape.terminal = shape.full_stop = false;
    }
    if (is != CharClass::Space) last = at.value;
    shape.copyright |= at.value == 0xA9 || at.value == 0xAE || at.value == 0x2117;
  }
  shape.words += (ideographs + 1) / 2 + unmarked / 6;
  shape.colon = last == ':' || last == 0xFF1A;
  if (shape.colon && armenian) {
    // Armenian keyboards without U+0589 end sentences with a colon.
    shape.colon = false;
    shape.terminal = shape.full_stop = true;
    ++shape.terminators;
  }
  // Japanese speech closes without a full stop.
  if ((first == 0x300C || first == 0x300E) && (last == 0x300D || last == 0x300F)) {
    shape.terminal = shape.full_stop = true;
  }
  shape.enclosed = (first == '(' || first == '[' || first == 0xFF08 || first == 0x3010) &&
                   (last == ')' || last == ']' || last == 0xFF09 || last == 0x3011);
  shape.unmarked = unmarked * 2 > shape.weight;
  return shape;
}

}  // namespace stet::text
