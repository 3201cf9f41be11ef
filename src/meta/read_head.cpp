// The carriers that are found by the name of their element: meta, link, title,
// base, h1, html. One pass over the nodes, and attributes of those elements only.

#include "base/ascii.h"
#include "base/json.h"
#include "meta/clean.h"
#include "meta/facts.h"
#include "meta/meta_names.h"
#include "meta/similar.h"
#include "meta/words.h"

namespace stet::meta {
namespace {

using html::NodeId;
using html::Tag;

struct WantedTags {
  bool of[static_cast<size_t>(Tag::FirstUnlisted)] = {};
  constexpr WantedTags() {
    for (const Tag tag : {Tag::Meta, Tag::Link, Tag::Title, Tag::Base, Tag::H1, Tag::H2, Tag::H3,
                          Tag::H4, Tag::Time, Tag::Script}) {
      of[static_cast<size_t>(tag)] = true;
    }
  }
};
constexpr WantedTags kWanted;

// "Doe, Jane" as bibliographies have it.
std::string_view first_name_first(std::string_view name, Arena& arena) {
  const size_t comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos) {
    return name;
  }
  const std::string_view last = trim(name.substr(0, comma));
  const std::string_view first = trim(name.substr(comma + 1));
  if (last.empty() || first.empty() || last.find(' ') != std::string_view::npos) return name;
  ArenaString joined(arena);
  joined.append(first);
  joined.push_back(' ');
  joined.append(last);
  return joined.view();
}

void add_named(Facts& facts, NodeId node, const MetaName& name, std::string_view key,
               std::string_view raw) {
  // Lists of names keep their line breaks until they are split.
  const std::string_view decoded = html::attribute_value(raw, facts.arena);
  const std::string_view value = clean(decoded, facts.arena);
  Carrier carrier = name.carrier;
  if (name.field == Field::Author) {
    const bool last_name_first = carrier == Carrier::DublinCore || name.name == "citation.author";
    facts.add_credit(carrier, key,
                     last_name_first ? first_name_first(decoded, facts.arena) : decoded, {}, node,
                     name.rank);
    return;
  }
  if (facts.add(name.field, carrier, key, value, node, name.rank) == 0) return;
  if (name.field == Field::Headline && carrier == Carrier::OpenGraph && facts.og_title.empty()) {
    facts.og_title = value;
  }
}

// {"title": …, "pub_date": …, "author": …} in one attribute.
void read_parsely_page(Facts& facts, NodeId node, std::string_view raw) {
  constexpr struct {
    std::string_view key;
    MetaName name;
  } kMembers[] = {
      {"title", {"parsely-page", Field::Headline, Carrier::Meta, rank::kVendor}},
      {"pub_date", {"parsely-page", Field::Published, Carrier::Meta, rank::kVendor}},
      {"author", {"parsely-page", Field::Author, Carrier::Meta, rank::kVendor}},
      {"section", {"parsely-page", Field::Section, Carrier::Meta, rank::kVendor}},
  };
  const JsonDocument page = read_json(html::attribute_value(raw, facts.arena), facts.arena);
  for (const auto& member : kMembers) {
    const JsonId id = page.find(page.first_root(), member.key);
    if (id != kNoJson) add_named(facts, node, member.name, "parsely-page", page[id].text);
  }
}

void read_meta(Facts& facts, NodeId id) {
  std::string_view name, property, itemprop, content, http_equiv;
  html::each_attribute(facts.document, id, [&](std::string_view key, std::string_view value) {
    switch (key.size()) {
      case 4:
        if (name.data() == nullptr && equals_ignoring_case(key, "name")) name = value;
        break;
      case 7:
        if (content.data() == nullptr && equals_ignoring_case(key, "content")) content = value;
        break;
      case 8:
        if (property.data() == nullptr && equals_ignoring_case(key, "property")) property = value;
        if (itemprop.data() == nullptr && equals_ignoring_case(key, "itemprop")) itemprop = value;
        break;
      case 10:
        if (http_equiv.data() == nullptr && equals_ignoring_case(key, "http-equiv"))
          http_equiv = value;
        break;
      default: break;
    }
  });
  if (trim(content).empty()) return;
  // The same words in both attributes are one statement.
  const MetaName* first = nullptr;
  const auto read_words = [&](std::string_view words) {
    each_word(words, [&](std::string_view word) {
      const MetaName* known = find_meta_name(word);
      if (known == nullptr || known == first) return;
      first = known;
      add_named(facts, id, *known, word, content);
    });
  };
  if (equals_ignoring_case(name, "parsely-page")) {
    read_parsely_page(facts, id, content);
    return;
  }
  // A name may hold blanks ("publish date"), a property may be several.
  if (name.find(' ') != std::string_view::npos) {
    char joined[32];
    if (name.size() <= sizeof(joined)) {
      for (size_t i = 0; i < name.size(); ++i) joined[i] = name[i] == ' ' ? '.' : name[i];
      const MetaName* known = find_meta_name({joined, name.size()});
      if (known != nullptr) {
        first = known;
        add_named(facts, id, *known, name, content);
      }
    }
  } else {
    read_words(name);
  }
  read_words(property);
  if (!http_equiv.empty()) {
    const MetaName* known = find_meta_name(http_equiv);
    if (known != nullptr && (known->field == Field::Language || known->field == Field::Modified)) {
      add_named(facts, id, *known, http_equiv, content);
    }
  }
  if (!itemprop.empty()) {
    facts.body_items_seen =
        facts.body_items_seen || facts.document[id].parent != facts.document.head();
  }
  // Microdata in the head belongs to the page; in the body read_items knows its item.
  if (!itemprop.empty() && facts.document[id].parent == facts.document.head()) {
    const auto item = [&](std::string_view word, Field field) {
      if (!equals_ignoring_case(itemprop, word)) return;
      const MetaName known{word, field, Carrier::Microdata, rank::kItem};
      add_named(facts, id, known, word, content);
    };
    item("datePublished", Field::Published);
    item("dateModified", Field::Modified);
    item("author", Field::Author);
    item("headline", Field::Headline);
    item("image", Field::Image);
    item("articleSection", Field::Section);
  }
}

void read_link(Facts& facts, NodeId id) {
  std::string_view rel, href;
  html::each_attribute(facts.document, id, [&](std::string_view key, std::string_view value) {
    if (rel.data() == nullptr && equals_ignoring_case(key, "rel")) rel = value;
    if (href.data() == nullptr && equals_ignoring_case(key, "href")) href = value;
  });
  if (rel.size() < 4 || href.empty()) return;
  each_word(rel, [&](std::string_view word) {
    if (equals_ignoring_case(word, "canonical")) {
      const std::string_view url = trim(html::attribute_value(href, facts.arena));
      facts.add(Field::Url, Carrier::Link, "canonical", url, id, rank::kArticleNode);
      if (facts.canonical.empty()) facts.canonical = url;
    } else if (word.size() == 4 && equals_ignoring_case(word, "next")) {
      if (facts.metadata.next.empty()) {
        facts.metadata.next = trim(html::attribute_value(href, facts.arena));
      }
    } else if (equals_ignoring_case(word, "author")) {
      facts.add(Field::AuthorUrl, Carrier::Link, "author",
                trim(html::attribute_value(href, facts.arena)), id, rank::kLast);
    } else if (equals_ignoring_case(word, "image_src")) {
      facts.add(Field::Image, Carrier::Link, "image_src",
                trim(html::attribute_value(href, facts.arena)), id, rank::kVague);
    }
  });
}

void read_html(Facts& facts) {
  const NodeId html = facts.document.html();
  if (html == html::kNoNode) return;
  html::each_attribute(facts.document, html, [&](std::string_view key, std::string_view value) {
    if (equals_ignoring_case(key, "lang") || equals_ignoring_case(key, "xml:lang")) {
      facts.add(Field::Language, Carrier::Html, "lang",
                trim(html::attribute_value(value, facts.arena)), html,
                key.size() == 4 ? rank::kArticleNode : rank::kTwinNode);
    } else if (equals_ignoring_case(key, "dir") && facts.metadata.direction.empty()) {
      if (equals_ignoring_case(value, "rtl")) facts.metadata.direction = "rtl";
      if (equals_ignoring_case(value, "ltr")) facts.metadata.direction = "ltr";
    }
  });
}

bool is_json_ld(const Facts& facts, NodeId id) {
  bool found = false;
  html::each_attribute(facts.document, id, [&](std::string_view key, std::string_view value) {
    if (equals_ignoring_case(key, "type")) {
      value = trim(value);
      // "application/ld+json; charset=utf-8", "application/json+ld" too.
      found = starts_with_ignoring_case(value, "application/ld+json") ||
              starts_with_ignoring_case(value, "application/json+ld") ||
              starts_with_ignoring_case(value, "text/ld+json");
    }
  });
  return found;
}

// Whether a heading is a link to the front page: the site's name, not a headline.
bool links_home(const Facts& facts, NodeId id) {
  const html::Document& document = facts.document;
  // A heading around a link, or a link around a heading.
  NodeId link = html::kNoNode;
  if (document[document[id].parent].is_html(Tag::A)) link = document[id].parent;
  NodeId at = document.following(id, id);
  for (int steps = 0; at != html::kNoNode && steps < 4 && link == html::kNoNode; ++steps) {
    if (document[at].is_html(Tag::A)) link = at;
    at = document.following(at, id);
  }
  if (link == html::kNoNode) return false;
  const std::string_view href = trim(html::attribute(document, link, "href"));
  if (href == "/" || href == "./" || href == "index.html" || href == "/index.html") return true;
  const std::string_view host = host_of(href);
  if (host.empty()) return false;
  const size_t path = href.find(host) + host.size();
  return path >= href.size() || href.substr(path) == "/";
}

void read_heading(Facts& facts, NodeId id) {
  if (facts.headings_seen++ >= kHeadingsMax) return;  // empty ones count: they may be large
  Heading heading;
  heading.node = id;
  heading.text = clean(text_content(facts.document, id, facts.arena, 1024), facts.arena);
  if (heading.text.empty()) return;
  heading.folded = fold(heading.text, facts.arena);
  heading.masthead = links_home(facts, id);
  facts.add(Field::Headline, Carrier::Visible, "h1", heading.text, id, rank::kVisible);
  facts.headings.push_back(heading);
}

}  // namespace

