// The writer's half of json.h: finding what must be escaped, and the names of
// repairs.

#include "base/json.h"

#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace stet {
namespace {

constexpr bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

// The number of bytes from `at` that can be copied as they are.
size_t plain_size(const char* at, const char* end) {
  const char* const begin = at;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i backslash = _mm_set1_epi8('\\');
  const __m128i control = _mm_set1_epi8(0x1f);
  while (end - at >= 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at));
    const __m128i found =
        _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
                     _mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
    const unsigned mask = static_cast<unsigned>(_mm_movemask_epi8(found));
    if (mask != 0) return static_cast<size_t>(at - begin) + std::countr_zero(mask);
    at += 16;
  }
#endif
  while (at < end && !needs_escape(static_cast<unsigned char>(*at))) ++at;
  return static_cast<size_t>(at - begin);
}

template <class Out>
void append_escape(Out& out, unsigned char c) {
  switch (c) {
    case '"': out.append(std::string_view("\\\"")); return;
    case '\\': out.append(std::string_view("\\\\")); return;
    case '\n': out.append(std::string_view("\\n")); return;
    case '\r': out.append(std::string_view("\\r")); return;
    case '\t': out.append(std::string_view("\\t")); return;
    case '\b': out.append(std::string_view("\\b")); return;
    case '\f': out.append(std::string_view("\\f")); return;
    default: break;
  }
  const char digits[] = "0123456789abcdef";
  const char escape[6] = {'\\', 'u', '0', '0', digits[c >> 4], digits[c & 15]};
  out.append(std::string_view(escape, 6));
}

template <class Out>
void append_string(Out& out, std::string_view text) {
  out.push_back('"');
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const size_t size = plain_size(at, end);
    out.append(std::string_view(at, size));
    at += size;
    if (at == end) break;
    append_escape(out, static_cast<unsigned char>(*at++));
  }
  out.push_back('"');
}

// Bytes of the well-formed UTF-8 sequence at the start of `text`; 0 if ill-formed.
size_t sequence_size(std::string_view text) {
  const unsigned char lead = static_cast<unsigned char>(text[0]);
  if (lead < 0x80) return 1;
  const size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || text.size() < size) return 0;
  for (size_t i = 1; i < size; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) return 0;
  }
  const unsigned char second = static_cast<unsigned char>(text[1]);
  const bool overlong = (lead == 0xe0 && second < 0xa0) || (lead == 0xf0 && second < 0x90);
  const bool outside = (lead == 0xed && second > 0x9f) || (lead == 0xf4 && second > 0x8f);
  return overlong || outside ? 0 : size;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) { append_string(out, text); }
void append_json_string(ArenaString& out, std::string_view text) { append_string(out, text); }

void append_json_bytes(std::string& out, std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const size_t size = sequence_size(bytes);
    text.append(size == 0 ? std::string_view("\xEF\xBF\xBD") : bytes.substr(0, size));
    bytes.remove_prefix(size == 0 ? 1 : size);
  }
  append_json_string(out, text);
}

const char* name(JsonRepair repair) {
  switch (repair) {
    case JsonRepair::Wrapper: return "wrapper";
    case JsonRepair::Comment: return "comment";
    case JsonRepair::ControlCharacter: return "control character";
    case JsonRepair::Quote: return "quote";
    case JsonRepair::UnescapedQuote: return "unescaped quote";
    case JsonRepair::BadEscape: return "bad escape";
    case JsonRepair::ExtraComma: return "extra comma";
    case JsonRepair::MissingComma: return "missing comma";
    case JsonRepair::MissingColon: return "missing colon";
    case JsonRepair::MissingValue: return "missing value";
    case JsonRepair::BareWord: return "bare word";
    case JsonRepair::SeveralRoots: return "several roots";
    case JsonRepair::Entities: return "entities";
    case JsonRepair::Unclosed: return "unclosed";
    case JsonRepair::Junk: return "junk";
    case JsonRepair::Depth: return "depth";
    case JsonRepair::Size: return "size";
  }
  return "";
}

JsonId JsonDocument::find(JsonId object, std::string_view key) const {
  if (nodes_[object].kind != JsonKind::Object) return kNoJson;
  JsonId found = kNoJson;
  for (JsonId id = nodes_[object].first_child; id != kNoJson; id = nodes_[id].next) {
    if (nodes_[id].key == key) found = id;
  }
  return found;
}

namespace {

void dump_value(const JsonDocument& document, JsonId id, JsonWriter<std::string>& writer) {
  const JsonNode& node = document[id];
  switch (node.kind) {
    case JsonKind::Null: writer.null(); return;
    case JsonKind::False: writer.boolean(false); return;
    case JsonKind::True: writer.boolean(true); return;
    case JsonKind::Number: writer.raw(node.text); return;
    case JsonKind::String: writer.string(node.text); return;
    case JsonKind::Array:
    case JsonKind::Object: break;
  }
  const bool object = node.kind == JsonKind::Object;
  object ? writer.begin_object() : writer.begin_array();
  for (JsonId child = node.first_child; child != kNoJson; child = document[child].next) {
    if (object) writer.key(document[child].key);
    dump_value(document, child, writer);
  }
  object ? writer.end_object() : writer.end_array();
}

}  // namespace

std::string dump(const JsonDocument& document) {
  std::string out;
  for (JsonId root = document.first_root(); root != kNoJson; root = document[root].next) {
    JsonWriter<std::string> writer(out);
    dump_value(document, root, writer);
    out.push_back('\n');
  }
  return out;
}

}  // namespace stet
