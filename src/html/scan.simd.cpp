// See scan.h. Only plain data crosses into this file, and all that it calls is
// forced inline, so that no function built for one instruction set can be
// linked into code for another (tools/symbols.py checks the objects).

#include "html/scan.h"

#include <bit>

#include "html/tag_end.h"
#include "html/tag_traits.h"

namespace stet::html {
inline namespace STET_ISA {

namespace {

struct RawTextTags {
  uint64_t bits[4] = {};
  constexpr RawTextTags() {
    for (unsigned i = 0; i < static_cast<unsigned>(Tag::FirstUnlisted); ++i) {
      if ((html_traits(static_cast<Tag>(i)) & kRawText) != 0)
        bits[i / 64] |= uint64_t{1} << (i % 64);
    }
  }
};
static_assert(static_cast<unsigned>(Tag::FirstUnlisted) <= 256);
constexpr RawTextTags kRawTextTags;

[[gnu::always_inline]] inline bool letter(char c) {
  return static_cast<uint8_t>((c | 0x20) - 'a') < 26;
}

// The attributes of a tag, if every one of them is bare or has its value in
// double quotes right behind the '=': then quotes alone say where the tag ends.
// `name` is where the tag name begins, `size` its length. Null: read it slowly.
[[gnu::always_inline]] inline const char* quick_tag_end(const char* name, unsigned size,
                                                        const char* stop) {
  uint64_t ignore = (uint64_t{1} << size) - 1;  // the name: any character may be in it
  uint64_t in_quotes = 0;                       // all ones if the window begins inside a value
  uint64_t after_equals = 0, after_bad = 0;     // bit 0: the last byte of the window before
  for (const char* at = name; at < stop; at += 64) {
    const Bytes64 block(at);
    const uint64_t space = block.space();
    const uint64_t close = block.equal('>');
    const uint64_t quote = block.equal('"') & ~ignore;
    const uint64_t inside = prefix_xor(quote) ^ in_quotes;  // opening quote in, closing quote out
    const uint64_t outside = ~inside & ~ignore;
    const uint64_t equals = block.equal('=') & outside;
    const uint64_t opening = quote & inside;
    const uint64_t bad = (space | block.equal('/') | quote) & ~ignore;  // not before an '='
    const uint64_t ends = close & outside;
    // All bits up to and with the '>' that ends the tag, else the whole window.
    const uint64_t within = ends ^ (ends - 1);
    const uint64_t wrong =
        (((equals << 1) | after_equals) ^ opening) | (equals & ((bad << 1) | after_bad));
    if ((wrong & within) != 0) return nullptr;
    if (ends != 0) return at + std::countr_zero(ends) + 1;
    after_equals = equals >> 63;
    after_bad = bad >> 63;
    in_quotes = static_cast<uint64_t>(static_cast<int64_t>(inside) >> 63);
    ignore = 0;
  }
  return nullptr;
}

}  // namespace

ScanResult scan_tokens(const char* source, uint32_t from, uint32_t end, Token* out, uint32_t room) {
  const char* at = source + from;
  const char* const stop = source + end;
  Token* token = out;
  Token* const full = out + room - 1;  // a round writes up to two
  bool unlisted = false;
  const auto offset = [source](const char* p) { return static_cast<uint32_t>(p - source); };
  const auto result = [&](ScanStop why) {
    return ScanResult{offset(at), static_cast<uint32_t>(token - out), why, unlisted};
  };

  while (token < full) {
    if (at >= stop) return result(ScanStop::End);
    if (*at != '<') {
      const char* const begin = at;
      uint64_t references = 0, nul = 0, dark = 0;
      for (;;) {
        const Bytes64 block(at);
        const uint64_t open = block.equal('<');
        const uint64_t before = (open ^ (open - 1)) >> (open != 0);  // all ones if there is none
        references |= block.equal('&') & before;
        nul |= block.equal('\0') & before;
        dark |= ~block.space() & before;
        if (open != 0) {
          at += std::countr_zero(open);
          break;
        }
        at += 64;
        if (at >= stop) break;
      }
      uint8_t flags =
          static_cast<uint8_t>((references != 0 ? Token::kReferences : 0) |
                               (nul != 0 ? Token::kNul : 0) | (dark == 0 ? Token::kBlank : 0));
      if (at > stop) {
        // What lies behind the source took part: say "maybe", and no more.
        at = stop;
        flags = Token::kReferences | Token::kNul;
      }
      *token++ = {
          Token::Kind::Text,         flags, Tag::None, offset(begin), offset(at), offset(begin),
          offset(at) - offset(begin)};
      if (at >= stop) return result(ScanStop::End);
    }

    const bool closing = at[1] == '/';
    const char* const name = at + 1 + closing;
    if (name >= stop || !letter(*name)) return result(ScanStop::Markup);
    uint64_t name_stop = Bytes16(name).space_or('/', '>');
    if (name_stop == 0) {
      const Bytes64 block(name);
      name_stop = block.equal('>') | block.space() | block.equal('/');
      if (name_stop == 0) return result(ScanStop::Markup);
    }
    const auto size = static_cast<unsigned>(std::countr_zero(name_stop));
    const Tag tag = listed_tag(name, size);
    unlisted |= tag == Tag::None;
    const char* behind = name + size + 1;
    bool self_closing = false;
    if (name[size] != '>') {
      behind = quick_tag_end(name, size, stop);
      if (behind != nullptr) {
        self_closing = behind[-2] == '/';
      } else {
        const TagEnd slow = find_tag_end(name + size, stop);
        if (slow.end == nullptr) return result(ScanStop::Markup);
        behind = slow.end;
        self_closing = slow.self_closing;
      }
    }
    if (behind > stop) return result(ScanStop::Markup);
    *token++ = {closing ? Token::Kind::EndTag : Token::Kind::StartTag,
                static_cast<uint8_t>(self_closing ? Token::kSelfClosing : 0),
                tag,
                offset(at),
                offset(behind),
                0,
                0};
    at = behind;
    if (!closing) {
      const auto index = static_cast<unsigned>(tag);
      if ((kRawTextTags.bits[index / 64] >> (index % 64) & 1) != 0) {
        return result(ScanStop::RawText);
      }
    }
  }
  return result(ScanStop::Full);
}

const char* find_open(const char* at, const char* end, char a, char b) {
  for (; at < end; at += 64) {
    const Bytes64 block(at), next(at + 1);
    const uint64_t hits = block.equal('<') & (next.equal(a) | next.equal(b));
    if (hits != 0) {
      at += std::countr_zero(hits);
      return at < end ? at : end;
    }
  }
  return end;
}

}  // namespace STET_ISA
}  // namespace stet::html
