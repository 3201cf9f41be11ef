// The same as parse_fuzz.cpp for fragments in any context.

#include <cstdlib>
#include <string>

#include "encoding/decode.h"
#include "html/parse.h"
#include "html/serialize.h"

namespace {

void require(bool condition) {
  if (!condition) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stet;
  if (size < 2) return 0;
  html::FragmentContext context;
  context.tag =
      static_cast<html::Tag>(1 + data[0] % (static_cast<int>(html::Tag::FirstUnlisted) - 1));
  context.space = static_cast<html::Namespace>(data[1] % 3);
  context.quirks_mode = static_cast<html::QuirksMode>(data[1] / 3 % 3);
  if (data[1] & 0x80) context.start_tag = "<annotation-xml encoding=TEXT/HTML>";

  std::string padded(reinterpret_cast<const char*>(data) + 2, size - 2);
  padded.append(64, '\0');
  Arena arena;
  const std::string_view text = encoding::decode(std::string_view(padded).substr(0, size - 2),
                                                 "text/html; charset=utf-8", 64, arena)
                                    .text;
  const html::Document document = html::parse_fragment(text, context, arena);
  std::string complaint;
  require(html::verify(document, &complaint));
  require(html::dump(document, document.html()).size() <= (size_t{1} << 32));
  ArenaString written(arena);
  html::serialize_children(document, document.html(), written);
  return 0;
}
