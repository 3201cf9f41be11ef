#include "article/images.h"

#include <algorithm>
#include <charconv>

#include "article/address.h"
#include "article/normal.h"
#include "base/ascii.h"
#include "content/headline.h"
#include "content/hints.h"
#include "html/attributes.h"

namespace stet::article {
namespace {

// Pixels. What is declared smaller than this in both directions is an icon, a
// button or a counting pixel; the smallest pictures of news pages have 100.
constexpr int kIconPixels = 65;

struct ImageAttributes {
  std::string_view source, source_set, lazy_source, lazy_source_set, alt;
  int width = 0, height = 0;
  bool hidden = false;  // by its own style
};

// Digits at the start, "640" or "640px"; 0 for anything else, "100%" included.
int pixels(std::string_view text) {
  int value = 0;
  text = trim(text);
  const auto [stop, errc] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view rest(stop, static_cast<size_t>(text.data() + text.size() - stop));
  if (errc != std::errc{} || value < 0 || (!rest.empty() && rest != "px")) return 0;
  return value;
}

ImageAttributes read(const html::Document& document, html::NodeId element, Arena& arena) {
  ImageAttributes out;
  const auto take = [](std::string_view& to, std::string_view raw) {
    if (to.data() == nullptr) to = raw;
  };
  std::string_view width, height;
  html::each_attribute(document, element, [&](std::string_view name, std::string_view raw) {
    switch (name.size()) {
      case 3:
        if (equals_ignoring_case(name, "src")) take(out.source, raw);
        if (equals_ignoring_case(name, "alt")) take(out.alt, raw);
        break;
      case 5:
        if (equals_ignoring_case(name, "width")) take(width, raw);
        if (equals_ignoring_case(name, "style")) {
          out.hidden = raw.find("display:none") != std::string_view::npos;
        }
        break;
      case 6:
        if (equals_ignoring_case(name, "srcset")) take(out.source_set, raw);
        if (equals_ignoring_case(name, "height")) take(height, raw);
        break;
      case 8:
        if (equals_ignoring_case(name, "data-src")) take(out.lazy_source, raw);
        break;
      case 11:
        if (equals_ignoring_case(name, "data-srcset")) take(out.lazy_source_set, raw);
        break;
      case 13:
        if (equals_ignoring_case(name, "data-lazy-src")) take(out.lazy_source, raw);
        if (equals_ignoring_case(name, "data-original")) take(out.lazy_source, raw);
        break;
      default: break;
    }
  });
  out.width = pixels(width);
  out.height = pixels(height);
  for (std::string_view* value :
       {&out.source, &out.source_set, &out.lazy_source, &out.lazy_source_set, &out.alt}) {
    *value = trim(html::attribute_value(*value, arena));
  }
  return out;
}

// The first address of a srcset. https://html.spec.whatwg.org/#srcset-attributes
std::string_view first_candidate(std::string_view source_set) {
  size_t at = 0;
  while (at < source_set.size() && (is_space(source_set[at]) || source_set[at] == ',')) ++at;
  size_t end = at;
  while (end < source_set.size() && !is_space(source_set[end])) ++end;
  std::string_view url = source_set.substr(at, end - at);
  while (!url.empty() && url.back() == ',') url.remove_suffix(1);
  return url;
}

bool is_placeholder(std::string_view url) {
  return url.empty() || starts_with_ignoring_case(url, "data:") ||
         starts_with_ignoring_case(url, "about:") || starts_with_ignoring_case(url, "blob:");
}

// A page that loads its images by script keeps the real address elsewhere.
std::string_view address(const ImageAttributes& image) {
  for (const std::string_view url :
       {image.lazy_source, image.source, first_candidate(image.lazy_source_set),
        first_candidate(image.source_set)}) {
    if (!is_placeholder(url)) return url;
  }
  return {};
}

std::string_view without_query(std::string_view url) {
  return url.substr(0, url.find_first_of("?#"));
}

bool is_declared(std::string_view url, const meta::Metadata& metadata) {
  return !metadata.images.empty() && without_query(url) == without_query(metadata.images[0]);
}

// How many blocks of the article there are in any range of blocks.
class Members {
 public:
  Members(const Parts& parts, Arena& arena) : before_(arena) {
    before_.reserve(parts.roles.verdicts.size() + 1);
    uint32_t count = 0;
    before_.push_back(0);
    for (const content::Verdict& verdict : parts.roles.verdicts) {
      count += content::is_body(verdict.role) || verdict.role == Role::Headline ||
               verdict.role == Role::Caption;
      before_.push_back(count);
    }
  }
  bool any(uint32_t first, uint32_t end) const { return before_[end] > before_[first]; }

