#pragma once
// What the transport and the page itself say about the encoding.
// https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding

#include <cstddef>
#include <optional>
#include <string_view>

#include "encoding/label.h"

namespace stet::encoding {

// By what an encoding was chosen. Bom to XmlDeclaration are statements, the rest
// is read off the bytes.
enum class Source : uint8_t {
  Default,         // nothing spoke: UTF-8 for ASCII, else windows-1252
  Bom,             // a byte order mark
  Transport,       // charset of the Content-Type
  Meta,            // <meta charset>, <meta http-equiv>
  XmlDeclaration,  // <?xml encoding=…?>
  Pattern,         // NULs as in UTF-16, escapes as in ISO-2022-JP
  Validity,        // valid UTF-8 beyond ASCII, or UTF-8 with few errors
  Statistics,      // the letters of the text
};
// The word for it: "meta".
std::string_view name(Source source);

struct Declaration {
  Encoding encoding;
  Source source;
};

struct Bom {
  Encoding encoding;
  size_t size;  // bytes to leave out
};
// https://encoding.spec.whatwg.org/#bom-sniff
std::optional<Bom> byte_order_mark(std::string_view bytes);

// The charset of a Content-Type, or of the content attribute of <meta>.
// https://html.spec.whatwg.org/multipage/urls-and-fetching.html#extracting-character-encodings-from-meta-elements
std::optional<Encoding> charset_of(std::string_view content_type);

// LIMIT: bytes of a page that are searched for a declaration beyond the
// standard's 1,024.
inline constexpr size_t kHeadSizeMax = 64 * 1024;

// The standard's prescan over all of `bytes`. Nothing is found when they end
// before a tag does.
// https://html.spec.whatwg.org/multipage/parsing.html#prescan-a-byte-stream-to-determine-its-encoding
std::optional<Encoding> prescan(std::string_view bytes);

// https://html.spec.whatwg.org/multipage/parsing.html#concept-get-xml-encoding-when-sniffing
std::optional<Encoding> xml_encoding(std::string_view bytes);

// In this order: transport, prescan of 1,024 bytes, XML declaration, prescan up
// to </head>, <body> or kHeadSizeMax. Byte order marks are left to the caller.
// DEVIATION: the standard stops after 1,024 bytes and finds later declarations
// while it parses, and parses again; here the head is read ahead.
std::optional<Declaration> declared(std::string_view bytes, std::string_view content_type);

// UTF-16 without a byte order mark, known by the NULs of its ASCII.
std::optional<Encoding> utf16_by_nuls(std::string_view bytes);

}  // namespace stet::encoding
