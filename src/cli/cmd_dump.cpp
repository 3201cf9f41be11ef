// stet dump: any stage of the way from page to record, as text.

#include <unistd.h>

#include "cli/commands.h"
#include "cli/dump_stage.h"
#include "io/output.h"
#include "pipeline/reader.h"

namespace stet::cli {

Exit run_dump(const DumpSettings& settings) {
  Reader reader;
  Result<Page> page =
      reader.read({settings.page, {}, std::nullopt}, settings.options.page_bytes_max);
  if (!page) {
    print_failure(settings.page, page.error());
    return Exit::SomeFailed;
  }
  page->url = settings.url;
  const Result<std::string> text = dump_stage(settings.stage, *page, settings.options);
  if (!text) {
    print_failure(settings.page, text.error());
    return Exit::SomeFailed;
  }
  if (const Result<Ok> written = io::write_all(STDOUT_FILENO, *text);
      !written && !io::is_broken_pipe(written.error())) {
    print_failure("standard output", written.error());
    return Exit::CouldNotRun;
  }
  return Exit::Good;
}

}  // namespace stet::cli
