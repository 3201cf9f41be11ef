#pragma once
// An explanation as lines of text: every block in order, with its role, score and
// place; what is set aside in a row is folded into one line.

#include <string>
#include <vector>

#include "explain/explanation.h"

namespace stet::explain {

enum class Colour { No, Yes };
enum class Fold { Aside, Nothing };
enum class Why { Leave, Tell };

struct TerminalStyle {
  Colour colour = Colour::No;
  Fold fold = Fold::Aside;
  Why why = Why::Leave;
  size_t width = 0;  // columns that lines are cut to; 0: they are not cut
};

std::string terminal_view(const Explanation& explanation, const TerminalStyle& style);

// One block in full: all reasons, its text, its place in the source. `number` counts
// from 1 and is of a block that there is.
std::string terminal_block(const Explanation& explanation, size_t number,
                           const TerminalStyle& style);

}  // namespace stet::explain
