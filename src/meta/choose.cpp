// The chosen values: for each field the statement of the lowest rank that holds
// up. The order and the reasons are in SPEC.md, "Structured data".

#include "base/ascii.h"
#include "meta/byline.h"
#include "meta/clean.h"
#include "meta/date.h"
#include "meta/facts.h"
#include "meta/meta_names.h"
#include "meta/schema_type.h"
#include "meta/similar.h"
#include "url/url.h"

namespace stet::meta {
namespace {

// LIMIT: a record has not more of each.
constexpr size_t kAuthorsMax = 32;
constexpr size_t kTopicsMax = 64;
constexpr size_t kImagesMax = 32;

class Chooser {
 public:
  explicit Chooser(Facts& facts) : facts_(facts), metadata_(facts.metadata), arena_(facts.arena) {
    base_ = facts.url.empty() ? facts.canonical : facts.url;
    if (!facts.base.empty()) {
      const std::string_view base = url::resolve(base_, facts.base, arena_);
      if (!base.empty()) base_ = base;
    }
  }

  void choose() {
    for (Statement& statement : metadata_.statements) {
      if (statement.field != Field::Headline) statement.chosen = false;
    }
    metadata_.authors.clear();
    metadata_.topics.clear();
    metadata_.images.clear();
    address();
    metadata_.description = description();
    metadata_.section = plain(Field::Section);
    metadata_.language = language();
    metadata_.site_name = plain(Field::Site);
    publisher();
    dates();
    authors();
    topics();
    images();
    kind();
  }

 private:
  // The first statement of the lowest rank that `accept` takes.
  template <class Accept>
  Statement* lowest(Field field, Accept&& accept) {
    Statement* best = nullptr;
    for (Statement& statement : metadata_.statements) {
      if (statement.field != field) continue;
      if (best != nullptr && statement.rank >= best->rank) continue;
      if (accept(statement)) best = &statement;
    }
    return best;
  }

  std::string_view take(Statement* statement) {
    if (statement == nullptr) return {};
    statement->chosen = true;
    return statement->value;
  }

  std::string_view plain(Field field) {
    return take(lowest(field, [](const Statement& s) { return !is_address(s.value); }));
  }

  // ---------------------------------------------------------------- texts

  static bool is_cut(std::string_view text) {
    return text.ends_with("...") || text.ends_with("\xE2\x80\xA6") ||
           text.ends_with("[\xE2\x80\xA6]");
  }

  // A whole sentence before one that was cut to fit.
  std::string_view description() {
    Statement* whole =
        lowest(Field::Description, [](const Statement& s) { return !is_cut(s.value); });
    if (whole != nullptr) return take(whole);
    return take(lowest(Field::Description, [](const Statement&) { return true; }));
  }

  // "ka-ge" is "ka-GE": language in lower case, regions in upper case, scripts as names.
  // https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1
  std::string_view canonical_tag(std::string_view tag) const {
    char* const out = arena_.array<char>(tag.size() + 1);
    size_t begin = 0;
    bool behind_single = false;  // "x-": what follows stays in lower case
    for (size_t i = 0; i <= tag.size(); ++i) {
      if (i < tag.size() && tag[i] != '-' && tag[i] != '_') continue;
      const size_t size = i - begin;
      for (size_t k = begin; k < i; ++k) {
        const char c = to_lower(tag[k]);
        const bool upper =
            begin > 0 && !behind_single && is_lower(c) && (size == 2 || (size == 4 && k == begin));
        out[k] = upper ? static_cast<char>(c - 'a' + 'A') : c;
      }
      behind_single = behind_single || size == 1;
      if (i < tag.size()) out[i] = '-';
      begin = i + 1;
    }
    return {out, tag.size()};
  }

  // https://www.rfc-editor.org/rfc/rfc5646 in form; "en_US" of Open Graph becomes "en-US".
  std::string_view language() {
    Statement* statement = lowest(Field::Language, [](const Statement& s) {
      if (s.value.size() < 2 || s.value.size() > 35) return false;
      size_t primary = 0;
      while (primary < s.value.size() && is_alpha(s.value[primary])) ++primary;
      if (primary < 2 || primary > 3) return false;
      for (const char c : s.value) {
        if (!is_alnum(c) && c != '-' && c != '_') return false;
      }
      return true;
    });
    return canonical_tag(take(statement));
  }

  void publisher() {
    metadata_.publisher_name = plain(Field::Publisher);
    metadata_.publisher_url = metadata_.publisher_name.empty() || metadata_.publisher_url.empty()
                                  ? std::string_view()
                                  : absolute(metadata_.publisher_url);
  }

  // ---------------------------------------------------------------- addresses

  // Against <base href>, the page's address, or the canonical one. Web addresses
  // only; empty for all others.
  std::string_view absolute(std::string_view reference) const {
    const std::string_view whole = url::resolve(base_, reference, arena_);
    return starts_with_ignoring_case(whole, "http") ? whole : std::string_view();
  }

  static bool is_front_page(std::string_view url) {
    const std::string_view host = host_of(url);
    return !host.empty() && url.find(host) + host.size() + 1 >= url.size();
  }

