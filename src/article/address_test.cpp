#include "article/address.h"

#include <gtest/gtest.h>

#include <string>

#include "html/parse.h"

namespace stet::article {
namespace {

struct Case {
  std::string_view base, reference, url;
};

constexpr Case kCases[] = {
    {"https://example.org/a/b.html", "https://other.org/x", "https://other.org/x"},
    {"https://example.org/a/b.html", "//other.org/x", "https://other.org/x"},
    {"https://example.org/a/b.html", "/x?y=1", "https://example.org/x?y=1"},
    {"https://example.org/a/b.html", "x.html", "https://example.org/a/x.html"},
    {"https://example.org/a/b/c", "../x", "https://example.org/a/x"},
    {"https://example.org/a", "../../x", "https://example.org/x"},
    {"https://example.org", "x", "https://example.org/x"},
    {"https://example.org/a", " x ", "https://example.org/x"},
    {"https://example.org/a", "HTTPS://Example.ORG/\xC3\xA4", "https://example.org/%C3%A4"},
    {"https://example.org/a", "#part", ""},
    {"https://example.org/a", "javascript:void(0)", ""},
    {"https://example.org/a", "mailto:a@example.org", ""},
    {"https://example.org/a", "data:image/png;base64,AAAA", ""},
    {"https://example.org/a", "", ""},
    {"", "x.html", ""},
    {"", "https://example.org/x", "https://example.org/x"},
};

TEST(Addresses, AreMadeAbsolute) {
  Arena arena;
  for (const Case& c : kCases) {
    EXPECT_EQ(Addresses(c.base, arena).absolute(c.reference), c.url)
        << c.base << " + " << c.reference;
  }
}

TEST(Addresses, BaseElementsCount) {
  Arena arena;
  const std::string padding(64, '\0');
  const std::string page =
      "<head><base target=_blank><base href='/news/'><base href='/x/'>" + padding;
  const html::Document document =
      html::parse(std::string_view(page).substr(0, page.size() - 64), arena);
  EXPECT_EQ(base_url_of(document, "https://example.org/a/b", arena), "https://example.org/news/");
  EXPECT_EQ(base_url_of(document, "", arena), "");
}

}  // namespace
}  // namespace stet::article
