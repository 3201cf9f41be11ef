// Schema "stet/1". What is empty is unknown, and left out.

#include <algorithm>
#include <cmath>

#include "article/write.h"
#include "base/json.h"

namespace stet::article {
namespace {

using Writer = JsonWriter<std::string>;

void write_span(Writer& json, Span span) {
  if (span.end == 0) return;
  json.key("span");
  json.begin_array();
  json.number(int64_t{span.begin});
  json.number(int64_t{span.end});
  json.end_array();
}

void write_strings(Writer& json, const std::vector<std::string>& values) {
  json.begin_array();
  for (const std::string& value : values) json.string(value);
  json.end_array();
}

void write_source(Writer& json, const Source& source) {
  json.key("source");
  json.begin_object();
  if (!source.path.empty()) {
    // A file name is any bytes; a record is UTF-8.
    std::string path;
    append_json_bytes(path, source.path);
    json.key("path");
    json.raw(path);
  }
  json.member_if("url", source.url);
  json.member_if("media_type", source.media_type);
  json.member_if("encoding", source.encoding);
  json.key("bytes");
  json.number(static_cast<int64_t>(source.bytes));
  json.end_object();
}

void write_authors(Writer& json, const std::vector<Author>& authors) {
  if (authors.empty()) return;
  json.key("authors");
  json.begin_array();
  for (const Author& author : authors) {
    json.begin_object();
    json.member("name", author.name);
    json.member_if("url", author.url);
    json.member("kind", author.kind == Author::Kind::Person ? "person" : "organisation");
    json.end_object();
  }
  json.end_array();
}

void write_organisation(Writer& json, std::string_view key, const Organisation& organisation) {
  if (organisation.name.empty() && organisation.url.empty()) return;
  json.key(key);
  json.begin_object();
  json.member_if("name", organisation.name);
  json.member_if("url", organisation.url);
  json.end_object();
}

void write_body_block(Writer& json, const BodyBlock& block) {
  json.begin_object();
  json.member("role", name(block.role));
  json.member_if("time", block.time);
  json.member_if("text", block.text);
  json.member_if("attribution", block.attribution);
  if (block.level > 0) {
    json.key("level");
    json.number(int64_t{block.level});
  }
  if (block.role == BodyRole::List) {
    json.key("ordered");
    json.boolean(block.ordered);
    json.key("items");
    write_strings(json, block.items);
    if (!block.depths.empty()) {
      json.key("depths");
      json.begin_array();
      for (const int depth : block.depths) json.number(int64_t{depth});
      json.end_array();
    }
  }
  if (block.role == BodyRole::Table) {
    json.key("rows");
    json.begin_array();
    for (const std::vector<std::string>& row : block.rows) write_strings(json, row);
    json.end_array();
  }
  if (!block.links.empty()) {
    json.key("links");
    json.begin_array();
    for (const Link& link : block.links) {
      json.begin_object();
      json.member("url", link.url);
      json.member_if("text", link.text);
      json.end_object();
    }
    json.end_array();
  }
  write_span(json, block.span);
  json.end_object();
}

void write_images(Writer& json, const std::vector<Image>& images) {
  if (images.empty()) return;
  json.key("images");
  json.begin_array();
  for (const Image& image : images) {
    json.begin_object();
    json.member("url", image.url);
    json.member_if("alt", image.alt);
    json.member_if("caption", image.caption);
    json.member_if("credit", image.credit);
    if (image.width > 0) {
      json.key("width");
      json.number(int64_t{image.width});
    }
    if (image.height > 0) {
      json.key("height");
      json.number(int64_t{image.height});
    }
    if (image.lead) {
      json.key("lead");
      json.boolean(true);
    }
    json.end_object();
  }
  json.end_array();
}

void write_access(Writer& json, const Access& access) {
  if (!access.free && !access.complete) return;
  json.key("access");
  json.begin_object();
  if (access.free) {
    json.key("free");
    json.boolean(*access.free);
  }
  if (access.complete) {
    json.key("complete");
    json.boolean(*access.complete);
  }
  json.key("evidence");
  json.begin_array();
  for (const Witness& witness : access.evidence) {
    json.begin_object();
    json.member("field", witness.field);
    json.member_if("value", witness.value);
    json.member("from", witness.from);
    write_span(json, witness.span);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

// {"headline": [{value, from, span, chosen}, …], …}, fields in the order in
// which they are met first.
void write_evidence(Writer& json, const std::vector<Witness>& witnesses) {
  if (witnesses.empty()) return;
  json.key("evidence");
  json.begin_object();
  std::vector<std::string_view> fields;
  for (const Witness& witness : witnesses) {
    bool known = false;
    for (const std::string_view field : fields) known = known || field == witness.field;
    if (!known) fields.push_back(witness.field);
  }
  for (const std::string_view field : fields) {  // as many as meta::Field has
    json.key(field);
    json.begin_array();
    for (const Witness& witness : witnesses) {
      if (witness.field != field) continue;
      json.begin_object();
      json.member("value", witness.value);
      json.member("from", witness.from);
      write_span(json, witness.span);
      json.key("chosen");
      json.boolean(witness.chosen);
      json.end_object();
    }
    json.end_array();
  }
  json.end_object();
}

// A model's numbers mean no more than three digits.
double thousandths(float value) {
  if (!std::isfinite(value)) return value;  // which the writer knows how to write
  const double scaled = std::clamp(double{value}, -1e6, 1e6) * 1000;
  return static_cast<double>(static_cast<int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5))) / 1000;
}

void write_reasons(Writer& json, const std::vector<Reason>& reasons) {
  if (reasons.empty()) return;
  json.key("reasons");
  json.begin_array();
  for (const Reason& reason : reasons) {
    json.begin_object();
    json.member("what", reason.what);
    json.key("weight");
    json.number(thousandths(reason.weight));
    json.end_object();
  }
  json.end_array();
}

void write_blocks(Writer& json, const std::vector<BlockVerdict>& blocks) {
  if (blocks.empty()) return;
  json.key("blocks");
  json.begin_array();
  for (const BlockVerdict& block : blocks) {
    json.begin_object();
    json.member("role", name(block.role));
    json.member("text", block.text);
    json.member_if("reason", block.reason);
    if (block.score) {
      json.key("score");
      json.number(thousandths(*block.score));
    }
    write_reasons(json, block.reasons);
    write_span(json, block.span);
    json.end_object();
  }
  json.end_array();
}

// Room for the record, so that a long one is not copied as it grows: the text
// stands in it twice.
size_t size_guess(const Article& article) {
  return 2048 + 2 * article.text.size() + article.text.size() / 4 + article.body.size() * 64;
}

}  // namespace

void write_json(std::string& out, const Article& article, int indent) {
  out.reserve(out.size() + size_guess(article));
  Writer json(out, indent);
  json.begin_object();
  json.member("schema", "stet/1");
  json.member_if("id", article.id);
  write_source(json, article.source);
  json.member_if("url", article.url);
  json.member("kind", name(article.kind));
  if (article.confidence) {
    json.key("confidence");
    json.number(thousandths(*article.confidence));
  }
  json.member_if("language", article.language);
  json.member_if("direction", article.direction);
  json.member_if("headline", article.headline);
  json.member_if("kicker", article.kicker);
  json.member_if("subheadline", article.subheadline);
  json.member_if("lede", article.lede);
  write_authors(json, article.authors);
  json.member_if("published", article.published);
  json.member_if("modified", article.modified);
  write_organisation(json, "publisher", article.publisher);
  write_organisation(json, "site", article.site);
  json.member_if("section", article.section);
  if (!article.topics.empty()) {
    json.key("topics");
    write_strings(json, article.topics);
  }
  if (!article.body.empty()) {
    json.key("body");
    json.begin_array();
    for (const BodyBlock& block : article.body) write_body_block(json, block);
    json.end_array();
  }
  json.member_if("text", article.text);
  write_images(json, article.images);
  write_access(json, article.access);
  json.member_if("next", article.next);
  write_evidence(json, article.evidence);
  write_blocks(json, article.blocks);
  if (!article.warnings.empty()) {
    json.key("warnings");
    write_strings(json, article.warnings);
  }
  json.end_object();
}

}  // namespace stet::article
