#include "explain/explanation.h"

#include <algorithm>

#include "article/sniff.h"
#include "base/arena.h"
#include "content/block.h"
#include "encoding/decode.h"

namespace stet::explain {
namespace {

// How far around a span its tags are looked for: an opening tag with its classes,
// and a closing one.
constexpr size_t kBefore = 240, kAfter = 40;

bool inside_character(std::string_view text, size_t at) {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

size_t characters_of(std::string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

// The last opening tag before `at`, and what stands between.
std::string_view tag_before(std::string_view source, size_t at) {
  const size_t from = at > kBefore ? at - kBefore : 0;
  const std::string_view near = source.substr(from, at - from);
  for (size_t open = near.size(); open > 0;) {
    open = near.substr(0, open).rfind('<');
    if (open == std::string_view::npos) break;
    if (open + 1 < near.size() && near[open + 1] != '/' && near[open + 1] != '!') {
      return near.substr(open);
    }
  }
  return {};
}

std::string_view tag_after(std::string_view source, size_t at) {
  const std::string_view near = source.substr(at, kAfter);
  const size_t open = near.find_first_not_of(" \n\t");
  if (open == std::string_view::npos || near[open] != '<') return {};
  const size_t close = near.find('>', open);
  return close == std::string_view::npos ? std::string_view{} : near.substr(0, close + 1);
}

}  // namespace

Standing standing_of(Role role) {
  if (content::is_body(role)) return Standing::Text;
  switch (role) {
    case Role::Headline:
    case Role::Kicker:
    case Role::Byline:
    case Role::Timestamp:
    case Role::Caption:
    case Role::PhotoCredit:
    case Role::Credit:
    case Role::Notice:
    case Role::About: return Standing::Field;
    default: return Standing::Aside;
  }
}

bool is_doubtful(const BlockVerdict& block) {
  // Odds of less than four to one.
  return block.score && *block.score > 0.2f && *block.score < 0.8f;
}

Result<Explanation> explain(const Page& page, const Options& options) {
  Options all = options;
  all.blocks = true;
  all.evidence = true;
  Scratch scratch;
  STET_TRY(Article article, extract(page, scratch, all));
  for (Witness witness : article.access.evidence) {
    witness.chosen = true;
    article.evidence.push_back(std::move(witness));
  }
  Explanation out{.article = std::move(article), .source = {}};
  if (article::binary_type(page.body).empty()) {
    Arena arena;
    out.source = encoding::decode(page.body, page.content_type, page.readable_after, arena).text;
  }
  return out;
}

BlockIndex::BlockIndex(const Article& article) : article_(article) {
  order_.resize(article.blocks.size());
  for (uint32_t i = 0; i < order_.size(); ++i) order_[i] = i;
  // The parser may have moved content, so blocks need not be in source order.
  std::sort(order_.begin(), order_.end(), [&](uint32_t a, uint32_t b) {
    const uint32_t begin_a = article.blocks[a].span.begin, begin_b = article.blocks[b].span.begin;
    return begin_a != begin_b ? begin_a < begin_b : a < b;
  });
}

std::vector<uint32_t> BlockIndex::inside(Span span) const {
  std::vector<uint32_t> out;
  auto at = std::lower_bound(
      order_.begin(), order_.end(), span.begin,
      [&](uint32_t i, uint32_t begin) { return article_.blocks[i].span.begin < begin; });
  for (; at != order_.end() && article_.blocks[*at].span.begin < span.end; ++at) {
    if (article_.blocks[*at].span.end <= span.end) out.push_back(*at);
  }
  return out;
}

uint32_t BlockIndex::around(Span span) const {
  auto at = std::upper_bound(
      order_.begin(), order_.end(), span.begin,
      [&](uint32_t begin, uint32_t i) { return begin < article_.blocks[i].span.begin; });
  if (at == order_.begin()) return UINT32_MAX;
  --at;
  const Span block = article_.blocks[*at].span;
  return span.begin < block.end && span.end <= block.end ? *at : UINT32_MAX;
}

Tally tally_of(const Article& article) {
  Tally out;
  for (const BlockVerdict& block : article.blocks) {
    const auto standing = static_cast<size_t>(standing_of(block.role));
    ++out.blocks[standing];
    out.characters[standing] += characters_of(block.text);
  }
  return out;
}

Excerpt excerpt_of(std::string_view source, Span span, size_t bytes_max) {
  Excerpt out;
  if (span.begin >= span.end || span.end > source.size()) return out;
  const std::string_view all = source.substr(span.begin, span.end - span.begin);
  out.begin = all;
  if (all.size() > bytes_max) {
    size_t head = bytes_max * 3 / 4, tail = all.size() - bytes_max / 4;
    while (inside_character(all, head)) --head;
    while (inside_character(all, tail)) ++tail;
    out.begin = all.substr(0, head);
    out.end = all.substr(tail);
    out.left_out = tail - head;
  }
  out.before = tag_before(source, span.begin);
  out.after = tag_after(source, span.end);
  return out;
}

}  // namespace stet::explain
