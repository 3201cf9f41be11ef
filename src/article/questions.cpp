#include "article/questions.h"

#include <algorithm>

#include "article/wrapped.h"
#include "base/ascii.h"

namespace stet::article {
namespace {

using content::Block;
using html::Tag;

// In Latin and most scripts, Arabic, full width, Armenian (on the last word's vowel, so anywhere
// in it), Ethiopic, and the interrobang. Greek asks with a semicolon, but ends clauses with it too.
bool asks(std::string_view text) {
  // FAST PATH: nearly all text ends in ASCII without a question mark.
  constexpr size_t kEnd = 12;  // bytes
  bool maybe = false;
  for (const char c : text.substr(text.size() - std::min(text.size(), kEnd))) {
    maybe = maybe || c == '?' || static_cast<uint8_t>(c) >= 0x80;
  }
  if (!maybe) return false;
  constexpr std::string_view kClosing[] = {
      "\"", "'", ")", "\xE2\x80\x9D", "\xC2\xBB", " ", "\xE2\x80\x99", "\xE3\x80\x8D"};
  for (bool trimmed = true; trimmed;) {
    trimmed = false;
    for (const std::string_view mark : kClosing) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      trimmed = true;
    }
  }
  constexpr std::string_view kMarks[] = {
      "?", "\xD8\x9F", "\xEF\xBC\x9F", "\xCD\xBE", "\xE1\x8D\xA7", "\xE2\x80\xBD", "?!"};
  for (const std::string_view mark : kMarks) {
    if (text.ends_with(mark)) return true;
  }
  constexpr std::string_view kArmenian = "\xD5\x9E";
  constexpr size_t kLastWord = 40;  // bytes
  return text.substr(text.size() - std::min(text.size(), kLastWord)).find(kArmenian) !=
         std::string_view::npos;
}

bool is_turn(Role role) {
  return role == Role::Paragraph || role == Role::Subheading || role == Role::ListItem;
}

class Finder {
 public:
  explicit Finder(const Parts& parts) : parts_(parts), document_(*parts.document) {}

  // The kinds of markup that ask; what is found of one kind stands or falls together.
  enum Kind : uint8_t { kNone, kDeclared, kTerm, kSummary, kBold, kKinds };

  Kind kind_of(const Block& block, Role role) {
    if (!is_turn(role)) return kNone;
    if (is_declared(block.text)) return kDeclared;
    if (!asks(block.text)) return kNone;
    if (block.owner != html::kNoNode && document_[block.owner].tag == Tag::Dt) return kTerm;
    if (block.element != html::kNoNode && document_[block.element].tag == Tag::Summary) {
      return kSummary;
    }
    const auto bold = [](Tag tag) { return tag == Tag::B || tag == Tag::Strong; };
    if (role == Role::Paragraph && wrapper_of(document_, block, bold) != html::kNoNode) {
      return kBold;
    }
    return kNone;
  }

 private:
  bool is_declared(std::string_view text) const {
    for (const std::string_view question : parts_.metadata.questions) {
      if (question == text) return true;
    }
    return false;
  }

  const Parts& parts_;
  const html::Document& document_;
};

}  // namespace

ArenaVector<Turn> turns_of(const Parts& parts, Arena& arena) {
  ArenaVector<Turn> turns(arena);
  if (parts.document == nullptr) return turns;
  const auto& blocks = parts.blocks.blocks;
  const auto& verdicts = parts.roles.verdicts;
  Finder finder(parts);
  ArenaVector<Finder::Kind> kinds(arena);
  uint32_t counts[Finder::kKinds] = {};
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    const Finder::Kind kind = finder.kind_of(blocks[i], verdicts[i].role);
    if (kind == Finder::kNone) continue;
    if (kinds.empty()) kinds.resize(blocks.size());
    kinds[i] = kind;
    ++counts[kind];
  }
  // One bold question is a heading of its own making; an interview has several.
  constexpr uint32_t kBoldMin = 3;
  if (counts[Finder::kBold] < kBoldMin) counts[Finder::kBold] = 0;
  uint32_t all = 0;
  for (int kind = Finder::kDeclared; kind < Finder::kKinds; ++kind) all += counts[kind];
  if (all == 0) return turns;

  turns.resize(blocks.size());
  bool answering = false;
  for (uint32_t i = 0; i < blocks.size(); ++i) {
    if (kinds[i] != Finder::kNone && counts[kinds[i]] > 0) {
      turns[i] = Turn::Question;
      answering = true;
    } else if (verdicts[i].role == Role::Subheading) {
      answering = false;
    } else if (answering && verdicts[i].role == Role::Paragraph) {
      turns[i] = Turn::Answer;
    } else if (answering && verdicts[i].role == Role::ListItem &&
               blocks[i].owner != html::kNoNode &&
               (*parts.document)[blocks[i].owner].tag == Tag::Dd) {
      turns[i] = Turn::Answer;
    }
  }
  return turns;
}

}  // namespace stet::article
