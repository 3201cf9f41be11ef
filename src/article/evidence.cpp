#include "article/evidence.h"

#include <algorithm>

#include "article/normal.h"
#include "content/classify.h"
#include "content/feature_words.h"
#include "content/probability.h"

namespace stet::article {
namespace {

// The values of a field that may have several, for looking one up.
class Values {
 public:
  template <class Items, class Text>
  Values(const Items& items, Text text) {
    values_.reserve(items.size());
    for (const auto& item : items) values_.push_back(text(item));
    std::sort(values_.begin(), values_.end());
  }
  bool has(std::string_view value) const {
    return std::binary_search(values_.begin(), values_.end(), value);
  }

 private:
  std::vector<std::string_view> values_;
};

class Chosen {
 public:
  explicit Chosen(const Article& article)
      : article_(article),
        names_(article.authors, [](const Author& a) { return std::string_view(a.name); }),
        urls_(article.authors, [](const Author& a) { return std::string_view(a.url); }),
        topics_(article.topics, [](const std::string& t) { return std::string_view(t); }),
        images_(article.images, [](const Image& i) { return std::string_view(i.url); }) {}

  // What the record may take from elsewhere is compared; of the rest the rules of
  // precedence noted which statement they took.
  bool is(const meta::Statement& statement, std::string_view value) const {
    switch (statement.field) {
      case meta::Field::Headline: return value == article_.headline;
      case meta::Field::Description: return value == article_.lede;
      case meta::Field::Author: return statement.chosen || names_.has(value);
      case meta::Field::AuthorUrl: return urls_.has(value);
      case meta::Field::Published:
      case meta::Field::Modified:
      case meta::Field::Language:
      case meta::Field::Url:
      case meta::Field::Kind:
      case meta::Field::Free: return statement.chosen;
      case meta::Field::Publisher: return value == article_.publisher.name;
      case meta::Field::Site: return value == article_.site.name;
      case meta::Field::Section: return value == article_.section;
      case meta::Field::Topic: return topics_.has(value);
      case meta::Field::Image: return images_.has(value);
    }
    return false;
  }

 private:
  const Article& article_;
  Values names_, urls_, topics_, images_;
};

// The field that a block of this role fills; null if none.
const char* field_of(Role role) {
  switch (role) {
    case Role::Headline: return "headline";
    case Role::Kicker: return "kicker";
    case Role::Standfirst: return "lede";
    case Role::Byline: return "authors";
    case Role::Timestamp: return "published";
    default: return nullptr;
  }
}

bool is_chosen(Role role, std::string_view value, const Article& article) {
  switch (role) {
    case Role::Headline: return value == article.headline;
    case Role::Kicker: return value == article.kicker;
    case Role::Standfirst:
      return article.lede.find(value) != std::string::npos ||
             article.subheadline.find(value) != std::string::npos;
    default: return false;
  }
}

}  // namespace

const char* name(meta::Field field) {
  switch (field) {
    case meta::Field::Headline: return "headline";
    case meta::Field::Description: return "lede";
    case meta::Field::Author: return "authors";
    case meta::Field::AuthorUrl: return "authors.url";
    case meta::Field::Published: return "published";
    case meta::Field::Modified: return "modified";
    case meta::Field::Publisher: return "publisher";
    case meta::Field::Site: return "site";
    case meta::Field::Section: return "section";
    case meta::Field::Topic: return "topics";
    case meta::Field::Language: return "language";
    case meta::Field::Url: return "url";
    case meta::Field::Image: return "images";
    case meta::Field::Kind: return "kind";
    case meta::Field::Free: return "access.free";
  }
  return "";
}

std::string place(const meta::Statement& statement) {
  const auto with = [&](const char* before, const char* after) {
    std::string out = before;
    append_normal(out, statement.key);
    return out += after;
  };
  switch (statement.carrier) {
    case meta::Carrier::JsonLd: return with("json-ld:", "");
    case meta::Carrier::Microdata: return with("itemprop:", "");
    case meta::Carrier::Rdfa: return with("property:", "");
    case meta::Carrier::Link: return with("link[rel=", "]");
    case meta::Carrier::Title: return "title";
    case meta::Carrier::Time: return "time[datetime]";
    case meta::Carrier::Html: return with("html[", "]");
    case meta::Carrier::Visible: return with("text:", "");
    case meta::Carrier::OpenGraph:
    case meta::Carrier::Twitter:
    case meta::Carrier::DublinCore:
    case meta::Carrier::Meta: return with("", "");
  }
  return {};
}

std::vector<Witness> evidence_of(const Parts& parts, const Article& article) {
  const Chosen chosen(article);
  std::vector<Witness> out;
  out.reserve(parts.metadata.statements.size());
  for (const meta::Statement& statement : parts.metadata.statements) {
    Witness& witness = out.emplace_back();
    witness.field = name(statement.field);
    witness.value = normal(statement.value);
    witness.from = place(statement);
    witness.span = {statement.begin, statement.end};
    witness.chosen = chosen.is(statement, witness.value);
  }
  const auto& verdicts = parts.roles.verdicts;
  for (size_t i = 0; i < verdicts.size(); ++i) {
    const char* field = field_of(verdicts[i].role);
    if (field == nullptr) continue;
    const content::Block& block = parts.blocks.blocks[i];
    Witness& witness = out.emplace_back();
    witness.field = field;
    witness.value = normal(block.text);
    witness.from = "block";
    witness.span = {block.begin, block.end};
    witness.chosen = is_chosen(verdicts[i].role, witness.value, article);
  }
  return out;
}

namespace {

std::vector<Reason> reasons_for(const Parts& parts, uint32_t block, Arena& arena) {
  std::vector<Reason> out;
  const content::FeatureRows& rows = parts.roles.rows;
  for (const content::FeatureReason& reason : content::reasons_of(rows, block, arena)) {
    if (reason.weight == 0) continue;
    const int16_t value = rows.column(reason.feature)[block];
    out.push_back({content::in_words(reason.feature, value), reason.weight});
  }
  return out;
}

}  // namespace

std::vector<BlockVerdict> verdicts_of(const Parts& parts, bool reasons, Arena& arena) {
  std::vector<BlockVerdict> out;
  out.reserve(parts.blocks.blocks.size());
  for (size_t i = 0; i < parts.blocks.blocks.size(); ++i) {
    const content::Block& block = parts.blocks.blocks[i];
    const Lines lines = block.shape == content::Shape::Preformatted ? Lines::Keep : Lines::Join;
    const content::Verdict& verdict = parts.roles.verdicts[i];
    BlockVerdict& shown = out.emplace_back();
    shown.role = verdict.role;
    shown.text = normal(block.text, lines);
    shown.reason = verdict.reason;
    shown.span = {block.begin, block.end};
    if (verdict.probability < 0) continue;
    shown.score = static_cast<float>(verdict.probability) / content::kCertain;
    if (reasons) shown.reasons = reasons_for(parts, static_cast<uint32_t>(i), arena);
  }
  return out;
}

}  // namespace stet::article
