#pragma once
// Blocks of flattened text to Roles: by shape, repetition and position only.
// No word lists, no names: what holds for one language must hold for all.
//
// The idea. Body text is the longest run of sentence-shaped paragraphs that look
// alike: the same indentation, the same blank lines around. What stands out of
// that form (lines stuck together, bullets, other indentation, lines that are
// said twice) is furniture, and furniture at the end of a run ends the article
// unless enough text in the same vocabulary comes after it. The headline is the
// line before the run that says most of what the run is about.

#include <string_view>

#include "base/arena.h"
#include "content/block.h"
#include "stet/extract.h"

namespace stet::text {

// `blocks` is what segment() made of `decoded`. Precision asks of every
// paragraph that it ends as a sentence does; Recall keeps what follows a break. Linear.
content::Roles assign(std::string_view decoded, const content::Blocks& blocks, Focus focus,
                      Arena& arena);

}  // namespace stet::text
