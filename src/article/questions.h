#pragma once
// Which blocks of the body are questions and which answer them, where the markup
// says so: questions that the page declares in its structured data, <dt>,
// <summary> and, in interviews, paragraphs set in bold that end in a question mark.

#include "article/assemble.h"

namespace stet::article {

enum class Turn : uint8_t { None, Question, Answer };

// One a block; empty if the body has no questions.
ArenaVector<Turn> turns_of(const Parts& parts, Arena& arena);

}  // namespace stet::article
