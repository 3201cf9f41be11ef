// stet explain: why each block of a page stands or not, on the terminal or as HTML.

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

#include "cli/commands.h"
#include "cli/terminal.h"
#include "explain/html_report.h"
#include "explain/terminal_view.h"
#include "io/output.h"
#include "pipeline/reader.h"

namespace stet::cli {
namespace {

// https://no-color.org/
bool may_colour() {
  const char* no_colour = std::getenv("NO_COLOR");
  if (no_colour != nullptr && *no_colour != '\0') return false;
  const char* term = std::getenv("TERM");
  return term != nullptr && std::string_view(term) != "dumb";
}

explain::TerminalStyle style_of(const ExplainSettings& settings) {
  const bool terminal = settings.output.empty() && is_terminal(STDOUT_FILENO);
  const bool colour =
      settings.colour == Show::Yes || (settings.colour == Show::Auto && terminal && may_colour());
  return {.colour = colour ? explain::Colour::Yes : explain::Colour::No,
          .fold = settings.all ? explain::Fold::Nothing : explain::Fold::Aside,
          .why = settings.why ? explain::Why::Tell : explain::Why::Leave,
          .width = settings.width > 0 ? settings.width
                   : terminal         ? static_cast<size_t>(terminal_columns(STDOUT_FILENO))
                                      : 0};
}

Result<std::string> text_of(const explain::Explanation& explanation,
                            const ExplainSettings& settings) {
  if (settings.html) return explain::html_report(explanation);
  const explain::TerminalStyle style = style_of(settings);
  if (settings.block_numbers.empty()) return explain::terminal_view(explanation, style);
  std::string out;
  for (const size_t number : settings.block_numbers) {
    const size_t count = explanation.article.blocks.size();
    if (number > count) {
      return Error{Errc::Limit, 0,
                   fmt::format("there is no block {}: the page has {}", number, count)};
    }
    if (!out.empty()) out += "\n";
    out += explain::terminal_block(explanation, number, style);
  }
  return out;
}

}  // namespace

Exit run_explain(const ExplainSettings& settings) {
  if (settings.html && settings.output.empty() && is_terminal(STDOUT_FILENO)) {
    fmt::print(stderr, "stet: --html is not for a terminal to show: say -o report.html\n");
    return Exit::Usage;
  }
  Reader reader;
  Result<Page> page =
      reader.read({settings.page, {}, std::nullopt}, settings.options.page_bytes_max);
  if (!page) {
    print_failure(settings.page, page.error());
    return Exit::SomeFailed;
  }
  page->url = settings.url;
  Options options = settings.options;
  options.reasons = settings.html || settings.why || !settings.block_numbers.empty();
  Result<explain::Explanation> explanation = explain::explain(*page, options);
  if (!explanation) {
    print_failure(settings.page, explanation.error());
    return Exit::SomeFailed;
  }
  explanation->article.source.path = settings.page;
  const Result<std::string> text = text_of(*explanation, settings);
  if (!text) {
    print_failure(settings.page, text.error());
    return Exit::SomeFailed;
  }
  const Result<Ok> written = settings.output.empty()
                                 ? io::write_all(STDOUT_FILENO, *text)
                                 : io::replace_file(settings.output, *text, io::Durable::No);
  if (!written && !io::is_broken_pipe(written.error())) {
    print_failure(settings.output.empty() ? "standard output" : settings.output, written.error());
    return Exit::CouldNotRun;
  }
  return Exit::Good;
}

}  // namespace stet::cli
