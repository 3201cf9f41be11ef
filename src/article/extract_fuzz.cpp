// Any bytes through the whole path, twice: no crash, no failure below the limit,
// the same record, and that record UTF-8 without control characters.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "article/normal.h"
#include "article/write.h"
#include "base/utf8.h"
#include "stet/stet.h"

namespace {

std::string record(const stet::Page& page, stet::Scratch& scratch, const stet::Options& options) {
  const stet::Result<stet::Article> article = stet::extract(page, scratch, options);
  if (!article) std::abort();
  std::string out;
  stet::article::write_json(out, *article);
  stet::article::write_markdown(out, *article);
  stet::article::write_text(out, *article);
  for (const stet::BodyBlock& block : article->body) {
    // Normal form is stable: what was put into it does not change again.
    if (stet::article::normal(block.text, stet::article::Lines::Keep) != block.text) std::abort();
  }
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  // The first byte chooses the options, the rest is the page.
  const uint8_t choice = data[0];
  stet::Options options;
  options.input = static_cast<stet::Input>(choice % 3);
  options.focus = static_cast<stet::Focus>(choice / 3 % 3);
  options.evidence = choice & 16;
  options.blocks = choice & 32;
  const std::string page(reinterpret_cast<const char*>(data) + 1, size - 1);
  const stet::Page input{.body = page, .url = "https://example.org/a/b"};
  static stet::Scratch reused;
  stet::Scratch fresh;
  const std::string first = record(input, reused, options);
  if (first != record(input, fresh, options)) std::abort();
  if (!stet::scan_utf8(first).valid) std::abort();
  return 0;
}