uint32_t Facts::add(Field field, Carrier carrier, std::string_view key,
                    std::string_view clean_value, NodeId node, uint8_t rank) {
  if (clean_value.empty() || metadata.statements.size() >= kStatementsMax) return 0;
  Statement statement;
  statement.field = field;
  statement.carrier = carrier;
  statement.key = key;
  statement.value = clean_value;
  statement.node = node;
  statement.rank = rank;
  statement.begin = document[node].begin;
  statement.end = document[node].open_end;
  metadata.statements.push_back(statement);
  return static_cast<uint32_t>(metadata.statements.size());
}

void Facts::add_credit(Carrier carrier, std::string_view key, std::string_view name,
                       std::string_view address, NodeId node, uint8_t rank) {
  const uint32_t added = add(Field::Author, carrier, key, clean(name, arena), node, rank);
  if (added == 0) return;
  Credit credit;
  credit.name = name;
  credit.url = address;
  credit.rank = rank;
  credit.statement = added - 1;
  credits.push_back(credit);
}

void read_head(Facts& facts) {
  const html::Document& document = facts.document;
  read_html(facts);
  const NodeId size = static_cast<NodeId>(document.size());
  for (NodeId id = html::kDocument; id < size; ++id) {
    const html::Node& node = document[id];
    // Text has no tag, so that one look tells nearly all nodes apart.
    if (!html::is_listed(node.tag) || !kWanted.of[static_cast<size_t>(node.tag)]) continue;
    if (node.kind != html::NodeKind::Element || node.space() != html::Namespace::Html) continue;
    switch (node.tag) {
      case Tag::Meta: read_meta(facts, id); break;
      case Tag::Link: read_link(facts, id); break;
      case Tag::Title:
        if (facts.title.empty()) {
          facts.title = clean(text_content(document, id, facts.arena, 1024), facts.arena);
          facts.add(Field::Headline, Carrier::Title, "title", facts.title, id, rank::kLast);
        }
        break;
      case Tag::Base:
        if (facts.base.empty()) {
          const std::string_view href = html::attribute(document, id, "href");
          if (href.data() != nullptr) facts.base = trim(href);
        }
        break;
      case Tag::H1: read_heading(facts, id); break;
      case Tag::H2:
      case Tag::H3:
      case Tag::H4:
        if (facts.lower_headings.size() < kLowerHeadingsMax) facts.lower_headings.push_back(id);
        break;
      case Tag::Time:
        if (facts.times.size() < kTimesMax) facts.times.push_back(id);
        break;
      case Tag::Script:
        // The shortest that could be: <script type=text/ld+json>
        if (node.open_end - node.begin >= 26 && facts.scripts.size() < kScriptsMax &&
            is_json_ld(facts, id)) {
          facts.scripts.push_back(id);
        }
        break;
      default: break;
    }
  }
}

}  // namespace stet::meta
