// The html5lib tokenizer suite. Every case is run once for each initial state
// that it names, each instruction set, and two fillings of the bytes behind the
// input; it passes if all of these give the tokens that it expects.

#include "html/tokenizer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <string>

#include "html/attributes.h"
#include "html/char_ref.h"
#include "test/conformance/shared.h"
#include "test/conformance/token_cases.h"

namespace stet::conformance {
namespace {

using html::TextState;
using html::Token;

TextState state_named(std::string_view name) {
  if (name == "Data state") return TextState::Data;
  if (name == "PLAINTEXT state") return TextState::PlainText;
  if (name == "RCDATA state") return TextState::RcData;
  if (name == "RAWTEXT state") return TextState::RawText;
  if (name == "Script data state") return TextState::ScriptData;
  if (name == "CDATA section state") return TextState::CData;
  ADD_FAILURE() << "unknown state " << name;
  return TextState::Data;
}

// https://html.spec.whatwg.org/multipage/parsing.html#coercing-an-html-dom-into-an-infoset
std::string coerced(std::string_view text, bool comment) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\f') {
      out += ' ';
    } else if (text.substr(i, 3) == "\xEF\xBF\xBF") {
      out += "\xEF\xBF\xBD";
      i += 2;
    } else {
      if (comment && text[i] == '-' && !out.empty() && out.back() == '-') out += ' ';
      out += text[i];
    }
  }
  return out;
}

class Tokens {
 public:
  Tokens(const TokenCase& c, std::string_view source, Isa isa)
      : case_(c),
        document_(source, arena_),
        owned_(arena_),
        names_(arena_),
        tokenizer_(source, owned_, names_, isa) {
    // Without a last start tag no end tag is "appropriate": a name that cannot be met.
    const Padded last(c.last_start_tag.empty() ? "no start tag" : c.last_start_tag);
    tokenizer_.set_state(state_named(c.initial_state), tag_of(last.view()));
  }

  std::string all() {
    while (true) {
      for (const Token& token : tokenizer_.next()) {
        if (token.kind == Token::Kind::Eof) return writer_.finish();
        write(token);
      }
    }
  }

 private:
  html::Tag tag_of(std::string_view name) {
    const html::Tag listed = html::listed_tag(name.data(), name.size());
    return listed == html::Tag::None ? names_.intern(name) : listed;
  }

  std::string text_of(const Token& token) const {
    const std::string_view whole = token.flags & Token::kOwned ? owned_.view() : document_.source();
    return std::string(whole.substr(token.text_offset, token.text_size));
  }

  void write(const Token& token) {
    switch (token.kind) {
      case Token::Kind::Text: {
        std::string text = text_of(token);
        if (token.flags & Token::kReferences) {
          ArenaString decoded(arena_);
          html::append_decoded(text, false, decoded);
          text = decoded.view();
        }
        return writer_.characters(case_.xml_violation ? coerced(text, false) : text);
      }
      case Token::Kind::Comment: {
        const std::string text = text_of(token);
        return writer_.comment(case_.xml_violation ? coerced(text, true) : text);
      }
      case Token::Kind::StartTag: return write_start_tag(token);
      case Token::Kind::EndTag: return writer_.end_tag(names_.name(token.tag));
      case Token::Kind::Doctype: return write_doctype(token);
      case Token::Kind::Eof: return;
    }
  }

  void write_start_tag(const Token& token) {
    std::vector<TokenWriter::Attribute> attributes;
    std::set<std::string> seen;
    html::RawAttributes reader = html::RawAttributes::of_tag(document_, token.begin, token.end);
    html::RawAttribute raw;
    while (reader.next(raw)) {
      std::string name;
      for (const char c : raw.name) {
        if (c == '\0') {
          name += "\xEF\xBF\xBD";
        } else {
          name += to_lower(c);
        }
      }
      if (!seen.insert(name).second) continue;
      attributes.push_back({name, std::string(html::attribute_value(raw.value, arena_))});
    }
    writer_.start_tag(names_.name(token.tag), std::move(attributes),
                      (token.flags & Token::kSelfClosing) != 0);
  }

  void write_doctype(const Token& token) {
    const html::Doctype& doctype = tokenizer_.doctype();
    std::string value[3];
    const std::string* given[3] = {};
    const std::string_view views[3] = {doctype.name, doctype.public_id, doctype.system_id};
    for (size_t i = 0; i < 3; ++i) {
      if (views[i].data() == nullptr) continue;
      value[i] = views[i];
      given[i] = &value[i];
    }
    writer_.doctype(given[0], given[1], given[2], (token.flags & Token::kForceQuirks) == 0);
  }

  const TokenCase& case_;
  Arena arena_;
  html::Document document_;
  ArenaString owned_;
  html::Names names_;
  html::Tokenizer tokenizer_;
  TokenWriter writer_;
};

TEST(Html5libTokenizer, AllCases) {
  const std::filesystem::path shared = shared_folder();
  if (shared.empty()) GTEST_SKIP() << "no ../shared and no $STET_SHARED: suites not run";
  const TokenCases cases = read_token_cases(shared / "inputs/html5lib-tests/tokenizer");
  std::set<size_t> failed;
  size_t shown = 0;
  for (const TokenCase& c : cases.runs) {
    const std::string source = normalize_newlines(c.input);
    for (int i = 0; i <= static_cast<int>(isa()); ++i) {
      for (const char filler : {'\0', '>', '"'}) {
        const Padded input(source, filler);
        const std::string tokens = Tokens(c, input.view(), static_cast<Isa>(i)).all();
        if (tokens == c.tokens) continue;
        failed.insert(c.number);
        if (++shown <= 40) {
          ADD_FAILURE() << c.file << ": " << c.description << " (" << c.initial_state << ", isa "
                        << i << ")\n"
                        << source << "\n--- expected\n"
                        << c.tokens << "--- got\n"
                        << tokens;
        }
      }
    }
  }
  std::printf("SUITE html5lib-tokenizer passed=%zu failed=%zu total=%zu\n",
              cases.case_count - failed.size(), failed.size(), cases.case_count);
  EXPECT_EQ(failed.size(), 0u);
  EXPECT_EQ(cases.case_count, 6810u);
}

}  // namespace
}  // namespace stet::conformance
