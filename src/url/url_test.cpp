// URLs: the test data of web-platform-tests, and the fast paths against the
// parser without them.

#include "url/url.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "base/json.h"
#include "url/parser.h"

namespace stet::url {
namespace {

std::string shared(const std::string& path) {
  const char* folder = std::getenv("STET_SHARED");
  return (folder != nullptr ? std::string(folder) : std::string(STET_SOURCE_DIR "/../shared")) +
         "/inputs/" + path;
}

std::string read(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::string href(std::string_view input, std::string_view base) {
  Arena arena;
  return std::string(resolve(base, input, arena));
}

struct Case {
  const char *input, *base, *href;
};

constexpr Case kCases[] = {
    {"https://example.org/a/b?c=d#e", "", "https://example.org/a/b?c=d#e"},
    {"HTTP://Example.ORG", "", "http://example.org/"},
    {"//cdn.example.org/x.jpg", "https://example.org/a", "https://cdn.example.org/x.jpg"},
    {"/x.jpg", "https://example.org:8080/a/b", "https://example.org:8080/x.jpg"},
    {"x.jpg", "https://example.org/a/b?c", "https://example.org/a/x.jpg"},
    {"../x y.jpg", "https://example.org/a/b/c", "https://example.org/a/x%20y.jpg"},
    {"?page=2", "https://example.org/a/b?c#d", "https://example.org/a/b?page=2"},
    {"#top", "https://example.org/a?c#d", "https://example.org/a?c#top"},
    {"", "https://example.org/a?c#d", "https://example.org/a?c"},
    {"/\xD0\xBD\xD0\xBE\xD0\xB2\xD0\xBE\xD1\x81\xD1\x82\xD0\xB8", "https://example.org",
     "https://example.org/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8"},
    {" https://example.org/a\nb ", "", "https://example.org/ab"},
    {"https://example.org:443/./a/../b/%2E%2e/c", "", "https://example.org/c"},
    {"https://example.org/a/.", "", "https://example.org/a/"},
    {"/..", "https://example.org/a/b", "https://example.org/"},
    {"mailto:x@example.org", "https://example.org/", "mailto:x@example.org"},
    {"javascript:void(0)", "https://example.org/", "javascript:void(0)"},
    {"https://1.2.3/", "", "https://1.2.0.3/"},
    {"https://[1:0:0:2::3]/", "", "https://[1:0:0:2::3]/"},
    {"https://[::]/", "", "https://[::]/"},
    {"x.jpg", "", ""},
    {"x.jpg", "mailto:x", ""},
    {"https://", "", ""},
    {"https://exa mple.org/", "", ""},
    {"https://example.org:99999/", "", ""},
    {"https://[::1", "", ""},
    {"https://256.256.256.256/", "", ""},
};

TEST(Url, Resolves) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(std::string(c.input) + " on " + c.base);
    EXPECT_EQ(href(c.input, c.base), c.href);
  }
}

TEST(Url, GivesTheSameTextBackWhereNothingChanges) {
  for (const std::string_view same :
       {"https://example.org/", "http://example.org/a/b.html?c=d&e=%20#f",
        "https://a.b.example.org/~x/(y)/z;1,2@3:4!$*+=|[]"}) {
    Arena arena;
    const std::string_view result = resolve("https://other.org/", same, arena);
    EXPECT_EQ(result, same);
    EXPECT_EQ(result.data(), same.data()) << same;
    EXPECT_EQ(arena.reserved(), 0u);
  }
}

std::string parts(const std::optional<Url>& url) {
  if (!url) return "failure";
  std::string text;
  for (const std::string_view part : {url->href, url->scheme, url->username, url->password,
                                      url->host, url->port, url->path, url->query, url->fragment}) {
    text.append(part).append("|");
  }
  return text.append(url->has_host ? "h" : "").append(url->opaque_path ? "o" : "");
}

TEST(Url, FastPathsChangeNothing) {
  const std::string_view pieces[] = {"http",  "https", "://", ":", "/", "//", "..", ".",
                                     "%2e",   "a",     "b.c", "?", "#", "@",  "1",  "0x1",
                                     "\\",    "|",     "'",   "^", "{", " ",  "é",  "x.org",
                                     "file:", "~",     "[",   "]", "_", "-",  "A",  "%41"};
  Arena arena;
  const std::optional<Url> bases[] = {parse("https://example.org/a/b?c#d", arena),
                                      parse("http://u:p@example.org:81/", arena),
                                      parse("file:///C:/x", arena), parse("mailto:x", arena)};
  Arena page;
  uint32_t random = 1;
  const auto next = [&random](size_t count) {
    random = random * 1664525 + 1013904223;
    return (random >> 8) % count;
  };
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    if (round % 2 == 0) text.append("https://x.org/");
    if (round % 4 == 1) text.append("/");
    for (size_t i = next(8); i > 0; --i) text += pieces[next(std::size(pieces))];
    page.reset();
    EXPECT_EQ(parts(parse(text, page)), parts(parse_slowly(text, nullptr, page))) << text;
    const Url& base = *bases[next(std::size(bases))];
    EXPECT_EQ(parts(parse(text, base, page)), parts(parse_slowly(text, &base, page))) << text;
  }
}

