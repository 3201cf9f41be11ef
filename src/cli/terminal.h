#pragma once
// What can be known of the terminal, and colour where it is wanted.

#include <cstdint>
#include <string>
#include <string_view>

namespace stet::cli {

bool is_terminal(int descriptor);

// Columns of the terminal that standard error is; 80 if it does not say.
int terminal_columns();

// Colour goes to terminals, unless NO_COLOR is set to anything but nothing, or
// the terminal is dumb. https://no-color.org/
bool wants_color(int descriptor);

// `text` without what could move the cursor or change colours: control
// characters are shown as \xNN. For names and messages; UTF-8 stays.
std::string printable(std::string_view text);

// "1,234,567".
std::string grouped(uint64_t number);
// "1.2 MB", in powers of ten.
std::string bytes_text(double bytes);
// "0:12", "3:07:45".
std::string duration_text(double seconds);

}  // namespace stet::cli
