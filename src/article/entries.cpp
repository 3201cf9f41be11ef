#include "article/entries.h"

#include <algorithm>

#include "base/hash.h"
#include "html/attributes.h"
#include "meta/date.h"

namespace stet::article {
namespace {

using html::kNoNode;
using html::NodeId;

struct Time {
  NodeId node;
  uint64_t look;  // hash of its class and of the element around it
  std::string_view value;
};

uint64_t look_of(const html::Document& document, NodeId id) {
  const NodeId parent = document[id].parent;
  return hash64(html::attribute(document, id, "class")) * 31 +
         hash64(html::attribute(document, parent, "class")) +
         static_cast<uint64_t>(document[parent].tag);
}

ArenaVector<Time> times_of(const html::Document& document, Arena& arena) {
  constexpr size_t kTimesMax = 4096;  // LIMIT: of a page
  ArenaVector<Time> times(arena);
  const NodeId size = static_cast<NodeId>(document.size());
  for (NodeId id = html::kDocument; id < size && times.size() < kTimesMax; ++id) {
    if (!document[id].is_html(html::Tag::Time)) continue;
    const std::optional<meta::Date> date =
        meta::parse_date(html::attribute(document, id, "datetime"));
    if (!date || !date->has_time()) continue;
    times.push_back({id, look_of(document, id), meta::format_date(*date, arena)});
  }
  return times;
}

// The look that most times have; of two the first.
uint64_t commonest(const ArenaVector<Time>& times, Arena& arena, size_t& count) {
  ArenaVector<uint64_t> looks(arena);
  for (const Time& time : times) looks.push_back(time.look);
  std::sort(looks.begin(), looks.end());
  uint64_t best = 0;
  count = 0;
  for (size_t i = 0, begin = 0; i < looks.size(); ++i) {
    if (looks[i] != looks[begin]) begin = i;
    if (i - begin + 1 > count) {
      count = i - begin + 1;
      best = looks[i];
    }
  }
  return best;
}

// The largest element around a time that holds neither of its neighbours.
NodeId container_of(const html::Document& document, NodeId time, uint32_t behind, uint32_t before) {
  NodeId id = time;
  for (NodeId up = document[id].parent; up != kNoNode; up = document[up].parent) {
    if (document[up].begin <= behind || document[up].end > before) break;
    if (document[up].kind != html::NodeKind::Element) break;
    id = up;
  }
  return id;
}

bool in_body(Role role) { return content::is_body(role) && role != Role::Standfirst; }

// Headings that say what JSON-LD says of an entry, with the time that it has there.
void mark_declared(const Parts& parts, ArenaVector<EntryMark>& marks, Arena& arena) {
  struct Known {
    uint64_t headline;
    uint32_t update;
  };
  ArenaVector<Known> known(arena);
  const auto& updates = parts.metadata.updates;
  for (uint32_t i = 0; i < updates.size(); ++i) {
    if (!updates[i].headline.empty()) known.push_back({hash64(updates[i].headline), i});
  }
  const auto by_headline = [](const Known& a, const Known& b) {
    return a.headline != b.headline ? a.headline < b.headline : a.update < b.update;
  };
  std::sort(known.begin(), known.end(), by_headline);
  const auto& verdicts = parts.roles.verdicts;
  for (uint32_t i = 0; i < verdicts.size() && !known.empty(); ++i) {
    if (verdicts[i].role != Role::Subheading) continue;
    const Known wanted{hash64(parts.blocks.blocks[i].text), 0};
    const auto found = std::lower_bound(known.begin(), known.end(), wanted, by_headline);
    if (found == known.end() || found->headline != wanted.headline) continue;
    marks.push_back({i, updates[found->update].time});
  }
}

}  // namespace

ArenaVector<EntryMark> entries_of(const Parts& parts, Arena& arena) {
  ArenaVector<EntryMark> marks(arena);
  if (parts.roles.kind != PageKind::LiveBlog || parts.document == nullptr ||
      !parts.blocks.in_source_order) {
    return marks;
  }
  const html::Document& document = *parts.document;
  ArenaVector<Time> times = times_of(document, arena);
  size_t count = 0;
  const uint64_t look = commonest(times, arena, count);
  if (count < 2) {
    mark_declared(parts, marks, arena);
    return marks;
  }

  const auto& blocks = parts.blocks.blocks;
  const auto& verdicts = parts.roles.verdicts;
  uint32_t block = 0;         // the first at or behind where we are
  uint32_t begin_before = 0;  // source offset of the time before
  uint32_t last_marked = UINT32_MAX;
  for (size_t i = 0; i < times.size(); ++i) {
    if (times[i].look != look) continue;
    size_t next = i + 1;
    while (next < times.size() && times[next].look != look) ++next;
    const uint32_t before = next < times.size() ? document[times[next].node].begin : UINT32_MAX;
    const NodeId container = container_of(document, times[i].node, begin_before, before);
    begin_before = document[times[i].node].begin;
    while (block < blocks.size() && blocks[block].begin < document[container].begin) ++block;
    uint32_t first = block;
    while (first < blocks.size() && blocks[first].begin < before && !in_body(verdicts[first].role))
      ++first;
    if (first >= blocks.size() || blocks[first].begin >= before) continue;  // nothing of it is read
    // A headline right in front of the time belongs to the entry.
    for (uint32_t back = first; back-- > 0 && back != last_marked;) {
      if (verdicts[back].role == Role::Subheading) first = back;
      if (in_body(verdicts[back].role)) break;
    }
    if (!marks.empty() && marks.back().block >= first) continue;
    marks.push_back({first, times[i].value});
    last_marked = first;
  }
  return marks;
}

}  // namespace stet::article
