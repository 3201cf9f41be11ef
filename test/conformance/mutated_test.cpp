// Mutated pages, which need no suite: every instruction set gives the same
// tokens, and every tree holds together, within its limits, whatever lies behind
// the page.

#include <gtest/gtest.h>

#include <span>

#include "html/parse.h"
#include "html/serialize.h"
#include "html/tokenizer.h"
#include "test/conformance/mutate.h"
#include "test/conformance/shared.h"

namespace stet::conformance {
namespace {

constexpr uint64_t kSeed = 2;
constexpr uint64_t kPages = 4000;

const std::vector<std::string>& base_pages() {
  static const std::vector<std::string> pages = {
      "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>A &amp; B</title>"
      "<style>p { color: red }</style><script>if (a < b) { c('</p>'); }</script></head><body "
      "class=\"x y\"><div id=a><h1>Head</h1><p>One <b>two <i>three</b> four</i>&nbsp;five<br>"
      "<img src='a.png' alt=\"b > c\"><ul><li>1<li>2</ul><table border=1><tr><td>x<td>y</table>"
      "<a href=\"?a=1&copy=2\">link</a><svg viewBox='0 0 1 1'><path d='M0'/></svg>"
      "<select><option>1<option selected>2</select><!-- comment --></div></body></html>"};
  return pages;
}

// As the tree builder would set it, as far as HTML elements go.
html::TextState state_after(html::Tag tag) {
  using html::Tag;
  using html::TextState;
  switch (tag) {
    case Tag::Script: return TextState::ScriptData;
    case Tag::Title:
    case Tag::Textarea: return TextState::RcData;
    case Tag::Style:
    case Tag::Xmp:
    case Tag::Iframe:
    case Tag::Noembed:
    case Tag::Noframes: return TextState::RawText;
    case Tag::Plaintext: return TextState::PlainText;
    default: return TextState::Data;
  }
}

// Every field of every token that a reader may rely on.
std::string tokens_of(std::string_view source, Isa which) {
  Arena arena;
  ArenaString owned(arena);
  html::Names names(arena);
  html::Tokenizer tokenizer(source, owned, names, which);
  std::string out;
  const auto number = [&out](size_t value) { out.append(" ").append(std::to_string(value)); };
  while (true) {
    const std::span<const html::Token> batch = tokenizer.next();
    for (const html::Token& token : batch) {
      out.append(names.name(token.tag));
      number(static_cast<size_t>(token.kind));
      number(token.begin);
      number(token.end);
      switch (token.kind) {
        case html::Token::Kind::Text:
          // "May occur" may be said of less or more than what does occur.
          number(token.flags & (html::Token::kBlank | html::Token::kOwned));
          [[fallthrough]];
        case html::Token::Kind::Comment:
          number(token.text_offset);
          number(token.text_size);
          break;
        default: number(token.flags);
      }
      out += '\n';
    }
    const html::Token& last = batch.back();
    if (last.kind == html::Token::Kind::Eof) return out;
    if (last.kind == html::Token::Kind::StartTag &&
        state_after(last.tag) != html::TextState::Data) {
      tokenizer.set_state(state_after(last.tag), last.tag);
    }
  }
}

TEST(MutatedPages, EveryInstructionSetGivesTheSameTokens) {
  for (uint64_t i = 0; i < kPages; ++i) {
    const std::string page = mutated_page(base_pages(), kSeed, i);
    const Padded input(page);
    const std::string expected = tokens_of(input.view(), Isa::Baseline);
    for (int which = 1; which <= static_cast<int>(isa()); ++which) {
      ASSERT_EQ(tokens_of(input.view(), static_cast<Isa>(which)), expected)
          << "isa " << which << ", page " << i << "\n"
          << page;
    }
  }
}

std::string tree_of(std::string_view page, char filler, const html::ParseOptions& options) {
  const Padded input(page, filler);
  Arena arena;
  const html::Document document = html::parse(input.view(), arena, options);
  std::string complaint;
  if (!html::verify(document, &complaint)) return std::string("verify: ").append(complaint);
  ArenaString written(arena);
  html::serialize_children(document, html::kDocument, written);
  return html::dump(document).append(written.view());
}

TEST(MutatedPages, TreesHoldTogether) {
  for (uint64_t i = 0; i < kPages; ++i) {
    const std::string page = mutated_page(base_pages(), kSeed, i);
    html::ParseOptions options;
    if (i % 4 == 0) {
      options.depth_max = static_cast<uint32_t>(4 + i % 32);
      options.nodes_max = static_cast<uint32_t>(16 + i % 64);
      options.attributes_max = 2;
    }
    const std::string tree = tree_of(page, '\0', options);
    ASSERT_FALSE(tree.starts_with("verify: ")) << tree << "\npage " << i << "\n" << page;
    ASSERT_EQ(tree, tree_of(page, '>', options)) << "page " << i << "\n" << page;
  }
}

}  // namespace
}  // namespace stet::conformance
