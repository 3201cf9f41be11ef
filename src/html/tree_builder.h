#pragma once
// Tokens to tree: the tree construction stage of the standard. The insertion
// modes are in modes/, a family a file, in the standard's order and words.
// https://html.spec.whatwg.org/multipage/parsing.html#tree-construction

#include <cstdint>

#include "html/formatting.h"
#include "html/open_elements.h"
#include "html/parse.h"
#include "html/token.h"

namespace stet::html {

enum class Mode : uint8_t {
  Initial,
  BeforeHtml,
  BeforeHead,
  InHead,
  InHeadNoscript,
  AfterHead,
  InBody,
  Text,
  InTable,
  InTableText,
  InCaption,
  InColumnGroup,
  InTableBody,
  InRow,
  InCell,
  InTemplate,
  AfterBody,
  InFrameset,
  AfterFrameset,
  AfterAfterBody,
  AfterAfterFrameset,
};

// What the tokenizer has to do after a token.
struct Feedback {
  TextState state = TextState::Data;
  Tag tag = Tag::None;
};

class TreeBuilder {
 public:
  TreeBuilder(Document& document, const ParseOptions& options);

  // https://html.spec.whatwg.org/multipage/parsing.html#parsing-html-fragments
  // Returns the state to begin in.
  Feedback begin_fragment(const FragmentContext& context);

  void accept(const Token& token, const Doctype& doctype);

  // The answer to the last start tag.
  Feedback feedback() const { return feedback_; }
  // The adjusted current node is not an HTML element.
  bool in_foreign() const;
  // The tree has as many nodes as it may have.
  bool full() const { return document_.nodes_.size() >= options_.nodes_max; }
  // Ends every open element at `end`.
  void finish(uint32_t end);

 private:
  // A mode's answer: the token is dealt with, or goes through the new mode.
  enum class Step : bool { Done, Again };
  struct Place {
    NodeId parent;
    NodeId before = kNoNode;
  };

  // tree_builder.cpp: dispatch.
  Step dispatch(Mode mode, const Token& token);
  void process(const Token& token);
  void process_text(Token token);
  bool takes_any_text() const;
  void split_text(const Token& token);
  bool goes_to_foreign(const Token& token) const;

  // insertion.cpp: nodes and where they go.
  NodeId create(NodeKind kind, const Token& token);
  void link(NodeId id, Place place);
  void unlink(NodeId id);
  void move_children(NodeId from, NodeId to);
  Place place_in(size_t index) const;  // inside an open element, fostering if need be
  Place appropriate_place() const { return place_in(open_.size() - 1); }
  NodeId insert_element(const Token& token, Namespace space = Namespace::Html);
  NodeId insert_made_up(Tag tag);  // without a start tag in the source
  NodeId make_clone(const FormattingElement& entry);
  NodeId insert_clone(const FormattingElement& entry);
  void insert_void(const Token& token);  // an element that is popped at once
  void insert_leaf(const Token& token);  // an element beyond the depth limit
  void insert_text(const Token& token);
  void insert_comment(const Token& token, Place place);
  void insert_comment(const Token& token) { insert_comment(token, appropriate_place()); }
  void extend_text(NodeId id, const Token& token);
  void own_text(NodeId id, uint32_t capacity);
  void merge_attributes(const Token& token, NodeId element);
  void pop();
  void pop_until(Tag html);              // and with it
  void end_element(const Token& token);  // the same, for an end tag
  void pop_to_size(size_t size);
  void generate_implied_end_tags(Tag except = Tag::None);
  void generate_implied_end_tags_thoroughly();
  void clear_to(Traits traits);
  void close_p_in_button_scope() {
    if (open_.p_in_button_scope()) close_p();
  }
  void close_p();
  void reconstruct_formatting() {
    if (!formatting_.empty()) reconstruct_formatting_slow();
  }
  void reconstruct_formatting_slow();
  void read_raw(const Token& token, TextState state);
  void reset_insertion_mode();
  std::string_view attribute_of(const Token& token, std::string_view name) const;
  bool is_fragment_root(size_t index) const { return fragment_ && index == 0; }

  // quirks.cpp, adoption.cpp, select.cpp
  static QuirksMode quirks_mode(const Doctype& doctype, bool force);
  void run_adoption_agency(const Token& token);
  size_t find_furthest_block(size_t formatting_index) const;
  void maybe_clone_option(NodeId option);
  void clone_children(NodeId from, NodeId to);

  // modes/before_body.cpp
  Step initial(const Token& token);
  Step before_html(const Token& token);
  Step before_head(const Token& token);
  Step after_head(const Token& token);
  // modes/in_head.cpp
  Step in_head(const Token& token);
  Step in_head_noscript(const Token& token);
  void start_template(const Token& token);
  void end_template(const Token& token);
  // modes/in_body_start.cpp, modes/in_body_end.cpp
  Step in_body(const Token& token);
  Step in_body_start(const Token& token);
  Step in_body_end(const Token& token);
  void start_item(const Token& token);
  void start_form(const Token& token);
  void start_formatting(const Token& token);
  void start_select(const Token& token);
  void start_html(const Token& token);
  void start_body(const Token& token);
  void start_frameset(const Token& token);
  void any_other_end_tag(const Token& token);
  void end_form(const Token& token);
  Step text_mode(const Token& token);
  // modes/in_table.cpp, modes/in_table_parts.cpp
  Step in_table(const Token& token);
  Step in_table_anything_else(const Token& token);
  Step in_table_text(const Token& token);
  Step in_caption(const Token& token);
  bool end_caption(const Token& token);
  Step in_column_group(const Token& token);
  Step in_table_body(const Token& token);
  Step in_row(const Token& token);
  bool end_row(const Token& token);
  Step in_cell(const Token& token);
  void close_cell();
  // modes/in_template.cpp, modes/after_body.cpp, modes/frameset.cpp, modes/foreign.cpp
  Step in_template(const Token& token);
  Step go_on_in_template(Mode mode);
  Step after_body(const Token& token);
  Step after_after_body(const Token& token);
  Step in_frameset(const Token& token);
  Step after_frameset(const Token& token);
  Step after_after_frameset(const Token& token);
  Step in_foreign_content(const Token& token);
  void start_foreign(const Token& token);
  Step end_foreign(const Token& token);
  bool breaks_out(const Token& token) const;

  static constexpr uint32_t kOptionsMax = 512;
  // LIMIT: a tree has no more nodes than its source has bytes, and these. Only
  // formatting that is reopened over and over gets there.
  static constexpr size_t kNodesBesides = 4096;

  Document& document_;
  ParseOptions options_;
  OpenElements open_;
  FormattingElements formatting_;
  ArenaVector<Mode> template_modes_;
  ArenaVector<Token> pending_text_;  // "pending table character tokens"
  Mode mode_ = Mode::Initial;
  Mode original_mode_ = Mode::InBody;
  NodeId form_ = kNoNode;
  bool frameset_ok_ = true;
  bool foster_parenting_ = false;
  bool skip_newline_ = false;
  bool fragment_ = false;
  bool has_selectedcontent_ = false;
  FragmentContext context_;
  uint32_t options_seen_ = 0;
  uint32_t suppressed_ = 0;  // open start tags beyond the depth limit
  uint32_t pop_end_ = 0;     // where elements that are popped now end
  Feedback feedback_;
  const Doctype* doctype_ = nullptr;
};

}  // namespace stet::html
