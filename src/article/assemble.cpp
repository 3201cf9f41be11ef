// Roles and metadata to the fields of the record.

#include "article/assemble.h"

#include "article/body.h"
#include "article/content_id.h"
#include "article/evidence.h"
#include "article/images.h"
#include "article/normal.h"
#include "base/ascii.h"

namespace stet::article {
namespace {

using content::Block;

// The first block of a role, or null.
const Block* first_of(const Parts& parts, Role role) {
  const auto& verdicts = parts.roles.verdicts;
  for (size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i].role == role) return &parts.blocks.blocks[i];
  }
  return nullptr;
}

// What the page's headings and declarations agree on; else what stands where a
// headline does.
std::string_view headline_of(const Parts& parts) {
  if (!parts.metadata.headline.empty()) return parts.metadata.headline;
  const Block* block = first_of(parts, Role::Headline);
  return block == nullptr ? std::string_view() : block->text;
}

bool ends_open(std::string_view text) {
  return text.ends_with("...") || text.ends_with("\xE2\x80\xA6") || text.ends_with("[...]");
}

// True if `summary` is the beginning of `text`, cut off with dots.
bool is_cut_from(std::string_view summary, std::string_view text) {
  if (!ends_open(summary)) return false;
  while (!summary.empty() && (summary.back() == '.' || summary.back() == '[' ||
                              summary.back() == ']' || is_space(summary.back()))) {
    summary.remove_suffix(1);
  }
  if (summary.ends_with("\xE2\x80\xA6")) summary.remove_suffix(3);
  return text.starts_with(trim(summary));
}

// Standfirst blocks that are headings are a subheadline, the others the lede.
// Without them the lede is the declared description, unless it is the first
// paragraph cut off; and without that the first paragraph.
void fill_standfirst(const Parts& parts, Article& out) {
  const auto& verdicts = parts.roles.verdicts;
  const Block* paragraph = nullptr;
  for (size_t i = 0; i < verdicts.size(); ++i) {
    const Block& block = parts.blocks.blocks[i];
    if (verdicts[i].role == Role::Paragraph && paragraph == nullptr) paragraph = &block;
    if (verdicts[i].role != Role::Standfirst) continue;
    std::string& to = block.shape == content::Shape::Heading ? out.subheadline : out.lede;
    if (!to.empty()) to += ' ';
    append_normal(to, block.text);
  }
  if (!out.lede.empty()) return;
  const std::string_view declared = parts.metadata.description;
  const bool cut = paragraph != nullptr && is_cut_from(declared, paragraph->text);
  if (!declared.empty() && !cut) {
    append_normal(out.lede, declared);
  } else if (paragraph != nullptr) {
    append_normal(out.lede, paragraph->text);
  }
}

// Authors as declared; else the links of the byline, which are names in any
// language.
std::vector<Author> authors_of(const Parts& parts) {
  std::vector<Author> authors;
  for (const meta::Person& person : parts.metadata.authors) {
    authors.push_back({normal(person.name), normal(person.url), person.kind});
  }
  if (!authors.empty()) return authors;
  const auto& verdicts = parts.roles.verdicts;
  for (size_t i = 0; i < verdicts.size(); ++i) {
    if (verdicts[i].role != Role::Byline) continue;
    const Block& block = parts.blocks.blocks[i];
    for (uint32_t l = block.links_begin; l < block.links_end; ++l) {
      const content::BlockLink& link = parts.blocks.links[l];
      if (!trim(link.text).empty()) authors.push_back({normal(trim(link.text)), {}, {}});
    }
    if (!authors.empty()) break;
  }
  return authors;
}

// Bytes of text that are looked at for its direction.
constexpr size_t kDirectionSample = 4096;

