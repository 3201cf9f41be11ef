#pragma once
// Addresses: take apart, make absolute, write in one form.
// https://url.spec.whatwg.org/
//
//   const auto base = url::parse("https://example.org/news/today.html", arena);
//   const auto image = url::parse("../img/1.jpg", *base, arena);
//   image->href == "https://example.org/img/1.jpg"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "base/arena.h"

namespace stet::url {

// A parsed address. The views are into `href`, or empty; `href` is the caller's
// text where nothing had to change, else it is in the arena.
struct Url {
  std::string_view href;      // the whole, serialised
  std::string_view scheme;    // "https", without the colon
  std::string_view username;  // percent-encoded, as all that follows
  std::string_view password;
  std::string_view host;      // without port: "example.org", "[::1]"
  std::string_view port;      // digits; empty if it is the scheme's own
  std::string_view path;      // "/news/today.html"
  std::string_view query;     // with "?", or empty
  std::string_view fragment;  // with "#", or empty
  bool has_host = false;      // a host may be there and empty: file:///x
  bool opaque_path = false;   // mailto:x, data:x: nothing can be relative to it

  bool is_web() const { return scheme == "http" || scheme == "https"; }
  // "https://example.org:8080"; empty for other schemes and with credentials.
  std::string_view origin() const;
};

// Nothing for what is no URL. `input` is UTF-8. Linear in the sizes of both.
// https://url.spec.whatwg.org/#concept-url-parser
std::optional<Url> parse(std::string_view input, Arena& arena);
std::optional<Url> parse(std::string_view input, const Url& base, Arena& arena);

// The same, from text to text; empty where parse() gives nothing. An empty
// `base` is none. An absolute http(s) address that is in its final form already,
// as most are, is returned as it is.
std::string_view resolve(std::string_view base, std::string_view reference, Arena& arena);
std::string_view resolve(const Url& base, std::string_view reference, Arena& arena);

// https://url.spec.whatwg.org/#concept-domain-to-ascii , of a whole domain, not
// strict. Nothing for what cannot be a domain.
std::optional<std::string_view> domain_to_ascii(std::string_view domain, Arena& arena);

}  // namespace stet::url
