#pragma once
// What the parsing rules say of element names, as sets.
// https://html.spec.whatwg.org/multipage/parsing.html#special and after

#include <cstdint>
#include <initializer_list>

#include "html/document.h"

namespace stet::html {

using Traits = uint16_t;
inline constexpr Traits kSpecial = 1 << 0;
inline constexpr Traits kFormatting = 1 << 1;
inline constexpr Traits kScope = 1 << 2;        // ends "in scope"
inline constexpr Traits kListScope = 1 << 3;    // and "in list item scope"
inline constexpr Traits kButtonScope = 1 << 4;  // and "in button scope"
inline constexpr Traits kTableScope = 1 << 5;   // ends "in table scope"
inline constexpr Traits kImpliedEnd = 1 << 6;   // "generate implied end tags"
inline constexpr Traits kThoroughEnd = 1 << 7;  // "… thoroughly"
inline constexpr Traits kHeading = 1 << 8;
inline constexpr Traits kFosters = 1 << 9;  // content goes in front: table, tbody, tfoot, thead, tr
inline constexpr Traits kPlain = 1 << 10;   // start tag in body: reconstruct, insert, no more
// Content is read in another state of the tokenizer; where scripting is off.
inline constexpr Traits kRawText = 1 << 13;
inline constexpr Traits kVoid = 1 << 12;   // no end tag, no content
inline constexpr Traits kBlock = 1 << 11;  // start tag in body: close p, insert

namespace traits {

struct Table {
  Traits of[static_cast<size_t>(Tag::FirstUnlisted)] = {};

  constexpr void add(Traits trait, std::initializer_list<Tag> tags) {
    for (Tag tag : tags) of[static_cast<size_t>(tag)] |= trait;
  }

  constexpr Table() {
    using enum Tag;
    add(kSpecial,
        {Address,  Applet,   Area,     Article, Aside,   Base,     Basefont,   Bgsound, Blockquote,
         Body,     Br,       Button,   Caption, Center,  Col,      Colgroup,   Dd,      Details,
         Dir,      Div,      Dl,       Dt,      Embed,   Fieldset, Figcaption, Figure,  Footer,
         Form,     Frame,    Frameset, H1,      H2,      H3,       H4,         H5,      H6,
         Head,     Header,   Hgroup,   Hr,      Html,    Iframe,   Img,        Input,   Keygen,
         Li,       Link,     Listing,  Main,    Marquee, Menu,     Meta,       Nav,     Noembed,
         Noframes, Noscript, Object,   Ol,      P,       Param,    Plaintext,  Pre,     Script,
         Search,   Section,  Select,   Source,  Style,   Summary,  Tag::Table, Tbody,   Td,
         Template, Textarea, Tfoot,    Th,      Thead,   Title,    Tr,         Track,   Ul,
         Wbr,      Xmp});
    add(kFormatting, {A, B, Big, Code, Em, Font, I, Nobr, S, Small, Strike, Strong, Tt, U});
    add(kScope, {Applet, Caption, Html, Marquee, Object, Select, Tag::Table, Td, Template, Th});
    add(kListScope, {Ol, Ul});
    add(kButtonScope, {Button});
    add(kTableScope, {Html, Tag::Table, Template});
    add(kImpliedEnd, {Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc});
    add(kThoroughEnd, {Caption, Colgroup, Dd, Dt, Li, Optgroup, Option, P, Rb, Rp, Rt, Rtc, Tbody,
                       Td, Tfoot, Th, Thead, Tr});
    add(kHeading, {H1, H2, H3, H4, H5, H6});
    add(kFosters, {Tag::Table, Tbody, Tfoot, Thead, Tr});
    add(kBlock, {Address, Article,  Aside,      Blockquote, Center,  Details, Dialog, Dir,  Div,
                 Dl,      Fieldset, Figcaption, Figure,     Footer,  Header,  Hgroup, Main, Menu,
                 Nav,     Ol,       P,          Search,     Section, Summary, Ul});
    add(kVoid, {Area, Base, Basefont, Bgsound, Br, Col, Embed, Frame, Hr, Image, Img, Input, Keygen,
                Link, Meta, Param, Source, Track, Wbr});
    add(kRawText, {Iframe, Noembed, Noframes, Plaintext, Script, Style, Textarea, Title, Xmp});
    add(kPlain, {Abbr,   Acronym,  Audio, Bdi,      Bdo,    Blink,        Canvas,   Cite,
                 Data,   Datalist, Del,   Dfn,      Ins,    Kbd,          Label,    Legend,
                 Map,    Mark,     Meter, Noscript, Output, Picture,      Progress, Q,
                 Samp,   Slot,     Span,  Sub,      Sup,    Time,         Var,      Video,
                 AmpImg, Isindex,  Path,  G,        Use,    Rect,         Circle,   Defs,
                 Symbol, Polygon,  Line,  Text,     Desc,   Foreignobject});
  }
};
inline constexpr Table kTable;

}  // namespace traits

// Of an HTML element. Names that are not listed are ordinary, and plain.
constexpr Traits html_traits(Tag tag) {
  return is_listed(tag) ? traits::kTable.of[static_cast<size_t>(tag)] : kPlain;
}

// Of an element of any namespace.
constexpr Traits element_traits(Tag tag, Namespace space) {
  if (space == Namespace::Html) return html_traits(tag);
  constexpr Traits kForeignSpecial = kSpecial | kScope;
  if (space == Namespace::Svg) {
    return tag == Tag::Foreignobject || tag == Tag::Desc || tag == Tag::Title ? kForeignSpecial : 0;
  }
  return tag == Tag::Mi || tag == Tag::Mo || tag == Tag::Mn || tag == Tag::Ms ||
                 tag == Tag::Mtext || tag == Tag::AnnotationXml
             ? kForeignSpecial
             : 0;
}

constexpr bool is_void(Tag tag) { return (html_traits(tag) & kVoid) != 0; }
constexpr bool is_heading(Tag tag) { return (html_traits(tag) & kHeading) != 0; }

}  // namespace stet::html
