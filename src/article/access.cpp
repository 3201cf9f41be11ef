#include "article/access.h"

#include <algorithm>
#include <charconv>

#include "article/evidence.h"
#include "article/normal.h"
#include "base/ascii.h"
#include "content/hints.h"

namespace stet::article {
namespace {

using content::Box;

// What a page says: "true", "False", "free", "metered", "locked"; nothing for what else there is.
std::optional<bool> read_free(std::string_view value) {
  for (const std::string_view yes : {"true", "free", "yes", "1"}) {
    if (equals_ignoring_case(value, yes)) return true;
  }
  for (const std::string_view no : {"false", "metered", "locked", "paid", "no", "0"}) {
    if (equals_ignoring_case(value, no)) return false;
  }
  return {};
}

bool in_body(Role role) { return content::is_body(role) && role != Role::Standfirst; }

bool ends_open(std::string_view text) {
  text = trim(text);
  while (text.ends_with(']') || text.ends_with(')')) text.remove_suffix(1);
  return text.ends_with("...") || text.ends_with("\xE2\x80\xA6");
}

// Whether a word of a class or id says that text ends here for who has not paid.
bool names_wall(std::string_view value) {
  constexpr std::string_view kWords[] = {"paywall", "regwall", "pay-wall", "subscriber-only",
                                         "premium-wall"};
  for (size_t at = 0; at < value.size(); ++at) {
    for (const std::string_view word : kWords) {
      if (starts_with_ignoring_case(value.substr(at), word)) return true;
    }
  }
  return false;
}

class Reader {
 public:
  Reader(const Parts& parts, const Article& article)
      : parts_(parts), document_(*parts.document), article_(article) {}

  Access read() {
    declared_free();
    const auto& verdicts = parts_.roles.verdicts;
    for (uint32_t i = 0; i < verdicts.size(); ++i) {
      if (in_body(verdicts[i].role)) last_ = i + 1;
    }
    if (access_.free != true) wall();
    if (!access_.complete) count();
    if (!access_.complete && access_.free == false) paid_parts();
    if (!access_.complete && access_.free == false) cut();
    if (!access_.complete && access_.free == true && !article_.body.empty()) {
      access_.complete = true;
    }
    return std::move(access_);
  }

 private:
  void note(const char* field, std::string_view value, std::string_view from, Span span = {}) {
    access_.evidence.push_back({field, normal(value), normal(from), span, true});
  }

  void declared_free() {
    const meta::Statement* best = nullptr;
    for (const meta::Statement& statement : parts_.metadata.statements) {
      if (statement.field != meta::Field::Free || !read_free(statement.value)) continue;
      if (best == nullptr || statement.rank < best->rank) best = &statement;
    }
    if (best != nullptr) {
      access_.free = read_free(best->value);
      note("free", best->value, place(*best), {best->begin, best->end});
    } else if (!parts_.metadata.paid.empty()) {
      access_.free = false;
      note("free", "false", "json-ld:hasPart");
    }
  }

  // A box that is called a wall, with text in it, right behind the last of the body. Walls stand
  // early in an article; behind a long one it is what is left of them.
  void wall() {
    constexpr uint32_t kNear = 6;   // blocks
    constexpr size_t kLong = 6000;  // bytes
    if (last_ == 0 || article_.text.size() > kLong) return;
    const auto& boxes = parts_.blocks.boxes;
    const auto begin =
        std::lower_bound(boxes.begin(), boxes.end(), last_,
                         [](const Box& box, uint32_t block) { return box.first_block < block; });
    for (auto box = begin; box != boxes.end() && box->first_block < last_ + kNear; ++box) {
      if ((box->hints & content::kHintPromotion) == 0 || (box->hints & content::kHintModal) != 0 ||
          box->first_block == box->end_block) {
        continue;
      }
      if (parts_.blocks.blocks[box->first_block].veil != content::Veil::None) continue;
      const std::string_view class_words = html::attribute(document_, box->element, "class");
      const std::string_view id = html::attribute(document_, box->element, "id");
      if (!names_wall(class_words) && !names_wall(id)) continue;
      const html::Node& node = document_[box->element];
      const std::string_view value = names_wall(class_words) ? class_words : id;
      if (!access_.free) {
        access_.free = false;
        note("free", value, "class", {node.begin, node.open_end});
      }
      access_.complete = false;
      note("complete", value, "class", {node.begin, node.open_end});
      return;
    }
  }

