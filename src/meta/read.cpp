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

void read_rest(Facts& facts) {
  read_items(facts);
  read_near(facts);
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
  if (needs_body(facts.metadata)) {
    read_rest(facts);
    if (facts.metadata.headline.empty()) choose_headline(facts);
    choose(facts);
  } else if (witnesses == Witnesses::All) {
    read_rest(facts);  // said, but not asked
  }
  return facts.metadata;
}

}  // namespace stet::meta
