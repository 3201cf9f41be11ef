#include "html/parse.h"

#include "html/tokenizer.h"
#include "html/tree_builder.h"

namespace stet::html {

// Joins the tokenizer and the tree builder, which do not know each other.
class Parser {
 public:
  static void run(Tokenizer& tokenizer, TreeBuilder& builder, Document& document) {
    const auto end = static_cast<uint32_t>(document.source().size());
    for (;;) {
      tokenizer.set_cdata_allowed(builder.in_foreign());
      for (const Token& token : tokenizer.next()) {
        if (token.kind == Token::Kind::Eof) {
          builder.accept(token, tokenizer.doctype());
          builder.finish(end);
          return;
        }
        builder.accept(token, tokenizer.doctype());
        if (builder.full()) {
          builder.accept({Token::Kind::Eof, 0, Tag::None, token.end, token.end, 0, 0},
                         tokenizer.doctype());
          builder.finish(token.end);
          return;
        }
      }
      const Feedback feedback = builder.feedback();
      if (feedback.state != TextState::Data) tokenizer.set_state(feedback.state, feedback.tag);
    }
  }

  static ArenaString& owned(Document& document) { return document.owned_; }
  static Names& names(Document& document) { return document.names_; }
  static void note_limits(Document& document, const TreeBuilder& builder) {
    document.limits_.nodes = builder.full();
    document.limits_.names = document.names_.overflowed();
  }
};

Document parse(std::string_view source, Arena& arena, const ParseOptions& options) {
  Document document(source, arena);
  TreeBuilder builder(document, options);
  Tokenizer tokenizer(source, Parser::owned(document), Parser::names(document), options.isa);
  Parser::run(tokenizer, builder, document);
  Parser::note_limits(document, builder);
  return document;
}

Document parse_fragment(std::string_view source, const FragmentContext& context, Arena& arena,
                        const ParseOptions& options) {
  Document document(source, arena);
  TreeBuilder builder(document, options);
  Tokenizer tokenizer(source, Parser::owned(document), Parser::names(document), options.isa);
  const Feedback start = builder.begin_fragment(context);
  if (start.state != TextState::Data) tokenizer.set_state(start.state, Tag::None);
  Parser::run(tokenizer, builder, document);
  Parser::note_limits(document, builder);
  return document;
}

}  // namespace stet::html
