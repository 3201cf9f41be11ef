#include "article/fallback.h"

#include <new>

#include "article/prose.h"
#include "article/script_data.h"
#include "base/ascii.h"
#include "content/measure.h"
#include "content/segment.h"
#include "html/parse.h"

namespace stet::article {
namespace {

using content::Block;
using content::Shape;

// Bytes. Short news are longer than the first; what is found elsewhere has to be worth it.
constexpr size_t kStoryMin = 400;
constexpr size_t kDeclaredMin = 250;
constexpr uint32_t kScriptMin = 800;
constexpr uint32_t kScriptAnchoredMin = 400;     // beside the page's headline
constexpr uint32_t kScriptUndeclaredMin = 1500;  // beside it, on a page that is called no article
// So many times what the blocks give must be there.
constexpr size_t kTimes = 4;

size_t story_bytes(const Parts& parts) {
  size_t bytes = 0;
  for (size_t i = 0; i < parts.roles.verdicts.size(); ++i) {
    const Role role = parts.roles.verdicts[i].role;
    if (content::is_body(role) && role != Role::Standfirst) {
      bytes += parts.blocks.blocks[i].text.size();
    }
  }
  return bytes;
}

bool is_text(PageKind kind) {
  return kind == PageKind::Article || kind == PageKind::LiveBlog || kind == PageKind::Video ||
         kind == PageKind::Audio || kind == PageKind::Gallery;
}

bool may_be_article(const Parts& parts) {
  if (is_text(parts.metadata.kind)) return true;
  return parts.metadata.kind == PageKind::None &&
         (parts.roles.kind == PageKind::None || is_text(parts.roles.kind));
}

// "$$AD$$", "{{widget}}": where something else is put in.
bool is_placeholder(std::string_view text) {
  constexpr size_t kLongest = 60;
  constexpr std::string_view kOpening = "$%#{[@*_", kClosing = "$%#}]@*_";
  if (text.size() < 3 || text.size() > kLongest) return false;
  const size_t mark = kOpening.find(text.front());
  return mark != std::string_view::npos && text.back() == kClosing[mark] &&
         text.find(' ') == std::string_view::npos;
}

// All of it was chosen as the story, so only what the markup says to be something else is not.
Role role_of(const content::Blocks& blocks, const Block& block) {
  constexpr content::Hints kOutside =
      content::kHintsOutside | content::kHintByline | content::kHintCredit | content::kHintTime;
  content::Hints hints = block.hints;
  for (uint32_t box = block.box; box != 0; box = blocks.boxes[box].parent) {
    hints |= blocks.boxes[box].hints;
  }
  if ((hints & content::kHintCaption) != 0 || block.shape == Shape::Caption) return Role::Caption;
  if ((hints & kOutside) != 0 || block.veil != content::Veil::None) return Role::Other;
  if (is_placeholder(block.text)) return Role::Placeholder;
  switch (block.shape) {
    case Shape::Heading: return Role::Subheading;
    case Shape::ListItem: return Role::ListItem;
    case Shape::Quote: return Role::Quote;
    case Shape::Preformatted: return Role::Code;
    case Shape::Cell: return Role::Table;
    case Shape::Caption:
    case Shape::Text: break;
  }
  return Role::Paragraph;
}

const Fallback* read(std::string_view made, const char* from, Span span, PageKind kind,
                     Arena& arena) {
  // The parser reads up to 64 bytes behind its input.
  ArenaString html(arena);
  html.append(made);
  constexpr char kBehind[64] = {};
  html.append({kBehind, sizeof(kBehind)});
  html::Document document = html::parse(html.view().substr(0, made.size()), arena);
  content::Blocks blocks = content::segment(document, arena);
  content::Roles roles(arena);
  roles.kind = kind;
  roles.verdicts.reserve(blocks.blocks.size());
  for (const Block& block : blocks.blocks) {
    roles.verdicts.push_back({role_of(blocks, block), "text from the page's data"});
  }
  void* const place = arena.allocate(sizeof(Fallback), alignof(Fallback));
  return new (place) Fallback{document, blocks, roles, from, span};
}

// The entries that JSON-LD has of a live blog, each with its time and headline.
const Fallback* from_updates(const Parts& parts, size_t have, Arena& arena) {
  size_t bytes = 0;
  for (const meta::Update& update : parts.metadata.updates) bytes += prose_bytes(update.body);
  if (bytes < kDeclaredMin || bytes < have * kTimes) return nullptr;
  ArenaString html(arena);
  for (const meta::Update& update : parts.metadata.updates) {
    html.append("<article>");
    if (!update.time.empty()) {
      html.append("<time datetime=");
      html.append(update.time);
      html.append("></time>");
    }
    if (!update.headline.empty()) {
      html.append("<h2>");
      append_text(html, update.headline);
      html.append("</h2>");
    }
    append_prose(html, update.body, arena);
    html.append("</article>");
  }
  return read(html.view(), "json-ld:liveBlogUpdate",
              {parts.metadata.updates_begin, parts.metadata.updates_end}, PageKind::LiveBlog,
              arena);
}

const Fallback* from_scripts(const Parts& parts, size_t have, PageKind kind, Arena& arena) {
  Prose best;
  Span span;
  const auto weight = [](const Prose& prose) {
    return uint64_t{prose.bytes} * (prose.beside_headline ? 2 : 1);
  };
  for (const ScriptData& data : script_data(*parts.document, arena)) {
    Prose prose;
    if (data.json) {
      prose = find_prose(read_json(data.text, arena), parts.metadata.headline, arena);
    } else {
      prose.bytes = prose_bytes(data.text);
      ArenaString html(arena);
      if (prose.bytes > 0) append_prose(html, data.text, arena);
      prose.html = html.view();
    }
    if (weight(prose) <= weight(best)) continue;
    best = prose;
    span = {data.begin, data.end};
  }
  const bool called = is_text(parts.metadata.kind);
  if (!called && !best.beside_headline) return nullptr;
  const uint32_t enough = !called                ? kScriptUndeclaredMin
                          : best.beside_headline ? kScriptAnchoredMin
                                                 : kScriptMin;
  if (best.bytes < enough || best.bytes < have * kTimes) return nullptr;
  return read(best.html, "script", span, kind, arena);
}

}  // namespace

const Fallback* fallback_of(const Parts& parts, Arena& arena) {
  if (parts.document == nullptr) return nullptr;
  const size_t have = story_bytes(parts);
  const std::string_view declared = parts.metadata.article_body;
  const bool short_of_declared = declared.size() >= kDeclaredMin && have * kTimes < declared.size();
  if (parts.metadata.kind == PageKind::LiveBlog && !parts.metadata.updates.empty()) {
    if (const Fallback* const updates = from_updates(parts, have, arena)) return updates;
  }
  if (have >= kStoryMin && !short_of_declared) return nullptr;
  const PageKind kind =
      parts.metadata.kind != PageKind::None ? parts.metadata.kind : PageKind::Article;
  if (short_of_declared && prose_bytes(declared) >= have * kTimes) {
    ArenaString html(arena);
    append_prose(html, declared, arena);
    return read(html.view(), "json-ld:articleBody",
                {parts.metadata.article_body_begin, parts.metadata.article_body_end}, kind, arena);
  }
  if (have >= kStoryMin || !may_be_article(parts)) return nullptr;
  return from_scripts(parts, have, kind, arena);
}

}  // namespace stet::article
