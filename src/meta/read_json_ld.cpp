// JSON-LD to statements: which node of the graph is the article, and what its
// properties say.

#include <charconv>

#include "base/ascii.h"
#include "meta/byline.h"
#include "meta/clean.h"
#include "meta/date.h"
#include "meta/json_ld.h"
#include "meta/meta_names.h"
#include "meta/similar.h"

namespace stet::meta {
namespace {

// LIMIT: of one property so many items count.
constexpr int kItemsMax = 64;
// LIMIT: a node's headline is compared with so many of the page's.
constexpr size_t kHeadingsCompared = 4;

class Reader {
 public:
  Reader(const LdGraph& graph, Facts& facts) : graph_(graph), facts_(facts) {}

  void read() {
    const LdCandidate* const main = main_node();
    if (main == nullptr) {
      read_page_node(nullptr);
      return;
    }
    const bool article = (main->types & schema::kArticle) != 0;
    read_node(main->value, article ? rank::kArticleNode : rank::kPageNode);
    add_type(main->value, rank::kArticleNode);
    const std::string_view headline = headline_of(main->value);
    if (article) facts_.ld_headline = clean(headline, facts_.arena);
    // Other nodes about the same article fill what this one leaves out.
    const std::string_view folded = fold(facts_.ld_headline, facts_.arena);
    for (const LdCandidate& other : graph_.candidates()) {
      if (&other == main || !(other.types & schema::kArticle)) continue;
      if (names_page(other.value) ||
          (!folded.empty() && !other.nested &&
           fold(clean(headline_of(other.value), facts_.arena), facts_.arena) == folded)) {
        read_node(other.value, rank::kTwinNode);
      }
    }
    if (article) read_page_node(main);
  }

 private:
  // ---------------------------------------------------------------- the article's node

  const LdCandidate* main_node() const {
    const LdCandidate* best = nullptr;
    const LdCandidate* single = nullptr;
    int article_count = 0;
    for (const LdCandidate& candidate : graph_.candidates()) {
      if (!(candidate.types & schema::kArticle)) continue;
      ++article_count;
      single = &candidate;
    }
    if (article_count == 1 && !single->nested) return single;
    float most = 0;
    for (const LdCandidate& candidate : graph_.candidates()) {
      if (page_kind(candidate.types) == PageKind::None) continue;
      const float points = points_of(candidate);
      if (points > most) {
        most = points;
        best = &candidate;
      }
    }
    return best;
  }

  // Address first, then the headline, then how much the node says.
  float points_of(const LdCandidate& candidate) const {
    float points = 1;
    if (candidate.types & schema::kArticle) points += 20;
    if (candidate.types & schema::kNews) points += 1;
    if (candidate.root) points += 10;
    if (candidate.nested) points -= 30;
    if (names_page(candidate.value)) points += 40;
    const std::string_view headline = clean(headline_of(candidate.value), facts_.arena);
    if (!headline.empty()) {
      float overlap = word_overlap(headline, facts_.title);
      for (size_t i = 0; i < facts_.headings.size() && i < kHeadingsCompared; ++i) {
        const float other = word_overlap(headline, facts_.headings[i].text);
        if (other > overlap) overlap = other;
      }
      points += 30 * overlap;
    }
    int members = 0;
    for (LdValue child = graph_.first_child(candidate.value); child && members < 30;
         child = graph_.next(child)) {
      ++members;
    }
    return points + 0.3f * static_cast<float>(members);
  }

  std::string_view headline_of(LdValue node) const {
    LdValue headline = graph_.find(node, "headline");
    if (!headline) headline = graph_.find(node, "name");
    return headline ? graph_.text(headline) : std::string_view();
  }

  // Whether the node says that it is about this page's address.
  bool names_page(LdValue node) const {
    for (const std::string_view key : {"url", "mainEntityOfPage", "@id"}) {
      const LdValue value = graph_.find(node, key);
      if (!value) continue;
      const std::string_view url = graph_.text(value);
      if (same_page(url, facts_.canonical) || same_page(url, facts_.url)) return true;
    }
    return false;
  }

