#include "test/conformance/both_tokenizers.h"

#include <algorithm>
#include <set>

#include "html/attributes.h"
#include "html/char_ref.h"
#include "html/tokenizer.h"
#include "test/conformance/shared.h"
#include "test/conformance/token_cases.h"

namespace stet::conformance {

namespace {

using html::TextState;
using html::Token;
using Kind = ReferenceToken::Kind;

TextState state_after(std::string_view name) {
  if (name == "title" || name == "textarea") return TextState::RcData;
  if (name == "script") return TextState::ScriptData;
  if (name == "plaintext") return TextState::PlainText;
  for (std::string_view raw : {"style", "xmp", "iframe", "noembed", "noframes"}) {
    if (name == raw) return TextState::RawText;
  }
  return TextState::Data;
}

class LibraryReader {
 public:
  LibraryReader(std::string_view source, const Start& start, Isa isa, Arena& arena)
      : after_tag_(start.after_tag),
        arena_(arena),
        document_(source, arena),
        owned_(arena),
        names_(arena),
        tokenizer_(source, owned_, names_, isa) {
    tokenizer_.set_cdata_allowed(start.cdata_allowed);
    // Without a last start tag no end tag is "appropriate": a name that cannot be met.
    const Padded last(start.last_start_tag.empty() ? "no start tag" : start.last_start_tag);
    const html::Tag listed = html::listed_tag(last.view().data(), last.view().size());
    tokenizer_.set_state(start.state,
                         listed == html::Tag::None ? names_.intern(last.view()) : listed);
  }

  std::vector<ReferenceToken> all() {
    while (true) {
      const std::span<const Token> batch = tokenizer_.next();
      if (batch.empty()) {
        complain("an empty batch");
        return std::move(tokens_);
      }
      for (const Token& token : batch) {
        if (token.begin > token.end || token.end > document_.source().size()) {
          complain("a token outside the source");
          return std::move(tokens_);
        }
        if (token.kind == Token::Kind::Eof) {
          if (token.end != document_.source().size()) complain("Eof is not at the end");
          return std::move(tokens_);
        }
        add(token);
        if (token.kind != Token::Kind::StartTag) continue;
        const TextState state = state_after(tokens_.back().data);
        if (state == TextState::Data) continue;
        if (&token != &batch.back()) complain("a start tag that changes the state is not the last");
        if (after_tag_ == StateAfterTag::ByName) tokenizer_.set_state(state, token.tag);
      }
    }
  }

 private:
  void complain(std::string_view what) {
    ReferenceToken token;
    token.kind = Kind::Comment;
    token.data = std::string("BROKEN PROMISE: ").append(what);
    tokens_.push_back(std::move(token));
  }

  void add(const Token& token) {
    if (token.kind == Token::Kind::Text) return add_text(token);
    ReferenceToken out;
    out.begin = token.begin;
    out.end = token.end;
    switch (token.kind) {
      case Token::Kind::Comment:
        out.kind = Kind::Comment;
        out.data = text_of(token);
        break;
      case Token::Kind::StartTag:
        out.kind = Kind::StartTag;
        out.data = names_.name(token.tag);
        out.self_closing = (token.flags & Token::kSelfClosing) != 0;
        out.attributes = attributes_of(token);
        break;
      case Token::Kind::EndTag:
        out.kind = Kind::EndTag;
        out.data = names_.name(token.tag);
        out.self_closing = (token.flags & Token::kSelfClosing) != 0;
        break;
      case Token::Kind::Doctype: {
        const html::Doctype& doctype = tokenizer_.doctype();
        const auto given = [](std::string_view value) {
          return value.data() == nullptr ? std::nullopt : std::optional<std::string>(value);
        };
        out.kind = Kind::Doctype;
        out.name = given(doctype.name);
        out.public_id = given(doctype.public_id);
        out.system_id = given(doctype.system_id);
        out.force_quirks = (token.flags & Token::kForceQuirks) != 0;
        break;
      }
      case Token::Kind::Text:
      case Token::Kind::Eof: break;
    }
    tokens_.push_back(std::move(out));
  }

  std::string_view text_of(const Token& token) const {
    const std::string_view whole = token.flags & Token::kOwned ? owned_.view() : document_.source();
    return whole.substr(token.text_offset, token.text_size);
  }

  void add_text(const Token& token) {
    std::string_view text = text_of(token);
    if (text.empty()) return complain("text without characters");
    if ((token.flags & Token::kBlank) != 0 && !trim(text).empty()) complain("blank text is not");
    if ((token.flags & Token::kNul) == 0 && text.find('\0') != std::string_view::npos) {
      complain("text has a NUL that it does not tell of");
    }
    ArenaString decoded(arena_);
    if ((token.flags & Token::kReferences) != 0) {
      html::append_decoded(text, false, decoded);
      text = decoded.view();
    }
    if (tokens_.empty() || tokens_.back().kind != Kind::Character) {
      tokens_.emplace_back();
      tokens_.back().kind = Kind::Character;
      tokens_.back().begin = token.begin;
    }
    tokens_.back().data += text;
    tokens_.back().end = token.end;
  }

