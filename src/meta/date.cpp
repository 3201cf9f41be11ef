// The forms of dates, from the most regular to the loosest.

#include "meta/date.h"

#include "base/ascii.h"
#include "meta/date_parts.h"

namespace stet::meta {
namespace {

// LIMIT: no date is longer; what stands behind is not looked at.
constexpr size_t kDateBytesMax = 96;

// The rest of a date that begins with the day in numbers.
void time_behind(DateCursor& in, Date& date) {
  // "2024-05-12T10:00", "2024-05-12 at 10:00", "12.05.2024, 10:00", "… - 10:00".
  DateCursor ahead = in;
  int letters = 0;  // of "T", or of a short word in any language
  while (!ahead.done() && !is_digit(ahead.peek())) {
    const char c = ahead.peek();
    if (is_alpha(c) && ++letters > 4) return;
    if (!is_space(c) && !is_alpha(c) && c != ',' && c != '-' && c != '|' && is_ascii(c)) return;
    ahead.step();
  }
  if (read_time_of_day(ahead, date)) read_offset(ahead, date);
}

// ---------------------------------------------------------------- forms

constexpr bool is_date_separator(char c) { return c == '-' || c == '/' || c == '.'; }

// YYYY-MM-DD …, YYYYMMDD….
std::optional<Date> year_first(DateCursor in) {
  Date date;
  const size_t count = in.digits();
  if (count == 4) {
    const int year = in.fixed(4);
    const char separator = in.peek();
    if (!is_date_separator(separator)) return {};
    in.step();
    const int month = in.number(1, 2);
    if (!in.take(separator)) return {};
    const int day = in.number(1, 2);
    if (!set_day(date, year, month, day)) return {};
  } else if (count == 8 || count == 12 || count == 14) {
    const int year = in.fixed(4);
    const int month = in.fixed(2);
    const int day = in.fixed(2);
    if (!set_day(date, year, month, day)) return {};
  } else {
    return {};
  }
  time_behind(in, date);
  return date;
}

// DD.MM.YYYY …, and with '/' or '-' where only one order is possible.
std::optional<Date> year_last(DateCursor in) {
  const int first = in.number(1, 2);
  const char separator = in.peek();
  if (first < 0 || !is_date_separator(separator)) return {};
  in.step();
  in.spaces();
  const int second = in.number(1, 2);
  if (second < 0 || !in.take(separator)) return {};
  in.spaces();
  const int year = in.number(4, 4);
  if (year < 0) return {};
  Date date;
  const bool day_first = separator == '.' || first > 12 || first == second;
  if (!day_first && second <= 12) return {};
  if (!(day_first ? set_day(date, year, second, first) : set_day(date, year, first, second))) {
    return {};
  }
  time_behind(in, date);
  return date;
}

Date from_days(int32_t days) {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = days - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted = (5 * day_of_year + 2) / 153;
  Date date;
  date.day = static_cast<uint8_t>(day_of_year - (153 * shifted + 2) / 5 + 1);
  date.month = static_cast<uint8_t>(shifted < 10 ? shifted + 3 : shifted - 9);
  date.year = static_cast<int16_t>(year_of_era + era * 400 + (date.month <= 2 ? 1 : 0));
  return date;
}

// Seconds or milliseconds since 1970: all of the text is one number of 9, 10, 12
// or 13 digits, between 1973 and 2199.
std::optional<Date> epoch(std::string_view text) {
  if (text.size() != 9 && text.size() != 10 && text.size() != 13 && text.size() != 12) return {};
  int64_t value = 0;
  for (const char c : text) {
    if (!is_digit(c)) return {};
    value = value * 10 + (c - '0');
  }
  if (text.size() >= 12) value /= 1000;
  if (value < 100'000'000 || value >= 7'258'118'400) return {};
  Date date = from_days(static_cast<int32_t>(value / 86400));
  const int second = static_cast<int>(value % 86400);
  set_time(date, second / 3600, second / 60 % 60, second % 60);
  date.has_offset = true;
  return date;
}

// Everything with a month in letters: the pieces are told apart by their form.
// A day is one or two digits, a year is four, a time has a colon.
std::optional<Date> with_month_name(DateCursor in) {
  int month = 0, day = 0, year = 0;
  Date date;
  bool behind_time = false;
  int pieces = 0;
  while (!in.done() && pieces++ < 24) {
    const char c = in.peek();
    if (is_digit(c)) {
      if (!date.has_time() && in.digits() <= 2 && read_time_of_day(in, date)) {
        behind_time = true;
        continue;
      }
      const size_t count = in.digits();
      if (count <= 2 && day == 0) {
        day = in.fixed(count);
        // "3rd", "21st"
        if (is_alpha(in.peek()) && is_alpha(in.peek(1)) && !is_alpha(in.peek(2))) in.step(2);
      } else if (count == 4 && year == 0) {
        year = in.fixed(4);
      } else {
        in.step(count);
      }
      if (month != 0 && day != 0 && year != 0 && date.has_time()) {
        if (!date.has_offset) read_offset(in, date);
        break;
      }
      continue;
    }
    if (behind_time) {
      const size_t before = in.rest().size();
      if (!date.has_offset) read_offset(in, date);
      behind_time = false;
      if (in.rest().size() != before) {
        // "GMT+0200" of JavaScript is one offset.
        continue;
      }
    }
    if (is_alpha(c)) {
      const int number = month_number(in.word());
      if (number != 0) {
        if (month != 0) break;  // a second date begins
        month = number;
      }
      continue;
    }
    if ((c == '+' || c == '-') && date.has_time() && !date.has_offset && is_digit(in.peek(1))) {
      const size_t before = in.rest().size();
      read_offset(in, date);
      if (in.rest().size() != before) continue;
    }
    in.step();
  }
  if (month == 0 || !set_day(date, year, month, day)) return {};
  return date;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  text = text.substr(0, kDateBytesMax);
  if (text.empty()) return {};
  if (is_digit(text[0])) {
    if (const std::optional<Date> date = year_first(DateCursor(text))) return date;
    if (const std::optional<Date> date = year_last(DateCursor(text))) return date;
    if (const std::optional<Date> date = epoch(text)) return date;
  }
  return with_month_name(DateCursor(text));
}

std::optional<Date> find_date(std::string_view text) {
  text = text.substr(0, kDateBytesMax);
  int numbers = 0;
  for (size_t i = 0; i < text.size() && numbers < 8; ++i) {
    if (!is_digit(text[i]) ||
        (i > 0 && (is_alnum(text[i - 1]) || is_date_separator(text[i - 1])))) {
      continue;
    }
    ++numbers;
    const std::string_view rest = text.substr(i);
    if (const std::optional<Date> date = year_first(DateCursor(rest))) return date;
    if (const std::optional<Date> date = year_last(DateCursor(rest))) return date;
  }
  return with_month_name(DateCursor(text));
}

std::string_view format_date(const Date& date, Arena& arena) {
  char* const out = arena.array<char>(25);
  char* at = out;
  const auto number = [&at](int value, int width) {
    for (int divisor = width == 4 ? 1000 : 10; divisor > 0; divisor /= 10) {
      *at++ = static_cast<char>('0' + value / divisor % 10);
    }
  };
  number(date.year, 4);
  *at++ = '-';
  number(date.month, 2);
  *at++ = '-';
  number(date.day, 2);
  if (date.has_time()) {
    *at++ = 'T';
    number(date.hour, 2);
    *at++ = ':';
    number(date.minute, 2);
    *at++ = ':';
    number(date.second, 2);
    if (date.has_offset && date.offset_minutes == 0) {
      *at++ = 'Z';
    } else if (date.has_offset) {
      const int minutes = date.offset_minutes < 0 ? -date.offset_minutes : date.offset_minutes;
      *at++ = date.offset_minutes < 0 ? '-' : '+';
      number(minutes / 60, 2);
      *at++ = ':';
      number(minutes % 60, 2);
    }
  }
  return {out, static_cast<size_t>(at - out)};
}

std::optional<Date> date_in_url(std::string_view url) {
  // The path only: a host or a query may hold any digits.
  const size_t scheme = url.find("://");
  size_t at = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 3);
  if (at == std::string_view::npos) return {};
  const size_t end = url.find_first_of("?#", at);
  const std::string_view path = url.substr(at, end == std::string_view::npos ? end : end - at);
  for (size_t i = 0; i + 8 <= path.size(); ++i) {
    if (!is_digit(path[i]) || (i > 0 && is_alnum(path[i - 1]))) continue;
    DateCursor in(path.substr(i));
    const size_t count = in.digits();
    int year = 0, month = 0, day = 0;
    if (count == 8) {
      year = in.fixed(4);
      month = in.fixed(2);
      day = in.fixed(2);
    } else if (count == 4) {
      year = in.fixed(4);
      const char separator = in.peek();
      if (separator != '/' && separator != '-' && separator != '_' && separator != '.') continue;
      in.step();
      month = in.number(1, 2);
      if (month < 0 || !in.take(separator)) continue;
      day = in.number(1, 2);
    } else {
      continue;
    }
    if (is_alnum(in.peek())) continue;
    Date date;
    if (year >= 1990 && year < 2100 && set_day(date, year, month, day)) return date;
  }
  return {};
}

int32_t day_number(const Date& date) {
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil.
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = year / 400;  // years are positive here
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

int compare(const Date& a, const Date& b) {
  const auto order = [](int64_t x, int64_t y) { return x < y ? -1 : x > y ? 1 : 0; };
  if (!a.has_time() || !b.has_time()) return order(day_number(a), day_number(b));
  const bool by_instant = a.has_offset && b.has_offset;
  const auto seconds = [by_instant](const Date& date) {
    return int64_t{day_number(date)} * 86400 + date.hour * 3600 + date.minute * 60 + date.second -
           (by_instant ? date.offset_minutes * 60 : 0);
  };
  return order(seconds(a), seconds(b));
}

}  // namespace stet::meta
