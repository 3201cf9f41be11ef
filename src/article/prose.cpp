#include "article/prose.h"

#include <algorithm>

#include "base/ascii.h"
#include "content/measure.h"
#include "html/attributes.h"

namespace stet::article {
namespace {

constexpr uint32_t kSentenceMin = 40;  // bytes

bool is_markup(std::string_view text) {
  const size_t at = text.find('<');
  if (at == std::string_view::npos) return false;
  return text.find("</", at) != std::string_view::npos ||
         text.find("<br", at) != std::string_view::npos ||
         text.find("<p", at) != std::string_view::npos;
}

// Members whose text is not the article's, by the words that their names are made of.
bool is_aside(std::string_view key) {
  constexpr content::Hints kAside =
      content::kHintsOutside | content::kHintAbout | content::kHintCaption | content::kHintCredit |
      content::kHintNotice | content::kHintTeaser | content::kHintHeadline |
      content::kHintStandfirst | content::kHintByline | content::kHintTags;
  constexpr std::string_view kWords[] = {"description", "excerpt", "alt",   "seo",   "style",
                                         "className",   "label",   "query", "error", "message",
                                         "messages",    "i18n",    "href",  "url",   "src"};
  for (const std::string_view word : kWords) {
    if (equals_ignoring_case(key, word)) return true;
  }
  // content::class_hints() reads eight bytes at a time.
  char padded[64 + 8] = {};
  key = key.substr(0, 64);
  std::copy(key.begin(), key.end(), padded);
  return (content::class_hints({padded, key.size()}) & kAside) != 0;
}

// Members that hold the text of a paragraph, or a part of it, in the formats that editors store.
bool is_text_member(std::string_view key) {
  constexpr std::string_view kNames[] = {"text",  "value", "html",      "content", "children",
                                         "#text", "body",  "paragraph", "p"};
  for (const std::string_view name : kNames) {
    if (key == name) return true;
  }
  return key.empty();
}

class Finder {
 public:
  Finder(const JsonDocument& json, std::string_view headline, Arena& arena)
      : json_(json), headline_(headline), arena_(arena), nodes_(arena), html_(arena) {}

  Prose find() {
    weigh();
    JsonId best = kNoJson;
    uint32_t most = 0;
    for (JsonId id = 1; id < json_.size(); ++id) {
      if (!is_candidate(id)) continue;
      const uint32_t bytes = nodes_[id].near[kNear];
      if (bytes > most) {
        most = bytes;
        best = id;
      }
    }
    if (best == kNoJson) return {};
    best = narrowed(best, most);
    write(best);
    return {html_.view(), most, beside_headline_};
  }

 private:
  // Containers between a list and the text of its paragraphs.
  static constexpr int kNear = 4;
  struct Weight {
    uint32_t near[kNear + 1] = {};  // prose in strings at most so many levels below
    bool aside = false;
  };

  bool is_candidate(JsonId id) const {
    const JsonKind kind = json_[id].kind;
    return (kind == JsonKind::String || kind == JsonKind::Array) && !nodes_[id].aside;
  }

  // Children come after their parents: from the front to hand down, from the back to add up.
  void weigh() {
    nodes_.resize(json_.size());
    for (JsonId id = 1; id < json_.size(); ++id) {
      const JsonNode& node = json_[id];
      nodes_[id].aside = nodes_[id].aside || (!node.key.empty() && is_aside(node.key));
      if (!nodes_[id].aside) continue;
      for (JsonId child = node.first_child; child != kNoJson; child = json_[child].next) {
        nodes_[child].aside = true;
      }
    }
    for (JsonId id = static_cast<JsonId>(json_.size()); id-- > 1;) {
      const JsonNode& node = json_[id];
      Weight& weight = nodes_[id];
      if (node.kind == JsonKind::String) {
        if (!headline_.empty() && trim(node.text) == headline_) beside_headline_ = true;
        const uint32_t bytes = weight.aside ? 0 : prose_bytes(node.text);
        for (uint32_t& near : weight.near) near = bytes;
        continue;
      }
      if (node.kind != JsonKind::Object && node.kind != JsonKind::Array) continue;
      for (JsonId child = node.first_child; child != kNoJson; child = json_[child].next) {
        if (node.kind == JsonKind::Array && is_teaser(child)) continue;
        for (int i = 1; i <= kNear && !weight.aside; ++i) {
          weight.near[i] += nodes_[child].near[i - 1];
        }
      }
    }
  }

