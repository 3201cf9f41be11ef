// The table of names and its hash.

#include "meta/meta_names.h"

#include <array>

#include "base/ascii.h"

namespace stet::meta {
namespace {

// ':' '-' '_' and '.' are used without rule (dc.date, dc:date, publish-date,
// publish_date), so they count as one sign; "dcterms." counts as "dc.".
constexpr MetaName kNames[] = {
    // Open Graph, https://ogp.me/
    {"og.title", Field::Headline, Carrier::OpenGraph, rank::kArticle},
    {"og.description", Field::Description, Carrier::OpenGraph, rank::kArticle},
    {"og.url", Field::Url, Carrier::OpenGraph, rank::kArticle},
    {"og.image", Field::Image, Carrier::OpenGraph, rank::kArticle},
    {"og.image.url", Field::Image, Carrier::OpenGraph, rank::kArticle},
    {"og.image.secure.url", Field::Image, Carrier::OpenGraph, rank::kArticle},
    {"og.type", Field::Kind, Carrier::OpenGraph, rank::kArticle},
    {"og.site.name", Field::Site, Carrier::OpenGraph, rank::kArticle},
    {"og.locale", Field::Language, Carrier::OpenGraph, rank::kVendor},
    {"og.updated.time", Field::Modified, Carrier::OpenGraph, rank::kItem},
    {"og.article.published.time", Field::Published, Carrier::OpenGraph, rank::kArticle},
    {"og.article.modified.time", Field::Modified, Carrier::OpenGraph, rank::kArticle},
    {"og.article.author", Field::Author, Carrier::OpenGraph, rank::kArticle},
    {"og.article.section", Field::Section, Carrier::OpenGraph, rank::kArticle},
    {"og.article.tag", Field::Topic, Carrier::OpenGraph, rank::kArticle},
    {"og.pubdate", Field::Published, Carrier::OpenGraph, rank::kVendor},
    {"og.publish.date", Field::Published, Carrier::OpenGraph, rank::kVendor},
    {"og.published.time", Field::Published, Carrier::OpenGraph, rank::kArticle},
    {"og.author", Field::Author, Carrier::OpenGraph, rank::kArticle},
    {"article.published.time", Field::Published, Carrier::OpenGraph, rank::kArticle},
    {"article.published", Field::Published, Carrier::OpenGraph, rank::kArticle},
    {"article.modified.time", Field::Modified, Carrier::OpenGraph, rank::kArticle},
    {"article.modified", Field::Modified, Carrier::OpenGraph, rank::kArticle},
    {"article.updated", Field::Modified, Carrier::OpenGraph, rank::kArticle},
    {"article.author", Field::Author, Carrier::OpenGraph, rank::kArticle},
    {"article.author.name", Field::Author, Carrier::OpenGraph, rank::kArticle},
    {"article.section", Field::Section, Carrier::OpenGraph, rank::kArticle},
    {"article.tag", Field::Topic, Carrier::OpenGraph, rank::kArticle},
    {"article.content.tier", Field::Free, Carrier::OpenGraph, rank::kArticle},
    {"article.publisher", Field::Publisher, Carrier::OpenGraph, rank::kArticle},
    {"video.release.date", Field::Published, Carrier::OpenGraph, rank::kVendor},
    {"og.video.release.date", Field::Published, Carrier::OpenGraph, rank::kVendor},
    // Twitter
    {"twitter.title", Field::Headline, Carrier::Twitter, rank::kTwitter},
    {"twitter.description", Field::Description, Carrier::Twitter, rank::kTwitter},
    {"twitter.image", Field::Image, Carrier::Twitter, rank::kTwitter},
    {"twitter.image.src", Field::Image, Carrier::Twitter, rank::kTwitter},
    // Dublin Core, https://www.dublincore.org/specifications/dublin-core/dcq-html/
    {"dc.title", Field::Headline, Carrier::DublinCore, rank::kVendor},
    {"dc.creator", Field::Author, Carrier::DublinCore, rank::kVendor},
    {"dc.description", Field::Description, Carrier::DublinCore, rank::kVendor},
    {"dc.date.issued", Field::Published, Carrier::DublinCore, rank::kVendor},
    {"dc.date.published", Field::Published, Carrier::DublinCore, rank::kVendor},
    {"dc.date.created", Field::Published, Carrier::DublinCore, rank::kVendor},
    {"dc.issued", Field::Published, Carrier::DublinCore, rank::kVendor},
    {"dc.created", Field::Published, Carrier::DublinCore, rank::kVendor},
    {"dc.available", Field::Published, Carrier::DublinCore, rank::kVague},
    {"dc.date", Field::Published, Carrier::DublinCore, rank::kVague},
    {"dc.date.modified", Field::Modified, Carrier::DublinCore, rank::kVendor},
    {"dc.modified", Field::Modified, Carrier::DublinCore, rank::kVendor},
    {"dc.publisher", Field::Publisher, Carrier::DublinCore, rank::kVendor},
    {"dc.subject", Field::Topic, Carrier::DublinCore, rank::kVague},
    {"dc.language", Field::Language, Carrier::DublinCore, rank::kVendor},
    {"dc.identifier", Field::Url, Carrier::DublinCore, rank::kVague},
    // Plain names, of HTML and of content management systems
    {"author", Field::Author, Carrier::Meta, rank::kVendor},
    {"authors", Field::Author, Carrier::Meta, rank::kVendor},
    {"byl", Field::Author, Carrier::Meta, rank::kVendor},
    {"byline", Field::Author, Carrier::Meta, rank::kVendor},
    {"creator", Field::Author, Carrier::Meta, rank::kVague},
    {"citation.author", Field::Author, Carrier::Meta, rank::kVendor},
    {"parsely.author", Field::Author, Carrier::Meta, rank::kVendor},
    {"sailthru.author", Field::Author, Carrier::Meta, rank::kVendor},
    {"cxenseparse.author", Field::Author, Carrier::Meta, rank::kVendor},
    {"description", Field::Description, Carrier::Meta, rank::kItem},
    {"sailthru.description", Field::Description, Carrier::Meta, rank::kVendor},
    {"title", Field::Headline, Carrier::Meta, rank::kVague},
    {"headline", Field::Headline, Carrier::Meta, rank::kVague},
    {"parsely.title", Field::Headline, Carrier::Meta, rank::kVendor},
    {"sailthru.title", Field::Headline, Carrier::Meta, rank::kVendor},
    {"citation.title", Field::Headline, Carrier::Meta, rank::kVendor},
    {"cxenseparse.title", Field::Headline, Carrier::Meta, rank::kVendor},
    {"keywords", Field::Topic, Carrier::Meta, rank::kVague},
    {"news.keywords", Field::Topic, Carrier::Meta, rank::kVendor},
    {"parsely.tags", Field::Topic, Carrier::Meta, rank::kVendor},
    {"sailthru.tags", Field::Topic, Carrier::Meta, rank::kVendor},
    {"date", Field::Published, Carrier::Meta, rank::kVague},
    {"created", Field::Published, Carrier::Meta, rank::kVague},
    {"timestamp", Field::Published, Carrier::Meta, rank::kVague},
    {"pubdate", Field::Published, Carrier::Meta, rank::kVendor},
    {"publish.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"publishdate", Field::Published, Carrier::Meta, rank::kVendor},
    {"publish.time", Field::Published, Carrier::Meta, rank::kVendor},
    {"published", Field::Published, Carrier::Meta, rank::kVendor},
    {"published.time", Field::Published, Carrier::Meta, rank::kVendor},
    {"published.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"publication.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"date.published", Field::Published, Carrier::Meta, rank::kVendor},
    {"datepublished", Field::Published, Carrier::Meta, rank::kVendor},
    {"date.created", Field::Published, Carrier::Meta, rank::kVague},
    {"datecreated", Field::Published, Carrier::Meta, rank::kVague},
    {"dateposted", Field::Published, Carrier::Meta, rank::kVendor},
    {"originalpublicationdate", Field::Published, Carrier::Meta, rank::kVendor},
    {"article.date.original", Field::Published, Carrier::Meta, rank::kVendor},
    {"article.created", Field::Published, Carrier::Meta, rank::kVendor},
    {"rnews.datepublished", Field::Published, Carrier::Meta, rank::kVendor},
    {"prism.publicationdate", Field::Published, Carrier::Meta, rank::kVendor},
    {"citation.publication.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"citation.online.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"citation.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"displaydate", Field::Published, Carrier::Meta, rank::kVendor},
    {"sailthru.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"parsely.pub.date", Field::Published, Carrier::Meta, rank::kVendor},
    {"cxenseparse.recs.publishtime", Field::Published, Carrier::Meta, rank::kVendor},
    {"cxenseparse.publishtime", Field::Published, Carrier::Meta, rank::kVendor},
    {"bt.pubdate", Field::Published, Carrier::Meta, rank::kVendor},
    {"last.modified", Field::Modified, Carrier::Meta, rank::kVendor},
    {"lastmod", Field::Modified, Carrier::Meta, rank::kVendor},
    {"lastmodified", Field::Modified, Carrier::Meta, rank::kVendor},
    {"modified", Field::Modified, Carrier::Meta, rank::kVendor},
    {"modified.time", Field::Modified, Carrier::Meta, rank::kVendor},
    {"datemodified", Field::Modified, Carrier::Meta, rank::kVendor},
    {"date.modified", Field::Modified, Carrier::Meta, rank::kVendor},
    {"revised", Field::Modified, Carrier::Meta, rank::kVague},
    {"updated", Field::Modified, Carrier::Meta, rank::kVague},
    {"section", Field::Section, Carrier::Meta, rank::kVendor},
    {"parsely.section", Field::Section, Carrier::Meta, rank::kVendor},
    {"cxenseparse.taxonomy", Field::Section, Carrier::Meta, rank::kVague},
    {"category", Field::Section, Carrier::Meta, rank::kVague},
    {"publisher", Field::Publisher, Carrier::Meta, rank::kVendor},
    {"citation.publisher", Field::Publisher, Carrier::Meta, rank::kVendor},
    {"application.name", Field::Site, Carrier::Meta, rank::kVendor},
    {"apple.mobile.web.app.title", Field::Site, Carrier::Meta, rank::kVague},
    {"content.language", Field::Language, Carrier::Meta, rank::kVendor},
    {"language", Field::Language, Carrier::Meta, rank::kVague},
    {"parsely.link", Field::Url, Carrier::Meta, rank::kVendor},
    {"parsely.image.url", Field::Image, Carrier::Meta, rank::kVendor},
    {"sailthru.image.full", Field::Image, Carrier::Meta, rank::kVendor},
    {"thumbnail", Field::Image, Carrier::Meta, rank::kVague},
};

constexpr size_t kNameBytesMax = 32;
constexpr size_t kSlots = 512;
static_assert(std::size(kNames) * 2 < kSlots);

constexpr char plain(char c) { return c == ':' || c == '-' || c == '_' ? '.' : to_lower(c); }

// FNV-1a.
constexpr uint32_t hash(std::string_view name) {
  uint32_t value = 2166136261u;
  for (const char c : name) value = (value ^ static_cast<uint8_t>(c)) * 16777619u;
  return value ^ value >> 15;
}

constexpr std::array<uint8_t, kSlots> make_slots() {
  std::array<uint8_t, kSlots> slots{};
  for (size_t i = 0; i < std::size(kNames); ++i) {
    size_t slot = hash(kNames[i].name) % kSlots;
    while (slots[slot] != 0) slot = (slot + 1) % kSlots;
    slots[slot] = static_cast<uint8_t>(i + 1);
  }
  return slots;
}
static_assert(std::size(kNames) < 255);
constexpr std::array<uint8_t, kSlots> kSlotOf = make_slots();

}  // namespace

const MetaName* find_meta_name(std::string_view name) {
  char buffer[kNameBytesMax];
  size_t size = 0;
  size_t skip = 0;
  if (starts_with_ignoring_case(name, "dcterms") && name.size() > 8) {
    buffer[size++] = 'd';
    buffer[size++] = 'c';
    skip = 7;
  }
  if (name.size() > kNameBytesMax) return nullptr;
  for (const char c : name.substr(skip)) buffer[size++] = plain(c);
  const std::string_view key(buffer, size);
  for (size_t slot = hash(key) % kSlots; kSlotOf[slot] != 0; slot = (slot + 1) % kSlots) {
    const MetaName& entry = kNames[kSlotOf[slot] - 1];
    if (entry.name == key) return &entry;
  }
  return nullptr;
}

const char* carrier_name(Carrier carrier) {
  switch (carrier) {
    case Carrier::JsonLd: return "json-ld";
    case Carrier::OpenGraph: return "open-graph";
    case Carrier::Twitter: return "twitter";
    case Carrier::DublinCore: return "dublin-core";
    case Carrier::Microdata: return "microdata";
    case Carrier::Rdfa: return "rdfa";
    case Carrier::Meta: return "meta";
    case Carrier::Link: return "link";
    case Carrier::Title: return "title";
    case Carrier::Time: return "time";
    case Carrier::Html: return "html";
    case Carrier::Visible: return "visible";
  }
  return "";
}

const char* field_name(Field field) {
  switch (field) {
    case Field::Headline: return "headline";
    case Field::Description: return "description";
    case Field::Author: return "author";
    case Field::AuthorUrl: return "author_url";
    case Field::Published: return "published";
    case Field::Modified: return "modified";
    case Field::Publisher: return "publisher";
    case Field::Site: return "site";
    case Field::Section: return "section";
    case Field::Topic: return "topic";
    case Field::Language: return "language";
    case Field::Url: return "url";
    case Field::Image: return "image";
    case Field::Kind: return "kind";
    case Field::Free: return "free";
  }
  return "";
}

}  // namespace stet::meta
