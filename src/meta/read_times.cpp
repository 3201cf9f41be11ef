// <time>: those that say what they are for, and those that stand near the headline.

#include "base/ascii.h"
#include "meta/clean.h"
#include "meta/date.h"
#include "meta/facts.h"
#include "meta/meta_names.h"
#include "meta/words.h"

namespace stet::meta {
namespace {

using html::NodeId;
using html::Tag;

// In nodes of the tree; a byline stands closer to its headline than this, and the
// first teaser or comment stands farther, on the pages looked at.
constexpr NodeId kNearBehind = 200;
constexpr NodeId kNearBefore = 60;

bool is_aside(const html::Document& document, NodeId id) {
  // LIMIT: so many ancestors are looked at.
  for (int depth = 0; id != html::kNoNode && depth < 48; ++depth) {
    const html::Node& node = document[id];
    if (node.is_html(Tag::Aside) || node.is_html(Tag::Nav)) return true;
    id = node.parent;
  }
  return false;
}

}  // namespace

void read_times(Facts& facts) {
  const html::Document& document = facts.document;
  size_t only = SIZE_MAX;  // the statement of the only <time> outside asides
  int outside = 0;
  const NodeId headline = facts.metadata.headline_node;
  for (const NodeId id : facts.times) {
    std::string_view datetime, itemprop, classes;
    bool pubdate = false;
    html::each_attribute(document, id, [&](std::string_view key, std::string_view value) {
      if (equals_ignoring_case(key, "datetime") && datetime.empty()) datetime = value;
      if (equals_ignoring_case(key, "itemprop")) itemprop = value;
      if (equals_ignoring_case(key, "class")) classes = value;
      if (equals_ignoring_case(key, "pubdate")) pubdate = true;
    });
    std::string_view value = clean(html::attribute_value(datetime, facts.arena), facts.arena);
    if (value.empty()) value = text_content(document, id, facts.arena, 64);
    if (!parse_date(value)) continue;
    Field field = Field::Published;
    uint8_t rank = rank::kLast;
    std::string_view key = "time";
    const bool updated = contains_word(itemprop, "datemodified") ||
                         contains_word(classes, "updated") || contains_word(classes, "modified");
    const bool published =
        contains_word(itemprop, "datepublished") || contains_word(classes, "published");
    const bool behind = headline != html::kNoNode && id > headline && id - headline <= kNearBehind;
    const bool before = headline != html::kNoNode && id < headline && headline - id <= kNearBefore;
    if (updated && !published) {
      field = Field::Modified;
      rank = rank::kMarked;
      key = "time.updated";
    } else if (pubdate) {
      rank = rank::kMarked;
      key = "time[pubdate]";
    } else if (published && (behind || before || headline == html::kNoNode)) {
      rank = rank::kMarked;
      key = "time.published";
    } else if (behind || before) {
      rank = behind ? rank::kNear : rank::kNear + 1;
      key = "time[datetime]";
    }
    const bool aside = is_aside(document, id);
    if (aside) rank = rank::kLast;
    const uint32_t added = facts.add(field, Carrier::Time, key, value, id, rank);
    if (!aside && added != 0 && ++outside == 1 && field == Field::Published) only = added - 1;
  }
  if (outside == 1 && only != SIZE_MAX) {
    Statement& statement = facts.metadata.statements[only];
    if (statement.rank == rank::kLast) statement.rank = rank::kNear + 2;
  }
}

}  // namespace stet::meta
