#include "html/serialize.h"

#include <gtest/gtest.h>

#include "html/parse.h"

namespace stet::html {
namespace {

struct Case {
  std::string_view input;
  std::string_view output;  // of the body's children
};

std::string body_of(std::string_view input) {
  std::string padded(input);
  padded.append(64, '\0');
  Arena arena;
  const Document document = parse(std::string_view(padded).substr(0, input.size()), arena);
  ArenaString out(arena);
  serialize_children(document, document.body(), out);
  return std::string(out.view());
}

constexpr Case kCases[] = {
    {"", ""},
    {"<p>a<p>b", "<p>a</p><p>b</p>"},
    {"<IMG SRC=a alt><br>", "<img src=\"a\" alt=\"\"><br>"},
    {"<p>a &amp; b &lt; c &gt; d &nbsp; \" '", "<p>a &amp; b &lt; c &gt; d &nbsp; \" '</p>"},
    {"<a title='\"&amp;&lt;>&nbsp;'>x</a>", "<a title=\"&quot;&amp;&lt;&gt;&nbsp;\">x</a>"},
    {"<p><script>a < b && c</script>", "<p><script>a < b && c</script></p>"},
    {"<p><noscript>a <b>&amp;</b></noscript>", "<p><noscript>a <b>&amp;</b></noscript></p>"},
    {"<p><template>a<b>c</b></template>", "<p><template>a<b>c</b></template></p>"},
    {"<p><!-- a < b -->", "<p><!-- a < b --></p>"},
    {"<svg><foreignobject xlink:href=a xml:lang=b /><title>x",
     "<svg><foreignObject xlink:href=\"a\" xml:lang=\"b\"></foreignObject><title>x</title></svg>"},
    {"<pre>\n\nx</pre>", "<pre>\nx</pre>"},
    {"<p>\xC2\xA9\xC2\xA0\xC3\xA0", "<p>\xC2\xA9&nbsp;\xC3\xA0</p>"},
};

TEST(HtmlSerialize, WritesWhatInnerHtmlGives) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.input);
    EXPECT_EQ(body_of(c.input), c.output);
  }
}

TEST(HtmlSerialize, WritesAWholePage) {
  std::string page = "<!doctype html><title>&lt;</title>x";
  const size_t size = page.size();
  page.append(64, '\0');
  Arena arena;
  const Document document = parse(std::string_view(page).substr(0, size), arena);
  ArenaString out(arena);
  serialize(document, kDocument, out);
  EXPECT_EQ(out.view(),
            "<!DOCTYPE html><html><head><title>&lt;</title></head><body>x</body></html>");
  out.clear();
  serialize(document, document.head(), out);
  EXPECT_EQ(out.view(), "<head><title>&lt;</title></head>");
}

}  // namespace
}  // namespace stet::html
