// Metadata as stable text, for people and tests.

#include "base/json.h"
#include "meta/metadata.h"

namespace stet::meta {

std::string dump(const Metadata& metadata) {
  std::string out;
  const auto line = [&out](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    out.append(name);
    out.append(": ");
    append_json_string(out, value);
    out.push_back('\n');
  };
  for (const Statement& statement : metadata.statements) {
    out.append(statement.chosen ? "* " : "- ");
    out.append(field_name(statement.field));
    out.push_back(' ');
    out.append(carrier_name(statement.carrier));
    out.push_back(' ');
    out.append(statement.key);
    out.append(" [");
    out.append(std::to_string(statement.begin));
    out.push_back(',');
    out.append(std::to_string(statement.end));
    out.append(") ");
    append_json_string(out, statement.value);
    out.push_back('\n');
  }
  line("kind", metadata.kind == PageKind::None ? "" : stet::name(metadata.kind));
  line("headline", metadata.headline);
  line("description", metadata.description);
  for (const Person& author : metadata.authors) {
    line(author.kind == Author::Kind::Person ? "author" : "organisation", author.name);
    line("author_url", author.url);
  }
  line("published", metadata.published);
  line("modified", metadata.modified);
  line("publisher", metadata.publisher_name);
  line("publisher_url", metadata.publisher_url);
  line("site", metadata.site_name);
  line("section", metadata.section);
  for (const std::string_view topic : metadata.topics) line("topic", topic);
  line("language", metadata.language);
  line("direction", metadata.direction);
  line("url", metadata.url);
  for (const std::string_view image : metadata.images) line("image", image);
  for (int i = 0; i < kJsonRepairCount; ++i) {
    if (metadata.json_repairs >> i & 1) line("repair", name(static_cast<JsonRepair>(i)));
  }
  return out;
}

}  // namespace stet::meta
