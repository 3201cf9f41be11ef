// Bytes to text: weighs what is declared against what the bytes say.

#include "encoding/decode.h"

#include <initializer_list>

#include "base/utf8.h"
#include "encoding/detect.h"
#include "encoding/legacy.h"

namespace stet::encoding {

namespace {

constexpr size_t kPadding = 64;

// A declared single-byte encoding is doubted from here on; see misfit().
constexpr float kDoubt = 0.2F;

std::string_view join(Arena& arena, std::initializer_list<std::string_view> parts) {
  ArenaString text(arena);
  for (const std::string_view part : parts) text.append(part);
  return text.view();
}

// One page, and what is known of it so far.
class Decoder {
 public:
  Decoder(std::string_view bytes, size_t readable_after, Arena& arena)
      : bytes_(bytes), readable_after_(readable_after), arena_(arena) {}

  Decoded run(std::string_view content_type) {
    const std::optional<Bom> bom = byte_order_mark(bytes_);
    if (bom) bytes_.remove_prefix(bom->size);
    declared_ = declared(bytes_, content_type);
    if (bom) {
      if (bom->encoding != Encoding::Utf8) return legacy(bom->encoding, Source::Bom);
      scan_ = scan_utf8(bytes_);
      return scan_.valid ? valid(Encoding::Utf8, Source::Bom) : repaired(Source::Bom);
    }
    scan_ = scan_utf8(bytes_);
    if (scan_.has_nul) {
      if (const std::optional<Encoding> utf16 = utf16_by_nuls(bytes_)) {
        return legacy(*utf16, Source::Pattern);
      }
    }
    if (scan_.valid) return scan_.has_non_ascii ? valid(Encoding::Utf8, utf8_source()) : ascii();
    return invalid();
  }

 private:
  bool declares(Encoding encoding) const { return declared_ && declared_->encoding == encoding; }
  Source utf8_source() const {
    return declares(Encoding::Utf8) ? declared_->source : Source::Validity;
  }

  // Says so when a declaration was not followed.
  std::string_view warning(Encoding chosen) const {
    if (!declared_ || declared_->encoding == chosen) return {};
    return join(arena_, {"declared as ", name(declared_->encoding), " (", name(declared_->source),
                         "), but the bytes are ", name(chosen)});
  }

  // Valid UTF-8; `encoding` is another name for it if all is ASCII.
  Decoded valid(Encoding encoding, Source source) {
    const bool clean = !scan_.has_cr && readable_after_ >= kPadding;
    return {clean ? bytes_ : copy_with_lf(bytes_, arena_), name(encoding), warning(encoding),
            source};
  }

  Decoded repaired(Source source) {
    std::string_view text = warning(Encoding::Utf8);
    if (text.empty()) text = "bytes that are not valid UTF-8 were replaced";
    return {repair_utf8(bytes_, arena_).text, name(Encoding::Utf8), text, source};
  }

  Decoded legacy(Encoding encoding, Source source) {
    return finish(transcode(bytes_, encoding, arena_), encoding, source);
  }

  Decoded finish(const Transcoded& result, Encoding encoding, Source source) {
    std::string_view text = warning(encoding);
    if (text.empty() && result.error_count > 0) {
      text = join(arena_, {"bytes that mean nothing in ", name(encoding), " were replaced"});
    }
    return {result.text, name(encoding), text, source};
  }

  // All bytes below 0x80. That is ISO-2022-JP too.
  Decoded ascii() {
    if (declares(Encoding::Iso2022Jp)) return legacy(Encoding::Iso2022Jp, declared_->source);
    if (declares(Encoding::Replacement)) return legacy(Encoding::Replacement, declared_->source);
    if (!declares(Encoding::Utf8) &&
        (bytes_.find("\x1B$B") != bytes_.npos || bytes_.find("\x1B$@") != bytes_.npos)) {
      return legacy(Encoding::Iso2022Jp, Source::Pattern);
    }
    if (!declared_ || declares(Encoding::Utf16Le) || declares(Encoding::Utf16Be)) {
      return valid(Encoding::Utf8, Source::Default);
    }
    return valid(declared_->encoding, declared_->source);
  }

  // Not valid UTF-8.
  Decoded invalid() {
    // Only the transport can declare UTF-16, and there were no NULs to deny it.
    if (declared_ && (declares(Encoding::Utf16Le) || declares(Encoding::Utf16Be) ||
                      declares(Encoding::Replacement))) {
      return legacy(declared_->encoding, declared_->source);
    }
    // UTF-8 with errors: cut off, or with a foreign comment pasted in. In legacy
    // text, hardly a sequence is well-formed by chance.
    const Utf8Counts counts = count_utf8(bytes_);
    const size_t needed = declares(Encoding::Utf8) ? 1 : 4;
    if (counts.sequence_count >= needed * counts.error_count) return repaired(utf8_source());
    if (!declared_ || declares(Encoding::Utf8)) return undeclared();
    return is_single_byte(declared_->encoding) ? declared_single_byte() : declared_multi_byte();
  }

  Decoded undeclared() {
    const std::string_view sample = sample_text(bytes_, arena_);
    const std::optional<Encoding> found = detect(sample);
    if (!found || *found == Encoding::Utf8) return legacy(Encoding::Windows1252, Source::Default);
    if (is_single_byte(*found)) {
      // Of a few bytes statistics make anything; then the default is as good.
      const float doubt = misfit(sample, *found, arena_);
      if (doubt >= kDoubt && misfit(sample, Encoding::Windows1252, arena_) < doubt / 2) {
        return legacy(Encoding::Windows1252, Source::Default);
      }
    }
    return legacy(*found, Source::Statistics);
  }

  Decoded declared_single_byte() {
    const Encoding encoding = declared_->encoding;
    const std::string_view sample = sample_text(bytes_, arena_);
    const float doubt = misfit(sample, encoding, arena_);
    if (doubt < kDoubt) return legacy(encoding, declared_->source);
    const std::optional<Encoding> found = detect(sample);
    if (found && *found != Encoding::Utf8 && misfit(sample, *found, arena_) < doubt / 2) {
      return legacy(*found, Source::Statistics);
    }
    return legacy(encoding, declared_->source);
  }

  Decoded declared_multi_byte() {
    const Transcoded result = transcode(bytes_, declared_->encoding, arena_);
    // A pair or two may be broken by cutting; more than one in twenty is not text.
    if (result.error_count * 20 > result.non_ascii_count) {
      const std::optional<Encoding> found = detect(sample_text(bytes_, arena_));
      if (found && *found != Encoding::Utf8 && *found != declared_->encoding) {
        const Transcoded other = transcode(bytes_, *found, arena_);
        const bool better = other.error_count * 4 < result.error_count;
        if (better) return finish(other, *found, Source::Statistics);
      }
    }
    return finish(result, declared_->encoding, declared_->source);
  }

  std::string_view bytes_;
  size_t readable_after_;
  Arena& arena_;
  Utf8Scan scan_ = {};
  std::optional<Declaration> declared_;
};

}  // namespace

Decoded decode(std::string_view bytes, std::string_view content_type, size_t readable_after,
               Arena& arena) {
  return Decoder(bytes, readable_after, arena).run(content_type);
}

}  // namespace stet::encoding
