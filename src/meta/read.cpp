// Document to Metadata: the order in which the carriers are read.

#include "meta/date.h"
#include "meta/facts.h"
#include "meta/meta_names.h"

namespace stet::meta {
namespace {

// Whether the carriers in the head left out what a record needs most.
bool needs_body(const Facts& facts) {
  bool dated = false;
  for (const Statement& statement : facts.metadata.statements) {
    if (statement.field == Field::Published && statement.rank <= rank::kNear &&
        parse_date(statement.value)) {
      dated = true;
      break;
    }
  }
  return !dated || facts.credits.empty() || facts.metadata.headline.empty();
}

}  // namespace

Metadata read(const html::Document& document, std::string_view url, Arena& arena,
              Witnesses witnesses) {
  Facts facts(document, url, arena);
  read_head(facts);
  read_json_ld(facts);
  choose_headline(facts);
  read_times(facts);
  const bool needed = needs_body(facts);
  size_t body_begin = facts.metadata.statements.size();
  size_t body_credits_begin = facts.credits.size();
  if (needed || witnesses == Witnesses::All) {
    read_body(facts);
    if (needed) {
      body_begin = facts.metadata.statements.size();
      body_credits_begin = facts.credits.size();
      if (facts.metadata.headline.empty()) choose_headline(facts);
    }
  }
  choose(facts, body_begin, body_credits_begin);
  return facts.metadata;
}

}  // namespace stet::meta
