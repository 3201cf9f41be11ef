// Any bytes as the script of a page without text: values are found inside of it,
// and what is made of them is read without harm.

#include <cstdint>
#include <cstdlib>
#include <string>

#include "article/prose.h"
#include "article/script_data.h"
#include "base/utf8.h"
#include "html/parse.h"
#include "stet/stet.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  stet::Arena arena;
  const stet::article::Prose prose =
      stet::article::find_prose(stet::read_json(input, arena), "headline", arena);
  // Text is written once, each '<' of it as "&lt;", and a few tags around.
  if (prose.html.size() > 64 * input.size() + 64) std::abort();

  std::string page = "<meta property=og:type content=article><title>headline</title><script>";
  page.append(input).append("</script>");
  const size_t bytes = page.size();
  page.append(64, '\0');
  const std::string_view html(page.data(), bytes);
  const stet::html::Document document = stet::html::parse(html, arena);
  for (const stet::article::ScriptData& value : stet::article::script_data(document, arena)) {
    if (value.end > bytes || value.begin > value.end) std::abort();
  }
  stet::Scratch scratch;
  const stet::Result<stet::Article> article = stet::extract({.body = html}, scratch);
  if (!article || !stet::scan_utf8(article->text).valid) std::abort();
  return 0;
}
