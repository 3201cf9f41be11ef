#include "explain/terminal_view.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "explain/plain.h"
#include "explain/words.h"

namespace stet::explain {
namespace {

// What is set aside is folded from so many blocks on: a fold takes a line itself.
constexpr size_t kFoldFrom = 3;
constexpr size_t kExcerptBytes = 1200;
// Lines of a block in full are not longer than this, however wide the terminal is.
constexpr size_t kReadable = 96;
constexpr size_t kReasonsInLine = 2;
constexpr const char* kBold = "1";
constexpr const char* kDim = "2";

// The colour of a role, as a parameter of the terminal's "select graphic rendition".
const char* sgr(Role role) {
  switch (role) {
    case Role::Headline:
    case Role::Kicker:
    case Role::Standfirst:
    case Role::Subheading: return "1;31";
    case Role::Byline:
    case Role::Timestamp: return "36";
    case Role::Paragraph:
    case Role::ListItem:
    case Role::Quote:
    case Role::Table:
    case Role::Code: return "32";
    case Role::Caption:
    case Role::PhotoCredit: return "34";
    case Role::Credit:
    case Role::Notice:
    case Role::About: return "33";
    case Role::Related:
    case Role::Promotion:
    case Role::Comment: return "35";
    default: return "90";
  }
}

const char* mark(Standing standing) {
  switch (standing) {
    case Standing::Text: return "●";
    case Standing::Field: return "○";
    case Standing::Aside: return "·";
  }
  return " ";
}

std::string bar(float share, size_t cells) {
  const double clamped = std::clamp(double{share}, 0.0, 1.0);
  const auto full = static_cast<size_t>(std::lround(clamped * static_cast<double>(cells)));
  std::string out;
  for (size_t i = 0; i < cells; ++i) out += i < full ? "█" : "░";
  return out;
}

std::string span_text(Span span) { return fmt::format("[{},{})", span.begin, span.end); }

class View {
 public:
  View(const Explanation& explanation, const TerminalStyle& style)
      : article_(explanation.article), source_(explanation.source), style_(style) {
    for (const BlockVerdict& block : article_.blocks) {
      scores_ = scores_ || block.score.has_value();
      span_width_ = std::max(span_width_, span_text(block.span).size());
    }
    number_width_ = std::max<size_t>(3, std::to_string(article_.blocks.size()).size());
  }

  std::string all() {
    head();
    const auto& blocks = article_.blocks;
    for (size_t i = 0; i < blocks.size();) {
      size_t end = i;
      while (end < blocks.size() && standing_of(blocks[end].role) == Standing::Aside) ++end;
      if (style_.fold == Fold::Aside && end - i >= kFoldFrom) {
        fold(i, end);
        i = end;
        continue;
      }
      row(i++);
    }
    return std::move(out_);
  }

  std::string one(size_t i) {
    const BlockVerdict& block = article_.blocks[i];
    const size_t width = readable();
    out_ += fmt::format(
        "{} {}: {}, {}\n", painted("block", kBold), painted(std::to_string(i + 1), kBold),
        painted(words(block.role), sgr(block.role)), words(standing_of(block.role)));
    if (block.score) {
      line("score", fmt::format("{} {}", score_text(block),
                                painted(bar(*block.score, 20), sgr(block.role))));
    }
    if (!block.reason.empty()) line("reason", plain(block.reason));
    reasons(block, "for", 1);
    reasons(block, "against", -1);
    line("span", fmt::format("{} {}", span_text(block.span),
                             counted(block.span.end - block.span.begin, "byte", "bytes")));
    paragraph("text", plain(block.text), width);
    source(block, width);
    return std::move(out_);
  }

 private:
  std::string painted(std::string_view text, const char* colour) const {
    if (style_.colour == Colour::No) return std::string(text);
    return fmt::format("\x1b[{}m{}\x1b[0m", colour, text);
  }
  std::string fitted(std::string_view text, size_t before) const {
    if (style_.width == 0) return std::string(text);
    return cut(text, style_.width > before + 8 ? style_.width - before : 8);
  }
  size_t readable() const {
    return style_.width == 0 ? kReadable : std::min(kReadable, std::max<size_t>(style_.width, 24));
  }

  void head() {
    const size_t width = style_.width == 0 ? 0 : style_.width;
    const auto lines = [&](const std::string& text, const char* colour) {
      if (text.empty()) return;
      if (width == 0) {
        out_ += painted(text, colour) + "\n";
        return;
      }
      for (const std::string_view part : wrap(text, width)) out_ += painted(part, colour) + "\n";
    };
    lines(plain(article_.headline), kBold);
    lines(plain(page_text(article_)), "0");
    lines(tally_text(article_), "0");
    for (const std::string& warning : article_.warnings) lines("Note: " + plain(warning), "33");
    if (article_.blocks.empty()) return;
    out_ += "\n";
    out_ += painted(fmt::format("{:>{}}   {:<13} {}{:<{}} text", "#", number_width_, "role",
                                scores_ ? "score " : "", "source", span_width_),
                    kDim) +
            "\n";
  }