  // WebPage and the like: dates and language of the page around the article.
  void read_page_node(const LdCandidate* main) {
    for (const LdCandidate& candidate : graph_.candidates()) {
      if (&candidate == main || candidate.nested || !(candidate.types & schema::kPage)) continue;
      if (main != nullptr && !candidate.root) continue;
      read_node(candidate.value, rank::kPageNode);
      if (main == nullptr) {
        add_type(candidate.value, rank::kPageNode);
      }
      return;
    }
  }

  void add_type(LdValue node, uint8_t rank) {
    const LdValue type = graph_.find(node, "@type");
    if (type) scalars(Field::Kind, type, "@type", rank);
  }

  // ---------------------------------------------------------------- properties

  void read_node(LdValue node, uint8_t rank) {
    const bool page = rank == rank::kPageNode;
    for (LdValue child = graph_.first_child(node); child; child = graph_.next(child)) {
      const std::string_view key = ld_key(graph_[child].key);
      const auto is = [&key](std::string_view name) { return key == name; };
      if (key.size() < 3) continue;
      switch (key[0]) {
        case 'a':
          if (is("author")) authors(child, key, rank, 0);
          if (is("articleSection")) scalars(Field::Section, child, key, rank);
          if (is("articleBody") && facts_.metadata.article_body.empty()) {
            facts_.metadata.article_body = graph_.text(child);
            facts_.metadata.article_body_begin = graph_.span(child).begin;
            facts_.metadata.article_body_end = graph_.span(child).end;
          }
          if (is("alternativeHeadline")) scalar(Field::Headline, child, key, rank::kVague);
          break;
        case 'c':
          if (is("creator")) authors(child, key, static_cast<uint8_t>(rank + 1), 0);
          break;
        case 'd':
          if (is("datePublished")) scalar(Field::Published, child, key, rank);
          if (is("dateModified")) scalar(Field::Modified, child, key, rank);
          if (is("dateCreated")) scalar(Field::Published, child, key, rank::kNodeOther);
          if (is("description")) scalar(Field::Description, child, key, rank);
          break;
        case 'h':
          if (is("hasPart")) paid_parts(child);
          if (is("headline")) scalar(Field::Headline, child, key, rank);
          break;
        case 'i':
          if (is("image")) images(child, key, rank, 0);
          if (is("isAccessibleForFree")) free(child, key, rank);
          if (is("inLanguage")) scalar(Field::Language, child, key, rank::kArticle);
          break;
        case 'k':
          if (is("keywords")) keywords(child, key, rank);
          break;
        case 'l':
          if (is("liveBlogUpdate") && facts_.metadata.updates.empty()) updates(child);
          break;
        case 'm':
          if (is("mainEntityOfPage")) address(Field::Url, child, key, rank::kNodeOther);
          break;
        case 'n':
          if (is("name") && !graph_.find(node, "headline")) {
            scalar(Field::Headline, child, key, page ? rank::kVague : rank);
          }
          break;
        case 'p':
          if (is("publisher")) publisher(child, key, rank);
          break;
        case 't':
          if (is("thumbnailUrl")) images(child, key, rank::kVague, 0);
          break;
        case 'u':
          if (is("url")) address(Field::Url, child, key, rank::kNodeOther);
          if (is("uploadDate")) scalar(Field::Published, child, key, rank::kNodeOther);
          break;
        case 'w':
          if (is("wordCount") && facts_.metadata.word_count == 0) {
            const std::string_view digits = trim(graph_.text(child));
            std::from_chars(digits.data(), digits.data() + digits.size(),
                            facts_.metadata.word_count);
          }
          break;
        default: break;
      }
    }
  }

  // A boolean, or what some write for it.
  void free(LdValue value, std::string_view key, uint8_t rank) {
    const JsonKind kind = graph_[value].kind;
    if (kind == JsonKind::True || kind == JsonKind::False) {
      add(Field::Free, key, value, kind == JsonKind::True ? "true" : "false", rank);
    } else {
      scalar(Field::Free, value, key, rank);
    }
  }

