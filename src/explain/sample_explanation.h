#pragma once
// A small explanation for tests, made by hand so that no change of the model
// changes it: each kind of block, scores, reasons, two witnesses.

#include <string>

#include "explain/explanation.h"

namespace stet::explain {

class SampleExplanation {
 public:
  SampleExplanation() {
    Article& article = out_.article;
    article.source = {"page.html", "", "text/html", "UTF-8", 0};
    article.kind = PageKind::Article;
    article.language = "en";
    article.direction = "ltr";
    article.headline = "The harbour opens";
    article.lede = "Ships may enter again.";
    article.authors = {{"Ada Pol", "https://example.org/ada", Author::Kind::Person}};
    article.published = "2024-05-01";
    raw("<nav>");
    for (const char* text : {"Home", "News", "Sport"}) {
      add(Role::Navigation, text, "is a menu", 0.01f, {{"almost all of it is a link", -3.1f}});
    }
    raw("</nav><main>");
    const Span headline = add(Role::Headline, article.headline, "is the headline", 0.6f, {});
    add(Role::Standfirst, article.lede, "", 0.91f, {{"stands below the headline", 1.2f}});
    add(Role::Byline, "By Ada Pol", "names an author", 0.2f, {});
    const Span one = add(Role::Paragraph,
                         "The harbour of Ostwick opened on Monday after nine years of work, "
                         "and the first ship brought oranges.",
                         "is running text", 0.972f,
                         {{"many words in a row", 2.25f},
                          {"stands among long paragraphs", 1.5f},
                          {"holds no link", 0.75f},
                          {"is the last of its box", -0.4f}});
    add(Role::Share, "Share", "is a button", 0.02f, {{"is one word", -2.0f}});
    add(Role::Caption, "The first ship", "belongs to a picture", 0.3f, {});
    raw("</main><footer>");
    for (const char* text : {"Imprint", "Privacy", "More news"}) {
      add(text[0] == 'M' ? Role::Related : Role::Other, text, "", 0.03f, {});
    }
    raw("</footer>");
    article.source.bytes = out_.source.size();
    BodyBlock& paragraph = article.body.emplace_back();
    paragraph.text = article.blocks[6].text;
    paragraph.span = one;
    article.text = article.lede + "\n\n" + article.blocks[6].text;
    article.evidence = {{"headline", article.headline, "block", headline, true},
                        {"headline", "The harbour opens | Ostwick News", "title", {0, 4}, false}};
  }

  const Explanation& get() const { return out_; }
  Explanation& get() { return out_; }

 private:
  void raw(const char* html) { out_.source += html; }

  Span add(Role role, const std::string& text, const char* reason, float score,
           std::vector<Reason> reasons) {
    raw("<p class=\"x\">");
    const auto begin = static_cast<uint32_t>(out_.source.size());
    out_.source += text;
    const Span span{begin, static_cast<uint32_t>(out_.source.size())};
    raw("</p>\n");
    out_.article.blocks.push_back({role, text, reason, span, score, std::move(reasons)});
    return span;
  }

  Explanation out_;
};

}  // namespace stet::explain
