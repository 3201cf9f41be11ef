#pragma once
// Links and images of the page as absolute addresses.

#include <optional>
#include <string_view>

#include "html/document.h"
#include "url/url.h"

namespace stet::article {

// What relative links of the page are relative to: its <base href>, made absolute
// itself, else `page_url`; empty if neither is known.
// https://html.spec.whatwg.org/multipage/urls-and-fetching.html#document-base-url
std::string_view base_url_of(const html::Document& document, std::string_view page_url,
                             Arena& arena);

// Resolves references of one page; the base is parsed once.
class Addresses {
 public:
  Addresses(std::string_view base_url, Arena& arena)
      : base_(url::parse(base_url, arena)), arena_(&arena) {}

  // `reference`, as written, made absolute; empty if it cannot be, or is no place
  // of the web (javascript:, mailto:, data:, a fragment of this page).
  std::string_view absolute(std::string_view reference) const;

 private:
  std::optional<url::Url> base_;
  Arena* arena_;
};

}  // namespace stet::article
