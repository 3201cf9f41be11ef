#include "test/conformance/token_cases.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/json.h"
#include "test/conformance/reference/code_point.h"
#include "test/conformance/shared.h"

namespace stet::conformance {

namespace {

// The value of "\uHHHH" at `at`; -1 if there is none.
int32_t escaped_code(std::string_view text, size_t at) {
  if (at + 6 > text.size() || text[at] != '\\' || text[at + 1] != 'u') return -1;
  int32_t code = 0;
  for (size_t i = at + 2; i < at + 6; ++i) {
    const char c = text[i];
    const bool digit = c >= '0' && c <= '9';
    const char lower = static_cast<char>(c | 0x20);
    if (!digit && (lower < 'a' || lower > 'f')) return -1;
    code = code * 16 + (digit ? c - '0' : lower - 'a' + 10);
  }
  return code;
}

// The second round of unescaping that "doubleEscaped" asks for.
std::string unescape(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const int32_t code = escaped_code(text, i);
    if (code < 0) {
      out += text[i++];
      continue;
    }
    i += 6;
    const int32_t low = escaped_code(text, i);
    if (code >= 0xD800 && code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      i += 6;
      append_wtf8(0x10000u + (static_cast<uint32_t>(code - 0xD800) << 10) +
                      static_cast<uint32_t>(low - 0xDC00),
                  out);
    } else {
      append_wtf8(static_cast<uint32_t>(code), out);
    }
  }
  return out;
}

html::TextState state_named(std::string_view name) {
  if (name == "Data state") return html::TextState::Data;
  if (name == "PLAINTEXT state") return html::TextState::PlainText;
  if (name == "RCDATA state") return html::TextState::RcData;
  if (name == "RAWTEXT state") return html::TextState::RawText;
  if (name == "Script data state") return html::TextState::ScriptData;
  if (name == "CDATA section state") return html::TextState::CData;
  std::fprintf(stderr, "%.*s: unknown state\n", static_cast<int>(name.size()), name.data());
  std::exit(3);
}

class Reader {
 public:
  Reader(const JsonDocument& json, std::string file, TokenCases& out)
      : json_(json), file_(std::move(file)), out_(out) {}

  void read() {
    const JsonId root = json_.first_root();
    for (const char* name : {"tests", "xmlViolationTests"}) {
      xml_violation_ = std::string_view(name) == "xmlViolationTests";
      const JsonId list = json_.find(root, name);
      if (list == kNoJson) continue;
      for (JsonId id = json_[list].first_child; id != kNoJson; id = json_[id].next) read_case(id);
    }
  }

 private:
  std::string text(JsonId id) const {
    return double_escaped_ ? unescape(json_[id].text) : std::string(json_[id].text);
  }

  void read_case(JsonId id) {
    const JsonId escaped = json_.find(id, "doubleEscaped");
    double_escaped_ = escaped != kNoJson && json_[escaped].kind == JsonKind::True;
    TokenCase c;
    c.file = file_;
    c.number = out_.case_count;
    c.description = json_[json_.find(id, "description")].text;
    c.input = text(json_.find(id, "input"));
    c.xml_violation = xml_violation_;
    if (const JsonId tag = json_.find(id, "lastStartTag")) c.last_start_tag = json_[tag].text;
    TokenWriter writer;
    const JsonId output = json_.find(id, "output");
    for (JsonId t = json_[output].first_child; t != kNoJson; t = json_[t].next) {
      read_token(t, writer);
    }
    c.tokens = writer.finish();
    if (const JsonId errors = json_.find(id, "errors")) {
      for (JsonId e = json_[errors].first_child; e != kNoJson; e = json_[e].next) {
        const auto field = [&](const char* name) { return json_[json_.find(e, name)].text; };
        c.errors.append(field("line")).append(":").append(field("col"));
        c.errors.append(" ").append(field("code")).append("\n");
      }
    }
    ++out_.case_count;
    if (const JsonId states = json_.find(id, "initialStates")) {
      for (JsonId s = json_[states].first_child; s != kNoJson; s = json_[s].next) {
        c.initial_state = json_[s].text;
        c.state = state_named(c.initial_state);
        out_.runs.push_back(c);
      }
    } else {
      c.initial_state = "Data state";
      out_.runs.push_back(std::move(c));
    }
  }

