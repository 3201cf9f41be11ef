#include "explain/html_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "explain/markup.h"
#include "explain/record_html.h"
#include "explain/report_parts.h"
#include "explain/words.h"

namespace stet::explain {
namespace {

// A fold costs a line and a click, so it is only worth it for some blocks.
constexpr size_t kFoldFrom = 3;

class Report {
 public:
  explicit Report(const Explanation& explanation)
      : explanation_(explanation),
        article_(explanation.article),
        index_(explanation.article),
        record_(record_html(explanation, index_)) {}

  std::string write() {
    out_.reserve(explanation_.source.size() + (size_t{64} << 10));
    head();
    top();
    roles();
    out_ += "<main class=\"cols\">";
    page();
    record();
    details();
    out_ += "</main>";
    foot();
    return std::move(out_);
  }

 private:
  void text(std::string_view value) { append_text(out_, value); }

  void language() {
    if (article_.language.empty()) return;
    out_ += " lang=\"";
    append_attribute(out_, article_.language);
    out_ += '"';
  }

  std::string_view title() const {
    if (!article_.headline.empty()) return article_.headline;
    return article_.source.path.empty() ? std::string_view("A page") : article_.source.path;
  }

  void head() {
    out_ += "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
    out_ += fmt::format(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
        "style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'\">\n",
        kReportStyleHash, kReportScriptHash);
    out_ +=
        "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        "<meta name=\"referrer\" content=\"no-referrer\">\n"
        "<meta name=\"color-scheme\" content=\"light dark\">\n<title>";
    append_attribute(out_, title());  // no element may stand here either
    out_ += " – explained by stet</title>\n<style>";
    out_ += kReportStyle;
    out_ +=
        "</style>\n</head>\n<body>\n"
        "<nav class=\"skips\" aria-label=\"Skip\"><a href=\"#page\">To the page</a> "
        "<a href=\"#record\">To the record</a> "
        "<a href=\"#roles\">To the roles</a></nav>\n";
  }

  void top() {
    out_ +=
        "<header class=\"top\"><p class=\"brand\"><b>stet</b> explains</p><div><h1 dir=\"auto\"";
    language();
    out_ += ">";
    text(title());
    out_ += "</h1><p class=\"meta\">";
    text(page_text(article_));
    if (!article_.source.path.empty()) {
      out_ += " · <bdi>";
      text(article_.source.path);
      out_ += "</bdi>";
    }
    out_ += "</p><p class=\"meta\">";
    text(tally_text(article_));
    out_ += "</p>";
    if (!article_.warnings.empty()) {
      out_ += "<ul class=\"warnings\">";
      for (const std::string& warning : article_.warnings) {
        out_ += "<li>";
        text(warning);
        out_ += "</li>";
      }
      out_ += "</ul>";
    }
    out_ += "</div>";
    overview();
    out_ += "</header>\n";
  }

  // The page at a glance: a stripe a block, as wide as its share of the text.
  void overview() {
    if (article_.blocks.empty()) return;
    size_t bytes = 0;
    for (const BlockVerdict& block : article_.blocks) bytes += block.text.size() + 8;
    out_ +=
        "<svg class=\"overview\" viewBox=\"0 0 1000 20\" preserveAspectRatio=\"none\" "
        "aria-hidden=\"true\">";
    size_t before = 0;
    for (size_t i = 0; i < article_.blocks.size(); ++i) {
      const BlockVerdict& block = article_.blocks[i];
      const size_t size = block.text.size() + 8;
      const auto share = [&](size_t n) {
        return 1000 * static_cast<double>(n) / static_cast<double>(bytes);
      };
      out_ += fmt::format(
          "<rect class=\"{} {}\" data-to=\"{}\" x=\"{:.2f}\" y=\"{}\" width=\"{:.2f}\" "
          "height=\"{}\"/>",
          role_class(block.role), standing_class(block), i + 1, share(before), is_aside(i) ? 8 : 0,
          share(size), is_aside(i) ? 12 : 20);
      before += size;
    }
    out_ += "</svg>";
  }

  bool is_aside(size_t i) const { return standing_of(article_.blocks[i].role) == Standing::Aside; }

  static const char* standing_class(const BlockVerdict& block) {
    switch (standing_of(block.role)) {
      case Standing::Text: return "s-text";
      case Standing::Field: return "s-field";
      case Standing::Aside: return "s-aside";
    }
    return "";
  }

