#include "html/tree_builder.h"

#include <algorithm>

#include "base/ascii.h"
#include "html/char_ref.h"

namespace stet::html {

TreeBuilder::TreeBuilder(Document& document, const ParseOptions& options)
    : document_(document),
      options_(options),
      open_(document.arena()),
      formatting_(document, document.arena()),
      template_modes_(document.arena()),
      pending_text_(document.arena()) {
  options_.nodes_max = static_cast<uint32_t>(
      std::min<size_t>(options.nodes_max, document.source().size() + kNodesBesides));
  document_.nodes_.reserve(document.source().size() / 64 + 64);
  document_.nodes_.push_back({});
  Node root;
  root.kind = NodeKind::Document;
  root.end = static_cast<uint32_t>(document.source().size());
  document_.nodes_.push_back(root);
  document_.attributes_max_ = options.attributes_max;
}

Feedback TreeBuilder::begin_fragment(const FragmentContext& context) {
  fragment_ = true;
  context_ = context;
  document_.quirks_mode_ = context.quirks_mode;
  document_.html_ = insert_made_up(Tag::Html);
  const bool html = context.space == Namespace::Html;
  if (html && context.tag == Tag::Template) template_modes_.push_back(Mode::InTemplate);
  // The form element pointer is the context; kDocument stands for it, since the
  // context is never open here.
  if (html && context.tag == Tag::Form) form_ = kDocument;
  reset_insertion_mode();
  if (!html) return {};
  switch (context.tag) {
    case Tag::Title:
    case Tag::Textarea: return {TextState::RcData, context.tag};
    case Tag::Style:
    case Tag::Xmp:
    case Tag::Iframe:
    case Tag::Noembed:
    case Tag::Noframes: return {TextState::RawText, context.tag};
    case Tag::Script: return {TextState::ScriptData, context.tag};
    case Tag::Plaintext: return {TextState::PlainText, context.tag};
    default: return {};
  }
}

bool TreeBuilder::in_foreign() const {
  if (open_.empty()) return false;
  if (is_fragment_root(open_.size() - 1)) return context_.space != Namespace::Html;
  return open_.top().space != Namespace::Html;
}

void TreeBuilder::accept(const Token& token, const Doctype& doctype) {
  pop_end_ = token.begin;
  feedback_ = {};
  doctype_ = &doctype;
  if (token.kind == Token::Kind::Text) return process_text(token);
  skip_newline_ = false;
  if (token.kind == Token::Kind::StartTag) {
    // 1,025 attributes need more bytes than this; counting is for such tags only.
    if (token.end - token.begin > 2 * options_.attributes_max) {
      RawAttributes reader = RawAttributes::of_tag(document_, token.begin, token.end);
      RawAttribute attribute;
      uint32_t count = 0;
      while (count <= options_.attributes_max && reader.next(attribute)) ++count;
      if (count > options_.attributes_max) document_.limits_.attributes = true;
    }
    // Raw text nests in nothing, and must not be mistaken for the page's text.
    if (open_.size() >= options_.depth_max && (html_traits(token.tag) & kRawText) == 0) {
      document_.limits_.depth = true;
      insert_leaf(token);
      return;
    }
  } else if (token.kind == Token::Kind::EndTag && suppressed_ > 0) {
    --suppressed_;
    return;
  }
  process(token);
}

void TreeBuilder::process(const Token& token) {
  Step step = Step::Again;
  while (step == Step::Again) {
    step = goes_to_foreign(token) ? in_foreign_content(token) : dispatch(mode_, token);
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction-dispatcher
bool TreeBuilder::goes_to_foreign(const Token& token) const {
  if (!in_foreign() || token.kind == Token::Kind::Eof) return false;
  const bool root = is_fragment_root(open_.size() - 1);
  const Tag tag = root ? context_.tag : open_.top().tag;
  const Namespace space = root ? context_.space : open_.top().space;
  const bool start = token.kind == Token::Kind::StartTag;
  const bool text = token.kind == Token::Kind::Text;
  if (space == Namespace::MathMl) {
    const bool text_point =
        tag == Tag::Mi || tag == Tag::Mo || tag == Tag::Mn || tag == Tag::Ms || tag == Tag::Mtext;
    if (text_point &&
        (text || (start && token.tag != Tag::Mglyph && token.tag != Tag::Malignmark))) {
      return false;
    }
    if (tag == Tag::AnnotationXml) {
      if (start && token.tag == Tag::Svg) return false;
      if (start || text) {  // an HTML integration point by its encoding
        std::string_view encoding;
        if (root) {
          RawAttributes reader(context_.start_tag.data(),
                               context_.start_tag.data() + context_.start_tag.size());
          RawAttribute raw;
          while (reader.next(raw)) {
            if (equals_ignoring_case(raw.name, "encoding")) encoding = raw.value;
          }
        } else {
          encoding = attribute(document_, open_.top().id, "encoding");
        }
        return !equals_ignoring_case(encoding, "text/html") &&
               !equals_ignoring_case(encoding, "application/xhtml+xml");
      }
    }
    return true;
  }
  const bool html_point = tag == Tag::Foreignobject || tag == Tag::Desc || tag == Tag::Title;
  return !(html_point && (start || text));
}

TreeBuilder::Step TreeBuilder::dispatch(Mode mode, const Token& token) {
  switch (mode) {
    case Mode::Initial: return initial(token);
    case Mode::BeforeHtml: return before_html(token);
    case Mode::BeforeHead: return before_head(token);
    case Mode::InHead: return in_head(token);
    case Mode::InHeadNoscript: return in_head_noscript(token);
    case Mode::AfterHead: return after_head(token);
    case Mode::InBody: return in_body(token);
    case Mode::Text: return text_mode(token);
    case Mode::InTable: return in_table(token);
    case Mode::InTableText: return in_table_text(token);
    case Mode::InCaption: return in_caption(token);
    case Mode::InColumnGroup: return in_column_group(token);
    case Mode::InTableBody: return in_table_body(token);
    case Mode::InRow: return in_row(token);
    case Mode::InCell: return in_cell(token);
    case Mode::InTemplate: return in_template(token);
    case Mode::AfterBody: return after_body(token);
    case Mode::InFrameset: return in_frameset(token);
    case Mode::AfterFrameset: return after_frameset(token);
    case Mode::AfterAfterBody: return after_after_body(token);
    case Mode::AfterAfterFrameset: return after_after_frameset(token);
  }
  return Step::Done;
}

// The standard looks at one character at a time. Here a token is a run: as it
// is where the rules treat all characters alike, else cut where they differ.
void TreeBuilder::process_text(Token token) {
  const char* const source = document_.source().data();
  if ((token.flags & Token::kReferences) != 0) {
    token.flags &= static_cast<uint8_t>(~Token::kReferences);
    const std::string_view raw =
        (token.flags & Token::kOwned) != 0
            ? document_.arena().copy(
                  document_.owned_.view().substr(token.text_offset, token.text_size))
            : std::string_view(source + token.text_offset, token.text_size);
    if (raw.find('&') != std::string_view::npos) {
      token.text_offset = static_cast<uint32_t>(document_.owned_.size());
      append_decoded(raw, false, document_.owned_);
      token.text_size = static_cast<uint32_t>(document_.owned_.size()) - token.text_offset;
      token.flags |= Token::kOwned;
      token.flags &= static_cast<uint8_t>(~Token::kBlank);
    }
  }
  if (skip_newline_) {
    skip_newline_ = false;
    const char* const base =
        (token.flags & Token::kOwned) != 0 ? document_.owned_.view().data() : source;
    if (token.text_size > 0 && base[token.text_offset] == '\n') {
      ++token.text_offset;
      --token.text_size;
      if ((token.flags & Token::kOwned) == 0) ++token.begin;
    }
  }
  if (token.text_size == 0) return;
  if (takes_any_text() && (token.flags & Token::kNul) == 0) return process(token);
  if ((token.flags & Token::kBlank) != 0) return process(token);
  split_text(token);
}

bool TreeBuilder::takes_any_text() const {
  switch (mode_) {
    case Mode::InBody:
    case Mode::InCaption:
    case Mode::InCell:
    case Mode::Text: return true;
    default: return false;
  }
}

// Into maximal runs of white space, of NUL and of other characters.
void TreeBuilder::split_text(const Token& token) {
  const bool owned = (token.flags & Token::kOwned) != 0;
  // The owned text may move while runs are processed.
  const auto at = [&](uint32_t i) {
    const char* base = owned ? document_.owned_.view().data() : document_.source().data();
    return base[token.text_offset + i];
  };
  const auto kind = [&](uint32_t i) {
    const char c = at(i);
    return is_space(c) ? Token::kBlank : c == '\0' ? Token::kNul : uint8_t{0};
  };
  for (uint32_t from = 0; from < token.text_size;) {
    const uint8_t run_kind = kind(from);
    uint32_t to = from + 1;
    while (to < token.text_size && kind(to) == run_kind) ++to;
    Token run = token;
    run.text_offset += from;
    run.text_size = to - from;
    run.flags = static_cast<uint8_t>((token.flags & Token::kOwned) | run_kind);
    if (!owned) {
      run.begin = token.begin + from;
      run.end = run.begin + run.text_size;
    }
    process(run);
    from = to;
    // Once in the body the rest need not be cut, unless there may be NULs in it.
    if (takes_any_text() && (token.flags & Token::kNul) == 0 && from < token.text_size) {
      Token rest = token;
      rest.text_offset += from;
      rest.text_size -= from;
      if (!owned) rest.begin += from;
      return process(rest);
    }
  }
}

void TreeBuilder::finish(uint32_t end) {
  pop_end_ = end;
  pop_to_size(0);
  for (NodeId id : {document_.html_, document_.body_}) {
    if (id != kNoNode) document_.nodes_[id].end = end;
  }
}

}  // namespace stet::html
