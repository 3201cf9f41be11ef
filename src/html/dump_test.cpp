// Tests of dump() in document.h.
#include <gtest/gtest.h>

#include "html/document.h"
#include "html/parse.h"

namespace stet::html {
namespace {

struct Case {
  std::string_view input;
  std::string_view dump;
};

// Copies with the 64 readable bytes that parse() asks for.
std::string dump_of(std::string_view input) {
  std::string padded(input);
  padded.append(64, '\0');
  Arena arena;
  const Document document = parse(std::string_view(padded).substr(0, input.size()), arena);
  std::string complaint;
  EXPECT_TRUE(verify(document, &complaint)) << complaint;
  return dump(document);
}

constexpr Case kCases[] = {
    {"",
     "| <html>\n"
     "|   <head>\n"
     "|   <body>\n"},
    {"<!DOCTYPE html PUBLIC \"a\" 'b'><!--c--><p id=2 class=1>x<br>y",
     "| <!DOCTYPE html \"a\" \"b\">\n"
     "| <!-- c -->\n"
     "| <html>\n"
     "|   <head>\n"
     "|   <body>\n"
     "|     <p>\n"
     "|       class=\"1\"\n"
     "|       id=\"2\"\n"
     "|       \"x\"\n"
     "|       <br>\n"
     "|       \"y\"\n"},
    {"<!doctype html><template><b>x</b></template>",
     "| <!DOCTYPE html>\n"
     "| <html>\n"
     "|   <head>\n"
     "|     <template>\n"
     "|       content\n"
     "|         <b>\n"
     "|           \"x\"\n"
     "|   <body>\n"},
    {"<svg xlink:href=1 viewbox=2 abc=3><foreignobject></svg><math><mi definitionurl=4>",
     "| <html>\n"
     "|   <head>\n"
     "|   <body>\n"
     "|     <svg svg>\n"
     "|       abc=\"3\"\n"
     "|       viewBox=\"2\"\n"
     "|       xlink href=\"1\"\n"
     "|       <svg foreignObject>\n"
     "|     <math math>\n"
     "|       <math mi>\n"
     "|         definitionURL=\"4\"\n"},
    // U+FF21 is above U+10000 in bytes, and below it in UTF-16.
    {"<p \uFF21=1 \U00010000=2>",
     "| <html>\n"
     "|   <head>\n"
     "|   <body>\n"
     "|     <p>\n"
     "|       \U00010000=\"2\"\n"
     "|       \uFF21=\"1\"\n"},
};

TEST(HtmlDump, WritesTheNotationOfTheTests) {
  for (const Case& c : kCases) {
    SCOPED_TRACE(c.input);
    EXPECT_EQ(dump_of(c.input), c.dump);
  }
}

}  // namespace
}  // namespace stet::html
