#pragma once
// Encodings by name. https://encoding.spec.whatwg.org/#names-and-labels

#include <optional>
#include <string_view>

#include "encoding/encoding.gen.h"

namespace stet::encoding {

// The standard's name: "UTF-8", "windows-1251".
std::string_view name(Encoding encoding);

// "Get an encoding": white space around the label and the case of its letters
// do not matter. Nothing for a label that the standard does not list.
// https://encoding.spec.whatwg.org/#concept-encoding-get
std::optional<Encoding> for_label(std::string_view label);

inline bool is_single_byte(Encoding encoding) {
  const auto offset = static_cast<size_t>(encoding) - static_cast<size_t>(kFirstSingleByte);
  return offset < kSingleByteCount || encoding == Encoding::XUserDefined;
}

}  // namespace stet::encoding
