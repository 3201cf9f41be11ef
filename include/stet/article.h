#pragma once
// The record that leaves stet, schema "stet/1". An Article owns its strings and
// points at nothing else. Text is UTF-8, NFC, white space collapsed. An empty
// string, list or optional means "not known": stet leaves out, it never guesses.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace stet {

// Bytes [begin, end) of the decoded page.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;
};

enum class PageKind : uint8_t {
  None,  // nothing to read here: empty, binary, a script-drawn page
  Article,
  LiveBlog,
  Video,
  Audio,
  Gallery,
  Listing,
  Forum,
  Product,
  Other,
};

// What a block of the page is for. Every block has exactly one role.
enum class Role : uint8_t {
  Other,
  Headline,
  Kicker,
  Standfirst,
  Byline,
  Timestamp,
  Paragraph,
  Subheading,
  ListItem,
  Quote,
  Table,
  Code,
  Caption,
  PhotoCredit,
  Credit,
  Notice,
  About,
  Related,
  Navigation,
  Share,
  Promotion,
  Consent,
  Comment,
  Placeholder,
};

// The names that appear in records: "live_blog", "list_item".
const char* name(PageKind kind);
const char* name(Role role);

enum class BodyRole : uint8_t {
  Paragraph,
  Heading,
  List,
  Quote,
  Table,
  Code,
  Figure,
  Embed,
  Question,
  Answer,
  Entry,  // of a live blog: the blocks up to the next one belong to it
};
const char* name(BodyRole role);

struct Link {
  std::string url, text;
};

struct BodyBlock {
  BodyRole role = BodyRole::Paragraph;
  // Paragraph, heading, code, question, answer; caption of a figure; headline of an entry, which
  // may be empty. A quote of several paragraphs has a blank line between them.
  std::string text;
  std::string attribution;         // quote: whom the page names behind it
  std::string time;                // entry of a live blog: RFC 3339
  int level = 0;                   // heading: 1..6
  bool ordered = false;            // list
  std::vector<std::string> items;  // list; a line feed between paragraphs of one item
  std::vector<int> depths;         // list: of each item, from 1; empty if none is nested
  std::vector<std::vector<std::string>> rows;  // table
  std::vector<Link> links;
  Span span;
};

struct Author {
  enum class Kind : uint8_t { Person, Organisation };
  std::string name, url;
  Kind kind = Kind::Person;
};

struct Image {
  std::string url, alt, caption, credit;
  int width = 0, height = 0;  // pixels; 0 if not stated
  bool lead = false;
};

struct Organisation {
  std::string name, url;
};

// Where the page came from.
struct Source {
  std::string path, url, media_type, encoding;
  uint64_t bytes = 0;  // before decoding
};

// One statement about a field, found somewhere on the page.
struct Witness {
  std::string field;  // "headline", "published" …
  std::string value;  // as it stood there
  std::string from;   // "json-ld", "og:title", "time[datetime]", "block" …
  Span span;
  bool chosen = false;
};

// What spoke for or against a block, in words: "few links".
struct Reason {
  std::string what;
  float weight = 0;  // log-odds; above zero: that it stands
};

// One block of the page with its verdict, for `--blocks`.
struct BlockVerdict {
  Role role = Role::Other;
  std::string text, reason;
  Span span;
  std::optional<float> score = {};   // 0..1 that it stands in the text
  std::vector<Reason> reasons = {};  // the strongest, strongest first; only when asked for
};

// Whether the article may be read without paying, and whether all of it is in the record.
struct Access {
  std::optional<bool> free, complete;
  std::vector<Witness> evidence;  // of fields "free" and "complete": what the page says or shows
};

struct Article {
  std::string id;  // content address of the source bytes: "xxh3:" and 32 hex digits
  Source source;
  std::string url;  // canonical
  PageKind kind = PageKind::None;
  // The probability, 0..1, that the record is right: that of the words of its text, and of those
  // that it should have, nine tenths are (F1); of a page of kind None, that there is nothing to
  // read. Not known for flattened text and for bodies that are not from the markup.
  std::optional<float> confidence;
  std::string language;   // BCP 47, as the page declares it
  std::string direction;  // "ltr" or "rtl", as declared or as the script of the text says
  std::string headline, kicker, subheadline;
  // The standfirst if the page shows one (subheadline, if it is a heading); else what
  // the page declares as its description; else the first paragraph.
  std::string lede;
  std::vector<Author> authors;
  std::string published, modified;  // RFC 3339, or a plain date
  Organisation publisher, site;
  std::string section;
  std::vector<std::string> topics;
  std::vector<BodyBlock> body;  // without the standfirst
  // What is read: the standfirst that the page shows, then the body's paragraphs, headings,
  // list items; a blank line between.
  std::string text;
  std::vector<Image> images;
  Access access;
  std::string next;                  // address of the next part of an article in several
  std::vector<Witness> evidence;     // only when asked for
  std::vector<BlockVerdict> blocks;  // only when asked for
  std::vector<std::string> warnings;
};

}  // namespace stet
