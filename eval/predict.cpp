// The evaluation's driver: a list of pages in, one prediction a page out.
//
//   stet_predict MANIFEST [--jobs N] [--blocks] [--trace]
//
// MANIFEST (or "-") has a page a line: id, path, url and content type, separated
// by tabs; the last two may be empty or left out. Paths ending in .gz are
// inflated. A prediction is a JSON object a line, in the order of the manifest
// and the same for any number of jobs, in the vocabulary of the public scorers:
// id, kind, confidence, text, title, authors, published, summary, paragraphs, topics and a
// few more. It is no record: stet extract writes those.
//
// --blocks adds every block of the page as [role, reason, text].
// --trace names each page on standard error before it is read, so that a crash
// can be put down to its page. Exit code 1 if a page could not be read.

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "manifest.h"
#include "stet/stet.h"

namespace {

using stet::eval::Entry;
using stet::eval::kPadding;

void put_string(std::string& out, std::string_view text) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20) {
      out += "\\u00";
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  out += '"';
}

void put_field(std::string& out, const char* key, std::string_view value) {
  if (value.empty()) return;
  out += ",\"";
  out += key;
  out += "\":";
  put_string(out, value);
}

class List {
 public:
  List(std::string& out, const char* key) : out_(&out) {
    out += ",\"";
    out += key;
    out += "\":[";
  }
  ~List() { *out_ += ']'; }
  List(const List&) = delete;
  List& operator=(const List&) = delete;
  void add(std::string_view value) {
    if (!first_) *out_ += ',';
    first_ = false;
    put_string(*out_, value);
  }

 private:
  std::string* out_;
  bool first_ = true;
};

// Cut at blank lines.
std::vector<std::string_view> paragraphs_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const size_t end = std::min(text.find("\n\n"), text.size());
    if (end > 0) out.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 2, text.size()));
  }
  return out;
}

// The text ends with the body's, so what is in front of its first words is the standfirst.
std::vector<std::string_view> standfirst_of(const stet::Article& article) {
  std::string_view first;
  for (const stet::BodyBlock& block : article.body) {
    if (block.role == stet::BodyRole::Figure || block.role == stet::BodyRole::Embed) continue;
    first = block.text;
    if (!block.items.empty()) first = block.items.front();
    if (!block.rows.empty() && !block.rows.front().empty()) first = block.rows.front().front();
    if (!first.empty()) break;
  }
  std::string_view rest = article.text;
  if (!first.empty()) rest = rest.substr(0, rest.find(first));
  return paragraphs_of(rest);
}

std::string prediction(const Entry& entry, const stet::Article& article) {
  std::string out = "{\"id\":";
  put_string(out, entry.id);
  put_field(out, "kind", name(article.kind));
  if (article.confidence) {
    char number[16];
    std::snprintf(number, sizeof(number), "%.4f", static_cast<double>(*article.confidence));
    out += ",\"confidence\":";
    out += number;
  }
  put_field(out, "title", article.headline);
  put_field(out, "published", article.published);
  put_field(out, "modified", article.modified);
  put_field(out, "language", article.language);
  put_field(out, "lang", article.language);
  put_field(out, "dir", article.direction);
  put_field(out, "siteName",
            article.site.name.empty() ? article.publisher.name : article.site.name);
  put_field(out, "excerpt", article.lede);
  put_field(out, "url", article.url);
  put_field(out, "encoding", article.source.encoding);
  {
    List authors(out, "authors");
    for (const stet::Author& author : article.authors) authors.add(author.name);
  }
  {
    List topics(out, "topics");
    for (const std::string& topic : article.topics) topics.add(topic);
  }
  {
    List paragraphs(out, "paragraphs");
    for (const stet::BodyBlock& block : article.body) {
      switch (block.role) {
        case stet::BodyRole::Paragraph:
        case stet::BodyRole::Question:
        case stet::BodyRole::Answer: paragraphs.add(block.text); break;
        case stet::BodyRole::Quote:
          for (const std::string_view part : paragraphs_of(block.text)) paragraphs.add(part);
          break;
        default: break;
      }
    }
  }
  // The standfirst as the page shows it: what stands in the text before the body.
  {
    List summary(out, "summary");
    for (const std::string_view block : standfirst_of(article)) summary.add(block);
  }
  put_field(out, "text", article.text);
  {
    List warnings(out, "warnings");
    for (const std::string& warning : article.warnings) warnings.add(warning);
  }
  if (!article.blocks.empty()) {
    out += ",\"blocks\":[";
    for (const stet::BlockVerdict& block : article.blocks) {
      if (&block != article.blocks.data()) out += ',';
      out += '[';
      put_string(out, name(block.role));
      out += ',';
      put_string(out, block.reason);
      out += ',';
      put_string(out, block.text);
      out += ']';
    }
    out += ']';
  }
  out += "}\n";
  return out;
}