TEST(Url, ParsingAnHrefAgainChangesNothing) {
  for (const Case& c : kCases) {
    if (*c.href != '\0') {
      EXPECT_EQ(href(c.href, ""), c.href);
    }
  }
}

// One case of urltestdata.json; what went wrong, or nothing.
std::string failure_of(const JsonDocument& json, JsonId test) {
  const auto text = [&](std::string_view key) { return json[json.find(test, key)].text; };
  Arena arena;
  std::optional<Url> base;
  const JsonId base_id = json.find(test, "base");
  if (base_id != kNoJson && json[base_id].kind == JsonKind::String) {
    base = parse(json[base_id].text, arena);
    if (!base) {
      return json.find(test, "failure") == kNoJson ? "the base is no URL" : "";
    }
  }
  const std::optional<Url> url =
      base ? parse(text("input"), *base, arena) : parse(text("input"), arena);
  if (json.find(test, "failure") != kNoJson) {
    return url ? std::string("is no failure but ").append(url->href) : std::string();
  }
  if (!url) return std::string("is a failure and not ").append(text("href"));
  const auto differs = [&](std::string_view key, std::string_view value) {
    return json.find(test, key) != kNoJson && text(key) != value;
  };
  const auto alone = [](std::string_view part) {
    return part.size() == 1 ? std::string_view() : part;
  };
  if (differs("href", url->href)) {
    return std::string("gives ").append(url->href).append(" and not ").append(text("href"));
  }
  if (differs("protocol", std::string(url->scheme).append(":")) ||
      differs("username", url->username) || differs("password", url->password) ||
      differs("hostname", url->host) || differs("port", url->port) ||
      differs("pathname", url->path) || differs("search", alone(url->query)) ||
      differs("hash", alone(url->fragment))) {
    return std::string("has other parts: ").append(parts(url));
  }
  return {};
}

struct Suite {
  int passed = 0, failed = 0;
};

Suite run_suite(const std::string& path) {
  Suite suite;
  const std::string bytes = read(path);
  Arena arena;
  const JsonDocument json = read_json(bytes, arena);
  for (JsonId id = json[json.first_root()].first_child; id != kNoJson; id = json[id].next) {
    if (json[id].kind != JsonKind::Object) continue;
    const std::string failure = failure_of(json, id);
    failure.empty() ? ++suite.passed : ++suite.failed;
    EXPECT_EQ(failure, "") << json[json.find(id, "input")].text;
  }
  return suite;
}

TEST(Wpt, Url) {
  if (!std::filesystem::exists(shared("whatwg-url"))) {
    GTEST_SKIP() << "needs web-platform-tests' URL data in ../shared/inputs/whatwg-url";
  }
  for (const char* file : {"urltestdata", "urltestdata-javascript-only", "ada_extra_urltestdata",
                           "ada_long_urltestdata"}) {
    const Suite suite = run_suite(shared("whatwg-url/" + std::string(file) + ".json"));
    std::printf("SUITE %s passed=%d failed=%d total=%d\n", file, suite.passed, suite.failed,
                suite.passed + suite.failed);
  }
}

// Cases with an output, of which none may be wrong, and cases that must fail.
void run_idna_suite(const char* file, int floor) {
  const std::string bytes = read(shared("whatwg-url/" + std::string(file) + ".json"));
  Arena arena;
  const JsonDocument json = read_json(bytes, arena);
  Suite suite;
  for (JsonId id = json[json.first_root()].first_child; id != kNoJson; id = json[id].next) {
    if (json[id].kind != JsonKind::Object) continue;
    // Slashes are skipped in front of a host, so "https:///x" has one.
    if (json[json.find(id, "input")].text.empty()) continue;
    const JsonId output = json.find(id, "output");
    const std::string_view input = json[json.find(id, "input")].text;
    Arena page;
    const std::string address = std::string("https://").append(input).append("/x");
    const std::optional<Url> url = parse(address, page);
    const bool fails = json[output].kind == JsonKind::Null;
    const bool right = fails ? !url : url && url->host == json[output].text;
    right ? ++suite.passed : ++suite.failed;
    if (!right && std::getenv("STET_VERBOSE") != nullptr) {
      std::printf("  %s: %s, not %s\n", address.c_str(),
                  url ? std::string(url->host).c_str() : "failure",
                  fails ? "failure" : std::string(json[output].text).c_str());
    }
  }
  std::printf("SUITE %s passed=%d failed=%d total=%d\n", file, suite.passed, suite.failed,
              suite.passed + suite.failed);
  EXPECT_GE(suite.passed, floor) << "the floor; it only rises";
}

TEST(Wpt, Idna) {
  if (!std::filesystem::exists(shared("whatwg-url"))) {
    GTEST_SKIP() << "needs web-platform-tests' URL data in ../shared/inputs/whatwg-url";
  }
  run_idna_suite("toascii", 87);
  run_idna_suite("IdnaTestV2", 2667);
  run_idna_suite("IdnaTestV2-removed", 20);
}

}  // namespace
}  // namespace stet::url
