#pragma once
// What an element says of itself: its tag, ARIA role, class and id words,
// schema.org properties. A hint is a bit; it is evidence, never a verdict:
// whoever uses hints weighs them against the text that stands below.

#include <cstdint>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "content/block.h"
#include "html/attributes.h"
#include "html/document.h"

namespace stet::content {

using Hints = uint32_t;

enum : Hints {
  kHintArticle = 1u << 0,      // <article>, "post", "story", "entry"
  kHintBody = 1u << 1,         // itemprop=articleBody, "entry-content", "article-body"
  kHintMain = 1u << 2,         // <main>, role=main, "main", "content"
  kHintHeadline = 1u << 3,     // itemprop=headline, "headline", "title"
  kHintKicker = 1u << 4,       // "kicker", "overline"
  kHintStandfirst = 1u << 5,   // "standfirst", "lead", "dek"
  kHintByline = 1u << 6,       // itemprop=author, "byline", "author"
  kHintTime = 1u << 7,         // <time>, "date", "timestamp"
  kHintCaption = 1u << 8,      // <figcaption>, "caption"
  kHintCredit = 1u << 9,       // "credit", "copyright", "source"
  kHintNavigation = 1u << 10,  // <nav>, role=navigation, "menu", "breadcrumb", "pagination"
  kHintHeader = 1u << 11,      // <header>, role=banner, "masthead"
  kHintFooter = 1u << 12,      // <footer>, role=contentinfo
  kHintSidebar = 1u << 13,     // <aside>, role=complementary, "sidebar", "widget"
  kHintRelated = 1u << 14,     // "related", "recommended", "most-read"
  kHintShare = 1u << 15,       // "share", "social", "follow"
  kHintPromotion = 1u << 16,   // "ad", "promo", "newsletter", "subscribe", "paywall"
  kHintConsent = 1u << 17,     // "cookie", "consent"
  kHintComment = 1u << 18,     // "comments", "respond", itemprop=comment
  kHintAbout = 1u << 19,       // "bio", "about-author"
  kHintTags = 1u << 20,        // "tags", "topics", rel=tag
  kHintNotice = 1u << 21,      // role=alert, "disclaimer"
  kHintModal = 1u << 22,       // role=dialog, "modal", "popup"
  kHintGallery = 1u << 23,     // "gallery", "carousel"
  kHintForm = 1u << 24,        // role=search, "login", "search"
  kHintOffscreen = 1u << 25,   // "sr-only", "visually-hidden": for screen readers only
  kHintMeta = 1u << 26,        // "meta", "info": a line about the article
  kHintTeaser = 1u << 27,      // "teaser", "card": stands for another page
  kHintNoscript = 1u << 28,    // <noscript>
  kHintEmbed = 1u << 29,       // "embed", "tweet"
  kHintFigure = 1u << 30,      // <figure>, "image", "media"
  kHintForum = 1u << 31,       // DiscussionForumPosting, "topic", "thread"
};

// One element's attributes, read in one scan of its start tag.
struct Facts {
  Hints hints = 0;
  uint32_t class_hash = 0;  // of the class attribute; 0 if none
  Veil veil = Veil::None;   // hidden, aria-hidden=true, style display:none
  bool streamed = false;    // hidden only until the page has loaded
};

// Reads elements of one page. Class and id values that were met before cost a
// hash only: pages repeat theirs many times.
class HintReader {
 public:
  explicit HintReader(const html::Document& document) : document_(&document) {}

  // Cost: the length of the start tag.
  Facts read(const html::Node& element);

 private:
  struct Slot {
    uint64_t hash = 0;
    Hints hints = 0;
  };
  static constexpr size_t kSlots = 512;

  Hints words(std::string_view value, uint64_t hash);

  const html::Document* document_;
  Slot slots_[kSlots];
};

// Of one tag, before attributes.
Hints tag_hints(html::Tag tag);

// Of a class or id value: splits it into words and looks them up in vocabulary.h.
Hints class_hints(std::string_view value);

// A line of names for dumps: "article,body".
std::string hint_names(Hints hints);

}  // namespace stet::content