// An empty string and a line on standard error if the page cannot be had.
std::string predict(const Entry& entry, stet::Scratch& scratch, const stet::Options& options) {
  const std::optional<std::string> bytes = stet::eval::load(entry.path);
  if (!bytes) {
    std::fprintf(stderr, "%s: cannot be read\n", entry.path.c_str());
    return {};
  }
  stet::Page page;
  page.body = std::string_view(*bytes).substr(0, bytes->size() - kPadding);
  page.url = entry.url;
  page.content_type = entry.content_type;
  page.readable_after = kPadding;
  const stet::Result<stet::Article> article = stet::extract(page, scratch, options);
  if (!article) {
    std::fprintf(stderr, "%s: offset %llu: %s\n", entry.path.c_str(),
                 static_cast<unsigned long long>(article.error().offset),
                 article.error().message.c_str());
    return {};
  }
  return prediction(entry, *article);
}

}  // namespace

int main(int argc, char** argv) {
  const char* manifest = nullptr;
  unsigned jobs = 1;
  bool trace = false;
  stet::Options options;
  for (int i = 1; i < argc; ++i) {
    const std::string_view argument = argv[i];
    if (argument == "--jobs" && i + 1 < argc) {
      jobs = static_cast<unsigned>(std::max(1, std::atoi(argv[++i])));
    } else if (argument == "--blocks") {
      options.blocks = true;
    } else if (argument == "--trace") {
      trace = true;
    } else if (manifest == nullptr) {
      manifest = argv[i];
    } else {
      manifest = nullptr;
      break;
    }
  }
  if (manifest == nullptr) {
    std::fputs("usage: stet_predict MANIFEST [--jobs N] [--blocks] [--trace]\n", stderr);
    return 2;
  }
  std::ifstream file;
  const bool standard_input = std::strcmp(manifest, "-") == 0;
  if (!standard_input) file.open(manifest);
  if (!standard_input && !file) {
    std::fprintf(stderr, "%s: cannot be read\n", manifest);
    return 2;
  }
  const std::vector<Entry> entries = stet::eval::read_manifest(standard_input ? std::cin : file);

  std::vector<std::string> lines(entries.size());
  std::atomic<size_t> next{0};
  std::atomic<bool> failed{false};
  const auto work = [&] {
    stet::Scratch scratch;
    for (size_t i = next++; i < entries.size(); i = next++) {
      if (trace) std::fprintf(stderr, "page %s\n", entries[i].path.c_str());
      lines[i] = predict(entries[i], scratch, options);
      if (lines[i].empty()) failed = true;
    }
  };
  std::vector<std::thread> workers;
  for (unsigned i = 1; i < jobs; ++i) workers.emplace_back(work);
  work();
  for (std::thread& worker : workers) worker.join();
  for (const std::string& line : lines) std::fwrite(line.data(), 1, line.size(), stdout);
  return failed ? 1 : 0;
}
