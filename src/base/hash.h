#pragma once
// A 64-bit hash of bytes, the same on every machine: XXH3.
// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md

#include <cstdint>
#include <string_view>

namespace stet {

// Not for secrets: whoever chooses the bytes can make two texts meet.
uint64_t hash64(std::string_view bytes);

}  // namespace stet
