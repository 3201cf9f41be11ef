#pragma once
// What the readers of the carriers hand to each other and to choose(): the
// statements so far, and the places in the page that later readers look at.

#include "html/attributes.h"
#include "html/document.h"
#include "meta/metadata.h"

namespace stet::meta {

// An author as one carrier names him; several may stand in one name.
struct Credit {
  std::string_view name, url;
  Author::Kind kind = Author::Kind::Person;
  uint8_t rank = 0;
  uint32_t statement = 0;  // index
};

struct Heading {
  html::NodeId node;
  std::string_view text;
  std::string_view folded;
  bool masthead = false;  // a link to the front page
};

// LIMIT: a page has not more headings, times and blocks of JSON-LD that count.
inline constexpr size_t kHeadingsMax = 32;
inline constexpr size_t kLowerHeadingsMax = 64;
inline constexpr size_t kTimesMax = 256;
inline constexpr size_t kScriptsMax = 64;
inline constexpr size_t kStatementsMax = 2048;

struct Facts {
  Facts(const html::Document& the_document, std::string_view the_url, Arena& the_arena)
      : document(the_document),
        url(the_url),
        arena(the_arena),
        metadata(the_arena),
        credits(the_arena),
        headings(the_arena),
        lower_headings(the_arena),
        times(the_arena),
        scripts(the_arena) {}

  // Adds a statement unless the clean value is empty. Returns its index + 1, or 0.
  uint32_t add(Field field, Carrier carrier, std::string_view key, std::string_view clean_value,
               html::NodeId node, uint8_t rank);
  // The same for an author; `name` may hold several and need not be clean.
  void add_credit(Carrier carrier, std::string_view key, std::string_view name,
                  std::string_view address, html::NodeId node, uint8_t rank);

  const html::Document& document;
  std::string_view url;
  Arena& arena;
  Metadata metadata;
  ArenaVector<Credit> credits;
  ArenaVector<Heading> headings;             // <h1>, in document order
  size_t headings_seen = 0;                  // empty ones too
  ArenaVector<html::NodeId> lower_headings;  // <h2> to <h4>
  ArenaVector<html::NodeId> times;           // <time>
  ArenaVector<html::NodeId> scripts;         // JSON-LD
  std::string_view title;                    // <title>
  std::string_view canonical;                // <link rel=canonical>, as written
  std::string_view og_title;
  std::string_view ld_headline;
  std::string_view site_url;     // of the publisher, as JSON-LD has it
  std::string_view base;         // <base href>
  bool body_items_seen = false;  // a <meta itemprop> in the body
};

// One pass over the nodes: meta, link, title, base, h1, and where times and
// scripts stand.
void read_head(Facts& facts);

// JSON-LD of facts.scripts; needs headings, title and canonical address.
void read_json_ld(Facts& facts);

// Sets metadata.headline and headline_node; again after read_body if that is needed.
void choose_headline(Facts& facts);

// <time> near the headline, or marked as a date of publication.
void read_times(Facts& facts);

// Microdata and RDFa of the item around the headline.
void read_items(Facts& facts);

// rel=author, microformats, and bylines and dates by their class.
void read_near(Facts& facts);

// Whether an element that is no ancestor of the headline stands in an <aside>, a
// <nav>, or below a class or id that speaks of comments.
bool stands_aside(const html::Document& document, html::NodeId id, uint32_t headline_begin);

// Everything but the headline; may be called again when there is more to go by.
void choose(Facts& facts);

}  // namespace stet::meta