  void updates(LdValue list) {
    constexpr size_t kUpdatesMax = 1024;  // LIMIT
    if (graph_[list].kind != JsonKind::Array) return;
    auto& out = facts_.metadata.updates;
    for (LdValue item = graph_.first_child(list); item && out.size() < kUpdatesMax;
         item = graph_.next(item)) {
      if (graph_[item].kind != JsonKind::Object) continue;
      Update update;
      update.headline = clean(headline_of(item), facts_.arena);
      if (const LdValue body = graph_.find(item, "articleBody")) update.body = graph_.text(body);
      const LdValue published = graph_.find(item, "datePublished");
      const std::optional<Date> date =
          published ? parse_date(trim(graph_.text(published))) : std::optional<Date>();
      if (date && date->has_time()) update.time = format_date(*date, facts_.arena);
      if (!update.headline.empty() || !update.body.empty()) out.push_back(update);
    }
    facts_.metadata.updates_begin = graph_.span(list).begin;
    facts_.metadata.updates_end = graph_.span(list).end;
  }

  // https://developers.google.com/search/docs/appearance/structured-data/paywalled-content
  void paid_parts(LdValue parts) {
    constexpr size_t kPartsMax = 16;  // LIMIT
    const bool several = graph_[parts].kind == JsonKind::Array;
    for (LdValue part = several ? graph_.first_child(parts) : parts; part;
         part = several ? graph_.next(part) : LdValue{}) {
      const LdValue selector = graph_.find(part, "cssSelector");
      const LdValue free_part = graph_.find(part, "isAccessibleForFree");
      if (!selector || !free_part || facts_.metadata.paid.size() >= kPartsMax) continue;
      const JsonNode& node = graph_[free_part];
      const bool paid = node.kind == JsonKind::False ||
                        (node.kind == JsonKind::String && equals_ignoring_case(node.text, "false"));
      if (paid) facts_.metadata.paid.push_back(clean(graph_.text(selector), facts_.arena));
    }
  }

  uint32_t add(Field field, std::string_view key, LdValue value, std::string_view text,
               uint8_t rank) {
    const uint32_t added =
        facts_.add(field, Carrier::JsonLd, key, text, graph_.script(value), rank);
    if (added == 0) return 0;
    const Span span = graph_.span(value);
    if (span.end != 0) {
      facts_.metadata.statements[added - 1].begin = span.begin;
      facts_.metadata.statements[added - 1].end = span.end;
    }
    return added;
  }

  uint32_t scalar(Field field, LdValue value, std::string_view key, uint8_t rank) {
    return add(field, key, value, clean(graph_.text(value), facts_.arena), rank);
  }

  void scalars(Field field, LdValue value, std::string_view key, uint8_t rank) {
    if (graph_[value].kind != JsonKind::Array) {
      scalar(field, value, key, rank);
      return;
    }
    int count = 0;
    for (LdValue item = graph_.first_child(value); item && count < kItemsMax;
         item = graph_.next(item), ++count) {
      scalar(field, item, key, rank);
    }
  }

  void address(Field field, LdValue value, std::string_view key, uint8_t rank) {
    const LdValue object = value;
    std::string_view url;
    if (graph_[object].kind == JsonKind::Object) {
      for (const std::string_view name : {"@id", "url"}) {
        const LdValue found = graph_.find(object, name);
        if (found && url.empty()) url = graph_.text(found);
      }
    } else {
      url = graph_.text(value);
    }
    if (is_address(url)) add(field, key, value, trim(url), rank);
  }

  // A list, or one string that separates by commas.
  void keywords(LdValue value, std::string_view key, uint8_t rank) {
    if (graph_[value].kind == JsonKind::Array) {
      int count = 0;
      for (LdValue item = graph_.first_child(value); item && count < kItemsMax;
           item = graph_.next(item), ++count) {
        scalar(Field::Topic, item, key, rank);
      }
      return;
    }
    scalar(Field::Topic, value, key, rank);
  }

  void images(LdValue value, std::string_view key, uint8_t rank, int depth) {
    if (depth > 3) return;
    value = graph_.resolve(value);
    const JsonNode& node = graph_[value];
    if (node.kind == JsonKind::Array) {
      int count = 0;
      for (LdValue item = graph_.first_child(value); item && count < kItemsMax;
           item = graph_.next(item), ++count) {
        images(item, key, rank, depth + 1);
      }
      return;
    }
    if (node.kind == JsonKind::String) {
      scalar(Field::Image, value, key, rank);
      return;
    }
    for (const std::string_view name : {"url", "contentUrl", "@id"}) {
      const LdValue url = graph_.find(value, name);
      if (url && is_address(graph_.text(url))) {
        scalar(Field::Image, url, key, rank);
        return;
      }
    }
  }