  // A canonical address that names the front page is a common mistake.
  void address() {
    Statement* best = lowest(Field::Url, [this](const Statement& s) {
      const std::string_view url = absolute(s.value);
      return !url.empty() && !is_front_page(url);
    });
    if (best == nullptr && !facts_.url.empty() && !is_front_page(facts_.url)) {
      metadata_.url = facts_.url;
      return;
    }
    if (best == nullptr) {
      best =
          lowest(Field::Url, [this](const Statement& s) { return absolute(s.value).size() > 8; });
    }
    if (best != nullptr) {
      metadata_.url = absolute(take(best));
    } else {
      metadata_.url = facts_.url;
    }
  }

  void images() {
    for (uint8_t rank = 0; rank < rank::kLast; ++rank) {
      // One pass a rank would be dear; ranks in use are few and known.
      if (rank != rank::kArticleNode && rank != rank::kTwinNode && rank != rank::kArticle &&
          rank != rank::kPageNode && rank != rank::kItem && rank != rank::kVendor &&
          rank != rank::kVague && rank != rank::kTwitter) {
        continue;
      }
      for (Statement& statement : metadata_.statements) {
        if (statement.field != Field::Image || statement.rank != rank) continue;
        const std::string_view url = absolute(statement.value);
        if (url.empty() || metadata_.images.size() >= kImagesMax) continue;
        bool known = false;
        for (const std::string_view image : metadata_.images) known = known || image == url;
        if (known) continue;
        statement.chosen = true;
        metadata_.images.push_back(url);
      }
    }
  }

  // ---------------------------------------------------------------- dates

  // Words stand in front of dates in visible text only.
  static std::optional<Date> date_of(const Statement& statement) {
    return statement.carrier == Carrier::Visible ? find_date(statement.value)
                                                 : parse_date(statement.value);
  }

  void dates() {
    Statement* best = lowest(Field::Published, [](const Statement& s) {
      return s.rank < rank::kLast && date_of(s).has_value();
    });
    std::optional<Date> published;
    if (best != nullptr && best->rank < rank::kUrl) {
      published = date_of(*best);
    } else {
      // The address before bare text.
      published = date_in_url(metadata_.url);
      if (!published) published = date_in_url(facts_.url);
      if (published) best = nullptr;
      if (best != nullptr) published = date_of(*best);
    }
    if (best != nullptr) {
      best = &more_exact(*best, *published);
      best->chosen = true;
    }
    if (published) metadata_.published = format_date(*published, arena_);

    std::optional<Date> modified;
    Statement* changed = lowest(Field::Modified, [&](const Statement& s) {
      const std::optional<Date> date = date_of(s);
      if (!date || (published && compare(*date, *published) < 0)) return false;
      modified = date;
      return true;
    });
    if (changed != nullptr) {
      changed->chosen = true;
      metadata_.modified = format_date(*modified, arena_);
    }
  }

  // The same day or hour as another carrier has it with a time or an offset.
  Statement& more_exact(Statement& best, Date& date) {
    Statement* found = &best;
    for (Statement& statement : metadata_.statements) {
      if (date.has_offset && date.offset_minutes != 0) break;
      if (statement.field != Field::Published) continue;
      if (statement.rank > rank::kVendor) continue;
      const std::optional<Date> other = parse_date(statement.value);
      if (!other || !other->has_time()) continue;
      if (!date.has_time()) {
        if (day_number(*other) != day_number(date)) continue;
        // Midnight is how a day is written by those who must write a time.
        if (other->hour == 0 && other->minute == 0 && other->second == 0) continue;
      } else {
        // Differing by whole hours: the one that says its zone is right; and of two
        // that name the same instant the one in the zone of the newsroom.
        if (date.has_offset && compare(*other, date) != 0) continue;
        if (!other->has_offset || other->minute != date.minute) continue;
        const int days = day_number(*other) - day_number(date);
        const int hours = days * 24 + other->hour - date.hour;
        if (hours < -14 || hours > 14) continue;
      }
      date = *other;
      found = &statement;
    }
    return *found;
  }

  // ---------------------------------------------------------------- people

  // Whether a name is that of the site or its publisher.
  bool is_publisher(std::string_view name) const {
    const std::string_view folded = fold(name, arena_);
    const auto same = [&](std::string_view other) {
      return !other.empty() && fold(other, arena_) == folded;
    };
    if (same(metadata_.publisher_name) || same(metadata_.site_name)) return true;
    std::string_view host = host_of(metadata_.url);
    if (host.empty()) host = host_of(facts_.url);
    if (same(host)) return true;
    // "example" of example.org
    const size_t dot = host.rfind('.');
    return dot != std::string_view::npos && same(host.substr(0, dot));
  }

