#pragma once
// Where records go: standard output, one file that appears whole or not at all,
// or a folder with a file a page.

#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

#include "io/output.h"
#include "pipeline/inputs.h"
#include "stet/article.h"

namespace stet::cli {

enum class Format { Jsonl, Json, Text, Markdown };

// Appends one record, with what ends it in a file of its own.
void render(std::string& out, const Article& article, Format format);

class RecordOutput {
 public:
  virtual ~RecordOutput() = default;
  // An error here is one of the whole run, unless `of_input` is set.
  virtual Result<Ok> add(const InputItem& input, std::string_view record, bool& of_input) = 0;
  // After the last record. Until then a file has not appeared.
  virtual Result<Ok> finish() = 0;
};

// `several` says how records of one stream are parted: it must not depend on
// what the inputs turn out to be.
enum class Stream { One, Several };

// `path` empty: standard output.
Result<std::unique_ptr<RecordOutput>> open_stream(const std::string& path, Format format,
                                                  Stream stream);
// `path` is made if it is not there. Files are called after their inputs, with
// ".json", ".txt" or ".md" behind.
Result<std::unique_ptr<RecordOutput>> open_folder(const std::string& path, Format format);

}  // namespace stet::cli
