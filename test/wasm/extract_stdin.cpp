// The core without a host: a page comes in on standard input, its record's text
// goes out. Compiled to WebAssembly by the preset `wasm`; see run.mjs.
#include <cstdio>
#include <string>

#include "stet/stet.h"

int main() {
  std::string page;
  char buffer[4096];
  while (const size_t size = std::fread(buffer, 1, sizeof buffer, stdin)) page.append(buffer, size);
  stet::Scratch scratch;
  const auto article = stet::extract({.body = page}, scratch);
  if (!article) {
    std::fprintf(stderr, "%s\n", article.error().message.c_str());
    return 1;
  }
  std::printf("%s\n%s\n%s\n\n%s\n", stet::name(article->kind), article->source.encoding.c_str(),
              article->headline.c_str(), article->text.c_str());
  return 0;
}
