// CommonMark, with the tables of GitHub's dialect.
// https://spec.commonmark.org/0.31.2/

#include <algorithm>

#include "article/byline.h"
#include "article/write.h"
#include "base/ascii.h"

namespace stet::article {
namespace {

// Inline text: what would begin an emphasis, a link, code or a tag is escaped.
void inline_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '\\' || c == '`' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' ||
        c == '&' || c == '|' || c == '~') {
      out.push_back('\\');
    }
    out.push_back(c == '\n' ? ' ' : c);
  }
}

// The same at the start of a line, where a few more characters mean something:
// # + - > = and a number with a dot or bracket.
void line_text(std::string& out, std::string_view text) {
  if (text.empty()) return;
  if (std::string_view("#+->=").find(text[0]) != std::string_view::npos) {
    out.push_back('\\');
  } else {
    size_t digits = 0;
    while (digits < text.size() && digits < 10 && is_digit(text[digits])) ++digits;
    if (digits > 0 && digits < text.size() && (text[digits] == '.' || text[digits] == ')')) {
      out += text.substr(0, digits);
      out.push_back('\\');
      out.push_back(text[digits]);
      text.remove_prefix(digits + 1);
    }
  }
  inline_text(out, text);
}

// Lines of one paragraph, each with `prefix` before it; they stay lines.
void paragraph(std::string& out, std::string_view text, std::string_view prefix = "") {
  if (text.empty()) return;
  for (;;) {
    const size_t end = text.find('\n');
    out += prefix;
    line_text(out, text.substr(0, end));
    if (end == std::string_view::npos) break;
    out += "\\\n";
    text.remove_prefix(end + 1);
  }
  out += "\n\n";
}

void url_text(std::string& out, std::string_view url) {
  for (const char c : url) {
    switch (c) {
      case '(': out += "%28"; break;
      case ')': out += "%29"; break;
      case ' ': out += "%20"; break;
      case '<': out += "%3C"; break;
      case '>': out += "%3E"; break;
      default: out.push_back(c);
    }
  }
}

void heading(std::string& out, int level, std::string_view text) {
  if (text.empty()) return;
  out.append(static_cast<size_t>(level), '#');
  out.push_back(' ');
  inline_text(out, text);
  out += "\n\n";
}

void write_table(std::string& out, const BodyBlock& block) {
  size_t columns = 0;
  for (const auto& row : block.rows) columns = std::max(columns, row.size());
  if (columns == 0) return;
  // LIMIT: rows are filled up to the widest one; a table that would grow more
  // than fourfold by that keeps its ragged rows.
  size_t cells = 0;
  for (const auto& row : block.rows) cells += row.size();
  const bool fill = columns * block.rows.size() <= cells * 4 + 64;
  for (size_t r = 0; r < block.rows.size(); ++r) {
    const auto& row = block.rows[r];
    const size_t count = r == 0 || fill ? columns : row.size();
    out.push_back('|');
    for (size_t i = 0; i < count; ++i) {
      out.push_back(' ');
      if (i < row.size()) inline_text(out, row[i]);
      out += " |";
    }
    out.push_back('\n');
    if (r > 0) continue;
    out.push_back('|');
    for (size_t i = 0; i < columns; ++i) out += " --- |";
    out.push_back('\n');
  }
  out.push_back('\n');
}

// A fence longer than any run of backticks in the code.
void write_code(std::string& out, std::string_view code) {
  size_t run = 0, longest = 2;
  for (const char c : code) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(longest + 1, '`');
  out.append(fence).append("\n").append(code);
  if (!code.ends_with('\n')) out.push_back('\n');
  out.append(fence).append("\n\n");
}

// https://spec.commonmark.org/0.31.2/#list-items : what belongs to an item is indented as far as
// its text.
void write_list(std::string& out, const BodyBlock& block) {
  int number = 0;
  for (size_t i = 0; i < block.items.size(); ++i) {
    const int depth = block.depths.empty() ? 1 : block.depths[i];
    const bool numbered = block.ordered && depth == 1;
    const std::string marker = numbered ? std::to_string(++number) + ". " : "- ";
    // Three columns are enough for the items below "1. " and not too many below "- ".
    const std::string indent(static_cast<size_t>(depth - 1) * 3, ' ');
    out.append(indent).append(marker);
    std::string_view rest = block.items[i];
    for (;;) {
      const size_t end = rest.find('\n');
      line_text(out, rest.substr(0, end));
      if (end == std::string_view::npos) break;
      out.append("\n\n").append(indent).append(marker.size(), ' ');
      rest.remove_prefix(end + 1);
    }
    out.push_back('\n');
  }
  out.push_back('\n');
}

void write_quote(std::string& out, const BodyBlock& block) {
  std::string_view rest = block.text;
  while (!rest.empty()) {
    const size_t end = std::min(rest.find("\n\n"), rest.size());
    paragraph(out, rest.substr(0, end), "> ");
    rest.remove_prefix(std::min(end + 2, rest.size()));
    const bool more = !rest.empty() || !block.attribution.empty();
    if (more && out.ends_with("\n\n")) out.replace(out.size() - 1, 1, ">\n");
  }
  if (!block.attribution.empty()) paragraph(out, "\xE2\x80\x94 " + block.attribution, "> ");
}

void write_block(std::string& out, const BodyBlock& block) {
  switch (block.role) {
    // The headline has level 1 to itself.
    case BodyRole::Heading: heading(out, std::clamp(block.level, 2, 6), block.text); break;
    case BodyRole::List: write_list(out, block); break;
    case BodyRole::Quote: write_quote(out, block); break;
    case BodyRole::Question:
      if (block.text.empty()) break;
      out += "**";
      inline_text(out, block.text);
      out += "**\n\n";
      break;
    case BodyRole::Entry: {
      std::string line = block.time;
      if (!line.empty() && !block.text.empty()) line += " \xC2\xB7 ";
      heading(out, 2, line + block.text);
      break;
    }
    case BodyRole::Table: write_table(out, block); break;
    case BodyRole::Code: write_code(out, block.text); break;
    case BodyRole::Figure:
      if (!block.links.empty()) {
        out += "![";
        inline_text(out, block.links[0].text);
        out += "](";
        url_text(out, block.links[0].url);
        out += ")\n\n";
      }
      if (!block.text.empty()) {
        out.push_back('*');
        inline_text(out, block.text);
        out += "*\n\n";
      }
      break;
    default: paragraph(out, block.text); break;
  }
}

}  // namespace

void write_markdown(std::string& out, const Article& article) {
  const size_t begin = out.size();
  paragraph(out, article.kicker);
  heading(out, 1, article.headline);
  paragraph(out, article.subheadline);
  paragraph(out, byline_of(article));
  if (!article.url.empty()) {
    out.push_back('<');
    url_text(out, article.url);
    out += ">\n\n";
  }
  if (!opening_of(article).starts_with(article.lede)) paragraph(out, article.lede);
  for (const BodyBlock& block : article.body) write_block(out, block);
  if (out.size() > begin) out.pop_back();
}

}  // namespace stet::article
