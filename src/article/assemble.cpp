// Roles and metadata to the fields of the record.

#include "article/assemble.h"

#include "article/access.h"
#include "article/body.h"
#include "article/content_id.h"
#include "article/evidence.h"
#include "article/fallback.h"
#include "article/images.h"
#include "article/next_part.h"
#include "article/normal.h"
#include "base/ascii.h"
#include "content/kind.h"
#include "content/probability.h"

namespace stet::article {
namespace {

using content::Block;

// Where the blocks of some roles are, found in one pass.
struct Places {
  const Block* headline = nullptr;
  const Block* kicker = nullptr;
  const Block* byline = nullptr;  // the first with a link
  const Block* paragraph = nullptr;
  bool standfirst = false;
};

Places places_of(const Parts& parts) {
  Places out;
  const auto& verdicts = parts.roles.verdicts;
  const auto note = [&](const Block*& to, size_t i) {
    if (to == nullptr) to = &parts.blocks.blocks[i];
  };
  for (size_t i = 0; i < verdicts.size(); ++i) {
    switch (verdicts[i].role) {
      case Role::Headline: note(out.headline, i); break;
      case Role::Kicker: note(out.kicker, i); break;
      case Role::Paragraph: note(out.paragraph, i); break;
      case Role::Standfirst: out.standfirst = true; break;
      case Role::Byline:
        if (parts.blocks.blocks[i].links_end > parts.blocks.blocks[i].links_begin) {
          note(out.byline, i);
        }
        break;
      default: break;
    }
  }
  return out;
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

// Standfirst blocks that are headings are a subheadline, the others the lede; they
// are what is returned, as paragraphs of the text. Without them the lede is the declared
// description, unless it is the first paragraph cut off; and without that the first paragraph.
std::string fill_standfirst(const Parts& parts, const Places& places, Article& out) {
  const auto& verdicts = parts.roles.verdicts;
  std::string read;
  for (size_t i = 0; places.standfirst && i < verdicts.size(); ++i) {
    if (verdicts[i].role != Role::Standfirst) continue;
    const Block& block = parts.blocks.blocks[i];
    std::string& to = block.shape == content::Shape::Heading ? out.subheadline : out.lede;
    if (!to.empty()) to += ' ';
    const size_t begin = to.size();
    append_normal(to, block.text);
    if (!read.empty()) read += "\n\n";
    read.append(to, begin);
  }
  if (!out.lede.empty()) return read;
  const std::string_view declared = parts.metadata.description;
  const bool cut = places.paragraph != nullptr && is_cut_from(declared, places.paragraph->text);
  if (!declared.empty() && !cut) {
    append_normal(out.lede, declared);
  } else if (places.paragraph != nullptr) {
    append_normal(out.lede, places.paragraph->text);
  }
  return read;
}

// Authors as declared; else the links of the byline, which are names in any
// language.
std::vector<Author> authors_of(const Parts& parts, const Places& places) {
  std::vector<Author> authors;
  authors.reserve(parts.metadata.authors.size());
  for (const meta::Person& person : parts.metadata.authors) {
    authors.push_back({normal(person.name), normal(person.url), person.kind});
  }
  if (!authors.empty() || places.byline == nullptr) return authors;
  for (uint32_t i = places.byline->links_begin; i < places.byline->links_end; ++i) {
    const std::string_view text = trim(parts.blocks.links[i].text);
    if (!text.empty()) authors.push_back({normal(text), {}, {}});
  }
  return authors;
}

// Bytes of text that are looked at for its direction.
constexpr size_t kDirectionSample = 2048;

// The direction of the script that most letters of the text are of. By the first
// bytes of characters alone, so that it becomes vector code: 0xD7 to 0xDF lead
// U+05C0 to U+07FF (Hebrew, Arabic, Syriac, Thaana, N'Ko), 0xC3 and above any
// other letters, but for the punctuation of U+2000 to U+2FFF.
std::string direction_of(std::string_view text) {
  const std::string_view sample = text.substr(0, kDirectionSample);
  uint32_t right = 0, left = 0;
  for (size_t i = 0; i < sample.size(); ++i) {
    const uint8_t byte = static_cast<uint8_t>(sample[i]);
    const bool rtl = static_cast<uint8_t>(byte - 0xD7) < 9;
    const bool ascii = static_cast<uint8_t>((byte | 0x20) - 'a') < 26;
    const bool other = byte >= 0xC3 && byte != 0xE2;
    right += rtl;
    left += (ascii | other) & !rtl;
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

// Sets the body, and the kind of a page that seemed to have nothing to read. Returns the figures.
std::vector<Figure> fill_body(const Parts& parts, const Fallback* fallback, Article& out,
                              Arena& arena) {
  if (fallback == nullptr) {
    std::vector<Figure> figures = figures_of(parts, arena);
    out.body = body_of(parts, figures, arena);
    return figures;
  }
  const Parts made{parts.page,     parts.decoded,       fallback->blocks, fallback->roles,
                   parts.metadata, &fallback->document, parts.base_url};
  std::vector<Figure> figures = figures_of(made, arena);
  out.body = body_of(made, figures, arena);
  for (BodyBlock& block : out.body) block.span = fallback->span;
  if (out.kind == PageKind::None || out.kind == PageKind::Other) out.kind = fallback->roles.kind;
  return figures;
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
  // What the page's headings and declarations agree on; else what stands where a
  // headline does.
  const Places places = places_of(parts);
  if (!metadata.headline.empty()) {
    out.headline = normal(metadata.headline);
  } else if (places.headline != nullptr) {
    out.headline = normal(places.headline->text);
  }
  if (places.kicker != nullptr) out.kicker = normal(places.kicker->text);
  std::string standfirst = fill_standfirst(parts, places, out);
  out.authors = authors_of(parts, places);
  out.published = normal(metadata.published);
  out.modified = normal(metadata.modified);
  out.publisher = {normal(metadata.publisher_name), normal(metadata.publisher_url)};
  out.site.name = normal(metadata.site_name);
  out.section = normal(metadata.section);
  out.topics.reserve(metadata.topics.size());
  for (const std::string_view topic : metadata.topics) out.topics.push_back(normal(topic));

  const Fallback* const fallback = fallback_of(parts, arena);
  if (fallback == nullptr && parts.roles.confidence >= 0) {
    out.confidence = static_cast<float>(parts.roles.confidence) / content::kCertain;
  }
  const std::vector<Figure> figures = fill_body(parts, fallback, out, arena);
  out.text = text_of(std::move(standfirst), out.body);
  out.images = images_of(figures, metadata);
  out.direction = metadata.direction.empty() ? direction_of(out.text) : normal(metadata.direction);

  out.access = access_of(parts, out);
  if (content::is_text_kind(out.kind)) out.next = normal(next_part_of(parts, out.url, arena));

  if (options.evidence) out.evidence = evidence_of(parts, out);
  if (options.blocks) out.blocks = verdicts_of(parts, options.reasons, arena);
  add_warnings(parts, out);
  if (fallback != nullptr) {
    out.warnings.emplace_back(std::string("the markup holds no story: the body is that of ") +
                              fallback->from);
    if (options.evidence)
      out.evidence.push_back({"body", {}, fallback->from, fallback->span, true});
  }
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