  // If the parts that only subscribers may read hold some of the body, it was read. If they do
  // not, the selector may be of another template, so that only a short text is called a stub.
  void paid_parts() {
    constexpr size_t kEnough = 500, kStub = 1500;  // bytes
    for (const std::string_view selector : parts_.metadata.paid) {
      if (selector.size() < 2 || (selector[0] != '.' && selector[0] != '#')) continue;
      const std::string_view name = selector.substr(1);
      if (name.find_first_of(" .#>,:[") != std::string_view::npos) continue;
      const size_t bytes = bytes_in(selector[0] == '.' ? "class" : "id", name);
      if (bytes > 0 ? bytes < kEnough : article_.text.size() > kStub) continue;  // neither
      access_.complete = bytes > 0;
      note("complete", selector, "json-ld:hasPart");
      return;
    }
  }

  // Of the body's text inside elements with that class or id.
  size_t bytes_in(std::string_view attribute, std::string_view name) const {
    const auto& boxes = parts_.blocks.boxes;
    const auto& blocks = parts_.blocks.blocks;
    size_t bytes = 0;
    uint32_t from = 0;
    for (const Box& box : boxes) {
      if (box.first_block < from || box.first_block == box.end_block) continue;
      if (!has_word(html::attribute(document_, box.element, attribute), name)) continue;
      for (uint32_t i = box.first_block; i < box.end_block; ++i) {
        if (in_body(parts_.roles.verdicts[i].role)) bytes += blocks[i].text.size();
      }
      from = box.end_block;
    }
    return bytes;
  }

  static bool has_word(std::string_view value, std::string_view name) {
    for (size_t at = 0; (at = value.find(name, at)) != std::string_view::npos; at += name.size()) {
      const size_t end = at + name.size();
      if ((at == 0 || is_space(value[at - 1])) && (end == value.size() || is_space(value[end]))) {
        return true;
      }
    }
    return false;
  }

  // The words that there are against those that the page says there are.
  void count() {
    constexpr uint32_t kWordsMin = 100;
    const uint32_t declared = parts_.metadata.word_count;
    if (declared < kWordsMin) return;
    uint32_t words = 0, wide = 0;
    bool inside = false;
    for (const char c : article_.text) {
      words += !is_space(c) && !inside;
      inside = !is_space(c);
      wide += static_cast<uint8_t>(c) >= 0xE3;
    }
    if (wide * 4 > article_.text.size()) return;  // characters are counted there, or clauses
    const bool most = uint64_t{words} * 10 >= uint64_t{declared} * 8;
    const bool half = uint64_t{words} * 2 >= declared;
    if (!most && (half || access_.free != false)) return;
    access_.complete = most;
    char digits[16];
    const auto end = std::to_chars(digits, digits + sizeof(digits), declared).ptr;
    note("complete", {digits, static_cast<size_t>(end - digits)}, "json-ld:wordCount");
  }

  void cut() {
    for (size_t i = article_.body.size(); i-- > 0;) {
      const BodyBlock& block = article_.body[i];
      if (block.role == BodyRole::Figure || block.role == BodyRole::Embed) continue;
      if (!ends_open(block.text)) return;
      access_.complete = false;
      note("complete", "\xE2\x80\xA6", "end of the text", block.span);
      return;
    }
    access_.complete = false;
    note("complete", "", "no text");
  }

  const Parts& parts_;
  const html::Document& document_;
  const Article& article_;
  Access access_;
  uint32_t last_ = 0;  // behind the last block of the body
};

}  // namespace

Access access_of(const Parts& parts, const Article& article) {
  if (parts.document == nullptr) return {};
  return Reader(parts, article).read();
}

}  // namespace stet::article
