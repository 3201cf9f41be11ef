#include "html/tokenizer.h"

#include "base/ascii.h"
#include "html/tag_end.h"

namespace stet::html {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

size_t tag_name_size(const char* name, const char* end) {
  const char* at = name;
  while (at < end && !ends_name(*at)) ++at;
  return static_cast<size_t>(at - name);
}

const char* find(const char* at, const char* end, char c) {
  const void* hit = std::memchr(at, c, static_cast<size_t>(end - at));
  return hit == nullptr ? end : static_cast<const char*>(hit);
}

bool at_word(const char* at, const char* end, std::string_view word) {
  return static_cast<size_t>(end - at) >= word.size() &&
         equals_ignoring_case({at, word.size()}, word);
}

}  // namespace

Tokenizer::Tokenizer(std::string_view source, ArenaString& owned, Names& names, Isa which)
    : begin_(source.data()),
      end_(source.data() + source.size()),
      kernels_(&scan_kernels(which)),
      owned_(&owned),
      names_(&names) {}

std::span<const Token> Tokenizer::next() {
  count_ = 0;
  if (state_ != TextState::Data) read_raw_text();
  while (count_ == 0) {
    const ScanResult scan = kernels_->tokens(begin_, at_, offset(end_), batch_, kBatch);
    at_ = scan.at;
    count_ = scan.count;
    if (scan.unlisted) intern_names();
    if (count_ > 0) break;
    if (scan.stop == ScanStop::Markup) {
      read_markup();  // "</>" gives no token
    } else {
      put(Token::Kind::Eof, end_);
    }
  }
  return {batch_, count_};
}

void Tokenizer::intern_names() {
  for (Token& token : std::span(batch_, count_)) {
    const bool closing = token.kind == Token::Kind::EndTag;
    if (token.tag != Tag::None || (!closing && token.kind != Token::Kind::StartTag)) continue;
    const char* const name = begin_ + token.begin + 1 + closing;
    token.tag = names_->intern({name, tag_name_size(name, end_)});
  }
}

void Tokenizer::put_text(const char* begin, const char* end, uint8_t flags) {
  if (begin == end) return;
  batch_[count_++] = {Token::Kind::Text,          flags, Tag::None, at_, offset(end), offset(begin),
                      offset(end) - offset(begin)};
  at_ = offset(end);
}

std::string_view Tokenizer::clean(std::string_view raw, bool lower) {
  bool same = true;
  for (char c : raw) same = same && c != '\0' && !(lower && is_upper(c));
  if (same) return raw;
  ArenaString text(owned_->arena());
  for (char c : raw) {
    if (c == '\0') {
      text.append(kReplacement);
    } else {
      text.push_back(lower ? to_lower(c) : c);
    }
  }
  return text.view();
}

// At '<' that is not a plain tag.
// https://html.spec.whatwg.org/multipage/parsing.html#tag-open-state
void Tokenizer::read_markup() {
  const char* const open = here();
  const char* const next = open + 1;
  if (next < end_ && is_alpha(*next)) return read_tag(false);
  if (next < end_ && *next == '/') {  // end tag open state
    const char* const name = next + 1;
    if (name >= end_) return put_text(open, end_, 0);
    if (is_alpha(*name)) return read_tag(true);
    if (*name == '>') {  // "</>" is nothing at all
      at_ = offset(name + 1);
      return;
    }
    return read_bogus_comment(name);
  }
  // DEVIATION: processing instructions, new in June 2026, are comments as before.
  if (next < end_ && *next == '?') return read_bogus_comment(next);
  if (next < end_ && *next == '!') {  // markup declaration open state
    const char* const data = next + 1;
    if (at_word(data, end_, "--")) return read_comment(data + 2);
    if (at_word(data, end_, "doctype")) return read_doctype();
    // The one word whose case matters.
    const std::string_view rest(data, static_cast<size_t>(end_ - data));
    if (cdata_allowed_ && rest.starts_with("[CDATA[")) return read_cdata(data + 7);
    return read_bogus_comment(data);
  }
  put_text(open, next, 0);
}

