#pragma once
// The pieces that dates are made of: a cursor over the text, and days, times,
// offsets and months read from it. For date.cpp alone.

#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "meta/date.h"

namespace stet::meta {

// Reads from the front of a text; what does not match is not taken.
class DateCursor {
 public:
  explicit DateCursor(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }
  char peek(size_t ahead = 0) const { return ahead < rest_.size() ? rest_[ahead] : '\0'; }
  std::string_view rest() const { return rest_; }
  void step(size_t size = 1) { rest_.remove_prefix(size < rest_.size() ? size : rest_.size()); }
  bool take(char c) {
    if (peek() != c) return false;
    step();
    return true;
  }
  void spaces() {
    while (!done()) {
      if (is_space(peek())) {
        step();
      } else if (rest_.starts_with("\xC2\xA0")) {
        step(2);
      } else if (rest_.starts_with("\xE2\x80\xAF")) {
        step(3);
      } else {
        return;
      }
    }
  }
  size_t digits() const {
    size_t count = 0;
    while (is_digit(peek(count))) ++count;
    return count;
  }
  // Of min..max digits that no further digit follows; else -1 and nothing taken.
  int number(size_t min, size_t max) {
    const size_t count = digits();
    if (count < min || count > max) return -1;
    return fixed(count);
  }
  // Of exactly `count` digits, whatever follows.
  int fixed(size_t count) {
    int value = 0;
    for (size_t i = 0; i < count; ++i) {
      if (!is_digit(peek(i))) return -1;
      value = value * 10 + (peek(i) - '0');
    }
    step(count);
    return value;
  }
  std::string_view word() {
    size_t size = 0;
    while (is_alpha(peek(size))) ++size;
    const std::string_view word = rest_.substr(0, size);
    step(size);
    return word;
  }

 private:
  std::string_view rest_;
};

// False, and nothing set, if there is no such day.
bool set_day(Date& date, int year, int month, int day);
bool set_time(Date& date, int hour, int minute, int second);

// 1..12 for the name of a month or its first three letters and more; else 0.
// https://www.rfc-editor.org/rfc/rfc5322#section-3.3
int month_number(std::string_view word);

// "+02:00", "+0200", "+2", "Z", "CEST", "GMT+0200"; nothing taken if it is none.
void read_offset(DateCursor& in, Date& date);

// "16:17", "16:17:29.123", "161729", "4:17 PM"; takes nothing if it is none.
bool read_time_of_day(DateCursor& in, Date& date);

}  // namespace stet::meta
