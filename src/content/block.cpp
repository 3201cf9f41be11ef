// What blocks look like to people and to tests.

#include "content/block.h"

#include "content/hints.h"
#include "content/text_run.h"

namespace stet::content {

namespace {

const char* shape_name(Shape shape) {
  switch (shape) {
    case Shape::Text: return "text";
    case Shape::Heading: return "heading";
    case Shape::ListItem: return "item";
    case Shape::Quote: return "quote";
    case Shape::Preformatted: return "pre";
    case Shape::Caption: return "caption";
    case Shape::Cell: return "cell";
  }
  return "";
}

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  for (char c : text) {
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else {
      out += c;
    }
  }
  out += '"';
}

bool fail(std::string* complaint, size_t index, const char* what) {
  if (complaint != nullptr) *complaint = "block " + std::to_string(index) + " " + what;
  return false;
}

// A line feed is a <br>; otherwise blanks stand alone.
bool is_tidy(const Block& block) {
  if (block.text.empty() || block.text != trim_blank(block.text)) return false;
  if (block.shape == Shape::Preformatted) return true;
  bool space = false;
  for (char c : block.text) {
    if (is_space(c)) {
      if (space || (c != ' ' && c != '\n')) return false;
      space = true;
    } else {
      space = false;
    }
  }
  return true;
}

const char* veil_name(Veil veil) {
  switch (veil) {
    case Veil::None: return "";
    case Veil::Aria: return " aria-hidden";
    case Veil::Style: return " hidden-by-style";
    case Veil::Attribute: return " hidden";
  }
  return "";
}

}  // namespace

std::string dump(const Blocks& blocks) {
  std::string out;
  size_t image = 0;
  for (size_t i = 0; i <= blocks.blocks.size(); ++i) {
    while (image < blocks.images.size() && blocks.images[image].before_block <= i) {
      const ImageRef& ref = blocks.images[image++];
      out += "image";
      if (ref.caption_block != UINT32_MAX) out += " caption=" + std::to_string(ref.caption_block);
      out += '\n';
    }
    if (i == blocks.blocks.size()) break;
    const Block& block = blocks.blocks[i];
    out += shape_name(block.shape);
    if (block.level > 0) out += std::to_string(block.level);
    if (block.veil != Veil::None) out += veil_name(block.veil);
    out += " [" + std::to_string(block.begin) + "," + std::to_string(block.end) + ") ";
    append_quoted(out, block.text);
    for (uint32_t k = block.links_begin; k < block.links_end; ++k) {
      out += " link=";
      append_quoted(out, blocks.links[k].text);
    }
    Hints hints = block.hints;
    if (block.box < blocks.boxes.size()) {
      for (uint32_t box = block.box;; box = blocks.boxes[box].parent) {
        hints |= blocks.boxes[box].hints;
        if (box == 0) break;
      }
    }
    if (hints != 0) out += " <" + hint_names(hints) + ">";
    out += '\n';
  }
  return out;
}

bool verify(const Blocks& blocks, std::string* complaint) {
  uint32_t last_end = 0;
  uint32_t links = 0;
  for (size_t i = 0; i < blocks.blocks.size(); ++i) {
    const Block& block = blocks.blocks[i];
    if (!is_tidy(block)) return fail(complaint, i, "is empty or not collapsed");
    if (block.end <= block.begin) return fail(complaint, i, "has no span");
    if (blocks.in_source_order && block.begin < last_end) {
      return fail(complaint, i, "overlaps the one before");
    }
    last_end = block.end;
    if (block.links_begin != links || block.links_end < links ||
        block.links_end > blocks.links.size()) {
      return fail(complaint, i, "has links out of order");
    }
    links = block.links_end;
    if (block.link_bytes > block.text.size()) return fail(complaint, i, "has more link than text");
    for (uint32_t k = block.links_begin; k < block.links_end; ++k) {
      const std::string_view text = blocks.links[k].text;
      if (text.data() < block.text.data() ||
          text.data() + text.size() > block.text.data() + block.text.size()) {
        return fail(complaint, i, "has a link outside its text");
      }
    }
    if (!blocks.boxes.empty()) {
      if (block.box >= blocks.boxes.size()) return fail(complaint, i, "has no box");
      const Box& box = blocks.boxes[block.box];
      if (i < box.first_block || i >= box.end_block) return fail(complaint, i, "is not in its box");
    }
  }
  for (size_t i = 0; i < blocks.boxes.size(); ++i) {
    const Box& box = blocks.boxes[i];
    const Box& parent = blocks.boxes[box.parent];
    if ((i > 0 && box.parent >= i) || box.first_block > box.end_block ||
        box.first_block < parent.first_block || box.end_block > parent.end_block) {
      if (complaint != nullptr) *complaint = "box " + std::to_string(i) + " is not in its parent";
      return false;
    }
  }
  for (const ImageRef& image : blocks.images) {
    if (image.before_block > blocks.blocks.size() ||
        (image.caption_block != UINT32_MAX && image.caption_block >= blocks.blocks.size())) {
      if (complaint != nullptr) *complaint = "an image points outside the blocks";
      return false;
    }
  }
  return true;
}

}  // namespace stet::content
