// Insertion mode in body: text, comments, start tags.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody

#include "base/ascii.h"
#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

TreeBuilder::Step TreeBuilder::in_body(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((token.flags & Token::kNul) != 0) return Step::Done;
      reconstruct_formatting();
      insert_text(token);
      if ((token.flags & Token::kBlank) == 0) frameset_ok_ = false;
      return Step::Done;
    case Kind::Comment: insert_comment(token); return Step::Done;
    case Kind::Doctype: return Step::Done;
    case Kind::StartTag: return in_body_start(token);
    case Kind::EndTag: return in_body_end(token);
    case Kind::Eof: return template_modes_.empty() ? Step::Done : in_template(token);
  }
  return Step::Done;
}

TreeBuilder::Step TreeBuilder::in_body_start(const Token& token) {
  const Traits traits = html_traits(token.tag);
  if ((traits & kPlain) != 0) {
    reconstruct_formatting();
    insert_element(token);
    return Step::Done;
  }
  if ((traits & kBlock) != 0) {
    close_p_in_button_scope();
    insert_element(token);
    return Step::Done;
  }
  if ((traits & kFormatting) != 0) {
    start_formatting(token);
    return Step::Done;
  }
  if ((traits & kHeading) != 0) {
    close_p_in_button_scope();
    if ((open_.top().traits & kHeading) != 0) pop();
    insert_element(token);
    return Step::Done;
  }
  switch (token.tag) {
    case Tag::Html: start_html(token); return Step::Done;
    case Tag::Base:
    case Tag::Basefont:
    case Tag::Bgsound:
    case Tag::Link:
    case Tag::Meta:
    case Tag::Noframes:
    case Tag::Script:
    case Tag::Style:
    case Tag::Template:
    case Tag::Title: return in_head(token);
    case Tag::Body: start_body(token); return Step::Done;
    case Tag::Frameset: start_frameset(token); return Step::Done;
    case Tag::Pre:
    case Tag::Listing:
      close_p_in_button_scope();
      insert_element(token);
      skip_newline_ = true;
      frameset_ok_ = false;
      return Step::Done;
    case Tag::Form: start_form(token); return Step::Done;
    case Tag::Li:
    case Tag::Dd:
    case Tag::Dt: start_item(token); return Step::Done;
    case Tag::Plaintext:
      close_p_in_button_scope();
      insert_element(token);
      feedback_ = {TextState::PlainText, token.tag};
      return Step::Done;
    case Tag::Button:
      if (open_.in_scope(Tag::Button)) {
        generate_implied_end_tags();
        pop_until(Tag::Button);
      }
      reconstruct_formatting();
      insert_element(token);
      frameset_ok_ = false;
      return Step::Done;
    case Tag::Applet:
    case Tag::Marquee:
    case Tag::Object:
      reconstruct_formatting();
      insert_element(token);
      formatting_.push_marker();
      frameset_ok_ = false;
      return Step::Done;
    case Tag::Table:
      if (document_.quirks_mode_ != QuirksMode::Quirks) close_p_in_button_scope();
      insert_element(token);
      frameset_ok_ = false;
      mode_ = Mode::InTable;
      return Step::Done;
    case Tag::Area:
    case Tag::Br:
    case Tag::Embed:
    case Tag::Img:
    case Tag::Keygen:
    case Tag::Wbr:
      reconstruct_formatting();
      insert_void(token);
      frameset_ok_ = false;
      return Step::Done;
    case Tag::Input:
      if (fragment_ && context_.space == Namespace::Html && context_.tag == Tag::Select) {
        return Step::Done;
      }
      if (open_.in_scope(Tag::Select)) pop_until(Tag::Select);
      reconstruct_formatting();
      insert_void(token);
      if (!equals_ignoring_case(attribute_of(token, "type"), "hidden")) frameset_ok_ = false;
      return Step::Done;
    case Tag::Param:
    case Tag::Source:
    case Tag::Track: insert_void(token); return Step::Done;
    case Tag::Hr:
      close_p_in_button_scope();
      if (open_.in_scope(Tag::Select)) generate_implied_end_tags();
      insert_void(token);
      frameset_ok_ = false;
      return Step::Done;
    case Tag::Image: {  // "Don't ask."
      Token img = token;
      img.tag = Tag::Img;
      return in_body_start(img);
    }
    case Tag::Textarea:
      read_raw(token, TextState::RcData);
      skip_newline_ = true;
      frameset_ok_ = false;
      return Step::Done;
    case Tag::Xmp:
      close_p_in_button_scope();
      reconstruct_formatting();
      frameset_ok_ = false;
      read_raw(token, TextState::RawText);
      return Step::Done;
    case Tag::Iframe:
      frameset_ok_ = false;
      read_raw(token, TextState::RawText);
      return Step::Done;
    case Tag::Noembed: read_raw(token, TextState::RawText); return Step::Done;
    case Tag::Select: start_select(token); return Step::Done;
    case Tag::Optgroup:
    case Tag::Option:
      if (open_.in_scope(Tag::Select)) {
        generate_implied_end_tags(token.tag == Tag::Option ? Tag::Optgroup : Tag::None);
      } else if (open_.top().is(Tag::Option)) {
        pop();
      }
      reconstruct_formatting();
      insert_element(token);
      return Step::Done;
    case Tag::Rb:
    case Tag::Rtc:
      if (open_.in_scope(Tag::Ruby)) generate_implied_end_tags();
      insert_element(token);
      return Step::Done;
    case Tag::Rp:
    case Tag::Rt:
      if (open_.in_scope(Tag::Ruby)) generate_implied_end_tags(Tag::Rtc);
      insert_element(token);
      return Step::Done;
    case Tag::Math:
    case Tag::Svg:
      reconstruct_formatting();
      insert_element(token, token.tag == Tag::Math ? Namespace::MathMl : Namespace::Svg);
      if ((token.flags & Token::kSelfClosing) != 0) pop();
      return Step::Done;
    case Tag::Caption:
    case Tag::Col:
    case Tag::Colgroup:
    case Tag::Frame:
    case Tag::Head:
    case Tag::Tbody:
    case Tag::Td:
    case Tag::Tfoot:
    case Tag::Th:
    case Tag::Thead:
    case Tag::Tr: return Step::Done;
    default:
      if (token.tag == Tag::Selectedcontent) has_selectedcontent_ = true;
      reconstruct_formatting();
      insert_element(token);
      return Step::Done;
  }
}