  void read_token(JsonId token, TokenWriter& writer) {
    std::vector<JsonId> parts;
    for (JsonId p = json_[token].first_child; p != kNoJson; p = json_[p].next) parts.push_back(p);
    const std::string_view kind = json_[parts[0]].text;
    if (kind == "Character") return writer.characters(text(parts[1]));
    if (kind == "Comment") return writer.comment(text(parts[1]));
    if (kind == "EndTag") return writer.end_tag(text(parts[1]));
    if (kind == "StartTag") {
      std::vector<TokenWriter::Attribute> attributes;
      for (JsonId a = json_[parts[2]].first_child; a != kNoJson; a = json_[a].next) {
        const std::string name(json_[a].key);
        attributes.push_back({double_escaped_ ? unescape(name) : name, text(a)});
      }
      const bool self_closing = parts.size() > 3 && json_[parts[3]].kind == JsonKind::True;
      return writer.start_tag(text(parts[1]), std::move(attributes), self_closing);
    }
    if (kind == "DOCTYPE") {
      std::string value[3];
      const std::string* given[3] = {};
      for (size_t i = 0; i < 3; ++i) {
        if (json_[parts[i + 1]].kind == JsonKind::Null) continue;
        value[i] = text(parts[i + 1]);
        given[i] = &value[i];
      }
      return writer.doctype(given[0], given[1], given[2], json_[parts[4]].kind == JsonKind::True);
    }
    std::fprintf(stderr, "%s: unknown kind of token\n", file_.c_str());
    std::exit(3);
  }

  const JsonDocument& json_;
  std::string file_;
  TokenCases& out_;
  bool double_escaped_ = false;
  bool xml_violation_ = false;
};

}  // namespace

void TokenWriter::quoted(std::string_view text) {
  out_ += " \"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || c == '"' || c == '\\') {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\x%02x", byte);
      out_ += escape;
    } else {
      out_ += c;
    }
  }
  out_ += '"';
}

void TokenWriter::flush() {
  if (characters_.empty()) return;
  out_ += "Character";
  quoted(characters_);
  out_ += '\n';
  characters_.clear();
}

void TokenWriter::line(std::string_view kind) {
  flush();
  out_ += kind;
}

void TokenWriter::doctype(const std::string* name, const std::string* public_id,
                          const std::string* system_id, bool correct) {
  line("DOCTYPE");
  for (const std::string* value : {name, public_id, system_id}) {
    if (value == nullptr) {
      out_ += " null";
    } else {
      quoted(*value);
    }
  }
  out_ += correct ? "\n" : " quirks\n";
}

void TokenWriter::start_tag(std::string_view name, std::vector<Attribute> attributes,
                            bool self_closing) {
  line("StartTag");
  quoted(name);
  std::sort(attributes.begin(), attributes.end(),
            [](const Attribute& a, const Attribute& b) { return a.name < b.name; });
  for (const Attribute& attribute : attributes) {
    quoted(attribute.name);
    out_ += '=';
    quoted(attribute.value);
  }
  out_ += self_closing ? " /\n" : "\n";
}

void TokenWriter::end_tag(std::string_view name) {
  line("EndTag");
  quoted(name);
  out_ += '\n';
}

void TokenWriter::comment(std::string_view data) {
  line("Comment");
  quoted(data);
  out_ += '\n';
}

std::string TokenWriter::finish() {
  flush();
  return std::move(out_);
}

void write(const ReferenceToken& token, TokenWriter& writer) {
  switch (token.kind) {
    case ReferenceToken::Kind::Character: return writer.characters(token.data);
    case ReferenceToken::Kind::Comment: return writer.comment(token.data);
    case ReferenceToken::Kind::EndTag: return writer.end_tag(token.data);
    case ReferenceToken::Kind::StartTag: {
      std::vector<TokenWriter::Attribute> attributes;
      for (const ReferenceAttribute& a : token.attributes) attributes.push_back({a.name, a.value});
      return writer.start_tag(token.data, std::move(attributes), token.self_closing);
    }
    case ReferenceToken::Kind::Doctype: {
      const auto given = [](const std::optional<std::string>& value) {
        return value ? &*value : nullptr;
      };
      return writer.doctype(given(token.name), given(token.public_id), given(token.system_id),
                            !token.force_quirks);
    }
    case ReferenceToken::Kind::Eof: return;
  }
}

void coerce_to_xml(ReferenceToken& token) {
  const bool comment = token.kind == ReferenceToken::Kind::Comment;
  if (!comment && token.kind != ReferenceToken::Kind::Character) return;
  std::string out;
  for (size_t at = 0; at < token.data.size();) {
    const char32_t c = read_wtf8(token.data, at);
    if (comment && c == U'-' && out.ends_with('-')) out += ' ';
    append_wtf8(c == U'\f' ? U' ' : c == 0xFFFF ? 0xFFFD : c, out);
  }
  token.data = std::move(out);
}

TokenCases read_token_cases(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".test") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  TokenCases cases;
  for (const auto& path : paths) {
    const std::string bytes = read_file(path);
    Arena arena;
    const JsonDocument json = read_json(bytes, arena);
    if (json.repairs() != 0) {
      std::fprintf(stderr, "%s: not JSON\n", path.c_str());
      std::exit(3);
    }
    Reader(json, path.filename().string(), cases).read();
  }
  return cases;
}

}  // namespace stet::conformance
