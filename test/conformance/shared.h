#pragma once
// What the conformance programs share: finding the suites, reading files, and
// texts with the bytes behind them that the parser may read.

#include <cstring>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace stet::conformance {

// The folder of suites and pages: $STET_SHARED, else ../shared beside the
// repository; empty if there is none.
std::filesystem::path shared_folder();

// Ends the program with a message if the file cannot be read.
std::string read_file(const std::filesystem::path& path);

// CR LF and CR become LF, as decoding does.
// https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
std::string normalize_newlines(std::string_view text);

// A heap copy with the 64 readable bytes behind it that html::parse asks for,
// and no more, so that the sanitizer sees the 65th. `filler` is what they are:
// it must not matter.
class Padded {
 public:
  explicit Padded(std::string_view text, char filler = '\0')
      : Padded(text, std::string_view(&filler, 1)) {}
  // `fillers`, not empty, are repeated.
  Padded(std::string_view text, std::string_view fillers)
      : size_(text.size()), bytes_(new char[text.size() + 64]) {
    if (!text.empty()) std::memcpy(bytes_.get(), text.data(), text.size());
    for (size_t i = 0; i < 64; ++i) bytes_[size_ + i] = fillers[i % fillers.size()];
  }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  size_t size_;
  std::unique_ptr<char[]> bytes_;
};

}  // namespace stet::conformance
