// Which doctypes mean quirks mode.
// https://html.spec.whatwg.org/multipage/parsing.html#the-initial-insertion-mode

#include "base/ascii.h"
#include "html/tree_builder.h"

namespace stet::html {

namespace {

constexpr std::string_view kPublicIds[] = {"-//W3O//DTD W3 HTML Strict 3.0//EN//",
                                           "-/W3C/DTD HTML 4.0 Transitional/EN", "HTML"};
constexpr std::string_view kSystemId = "http://www.ibm.com/data/dtd/v11/ibmxhtml1-transitional.dtd";
constexpr std::string_view kPublicPrefixes[] = {
    "+//Silmaril//dtd html Pro v0r11 19970101//",
    "-//AS//DTD HTML 3.0 asWedit + extensions//",
    "-//AdvaSoft Ltd//DTD HTML 3.0 asWedit + extensions//",
    "-//IETF//DTD HTML 2.0 Level 1//",
    "-//IETF//DTD HTML 2.0 Level 2//",
    "-//IETF//DTD HTML 2.0 Strict Level 1//",
    "-//IETF//DTD HTML 2.0 Strict Level 2//",
    "-//IETF//DTD HTML 2.0 Strict//",
    "-//IETF//DTD HTML 2.0//",
    "-//IETF//DTD HTML 2.1E//",
    "-//IETF//DTD HTML 3.0//",
    "-//IETF//DTD HTML 3.2 Final//",
    "-//IETF//DTD HTML 3.2//",
    "-//IETF//DTD HTML 3//",
    "-//IETF//DTD HTML Level 0//",
    "-//IETF//DTD HTML Level 1//",
    "-//IETF//DTD HTML Level 2//",
    "-//IETF//DTD HTML Level 3//",
    "-//IETF//DTD HTML Strict Level 0//",
    "-//IETF//DTD HTML Strict Level 1//",
    "-//IETF//DTD HTML Strict Level 2//",
    "-//IETF//DTD HTML Strict Level 3//",
    "-//IETF//DTD HTML Strict//",
    "-//IETF//DTD HTML//",
    "-//Metrius//DTD Metrius Presentational//",
    "-//Microsoft//DTD Internet Explorer 2.0 HTML Strict//",
    "-//Microsoft//DTD Internet Explorer 2.0 HTML//",
    "-//Microsoft//DTD Internet Explorer 2.0 Tables//",
    "-//Microsoft//DTD Internet Explorer 3.0 HTML Strict//",
    "-//Microsoft//DTD Internet Explorer 3.0 HTML//",
    "-//Microsoft//DTD Internet Explorer 3.0 Tables//",
    "-//Netscape Comm. Corp.//DTD HTML//",
    "-//Netscape Comm. Corp.//DTD Strict HTML//",
    "-//O'Reilly and Associates//DTD HTML 2.0//",
    "-//O'Reilly and Associates//DTD HTML Extended 1.0//",
    "-//O'Reilly and Associates//DTD HTML Extended Relaxed 1.0//",
    "-//SQ//DTD HTML 2.0 HoTMetaL + extensions//",
    "-//SoftQuad Software//DTD HoTMetaL PRO 6.0::19990601::extensions to HTML 4.0//",
    "-//SoftQuad//DTD HoTMetaL PRO 4.0::19971010::extensions to HTML 4.0//",
    "-//Spyglass//DTD HTML 2.0 Extended//",
    "-//Sun Microsystems Corp.//DTD HotJava HTML//",
    "-//Sun Microsystems Corp.//DTD HotJava Strict HTML//",
    "-//W3C//DTD HTML 3 1995-03-24//",
    "-//W3C//DTD HTML 3.2 Draft//",
    "-//W3C//DTD HTML 3.2 Final//",
    "-//W3C//DTD HTML 3.2//",
    "-//W3C//DTD HTML 3.2S Draft//",
    "-//W3C//DTD HTML 4.0 Frameset//",
    "-//W3C//DTD HTML 4.0 Transitional//",
    "-//W3C//DTD HTML Experimental 19960712//",
    "-//W3C//DTD HTML Experimental 970421//",
    "-//W3C//DTD W3 HTML//",
    "-//W3O//DTD W3 HTML 3.0//",
    "-//WebTechs//DTD Mozilla HTML 2.0//",
    "-//WebTechs//DTD Mozilla HTML//",
};
// Quirks without a system identifier, limited quirks with one.
constexpr std::string_view kHtml401Prefixes[] = {"-//W3C//DTD HTML 4.01 Frameset//",
                                                 "-//W3C//DTD HTML 4.01 Transitional//"};
constexpr std::string_view kXhtmlPrefixes[] = {"-//W3C//DTD XHTML 1.0 Frameset//",
                                               "-//W3C//DTD XHTML 1.0 Transitional//"};

template <size_t N>
bool begins_with_one_of(std::string_view text, const std::string_view (&prefixes)[N]) {
  for (std::string_view prefix : prefixes) {
    if (starts_with_ignoring_case(text, prefix)) return true;
  }
  return false;
}

}  // namespace

QuirksMode TreeBuilder::quirks_mode(const Doctype& doctype, bool force) {
  const bool has_system = doctype.system_id.data() != nullptr;
  const std::string_view public_id = doctype.public_id;
  if (force || doctype.name != "html") return QuirksMode::Quirks;
  for (std::string_view id : kPublicIds) {
    if (equals_ignoring_case(public_id, id)) return QuirksMode::Quirks;
  }
  if (equals_ignoring_case(doctype.system_id, kSystemId) ||
      begins_with_one_of(public_id, kPublicPrefixes)) {
    return QuirksMode::Quirks;
  }
  if (begins_with_one_of(public_id, kHtml401Prefixes)) {
    return has_system ? QuirksMode::Limited : QuirksMode::Quirks;
  }
  return begins_with_one_of(public_id, kXhtmlPrefixes) ? QuirksMode::Limited : QuirksMode::No;
}

}  // namespace stet::html
