#include "article/evidence.h"

#include <algorithm>

#include "article/normal.h"

namespace stet::article {
namespace {

bool is_chosen(meta::Field field, std::string_view value, const Parts& parts,
               const Article& article) {
  const meta::Metadata& metadata = parts.metadata;
  switch (field) {
    case meta::Field::Headline: return value == article.headline;
    case meta::Field::Description: return value == article.lede;
    case meta::Field::Author:
      return std::any_of(article.authors.begin(), article.authors.end(),
                         [&](const Author& author) { return author.name == value; });
    case meta::Field::AuthorUrl:
      return std::any_of(article.authors.begin(), article.authors.end(),
                         [&](const Author& author) { return author.url == value; });
    case meta::Field::Published: return value == metadata.published;
    case meta::Field::Modified: return value == metadata.modified;
    case meta::Field::Publisher: return value == article.publisher.name;
    case meta::Field::Site: return value == article.site.name;
    case meta::Field::Section: return value == article.section;
    case meta::Field::Topic:
      return std::find(article.topics.begin(), article.topics.end(), value) != article.topics.end();
    case meta::Field::Language: return value == metadata.language;
    case meta::Field::Url: return value == metadata.url;
    case meta::Field::Image:
      return std::any_of(article.images.begin(), article.images.end(),
                         [&](const Image& image) { return image.url == value; });
    case meta::Field::Kind: return false;
  }
  return false;
}

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
  std::vector<Witness> out;
  out.reserve(parts.metadata.statements.size());
  for (const meta::Statement& statement : parts.metadata.statements) {
    Witness& witness = out.emplace_back();
    witness.field = name(statement.field);
    witness.value = normal(statement.value);
    witness.from = place(statement);
    witness.span = {statement.begin, statement.end};
    witness.chosen = is_chosen(statement.field, witness.value, parts, article);
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

std::vector<BlockVerdict> verdicts_of(const Parts& parts) {
  std::vector<BlockVerdict> out;
  out.reserve(parts.blocks.blocks.size());
  for (size_t i = 0; i < parts.blocks.blocks.size(); ++i) {
    const content::Block& block = parts.blocks.blocks[i];
    const Lines lines = block.shape == content::Shape::Preformatted ? Lines::Keep : Lines::Join;
    out.push_back({parts.roles.verdicts[i].role,
                   normal(block.text, lines),
                   parts.roles.verdicts[i].reason,
                   {block.begin, block.end}});
  }
  return out;
}

}  // namespace stet::article
