#pragma once
// Where the entries of a live blog begin, and when they were written.

#include "article/assemble.h"

namespace stet::article {

struct EntryMark {
  uint32_t block = 0;     // the first block of the body that belongs to it
  std::string_view time;  // RFC 3339
};

// In document order; none for other kinds of page. An entry is known by its <time>: of those that
// look alike, the ones that stand among the text. Where there are none, by the headlines that
// JSON-LD names.
ArenaVector<EntryMark> entries_of(const Parts& parts, Arena& arena);

}  // namespace stet::article
