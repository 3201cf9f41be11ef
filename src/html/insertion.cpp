// Nodes: making them, placing them, closing them.
// https://html.spec.whatwg.org/multipage/parsing.html#creating-and-inserting-nodes

#include "base/ascii.h"
#include "html/tree_builder.h"

namespace stet::html {

NodeId TreeBuilder::create(NodeKind kind, const Token& token) {
  Node& node = document_.nodes_.add();
  node.kind = kind;
  node.begin = token.begin;
  node.end = token.end;
  if (kind == NodeKind::Element) {
    node.tag = token.tag;
    node.open_end = token.end;
  }
  return static_cast<NodeId>(document_.nodes_.size() - 1);
}

void TreeBuilder::link(NodeId id, Place place) {
  Node* const nodes = document_.nodes_.data();
  Node& node = nodes[id];
  Node& parent = nodes[place.parent];
  node.parent = place.parent;
  if (place.before == kNoNode) {
    const NodeId last = parent.last_child;
    node.previous = last;
    parent.last_child = id;
    if (last != kNoNode) {
      nodes[last].next = id;
    } else {
      parent.first_child = id;
    }
    return;
  }
  Node& after = nodes[place.before];
  node.next = place.before;
  node.previous = after.previous;
  if (after.previous != kNoNode) {
    nodes[after.previous].next = id;
  } else {
    parent.first_child = id;
  }
  after.previous = id;
}

void TreeBuilder::unlink(NodeId id) {
  ArenaVector<Node>& nodes = document_.nodes_;
  Node& node = nodes[id];
  if (node.parent == kNoNode) return;
  Node& parent = nodes[node.parent];
  if (node.previous != kNoNode) {
    nodes[node.previous].next = node.next;
  } else {
    parent.first_child = node.next;
  }
  if (node.next != kNoNode) {
    nodes[node.next].previous = node.previous;
  } else {
    parent.last_child = node.previous;
  }
  node.parent = node.previous = node.next = kNoNode;
}

// Appends all children of `from` to `to`, which has none after the call's end
// but these and those it had.
void TreeBuilder::move_children(NodeId from, NodeId to) {
  while (document_.nodes_[from].first_child != kNoNode) {
    const NodeId child = document_.nodes_[from].first_child;
    unlink(child);
    link(child, {to});
  }
}

// https://html.spec.whatwg.org/multipage/parsing.html#appropriate-place-for-inserting-a-node
TreeBuilder::Place TreeBuilder::place_in(size_t index) const {
  const OpenElement& target = open_[index];
  // Step 2, "otherwise": nearly every node takes this path.
  if (!foster_parenting_ || (target.traits & kFosters) == 0) return {target.into};
  // Step 2, foster parenting: what may not stand inside a table goes in front of it.
  const size_t last_template = open_.find_last(Tag::Template);
  const size_t last_table = open_.find_last(Tag::Table);
  if (last_template != OpenElements::kNone &&
      (last_table == OpenElements::kNone || last_template > last_table)) {
    return {open_[last_template].into};
  }
  if (last_table == OpenElements::kNone) return {open_[0].into};  // fragment case
  const NodeId table = open_[last_table].id;
  const NodeId parent = document_.nodes_[table].parent;
  if (parent != kNoNode) return {parent, table};
  return {open_[last_table - 1].into};
}

// https://html.spec.whatwg.org/multipage/parsing.html#insert-a-foreign-element
NodeId TreeBuilder::insert_element(const Token& token, Namespace space) {
  const Place place = appropriate_place();
  const NodeId id = create(NodeKind::Element, token);
  document_.nodes_[id].flags = static_cast<uint8_t>(space);
  link(id, place);
  NodeId into = id;
  if (token.tag == Tag::Template && space == Namespace::Html) {
    into = create(NodeKind::Content, token);
    document_.nodes_[into].begin = token.end;
    link(into, {id});
  }
  open_.push(id, into, token.tag, space);
  return id;
}

NodeId TreeBuilder::insert_made_up(Tag tag) {
  Token token{Token::Kind::StartTag, 0, tag, pop_end_, pop_end_, 0, 0};
  if (!open_.empty()) return insert_element(token);
  const NodeId id = create(NodeKind::Element, token);
  link(id, {kDocument});
  open_.push(id, id, tag, Namespace::Html);
  return id;
}

// An element like the one that an entry stands for, not yet anywhere.
NodeId TreeBuilder::make_clone(const FormattingElement& entry) {
  const NodeId id = create(NodeKind::Element,
                           {Token::Kind::StartTag, 0, entry.tag, entry.begin, entry.end, 0, 0});
  document_.nodes_[id].flags = Node::kClone;
  return id;
}

NodeId TreeBuilder::insert_clone(const FormattingElement& entry) {
  const Place place = appropriate_place();
  const NodeId id = make_clone(entry);
  link(id, place);
  open_.push(id, id, entry.tag, Namespace::Html);
  return id;
}

void TreeBuilder::insert_void(const Token& token) {
  const Place place = appropriate_place();
  link(create(NodeKind::Element, token), place);
}

// Beyond the depth limit every element is as good as void, and the end tag that
// it would have had is swallowed.
void TreeBuilder::insert_leaf(const Token& token) {
  switch (token.tag) {
    case Tag::Html:
    case Tag::Head:
    case Tag::Body:
    case Tag::Frameset: return;
    default: break;
  }
  const Namespace space = in_foreign() ? open_.top().space : Namespace::Html;
  const NodeId id = create(NodeKind::Element, token);
  document_.nodes_[id].flags = static_cast<uint8_t>(space);
  link(id, appropriate_place());
  if (token.tag == Tag::Template && space == Namespace::Html) {
    const NodeId content = create(NodeKind::Content, token);
    document_.nodes_[content].begin = token.end;
    link(content, {id});
  }
  const bool empty =
      space == Namespace::Html ? is_void(token.tag) : (token.flags & Token::kSelfClosing) != 0;
  if (!empty) ++suppressed_;
}

// https://html.spec.whatwg.org/multipage/parsing.html#insert-a-character
void TreeBuilder::insert_text(const Token& token) {
  const Place place = appropriate_place();
  if (place.parent == kDocument) return;
  ArenaVector<Node>& nodes = document_.nodes_;
  const NodeId neighbour =
      place.before == kNoNode ? nodes[place.parent].last_child : nodes[place.before].previous;
  if (neighbour != kNoNode && nodes[neighbour].kind == NodeKind::Text) {
    return extend_text(neighbour, token);
  }
  const NodeId id = create(NodeKind::Text, token);
  Node& node = nodes[id];
  node.flags = static_cast<uint8_t>(((token.flags & Token::kOwned) != 0 ? Node::kOwned : 0) |
                                    ((token.flags & Token::kBlank) != 0 ? Node::kBlank : 0));
  node.text_offset = token.text_offset;
  node.text_size = node.text_capacity = token.text_size;
  link(id, place);
}

// More characters for a text node: a longer view if they follow in the source,
// else its own copy, whose room doubles so that many small pieces stay linear.
void TreeBuilder::extend_text(NodeId id, const Token& token) {
  Node& node = document_.nodes_[id];
  node.end = token.end > node.end ? token.end : node.end;
  if ((token.flags & Token::kBlank) == 0) node.flags &= static_cast<uint8_t>(~Node::kBlank);
  const bool both_views = ((node.flags & Node::kOwned) | (token.flags & Token::kOwned)) == 0;
  if (both_views && node.text_offset + node.text_size == token.text_offset) {
    node.text_size += token.text_size;
    return;
  }
  const bool room =
      (node.flags & Node::kOwned) != 0 && node.text_capacity - node.text_size >= token.text_size;
  if (!room) own_text(id, 2 * (node.text_size + token.text_size));
  ArenaString& owned = document_.owned_;
  const char* const from =
      ((token.flags & Token::kOwned) != 0 ? owned.view().data() : document_.source_.data()) +
      token.text_offset;
  std::memcpy(owned.data() + node.text_offset + node.text_size, from, token.text_size);
  node.text_size += token.text_size;
}

void TreeBuilder::own_text(NodeId id, uint32_t capacity) {
  Node& node = document_.nodes_[id];
  ArenaString& owned = document_.owned_;
  const auto offset = static_cast<uint32_t>(owned.size());
  owned.resize(owned.size() + capacity);
  const char* const from =
      ((node.flags & Node::kOwned) != 0 ? owned.view().data() : document_.source_.data()) +
      node.text_offset;
  std::memcpy(owned.data() + offset, from, node.text_size);
  node.text_offset = offset;
  node.text_capacity = capacity;
  node.flags |= Node::kOwned;
}

void TreeBuilder::insert_comment(const Token& token, Place place) {
  const NodeId id = create(NodeKind::Comment, token);
  Node& node = document_.nodes_[id];
  node.text_offset = token.text_offset;
  node.text_size = node.text_capacity = token.text_size;
  node.flags = (token.flags & Token::kOwned) != 0 ? Node::kOwned : 0;
  link(id, place);
}

// A second <html> or <body> tag: its attributes are added where they are new.
void TreeBuilder::merge_attributes(const Token& token, NodeId element) {
  RawAttribute any;
  if (!RawAttributes::of_tag(document_, token.begin, token.end).next(any)) return;
  // LIMIT: as many tags as attributes; later ones could add nothing.
  if (document_.extra_tags_.size() >= 2 * size_t{options_.attributes_max}) return;
  document_.extra_tags_.push_back({element, token.begin, token.end});
  document_.nodes_[element].flags |= Node::kMoreAttributes;
}

std::string_view TreeBuilder::attribute_of(const Token& token, std::string_view name) const {
  RawAttributes reader = RawAttributes::of_tag(document_, token.begin, token.end);
  RawAttribute raw;
  while (reader.next(raw)) {
    if (equals_ignoring_case(raw.name, name)) {
      const std::string_view value = attribute_value(raw.value, document_.arena());
      return value.data() == nullptr ? std::string_view("", 0) : value;
    }
  }
  return {};
}

void TreeBuilder::pop() {
  const OpenElement& top = open_.top();
  const NodeId id = top.id;
  const bool option = top.is(Tag::Option);
  Node& node = document_.nodes_[id];
  // A clone's own tags are elsewhere in the source.
  if ((node.flags & Node::kClone) == 0 && pop_end_ > node.end) node.end = pop_end_;
  open_.pop();
  if (option && has_selectedcontent_) maybe_clone_option(id);
}

void TreeBuilder::pop_to_size(size_t size) {
  while (open_.size() > size) pop();
}

// The html element is never popped by a tag.
void TreeBuilder::pop_until(Tag html) {
  while (open_.size() > 1) {
    const bool found = open_.top().is(html);
    pop();
    if (found) return;
  }
}

void TreeBuilder::end_element(const Token& token) {
  while (open_.size() > 1 && !open_.top().is(token.tag)) pop();
  if (open_.size() == 1) return;
  pop_end_ = token.end;
  pop();
}

// https://html.spec.whatwg.org/multipage/parsing.html#generate-implied-end-tags
void TreeBuilder::generate_implied_end_tags(Tag except) {
  while ((open_.top().traits & kImpliedEnd) != 0 && !open_.top().is(except)) pop();
}

void TreeBuilder::generate_implied_end_tags_thoroughly() {
  while ((open_.top().traits & kThoroughEnd) != 0) pop();
}

// "Clear the stack back to a table context" and its kin: to the sets named there.
void TreeBuilder::clear_to(Traits traits) {
  while (open_.size() > 1 && (open_.top().traits & traits) == 0) pop();
}

// https://html.spec.whatwg.org/multipage/parsing.html#close-a-p-element
void TreeBuilder::close_p() {
  generate_implied_end_tags(Tag::P);
  pop_until(Tag::P);
}

// https://html.spec.whatwg.org/multipage/parsing.html#reconstruct-the-active-formatting-elements
void TreeBuilder::reconstruct_formatting_slow() {
  size_t index = formatting_.size() - 1;
  const auto settled = [&](size_t i) {
    const FormattingElement& entry = formatting_[i];
    return entry.id == kNoNode || open_.find(entry.id) != OpenElements::kNone;
  };
  if (settled(index)) return;
  while (index > 0 && !settled(index - 1)) --index;  // rewind
  for (; index < formatting_.size(); ++index) {      // advance, create
    if (open_.size() >= options_.depth_max) {
      document_.limits_.depth = true;
      return;
    }
    formatting_[index].id = insert_clone(formatting_[index]);
  }
}

// The generic raw text and RCDATA element parsing algorithms.
void TreeBuilder::read_raw(const Token& token, TextState state) {
  insert_element(token);
  feedback_ = {state, token.tag};
  original_mode_ = mode_;
  mode_ = Mode::Text;
}

// https://html.spec.whatwg.org/multipage/parsing.html#reset-the-insertion-mode-appropriately
void TreeBuilder::reset_insertion_mode() {
  for (size_t i = open_.size(); i-- > 0;) {
    const bool last = i == 0;
    Tag tag = open_[i].html;
    if (last && fragment_) {
      tag = context_.space == Namespace::Html ? context_.tag : Tag::None;
    }
    switch (tag) {
      case Tag::Td:
      case Tag::Th:
        if (!last) return void(mode_ = Mode::InCell);
        break;
      case Tag::Tr: return void(mode_ = Mode::InRow);
      case Tag::Tbody:
      case Tag::Thead:
      case Tag::Tfoot: return void(mode_ = Mode::InTableBody);
      case Tag::Caption: return void(mode_ = Mode::InCaption);
      case Tag::Colgroup: return void(mode_ = Mode::InColumnGroup);
      case Tag::Table: return void(mode_ = Mode::InTable);
      case Tag::Template: return void(mode_ = template_modes_.back());
      case Tag::Head:
        if (!last) return void(mode_ = Mode::InHead);
        break;
      case Tag::Body: return void(mode_ = Mode::InBody);
      case Tag::Frameset: return void(mode_ = Mode::InFrameset);
      case Tag::Html:
        return void(mode_ = document_.head_ == kNoNode ? Mode::BeforeHead : Mode::AfterHead);
      default: break;
    }
    if (last) return void(mode_ = Mode::InBody);
  }
}

}  // namespace stet::html