  size_t text_column() const { return number_width_ + 17 + (scores_ ? 6 : 0) + span_width_ + 1; }

  void fold(size_t begin, size_t end) {
    const std::string what =
        fmt::format("{} set aside: {}", counted(end - begin, "block", "blocks"),
                    roles_text(article_, begin, end));
    out_ += fmt::format("{:>{}} {}\n", "⋮", number_width_,
                        painted(fitted(what, number_width_ + 1), kDim));
  }

  void row(size_t i) {
    const BlockVerdict& block = article_.blocks[i];
    const Standing standing = standing_of(block.role);
    const std::string text = fitted(plain(block.text), text_column());
    out_ +=
        fmt::format("{:>{}} {} {} ", i + 1, number_width_, painted(mark(standing), sgr(block.role)),
                    painted(padded(words(block.role), 13), sgr(block.role)));
    if (scores_) {
      const std::string score = padded(score_text(block), 5);
      out_ += (is_doubtful(block) ? painted(score, "33") : score) + " ";
    }
    out_ += painted(padded(span_text(block.span), span_width_), kDim) + " ";
    out_ += standing == Standing::Aside ? painted(text, kDim) : text;
    out_ += "\n";
    if (style_.why == Why::Tell) why(block);
  }

  void why(const BlockVerdict& block) {
    std::vector<std::string> parts;
    if (!block.reason.empty()) parts.push_back(plain(block.reason));
    const auto some = [&](const char* label, int sign) {
      std::string list;
      size_t count = 0;
      for (const Reason& reason : block.reasons) {
        if (reason.weight * static_cast<float>(sign) <= 0 || count++ >= kReasonsInLine) continue;
        list += fmt::format("{}{} ({})", list.empty() ? "" : ", ", plain(reason.what),
                            weight_text(reason.weight));
      }
      if (!list.empty()) parts.push_back(fmt::format("{}: {}", label, list));
    };
    some("for", 1);
    some("against", -1);
    const size_t indent = number_width_ + 3;
    for (const std::string& part : parts) {
      if (style_.width == 0) {
        out_ += std::string(indent, ' ') + part + "\n";
        continue;
      }
      for (const std::string_view text :
           wrap(part, style_.width > indent + 20 ? style_.width - indent : 20)) {
        out_ += std::string(indent, ' ') + painted(text, kDim) + "\n";
      }
    }
  }

  void line(const char* label, const std::string& text) {
    out_ += fmt::format("  {} {}\n", painted(padded(label, 8), kDim), text);
  }

  void paragraph(const char* label, const std::string& text, size_t width) {
    bool first = true;
    for (const std::string_view part : wrap(text, width - 11)) {
      line(first ? label : "", std::string(part));
      first = false;
    }
  }

  void reasons(const BlockVerdict& block, const char* label, int sign) {
    float most = 0;
    for (const Reason& reason : block.reasons) most = std::max(most, std::abs(reason.weight));
    bool first = true;
    for (const Reason& reason : block.reasons) {
      if (reason.weight * static_cast<float>(sign) <= 0) continue;
      line(first ? label : "",
           fmt::format("{} {} {}", weight_text(reason.weight),
                       painted(bar(std::abs(reason.weight) / most, 8), sign > 0 ? "32" : "31"),
                       plain(reason.what)));
      first = false;
    }
  }

  void source(const BlockVerdict& block, size_t width) {
    const Excerpt excerpt = excerpt_of(source_, block.span, kExcerptBytes);
    if (excerpt.begin.empty()) return;
    std::string text = plain(excerpt.before);
    text += plain(std::string(excerpt.begin));
    if (excerpt.left_out > 0) {
      text += fmt::format(" [{} left out] ", counted(excerpt.left_out, "byte", "bytes"));
      text += plain(excerpt.end);
    }
    text += plain(excerpt.after);
    paragraph("source", text, width);
  }

  const Article& article_;
  const std::string& source_;
  const TerminalStyle style_;
  std::string out_;
  bool scores_ = false;
  size_t number_width_ = 3, span_width_ = 0;
};

}  // namespace

std::string terminal_view(const Explanation& explanation, const TerminalStyle& style) {
  return View(explanation, style).all();
}

std::string terminal_block(const Explanation& explanation, size_t number,
                           const TerminalStyle& style) {
  return View(explanation, style).one(number - 1);
}

}  // namespace stet::explain