  // ---------------------------------------------------------------- people

  void authors(LdValue value, std::string_view key, uint8_t rank, int depth) {
    if (depth > 3 || credit_count_ >= kItemsMax) return;
    const JsonNode& plain = graph_[value];
    if (plain.kind == JsonKind::Array) {
      for (LdValue item = graph_.first_child(value); item; item = graph_.next(item)) {
        authors(item, key, rank, depth + 1);
        if (credit_count_ >= kItemsMax) return;
      }
      return;
    }
    Credit credit;
    credit.rank = rank;
    if (plain.kind == JsonKind::String) {
      credit.name = plain.text;
      add_credit(value, key, credit);
      return;
    }
    if (plain.kind != JsonKind::Object) return;
    const LdValue object = graph_.resolve(value);
    if (graph_.types(object) & schema::kOrganisation) credit.kind = Author::Kind::Organisation;
    credit.url = url_of(object);
    const LdValue name = graph_.find(object, "name");
    if (!name) {
      credit.name = two_names(object);
      add_credit(object, key, credit);
    } else if (graph_[name].kind == JsonKind::Array) {
      for (LdValue item = graph_.first_child(name); item; item = graph_.next(item)) {
        credit.name = graph_.text(item);
        add_credit(item, key, credit);
        if (credit_count_ >= kItemsMax) return;
      }
    } else {
      credit.name = graph_.text(name);
      add_credit(name, key, credit);
    }
  }

  void add_credit(LdValue value, std::string_view key, Credit& credit) {
    ++credit_count_;
    const uint32_t added =
        add(Field::Author, key, value, clean(credit.name, facts_.arena), credit.rank);
    if (added == 0) return;
    credit.statement = added - 1;
    facts_.credits.push_back(credit);
    if (!credit.url.empty()) {
      add(Field::AuthorUrl, key, value, clean(credit.url, facts_.arena), credit.rank);
    }
  }

  // givenName and familyName.
  std::string_view two_names(LdValue object) const {
    const LdValue given = graph_.find(object, "givenName");
    const LdValue family = graph_.find(object, "familyName");
    if (!given || !family) {
      return given ? graph_.text(given) : family ? graph_.text(family) : std::string_view();
    }
    ArenaString joined(facts_.arena);
    joined.append(graph_.text(given));
    joined.push_back(' ');
    joined.append(graph_.text(family));
    return joined.view();
  }

  std::string_view url_of(LdValue object) const {
    for (const std::string_view key : {"url", "sameAs"}) {
      const LdValue found = graph_.find(object, key);
      if (!found) continue;
      const std::string_view url = trim(graph_.text(found));
      if (is_address(url)) return url;
    }
    return {};
  }

  void publisher(LdValue value, std::string_view key, uint8_t rank) {
    if (graph_[value].kind == JsonKind::Array) value = graph_.first_child(value);
    if (!value) return;
    value = graph_.resolve(value);
    if (graph_[value].kind == JsonKind::String) {
      scalar(Field::Publisher, value, key, rank);
      return;
    }
    const LdValue name = graph_.find(value, "name");
    if (!name || is_address(graph_.text(name))) return;
    const uint32_t added = scalar(Field::Publisher, name, key, rank);
    if (added != 0 && facts_.metadata.publisher_url.empty()) {
      facts_.metadata.publisher_url = clean(url_of(value), facts_.arena);
    }
  }

  const LdGraph& graph_;
  Facts& facts_;
  int credit_count_ = 0;
};

}  // namespace

void read_json_ld(Facts& facts) {
  if (facts.scripts.empty()) return;
  LdGraph graph(facts.arena);
  for (const html::NodeId script : facts.scripts) graph.add_block(facts.document, script);
  facts.metadata.json_repairs = graph.repairs();
  Reader(graph, facts).read();
  for (const LdValue question : graph.questions()) {
    const LdValue name = graph.find(question, "name");
    const std::string_view text = name ? clean(graph.text(name), facts.arena) : std::string_view();
    if (!text.empty()) facts.metadata.questions.push_back(text);
  }
  read_breadcrumbs(graph, facts);
}

}  // namespace stet::meta
