#include "cli/version.h"

#include "base/simd.h"

namespace stet::cli {
namespace {

constexpr const char* kVersion = "0.1.0";  // of CMakeLists.txt; a test compares them

const char* isa_name() {
  switch (isa()) {
    case Isa::Baseline: return "baseline";
    case Isa::Avx2: return "avx2";
    case Isa::Avx512: return "avx512";
  }
  return "";
}

}  // namespace

std::string version_text() {
  return std::string("stet ") + kVersion + " (schema stet/1, " + isa_name() + ")";
}

}  // namespace stet::cli
