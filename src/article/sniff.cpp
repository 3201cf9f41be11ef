#include "article/sniff.h"

#include <algorithm>

#include "base/ascii.h"

namespace stet::article {
namespace {

using namespace std::string_view_literals;

struct Signature {
  std::string_view bytes;
  std::string_view type;
  size_t offset = 0;
};

// https://mimesniff.spec.whatwg.org/#matching-an-image-type-pattern and after;
// the packed formats that crawls hold besides.
constexpr Signature kSignatures[] = {
    {"\x89PNG\r\n\x1A\n"sv, "image/png"},
    {"\xFF\xD8\xFF"sv, "image/jpeg"},
    {"GIF87a"sv, "image/gif"},
    {"GIF89a"sv, "image/gif"},
    {"WEBPVP"sv, "image/webp", 8},
    {"\0\0\1\0"sv, "image/x-icon"},
    {"ftypavif"sv, "image/avif", 4},
    {"ftyp"sv, "video/mp4", 4},
    {"\x1A\x45\xDF\xA3"sv, "video/webm"},
    {"OggS\0"sv, "application/ogg"},
    {"ID3"sv, "audio/mpeg"},
    {"%PDF-"sv, "application/pdf"},
    {"PK\3\4"sv, "application/zip"},
    {"\x1F\x8B\x08"sv, "application/x-gzip"},
    {"\x28\xB5\x2F\xFD"sv, "application/zstd"},
    {"Rar!\x1A\7"sv, "application/x-rar-compressed"},
    {"7z\xBC\xAF\x27\x1C"sv, "application/x-7z-compressed"},
    {"\x7F"
     "ELF"sv,
     "application/x-executable"},
    {"wOFF"sv, "font/woff"},
    {"wOF2"sv, "font/woff2"},
    {"SQLite format 3\0"sv, "application/vnd.sqlite3"},
};

// Bytes of the beginning that are looked at. A table, not text, would show here.
constexpr size_t kBinarySample = 1024;

// https://mimesniff.spec.whatwg.org/#binary-data-byte
bool is_binary_byte(char c) {
  const uint8_t byte = static_cast<uint8_t>(c);
  return byte <= 0x08 || byte == 0x0B || (byte >= 0x0E && byte <= 0x1A) ||
         (byte >= 0x1C && byte <= 0x1F);
}

// Text in UTF-16 has its NULs in one half of the byte pairs only, unless it is
// Chinese; then it has hardly any.
bool is_utf16(size_t even_nuls, size_t odd_nuls, size_t pairs) {
  const size_t most = std::max(even_nuls, odd_nuls), least = std::min(even_nuls, odd_nuls);
  return most * 4 >= pairs && least * 50 <= pairs;
}

// Bytes of decoded text in which a tag is looked for.
constexpr size_t kTagSample = 4096;

bool has_tag(std::string_view text) {
  text = text.substr(0, kTagSample);
  for (size_t i = text.find('<'); i != std::string_view::npos && i + 1 < text.size();
       i = text.find('<', i + 1)) {
    const char next = text[i + 1];
    if (next == '!' || next == '?') return true;
    size_t at = i + 1 + (next == '/' ? 1 : 0);
    if (at >= text.size() || !is_alpha(text[at])) continue;
    while (at < text.size() && (is_alnum(text[at]) || text[at] == '-')) ++at;
    // "<john@example.org>" and "a <b" of plain text are no tags.
    if (at < text.size() && (is_space(text[at]) || text[at] == '>' || text[at] == '/') &&
        text.find('>', at) != std::string_view::npos) {
      return true;
    }
  }
  return false;
}

bool opens_as_html(std::string_view text) {
  text = trim(text.substr(0, kTagSample));
  return starts_with_ignoring_case(text, "<!doctype html") ||
         starts_with_ignoring_case(text, "<html") || starts_with_ignoring_case(text, "<?xml");
}

}  // namespace

std::string_view binary_type(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (bytes.size() > signature.offset &&
        bytes.substr(signature.offset).starts_with(signature.bytes)) {
      return signature.type;
    }
  }
  const std::string_view sample = bytes.substr(0, kBinarySample);
  size_t binary = 0, nuls[2] = {0, 0};
  for (size_t i = 0; i < sample.size(); ++i) {
    if (sample[i] == '\0')
      ++nuls[i & 1];
    else
      binary += is_binary_byte(sample[i]);
  }
  // A stray control character or NUL is a fault of the page; one byte in ten is
  // no text.
  if (!is_utf16(nuls[0], nuls[1], sample.size() / 2)) binary += nuls[0] + nuls[1];
  return binary * 10 > sample.size() ? "application/octet-stream" : "";
}

Form form_of(std::string_view text, std::string_view content_type, Input input) {
  if (input == Input::Html) return Form::Html;
  if (input == Input::Text) return Form::Text;
  const std::string_view type = trim(content_type.substr(0, content_type.find(';')));
  if (equals_ignoring_case(type, "text/plain")) {
    return opens_as_html(text) ? Form::Html : Form::Text;
  }
  if (equals_ignoring_case(type, "text/html") ||
      equals_ignoring_case(type, "application/xhtml+xml")) {
    return Form::Html;
  }
  return has_tag(text) || trim(text.substr(0, kTagSample)).empty() ? Form::Html : Form::Text;
}

}  // namespace stet::article
