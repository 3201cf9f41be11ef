// Any bytes through both reports: nothing of them may steer a terminal, and the
// report's own markup must stay the only markup.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/utf8.h"
#include "explain/html_report.h"
#include "explain/terminal_view.h"

namespace {

size_t count(std::string_view text, std::string_view what) {
  size_t n = 0;
  for (size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

void require(bool true_of_all) {
  if (!true_of_all) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace stet::explain;
  const stet::Page page{.body = {reinterpret_cast<const char*>(data), size}};
  const auto explanation = explain(page, {});
  require(static_cast<bool>(explanation));
  const std::string html = html_report(*explanation);
  require(stet::scan_utf8(html).valid);
  require(count(html, "<script") == 1 && count(html, "<style") == 1 && count(html, "</html>") == 1);
  require(count(html, "<details") == count(html, "</details>"));
  require(count(html, "<li") - count(html, "<link") == count(html, "</li>"));
  const std::string text = terminal_view(*explanation, {.fold = Fold::Nothing, .why = Why::Tell});
  for (const char c : text) require(c == '\n' || static_cast<unsigned char>(c) >= 0x20);
  const size_t blocks = explanation->article.blocks.size();
  for (size_t i = 1; i <= blocks && i <= 8; ++i) {
    require(terminal_block(*explanation, i, {.width = 40}).find('\x1b') == std::string::npos);
  }
  return 0;
}
