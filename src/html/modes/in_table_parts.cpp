// Insertion modes in caption, in column group, in table body, in row, in cell.
// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incaption

#include "html/tree_builder.h"

namespace stet::html {

using Kind = Token::Kind;

namespace {

bool begins_table_part(const Token& token) {
  if (token.kind != Kind::StartTag) return false;
  switch (token.tag) {
    case Tag::Caption:
    case Tag::Col:
    case Tag::Colgroup:
    case Tag::Tbody:
    case Tag::Td:
    case Tag::Tfoot:
    case Tag::Th:
    case Tag::Thead:
    case Tag::Tr: return true;
    default: return false;
  }
}

bool is_section(Tag tag) { return tag == Tag::Tbody || tag == Tag::Tfoot || tag == Tag::Thead; }
bool is_cell(Tag tag) { return tag == Tag::Td || tag == Tag::Th; }

}  // namespace

TreeBuilder::Step TreeBuilder::in_caption(const Token& token) {
  const bool closing = token.kind == Kind::EndTag;
  if (closing && token.tag == Tag::Caption) {
    end_caption(token);
    return Step::Done;
  }
  if (begins_table_part(token) || (closing && token.tag == Tag::Table)) {
    return end_caption(token) ? Step::Again : Step::Done;
  }
  if (closing) {
    switch (token.tag) {
      case Tag::Body:
      case Tag::Col:
      case Tag::Colgroup:
      case Tag::Html:
      case Tag::Tbody:
      case Tag::Td:
      case Tag::Tfoot:
      case Tag::Th:
      case Tag::Thead:
      case Tag::Tr: return Step::Done;
      default: break;
    }
  }
  return in_body(token);
}

bool TreeBuilder::end_caption(const Token& token) {
  if (!open_.in_table_scope(Tag::Caption)) return false;
  generate_implied_end_tags();
  if (token.kind == Kind::EndTag && token.tag == Tag::Caption) {
    end_element(token);
  } else {
    pop_until(Tag::Caption);
  }
  formatting_.clear_to_marker();
  mode_ = Mode::InTable;
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incolgroup
TreeBuilder::Step TreeBuilder::in_column_group(const Token& token) {
  switch (token.kind) {
    case Kind::Text:
      if ((token.flags & Token::kBlank) == 0) break;
      insert_text(token);
      return Step::Done;
    case Kind::Comment: insert_comment(token); return Step::Done;
    case Kind::Doctype: return Step::Done;
    case Kind::StartTag:
      if (token.tag == Tag::Html) return in_body(token);
      if (token.tag == Tag::Col) {
        insert_void(token);
        return Step::Done;
      }
      if (token.tag == Tag::Template) return in_head(token);
      break;
    case Kind::EndTag:
      if (token.tag == Tag::Colgroup) {
        if (!open_.top().is(Tag::Colgroup)) return Step::Done;
        end_element(token);
        mode_ = Mode::InTable;
        return Step::Done;
      }
      if (token.tag == Tag::Col) return Step::Done;
      if (token.tag == Tag::Template) return in_head(token);
      break;
    case Kind::Eof: return in_body(token);
  }
  if (!open_.top().is(Tag::Colgroup)) return Step::Done;
  pop();
  mode_ = Mode::InTable;
  return Step::Again;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intbody
TreeBuilder::Step TreeBuilder::in_table_body(const Token& token) {
  const auto clear_to_body = [&] {
    while (open_.size() > 1 && !is_section(open_.top().html) &&
           (open_.top().traits & kTableScope) == 0) {
      pop();
    }
  };
  if (token.kind == Kind::StartTag) {
    if (token.tag == Tag::Tr) {
      clear_to_body();
      insert_element(token);
      mode_ = Mode::InRow;
      return Step::Done;
    }
    if (is_cell(token.tag)) {
      clear_to_body();
      insert_made_up(Tag::Tr);
      mode_ = Mode::InRow;
      return Step::Again;
    }
  }
  if (token.kind == Kind::EndTag && is_section(token.tag)) {
    if (!open_.in_table_scope(token.tag)) return Step::Done;
    clear_to_body();
    pop_end_ = token.end;
    pop();
    mode_ = Mode::InTable;
    return Step::Done;
  }
  if ((begins_table_part(token) && token.tag != Tag::Tr && !is_cell(token.tag)) ||
      (token.kind == Kind::EndTag && token.tag == Tag::Table)) {
    if (!open_.in_table_scope(Tag::Tbody) && !open_.in_table_scope(Tag::Thead) &&
        !open_.in_table_scope(Tag::Tfoot)) {
      return Step::Done;
    }
    clear_to_body();
    pop();
    mode_ = Mode::InTable;
    return Step::Again;
  }
  if (token.kind == Kind::EndTag) {
    switch (token.tag) {
      case Tag::Body:
      case Tag::Caption:
      case Tag::Col:
      case Tag::Colgroup:
      case Tag::Html:
      case Tag::Td:
      case Tag::Th:
      case Tag::Tr: return Step::Done;
      default: break;
    }
  }
  return in_table(token);
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intr
TreeBuilder::Step TreeBuilder::in_row(const Token& token) {
  if (token.kind == Kind::StartTag && is_cell(token.tag)) {
    while (open_.size() > 1 && !open_.top().is(Tag::Tr) &&
           (open_.top().traits & kTableScope) == 0) {
      pop();
    }
    insert_element(token);
    mode_ = Mode::InCell;
    formatting_.push_marker();
    return Step::Done;
  }
  if (token.kind == Kind::EndTag && token.tag == Tag::Tr) {
    end_row(token);
    return Step::Done;
  }
  if (begins_table_part(token) || (token.kind == Kind::EndTag && token.tag == Tag::Table)) {
    return end_row(token) ? Step::Again : Step::Done;
  }
  if (token.kind == Kind::EndTag) {
    if (is_section(token.tag)) {
      if (!open_.in_table_scope(token.tag)) return Step::Done;
      return end_row(token) ? Step::Again : Step::Done;
    }
    switch (token.tag) {
      case Tag::Body:
      case Tag::Caption:
      case Tag::Col:
      case Tag::Colgroup:
      case Tag::Html:
      case Tag::Td:
      case Tag::Th: return Step::Done;
      default: break;
    }
  }
  return in_table(token);
}

bool TreeBuilder::end_row(const Token& token) {
  if (!open_.in_table_scope(Tag::Tr)) return false;
  while (open_.size() > 1 && !open_.top().is(Tag::Tr) && (open_.top().traits & kTableScope) == 0) {
    pop();
  }
  if (token.kind == Kind::EndTag && token.tag == Tag::Tr) pop_end_ = token.end;
  pop();
  mode_ = Mode::InTableBody;
  return true;
}

// https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-intd
TreeBuilder::Step TreeBuilder::in_cell(const Token& token) {
  if (token.kind == Kind::EndTag) {
    if (is_cell(token.tag)) {
      if (!open_.in_table_scope(token.tag)) return Step::Done;
      generate_implied_end_tags();
      end_element(token);
      formatting_.clear_to_marker();
      mode_ = Mode::InRow;
      return Step::Done;
    }
    switch (token.tag) {
      case Tag::Body:
      case Tag::Caption:
      case Tag::Col:
      case Tag::Colgroup:
      case Tag::Html: return Step::Done;
      case Tag::Table:
      case Tag::Tbody:
      case Tag::Tfoot:
      case Tag::Thead:
      case Tag::Tr:
        if (!open_.in_table_scope(token.tag)) return Step::Done;
        close_cell();
        return Step::Again;
      default: break;
    }
  }
  if (begins_table_part(token)) {
    if (!open_.in_table_scope(Tag::Td) && !open_.in_table_scope(Tag::Th)) return Step::Done;
    close_cell();
    return Step::Again;
  }
  return in_body(token);
}

void TreeBuilder::close_cell() {
  generate_implied_end_tags();
  while (open_.size() > 1) {
    const bool cell = is_cell(open_.top().html);
    pop();
    if (cell) break;
  }
  formatting_.clear_to_marker();
  mode_ = Mode::InRow;
}

}  // namespace stet::html
