// stet's half of the comparison with parse5 (parse5_diff/compare.py).
//
//   stet_trees decode < pages > texts       pages as they were received to UTF-8
//   stet_trees mutate SEED FIRST COUNT < texts > texts
//   stet_trees dump pages|fragments < texts > trees
//
// All streams are frames: eight bytes of size, little-endian, and as many bytes.
// A fragment has its context element in front, as the html5lib tests write it, on
// a line of its own.
// A tree is its dump, an empty line, and the serialised page; or one line that
// says what verify() did not like.

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>
#include <vector>

#include "encoding/decode.h"
#include "html/parse.h"
#include "html/serialize.h"
#include "test/conformance/mutate.h"
#include "test/conformance/shared.h"
#include "test/conformance/tree_cases.h"

namespace stet::conformance {
namespace {

[[noreturn]] void die(const char* why) {
  std::fprintf(stderr, "stet_trees: %s\n", why);
  std::exit(3);
}

bool read_frame(std::string& frame) {
  unsigned char head[8];
  const size_t got = std::fread(head, 1, 8, stdin);
  if (got == 0) return false;
  if (got != 8) die("the input ends within a frame");
  uint64_t size = 0;
  for (int i = 7; i >= 0; --i) size = size << 8 | head[i];
  if (size > uint64_t{1} << 31) die("a frame is too large");
  frame.resize(size);
  if (std::fread(frame.data(), 1, size, stdin) != size) die("the input ends within a frame");
  return true;
}

void write_frame(std::string_view frame) {
  unsigned char head[8];
  for (size_t i = 0; i < 8; ++i) head[i] = static_cast<unsigned char>(frame.size() >> (8 * i));
  if (std::fwrite(head, 1, 8, stdout) != 8 ||
      std::fwrite(frame.data(), 1, frame.size(), stdout) != frame.size()) {
    die("cannot write");
  }
}

void decode_all() {
  std::string page;
  Arena arena;
  while (read_frame(page)) {
    arena.reset();
    const Padded padded(page);
    write_frame(encoding::decode(padded.view(), {}, 64, arena).text);
  }
}

void mutate_all(uint64_t seed, uint64_t first, uint64_t count) {
  std::vector<std::string> pages;
  for (std::string page; read_frame(page);) pages.push_back(page);
  for (uint64_t i = first; i < first + count; ++i) write_frame(mutated_page(pages, seed, i));
}

void dump_all(bool fragments) {
  // parse5 knows no limit of depth.
  html::ParseOptions options;
  options.depth_max = 1u << 24;
  options.attributes_max = 1u << 20;
  std::string page;
  Arena arena;
  while (read_frame(page)) {
    arena.reset();
    const size_t newline = fragments ? page.find('\n') : std::string::npos;
    const std::string_view text =
        fragments ? std::string_view(page).substr(newline + 1) : std::string_view(page);
    const Padded padded(text);
    const html::Document document =
        fragments ? html::parse_fragment(padded.view(), fragment_context(page.substr(0, newline)),
                                         arena, options)
                  : html::parse(padded.view(), arena, options);
    const html::NodeId root = fragments ? document.html() : html::kDocument;
    std::string complaint;
    if (!html::verify(document, &complaint)) {
      write_frame("verify: " + complaint);
      continue;
    }
    std::string out = html::dump(document, root);
    ArenaString page_again(arena);
    html::serialize_children(document, root, page_again);
    out.append("\n").append(page_again.view());
    write_frame(out);
  }
}

int run(int count, char** words) {
  const std::string_view verb = count > 1 ? words[1] : "";
  if (verb == "decode" && count == 2) {
    decode_all();
  } else if (verb == "mutate" && count == 5) {
    mutate_all(std::strtoull(words[2], nullptr, 10), std::strtoull(words[3], nullptr, 10),
               std::strtoull(words[4], nullptr, 10));
  } else if (verb == "dump" && count == 3) {
    dump_all(words[2] == std::string_view("fragments"));
  } else {
    std::fprintf(stderr,
                 "usage: stet_trees decode | mutate SEED FIRST COUNT | dump pages|fragments\n");
    return 2;
  }
  return std::fflush(stdout) == 0 ? 0 : 3;
}

}  // namespace
}  // namespace stet::conformance

int main(int count, char** words) { return stet::conformance::run(count, words); }
