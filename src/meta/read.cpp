// Document to Metadata: the order in which the carriers are read.

#include "meta/facts.h"

namespace stet::meta {
namespace {

// Whether the carriers in the head left out what a record needs most.
bool needs_body(const Metadata& metadata) {
  if (metadata.headline.empty() || metadata.published.empty()) return true;
  for (const Person& author : metadata.authors) {
    if (author.kind == Author::Kind::Person) return false;
  }
  return true;
}

// Whether items in the body may know what only structured data tells.
bool needs_items(const Facts& facts) {
  return facts.body_items_seen &&
         (facts.metadata.modified.empty() || facts.metadata.section.empty());
}

}  // namespace

Metadata read(const html::Document& document, std::string_view url, Arena& arena,
              Witnesses witnesses) {
  Facts facts(document, url, arena);
  read_head(facts);
  read_json_ld(facts);
  choose_headline(facts);
  read_times(facts);
  choose(facts);
  const bool body = needs_body(facts.metadata);
  const bool items = body || needs_items(facts);
  if (items) read_items(facts);
  if (body) read_near(facts);
  if (items) {
    if (facts.metadata.headline.empty()) choose_headline(facts);
    choose(facts);
  }
  if (witnesses == Witnesses::All) {  // said, but not asked
    if (!items) read_items(facts);
    if (!body) read_near(facts);
  }
  return facts.metadata;
}

}  // namespace stet::meta
