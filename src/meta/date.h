#pragma once
// Dates as pages write them. What cannot be read for certain is not read: a day
// and month that could stand either way round, a zone whose letters mean two
// things, a month alone. The names of months and days are those of RFC 2822;
// no other language is known here.

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.h"

namespace stet::meta {

struct Date {
  int16_t year = 0;
  uint8_t month = 0, day = 0;  // 1..12, 1..31, valid in the Gregorian calendar
  int8_t hour = -1;            // -1: only the day is known
  uint8_t minute = 0, second = 0;
  bool has_offset = false;
  int16_t offset_minutes = 0;  // east of UTC, of the written time

  bool has_time() const { return hour >= 0; }
};

// Reads ISO 8601 in its variants (RFC 3339, basic form, blanks, "/" and "."
// between the numbers, fractions, offsets with and without colon), RFC 2822,
// Java's and JavaScript's Date.toString, "Nov 20, 2019 1:38 PM", the same with
// the time first, "20.11.2019", and seconds or milliseconds since 1970. Text
// behind a day that is no time leaves the day. Nothing for years outside
// 1500..2199 and for the day 1970-01-01, which says that a counter was empty.
// Fractions of seconds are left out.
std::optional<Date> parse_date(std::string_view text);

// The first date in a short text with other words in front: "Published on
// 12.05.2024, 10:00". Only what begins with a number or is a date in whole.
// LIMIT: the first 96 bytes and 8 numbers are looked at.
std::optional<Date> find_date(std::string_view text);

// RFC 3339: "2024-05-12T10:00:00+02:00", without offset if none is known;
// "2024-05-12" if only the day is.
std::string_view format_date(const Date& date, Arena& arena);

// The day in a path such as /2024/05/12/ or /2024-05-12-title; day precision.
std::optional<Date> date_in_url(std::string_view url);

// Days since 1970-01-01 in the Gregorian calendar.
int32_t day_number(const Date& date);
// -1, 0, 1 for earlier, the same, later: by instant if both have an offset, else
// by what is written, and by day if one has no time.
int compare(const Date& a, const Date& b);

}  // namespace stet::meta
