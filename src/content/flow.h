#pragma once
// What each element does to the flow of text around it.

#include <array>
#include <cstdint>
#include <initializer_list>

#include "html/tag.h"

namespace stet::content {

// What an element does to the flow of text.
enum class Flow : uint8_t {
  Inline,      // nothing
  Attributed,  // nothing, but its attributes are worth reading
  Block,       // text before, inside and after it stands apart
  Skip,        // its text is not part of the page as it is read
  Link,
  Image,
  Break,
  Button,
  Template,
  Dialog,
};

struct Flows {
  std::array<Flow, static_cast<size_t>(html::Tag::FirstUnlisted)> of = {};
  constexpr void set(std::initializer_list<html::Tag> tags, Flow flow) {
    for (html::Tag tag : tags) of[static_cast<size_t>(tag)] = flow;
  }
  constexpr Flows() {
    // https://html.spec.whatwg.org/multipage/rendering.html#flow-content-3
    set({html::Tag::Address,   html::Tag::Article,  html::Tag::Aside,      html::Tag::Blockquote,
         html::Tag::Body,      html::Tag::Caption,  html::Tag::Center,     html::Tag::Dd,
         html::Tag::Details,   html::Tag::Dir,      html::Tag::Div,        html::Tag::Dl,
         html::Tag::Dt,        html::Tag::Fieldset, html::Tag::Figcaption, html::Tag::Figure,
         html::Tag::Footer,    html::Tag::Form,     html::Tag::Frameset,   html::Tag::H1,
         html::Tag::H2,        html::Tag::H3,       html::Tag::H4,         html::Tag::H5,
         html::Tag::H6,        html::Tag::Header,   html::Tag::Hgroup,     html::Tag::Hr,
         html::Tag::Legend,    html::Tag::Li,       html::Tag::Listing,    html::Tag::Main,
         html::Tag::Menu,      html::Tag::Nav,      html::Tag::Ol,         html::Tag::P,
         html::Tag::Plaintext, html::Tag::Pre,      html::Tag::Search,     html::Tag::Section,
         html::Tag::Summary,   html::Tag::Table,    html::Tag::Tbody,      html::Tag::Td,
         html::Tag::Tfoot,     html::Tag::Th,       html::Tag::Thead,      html::Tag::Tr,
         html::Tag::Ul,        html::Tag::Xmp,      html::Tag::Noscript},
        Flow::Block);
    // Controls, embedded documents, metadata, and ruby annotations, which say the
    // text again in another script.
    set({html::Tag::Script,   html::Tag::Style,    html::Tag::Head,         html::Tag::Title,
         html::Tag::Base,     html::Tag::Link,     html::Tag::Meta,         html::Tag::Iframe,
         html::Tag::Noembed,  html::Tag::Noframes, html::Tag::Select,       html::Tag::Option,
         html::Tag::Optgroup, html::Tag::Datalist, html::Tag::Textarea,     html::Tag::Input,
         html::Tag::Progress, html::Tag::Meter,    html::Tag::Svg,          html::Tag::Canvas,
         html::Tag::Audio,    html::Tag::Video,    html::Tag::Applet,       html::Tag::Embed,
         html::Tag::Param,    html::Tag::Source,   html::Tag::Track,        html::Tag::Rp,
         html::Tag::Rt,       html::Tag::Rtc,      html::Tag::Area,         html::Tag::Frame,
         html::Tag::Col,      html::Tag::Colgroup, html::Tag::AnnotationXml},
        Flow::Skip);
    set({html::Tag::Span, html::Tag::Time, html::Tag::Small, html::Tag::Cite, html::Tag::Label,
         html::Tag::Output, html::Tag::Ins, html::Tag::Mark},
        Flow::Attributed);
    set({html::Tag::A}, Flow::Link);
    set({html::Tag::Img, html::Tag::Image, html::Tag::AmpImg}, Flow::Image);
    set({html::Tag::Br}, Flow::Break);
    set({html::Tag::Button}, Flow::Button);
    set({html::Tag::Template}, Flow::Template);
    set({html::Tag::Dialog}, Flow::Dialog);
  }
};
inline constexpr Flows kFlows;

}  // namespace stet::content
