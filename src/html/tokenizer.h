#pragma once
// Source to tokens, per the tokenization section of the standard. Since the
// whole page is there, each construct is read in one go (a comment, a doctype, a
// script body) instead of a byte at a time through the standard's eighty states;
// what comes out is the same.
// https://html.spec.whatwg.org/multipage/parsing.html#tokenization
//
//   Tokenizer tokenizer(source, owned, names, scan_isa());
//   while (true) {
//     for (const Token& token : tokenizer.next()) …  // the last one may be Eof
//     tokenizer.set_state(…);                        // only between calls
//   }

#include <cstdint>
#include <span>
#include <string_view>

#include "html/document.h"
#include "html/scan.h"
#include "html/token.h"

namespace stet::html {

class Tokenizer {
 public:
  // `source` as for html::parse. Characters that are not in the source as they
  // are (a comment with NUL, say) are appended to `owned`.
  Tokenizer(std::string_view source, ArenaString& owned, Names& names, Isa which);

  // The next tokens, at least one. A start tag after which the standard may
  // change the state is the last of its batch. Tags have their Tag interned.
  std::span<const Token> next();

  // The state for what follows; `tag` names the element whose end tag ends it.
  void set_state(TextState state, Tag tag) {
    state_ = state;
    last_start_tag_ = tag;
  }
  // Whether "<![CDATA[" begins a CDATA section: only while the adjusted current
  // node is not an HTML element. To be said before every call that may matter.
  void set_cdata_allowed(bool allowed) { cdata_allowed_ = allowed; }

  // Public and system identifiers of the last Doctype token.
  const Doctype& doctype() const { return doctype_; }

 private:
  void intern_names();
  void replace_nul(Token& token);
  void read_markup();
  void read_tag(bool closing);
  void read_comment(const char* data);
  void read_bogus_comment(const char* data);
  void read_doctype();
  void read_cdata(const char* data);
  void read_raw_text();
  const char* find_raw_text_end(const char* at) const;
  const char* find_script_end(const char* at) const;
  bool is_end_tag(const char* at) const;

  void put(Token::Kind kind, const char* end) {
    batch_[count_++] = {kind, 0, Tag::None, at_, offset(end), 0, 0};
    at_ = offset(end);
  }
  void put_text(const char* begin, const char* end, uint8_t flags);
  void put_comment(const char* begin, const char* end, const char* token_end);
  // A view of the source, or a copy with NUL replaced and letters lowered.
  std::string_view clean(std::string_view raw, bool lower);

  uint32_t offset(const char* at) const { return static_cast<uint32_t>(at - begin_); }
  const char* here() const { return begin_ + at_; }

  static constexpr uint32_t kBatch = 256;

  const char* begin_;
  const char* end_;
  uint32_t at_ = 0;
  uint32_t count_ = 0;
  TextState state_ = TextState::Data;
  Tag last_start_tag_ = Tag::None;
  bool cdata_allowed_ = false;
  const ScanKernels* kernels_;
  ArenaString* owned_;
  Names* names_;
  Doctype doctype_;
  Token batch_[kBatch];
};

}  // namespace stet::html