  // An item with a headline and an address stands for another page.
  bool is_teaser(JsonId id) const {
    if (json_[id].kind != JsonKind::Object) return false;
    constexpr std::string_view kHeadlines[] = {"title", "headline"};
    constexpr std::string_view kAddresses[] = {"url",  "href",      "link",      "slug",
                                               "path", "permalink", "canonical", "uri"};
    bool headline = false, address = false;
    for (JsonId child = json_[id].first_child; child != kNoJson; child = json_[child].next) {
      for (const std::string_view name : kHeadlines) headline |= json_[child].key == name;
      for (const std::string_view name : kAddresses) address |= json_[child].key == name;
    }
    return headline && address;
  }

  // The innermost value that still holds nearly all of it.
  JsonId narrowed(JsonId id, uint32_t bytes) const {
    for (JsonId at = id; at != kNoJson;) {
      JsonId heavy = kNoJson;
      for (JsonId child = json_[at].first_child; child != kNoJson; child = json_[child].next) {
        if (uint64_t{nodes_[child].near[kNear]} * 10 >= uint64_t{bytes} * 9) heavy = child;
      }
      at = heavy;
      // A string that is only the longest of the paragraphs is not all of it.
      constexpr size_t kWhole = 400;
      if (at == kNoJson || !is_candidate(at)) continue;
      if (json_[at].kind == JsonKind::Array || json_[at].text.size() >= kWhole) id = at;
    }
    return id;
  }

  // ---------------------------------------------------------------- writing

  // What a value says of the kind of block that it is.
  std::string_view tag_of(JsonId id) const {
    const JsonNode& node = json_[id];
    if (node.kind == JsonKind::Array) {  // React: ["$","h2",key,{…}]
      const JsonId name = node.first_child == kNoJson ? kNoJson : json_[node.first_child].next;
      if (name == kNoJson || json_[node.first_child].text != "$") return {};
      return block_tag(json_[name].text);
    }
    for (JsonId child = node.first_child; child != kNoJson; child = json_[child].next) {
      const JsonNode& member = json_[child];
      if (member.kind != JsonKind::String) continue;
      for (const std::string_view key : {"type", "_type", "nodeType", "style", "tag", "tagName"}) {
        if (member.key != key) continue;
        const std::string_view tag = block_tag(member.text);
        if (!tag.empty()) return tag;
      }
    }
    return {};
  }

  static std::string_view block_tag(std::string_view type) {
    const auto is = [&](std::initializer_list<std::string_view> names) {
      for (const std::string_view name : names) {
        if (equals_ignoring_case(type, name)) return true;
      }
      return false;
    };
    if (is({"h2", "heading", "header", "subhead", "subheading", "heading-2", "crosshead"})) {
      return "h2";
    }
    if (is({"h3", "heading-3"})) return "h3";
    if (is({"h4", "heading-4"})) return "h4";
    if (is({"li", "list-item", "listItem", "list_item"})) return "li";
    if (is({"blockquote", "quote"})) return "blockquote";
    if (is({"p", "paragraph"})) return "p";
    return {};
  }

  // Pieces of one line: all short of a sentence's end, or parted by blanks at their ends.
  bool is_line(JsonId array) const {
    bool text = false;
    for (JsonId item = json_[array].first_child; item != kNoJson; item = json_[item].next) {
      const std::string_view piece = direct_text(item);
      if (piece.empty()) continue;
      text = true;
      const bool last = json_[item].next == kNoJson;
      const bool first = item == json_[array].first_child;
      if ((!last && is_space(piece.back())) || (!first && is_space(piece.front()))) return true;
    }
    return text && json_[json_[array].first_child].next == kNoJson;
  }

  std::string_view direct_text(JsonId id) const {
    if (json_[id].kind == JsonKind::String) return json_[id].text;
    if (json_[id].kind != JsonKind::Object) return {};
    for (const std::string_view key : {"text", "value"}) {
      const JsonId found = json_.find(id, key);
      if (found != kNoJson && json_[found].kind == JsonKind::String) return json_[found].text;
    }
    return {};
  }

  void write(JsonId root) { write(root, false, 0); }

