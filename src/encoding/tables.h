#pragma once
// The generated tables. https://encoding.spec.whatwg.org/#indexes

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "encoding/encoding.gen.h"

namespace stet::encoding {

extern const std::string_view kNames[kEncodingCount];

struct Label {
  std::string_view label;  // in lower case
  Encoding encoding;
};
inline constexpr size_t kLabelCount = 228;
extern const Label kLabels[kLabelCount];

// Code points by pointer; 0 is unmapped. The last unit of a multi-byte table
// closes its string.
extern const char16_t kSingleByte[kSingleByteCount][128];
extern const char16_t kGb18030[23940 + 1];
extern const char16_t kBig5[19782 + 1];
extern const uint32_t kBig5Plane2[619];
extern const char16_t kJis0208[11280 + 1];
extern const char16_t kJis0212[8836 + 1];
extern const char16_t kEucKr[23940 + 1];

struct Gb18030Range {
  uint32_t pointer;
  char32_t code_point;
};
inline constexpr size_t kGb18030RangeCount = 207;
extern const Gb18030Range kGb18030Ranges[kGb18030RangeCount];

}  // namespace stet::encoding
