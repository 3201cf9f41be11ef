#pragma once
// Links and images of the page as absolute addresses.

#include <string>
#include <string_view>

#include "html/document.h"

namespace stet::article {

// What relative links of the page are relative to: its <base href>, if it is
// absolute itself, else `page_url`.
// https://html.spec.whatwg.org/multipage/urls-and-fetching.html#document-base-url
std::string_view base_url_of(const html::Document& document, std::string_view page_url,
                             Arena& arena);

// `reference`, as written, made absolute; empty if it cannot be, or is no place
// that can be fetched (javascript:, mailto:, a fragment of this page).
std::string absolute_url(std::string_view base_url, std::string_view reference);

}  // namespace stet::article