// A tag that the scan left: a very long name, or the source ends inside it.
void Tokenizer::read_tag(bool closing) {
  const char* const name = here() + 1 + closing;
  const size_t size = tag_name_size(name, end_);
  const TagEnd tag_end = find_tag_end(name + size, end_);
  if (tag_end.end == nullptr) return put(Token::Kind::Eof, end_);  // the tag is dropped
  put(closing ? Token::Kind::EndTag : Token::Kind::StartTag, tag_end.end);
  Token& token = batch_[count_ - 1];
  token.flags = tag_end.self_closing ? Token::kSelfClosing : 0;
  token.tag = names_->intern({name, size});
}

void Tokenizer::put_comment(const char* begin, const char* end, const char* token_end) {
  put(Token::Kind::Comment, token_end);
  Token& token = batch_[count_ - 1];
  token.text_offset = offset(begin);
  token.text_size = offset(end) - offset(begin);
  replace_nul(token);
}

void Tokenizer::replace_nul(Token& token) {
  const std::string_view raw(begin_ + token.text_offset, token.text_size);
  if (raw.find('\0') == std::string_view::npos) return;
  token.flags |= Token::kOwned;
  token.text_offset = static_cast<uint32_t>(owned_->size());
  owned_->append(clean(raw, false));
  token.text_size = static_cast<uint32_t>(owned_->size()) - token.text_offset;
}

// https://html.spec.whatwg.org/multipage/parsing.html#comment-start-state up to
// #comment-end-bang-state: a comment ends with "-->" or "--!>", or at once with
// ">" or "->".
void Tokenizer::read_comment(const char* data) {
  if (at_word(data, end_, ">")) return put_comment(data, data, data + 1);
  if (at_word(data, end_, "->")) return put_comment(data, data, data + 2);
  for (const char* at = data;; ++at) {
    at = find(at, end_, '-');
    if (at == end_) break;
    if (at_word(at, end_, "-->")) return put_comment(data, at, at + 3);
    if (at_word(at, end_, "--!>")) return put_comment(data, at, at + 4);
  }
  // The source ends first: dashes that could have begun the end are not data.
  std::string_view rest(data, static_cast<size_t>(end_ - data));
  for (std::string_view dashes : {"--!", "--", "-"}) {
    if (rest.ends_with(dashes)) {
      rest.remove_suffix(dashes.size());
      break;
    }
  }
  put_comment(data, data + rest.size(), end_);
}

void Tokenizer::read_bogus_comment(const char* data) {
  const char* const close = find(data, end_, '>');
  put_comment(data, close, close == end_ ? end_ : close + 1);
}

// https://html.spec.whatwg.org/multipage/parsing.html#cdata-section-state
void Tokenizer::read_cdata(const char* data) {
  const char* close = data;
  for (;; ++close) {
    close = find(close, end_, ']');
    if (close == end_ || at_word(close, end_, "]]>")) break;
  }
  put_text(data, close, Token::kNul);
  at_ = offset(close == end_ ? end_ : close + 3);
}

