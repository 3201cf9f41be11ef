#include "article/address.h"

#include "base/ascii.h"
#include "html/attributes.h"

namespace stet::article {
namespace {

bool is_web(std::string_view url) {
  return starts_with_ignoring_case(url, "http://") || starts_with_ignoring_case(url, "https://");
}

// True if the text begins with "name:".
bool has_scheme(std::string_view text) {
  size_t i = 0;
  while (i < text.size() &&
         (is_alnum(text[i]) || text[i] == '+' || text[i] == '-' || text[i] == '.'))
    ++i;
  return i > 0 && i < text.size() && text[i] == ':' && is_alpha(text[0]);
}

}  // namespace

std::string_view base_url_of(const html::Document& document, std::string_view page_url,
                             Arena& arena) {
  for (html::NodeId id = document[document.head()].first_child; id != html::kNoNode;
       id = document[id].next) {
    if (!document[id].is_html(html::Tag::Base)) continue;
    const std::string_view href = html::attribute(document, id, "href");
    if (href.data() == nullptr) continue;
    const std::string_view url = arena.copy(absolute_url(page_url, href));
    return url.empty() ? page_url : url;
  }
  return page_url;
}

std::string absolute_url(std::string_view base_url, std::string_view reference) {
  reference = trim(reference);
  if (reference.empty() || reference[0] == '#') return {};
  if (is_web(reference)) return std::string(reference);
  if (has_scheme(reference) || !is_web(base_url)) return {};
  const size_t scheme = base_url.find(':');
  const size_t host_end = base_url.find_first_of("/?#", scheme + 3);
  const std::string_view origin = base_url.substr(0, host_end);
  if (reference.substr(0, 2) == "//") {
    return std::string(base_url.substr(0, scheme + 1)).append(reference);
  }
  if (reference[0] == '/') return std::string(origin).append(reference);
  std::string_view path = host_end == std::string_view::npos ? "/" : base_url.substr(host_end);
  path = path.substr(0, path.find_first_of("?#"));
  std::string_view folder = path.substr(0, path.rfind('/') + 1);
  if (folder.empty()) folder = "/";
  while (reference.substr(0, 3) == "../" || reference.substr(0, 2) == "./") {
    const bool up = reference[1] == '.';
    reference.remove_prefix(up ? 3 : 2);
    if (up && folder.size() > 1)
      folder = folder.substr(0, folder.rfind('/', folder.size() - 2) + 1);
  }
  return std::string(origin).append(folder).append(reference);
}

}  // namespace stet::article
