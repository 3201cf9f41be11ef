// Any two texts as base and reference: the fast paths agree with the parser, what
// comes out is ASCII and parses to itself.

#include "url/url.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include "base/ascii.h"
#include "base/utf8.h"
#include "url/parser.h"

namespace stet::url {
namespace {

bool same(const std::optional<Url>& a, const std::optional<Url>& b) {
  if (!a || !b) return !a && !b;
  return a->href == b->href && a->scheme == b->scheme && a->username == b->username &&
         a->password == b->password && a->host == b->host && a->port == b->port &&
         a->path == b->path && a->query == b->query && a->fragment == b->fragment &&
         a->has_host == b->has_host && a->opaque_path == b->opaque_path;
}

void check(const std::optional<Url>& url, Arena& arena) {
  if (!url) return;
  if (!std::all_of(url->href.begin(), url->href.end(), is_ascii)) std::abort();
  if (!same(url, parse(url->href, arena))) std::abort();
}

void run(std::string_view bytes) {
  // The contract is UTF-8.
  Arena arena;
  const std::string_view text = repair_utf8(bytes, arena).text;
  const size_t split = std::min(text.find('\n'), text.size());
  const std::string_view reference = text.substr(split);
  const std::optional<Url> base = parse(text.substr(0, split), arena);
  check(base, arena);
  const std::optional<Url> alone = parse(reference, arena);
  if (!same(alone, parse_slowly(reference, nullptr, arena))) std::abort();
  check(alone, arena);
  if (base) {
    const std::optional<Url> joined = parse(reference, *base, arena);
    if (!same(joined, parse_slowly(reference, &*base, arena))) std::abort();
    check(joined, arena);
  }
}

}  // namespace
}  // namespace stet::url

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  stet::url::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
