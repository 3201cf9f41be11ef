#include "article/address.h"

#include "base/ascii.h"
#include "html/attributes.h"

namespace stet::article {

std::string_view base_url_of(const html::Document& document, std::string_view page_url,
                             Arena& arena) {
  if (document.head() == html::kNoNode) return page_url;
  for (html::NodeId id = document[document.head()].first_child; id != html::kNoNode;
       id = document[id].next) {
    if (!document[id].is_html(html::Tag::Base)) continue;
    const std::string_view href = html::attribute(document, id, "href");
    if (href.data() == nullptr) continue;
    const std::string_view url = url::resolve(page_url, href, arena);
    return url.empty() ? page_url : url;
  }
  return page_url;
}

std::string_view Addresses::absolute(std::string_view reference) const {
  reference = trim(reference);
  if (reference.empty() || reference[0] == '#') return {};
  const std::optional<url::Url> url =
      base_ ? url::parse(reference, *base_, *arena_) : url::parse(reference, *arena_);
  return url && url->is_web() ? url->href : std::string_view();
}

}  // namespace stet::article