  // Depth is bounded by that of the reader. `inside`: of a line already begun.
  void write(JsonId id, bool inside, int depth) {
    const JsonNode& node = json_[id];
    if (nodes_[id].aside && depth > 0) return;
    switch (node.kind) {
      case JsonKind::String: write_string(node, inside); return;
      case JsonKind::Array:
      case JsonKind::Object: break;
      default: return;
    }
    std::string_view tag = inside ? std::string_view() : tag_of(id);
    if (tag.empty() && !inside && node.kind == JsonKind::Array && is_line(id)) tag = "p";
    const bool line = tag == "p" || tag == "h2" || tag == "h3" || tag == "h4";
    if (!tag.empty()) open(tag);
    JsonId child = node.first_child;
    if (node.kind == JsonKind::Array && child != kNoJson && json_[child].text == "$") {
      for (int skipped = 0; child != kNoJson && skipped < 3; ++skipped) child = json_[child].next;
    }
    for (; child != kNoJson; child = json_[child].next) {
      if (node.kind == JsonKind::Array && is_teaser(child)) continue;
      write(child, inside || line, depth + 1);
    }
    if (!tag.empty()) close(tag);
  }

  void write_string(const JsonNode& node, bool inside) {
    if (!is_text_member(node.key) && prose_bytes(node.text) == 0) return;
    if (inside && !is_markup(node.text)) {
      append_text(html_, node.text);
    } else if (inside) {
      html_.append(node.text);
    } else if (prose_bytes(node.text) > 0 || is_markup(node.text)) {
      append_prose(html_, node.text, arena_);
    }
  }

  void open(std::string_view tag) {
    html_.push_back('<');
    html_.append(tag);
    html_.push_back('>');
  }
  void close(std::string_view tag) {
    html_.append("</");
    html_.append(tag);
    html_.append(">\n");
  }
  const JsonDocument& json_;
  const std::string_view headline_;
  Arena& arena_;
  ArenaVector<Weight> nodes_;
  ArenaString html_;
  bool beside_headline_ = false;
};

}  // namespace

Prose find_prose(const JsonDocument& json, std::string_view headline, Arena& arena) {
  return Finder(json, headline, arena).find();
}

uint32_t prose_bytes(std::string_view text) {
  text = trim(text);
  if (text.size() < kSentenceMin) return 0;
  if (text.starts_with("http") || text.starts_with("data:") || text.starts_with("<script") ||
      text.starts_with("<style") || text[0] == '/' || text[0] == '{' || text[0] == '[') {
    return 0;
  }
  uint32_t bytes = 0, blanks = 0, code = 0, wide = 0;
  bool in_tag = false;
  for (const char c : text) {
    if (in_tag) {
      in_tag = c != '>';
      continue;
    }
    if (c == '<') {
      in_tag = true;
      continue;
    }
    ++bytes;
    blanks += is_space(c);
    wide += static_cast<uint8_t>(c) >= 0xE0;
    code += c == '{' || c == '}' || c == '=' || c == '_' || c == '|' || c == '\\' || c == '$';
  }
  if (bytes < kSentenceMin || code * 40 > bytes) return 0;
  // Words of up to 20 bytes on average; scripts without blanks have three bytes a character.
  if (blanks * 20 < bytes && wide * 6 < bytes) return 0;
  return bytes;
}

void append_text(ArenaString& html, std::string_view text) {
  for (const char c : text) {
    if (c == '<') {
      html.append("&lt;");
    } else if (c == '&') {
      html.append("&amp;");
    } else {
      html.push_back(c);
    }
  }
}

void append_prose(ArenaString& html, std::string_view text, Arena& arena) {
  if (!is_markup(text) && (text.find("&lt;p") != std::string_view::npos ||
                           text.find("&lt;/") != std::string_view::npos ||
                           text.find("&lt;br") != std::string_view::npos)) {
    text = html::attribute_value(text, arena);  // markup that was escaped once more
  }
  if (is_markup(text)) {
    html.append("<div>");
    html.append(text);
    html.append("</div>\n");
    return;
  }
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty()) {
      html.append("<p>");
      for (const char c : line) {
        if (c == '<') {
          html.append("&lt;");
        } else {
          html.push_back(c);
        }
      }
      html.append("</p>\n");
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

}  // namespace stet::article
