#include "article/address.h"

#include <gtest/gtest.h>

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
    {"https://example.org/a", "#part", ""},
    {"https://example.org/a", "javascript:void(0)", ""},
    {"https://example.org/a", "mailto:a@example.org", ""},
    {"https://example.org/a", "data:image/png;base64,AAAA", ""},
    {"https://example.org/a", "", ""},
    {"", "x.html", ""},
    {"", "https://example.org/x", "https://example.org/x"},
};

TEST(Address, IsMadeAbsolute) {
  for (const Case& c : kCases) {
    EXPECT_EQ(absolute_url(c.base, c.reference), c.url) << c.base << " + " << c.reference;
  }
}

}  // namespace
}  // namespace stet::article
