#include "cli/dump_stage.h"

#include <fmt/format.h>

#include "article/sniff.h"
#include "article/write.h"
#include "base/arena.h"
#include "content/assign.h"
#include "content/measure.h"
#include "content/probability.h"
#include "content/segment.h"
#include "encoding/decode.h"
#include "html/parse.h"
#include "html/tokenizer.h"
#include "meta/metadata.h"
#include "text/assign.h"
#include "text/segment.h"

namespace stet::cli {
namespace {

// Long text is cut: a dump is to be read, and compared line by line.
constexpr size_t kShown = 100;

std::string shown(std::string_view text) {
  std::string out;
  const bool cut = text.size() > kShown;
  if (cut) {
    size_t end = kShown;
    while (end > 0 && (text[end] & '\xC0') == '\x80') --end;  // not inside a character
    text = text.substr(0, end);
  }
  for (const char c : text) out += c == '\n' ? "\\n" : std::string(1, c);
  return cut ? out + "…" : out;
}

// The state that an HTML start tag puts the tokenizer into, where no foreign
// content is about: the tree builder knows that, a list of tokens does not.
html::TextState state_after(html::Tag tag) {
  switch (tag) {
    case html::Tag::Title:
    case html::Tag::Textarea: return html::TextState::RcData;
    case html::Tag::Style:
    case html::Tag::Xmp:
    case html::Tag::Iframe:
    case html::Tag::Noembed:
    case html::Tag::Noframes: return html::TextState::RawText;
    case html::Tag::Script: return html::TextState::ScriptData;
    case html::Tag::Plaintext: return html::TextState::PlainText;
    default: return html::TextState::Data;
  }
}

// A line a token: its source, cut. Tags by their names as well.
std::string dump_tokens(std::string_view text, Arena& arena) {
  ArenaString owned(arena);
  html::Names names(arena);
  html::Tokenizer tokenizer(text, owned, names, html::scan_isa());
  std::string out;
  for (;;) {
    html::TextState state = html::TextState::Data;
    html::Tag tag = html::Tag::None;
    for (const html::Token& token : tokenizer.next()) {
      using Kind = html::Token::Kind;
      if (token.kind == Kind::Eof) return out + fmt::format("[{0},{0}) end\n", token.begin);
      const std::string_view source = text.substr(token.begin, token.end - token.begin);
      std::string what;
      switch (token.kind) {
        case Kind::Text: what = "text"; break;
        case Kind::StartTag: what = fmt::format("start {}", names.name(token.tag)); break;
        case Kind::EndTag: what = fmt::format("end {}", names.name(token.tag)); break;
        case Kind::Comment: what = "comment"; break;
        case Kind::Doctype: what = "doctype"; break;
        case Kind::Eof: break;
      }
      out += fmt::format("[{},{}) {}: {}\n", token.begin, token.end, what, shown(source));
      if (token.kind == Kind::StartTag) {
        tag = token.tag;
        state = state_after(tag);
      }
    }
    if (state != html::TextState::Data) tokenizer.set_state(state, tag);
  }
}

std::string dump_features(const content::Blocks& blocks, PageKind declared, Arena& arena) {
  const content::Measures measures = content::measure(blocks, declared, arena);
  std::string out =
      "length  words  stops  commas  digits  links  prose   own       around    text\n";
  for (size_t i = 0; i < measures.blocks.size(); ++i) {
    const content::BlockMeasure& m = measures.blocks[i];
    out += fmt::format("{:6} {:6} {:6} {:7} {:7}  {:.3f} {:6.0f}   {:08x}  {:08x}  {}\n", m.length,
                       m.words, m.stops, m.commas, m.digits, m.link_share, m.prose, m.own, m.around,
                       shown(blocks.blocks[i].text));
  }
  return out;
}

std::string dump_roles(const content::Blocks& blocks, const content::Roles& roles) {
  std::string out = fmt::format("kind: {}\n", name(roles.kind));
  if (roles.confidence >= 0) {
    out += fmt::format("confidence: {:.3f}\n",
                       static_cast<double>(roles.confidence) / content::kCertain);
  }
  for (size_t i = 0; i < roles.verdicts.size(); ++i) {
    out += fmt::format("{:12} {}\n{:12} ({})\n", name(roles.verdicts[i].role),
                       shown(blocks.blocks[i].text), "", roles.verdicts[i].reason);
  }
  return out;
}

std::string dump_text(Stage stage, std::string_view text, const Options& options, Arena& arena) {
  const content::Blocks blocks = text::segment(text, arena);
  switch (stage) {
    case Stage::Blocks: return content::dump(blocks);
    case Stage::Features: return dump_features(blocks, PageKind::None, arena);
    case Stage::Roles: return dump_roles(blocks, text::assign(text, blocks, options.focus, arena));
    default: return "flattened text has no markup\n";
  }
}

std::string dump_html(Stage stage, const Page& page, std::string_view text, const Options& options,
                      Arena& arena) {
  if (stage == Stage::Tokens) return dump_tokens(text, arena);
  const html::Document document = html::parse(text, arena,
                                              {.depth_max = options.depth_max,
                                               .nodes_max = options.nodes_max,
                                               .attributes_max = options.attributes_max});
  if (stage == Stage::Tree) return html::dump(document);
  const meta::Metadata metadata =
      meta::read(document, page.url, arena,
                 stage == Stage::Meta ? meta::Witnesses::All : meta::Witnesses::AsNeeded);
  if (stage == Stage::Meta) return meta::dump(metadata);
  const content::Blocks blocks = content::segment(document, arena);
  if (stage == Stage::Blocks) return content::dump(blocks);
  if (stage == Stage::Features) return dump_features(blocks, metadata.kind, arena);
  return dump_roles(blocks, content::assign(document, blocks, metadata, options.focus, arena));
}

}  // namespace

Result<std::string> dump_stage(Stage stage, const Page& page, const Options& options) {
  if (stage == Stage::Article) {
    Scratch scratch;
    STET_TRY(const Article article, extract(page, scratch, options));
    std::string out;
    article::write_json(out, article, 2);
    return out + "\n";
  }
  if (page.body.size() > options.page_bytes_max) {
    return Error{Errc::Limit, options.page_bytes_max, "the page is larger than the limit"};
  }
  if (const std::string_view type = article::binary_type(page.body); !type.empty()) {
    return fmt::format("not text: {}\n", type);
  }
  Arena arena;
  const encoding::Decoded decoded =
      encoding::decode(page.body, page.content_type, page.readable_after, arena);
  return article::form_of(decoded.text, page.content_type, options.input) == article::Form::Text
             ? dump_text(stage, decoded.text, options, arena)
             : dump_html(stage, page, decoded.text, options, arena);
}

}  // namespace stet::cli
