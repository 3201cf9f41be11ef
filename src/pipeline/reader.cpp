#include "pipeline/reader.h"

#include <unistd.h>

#include "base/ascii.h"
#include "io/file.h"

namespace stet {
namespace {

// What a thread keeps of its buffers between pages.
constexpr size_t kKept = size_t{8} << 20;

bool ends_in_gz(std::string_view path) {
  return path.size() >= 3 && equals_ignoring_case(path.substr(path.size() - 3), ".gz");
}

}  // namespace

Result<Page> Reader::read(const InputItem& item, size_t bytes_max) {
  raw_.shrink(kKept);
  unpacked_.shrink(kKept);
  Result<Ok> got = item.path == "-" ? io::read_descriptor(STDIN_FILENO, bytes_max, raw_)
                                    : io::read_file(item.path, bytes_max, raw_);
  if (!got) return std::move(got).error();
  const io::Buffer* page = &raw_;
  // The name is a promise, the first bytes are the fact: either will do.
  if (ends_in_gz(item.path) || io::is_gzip(raw_.view())) {
    Result<Ok> unpacked = gunzip_(raw_.view(), bytes_max, unpacked_);
    if (!unpacked) return std::move(unpacked).error();
    page = &unpacked_;
  }
  return Page{.body = page->view(),
              .url = {},
              .content_type = content_type_of_name(item.path),
              .readable_after = io::Buffer::kSlack};
}

}  // namespace stet