  // The legend, which is the filter too.
  void roles() {
    constexpr size_t kRoles = static_cast<size_t>(Role::Placeholder) + 1;
    size_t counts[kRoles] = {};
    for (const BlockVerdict& block : article_.blocks) ++counts[static_cast<size_t>(block.role)];
    out_ +=
        "<section id=\"roles\" class=\"roles\" aria-labelledby=\"h-roles\" tabindex=\"-1\">"
        "<h2 id=\"h-roles\">Roles</h2>";
    for (const Standing standing : {Standing::Text, Standing::Field, Standing::Aside}) {
      std::string chips;
      for (size_t i = 0; i < kRoles; ++i) {
        const Role role = static_cast<Role>(i);
        if (counts[i] == 0 || standing_of(role) != standing) continue;
        chips += fmt::format(
            "<label class=\"chip {0}\"><input type=\"checkbox\" checked id=\"f-{1}\">"
            "<i class=\"swatch\"></i>{2} <b>{3}</b></label>",
            role_class(role), role_class(role).substr(2), words(role), grouped(counts[i]));
      }
      if (chips.empty()) continue;
      out_ += fmt::format("<fieldset><legend>{}</legend>{}</fieldset>", words(standing), chips);
    }
    size_t doubtful = 0;
    for (const BlockVerdict& block : article_.blocks) doubtful += is_doubtful(block);
    if (doubtful > 0) {
      out_ += fmt::format(
          "<fieldset><legend>score</legend><label class=\"chip only\"><input type=\"checkbox\" "
          "id=\"doubtful\"><i class=\"swatch\"></i>only doubtful, 0.2 to 0.8 "
          "<b>{}</b></label></fieldset>",
          grouped(doubtful));
    }
    out_ +=
        "<p class=\"tools\"><button type=\"button\" id=\"all\">Show all roles</button> "
        "<button type=\"button\" id=\"unfold\" aria-pressed=\"false\">Unfold what is set "
        "aside</button></p>"
        "</section>\n";
  }

  // ------------------------------------------------------------ the page

  void page() {
    out_ +=
        "<section id=\"page\" class=\"pane\" aria-labelledby=\"h-page\" tabindex=\"-1\">"
        "<h2 id=\"h-page\">The page</h2>";
    const auto& blocks = article_.blocks;
    out_ +=
        blocks.empty() ? "<p class=\"none\">There is no text here.</p>" : "<ol class=\"blocks\">";
    for (size_t i = 0; i < blocks.size();) {
      size_t end = i;
      while (end < blocks.size() && is_aside(end)) ++end;
      if (end - i >= kFoldFrom) {
        out_ += fmt::format(
            "<li class=\"run\" value=\"{}\"><details><summary>{} set aside: {}</summary><ol>",
            i + 1, counted(end - i, "block", "blocks"), roles_text(article_, i, end));
        while (i < end) block(i++);
        out_ += "</ol></details></li>";
      } else {
        block(i++);
      }
    }
    if (!blocks.empty()) out_ += "</ol>";
    out_ += "</section>\n";
  }

  // What is read out when a block is chosen.
  std::string spoken(size_t i) const {
    const BlockVerdict& block = article_.blocks[i];
    std::string out =
        fmt::format("Block {}, {}, {}.", i + 1, words(block.role), words(standing_of(block.role)));
    if (block.score) out += fmt::format(" Score {}.", score_text(block));
    if (!block.reason.empty()) out += fmt::format(" Reason: {}.", block.reason);
    for (const int sign : {1, -1}) {
      for (const Reason& reason : block.reasons) {
        if (reason.weight * static_cast<float>(sign) <= 0) continue;
        out += fmt::format(" {}: {}.", sign > 0 ? "For" : "Against", reason.what);
        break;
      }
    }
    return out;
  }

  void block(size_t i) {
    const BlockVerdict& block = article_.blocks[i];
    out_ += fmt::format("<li class=\"blk {} {}{}\" id=\"b{}\" value=\"{}\" data-say=\"",
                        role_class(block.role), standing_class(block),
                        is_doubtful(block) ? " doubt" : "", i + 1, i + 1);
    append_attribute(out_, spoken(i));
    out_ += fmt::format(
        "\"><details class=\"why\"><summary><span class=\"role\">{}</span>"
        "<span class=\"num\"><span class=\"vh\">, block </span>{}</span>",
        words(block.role), i + 1);
    if (block.score) {
      out_ += fmt::format("<span class=\"score\"><span class=\"vh\">, score </span>{}</span>",
                          score_text(block));
    }
    out_ += "</summary>";
    card(i);
    const char* tag = block.role == Role::Code ? "pre" : "p";
    out_ += fmt::format("</details><{} class=\"txt\" dir=\"auto\"", tag);
    language();
    out_ += ">";
    text(block.text);
    out_ += fmt::format("</{}></li>\n", tag);
  }

