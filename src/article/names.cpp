// The words of schema "stet/1" for kinds and roles.

#include "stet/article.h"

namespace stet {

const char* name(PageKind kind) {
  switch (kind) {
    case PageKind::None: return "none";
    case PageKind::Article: return "article";
    case PageKind::LiveBlog: return "live_blog";
    case PageKind::Video: return "video";
    case PageKind::Audio: return "audio";
    case PageKind::Gallery: return "gallery";
    case PageKind::Listing: return "listing";
    case PageKind::Forum: return "forum";
    case PageKind::Product: return "product";
    case PageKind::Other: return "other";
  }
  return "";
}

const char* name(Role role) {
  switch (role) {
    case Role::Other: return "other";
    case Role::Headline: return "headline";
    case Role::Kicker: return "kicker";
    case Role::Standfirst: return "standfirst";
    case Role::Byline: return "byline";
    case Role::Timestamp: return "timestamp";
    case Role::Paragraph: return "paragraph";
    case Role::Subheading: return "subheading";
    case Role::ListItem: return "list_item";
    case Role::Quote: return "quote";
    case Role::Table: return "table";
    case Role::Code: return "code";
    case Role::Caption: return "caption";
    case Role::PhotoCredit: return "photo_credit";
    case Role::Credit: return "credit";
    case Role::Notice: return "notice";
    case Role::About: return "about";
    case Role::Related: return "related";
    case Role::Navigation: return "navigation";
    case Role::Share: return "share";
    case Role::Promotion: return "promotion";
    case Role::Consent: return "consent";
    case Role::Comment: return "comment";
    case Role::Placeholder: return "placeholder";
  }
  return "";
}

const char* name(BodyRole role) {
  switch (role) {
    case BodyRole::Paragraph: return "paragraph";
    case BodyRole::Heading: return "heading";
    case BodyRole::List: return "list";
    case BodyRole::Quote: return "quote";
    case BodyRole::Table: return "table";
    case BodyRole::Code: return "code";
    case BodyRole::Figure: return "figure";
    case BodyRole::Embed: return "embed";
    case BodyRole::Question: return "question";
    case BodyRole::Answer: return "answer";
    case BodyRole::Entry: return "entry";
  }
  return "";
}

}  // namespace stet
