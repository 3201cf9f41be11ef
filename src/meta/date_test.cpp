#include "meta/date.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>

namespace stet::meta {
namespace {

std::string read(std::string_view text) {
  const std::unique_ptr<char[]> exact(new char[text.size()]);  // no slack behind the last byte
  std::copy(text.begin(), text.end(), exact.get());
  Arena arena;
  const std::optional<Date> date = parse_date({exact.get(), text.size()});
  return date ? std::string(format_date(*date, arena)) : "";
}

struct Case {
  const char* text;
  const char* date;
};

TEST(Date, ReadsIso8601InItsVariants) {
  const Case cases[] = {
      {"2024-05-12T10:00:00+02:00", "2024-05-12T10:00:00+02:00"},
      {"2024-05-12T10:00:00Z", "2024-05-12T10:00:00Z"},
      {"2024-05-12t10:00:00z", "2024-05-12T10:00:00Z"},
      {"2024-05-12T10:00:00+0000", "2024-05-12T10:00:00Z"},
      {"2024-05-12T10:00:00.123456-0330", "2024-05-12T10:00:00-03:30"},
      {"2024-05-12T10:00+02", "2024-05-12T10:00:00+02:00"},
      {"2024-04-30 16:17:29 +02:00", "2024-04-30T16:17:29+02:00"},
      {"2024-04-30 18:11:01.0", "2024-04-30T18:11:01"},
      {"2024-04-30T18:11:01,5Z", "2024-04-30T18:11:01Z"},
      {"20200316T13:00:00Z", "2020-03-16T13:00:00Z"},
      {"20200316T130000Z", "2020-03-16T13:00:00Z"},
      {"20200316", "2020-03-16"},
      {"20200316130500", "2020-03-16T13:05:00"},
      {"2020-3-6", "2020-03-06"},
      {"2020/03/16 13:00", "2020-03-16T13:00:00"},
      {"2020.03.16", "2020-03-16"},
      {"2020-03-16", "2020-03-16"},
      {"  2020-03-16T13:00:00\n", "2020-03-16T13:00:00"},
      {"2022-06-12T10:00:00.000+02:00[Europe/Paris]", "2022-06-12T10:00:00+02:00"},
      {"2023-01-05 03:24 PM", "2023-01-05T15:24:00"},
      {"2023-01-05 12:24 a.m.", "2023-01-05T00:24:00"},
      {"2023-01-05 10:00 CET", "2023-01-05T10:00:00+01:00"},
      {"2023-01-05T23:59:60Z", "2023-01-05T23:59:59Z"},
      {"2024-05-12 at 10:00", "2024-05-12T10:00:00"},
      {"2024-02-29", "2024-02-29"},
      {"2000-02-29", "2000-02-29"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.text), c.date) << c.text;
}

TEST(Date, ReadsMonthsInLetters) {
  const Case cases[] = {
      {"Fri, 28 Apr 2023 19:20:36 +0200", "2023-04-28T19:20:36+02:00"},
      {"28 Apr 2023 19:20:36 GMT", "2023-04-28T19:20:36Z"},
      {"Fri Apr 28 19:20:36 CEST 2023", "2023-04-28T19:20:36+02:00"},
      {"Fri Apr 28 19:20:36 CST 2023", "2023-04-28T19:20:36"},
      {"Fri Apr 28 2023 19:20:36 GMT+0200 (Central European Summer Time)",
       "2023-04-28T19:20:36+02:00"},
      {"01:38:07 PM IST Nov 20, 2019", "2019-11-20T13:38:07"},
      {"19 Nov 2019 07:09 GMT", "2019-11-19T07:09:00Z"},
      {"Nov 20, 2019", "2019-11-20"},
      {"November 20th, 2019, 1:38 pm", "2019-11-20T13:38:00"},
      {"Nov. 20, 2019 at 1:38 p.m. EST", "2019-11-20T13:38:00-05:00"},
      {"Sept 3, 2019", "2019-09-03"},
      {"3rd April 2019", "2019-04-03"},
      {"Friday, 1 March 2019 - 10:30", "2019-03-01T10:30:00"},
      {"20-Nov-2019", "2019-11-20"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.text), c.date) << c.text;
}

TEST(Date, ReadsDaysFirstOnlyWhereThereIsOneReading) {
  const Case cases[] = {
      {"20.11.2019", "2019-11-20"},
      {"5.6.2019, 14:30", "2019-06-05T14:30:00"},
      {"05. 06. 2019", "2019-06-05"},
      {"12.05.2024 um 10:00 Uhr", "2024-05-12T10:00:00"},
      {"20/11/2019", "2019-11-20"},
      {"11/20/2019 8:15 AM", "2019-11-20T08:15:00"},
      {"04-04-2019", "2019-04-04"},
      {"05/06/2019", ""},
      {"05-06-2019", ""},
      {"20.11.19", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.text), c.date) << c.text;
}

TEST(Date, ReadsSecondsAndMillisecondsSince1970) {
  const Case cases[] = {
      {"1573800000", "2019-11-15T06:40:00Z"},
      {"1573800000123", "2019-11-15T06:40:00Z"},
      {"0", ""},
      {"15738000", ""},
      {"0000002000", ""},
      {"9999999999999", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.text), c.date) << c.text;
}

TEST(Date, InventsNothing) {
  const Case cases[] = {
      {"", ""},
      {"yesterday", ""},
      {"May 2019", ""},
      {"2019-05", ""},
      {"2019", ""},
      {"2019-02-30", ""},
      {"1900-02-29", ""},
      {"2019-13-01", ""},
      {"31 Apr 2019", ""},
      {"1970-01-01T00:00:00Z", ""},
      {"0001-01-01", ""},
      {"0000-00-00 00:00:00", ""},
      {"12:30", ""},
      {"{{date}}", ""},
      {"2019-05-12T25:61", "2019-05-12"},  // the day is known, the time is not
      {"2019-05-12T10:00:00+99:00", "2019-05-12T10:00:00"},
      {"2019-05-12 soon", "2019-05-12"},
  };
  for (const Case& c : cases) EXPECT_EQ(read(c.text), c.date) << c.text;
}

TEST(Date, FindsTheFirstDateInAText) {
  const Case cases[] = {
      {"Published on 12.05.2024, 10:00", "2024-05-12T10:00:00"},
      {"Stand: 19.10.2019 11:05", "2019-10-19T11:05:00"},
      {"08:22, 24.11.2020", "2020-11-24"},
      {"3 comments, 2024-05-12", "2024-05-12"},
      {"By Jane Doe, May 12, 2024", "2024-05-12"},
      {"no date", ""},
  };
  Arena arena;
  for (const Case& c : cases) {
    const std::optional<Date> date = find_date(c.text);
    EXPECT_EQ(date ? format_date(*date, arena) : "", c.date) << c.text;
  }
}

TEST(Date, FindsTheDayInAnAddress) {
  const Case cases[] = {
      {"https://example.org/2024/05/12/title", "2024-05-12"},
      {"https://example.org/news/2024/5/2/title.html", "2024-05-02"},
      {"https://example.org/news/2024-05-12-title", "2024-05-12"},
      {"https://example.org/news/20240512/title", "2024-05-12"},
      {"https://example.org/a-20240512.html", "2024-05-12"},
      {"https://example.org/2024/05/", ""},
      {"https://example.org/2024/13/12/", ""},
      {"https://example.org/120240512/", ""},
      {"https://20240512.example.org/", ""},
      {"https://example.org/?date=2024-05-12", ""},
      {"", ""},
  };
  Arena arena;
  for (const Case& c : cases) {
    const std::optional<Date> date = date_in_url(c.text);
    EXPECT_EQ(date ? format_date(*date, arena) : "", c.date) << c.text;
  }
}

TEST(Date, ComparesInstantsDaysAndWhatIsWritten) {
  const struct {
    const char *a, *b;
    int order;
  } cases[] = {
      {"2024-05-12T10:00:00Z", "2024-05-12T11:00:00+02:00", 1},
      {"2024-05-12T10:00:00Z", "2024-05-12T12:00:00+02:00", 0},
      {"2024-05-12", "2024-05-12T12:00:00+02:00", 0},
      {"2024-05-11", "2024-05-12", -1},
      {"2024-05-12T10:00:00", "2024-05-12T12:00:00Z", -1},
      {"1999-12-31", "2000-01-01", -1},
  };
  for (const auto& c : cases)
    EXPECT_EQ(compare(*parse_date(c.a), *parse_date(c.b)), c.order) << c.a;
}

}  // namespace
}  // namespace stet::meta
