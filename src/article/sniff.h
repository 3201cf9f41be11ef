#pragma once
// What an input is before anybody reads it: a page, flattened text, or no text
// at all.

#include <string_view>

#include "stet/extract.h"

namespace stet::article {

// The media type of what is not text, told by its first bytes: "image/png";
// "application/octet-stream" for what is full of control characters and unknown.
// Empty for what may be text, in UTF-16 too.
// https://mimesniff.spec.whatwg.org/#rules-for-identifying-an-unknown-mime-type
std::string_view binary_type(std::string_view bytes);

enum class Form : uint8_t { Html, Text };

// Input::Auto: a content type of HTML or XML is HTML; text/plain is text, unless
// it opens as a document of HTML does; without a content type it is HTML if there
// is a tag in its beginning, or nothing but white space. `text` is decoded.
Form form_of(std::string_view text, std::string_view content_type, Input input);

}  // namespace stet::article
