// Insertion modes initial, before html, before head, after head.
// https://html.spec.whatwg.org/multipage/parsing.html#the-initial-insertion-mode

#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

namespace {

bool is_blank(const Token& token) {
  return token.kind == Kind::Text && (token.flags & Token::kBlank) != 0;
}

// End tags that the early modes do not ignore.
bool acts_early(Tag tag) { return tag == Tag::Body || tag == Tag::Html || tag == Tag::Br; }

}  // namespace

TreeBuilder::Step TreeBuilder::initial(const Token& token) {
  if (is_blank(token)) return Step::Done;
  if (token.kind == Kind::Comment) {
    insert_comment(token, {kDocument});
    return Step::Done;
  }
  mode_ = Mode::BeforeHtml;
  if (token.kind == Kind::Doctype) {
    document_.doctype_ = *doctype_;
    link(create(NodeKind::Doctype, token), {kDocument});
    document_.quirks_mode_ = quirks_mode(*doctype_, (token.flags & Token::kForceQuirks) != 0);
    return Step::Done;
  }
  document_.quirks_mode_ = QuirksMode::Quirks;
  return Step::Again;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-before-html-insertion-mode
TreeBuilder::Step TreeBuilder::before_html(const Token& token) {
  if (token.kind == Kind::Doctype || is_blank(token)) return Step::Done;
  if (token.kind == Kind::Comment) {
    insert_comment(token, {kDocument});
    return Step::Done;
  }
  if (token.kind == Kind::StartTag && token.tag == Tag::Html) {
    const NodeId id = create(NodeKind::Element, token);
    link(id, {kDocument});
    open_.push(id, id, Tag::Html, Namespace::Html);
    document_.html_ = id;
    mode_ = Mode::BeforeHead;
    return Step::Done;
  }
  if (token.kind == Kind::EndTag && token.tag != Tag::Head && !acts_early(token.tag)) {
    return Step::Done;
  }
  document_.html_ = insert_made_up(Tag::Html);
  mode_ = Mode::BeforeHead;
  return Step::Again;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-before-head-insertion-mode
TreeBuilder::Step TreeBuilder::before_head(const Token& token) {
  if (token.kind == Kind::Doctype || is_blank(token)) return Step::Done;
  if (token.kind == Kind::Comment) {
    insert_comment(token);
    return Step::Done;
  }
  if (token.kind == Kind::StartTag && token.tag == Tag::Html) return in_body(token);
  if (token.kind == Kind::StartTag && token.tag == Tag::Head) {
    document_.head_ = insert_element(token);
    mode_ = Mode::InHead;
    return Step::Done;
  }
  if (token.kind == Kind::EndTag && token.tag != Tag::Head && !acts_early(token.tag)) {
    return Step::Done;
  }
  document_.head_ = insert_made_up(Tag::Head);
  mode_ = Mode::InHead;
  return Step::Again;
}

// https://html.spec.whatwg.org/multipage/parsing.html#the-after-head-insertion-mode
TreeBuilder::Step TreeBuilder::after_head(const Token& token) {
  if (is_blank(token)) {
    insert_text(token);
    return Step::Done;
  }
  if (token.kind == Kind::Comment) {
    insert_comment(token);
    return Step::Done;
  }
  if (token.kind == Kind::Doctype) return Step::Done;
  if (token.kind == Kind::StartTag) {
    switch (token.tag) {
      case Tag::Html: return in_body(token);
      case Tag::Body:
        document_.body_ = insert_element(token);
        frameset_ok_ = false;
        mode_ = Mode::InBody;
        return Step::Done;
      case Tag::Frameset:
        document_.body_ = insert_element(token);
        mode_ = Mode::InFrameset;
        return Step::Done;
      case Tag::Base:
      case Tag::Basefont:
      case Tag::Bgsound:
      case Tag::Link:
      case Tag::Meta:
      case Tag::Noframes:
      case Tag::Script:
      case Tag::Style:
      case Tag::Template:
      case Tag::Title: {
        // Back into the head for this one.
        open_.push(document_.head_, document_.head_, Tag::Head, Namespace::Html);
        const Step step = in_head(token);
        const size_t head = open_.find(document_.head_);
        if (head != OpenElements::kNone) open_.remove(head);
        return step;
      }
      case Tag::Head: return Step::Done;
      default: break;
    }
  } else if (token.kind == Kind::EndTag) {
    if (token.tag == Tag::Template) return in_head(token);
    if (!acts_early(token.tag)) return Step::Done;
  }
  document_.body_ = insert_made_up(Tag::Body);
  mode_ = Mode::InBody;
  return Step::Again;
}

}  // namespace stet::html
