#pragma once
// The content address of a page: XXH3-128 of its bytes as they came.
// https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md

#include <string>
#include <string_view>

namespace stet::article {

// "xxh3:" and 32 hexadecimal digits, the high half first.
std::string content_id(std::string_view bytes);

}  // namespace stet::article
