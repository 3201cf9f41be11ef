#pragma once
// Why the record says what it says: every statement that was found for a field,
// and every block with its role.

#include <vector>

#include "article/assemble.h"

namespace stet::article {

// All witnesses in document order, those of blocks last. `chosen` marks each
// whose value became the field's.
std::vector<Witness> evidence_of(const Parts& parts, const Article& article);

// `reasons`: with the strongest reasons of the model.
std::vector<BlockVerdict> verdicts_of(const Parts& parts, bool reasons, Arena& arena);

// "headline", "published": the field of the record that a statement is about.
const char* name(meta::Field field);

// Where a statement stands, as in "json-ld:headline", "og:title", "time[datetime]".
std::string place(const meta::Statement& statement);

}  // namespace stet::article