  void authors() {
    // A rank at a time: the first that names somebody else than the publisher.
    ArenaVector<Person> fallback(arena_);
    uint8_t floor = 0;
    while (true) {
      int rank = 256;
      for (size_t i = 0; i < facts_.credits.size(); ++i) {
        const Credit& credit = facts_.credits[i];
        if (credit.rank >= floor && credit.rank < rank) rank = credit.rank;
      }
      if (rank == 256) break;
      ArenaVector<Person> people(arena_);
      bool others = false;
      for (size_t i = 0; i < facts_.credits.size(); ++i) {
        if (facts_.credits[i].rank == rank)
          others = add_people(facts_.credits[i], people) || others;
      }
      if (others) {
        for (const Person& person : people) {
          if (!is_publisher(person.name)) metadata_.authors.push_back(person);
        }
        mark_credits(static_cast<uint8_t>(rank));
        return;
      }
      if (fallback.empty()) {
        for (const Person& person : people) fallback.push_back(person);
        if (!people.empty()) fallback_rank_ = static_cast<uint8_t>(rank);
      }
      floor = static_cast<uint8_t>(rank + 1);
    }
    for (Person person : fallback) {
      person.kind = Author::Kind::Organisation;
      metadata_.authors.push_back(person);
    }
    if (!fallback.empty()) mark_credits(fallback_rank_);
  }

  void mark_credits(uint8_t rank) {
    for (const Credit& credit : facts_.credits) {
      if (credit.rank == rank) metadata_.statements[credit.statement].chosen = true;
    }
  }

  // True if one of them is not the publisher.
  bool add_people(const Credit& credit, ArenaVector<Person>& people) {
    bool others = false;
    if (people.size() >= kAuthorsMax) return others;
    ArenaVector<std::string_view> names(arena_);
    append_names(credit.name, arena_, names);
    for (const std::string_view name : names) {
      if (people.size() >= kAuthorsMax) break;
      bool known = false;
      for (const Person& person : people) known = known || equals_ignoring_case(person.name, name);
      if (known) continue;
      Person person;
      person.name = name;
      person.kind = credit.kind;
      if (names.size() == 1 && !credit.url.empty()) person.url = absolute(credit.url);
      const bool publisher = is_publisher(name);
      if (publisher) person.kind = Author::Kind::Organisation;
      others = others || !publisher;
      people.push_back(person);
    }
    return others;
  }

  // ---------------------------------------------------------------- lists

  void topics() {
    Statement* first = lowest(Field::Topic, [](const Statement&) { return true; });
    if (first == nullptr) return;
    const uint8_t rank = first->rank;
    const Carrier carrier = first->carrier;
    const bool several = count(rank, carrier) > 1;
    for (Statement& statement : metadata_.statements) {
      if (statement.field != Field::Topic || statement.rank != rank ||
          statement.carrier != carrier) {
        continue;
      }
      statement.chosen = true;
      std::string_view rest = statement.value;
      // One string holds them all, or each stands alone.
      const char separator = rest.find(';') != std::string_view::npos ? ';' : ',';
      while (true) {
        const size_t end = several ? std::string_view::npos : rest.find(separator);
        add_topic(trim(rest.substr(0, end)));
        if (end == std::string_view::npos) break;
        rest.remove_prefix(end + 1);
      }
    }
  }

  size_t count(uint8_t rank, Carrier carrier) const {
    size_t found = 0;
    for (const Statement& statement : metadata_.statements) {
      found +=
          statement.field == Field::Topic && statement.rank == rank && statement.carrier == carrier;
    }
    return found;
  }

  void add_topic(std::string_view topic) {
    if (topic.empty() || topic.size() > 120 || metadata_.topics.size() >= kTopicsMax) return;
    for (const std::string_view known : metadata_.topics) {
      if (equals_ignoring_case(known, topic)) return;
    }
    metadata_.topics.push_back(topic);
  }

  // ---------------------------------------------------------------- kind

  void kind() {
    // The article's node knows best; "website" is what systems write everywhere.
    SchemaTypes types = 0;
    for (Statement& statement : metadata_.statements) {
      if (statement.field != Field::Kind || statement.carrier == Carrier::OpenGraph) continue;
      types |= schema_type(statement.value);
      statement.chosen = true;
    }
    metadata_.kind = page_kind(types);
    metadata_.news = (types & schema::kNews) != 0;
    if (metadata_.kind != PageKind::None) return;
    for (Statement& statement : metadata_.statements) {
      if (statement.field != Field::Kind || statement.carrier != Carrier::OpenGraph) continue;
      metadata_.kind = open_graph_kind(statement.value);
      statement.chosen = metadata_.kind != PageKind::None;
      return;
    }
  }

  // https://ogp.me/#types
  static PageKind open_graph_kind(std::string_view type) {
    if (equals_ignoring_case(type, "article")) return PageKind::Article;
    if (starts_with_ignoring_case(type, "video")) return PageKind::Video;
    if (starts_with_ignoring_case(type, "music")) return PageKind::Audio;
    if (starts_with_ignoring_case(type, "product")) return PageKind::Product;
    if (starts_with_ignoring_case(type, "profile")) return PageKind::Other;
    return PageKind::None;
  }

  Facts& facts_;
  Metadata& metadata_;
  Arena& arena_;
  std::string_view base_;
  uint8_t fallback_rank_ = 0;
};

}  // namespace

void choose(Facts& facts) { Chooser(facts).choose(); }

}  // namespace stet::meta
