// Plain text, paragraphs in one line each: the reader's window wraps them.

#include "article/byline.h"
#include "article/write.h"

namespace stet::article {
namespace {

void paragraph(std::string& out, std::string_view text) {
  if (text.empty()) return;
  out += text;
  out += "\n\n";
}

// Nested items and the further paragraphs of an item are indented.
void write_list(std::string& out, const BodyBlock& block) {
  int number = 0;
  for (size_t i = 0; i < block.items.size(); ++i) {
    const int depth = block.depths.empty() ? 1 : block.depths[i];
    const size_t indent = static_cast<size_t>(depth - 1) * 2;
    const bool numbered = block.ordered && depth == 1;
    out.append(indent, ' ');
    out += numbered ? std::to_string(++number) + ". " : "- ";
    for (const char c : block.items[i]) {
      out.push_back(c);
      if (c == '\n') out.append(indent + 2, ' ');
    }
    out.push_back('\n');
  }
  out.push_back('\n');
}

void write_block(std::string& out, const BodyBlock& block) {
  switch (block.role) {
    case BodyRole::List: write_list(out, block); break;
    case BodyRole::Quote:
      paragraph(out, block.text);
      if (!block.attribution.empty()) paragraph(out, "\xE2\x80\x94 " + block.attribution);
      break;
    case BodyRole::Entry: {
      std::string line = block.time;
      if (!line.empty() && !block.text.empty()) line += " \xC2\xB7 ";
      paragraph(out, line + block.text);
      break;
    }
    case BodyRole::Table:
      for (const std::vector<std::string>& row : block.rows) {
        for (size_t i = 0; i < row.size(); ++i) {
          if (i > 0) out.push_back('\t');
          out += row[i];
        }
        out.push_back('\n');
      }
      out.push_back('\n');
      break;
    case BodyRole::Figure:
      if (!block.text.empty()) paragraph(out, "[" + block.text + "]");
      break;
    default: paragraph(out, block.text); break;
  }
}

}  // namespace

std::string byline_of(const Article& article) {
  std::string line;
  const auto add = [&](std::string_view part, std::string_view between) {
    if (part.empty()) return;
    if (!line.empty()) line += between;
    line += part;
  };
  for (const Author& author : article.authors) add(author.name, ", ");
  add(article.published, " \xC2\xB7 ");
  add(article.publisher.name.empty() ? article.site.name : article.publisher.name, " \xC2\xB7 ");
  return line;
}

std::string_view opening_of(const Article& article) {
  for (const BodyBlock& block : article.body) {
    if (block.role != BodyRole::Figure) return block.text;
  }
  return {};
}

void write_text(std::string& out, const Article& article) {
  const size_t begin = out.size();
  paragraph(out, article.kicker);
  paragraph(out, article.headline);
  paragraph(out, article.subheadline);
  paragraph(out, byline_of(article));
  if (!opening_of(article).starts_with(article.lede)) paragraph(out, article.lede);
  for (const BodyBlock& block : article.body) write_block(out, block);
  if (out.size() == begin) {
    out += "(no article here";
    for (const std::string& warning : article.warnings) out += ": " + warning;
    out += ")\n";
    return;
  }
  out.pop_back();  // one line feed at the end
}

}  // namespace stet::article
