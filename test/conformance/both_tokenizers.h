#pragma once
// The tokenizer of the library and the one of reference/, driven alike, so that
// what they give can be compared token by token.

#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/simd.h"
#include "html/token.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

// In place of the tree builder: nothing, or the state that the name of a start
// tag asks for while no foreign element is open.
enum class StateAfterTag { Unchanged, ByName };

struct Start {
  html::TextState state = html::TextState::Data;
  std::string last_start_tag;  // in lower case; empty for none
  bool cdata_allowed = false;
  StateAfterTag after_tag = StateAfterTag::ByName;
};

// All tokens, without the Eof. Adjacent characters are one token.
std::vector<ReferenceToken> reference_tokens(std::string_view source, const Start& start,
                                             std::vector<ParseError>* errors = nullptr);

// The same from html::Tokenizer and html::RawAttributes. 64 readable bytes
// follow the source. What the tokenizer promises beyond its tokens is checked on
// the way; a broken promise is added as a comment that says so.
std::vector<ReferenceToken> library_tokens(std::string_view source, const Start& start, Isa isa,
                                           Arena& arena);

// Where the library differs from the reference, for any instruction set and
// several fillings of the bytes behind the source; empty if nowhere.
std::string difference(std::string_view source, const Start& start, Arena& arena);

}  // namespace stet::conformance
