// The fast path: an http(s) address in its final form, seen as such in one pass.

#include "url/url.h"

#include <array>
#include <cstring>

#include "base/ascii.h"
#include "url/parser.h"
#include "url/percent.h"

namespace stet::url {

namespace {

// What may stand in an address that is in its final form, by byte.
enum : uint8_t { kInHost = 1, kInPath = 2, kInQuery = 4, kInFragment = 8 };

constexpr std::array<uint8_t, 256> make_classes() {
  std::array<uint8_t, 256> classes = {};
  for (size_t i = 0x21; i < 0x7F; ++i) {
    const char c = static_cast<char>(i);
    uint8_t bits = 0;
    if (is_lower(c) || is_digit(c) || c == '-' || c == '.' || c == '_') bits |= kInHost;
    const auto plain = [i](EncodeSet set) {
      return (kEncodeSets.sets[i] & static_cast<uint8_t>(set)) == 0;
    };
    if (plain(EncodeSet::Path) && c != '/' && c != '\\') bits |= kInPath;
    if (plain(EncodeSet::SpecialQuery)) bits |= kInQuery;
    if (plain(EncodeSet::Fragment)) bits |= kInFragment;
    classes[i] = bits;
  }
  return classes;
}
constexpr std::array<uint8_t, 256> kClasses = make_classes();

size_t run(std::string_view text, size_t at, uint8_t allowed) {
  while (at < text.size() && (kClasses[static_cast<unsigned char>(text[at])] & allowed) != 0) ++at;
  return at;
}

// Path, query and fragment from `at`, where a slash is, to the end; false if
// anything must change, or a segment may be "." or "..".
bool plain_rest(std::string_view text, size_t at, Url& url) {
  const size_t path = at;
  while (at < text.size() && text[at] == '/') {
    const std::string_view next = text.substr(at + 1, 3);
    if (next.starts_with('.') || next.starts_with("%2")) return false;
    at = run(text, at + 1, kInPath);
  }
  url.path = text.substr(path, at - path);
  if (at < text.size() && text[at] == '?') {
    const size_t end = run(text, at + 1, kInQuery);
    url.query = text.substr(at, end - at);
    at = end;
  }
  if (at < text.size() && text[at] == '#') {
    const size_t end = run(text, at + 1, kInFragment);
    url.fragment = text.substr(at, end - at);
    at = end;
  }
  return at == text.size();
}

// FAST PATH: an absolute http(s) address that parsing would not change.
bool plain_absolute(std::string_view text, Url& url) {
  if (!text.starts_with("http")) return false;
  const size_t colon = text.size() > 4 && text[4] == 's' ? 5 : 4;
  if (text.substr(colon, 3) != "://") return false;
  const size_t host = colon + 3;
  const size_t host_end = run(text, host, kInHost);
  if (host_end == text.size() || text[host_end] != '/') return false;
  url.host = text.substr(host, host_end - host);
  // A last label that begins with a letter cannot make it an IPv4 address.
  const size_t last = url.host.rfind('.') + 1;
  if (last == url.host.size() || !is_lower(url.host[last])) return false;
  if (!plain_rest(text, host_end, url)) return false;
  url.href = text;
  url.scheme = text.substr(0, colon);
  url.has_host = true;
  return true;
}

// FAST PATH: a reference from the root of the same host.
bool plain_from_root(std::string_view text, const Url& base, Arena& arena, Url& url) {
  if (!base.is_web() || !text.starts_with('/') || text.starts_with("//")) return false;
  if (!plain_rest(text, 0, url)) return false;
  const size_t origin = static_cast<size_t>(base.path.data() - base.href.data());
  char* const href = static_cast<char*>(arena.allocate(origin + text.size(), 1));
  std::memcpy(href, base.href.data(), origin);
  std::memcpy(href + origin, text.data(), text.size());
  const auto moved = [&](std::string_view part, const char* from, const char* to) {
    return part.empty() ? part : std::string_view(to + (part.data() - from), part.size());
  };
  for (std::string_view* part : {&url.path, &url.query, &url.fragment}) {
    *part = moved(*part, text.data(), href + origin);
  }
  url.href = {href, origin + text.size()};
  url.scheme = moved(base.scheme, base.href.data(), href);
  url.username = moved(base.username, base.href.data(), href);
  url.password = moved(base.password, base.href.data(), href);
  url.host = moved(base.host, base.href.data(), href);
  url.port = moved(base.port, base.href.data(), href);
  url.has_host = true;
  return true;
}

}  // namespace

std::string_view Url::origin() const {
  if (!is_web() || !username.empty() || !password.empty()) return {};
  return href.substr(0, static_cast<size_t>(path.data() - href.data()));
}

std::optional<Url> parse(std::string_view input, Arena& arena) {
  Url url;
  if (plain_absolute(input, url)) return url;
  return parse_slowly(input, nullptr, arena);
}

std::optional<Url> parse(std::string_view input, const Url& base, Arena& arena) {
  Url url;
  if (plain_absolute(input, url) || plain_from_root(input, base, arena, url)) return url;
  return parse_slowly(input, &base, arena);
}

std::string_view resolve(const Url& base, std::string_view reference, Arena& arena) {
  const std::optional<Url> url = parse(reference, base, arena);
  return url ? url->href : std::string_view();
}

std::string_view resolve(std::string_view base, std::string_view reference, Arena& arena) {
  Url url;
  if (plain_absolute(reference, url)) return reference;
  std::optional<Url> parsed;
  if (!base.empty()) parsed = parse(base, arena);
  const std::optional<Url> result =
      parsed ? parse(reference, *parsed, arena) : parse_slowly(reference, nullptr, arena);
  return result ? result->href : std::string_view();
}

}  // namespace stet::url
