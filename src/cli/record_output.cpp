#include "cli/record_output.h"

#include <unistd.h>

#include <filesystem>

#include "article/write.h"
#include "io/file.h"

namespace stet::cli {
namespace {

namespace fs = std::filesystem;

// What stands around and between the records of one stream.
struct Frame {
  std::string_view before, between, after;
};

Frame frame_of(Format format, Stream stream) {
  switch (format) {
    case Format::Jsonl: return {};
    case Format::Json: return stream == Stream::One ? Frame{} : Frame{"[\n", ",\n", "]\n"};
    case Format::Text: return {"", "\n\f\n", ""};
    case Format::Markdown: return {"", "\n---\n\n", ""};
  }
  return {};
}

class StreamOutput : public RecordOutput {
 public:
  StreamOutput(std::unique_ptr<io::AtomicFile> file, int descriptor, Frame frame)
      : file_(std::move(file)), output_(descriptor), frame_(frame) {}

  Result<Ok> add(const InputItem&, std::string_view record, bool&) override {
    if (Result<Ok> done = output_.write(any_ ? frame_.between : frame_.before); !done) return done;
    any_ = true;
    // A comma stands behind the record, not on a line of its own.
    if (frame_.between == ",\n") record.remove_suffix(1);
    return output_.write(record);
  }

  Result<Ok> finish() override {
    if (frame_.between == ",\n") {
      if (Result<Ok> done = output_.write(any_ ? "\n" : frame_.before); !done) return done;
    }
    if (Result<Ok> done = output_.write(frame_.after); !done) return done;
    if (Result<Ok> done = output_.flush(); !done) return done;
    return file_ == nullptr ? Result<Ok>(Ok{}) : file_->commit(io::Durable::Yes);
  }

 private:
  std::unique_ptr<io::AtomicFile> file_;  // null for standard output
  io::Output output_;
  Frame frame_;
  bool any_ = false;
};

class FolderOutput : public RecordOutput {
 public:
  FolderOutput(std::string path, std::string suffix)
      : path_(std::move(path)), suffix_(std::move(suffix)) {}

  Result<Ok> add(const InputItem& input, std::string_view record, bool& of_input) override {
    of_input = true;
    const std::string name = input.relative + suffix_;
    if (!names_.insert(name).second) {
      return Error{Errc::Io, 0, "another input's record is called " + name + " already"};
    }
    const fs::path file = fs::path(path_) / name;
    std::error_code error;
    fs::create_directories(file.parent_path(), error);
    if (error) return io::system_error("cannot make the folder", error.value());
    Result<Ok> done = io::replace_file(file.string(), record, io::Durable::No);
    // A full disk will not be better for the next page.
    if (!done) of_input = false;
    return done;
  }

  Result<Ok> finish() override { return Ok{}; }

 private:
  std::string path_, suffix_;
  std::unordered_set<std::string> names_;
};

}  // namespace

void render(std::string& out, const Article& article, Format format) {
  switch (format) {
    case Format::Jsonl:
      article::write_json(out, article);
      out.push_back('\n');
      break;
    case Format::Json:
      article::write_json(out, article, 2);
      out.push_back('\n');
      break;
    case Format::Text: article::write_text(out, article); break;
    case Format::Markdown: article::write_markdown(out, article); break;
  }
}

Result<std::unique_ptr<RecordOutput>> open_stream(const std::string& path, Format format,
                                                  Stream stream) {
  std::unique_ptr<io::AtomicFile> file;
  int descriptor = STDOUT_FILENO;
  if (!path.empty()) {
    file = std::make_unique<io::AtomicFile>();
    if (Result<Ok> opened = file->open(path); !opened) return std::move(opened).error();
    descriptor = file->descriptor();
  }
  return std::unique_ptr<RecordOutput>(
      std::make_unique<StreamOutput>(std::move(file), descriptor, frame_of(format, stream)));
}

Result<std::unique_ptr<RecordOutput>> open_folder(const std::string& path, Format format) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return io::system_error("cannot make the folder", error.value());
  const char* suffix = format == Format::Text       ? ".txt"
                       : format == Format::Markdown ? ".md"
                                                    : ".json";
  return std::unique_ptr<RecordOutput>(std::make_unique<FolderOutput>(path, suffix));
}

}  // namespace stet::cli
