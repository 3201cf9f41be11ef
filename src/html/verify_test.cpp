// Tests of verify() in document.h.
#include <gtest/gtest.h>

#include "html/document.h"
#include "html/parse.h"

namespace stet::html {
namespace {

struct Case {
  std::string_view name;
  void (*damage)(Document& document, NodeId paragraph);
  std::string_view complaint;  // its end
};

// Nodes are only read by the world; a test may damage them.
Node& node(Document& document, NodeId id) { return const_cast<Node&>(document[id]); }

constexpr Case kCases[] = {
    {"nothing", [](Document&, NodeId) {}, ""},
    {"parent", [](Document& d, NodeId p) { node(d, p).parent = kDocument; }, "another parent"},
    {"last child", [](Document& d, NodeId p) { node(d, p).last_child = p; }, "another last child"},
    {"previous", [](Document& d, NodeId p) { node(d, p).previous = p; }, "previous sibling"},
    {"loop", [](Document& d, NodeId p) { node(d, p).next = p; }, "previous sibling"},
    {"index", [](Document& d, NodeId p) { node(d, p).first_child = 1u << 30; }, "does not exist"},
    {"span", [](Document& d, NodeId p) { node(d, p).end = 0; }, "the wrong way round"},
    {"end", [](Document& d, NodeId p) { node(d, p).end = 1000; }, "behind the source"},
    {"kind", [](Document& d, NodeId p) { node(d, p).kind = NodeKind::None; }, "has no kind"},
    {"text", [](Document& d, NodeId p) { node(d, d[p].first_child).text_size = 1000; },
     "outside the source"},
    {"empty text", [](Document& d, NodeId p) { node(d, d[p].first_child).text_size = 0; },
     "is empty text"},
    {"html", [](Document& d, NodeId) { node(d, d.html()).tag = Tag::P; }, "not an html element"},
    {"body", [](Document& d, NodeId) { node(d, d.body()).tag = Tag::P; }, "is no body"},
};

TEST(HtmlVerify, FindsDamage) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.name);
    std::string page = "<p>text</p><p>more";
    const size_t size = page.size();
    page.append(64, '\0');
    Arena arena;
    Document document = parse(std::string_view(page).substr(0, size), arena);
    c.damage(document, document[document.body()].first_child);
    std::string complaint;
    EXPECT_EQ(verify(document, &complaint), c.complaint.empty());
    EXPECT_TRUE(complaint.ends_with(c.complaint)) << complaint;
  }
}

}  // namespace
}  // namespace stet::html
