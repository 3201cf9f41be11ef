#pragma once
// What a page says about itself: every statement with its source (witnesses),
// and for each field the value that the precedence rules choose.
//
// Metadata holds views: it lives as long as the arena and the decoded page.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "html/document.h"
#include "stet/article.h"

namespace stet::meta {

enum class Field : uint8_t {
  Headline,
  Description,
  Author,
  AuthorUrl,
  Published,
  Modified,
  Publisher,
  Site,
  Section,
  Topic,
  Language,
  Url,
  Image,
  Kind,
  Free,
};

enum class Carrier : uint8_t {
  JsonLd,
  OpenGraph,  // og:, article:, profile:
  Twitter,
  DublinCore,
  Microdata,
  Rdfa,
  Meta,     // other <meta name>
  Link,     // <link rel>
  Title,    // <title>
  Time,     // <time datetime>
  Html,     // <html lang>, dir
  Visible,  // text of the page: a byline, a heading
};

struct Statement {
  Field field;
  Carrier carrier;
  std::string_view key;         // "headline", "og:title", "dc.date" …
  std::string_view value;       // decoded, white space collapsed, tags stripped
  uint32_t begin = 0, end = 0;  // where it stands in the decoded page
  html::NodeId node = html::kNoNode;
  uint8_t rank = 0;     // among the statements about the field: the lowest is asked first
  bool chosen = false;  // the value below is this one, or was made of it
};

// "json-ld", "open-graph" …
const char* carrier_name(Carrier carrier);
const char* field_name(Field field);

struct Person {
  std::string_view name, url;
  Author::Kind kind = Author::Kind::Person;
};

// An entry of a live blog, as JSON-LD has it.
struct Update {
  std::string_view headline;  // clean
  std::string_view body;      // as written
  std::string_view time;      // RFC 3339, with a time of day; else empty
};

struct Metadata {
  explicit Metadata(Arena& arena)
      : statements(arena),
        authors(arena),
        topics(arena),
        images(arena),
        questions(arena),
        paid(arena),
        updates(arena) {}
  ArenaVector<Statement> statements;  // in document order

  // Chosen values; empty if unknown.
  std::string_view headline, description, published, modified, section, language, direction, url;
  std::string_view publisher_name, publisher_url, site_name;
  ArenaVector<Person> authors;
  ArenaVector<std::string_view> topics;
  ArenaVector<std::string_view> images;     // absolute addresses
  ArenaVector<std::string_view> questions;  // that JSON-LD says the page answers
  PageKind kind = PageKind::None;           // as declared; None if nothing is
  bool news = false;                        // declared as news: NewsArticle and below
  // JSON-LD articleBody, as written: what the record falls back on if the markup holds no story.
  std::string_view article_body;
  std::string_view next;  // <link rel=next>, as written
  // What JSON-LD says of the parts that only subscribers may read: selectors of CSS.
  ArenaVector<std::string_view> paid;
  ArenaVector<Update> updates;  // liveBlogUpdate
  uint32_t word_count = 0;      // of the article, as JSON-LD has it; 0 if not stated
  uint32_t updates_begin = 0, updates_end = 0;            // the same
  uint32_t article_body_begin = 0, article_body_end = 0;  // in the decoded page; 0 if not known
  html::NodeId headline_node = html::kNoNode;  // the <h1> that says the headline, if one does
  uint32_t json_repairs = 0;                   // bit i: JsonRepair i was made in a JSON-LD block
};

// Which carriers to read. Those in the body of the page (microdata, RDFa,
// microformats, rel=author) rank last and cost most, so they are read only where
// the others leave out the headline, the authors or the date.
enum class Witnesses : uint8_t {
  AsNeeded,
  All,  // for evidence; the chosen values are the same
};

// `url` is the page's address if known, else empty. Linear in the page.
Metadata read(const html::Document& document, std::string_view url, Arena& arena,
              Witnesses witnesses = Witnesses::AsNeeded);

// One statement a line, then the chosen values.
std::string dump(const Metadata& metadata);

}  // namespace stet::meta