// The direction of the script that most letters of the text are of.
std::string direction_of(std::string_view text) {
  size_t right = 0, left = 0;
  const std::string_view sample = text.substr(0, kDirectionSample);
  for (size_t i = 0; i < sample.size(); ++i) {
    const uint8_t byte = static_cast<uint8_t>(sample[i]);
    const uint8_t next = i + 1 < sample.size() ? static_cast<uint8_t>(sample[i + 1]) : 0;
    // U+0590 to U+08FF: Hebrew, Arabic, Syriac, Thaana, N'Ko; presentation forms.
    const bool rtl = (byte == 0xD6 && next >= 0x90) || (byte >= 0xD7 && byte <= 0xDF) ||
                     (byte == 0xE0 && next >= 0xA0 && next <= 0xA3) ||
                     (byte == 0xEF && next >= 0xAC && next <= 0xBB);
    if (rtl) {
      ++right;
    } else if (is_alpha(sample[i]) || (byte >= 0xC3 && byte != 0xE2)) {
      ++left;
    }
  }
  if (right + left == 0) return {};
  return right > left ? "rtl" : "ltr";
}

std::string media_type_of(const Page& page, bool html) {
  std::string_view type = page.content_type.substr(0, page.content_type.find(';'));
  type = trim(type);
  if (type.empty()) return html ? "text/html" : "text/plain";
  std::string out;
  for (const char c : normal(type)) out.push_back(to_lower(c));
  return out;
}

void add_warnings(const Parts& parts, Article& out) {
  const auto warn = [&](std::string_view text) { out.warnings.emplace_back(text); };
  if (!parts.decoded.warning.empty()) warn(parts.decoded.warning);
  if (parts.document == nullptr) return;
  const html::Limits& limits = parts.document->limits();
  if (limits.depth) warn("elements nested deeper than the limit were made siblings");
  if (limits.nodes) warn("the page has more nodes than the limit: the rest was not read");
  if (limits.attributes)
    warn("an element has more attributes than the limit: the rest was left out");
  if (limits.names) warn("the page has more element names than the limit: the rest share one");
}

}  // namespace

Article assemble(const Parts& parts, const Options& options, Arena& arena) {
  const meta::Metadata& metadata = parts.metadata;
  Article out;
  out.id = content_id(parts.page.body);
  out.source.url = normal(parts.page.url);
  out.source.media_type = media_type_of(parts.page, parts.document != nullptr);
  out.source.encoding = parts.decoded.encoding;
  out.source.bytes = parts.page.body.size();

  out.url = normal(metadata.url.empty() ? parts.page.url : metadata.url);
  out.kind = parts.roles.kind;
  out.language = normal(metadata.language);
  out.headline = normal(headline_of(parts));
  if (const Block* kicker = first_of(parts, Role::Kicker)) out.kicker = normal(kicker->text);
  fill_standfirst(parts, out);
  out.authors = authors_of(parts);
  out.published = normal(metadata.published);
  out.modified = normal(metadata.modified);
  out.publisher = {normal(metadata.publisher_name), normal(metadata.publisher_url)};
  out.site.name = normal(metadata.site_name);
  out.section = normal(metadata.section);
  out.topics.reserve(metadata.topics.size());
  for (const std::string_view topic : metadata.topics) out.topics.push_back(normal(topic));

  const std::vector<Figure> figures = figures_of(parts, arena);
  out.body = body_of(parts, figures, arena);
  out.text = text_of(out.body);
  out.images = images_of(figures, metadata);
  out.direction = metadata.direction.empty() ? direction_of(out.text) : normal(metadata.direction);

  if (options.evidence) out.evidence = evidence_of(parts, out);
  if (options.blocks) out.blocks = verdicts_of(parts);
  add_warnings(parts, out);
  return out;
}

Article assemble_nothing(const Page& page, std::string_view media_type, std::string_view why) {
  Article out;
  out.id = content_id(page.body);
  out.source.url = normal(page.url);
  out.source.media_type = media_type;
  out.source.bytes = page.body.size();
  out.url = normal(page.url);
  out.kind = PageKind::None;
  out.warnings.emplace_back(why);
  return out;
}

}  // namespace stet::article
