// The section as the page's BreadcrumbList in JSON-LD has it.
// https://schema.org/BreadcrumbList

#include "meta/byline.h"
#include "meta/clean.h"
#include "meta/json_ld.h"
#include "meta/meta_names.h"
#include "meta/similar.h"

namespace stet::meta {
namespace {

// LIMIT: so many steps are looked at.
constexpr int kStepsMax = 64;

std::string_view name_of(const LdGraph& graph, LdValue step, Arena& arena) {
  LdValue name = graph.find(step, "name");
  if (!name) name = graph.find(graph.resolve(graph.find(step, "item")), "name");
  return name ? clean(graph.text(name), arena) : std::string_view();
}

std::string_view address_of(const LdGraph& graph, LdValue item) {
  if (graph[item].kind != JsonKind::Object) return graph.text(item);
  LdValue url = graph.find(item, "@id");
  if (!url) url = graph.find(item, "url");
  return url ? graph.text(url) : std::string_view();
}

// Whether a step has no address, this page's, or most of its title for a name.
bool is_page(const LdGraph& graph, LdValue step, const Facts& facts) {
  const LdValue item = graph.find(step, "item");
  if (!item) return true;
  const std::string_view url = address_of(graph, item);
  if (same_page(url, facts.canonical) || same_page(url, facts.url)) return true;
  const std::string_view name = fold(name_of(graph, step, facts.arena), facts.arena);
  const std::string_view title = fold(facts.title, facts.arena);
  return name.size() * 2 > title.size() && title.starts_with(name);
}

}  // namespace

// The last step before the page itself, which may be left out; never the first,
// which is the front page.
void read_breadcrumbs(const LdGraph& graph, Facts& facts) {
  const LdValue list = graph.find(graph.breadcrumbs(), "itemListElement");
  if (!list || graph[list].kind != JsonKind::Array) return;
  LdValue last, before;
  int count = 0;
  for (LdValue item = graph.first_child(list); item && count < kStepsMax;
       item = graph.next(item), ++count) {
    before = last;
    last = item;
  }
  if (count < 2) return;
  const bool page = is_page(graph, last, facts);
  if (page && count < 3) return;
  const LdValue step = page ? before : last;
  const std::string_view name = name_of(graph, step, facts.arena);
  if (is_address(name)) return;
  const uint32_t added = facts.add(Field::Section, Carrier::JsonLd, "BreadcrumbList", name,
                                   graph.script(step), rank::kVague);
  if (added == 0) return;
  const Span span = graph.span(step);
  if (span.end == 0) return;
  facts.metadata.statements[added - 1].begin = span.begin;
  facts.metadata.statements[added - 1].end = span.end;
}

}  // namespace stet::meta
