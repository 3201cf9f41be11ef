#pragma once
// The JSON-LD of a page as one graph: every block is read, nodes refer to each
// other by @id across blocks, and the node that describes the article is found.
// https://www.w3.org/TR/json-ld11/ , as far as schema.org on news pages uses it:
// no contexts are fetched, terms are schema.org's.

#include "base/json.h"
#include "meta/facts.h"
#include "meta/schema_type.h"

namespace stet::meta {

// A value within the graph.
struct LdValue {
  uint32_t block = 0;
  JsonId id = kNoJson;
  explicit operator bool() const { return id != kNoJson; }
};

// An object with a type that may describe the page.
struct LdCandidate {
  LdValue value;
  SchemaTypes types = 0;
  bool nested = false;  // below a list, hasPart, a related item
  bool root = false;    // a root, or a member of @graph
};

// LIMIT: what is beyond these counts is not looked at.
inline constexpr size_t kLdCandidatesMax = 256;
inline constexpr size_t kLdNamedMax = 4096;
inline constexpr size_t kLdQuestionsMax = 64;
inline constexpr size_t kLdBytesMax = size_t{8} << 20;  // of one block

class LdGraph {
 public:
  explicit LdGraph(Arena& arena)
      : arena_(&arena),
        blocks_(arena),
        block_nodes_(arena),
        block_offsets_(arena),
        candidates_(arena),
        questions_(arena),
        named_(arena) {}

  // Adds the JSON-LD of a script element.
  void add_block(const html::Document& document, html::NodeId script);

  const ArenaVector<LdCandidate>& candidates() const { return candidates_; }
  // Objects of type Question.
  const ArenaVector<LdValue>& questions() const { return questions_; }
  // The first BreadcrumbList, or none.
  LdValue breadcrumbs() const { return breadcrumbs_; }
  const JsonNode& operator[](LdValue value) const { return blocks_[value.block][value.id]; }
  LdValue first_child(LdValue value) const { return {value.block, (*this)[value].first_child}; }
  LdValue next(LdValue value) const { return {value.block, (*this)[value].next}; }
  LdValue find(LdValue object, std::string_view key) const;

  SchemaTypes types(LdValue object) const;

  // What `value` stands for: of an object that is no more than an @id, the
  // object with that @id that says most, if the graph has one.
  LdValue resolve(LdValue value) const;

  // The text of a string or number, of the first item of an array, or of @value,
  // name, @id or url of an object; as written.
  std::string_view text(LdValue value) const;

  // Where a value stands in the decoded page; its whole block if it cannot be told.
  Span span(LdValue value) const;
  html::NodeId script(LdValue value) const { return block_nodes_[value.block]; }
  uint32_t repairs() const { return repairs_; }

 private:
  struct Named {
    std::string_view name;  // @id
    LdValue value;
    uint32_t members;
  };

  void collect(LdValue value, bool nested, bool root);

  Arena* arena_;
  ArenaVector<JsonDocument> blocks_;
  ArenaVector<html::NodeId> block_nodes_;
  ArenaVector<uint32_t> block_offsets_;  // of the JSON in the page; UINT32_MAX if it was made
  ArenaVector<LdCandidate> candidates_;
  ArenaVector<LdValue> questions_;
  ArenaVector<Named> named_;
  LdValue breadcrumbs_;
  uint32_t repairs_ = 0;
};

// The name of a property without the prefix that some write.
std::string_view ld_key(std::string_view key);

// The section, if breadcrumbs name it.
void read_breadcrumbs(const LdGraph& graph, Facts& facts);

}  // namespace stet::meta
