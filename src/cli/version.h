#pragma once
// What --version prints.

#include <string>

namespace stet::cli {

// "stet 0.1.0 (schema stet/1, avx512)"
std::string version_text();

}  // namespace stet::cli
