#pragma once
// JSON both ways. The writer appends to a std::string or an ArenaString; the
// reader is lenient, made for what web pages call JSON: it never fails, returns
// what it could read and notes each kind of repair that it made. Strict input
// gives repairs() == 0, so it serves for strict JSON too.
// https://www.rfc-editor.org/rfc/rfc8259

#include <charconv>
#include <cmath>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"

namespace stet {

// ---------------------------------------------------------------- writing

// Appends `text` with quotes around it. `text` is UTF-8; only '"', '\' and
// control characters are escaped. Cost: a copy, 16 bytes a step.
void append_json_string(std::string& out, std::string_view text);
void append_json_string(ArenaString& out, std::string_view text);

// The same for bytes that may not be UTF-8, such as file names: each ill-formed
// byte becomes U+FFFD.
void append_json_bytes(std::string& out, std::string_view bytes);

// Puts commas and, if asked, line breaks where they belong. Whoever calls it
// keeps the order of begin, key, value and end right.
template <class Out>
class JsonWriter {
 public:
  // `indent` is in spaces a level; 0 writes everything on one line.
  explicit JsonWriter(Out& out, int indent = 0) : out_(out), indent_(indent) {}

  void begin_object() { begin('{'); }
  void end_object() { end('}'); }
  void begin_array() { begin('['); }
  void end_array() { end(']'); }
  void key(std::string_view name) {
    separate();
    append_json_string(out_, name);
    out_.push_back(':');
    if (indent_ > 0) out_.push_back(' ');
    after_key_ = true;
  }

  void string(std::string_view text) {
    separate();
    append_json_string(out_, text);
  }
  void number(int64_t value) { put_number(value); }
  // The shortest text that reads back as the same number; null if not finite.
  void number(double value) {
    if (std::isfinite(value)) {
      put_number(value);
    } else {
      null();
    }
  }
  void boolean(bool value) { raw(value ? "true" : "false"); }
  void null() { raw("null"); }
  // Text that is JSON already.
  void raw(std::string_view json) {
    separate();
    out_.append(json);
  }

  void member(std::string_view name, std::string_view text) {
    key(name);
    string(text);
  }
  // The same, but nothing at all if `text` is empty.
  void member_if(std::string_view name, std::string_view text) {
    if (!text.empty()) member(name, text);
  }

 private:
  template <class Number>
  void put_number(Number value) {
    char digits[32];
    const std::to_chars_result result = std::to_chars(digits, digits + sizeof(digits), value);
    raw({digits, static_cast<size_t>(result.ptr - digits)});
  }
  void begin(char bracket) {
    separate();
    out_.push_back(bracket);
    ++depth_;
    first_ = true;
  }
  void end(char bracket) {
    --depth_;
    if (!first_) break_line();
    out_.push_back(bracket);
    first_ = false;
  }
  void separate() {
    if (after_key_) {
      after_key_ = false;
      return;
    }
    if (depth_ > 0) {
      if (!first_) out_.push_back(',');
      break_line();
    }
    first_ = false;
  }
  void break_line() {
    if (indent_ == 0) return;
    out_.push_back('\n');
    for (int i = 0; i < depth_ * indent_; ++i) out_.push_back(' ');
  }

  Out& out_;
  int indent_;
  int depth_ = 0;
  bool first_ = true;
  bool after_key_ = false;
};

// ---------------------------------------------------------------- reading

enum class JsonKind : uint8_t { Null, False, True, Number, String, Array, Object };

using JsonId = uint32_t;
inline constexpr JsonId kNoJson = 0;
// Node 0 is a made-up array of the roots: nobody's child, hence also "none".
inline constexpr JsonId kJsonRoots = 0;

struct JsonNode {
  std::string_view key;   // name within an object
  std::string_view text;  // String: escapes resolved; Number: as written
  JsonId first_child = kNoJson;
  JsonId next = kNoJson;
  uint32_t begin = 0, end = 0;  // bytes of the input; all of it after JsonRepair::Entities
  JsonKind kind = JsonKind::Null;
};

// What was not JSON in the input, and was read nevertheless.
enum class JsonRepair : uint8_t {
  Wrapper,           // byte order mark, <!-- -->, CDATA, ';'
  Comment,           // // and /* */
  ControlCharacter,  // raw in a string
  Quote,             // 'single', or typographic
  UnescapedQuote,    // inside a string
  BadEscape,
  ExtraComma,
  MissingComma,
  MissingColon,
  MissingValue,  // null is put in
  BareWord,      // unquoted: a name before ':', else null
  SeveralRoots,
  Entities,  // &quot; where a quote is due: character references resolved first
  Unclosed,  // string, array or object at the end of the input
  Junk,      // skipped
  Depth,     // LIMIT: deeper values are left out
  Size,      // LIMIT: reading stopped
};
inline constexpr int kJsonRepairCount = static_cast<int>(JsonRepair::Size) + 1;
const char* name(JsonRepair repair);

struct JsonLimits {
  uint32_t depth_max = 64;
  uint32_t nodes_max = 1u << 20;
  size_t bytes_max = size_t{64} << 20;
};

// Holds views: lives as long as the arena and the input.
class JsonDocument {
 public:
  explicit JsonDocument(Arena& arena) : nodes_(arena) {}

  const JsonNode& operator[](JsonId id) const { return nodes_[id]; }
  size_t size() const { return nodes_.size(); }
  JsonId first_root() const { return nodes_[kJsonRoots].first_child; }

  // The value of a name, case minded; of several with one name the last. kNoJson
  // if there is none or `object` is no object.
  JsonId find(JsonId object, std::string_view key) const;

  // Bit i is set if JsonRepair i was made.
  uint32_t repairs() const { return repairs_; }
  bool repaired(JsonRepair repair) const { return repairs_ >> static_cast<int>(repair) & 1; }
  // Where it was made first, in bytes of the input.
  uint32_t repaired_at(JsonRepair repair) const { return at_[static_cast<int>(repair)]; }

 private:
  friend class JsonReader;
  ArenaVector<JsonNode> nodes_;
  uint32_t repairs_ = 0;
  uint32_t at_[kJsonRepairCount] = {};
};

// Linear time, whatever the input.
JsonDocument read_json(std::string_view text, Arena& arena, const JsonLimits& limits = {});

// Strict JSON of all roots, one a line, for tests and people.
std::string dump(const JsonDocument& document);

}  // namespace stet