  void card(size_t i) {
    const BlockVerdict& block = article_.blocks[i];
    const std::string role = role_class(block.role);
    out_ += fmt::format(
        "<div class=\"card {}\"><p class=\"verdict\"><span class=\"pill\">{}</span> {}</p>", role,
        words(block.role), words(standing_of(block.role)));
    if (block.score) {
      out_ += "<div class=\"scoreline\">";
      append_bar(out_, "", double{*block.score});
      out_ += fmt::format(
          "<p><b>{}</b> score: how sure it is that the block stands in the text</p></div>",
          score_text(block));
    }
    if (!block.reason.empty()) {
      out_ += "<h3>Reason</h3><p class=\"because\">";
      text(block.reason);
      out_ += "</p>";
    }
    reasons(block, "Speaks for it", 1);
    reasons(block, "Speaks against it", -1);
    out_ += "<h3>In the record</h3>";
    if (record_.parts_of[i].empty()) {
      out_ += "<p class=\"note\">Nowhere.</p>";
    } else {
      out_ += "<ul class=\"refs\">";
      for (const PartRef& part : record_.parts_of[i]) {
        out_ += fmt::format("<li><a class=\"to\" href=\"#{}\">{}</a></li>", part.id, part.label);
      }
      out_ += "</ul>";
    }
    out_ += fmt::format("<h3>In the source</h3><p class=\"note\">Bytes {} to {}, {} long</p>",
                        grouped(block.span.begin), grouped(block.span.end),
                        grouped(block.span.end - block.span.begin));
    append_excerpt(out_, explanation_.source, block.span);
    out_ += "</div>";
  }

  void reasons(const BlockVerdict& block, const char* label, int sign) {
    float most = 0;
    bool any = false;
    for (const Reason& reason : block.reasons) {
      most = std::max(most, std::abs(reason.weight));
      any = any || reason.weight * static_cast<float>(sign) > 0;
    }
    if (!any) return;
    out_ += fmt::format("<h3>{}</h3><ul class=\"reasons\">", label);
    for (const Reason& reason : block.reasons) {
      if (reason.weight * static_cast<float>(sign) <= 0) continue;
      out_ += "<li>";
      append_bar(out_, sign > 0 ? "for" : "against",
                 double{std::abs(reason.weight)} / double{most});
      out_ += fmt::format("<span class=\"weight\">{}</span> <span dir=\"auto\">",
                          weight_text(reason.weight));
      text(reason.what);
      out_ += "</span></li>";
    }
    out_ += "</ul>";
  }

  // ------------------------------------------------------------ beside it

  void record() {
    out_ +=
        "<section id=\"record\" class=\"pane\" aria-labelledby=\"h-record\" tabindex=\"-1\">"
        "<h2 id=\"h-record\">The record</h2><div class=\"rec\">";
    out_ += record_.html + "</div></section>\n";
  }

  // Filled by the script; without it the reasons open in place.
  void details() {
    out_ +=
        "<aside id=\"details\" class=\"pane\" aria-labelledby=\"h-details\" tabindex=\"-1\">"
        "<h2 id=\"h-details\">Why</h2><button type=\"button\" id=\"close\">Close</button>"
        "<div id=\"shown\"><p class=\"note\">Choose a block or a part of the record: click it, or "
        "go to it and "
        "press Enter.</p><dl class=\"keys\">"
        "<dt><kbd>j</kbd> <kbd>k</kbd> or <kbd>↓</kbd> <kbd>↑</kbd></dt><dd>next, previous</dd>"
        "<dt><kbd>Enter</kbd></dt><dd>choose; open a fold</dd>"
        "<dt><kbd>o</kbd></dt><dd>to the other side: from a block to its part, and back</dd>"
        "<dt><kbd>d</kbd></dt><dd>to these details; <kbd>Esc</kbd> back to the "
        "block</dd></dl></div></aside>\n";
  }

  void foot() {
    out_ += "<p id=\"status\" class=\"vh\" role=\"status\"></p>\n<script>";
    out_ += kReportScript;
    out_ += "</script>\n</body>\n</html>\n";
  }

  const Explanation& explanation_;
  const Article& article_;
  const BlockIndex index_;
  const RecordHtml record_;
  std::string out_;
};

}  // namespace

std::string html_report(const Explanation& explanation) { return Report(explanation).write(); }

}  // namespace stet::explain
