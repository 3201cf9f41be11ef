#pragma once
// What can be known of the terminal, and numbers as people read them.

#include <cstdint>
#include <string>
#include <string_view>

namespace stet::cli {

bool is_terminal(int descriptor);

// Columns of the terminal that a descriptor is; 80 if it does not say.
int terminal_columns(int descriptor);

// True if standard error is a terminal on which a line can be drawn anew.
bool can_redraw();

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
