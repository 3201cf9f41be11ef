#include "explain/record_html.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "explain/markup.h"
#include "explain/words.h"

namespace stet::explain {
namespace {

using Indices = std::vector<uint32_t>;

constexpr size_t kEvidenceValue = 400;  // bytes of a witness's value that are shown

class Writer {
 public:
  Writer(const Explanation& explanation, const BlockIndex& index)
      : article_(explanation.article), source_(explanation.source), index_(index) {
    out_.parts_of.resize(article_.blocks.size());
  }

  RecordHtml write() {
    fields();
    body();
    images();
    kept_apart();
    evidence();
    return std::move(out_);
  }

 private:
  // ------------------------------------------------------------ parts

  // Opens a part; the caller writes its value and closes the <div>.
  void open_part(const std::string& label, const Indices& blocks, std::string_view origin,
                 const std::string& full_label = "") {
    const std::string id = fmt::format("r{}", ++part_count_);
    std::string& html = out_.html;
    html += fmt::format("<div class=\"part\" id=\"{}\"", id);
    if (!blocks.empty()) {
      html += " data-b=\"";
      for (size_t i = 0; i < blocks.size(); ++i) {
        html += fmt::format("{}{}", i > 0 ? " " : "", blocks[i] + 1);
        out_.parts_of[blocks[i]].push_back({id, full_label.empty() ? label : full_label});
      }
      html += '"';
    }
    html += "><p class=\"label\"><b>";
    append_text(html, label);
    html += "</b> ";
    if (!blocks.empty()) {
      html += fmt::format("<a class=\"jump\" href=\"#b{}\">{}</a>", blocks[0] + 1,
                          numbers_text(blocks));
    }
    if (!origin.empty()) {
      html += "<a class=\"to origin\" href=\"#e-";
      append_attribute(html, label);
      html += "\">from ";
      append_text(html, origin);
      html += "</a>";
    }
    html += "</p>";
  }

  // "block 3", "blocks 3–5", "blocks 3, 7".
  static std::string numbers_text(const Indices& blocks) {
    if (blocks.size() == 1) return fmt::format("block {}", blocks[0] + 1);
    const bool row = blocks.back() - blocks.front() + 1 == blocks.size();
    if (row) return fmt::format("blocks {}–{}", blocks.front() + 1, blocks.back() + 1);
    std::string out = "blocks ";
    for (size_t i = 0; i < blocks.size() && i < 4; ++i) {
      out += fmt::format("{}{}", i > 0 ? ", " : "", blocks[i] + 1);
    }
    return blocks.size() > 4 ? out + " …" : out;
  }

  // An element with text of the page, which it isolates.
  void element(const char* tag, const char* classes, std::string_view text) {
    out_.html += fmt::format("<{} class=\"{}\" dir=\"auto\"", tag, classes);
    if (!article_.language.empty()) {
      out_.html += " lang=\"";
      append_attribute(out_.html, article_.language);
      out_.html += '"';
    }
    out_.html += '>';
    append_text(out_.html, text);
    out_.html += fmt::format("</{}>", tag);
  }

  void heading(const char* text) { out_.html += fmt::format("<h3>{}</h3>", text); }

  // ------------------------------------------------------------ fields

  Indices with_role(Role role) const {
    Indices out;
    for (uint32_t i = 0; i < article_.blocks.size(); ++i) {
      if (article_.blocks[i].role == role) out.push_back(i);
    }
    return out;
  }

