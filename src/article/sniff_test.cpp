#include "article/sniff.h"

#include <gtest/gtest.h>

#include <string>

namespace stet::article {
namespace {

using namespace std::string_view_literals;

struct BinaryCase {
  std::string_view bytes, type;
};

constexpr BinaryCase kBinary[] = {
    {"", ""},
    {"<p>text</p>", ""},
    {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"sv, "image/png"},
    {"\xFF\xD8\xFF\xE0", "image/jpeg"},
    {"%PDF-1.7\n", "application/pdf"},
    {"PK\3\4rest", "application/zip"},
    {"\0\0\0\x18"
     "ftypmp42"sv,
     "video/mp4"},
    {"\0\0\0\0\0\0\0\0\0\0"sv, "application/octet-stream"},
    {"<p>one\0stray NUL in a page that is text</p>"sv, ""},
    {"<\0h\0t\0m\0l\0>\0"sv, ""},  // UTF-16, little endian
    {"\0<\0h\0t\0m\0l\0>"sv, ""},  // big endian
    {"\1\2\3\4\5\6\7\x8"
     "abc",
     "application/octet-stream"},
    {"\x1B[1mcolour\x1B[0m of a terminal", ""},
};

TEST(Sniff, TellsBinaryFromText) {
  for (const BinaryCase& c : kBinary) EXPECT_EQ(binary_type(c.bytes), c.type) << c.bytes;
}

struct FormCase {
  std::string_view text, content_type;
  Input input;
  Form form;
};

constexpr FormCase kForms[] = {
    {"<p>x", "", Input::Auto, Form::Html},
    {"", "", Input::Auto, Form::Html},
    {"Words and no tag", "", Input::Auto, Form::Text},
    {"Words and no tag", "text/html; charset=utf-8", Input::Auto, Form::Html},
    {"<p>x</p>", "text/plain", Input::Auto, Form::Text},
    {" <!DOCTYPE html><p>x</p>", "text/plain", Input::Auto, Form::Html},
    {"a < b and c > d", "", Input::Auto, Form::Text},
    {"mail <jo@example.org> now", "", Input::Auto, Form::Text},
    {"a <b> bold", "", Input::Auto, Form::Html},
    {"</div>", "", Input::Auto, Form::Html},
    {"<p>x</p>", "", Input::Text, Form::Text},
    {"no tag", "text/plain", Input::Html, Form::Html},
};

TEST(Sniff, TellsHtmlFromFlattenedText) {
  for (const FormCase& c : kForms) {
    EXPECT_EQ(form_of(c.text, c.content_type, c.input), c.form) << c.text;
  }
}

}  // namespace
}  // namespace stet::article