void TreeBuilder::start_html(const Token& token) {
  if (!open_.contains(Tag::Template)) merge_attributes(token, open_[0].id);
}

void TreeBuilder::start_body(const Token& token) {
  if (open_.size() < 2 || !open_[1].is(Tag::Body) || open_.contains(Tag::Template)) return;
  frameset_ok_ = false;
  merge_attributes(token, open_[1].id);
}

void TreeBuilder::start_frameset(const Token& token) {
  if (open_.size() < 2 || !open_[1].is(Tag::Body) || !frameset_ok_) return;
  unlink(open_[1].id);
  pop_to_size(1);
  document_.body_ = insert_element(token);
  mode_ = Mode::InFrameset;
}

void TreeBuilder::start_form(const Token& token) {
  const bool in_template = open_.contains(Tag::Template);
  if (form_ != kNoNode && !in_template) return;
  close_p_in_button_scope();
  const NodeId id = insert_element(token);
  if (!in_template) form_ = id;
}

// li closes li; dd and dt close dd and dt.
void TreeBuilder::start_item(const Token& token) {
  frameset_ok_ = false;
  for (size_t i = open_.size(); i-- > 0;) {
    const OpenElement& node = open_[i];
    const bool closes =
        token.tag == Tag::Li ? node.is(Tag::Li) : node.is(Tag::Dd) || node.is(Tag::Dt);
    if (closes) {
      const Tag tag = node.html;
      generate_implied_end_tags(tag);
      pop_until(tag);
      break;
    }
    if ((node.traits & kSpecial) != 0 && !node.is(Tag::Address) && !node.is(Tag::Div) &&
        !node.is(Tag::P)) {
      break;
    }
  }
  close_p_in_button_scope();
  insert_element(token);
}

void TreeBuilder::start_formatting(const Token& token) {
  if (token.tag == Tag::A) {
    const size_t index = formatting_.find_last(Tag::A);
    if (index != FormattingElements::kNone) {
      const NodeId id = formatting_[index].id;
      run_adoption_agency(token);
      formatting_.remove(id);
      const size_t open = open_.find(id);
      if (open != OpenElements::kNone) open_.remove(open);
    }
  }
  reconstruct_formatting();
  if (token.tag == Tag::Nobr && open_.in_scope(Tag::Nobr)) {
    run_adoption_agency(token);
    reconstruct_formatting();
  }
  const NodeId id = insert_element(token);
  formatting_.push({id, token.tag, token.begin, token.end});
}

void TreeBuilder::start_select(const Token& token) {
  if (fragment_ && context_.space == Namespace::Html && context_.tag == Tag::Select) return;
  if (open_.in_scope(Tag::Select)) return pop_until(Tag::Select);
  reconstruct_formatting();
  insert_element(token);
  frameset_ok_ = false;
}

}  // namespace stet::html
