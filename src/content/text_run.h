#pragma once
// One run of inline content while it is being collected: pieces of text from
// text nodes come in, collapsed text comes out. A run of one piece that needs no
// change stays a view of the source; anything else is put together in the arena.

#include <cstdint>
#include <string_view>

#include "base/arena.h"
#include "html/document.h"

namespace stet::content {

class TextRun {
 public:
  explicit TextRun(Arena& arena) : built_(arena), spans_(arena) {}

  // Characters of a text node that came from source bytes [begin, end). `link` is
  // the <a> around it, or kNoNode.
  void add(std::string_view text, uint32_t begin, uint32_t end, html::NodeId link);
  // The same with white space kept, for <pre>.
  void add_raw(std::string_view text, uint32_t begin, uint32_t end, html::NodeId link);
  // White space that the source does not have: between two adjacent links.
  void space() {
    if (size() > 0 && pending_ == Pending::None) pending_ = Pending::Space;
  }
  // A <br>; true if it is the second in a row, so that the run ends here.
  bool line_break() {
    if (pending_ == Pending::Line) return true;
    if (size() > 0) pending_ = Pending::Line;
    return false;
  }
  bool empty() const { return size() == 0; }

  struct LinkSpan {
    html::NodeId element;
    uint32_t begin, end;  // in the run's text, before trimming
  };
  struct Result {
    std::string_view text;  // trimmed; empty if nothing visible was added
    uint32_t begin = 0, end = 0;
    uint32_t trimmed = 0;  // bytes taken off the front
  };
  // The text; links() belong to it until clear().
  Result finish();
  const ArenaVector<LinkSpan>& links() const { return spans_; }
  void clear();

 private:
  enum class Pending : uint8_t { None, Space, Line };

  uint32_t size() const {
    return single_.data() != nullptr ? static_cast<uint32_t>(single_.size())
                                     : static_cast<uint32_t>(built_.size()) - start_;
  }
  void unfold();  // moves the single piece into built_
  void append_collapsed(std::string_view text);
  void mark_link(html::NodeId link, uint32_t from);

  std::string_view single_;  // the only piece so far, if it can stay a view
  // All built runs of the page, one behind the other: growing leaves the old
  // memory readable, so finished views stay good.
  ArenaString built_;
  uint32_t start_ = 0;  // of this run in built_
  uint32_t begin_ = 0, end_ = 0;
  bool any_ = false;
  Pending pending_ = Pending::None;
  ArenaVector<LinkSpan> spans_;
};

// True if every white space in it is a single blank between other characters.
bool is_collapsed(std::string_view text);

// Without white space at both ends, no-break and ideographic spaces, zero-width
// characters, byte order marks and soft hyphens included.
std::string_view trim_blank(std::string_view text);

}  // namespace stet::content
