#pragma once
// A page, its record, and what joins the two: what both reports are made from.
// In: a page. Out: the record with every block and every witness, the decoded
// source that their spans point into, and a way to find the blocks of a span.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "stet/extract.h"

namespace stet::explain {

// What becomes of a block.
enum class Standing : uint8_t {
  Text,   // it is part of the text
  Field,  // it fills or backs another field: headline, byline, caption, notice …
  Aside,  // it is left out
};
Standing standing_of(Role role);

// True of a block whose score says little for or against it: where it is worth looking
// when something is missing or too much.
bool is_doubtful(const BlockVerdict& block);

struct Explanation {
  Article article;     // with blocks and evidence, that of access among it
  std::string source;  // the page, decoded; empty if it is no text
};

// Fails where extract() would. Blocks and evidence are put into the record whatever
// `options` say; reasons, which take a millisecond a block, only if they ask for them.
Result<Explanation> explain(const Page& page, const Options& options);

// Finds blocks by where they stand in the source. Borrows the article.
class BlockIndex {
 public:
  explicit BlockIndex(const Article& article);

  // Indices of the blocks that lie within `span`, in the order of the source.
  std::vector<uint32_t> inside(Span span) const;
  // Of the smallest block that `span` lies within; none: UINT32_MAX.
  uint32_t around(Span span) const;

 private:
  const Article& article_;
  std::vector<uint32_t> order_;  // by where they begin
};

// How many blocks have each standing, and the characters of their text.
struct Tally {
  size_t blocks[3] = {};
  size_t characters[3] = {};
};
Tally tally_of(const Article& article);

// What is shown of the source of a span: the tag before it, its beginning and its
// end, the tag behind it. Views into the source, cut between characters.
struct Excerpt {
  std::string_view before, begin, end, after;
  size_t left_out = 0;  // bytes between `begin` and `end`
};
Excerpt excerpt_of(std::string_view source, Span span, size_t bytes_max);

}  // namespace stet::explain