  std::vector<ReferenceAttribute> attributes_of(const Token& token) {
    std::vector<ReferenceAttribute> out;
    std::set<std::string, std::less<>> seen;
    html::RawAttributes reader = html::RawAttributes::of_tag(document_, token.begin, token.end);
    html::RawAttribute raw;
    while (reader.next(raw)) {
      ReferenceAttribute attribute;
      for (const char c : raw.name) {
        if (c == '\0') {
          attribute.name += "\xEF\xBF\xBD";
        } else {
          attribute.name += to_lower(c);
        }
      }
      if (!seen.insert(attribute.name).second) continue;
      attribute.value = html::attribute_value(raw.value, arena_);
      out.push_back(std::move(attribute));
    }
    return out;
  }

  StateAfterTag after_tag_;
  Arena& arena_;
  html::Document document_;
  ArenaString owned_;
  html::Names names_;
  html::Tokenizer tokenizer_;
  std::vector<ReferenceToken> tokens_;
};

// An end tag's attributes are parse errors and no more.
bool same(const ReferenceToken& a, const ReferenceToken& b) {
  return a.kind == b.kind && a.begin == b.begin && a.end == b.end && a.data == b.data &&
         a.name == b.name && a.public_id == b.public_id && a.system_id == b.system_id &&
         a.force_quirks == b.force_quirks && a.self_closing == b.self_closing &&
         (a.kind == Kind::EndTag || a.attributes == b.attributes);
}

std::string shown(const std::vector<ReferenceToken>& tokens, size_t index) {
  if (index >= tokens.size()) return "the end\n";
  const ReferenceToken& token = tokens[index];
  TokenWriter writer;
  write(token, writer);
  return std::to_string(token.begin)
      .append("..")
      .append(std::to_string(token.end))
      .append(" ")
      .append(writer.finish());
}

}  // namespace

std::vector<ReferenceToken> reference_tokens(std::string_view source, const Start& start,
                                             std::vector<ParseError>* errors) {
  ReferenceTokenizer tokenizer(source);
  tokenizer.set_state(start.state);
  tokenizer.set_last_start_tag(start.last_start_tag);
  tokenizer.set_cdata_allowed(start.cdata_allowed);
  std::vector<ReferenceToken> tokens;
  while (true) {
    const ReferenceToken& token = tokenizer.next();
    if (token.kind == Kind::Eof) break;
    tokens.push_back(token);
    if (token.kind != Kind::StartTag || start.after_tag == StateAfterTag::Unchanged) continue;
    const TextState state = state_after(token.data);
    if (state != TextState::Data) tokenizer.set_state(state);
  }
  if (errors != nullptr) *errors = tokenizer.errors();
  return tokens;
}

std::vector<ReferenceToken> library_tokens(std::string_view source, const Start& start, Isa isa,
                                           Arena& arena) {
  return LibraryReader(source, start, isa, arena).all();
}

std::string difference(std::string_view source, const Start& start, Arena& arena) {
  const std::vector<ReferenceToken> expected = reference_tokens(source, start);
  // NUL as in practice; what would end a tag, a value, a name, raw text, or begin
  // one of them.
  static constexpr std::string_view kFillers[] = {
      std::string_view("\0", 1), ">", "\"", "<", "a", "x</script>", "x</title ", "<!--", "]]>"};
  for (int isa_index = 0; isa_index <= static_cast<int>(isa()); ++isa_index) {
    // Which filler meets which instruction set varies with the source.
    for (size_t f = 0; f < 2; ++f) {
      const std::string_view filler =
          kFillers[(source.size() + static_cast<size_t>(isa_index) + 4 * f) % std::size(kFillers)];
      const Padded input(source, filler);
      arena.reset();
      const std::vector<ReferenceToken> got =
          library_tokens(input.view(), start, static_cast<Isa>(isa_index), arena);
      const size_t common = std::min(expected.size(), got.size());
      size_t i = 0;
      while (i < common && same(expected[i], got[i])) ++i;
      if (i == expected.size() && i == got.size()) continue;
      return std::string("isa ")
          .append(std::to_string(isa_index))
          .append(", filler '")
          .append(filler[0] == '\0' ? "NUL" : filler)
          .append("', token ")
          .append(std::to_string(i))
          .append("\n--- reference\n")
          .append(shown(expected, i))
          .append("--- library\n")
          .append(shown(got, i));
    }
  }
  return {};
}

}  // namespace stet::conformance
