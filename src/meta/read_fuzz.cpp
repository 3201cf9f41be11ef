// Any page gives metadata; what is kept as evidence changes nothing that is chosen.

#include <cstdlib>
#include <cstring>
#include <string>

#include "html/parse.h"
#include "meta/metadata.h"

namespace {

// dump() without the statements.
std::string chosen(const stet::meta::Metadata& metadata) {
  const std::string all = stet::meta::dump(metadata);
  std::string out;
  for (size_t at = 0; at < all.size();) {
    const size_t end = all.find('\n', at) + 1;
    if (all.compare(at, 2, "* ") != 0 && all.compare(at, 2, "- ") != 0)
      out.append(all, at, end - at);
    at = end;
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  std::string page(reinterpret_cast<const char*>(data), size);
  page.resize(size + 64);
  stet::Arena arena;
  const stet::html::Document document =
      stet::html::parse(std::string_view(page).substr(0, size), arena);
  const std::string_view url = "https://daily.example/news/story";
  const stet::meta::Metadata some = stet::meta::read(document, url, arena);
  const stet::meta::Metadata all =
      stet::meta::read(document, url, arena, stet::meta::Witnesses::All);
  if (chosen(some) != chosen(all)) std::abort();
  if (some.statements.size() > all.statements.size()) std::abort();
  return 0;
}