 private:
  ArenaVector<uint32_t> before_;
};

// True if the innermost box around the image that holds text holds some of the
// article's: a card of a list of other articles does not.
bool is_among(const Members& members, const content::Blocks& blocks, uint32_t box) {
  while (box != 0 && blocks.boxes[box].first_block == blocks.boxes[box].end_block) {
    box = blocks.boxes[box].parent;
  }
  return members.any(blocks.boxes[box].first_block, blocks.boxes[box].end_block);
}

// A picture called by an author's name.
bool is_portrait(const ImageAttributes& image, const meta::Metadata& metadata) {
  if (image.alt.empty()) return false;
  for (const meta::Person& person : metadata.authors) {
    if (content::likeness(image.alt, person.name) == content::Likeness::Same) return true;
  }
  return false;
}

// The end of a caption that an inline element of plain text marks as the credit;
// empty if there is none, or nothing but it.
std::string_view credit_in(const html::Document& document, const content::Block& caption) {
  constexpr int kLook = 64;  // nodes
  if (caption.owner == html::kNoNode) return {};
  html::NodeId id = document.following(caption.owner, caption.owner);
  for (int looked = 0; id != html::kNoNode && looked < kLook; ++looked) {
    const html::Node& node = document[id];
    const html::NodeId child = node.is_element() ? node.first_child : html::kNoNode;
    if (child != html::kNoNode && document[child].is_text() &&
        (content::class_hints(html::attribute(document, id, "class")) & content::kHintCredit) !=
            0) {
      const std::string_view text = trim(document.text(child));
      const size_t size = caption.text.size();
      if (!text.empty() && text.size() < size && caption.text.ends_with(text)) {
        return caption.text.substr(size - text.size());
      }
    }
    id = document.following(id, caption.owner);
  }
  return {};
}

// What stands on a page several times without a caption is a placeholder or an
// icon; of what has captions the first is kept.
void remove_repeated(std::vector<Figure>& figures) {
  std::vector<uint32_t> order(figures.size());
  for (uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(), [&](uint32_t a, uint32_t b) {
    const Image &left = figures[a].image, &right = figures[b].image;
    if (left.url != right.url) return left.url < right.url;
    if (left.caption.empty() != right.caption.empty()) return right.caption.empty();
    return a < b;
  });
  for (size_t i = 0; i < order.size();) {
    size_t end = i + 1;
    while (end < order.size() && figures[order[end]].image.url == figures[order[i]].image.url)
      ++end;
    const bool keep_first = end == i + 1 || !figures[order[i]].image.caption.empty();
    for (size_t k = i + (keep_first ? 1 : 0); k < end; ++k) figures[order[k]].image.url.clear();
    i = end;
  }
  std::erase_if(figures, [](const Figure& figure) { return figure.image.url.empty(); });
}

}  // namespace

std::vector<Figure> figures_of(const Parts& parts, Arena& arena) {
  std::vector<Figure> figures;
  if (parts.document == nullptr || parts.blocks.images.empty()) return figures;
  const html::Document& document = *parts.document;
  const auto& verdicts = parts.roles.verdicts;
  const auto& blocks = parts.blocks.blocks;

  // From the headline, or else the first block of the body, to behind its last.
  uint32_t first = UINT32_MAX, text = UINT32_MAX, last = 0;
  for (uint32_t i = 0; i < verdicts.size(); ++i) {
    const Role role = verdicts[i].role;
    const bool body = content::is_body(role);
    if (first == UINT32_MAX && (body || role == Role::Headline)) first = i;
    if (text == UINT32_MAX && body && role != Role::Standfirst) text = i;
    if (body || role == Role::Caption) last = i + 1;
  }
  if (first == UINT32_MAX || last == 0) return figures;

  const Addresses addresses(parts.base_url, arena);
  const Members members(parts, arena);
  for (const content::ImageRef& ref : parts.blocks.images) {
    const bool captioned =
        ref.caption_block < verdicts.size() && verdicts[ref.caption_block].role == Role::Caption;
    if (ref.before_block < first || ref.before_block > last) continue;
    if (!captioned && !is_among(members, parts.blocks, ref.box)) continue;
    const ImageAttributes attributes = read(document, ref.element, arena);
    if (attributes.hidden) continue;
    const bool sized = attributes.width > 0 && attributes.height > 0;
    if (sized && attributes.width < kIconPixels && attributes.height < kIconPixels) continue;
    const std::string_view url = addresses.absolute(address(attributes));
    if (url.empty()) continue;
    // Above the headline stand logos, and sometimes the lead image.
    const bool above = ref.before_block == first && verdicts[first].role == Role::Headline;
    if (above && !captioned && !is_declared(url, parts.metadata)) continue;
    if (!captioned && is_portrait(attributes, parts.metadata)) continue;

    Figure& figure = figures.emplace_back();
    figure.before_block = ref.before_block;
    const html::Node& node = document[ref.element];
    figure.span = {node.begin, node.end};
    Image& image = figure.image;
    append_normal(image.url, url);
    append_normal(image.alt, attributes.alt);
    image.width = attributes.width;
    image.height = attributes.height;
    if (captioned) {
      figure.ahead = ref.before_block <= text;
      const content::Block& caption = blocks[ref.caption_block];
      const uint32_t behind = ref.caption_block + 1;
      std::string_view credit;
      if (behind < verdicts.size() && verdicts[behind].role == Role::PhotoCredit) {
        credit = blocks[behind].text;
        append_normal(image.caption, caption.text);
      } else {
        credit = credit_in(document, caption);
        append_normal(image.caption,
                      trim(caption.text.substr(0, caption.text.size() - credit.size())));
      }
      append_normal(image.credit, credit);
      figure.span.end = std::max(figure.span.end, caption.end);
    }
  }
  if (figures.size() > 1) remove_repeated(figures);
  return figures;
}

std::vector<Image> images_of(const std::vector<Figure>& figures, const meta::Metadata& metadata) {
  std::vector<Image> images;
  images.reserve(figures.size() + 1);
  bool lead = false;
  for (const Figure& figure : figures) {
    Image& image = images.emplace_back(figure.image);
    if (!lead && is_declared(image.url, metadata)) {
      image.lead = lead = true;
    }
  }
  for (size_t i = 0; i < figures.size() && !lead; ++i) {
    if (figures[i].ahead) images[i].lead = lead = true;
  }
  if (!lead && !metadata.images.empty()) {
    Image image;
    append_normal(image.url, metadata.images[0]);
    image.lead = true;
    images.insert(images.begin(), std::move(image));
  }
  return images;
}

}  // namespace stet::article
