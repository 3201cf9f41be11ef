#pragma once
// What the tokenizer hands to the tree builder.

#include <cstdint>

#include "html/tag.h"

namespace stet::html {

struct Token {
  enum class Kind : uint8_t { Text, StartTag, EndTag, Comment, Doctype, Eof };

  Kind kind;
  uint8_t flags;
  Tag tag;              // tags; None if the name is not listed and not yet interned
  uint32_t begin, end;  // bytes of the source
  // Text and comments: where their characters are, in the source or (kOwned) in
  // the document's owned text.
  uint32_t text_offset, text_size;

  static constexpr uint8_t kSelfClosing = 1;
  static constexpr uint8_t kBlank = 2;       // text: nothing but tab, LF, FF, space
  static constexpr uint8_t kReferences = 4;  // text: '&' occurs and is not resolved yet
  static constexpr uint8_t kNul = 8;         // text: NUL may occur
  static constexpr uint8_t kOwned = 16;
  static constexpr uint8_t kForceQuirks = 32;
};

// Which characters the tokenizer reads next: the tree builder's only way to
// change it.
// https://html.spec.whatwg.org/multipage/parsing.html#generic-rcdata-element-parsing-algorithm
enum class TextState : uint8_t { Data, RcData, RawText, ScriptData, PlainText, CData };

}  // namespace stet::html
