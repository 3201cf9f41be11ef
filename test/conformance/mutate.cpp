#include "test/conformance/mutate.h"

#include <algorithm>
#include <span>

#include "test/conformance/random.h"

namespace stet::conformance {

namespace {

constexpr std::string_view kNames[] = {
    // Tables.
    "table", "table", "tbody", "thead", "tfoot", "tr", "tr", "td", "td", "th", "caption",
    "colgroup", "col",
    // Formatting.
    "a", "a", "b", "b", "i", "font", "nobr", "code", "em", "s", "tt", "u", "big", "small",
    // Blocks.
    "p", "p", "div", "div", "li", "ul", "ol", "dd", "dt", "dl", "h1", "h2", "address", "section",
    "article", "center", "blockquote", "pre", "listing", "form", "form", "fieldset", "details",
    "summary", "main", "search", "button", "button", "hr", "menu", "dialog",
    // Select.
    "select", "select", "option", "option", "optgroup", "selectedcontent", "input", "textarea",
    "keygen", "datalist",
    // Templates and the frame of the page.
    "template", "template", "html", "head", "body", "frameset", "frame", "noframes", "base", "meta",
    "link", "title", "style", "script", "noscript",
    // Foreign.
    "svg", "svg", "math", "math", "foreignObject", "desc", "title", "mi", "mo", "mtext",
    "annotation-xml", "mglyph", "malignmark", "path", "g", "image",
    // Others with rules of their own.
    "applet", "object", "marquee", "ruby", "rb", "rt", "rtc", "rp", "iframe", "noembed", "xmp",
    "plaintext", "br", "img", "wbr", "area", "embed", "param", "source", "track", "span", "x-y",
    "isindex", "menuitem", "bgsound", "basefont"};

constexpr std::string_view kTokens[] = {
    "<",
    "</",
    "<!",
    "<?",
    ">",
    "/>",
    "\"",
    "'",
    "=",
    "&",
    "&amp",
    "&amp;",
    "&notit;",
    "&#0;",
    "&#x80;",
    "&#xD800;",
    "&lt",
    "&copy=1",
    "<!--",
    "-->",
    "--!>",
    "<!-->",
    "<!--->",
    "<!-- x",
    "<![CDATA[",
    "]]>",
    "<?php x ?>",
    "<!doctype html>",
    "<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\">",
    "<!doctype",
    "\n",
    "\n\n",
    " ",
    "\t",
    "\f",
    "text",
    "\xC3\xA9",
    "\xF0\x9F\x99\x82",
    "\xEF\xBF\xBD",
    "<a\n",
    "<p/",
    "<br/>",
    "<svg/>",
    "<math/>",
    "<input type=hidden>",
    "<input type=HIDDEN/>",
    "<annotation-xml encoding=text/html>",
    "<annotation-xml encoding='application/xhtml+xml'>",
    "<font color=x>",
    "<font size=1>",
    "<option selected>",
    "<select multiple>",
    "<option disabled>",
    "<template shadowrootmode=open>",
    "</sarcasm>",
    "</br>",
    "</p>",
    "</a",
    "<b id=1 id=2>",
    "<b class=x>",
    "<b class=x>",
    "<b class=x>",
    "<b class=x>",
    "<svg xlink:href=a xml:lang=b xmlns=c xmlns:xlink=d viewBox=e>",
    "<math definitionurl=x>",
    "<body class=x>",
    "<html lang=x>",
    "<form id=x>",
    "<script><!--<script></script>-->",
    "<script>x</script>",
    "<style>x</style>",
    "<title>x</title>",
    "<textarea>\n\nx</textarea>",
    "<pre>\n",
    "<table><tr><td>",
    "<table>x<b>y",
    "</table>",
    "<select><b><option>x</b>",
    "<select><button><selectedcontent></button><option>X",
    "<p><b><i><u></p>",
    "<a><div></a>",
    "<a href=1><a href=2>",
    "<nobr><nobr>",
    "<h1><h2>",
    "<li><li>",
    "<dd><dt>",
    "<frameset>"};

class Mutator {
 public:
  Mutator(const std::vector<std::string>& pages, uint64_t seed) : pages_(pages), random_(seed) {}

