#include "test/conformance/markup_soup.h"

#include <span>
#include <string_view>

namespace stet::conformance {

namespace {

using namespace std::string_view_literals;

constexpr std::string_view kNames[] = {"a",         "p",
                                       "DIV",       "span",
                                       "x-y",       "sCrIpT",
                                       "script",    "script",
                                       "style",     "STYLE",
                                       "title",     "textarea",
                                       "Xmp",       "iframe",
                                       "noembed",   "noframes",
                                       "br",        "q\"",
                                       "a'b",       "i=j",
                                       "p<b",       "\xC3\xA9t\xC3\xA9",
                                       "b\xC3\x89", "t\0t"sv,
                                       "scripts",   "scrip",
                                       "titl",      "titles",
                                       "textare",   "svg",
                                       "math"};

constexpr std::string_view kValues[] = {
    "x",      "a b",      "a>b",       "</p>",   "<!--", "-->",       "&amp;",     "&ampx",
    "&amp=",  "&#65",     "&#x41;",    "&copy2", "'",    "\"",        "=",         "/",
    "\0"sv,   "\n",       "a\0b"sv,    "",       "`",    "&notit;",   "&#0;",      "?a=1&lt=2",
    "&lt;b>", "\xC3\xA9", "&#128512;", "&",      "&;",   "&#xD800;x", "</script>", "]]>"};

constexpr std::string_view kPieces[] = {"<",
                                        "<",
                                        "</",
                                        "</",
                                        "<!",
                                        "<?",
                                        ">",
                                        ">",
                                        "/>",
                                        "/",
                                        "\"",
                                        "\"",
                                        "'",
                                        "'",
                                        "=",
                                        "=",
                                        "==",
                                        " ",
                                        "\n",
                                        "\t",
                                        "\f",
                                        "\0"sv,
                                        "-",
                                        "--",
                                        "!",
                                        "?",
                                        "]",
                                        "]]",
                                        "&",
                                        ";",
                                        "#",
                                        "x",
                                        "A",
                                        "Z",
                                        "<!--",
                                        "-->",
                                        "--!>",
                                        "--!",
                                        "<!-->",
                                        "<!--->",
                                        "<!---!>",
                                        "<!----!>",
                                        "<!--<!--",
                                        "<!-",
                                        "<![CDATA[",
                                        "<![cdata[",
                                        "]]>",
                                        "]>",
                                        "<![CDATA[]]>",
                                        "<![CDATA[ a ]] b ]]>",
                                        "</>",
                                        "</ >",
                                        "<>",
                                        "< a>",
                                        "<1>",
                                        "</1>",
                                        "<?php ?>",
                                        "<!>",
                                        "<!x>",
                                        "<!-x>",
                                        "<!doctype html>",
                                        "<!DOCTYPE",
                                        "<!doctypehtml",
                                        "<!DOCTYPE HTML PUBLIC \"a\" 'b'>",
                                        " public",
                                        " SYSTEM",
                                        "PUBLIC\"",
                                        "system'",
                                        "<!doctype a public 'x'\"y\" z",
                                        "<!doctype \0"sv,
                                        "&amp",
                                        "&amp;",
                                        "&notin;",
                                        "&notit;",
                                        "&#",
                                        "&#x",
                                        "&#38",
                                        "&#x26;",
                                        "&#x80",
                                        "&#1114112;",
                                        "&#99999999999;",
                                        "&nosuchname;",
                                        "&CounterClockwiseContourIntegral;",
                                        "&NotEqualTilde;",
                                        "&gt",
                                        "&Gt",
                                        "\xC3\xA9",
                                        "\xF0\x9F\x99\x82",
                                        "\xEF\xBB\xBF",
                                        "\xE2\x80\xA8",
                                        "</script",
                                        "</SCRIPT>",
                                        "</script/",
                                        "<script",
                                        "<script>",
                                        "<!--<script>",
                                        "</script>-->",
                                        "</style >",
                                        "</title\n>",
                                        "</textarea x=1>",
                                        "</xmp/>",
                                        "<plaintext>",
                                        "</plaintext>",
                                        "<br/>",
                                        "<a/b>",
                                        "<a/ />",
                                        "<a =>",
                                        "<a ==>",
                                        "<a b=>",
                                        "<a b=/>",
                                        "<a b= />",
                                        "<a b=c/>",
                                        "<a b=\"c\"d>",
                                        "<a b='c'/>",
                                        "<a b=\"\"/>",
                                        "<a \"=\"\">",
                                        "<a b=\"c\" =\"d\">",
                                        "<a b/=\"c>\">",
                                        "<a b \"c>\">",
                                        "<a b =\"c>\">",
                                        "<a b= \"c>\">",
                                        "<a b=c\"d>\">",
                                        "<a b=\"c>\"e=\">\">",
                                        "<a'b>",
                                        "<a 'b'>",
                                        "<a b='>'>",
                                        "<a b=\"'>'\">",
                                        "text",
                                        "Text & text"};

template <class T>
T pick(std::span<const T> list, Random& random) {
  return list[random.below(list.size())];
}

// Lengths near the size of a block that is read at once, or small.
size_t length(Random& random) {
  switch (random.below(4)) {
    case 0: return 56 + random.below(16);
    case 1: return 120 + random.below(16);
    case 2: return random.below(200);
    default: return random.below(8);
  }
}

std::string run(Random& random) {
  static constexpr std::string_view kFill = "aaaaaaaaaaaabBZz0-_ \n.";
  std::string out;
  for (size_t i = length(random); i > 0; --i) out += kFill[random.below(kFill.size())];
  return out;
}

std::string word(Random& random) {
  static constexpr std::string_view kFill = "aaaaaaaaaaaabBZz0-_.:";
  std::string out;
  for (size_t i = length(random); i > 0; --i) out += kFill[random.below(kFill.size())];
  return out;
}

std::string name(Random& random) {
  std::string out(pick<std::string_view>(kNames, random));
  if (random.below(12) == 0) out += word(random);
  return out;
}

std::string value(Random& random) {
  std::string out;
  for (size_t i = random.below(3); i > 0; --i) out += pick<std::string_view>(kValues, random);
  if (random.below(5) == 0) out.insert(random.below(2) == 0 ? 0 : out.size(), run(random));
  return out;
}

std::string_view gap(Random& random) {
  static constexpr std::string_view kGaps[] = {" ",  " ",  " ", " ",  " ",  " ", "\n", "  ",
                                               "\t", "\f", "/", " /", "/ ", "",  "",   "\n\n"};
  return pick<std::string_view>(kGaps, random);
}

std::string attribute(std::string attribute_name, Random& random) {
  static constexpr std::string_view kEquals[] = {"=",  "=",  "=",   "=",   "=",  "=",
                                                 " =", "= ", " = ", "=\n", "==", "/="};
  std::string out = std::move(attribute_name);
  switch (random.below(8)) {
    case 0: break;  // bare
    case 1:
    case 2: {
      out.append(pick<std::string_view>(kEquals, random)).append(value(random));
      break;
    }
    case 3: {
      out.append(pick<std::string_view>(kEquals, random)).append("'").append(value(random));
      out += '\'';
      break;
    }
    default: {
      out.append(pick<std::string_view>(kEquals, random)).append("\"").append(value(random));
      out += '"';
    }
  }
  return out;
}

std::string tag(Random& random) {
  static constexpr std::string_view kAttributes[] = {"a",      "b",    "B",    "class",    "HREF",
                                                     "data-x", "\"",   "'",    "=",        "<",
                                                     "a\"b",   "\0"sv, "&amp", "\xC3\xA9", "x'"};
  std::string out = random.below(4) == 0 ? "</" : "<";
  out += name(random);
  for (size_t i = random.below(4); i > 0; --i) {
    out += gap(random);
    out +=
        attribute(random.below(6) == 0 ? word(random)
                                       : std::string(pick<std::string_view>(kAttributes, random)),
                  random);
  }
  if (random.below(4) == 0) out += gap(random);
  if (random.below(8) == 0) out += '/';
  if (random.below(20) != 0) out += '>';
  return out;
}

}  // namespace

std::string markup_soup(Random& random) {
  std::string out;
  for (size_t i = 1 + random.below(16); i > 0; --i) {
    switch (random.below(8)) {
      case 0: out += run(random); break;
      case 1: out += value(random); break;
      case 2:
      case 3: out += pick<std::string_view>(kPieces, random); break;
      default: out += tag(random);
    }
  }
  // Many a fault shows only where the source ends too soon.
  if (random.below(4) == 0) {
    size_t size = random.below(out.size() + 1);
    while (size > 0 && size < out.size() && (static_cast<unsigned char>(out[size]) & 0xC0) == 0x80)
      --size;
    out.resize(size);
  }
  return out;
}

std::string markup_soup_attribute(Random& random, size_t names) {
  std::string out = random.below(8) == 0 ? "N" : "n";
  out += std::to_string(random.below(names));
  out = attribute(std::move(out), random);
  return out.append(random.below(40) == 0 ? gap(random) : " ");
}

}  // namespace stet::conformance