  // The blocks that a field was read from: of its witnesses those that were chosen
  // and stand in a block.
  Indices witnessed(std::string_view field, std::string_view value) const {
    Indices out;
    for (const Witness& witness : article_.evidence) {
      if (witness.field != field || !witness.chosen) continue;
      if (!value.empty() && value.find(witness.value) == std::string_view::npos) continue;
      const uint32_t block = index_.around(witness.span);
      if (block != UINT32_MAX) out.push_back(block);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

  // What a field was read from, if that stands in no block.
  std::string_view origin(std::string_view field) const {
    for (const Witness& witness : article_.evidence) {
      if (witness.field == field && witness.chosen && index_.around(witness.span) == UINT32_MAX) {
        return witness.from;
      }
    }
    return {};
  }

  void field(const char* name, const char* tag, const char* classes, std::string_view text,
             const Indices& blocks) {
    if (text.empty()) return;
    open_part(name, blocks, origin(name));
    element(tag, classes, text);
    out_.html += "</div>";
  }

  void yes_or_no(const char* name, std::optional<bool> value) {
    if (value) field(name, "p", "v-plain", *value ? "yes" : "no", witnessed(name, ""));
  }

  Indices lede_blocks() const {
    Indices blocks = witnessed("lede", article_.lede);
    if (!blocks.empty()) return blocks;
    for (uint32_t i = 0; i < article_.blocks.size(); ++i) {
      if (article_.blocks[i].text == article_.lede) return {i};
    }
    return {};
  }

  static void or_else(Indices& blocks, const Indices& others) {
    if (blocks.empty()) blocks = others;
  }

  void fields() {
    heading("Fields");
    out_.html += "<div class=\"fields\">";
    field("kicker", "p", "v-kicker", article_.kicker, witnessed("kicker", article_.kicker));
    Indices headline = witnessed("headline", "");
    or_else(headline, with_role(Role::Headline));
    field("headline", "p", "v-headline", article_.headline, headline);
    field("subheadline", "p", "v-sub", article_.subheadline,
          witnessed("lede", article_.subheadline));
    field("lede", "p", "v-lede", article_.lede, lede_blocks());
    std::string authors;
    for (const Author& author : article_.authors) {
      authors += (authors.empty() ? "" : ", ") + author.name;
    }
    Indices byline = witnessed("authors", "");
    or_else(byline, with_role(Role::Byline));
    field("authors", "p", "v-plain", authors, byline);
    Indices published = witnessed("published", "");
    or_else(published, with_role(Role::Timestamp));
    field("published", "p", "v-plain", article_.published, published);
    field("modified", "p", "v-plain", article_.modified, witnessed("modified", ""));
    field("publisher", "p", "v-plain", article_.publisher.name, {});
    field("site", "p", "v-plain", article_.site.name, {});
    field("section", "p", "v-plain", article_.section, {});
    std::string topics;
    for (const std::string& topic : article_.topics) topics += (topics.empty() ? "" : ", ") + topic;
    field("topics", "p", "v-plain", topics, {});
    field("language", "p", "v-plain", article_.language, {});
    yes_or_no("free", article_.access.free);
    yes_or_no("complete", article_.access.complete);
    field("next", "p", "v-plain v-url", article_.next, {});
    field("url", "p", "v-plain v-url", article_.url, {});
    out_.html += "</div>";
  }

  // ------------------------------------------------------------ body

  // Of the blocks in its span those that did not get left out.
  Indices blocks_of(const BodyBlock& part) const {
    Indices out;
    for (const uint32_t i : index_.inside(part.span)) {
      const Standing standing = standing_of(article_.blocks[i].role);
      const bool wanted =
          part.role == BodyRole::Figure ? standing == Standing::Field : standing == Standing::Text;
      if (wanted) out.push_back(i);
    }
    if (out.empty()) {
      if (const uint32_t block = index_.around(part.span); block != UINT32_MAX) out = {block};
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  void value_of(const BodyBlock& part) {
    std::string& html = out_.html;
    switch (part.role) {
      case BodyRole::Heading: {
        const std::string tag = fmt::format("h{}", std::clamp(part.level + 2, 4, 6));
        element(tag.c_str(), "v-heading", part.text);
        return;
      }
      case BodyRole::List: {
        html += part.ordered ? "<ol class=\"v-list\">" : "<ul class=\"v-list\">";
        for (size_t i = 0; i < part.items.size(); ++i) {
          const int depth = i < part.depths.size() ? std::clamp(part.depths[i], 1, 4) : 1;
          element("li", fmt::format("d{}", depth).c_str(), part.items[i]);
        }
        html += part.ordered ? "</ol>" : "</ul>";
        return;
      }
      case BodyRole::Table:
        html += "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>";
        for (const std::vector<std::string>& row : part.rows) {
          html += "<tr>";
          for (const std::string& cell : row) element("td", "v-cell", cell);
          html += "</tr>";
        }
        html += "</table></div>";
        return;
      case BodyRole::Quote:
        html += "<blockquote>";
        element("p", "v-body", part.text);
        if (!part.attribution.empty()) element("p", "v-small", part.attribution);
        html += "</blockquote>";
        return;
      case BodyRole::Code: element("pre", "v-code", part.text); return;
      case BodyRole::Figure:
      case BodyRole::Embed:
        if (!part.text.empty()) element("p", "v-caption", part.text);
        for (const Link& link : part.links) element("p", "v-small v-url", link.url);
        return;
      case BodyRole::Entry:
        if (!part.time.empty()) element("p", "v-small", part.time);
        if (!part.text.empty()) element("p", "v-heading", part.text);
        return;
      default: element("p", "v-body", part.text); return;
    }
  }

  void body() {
    heading("Body");
    if (article_.body.empty()) {
      out_.html += "<p class=\"none\">The record has no body.</p>";
      return;
    }
    size_t number = 0;
    for (const BodyBlock& part : article_.body) {
      const std::string label = name(part.role);
      const Indices blocks = blocks_of(part);
      open_part(label, blocks, "", fmt::format("body {}, {}", ++number, label));
      value_of(part);
      if (blocks.empty()) source(part.span);
      out_.html += "</div>";
    }
  }

  void images() {
    if (article_.images.empty()) return;
    heading("Pictures");
    // The credit may have been taken off the caption's end, so beginnings are compared.
    const auto beginning = [](std::string_view text) { return text.substr(0, 40); };
    std::unordered_map<std::string_view, uint32_t> captions;
    for (uint32_t i = 0; i < article_.blocks.size(); ++i) {
      const BlockVerdict& block = article_.blocks[i];
      if (block.role == Role::Caption || block.role == Role::PhotoCredit) {
        captions.emplace(beginning(block.text), i);
      }
    }
    size_t number = 0;
    for (const Image& image : article_.images) {
      Indices blocks;
      for (const std::string& text : {image.caption, image.credit}) {
        const auto found = captions.find(beginning(text));
        if (found != captions.end()) blocks.push_back(found->second);
      }
      std::sort(blocks.begin(), blocks.end());
      blocks.erase(std::unique(blocks.begin(), blocks.end()), blocks.end());
      open_part(image.lead ? "lead picture" : "picture", blocks, "",
                fmt::format("picture {}", ++number));
      if (!image.caption.empty()) element("p", "v-caption", image.caption);
      if (!image.credit.empty()) element("p", "v-small", image.credit);
      if (!image.alt.empty()) {
        out_.html += "<p class=\"v-small\" dir=\"auto\">Alternative text: <bdi>";
        append_text(out_.html, image.alt);
        out_.html += "</bdi></p>";
      }
      element("p", "v-small v-url", image.url);
      out_.html += "</div>";
    }
  }

  void kept_apart() {
    bool any = false;
    for (uint32_t i = 0; i < article_.blocks.size(); ++i) {
      const BlockVerdict& block = article_.blocks[i];
      if (block.role != Role::Credit && block.role != Role::Notice && block.role != Role::About) {
        continue;
      }
      if (!any) heading("Kept apart from the text");
      any = true;
      open_part(words(block.role), {i}, "");
      element("p", "v-body", block.text);
      out_.html += "</div>";
    }
  }

  // ------------------------------------------------------------ evidence

  // Where something stands that is in no block.
  void source(Span span) {
    if (span.end <= span.begin || span.end > source_.size()) return;
    out_.html += fmt::format("<details class=\"place\"><summary>source, bytes {}–{}</summary>",
                             grouped(span.begin), grouped(span.end));
    append_excerpt(out_.html, source_, span);
    out_.html += "</details>";
  }

  void witness(const Witness& witness) {
    std::string& html = out_.html;
    html += fmt::format("<li class=\"witness{}\"><p><span class=\"take\">{}</span> ",
                        witness.chosen ? " chosen" : "", witness.chosen ? "taken" : "not taken");
    html += "<code>";
    append_code(html, witness.from);
    html += "</code></p>";
    std::string_view value = witness.value;
    const bool long_value = value.size() > kEvidenceValue;
    if (long_value) {
      size_t end = kEvidenceValue;
      while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0) == 0x80) --end;
      value = value.substr(0, end);
    }
    html += "<p class=\"v-small\" dir=\"auto\">";
    append_text(html, value);
    html += long_value ? "…</p>" : "</p>";
    const uint32_t block = index_.around(witness.span);
    if (block != UINT32_MAX) {
      html += fmt::format("<p><a class=\"to\" href=\"#b{0}\">block {0}</a></p>", block + 1);
    } else {
      source(witness.span);
    }
    html += "</li>";
  }

  void evidence() {
    if (article_.evidence.empty()) return;
    heading("Evidence");
    out_.html +=
        "<p class=\"note\">What the page says about each field, where it says so, and what the "
        "record took.</p>";
    std::vector<std::string_view> fields;
    for (const Witness& witness : article_.evidence) {
      if (std::find(fields.begin(), fields.end(), witness.field) == fields.end()) {
        fields.push_back(witness.field);
      }
    }
    for (const std::string_view field : fields) {
      size_t count = 0, taken = 0;
      for (const Witness& witness : article_.evidence) {
        if (witness.field != field) continue;
        ++count;
        taken += witness.chosen;
      }
      out_.html += "<details class=\"field\" id=\"e-";
      append_attribute(out_.html, field);
      out_.html += "\"><summary><b>";
      append_text(out_.html, field);
      out_.html += fmt::format("</b> <span class=\"origin\">{}, {} taken</span></summary><ul>",
                               counted(count, "statement", "statements"), taken);
      for (const Witness& one : article_.evidence) {
        if (one.field == field) witness(one);
      }
      out_.html += "</ul></details>";
    }
  }

  const Article& article_;
  const std::string& source_;
  const BlockIndex& index_;
  RecordHtml out_;
  size_t part_count_ = 0;
};

}  // namespace

RecordHtml record_html(const Explanation& explanation, const BlockIndex& index) {
  return Writer(explanation, index).write();
}

}  // namespace stet::explain
