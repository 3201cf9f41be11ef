// Building the graph and looking things up in it.

#include "meta/json_ld.h"

#include "base/ascii.h"

namespace stet::meta {
namespace {

// Below these a node describes something else than the page.
bool is_aside(std::string_view key) {
  constexpr std::string_view kAsides[] = {
      "hasPart",   "itemListElement", "isRelatedTo",     "relatedLink",    "mentions", "citation",
      "isBasedOn", "liveBlogUpdate",  "comment",         "review",         "blogPost", "about",
      "subjectOf", "associatedMedia", "video",           "audio",          "image",    "publisher",
      "author",    "isPartOf",        "potentialAction", "suggestedAnswer"};
  for (const std::string_view aside : kAsides) {
    if (key == aside) return true;
  }
  return false;
}

}  // namespace

std::string_view ld_key(std::string_view key) {
  const char first = key.empty() ? '\0' : key.front();
  if ((first == 's' || first == 'h') && key.find(':') != std::string_view::npos) {
    return local_name(key);
  }
  return key;
}

void LdGraph::add_block(const html::Document& document, html::NodeId script) {
  const html::NodeId text_node = document[script].first_child;
  if (text_node == html::kNoNode || !document[text_node].is_text()) return;
  const html::Node& node = document[text_node];
  const bool owned = (node.flags & html::Node::kOwned) != 0;
  blocks_.push_back(read_json(document.text(text_node), *arena_, {.bytes_max = kLdBytesMax}));
  block_nodes_.push_back(script);
  block_offsets_.push_back(
      owned || blocks_.back().repaired(JsonRepair::Entities) ? UINT32_MAX : node.text_offset);
  repairs_ |= blocks_.back().repairs();
  const uint32_t block = static_cast<uint32_t>(blocks_.size() - 1);
  for (LdValue root{block, blocks_.back().first_root()}; root; root = next(root)) {
    collect(root, false, true);
  }
}

LdValue LdGraph::find(LdValue object, std::string_view key) const {
  if (!object || (*this)[object].kind != JsonKind::Object) return {};
  LdValue found;
  for (LdValue child = first_child(object); child; child = next(child)) {
    if (ld_key((*this)[child].key) == key) found = child;
  }
  return found;
}

SchemaTypes LdGraph::types(LdValue object) const {
  SchemaTypes all = 0;
  for (LdValue child = first_child(object); child; child = next(child)) {
    const JsonNode& node = (*this)[child];
    if (node.key != "@type" && node.key != "type") continue;
    if (node.kind == JsonKind::String) all |= schema_type(node.text);
    if (node.kind == JsonKind::Array) {
      for (LdValue item = first_child(child); item; item = next(item)) {
        all |= schema_type((*this)[item].text);
      }
    }
  }
  return all;
}

// Depth is bounded by that of the reader.
void LdGraph::collect(LdValue value, bool nested, bool root) {
  const JsonNode& node = (*this)[value];
  if (node.kind == JsonKind::Array) {
    for (LdValue item = first_child(value); item; item = next(item)) collect(item, nested, root);
    return;
  }
  if (node.kind != JsonKind::Object) return;
  std::string_view name;
  SchemaTypes all = 0;
  uint32_t members = 0;
  for (LdValue child = first_child(value); child; child = next(child)) {
    const JsonNode& member = (*this)[child];
    ++members;
    if (member.kind == JsonKind::String) {
      if (member.key == "@id") name = member.text;
      if (member.key == "@type" || member.key == "type") {
        all |= schema_type(member.text);
        if (!breadcrumbs_ && local_name(member.text) == "BreadcrumbList") breadcrumbs_ = value;
        if (member.text.ends_with("Question") && local_name(member.text) == "Question" &&
            questions_.size() < kLdQuestionsMax) {
          questions_.push_back(value);
        }
      }
      continue;
    }
    if (member.kind != JsonKind::Array && member.kind != JsonKind::Object) continue;
    if (member.key == "@type") {
      for (LdValue item = first_child(child); item; item = next(item)) {
        all |= schema_type((*this)[item].text);
      }
    }
  }
  if (!name.empty() && members > 1 && named_.size() < kLdNamedMax) {
    named_.push_back({name, value, members});
  }
  constexpr SchemaTypes kDescribesPages = schema::kArticle | schema::kVideo | schema::kAudio |
                                          schema::kGallery | schema::kListing | schema::kForum |
                                          schema::kProduct | schema::kPage;
  if ((all & kDescribesPages) && candidates_.size() < kLdCandidatesMax) {
    candidates_.push_back({value, all, nested, root});
  }
  for (LdValue child = first_child(value); child; child = next(child)) {
    const JsonNode& member = (*this)[child];
    if (member.kind != JsonKind::Array && member.kind != JsonKind::Object) continue;
    const std::string_view key = ld_key(member.key);
    collect(child, nested || is_aside(key), root && key == "@graph");
  }
}

LdValue LdGraph::resolve(LdValue value) const {
  if (!value || (*this)[value].kind != JsonKind::Object) return value;
  const LdValue id = find(value, "@id");
  if (!id) return value;
  uint32_t members = 0;
  for (LdValue child = first_child(value); child; child = next(child)) ++members;
  if (members > 2 || (members == 2 && !find(value, "@type"))) return value;
  const std::string_view name = (*this)[id].text;
  LdValue best = value;
  uint32_t most = members;
  for (const Named& named : named_) {
    if (named.members > most && named.name == name) {
      best = named.value;
      most = named.members;
    }
  }
  return best;
}

std::string_view LdGraph::text(LdValue value) const {
  for (int depth = 0; value && depth < 4; ++depth) {
    const JsonNode& node = (*this)[value];
    switch (node.kind) {
      case JsonKind::String:
      case JsonKind::Number: return node.text;
      case JsonKind::Array: value = first_child(value); break;
      case JsonKind::Object: {
        LdValue found;
        for (const std::string_view key : {"@value", "name", "headline", "url", "@id"}) {
          found = find(value, key);
          if (found) break;
        }
        value = found;
        break;
      }
      default: return {};
    }
  }
  return {};
}

Span LdGraph::span(LdValue value) const {
  const uint32_t offset = block_offsets_[value.block];
  if (offset == UINT32_MAX) return {};
  const JsonNode& node = (*this)[value];
  return {offset + node.begin, offset + node.end};
}

}  // namespace stet::meta