  std::string run() {
    static constexpr size_t kSizes[] = {0, 40, 200, 1000, 4000};
    std::string text = piece(kSizes[random_.below(std::size(kSizes))]);
    if (random_.below(4) == 0) text = "<!DOCTYPE html>" + text;
    const size_t count = 1 + random_.below(24);
    for (size_t i = 0; i < count; ++i) step(text);
    if (text.size() > kSizeMax) text.resize(snap(text, kSizeMax));
    return text;
  }

 private:
  static constexpr size_t kSizeMax = 8192;

  // `at` or a little before: never within a character.
  static size_t snap(std::string_view text, size_t at) {
    at = std::min(at, text.size());
    while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
      --at;
    }
    return at;
  }
  size_t place(std::string_view text) { return snap(text, random_.below(text.size() + 1)); }
  // The next '<' from somewhere on, so that whole tags are moved.
  size_t tag_place(std::string_view text) {
    const size_t at = text.find('<', place(text));
    return at == std::string_view::npos ? text.size() : at;
  }

  std::string piece(size_t size) {
    if (pages_.empty() || size == 0) return {};
    const std::string& page = pages_[random_.below(pages_.size())];
    const size_t begin = random_.below(3) == 0 ? 0 : tag_place(page);
    const size_t end = snap(page, begin + random_.below(size) + 1);
    return page.substr(begin, end - begin);
  }

  std::string tag() {
    std::string out = random_.below(3) == 0 ? "</" : "<";
    std::string name(kNames[random_.below(std::size(kNames))]);
    if (random_.below(16) == 0) {
      for (char& c : name) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    }
    out += name;
    if (random_.below(8) == 0) out += " x='<a>'";
    if (random_.below(16) == 0) out += '/';
    return out + ">";
  }

  std::string some_tokens() {
    std::string out;
    const size_t count = 1 + random_.below(4);
    for (size_t i = 0; i < count; ++i) {
      if (random_.below(3) == 0) {
        out += kTokens[random_.below(std::size(kTokens))];
      } else {
        out += tag();
      }
      if (random_.below(6) == 0) out += "x";
    }
    return out;
  }

  void step(std::string& text) {
    switch (random_.below(10)) {
      case 0: {  // cut
        const size_t begin = place(text);
        const size_t end = snap(text, begin + random_.below(100));
        if (end > begin) text.erase(begin, end - begin);
        return;
      }
      case 1: {  // splice
        text.insert(place(text), piece(300));
        return;
      }
      case 2: {  // duplicate
        const size_t begin = tag_place(text);
        const size_t end = snap(text, begin + random_.below(200));
        if (end > begin) text.insert(tag_place(text), text.substr(begin, end - begin));
        return;
      }
      case 3: {  // swap: what stands between two tags goes elsewhere
        const size_t begin = tag_place(text);
        const size_t close = text.find('>', begin);
        if (close == std::string::npos) return;
        const std::string moved = text.substr(begin, close + 1 - begin);
        text.erase(begin, moved.size());
        text.insert(tag_place(text), moved);
        return;
      }
      case 4: text.insert(place(text), 1, '\0'); return;
      case 5: text.insert(place(text), kTokens[random_.below(std::size(kTokens))]); return;
      default: text.insert(random_.below(2) == 0 ? place(text) : tag_place(text), some_tokens());
    }
  }

  const std::vector<std::string>& pages_;
  Random random_;
};

}  // namespace

std::string mutated_page(const std::vector<std::string>& pages, uint64_t seed, uint64_t number) {
  Random mix(seed);
  return Mutator(pages, mix.next() ^ (number + 1) * 0x9e3779b97f4a7c15).run();
}

}  // namespace stet::conformance
