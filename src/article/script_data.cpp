#include "article/script_data.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/json.h"
#include "html/attributes.h"

namespace stet::article {
namespace {

using html::NodeId;

constexpr size_t kValueMin = 200;  // bytes: less holds no story

bool opens(char c) { return c == '{' || c == '['; }
int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  return is_hex_digit(c) ? to_lower(c) - 'a' + 10 : -1;
}

bool closes(char c) { return c == '}' || c == ']'; }

class Scanner {
 public:
  Scanner(Arena& arena, ArenaVector<ScriptData>& out) : arena_(arena), out_(out), rows_(arena) {}

  void scan(std::string_view script, uint32_t begin, uint32_t end) {
    source_.begin = begin;
    source_.end = end;
    const bool pieces = script.find("__next_f") != std::string_view::npos;
    for (size_t at = 0; at < script.size();) {
      const char c = script[at];
      if (c == '"' || c == '\'') {
        const size_t behind = string_end(script, at);
        if (behind - at >= kValueMin) add_string(script.substr(at, behind - at));
        at = behind;
      } else if (opens(c) && looks_like_json(script.substr(at))) {
        const size_t behind = value_end(script, at);
        const std::string_view value = script.substr(at, behind - at);
        if (pieces && value.starts_with("[1,")) {
          add_rows(value);
        } else if (value.size() >= kValueMin) {
          add(value, true);
        }
        at = behind;
      } else {
        ++at;
      }
    }
  }

  // The rows that came in pieces: "1a:" and JSON up to the line feed, or "1a:T2b," and so many
  // (hexadecimal) bytes of text.
  void finish() {
    std::string_view rest = rows_.view();
    while (!rest.empty()) {
      size_t colon = 0;
      while (colon < rest.size() && hex_value(rest[colon]) >= 0) ++colon;
      std::string_view row = rest;
      if (colon < rest.size() && rest[colon] == ':') row.remove_prefix(colon + 1);
      size_t size = 0, digits = 1;
      while (digits < row.size() && digits < 8 && hex_value(row[digits]) >= 0) {
        size = size * 16 + static_cast<size_t>(hex_value(row[digits++]));
      }
      const bool text =
          row.starts_with('T') && digits > 1 && digits < row.size() && row[digits] == ',';
      if (text) {
        row = row.substr(digits + 1, size);
      } else {
        row = row.substr(0, row.find('\n'));
      }
      const size_t behind = static_cast<size_t>(row.data() + row.size() - rest.data());
      if (row.size() >= kValueMin) add(row, !text && (opens(row[0]) || row[0] == '"'));
      rest.remove_prefix(text ? behind : std::min(behind + 1, rest.size()));
    }
  }

 private:
  // `{"`, `[{`, `[1,` and the like; not `{return` or `[a`.
  static bool looks_like_json(std::string_view text) {
    size_t at = 1;
    while (at < text.size() && is_space(text[at])) ++at;
    if (at >= text.size()) return false;
    const char c = text[at];
    if (text[0] == '{') return c == '"';
    return c == '"' || opens(c) || is_digit(c);
  }

  // Behind the closing quote, or the line: a quote in a comment is no string.
  static size_t string_end(std::string_view text, size_t at) {
    const char quote = text[at];
    for (++at; at < text.size(); ++at) {
      if (text[at] == '\\') {
        ++at;
      } else if (text[at] == quote) {
        return at + 1;
      } else if (text[at] == '\n') {
        return at;
      }
    }
    return text.size();
  }

  // Behind the bracket that closes the one at `at`; the end if none does.
  static size_t value_end(std::string_view text, size_t at) {
    size_t depth = 0;
    for (; at < text.size(); ++at) {
      if (text[at] == '"') {
        at = string_end(text, at) - 1;
      } else if (opens(text[at])) {
        ++depth;
      } else if (closes(text[at]) && --depth == 0) {
        return at + 1;
      }
    }
    return text.size();
  }

  void add(std::string_view text, bool json) {
    ScriptData data = source_;
    data.text = text;
    data.json = json;
    out_.push_back(data);
  }

  // In single quotes a double one stands for itself.
  std::string_view double_quoted(std::string_view quoted) {
    if (quoted.front() == '"') return quoted;
    if (quoted.size() > 1 && quoted.back() == '\'') quoted.remove_suffix(1);
    ArenaString out(arena_);
    out.push_back('"');
    for (size_t i = 1; i < quoted.size(); ++i) {
      if (quoted[i] == '"') out.push_back('\\');
      if (quoted[i] == '\\' && i + 1 < quoted.size() && quoted[i + 1] == '\'') ++i;
      out.push_back(quoted[i]);
      if (quoted[i] == '\\' && i + 1 < quoted.size()) out.push_back(quoted[++i]);
    }
    out.push_back('"');
    return out.view();
  }

  void add_string(std::string_view quoted) {
    quoted = double_quoted(quoted);
    const JsonDocument value = read_json(quoted, arena_, {.nodes_max = 16});
    const JsonNode& node = value[value.first_root()];
    if (node.kind != JsonKind::String) return;
    const std::string_view text = trim(node.text);
    if (text.size() >= kValueMin) add(text, opens(text[0]) && looks_like_json(text));
  }

  void add_rows(std::string_view value) {
    const JsonDocument pair = read_json(value, arena_, {.nodes_max = 16});
    const JsonId first = pair[pair.first_root()].first_child;
    const JsonId piece = first == kNoJson ? kNoJson : pair[first].next;
    if (piece != kNoJson && pair[piece].kind == JsonKind::String) rows_.append(pair[piece].text);
  }

  Arena& arena_;
  ArenaVector<ScriptData>& out_;
  ArenaString rows_;
  ScriptData source_;
};

// Data or a program that may hold some; JSON-LD is read elsewhere.
bool is_wanted(const html::Document& document, NodeId script) {
  bool wanted = true;
  html::each_attribute(document, script, [&](std::string_view name, std::string_view value) {
    if (equals_ignoring_case(name, "src")) wanted = false;
    if (equals_ignoring_case(name, "type")) {
      value = trim(value);
      if (value.find("ld+json") != std::string_view::npos ||
          value.find("importmap") != std::string_view::npos ||
          value.find("speculationrules") != std::string_view::npos) {
        wanted = false;
      }
    }
  });
  return wanted;
}

}  // namespace

ArenaVector<ScriptData> script_data(const html::Document& document, Arena& arena) {
  ArenaVector<ScriptData> out(arena);
  Scanner scanner(arena, out);
  size_t bytes = 0;
  const NodeId size = static_cast<NodeId>(document.size());
  for (NodeId id = html::kDocument; id < size; ++id) {
    if (!document[id].is_html(html::Tag::Script)) continue;
    const NodeId child = document[id].first_child;
    if (child == html::kNoNode || !document[child].is_text()) continue;
    const std::string_view text = document.text(child);
    if (text.size() < 16 || !is_wanted(document, id)) continue;
    bytes += text.size();
    if (bytes > kScriptBytesMax) break;
    scanner.scan(text, document[child].begin, document[child].end);
  }
  scanner.finish();
  return out;
}

}  // namespace stet::article
