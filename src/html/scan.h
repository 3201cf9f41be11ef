#pragma once
// FAST PATH: source text to tokens, many at a time, for what pages are made of:
// text and well-formed tags. Anything else (comments, doctypes, '<' that opens
// nothing, the end of the source inside a tag) stops the scan and is read by
// the Tokenizer, one token at a time. test/conformance/tokenizer_differential_test.cpp
// compares both with a literal state machine of the standard;
// html/parse_bench.cpp says what it gains.
//
// Built once per instruction set (base/simd.h).

#include <cstdint>

#include "base/simd.h"
#include "html/token.h"

namespace stet::html {

enum class ScanStop : uint8_t {
  Full,     // no room for more tokens
  Markup,   // at '<': not a plain tag
  RawText,  // behind a start tag whose content may not be markup: ask the tree builder
  End,      // of the source
};

struct ScanResult {
  uint32_t at;     // where to go on
  uint32_t count;  // tokens written
  ScanStop stop;
  bool unlisted;  // some tag has a name without a Tag yet
};

// Functions of one instruction set. Sources are followed by 64 readable bytes.
struct ScanKernels {
  // Reads source[at, end) in the data state. Writes at most `room` tokens, room >= 4.
  ScanResult (*tokens)(const char* source, uint32_t at, uint32_t end, Token* out, uint32_t room);
  // The first '<' in [at, end) that is followed by `a` or `b`, or `end`.
  const char* (*find_open)(const char* at, const char* end, char a, char b);
};

const ScanKernels& scan_kernels(Isa which);

}  // namespace stet::html
