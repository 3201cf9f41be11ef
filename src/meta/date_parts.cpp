// Days, times, offsets, months.

#include "meta/date_parts.h"

namespace stet::meta {
namespace {

constexpr int kYearMin = 1500;
constexpr int kYearMax = 2199;
bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in_month(int year, int month) {
  constexpr uint8_t kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : kDays[month - 1];
}

// Only letters that mean one zone; IST, BST, CST … do not.
bool zone_offset(std::string_view word, int& minutes) {
  constexpr struct {
    std::string_view name;
    int16_t minutes;
  } kZones[] = {{"z", 0},      {"gmt", 0},    {"utc", 0},    {"ut", 0},     {"wet", 0},
                {"west", 60},  {"cet", 60},   {"cest", 120}, {"eet", 120},  {"eest", 180},
                {"msk", 180},  {"jst", 540},  {"kst", 540},  {"est", -300}, {"edt", -240},
                {"cdt", -300}, {"mst", -420}, {"mdt", -360}, {"pst", -480}, {"pdt", -420}};
  for (const auto& zone : kZones) {
    if (equals_ignoring_case(word, zone.name)) {
      minutes = zone.minutes;
      return true;
    }
  }
  return false;
}

void set_offset(Date& date, int minutes) {
  if (minutes < -18 * 60 || minutes > 18 * 60) return;
  date.has_offset = true;
  date.offset_minutes = static_cast<int16_t>(minutes);
}

}  // namespace

bool set_day(Date& date, int year, int month, int day) {
  if (year < kYearMin || year > kYearMax || month < 1 || month > 12) return false;
  if (day < 1 || day > days_in_month(year, month)) return false;
  if (year == 1970 && month == 1 && day == 1) return false;
  date.year = static_cast<int16_t>(year);
  date.month = static_cast<uint8_t>(month);
  date.day = static_cast<uint8_t>(day);
  return true;
}

bool set_time(Date& date, int hour, int minute, int second) {
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return false;
  date.hour = static_cast<int8_t>(hour);
  date.minute = static_cast<uint8_t>(minute);
  date.second = static_cast<uint8_t>(second == 60 ? 59 : second);  // a leap second
  return true;
}

int month_number(std::string_view word) {
  constexpr std::string_view kMonths[] = {"january",   "february", "march",    "april",
                                          "may",       "june",     "july",     "august",
                                          "september", "october",  "november", "december"};
  if (word.size() < 3) return 0;
  for (int i = 0; i < 12; ++i) {
    if (starts_with_ignoring_case(kMonths[i], word)) return i + 1;
  }
  return equals_ignoring_case(word, "sept") ? 9 : 0;
}

void read_offset(DateCursor& in, Date& date) {
  in.spaces();
  if (is_alpha(in.peek())) {
    DateCursor ahead = in;
    int minutes = 0;
    const std::string_view word = ahead.word();
    if (!zone_offset(word, minutes)) return;
    in = ahead;
    if (minutes != 0 || (in.peek() != '+' && in.peek() != '-') || !is_digit(in.peek(1))) {
      set_offset(date, minutes);
      return;
    }
  }
  // U+2212 is the minus of typographers.
  const bool minus = in.peek() == '-' || in.rest().starts_with("\xE2\x88\x92");
  if (in.peek() != '+' && !minus) return;
  DateCursor ahead = in;
  ahead.step(in.peek() == '\xE2' ? 3 : 1);
  const size_t count = ahead.digits();
  if (count != 1 && count != 2 && count != 4) return;
  const int hours = ahead.fixed(count == 1 ? 1 : 2);
  int minutes = 0;
  if (count == 4) {
    minutes = ahead.fixed(2);
  } else if (ahead.peek() == ':' && is_digit(ahead.peek(1))) {
    ahead.step();
    minutes = ahead.number(2, 2);
  }
  if (minutes < 0 || minutes > 59) return;
  in = ahead;
  set_offset(date, minus ? -(hours * 60 + minutes) : hours * 60 + minutes);
}

bool read_time_of_day(DateCursor& in, Date& date) {
  DateCursor ahead = in;
  const size_t count = ahead.digits();
  int hour = -1, minute = -1, second = 0;
  if (count == 4 || count == 6) {
    hour = ahead.fixed(2);
    minute = ahead.fixed(2);
    if (count == 6) second = ahead.fixed(2);
  } else {
    hour = ahead.number(1, 2);
    if (hour < 0) return false;
    // "10h30" is how some write it; "10.30" only with both digits.
    if (ahead.peek() != ':' && !(ahead.peek() == 'h' && is_digit(ahead.peek(1)))) return false;
    ahead.step();
    minute = ahead.number(1, 2);
    if (ahead.peek() == ':' && is_digit(ahead.peek(1))) {
      ahead.step();
      second = ahead.number(1, 2);
    }
  }
  if ((ahead.peek() == '.' || ahead.peek() == ',') && is_digit(ahead.peek(1))) {
    ahead.step();
    ahead.step(ahead.digits());
  }
  DateCursor half = ahead;
  half.spaces();
  const char letter = to_lower(half.peek());
  if (letter == 'a' || letter == 'p') {
    half.step();
    const bool dot = half.take('.');
    if (to_lower(half.peek()) == 'm' && !is_alpha(half.peek(1)) && hour >= 0 && hour <= 12) {
      half.step();
      if (dot) half.take('.');
      hour = hour % 12 + (letter == 'p' ? 12 : 0);
      ahead = half;
    }
  }
  if (!set_time(date, hour, minute, second)) return false;
  in = ahead;
  return true;
}

}  // namespace stet::meta