// https://html.spec.whatwg.org/multipage/parsing.html#doctype-state
void Tokenizer::read_doctype() {
  doctype_ = {};
  const char* at = here() + 9;
  bool force_quirks = false;
  const auto skip_space = [&] {
    while (at < end_ && is_space(*at)) ++at;
  };
  const auto finish = [&](bool bogus) {
    if (bogus) at = find(at, end_, '>');
    put(Token::Kind::Doctype, at < end_ ? at + 1 : end_);
    batch_[count_ - 1].flags = force_quirks ? Token::kForceQuirks : 0;
  };
  // A quoted identifier; the source or the doctype may end inside it.
  const auto identifier = [&](std::string_view& value) {
    const char quote = *at++;
    const char* const begin = at;
    while (at < end_ && *at != quote && *at != '>') ++at;
    value = clean({begin, static_cast<size_t>(at - begin)}, false);
    if (value.data() == nullptr) value = {begin, 0};
    if (at < end_ && *at == quote) {
      ++at;
      return true;
    }
    force_quirks = true;
    return false;
  };
  const auto at_quote = [&] { return at < end_ && (*at == '"' || *at == '\''); };

  skip_space();
  if (at == end_ || *at == '>') {
    force_quirks = true;
    return finish(false);
  }
  const char* const name = at;
  while (at < end_ && !is_space(*at) && *at != '>') ++at;
  doctype_.name = clean({name, static_cast<size_t>(at - name)}, true);
  skip_space();
  if (at == end_) {  // "<!doctype html" or "<!doctype html "
    force_quirks = true;
    return finish(false);
  }
  if (*at == '>') return finish(false);
  const bool is_public = at_word(at, end_, "public");
  if (!is_public && !at_word(at, end_, "system")) {
    force_quirks = true;
    return finish(true);
  }
  at += 6;
  skip_space();
  if (!at_quote()) {
    force_quirks = true;
    return finish(at < end_ && *at != '>');
  }
  if (is_public) {
    if (!identifier(doctype_.public_id)) return finish(false);
    skip_space();
    if (at == end_) {
      force_quirks = true;
      return finish(false);
    }
    if (*at == '>') return finish(false);
    if (!at_quote()) {
      force_quirks = true;
      return finish(true);
    }
  }
  if (!identifier(doctype_.system_id)) return finish(false);
  skip_space();
  if (at == end_) force_quirks = true;
  // What follows a system identifier is bogus but harmless.
  finish(true);
}

// RCDATA, RAWTEXT, script data, PLAINTEXT: all text up to the end tag that ends
// it, in one token; then back to the data state.
void Tokenizer::read_raw_text() {
  const TextState state = state_;
  state_ = TextState::Data;
  const char* const begin = here();
  if (state == TextState::CData) return read_cdata(begin);
  const char* stop = end_;
  if (state == TextState::ScriptData) {
    stop = find_script_end(begin);
  } else if (state != TextState::PlainText) {
    stop = find_raw_text_end(begin);
  }
  put_text(begin, stop, state == TextState::RcData ? Token::kReferences : 0);
  if (count_ > 0) replace_nul(batch_[0]);
  if (stop == end_) put(Token::Kind::Eof, end_);
}

// At "</": whether this is the "appropriate end tag" with something behind it.
bool Tokenizer::is_end_tag(const char* at) const {
  const std::string_view name = names_->name(last_start_tag_);
  if (name.empty()) return false;  // a fragment's context is no start tag
  return static_cast<size_t>(end_ - at) > name.size() + 2 &&
         equals_ignoring_case({at + 2, name.size()}, name) && ends_name(at[2 + name.size()]);
}

const char* Tokenizer::find_raw_text_end(const char* at) const {
  for (;; ++at) {
    at = kernels_->find_open(at, end_, '/', '/');
    if (at == end_ || is_end_tag(at)) return at;
  }
}

// Script data with its escaped states: inside "<!--" … "-->" a "<script" hides
// the "</script" that belongs to it.
// https://html.spec.whatwg.org/multipage/parsing.html#script-data-escape-start-state
const char* Tokenizer::find_script_end(const char* at) const {
  for (;; ++at) {
    at = kernels_->find_open(at, end_, '/', '!');
    if (at == end_) return end_;
    if (at[1] == '/') {
      if (is_end_tag(at)) return at;
      continue;
    }
    if (!at_word(at, end_, "<!--")) continue;
    // Escaped. The dashes of "<!--" may be those of "-->".
    at += 2;
    bool doubly = false;
    for (; at < end_; ++at) {
      if (*at == '-') {
        if (at_word(at, end_, "-->")) {
          at += 2;
          break;
        }
      } else if (*at == '<') {
        const bool closing = at_word(at, end_, "</");
        if (!doubly && closing && is_end_tag(at)) return at;
        const char* const word = at + 1 + closing;
        if (closing == doubly && at_word(word, end_, "script") && word + 6 < end_ &&
            ends_name(word[6])) {
          doubly = !doubly;
        }
      }
    }
    if (at >= end_) return end_;
  }
}

}  // namespace stet::html
