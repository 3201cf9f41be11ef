// Whatever stands in a tag: all ways of reading its attributes agree.

#include "html/attributes.h"

#include <cstdlib>
#include <string>

#include "html/parse.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stet;
  std::string page = "<p ";
  page.append(reinterpret_cast<const char*>(data), size);
  const size_t page_size = page.size();
  page.append(64, '\0');
  Arena arena;
  const html::Document document = html::parse(std::string_view(page).substr(0, page_size), arena);
  for (html::NodeId id = html::kDocument; id != html::kNoNode; id = document.following(id)) {
    const html::Node& node = document[id];
    if (!node.is_element()) continue;
    const ArenaVector<html::Attribute> all = html::attributes(document, id);
    size_t raw_count = 0;
    html::each_attribute(document, id, [&](std::string_view name, std::string_view value) {
      require(!name.empty());
      require(value.empty() || (value.data() >= page.data() + node.begin &&
                                value.data() + value.size() <= page.data() + node.open_end));
      ++raw_count;
    });
    if (!(node.flags & html::Node::kMoreAttributes)) require(all.size() <= raw_count);
    require(all.size() <= document.attributes_max());
    if (node.space() != html::Namespace::Html) continue;
    for (size_t i = 0; i < all.size(); ++i) {
      for (size_t j = 0; j < i; ++j) require(all[i].name != all[j].name);
      // A NUL in the source is another character in the name.
      if (all[i].name.find("\xEF\xBF\xBD") != std::string_view::npos) continue;
      require(html::has_attribute(document, id, all[i].name));
      require(html::attribute(document, id, all[i].name) == all[i].value);
    }
  }
  return 0;
}
