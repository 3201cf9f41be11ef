#pragma once
// The words that developers put into class, id, itemprop and itemtype, and what
// they hint at. English, as HTML itself is; schema.org, the microformats (hentry,
// h-entry, rel) and the class names of widespread systems and style guides.
// A '*' stands for any ending: "comment*" covers "comments" and "commentlist".

#include <string_view>

#include "content/hints.h"

namespace stet::content {

// Halves of names like "post-content": a name with both means kHintBody.
enum class Half : uint8_t { None, Subject, Matter };

struct VocabularyWord {
  std::string_view word;
  Hints hints;
  Half half = Half::None;
};

// Names that begin with one of these speak of the page's layout, not of what is
// inside the element: "has-sidebar",
// "no-comments"; or of what it is filed under: "tag-newsletter".
inline constexpr std::string_view kLayoutPrefixes[] = {"has", "with", "without",  "no",    "not",
                                                       "js",  "tag",  "category", "postid"};

// clang-format off
inline constexpr VocabularyWord kVocabulary[] = {
    // The article and its body.
    {"article", kHintArticle, Half::Subject}, {"post", kHintArticle, Half::Subject},
    {"story", kHintArticle, Half::Subject}, {"entry", kHintArticle, Half::Subject},
    {"hentry", kHintArticle}, {"blogpost", kHintArticle, Half::Subject},
    {"news", 0, Half::Subject}, {"detail", 0, Half::Subject}, {"page", 0, Half::Subject}, {"single", 0, Half::Subject},
    {"body", 0, Half::Matter}, {"content", kHintMain, Half::Matter}, {"text", 0, Half::Matter},
    {"copy", 0, Half::Matter}, {"bodytext", kHintBody}, {"bodycopy", kHintBody}, {"richtext", kHintBody},
    {"articlebody", kHintBody}, {"articlecontent", kHintBody}, {"articletext", kHintBody},
    {"storybody", kHintBody}, {"storytext", kHintBody}, {"postcontent", kHintBody}, {"postbody", kHintBody},
    {"entrycontent", kHintBody}, {"newsbody", kHintBody}, {"newstext", kHintBody}, {"fulltext", kHintBody},
    {"wysiwyg", kHintBody}, {"prose", kHintBody},
    {"main", kHintMain}, {"maincontent", kHintMain},
    // Its parts.
    {"headline", kHintHeadline}, {"title", kHintHeadline}, {"heading", kHintHeadline},
    {"kicker", kHintKicker}, {"overline", kHintKicker}, {"eyebrow", kHintKicker}, {"topline", kHintKicker},
    {"standfirst", kHintStandfirst}, {"lead", kHintStandfirst}, {"lede", kHintStandfirst},
    {"dek", kHintStandfirst}, {"deck", kHintStandfirst}, {"intro", kHintStandfirst},
    {"subtitle", kHintStandfirst}, {"subheadline", kHintStandfirst}, {"subhead", kHintStandfirst},
    {"summary", kHintStandfirst}, {"abstract", kHintStandfirst},
    {"byline*", kHintByline}, {"author", kHintByline}, {"authors", kHintByline}, {"writer", kHintByline},
    {"vcard", kHintByline}, {"contributor", kHintByline}, {"contributors", kHintByline},
    {"reporter", kHintByline}, {"creator", kHintByline},
    {"date", kHintTime}, {"datetime", kHintTime}, {"dateline", kHintTime}, {"time", kHintTime},
    {"timestamp", kHintTime}, {"timeago", kHintTime}, {"published", kHintTime}, {"pubdate", kHintTime},
    {"updated", kHintTime}, {"datepublished", kHintTime}, {"datemodified", kHintTime},
    {"meta", kHintMeta}, {"metadata", kHintMeta}, {"postmeta", kHintMeta}, {"infobar", kHintMeta},
    {"readtime", kHintMeta}, {"views", kHintMeta}, {"stats", kHintMeta},
    {"caption*", kHintCaption}, {"figcaption", kHintCaption}, {"legend", kHintCaption},
    {"credit", kHintCredit}, {"credits", kHintCredit}, {"copyright", kHintCredit},
    {"copyrights", kHintCredit}, {"photographer", kHintCredit}, {"attribution", kHintCredit},
    // Around it.
    {"nav*", kHintNavigation}, {"menu*", kHintNavigation}, {"submenu", kHintNavigation},
    {"breadcrumb*", kHintNavigation}, {"crumb*", kHintNavigation}, {"pagination", kHintNavigation},
    {"paging", kHintNavigation}, {"pager", kHintNavigation}, {"paginator", kHintNavigation},
    {"pagenav*", kHintNavigation}, {"toolbar", kHintNavigation}, {"toc", kHintNavigation},
    {"topbar", kHintNavigation}, {"sitemap", kHintNavigation}, {"skip", kHintNavigation},
    {"skiplink*", kHintNavigation}, {"mainnav*", kHintNavigation}, {"topnav*", kHintNavigation},
    {"subnav*", kHintNavigation}, {"hamburger", kHintNavigation}, {"quicklinks", kHintNavigation},
    {"header", kHintHeader}, {"masthead", kHintHeader}, {"siteheader", kHintHeader},
    {"pageheader", kHintHeader},
    {"footer*", kHintFooter}, {"foot", kHintFooter}, {"colophon", kHintFooter},
    {"sitefooter", kHintFooter}, {"pagefooter", kHintFooter}, {"bottombar", kHintFooter},
    {"sidebar*", kHintSidebar}, {"aside", kHintSidebar}, {"rail", kHintSidebar},
    {"rightrail", kHintSidebar}, {"leftrail", kHintSidebar}, {"widgetarea", kHintSidebar},
    {"sidecolumn", kHintSidebar}, {"rightcol*", kHintSidebar}, {"rightcolumn", kHintSidebar},
    {"leftcol*", kHintSidebar}, {"infobox", kHintSidebar}, {"factbox", kHintSidebar},
    {"related*", kHintRelated}, {"recommend*", kHintRelated}, {"recommended", kHintRelated},
    {"recirc*", kHintRelated}, {"similar*", kHintRelated}, {"popular*", kHintRelated},
    {"trending*", kHintRelated}, {"mostread", kHintRelated}, {"mostpopular", kHintRelated},
    {"mostviewed", kHintRelated}, {"latest*", kHintRelated}, {"readmore", kHintRelated},
    {"readnext", kHintRelated}, {"readalso", kHintRelated}, {"seealso", kHintRelated},
    {"morenews", kHintRelated}, {"morestories", kHintRelated}, {"upnext", kHintRelated},
    {"nextprev", kHintRelated}, {"suggested", kHintRelated}, {"suggestions", kHintRelated},
    {"teaser*", kHintTeaser}, {"card", kHintTeaser}, {"cards", kHintTeaser}, {"tile", kHintTeaser},
    {"tiles", kHintTeaser},
    {"share*", kHintShare}, {"sharing", kHintShare}, {"social*", kHintShare}, {"follow*", kHintShare},
    {"sharebar", kHintShare}, {"bookmark*", kHintShare}, {"reactions", kHintShare}, {"rating*", kHintShare},
    {"addtoany", kHintShare}, {"likes", kHintShare}, {"print", kHintShare},
    {"ad", kHintPromotion}, {"ads", kHintPromotion}, {"advert*", kHintPromotion}, {"adv", kHintPromotion},
    {"adbox", kHintPromotion}, {"adslot", kHintPromotion}, {"adunit", kHintPromotion},
    {"sponsor*", kHintPromotion}, {"promo*", kHintPromotion}, {"newsletter*", kHintPromotion},
    {"subscri*", kHintPromotion}, {"signup*", kHintPromotion}, {"optin", kHintPromotion},
    {"cta", kHintPromotion}, {"paywall*", kHintPromotion}, {"donat*", kHintPromotion},
    {"affiliate*", kHintPromotion}, {"upsell", kHintPromotion}, {"banner", kHintPromotion},
    {"banners", kHintPromotion}, {"regwall", kHintPromotion}, {"marketing", kHintPromotion},
    {"appeal", kHintPromotion}, {"membership", kHintPromotion}, {"download*", kHintPromotion},
    {"cookie*", kHintConsent}, {"consent*", kHintConsent}, {"gdpr*", kHintConsent}, {"ccpa", kHintConsent},
    {"cmp", kHintConsent}, {"privacy", kHintConsent},
    {"comment*", kHintComment}, {"respond", kHintComment}, {"reply", kHintComment},
    {"replies", kHintComment}, {"disqus*", kHintComment}, {"discuss", kHintComment},
    {"discussion*", kHintComment}, {"usercomment*", kHintComment}, {"feedback", kHintComment},
    {"trackback*", kHintComment}, {"pingback*", kHintComment}, {"guestbook", kHintComment},
    {"bio", kHintAbout}, {"biography", kHintAbout}, {"authorbox", kHintAbout},
    {"authorbio", kHintAbout}, {"aboutauthor", kHintAbout}, {"authorinfo", kHintAbout},
    {"profile", kHintAbout}, {"boilerplate", kHintAbout},
    {"tags", kHintTags}, {"taglist", kHintTags}, {"tagcloud", kHintTags},
    {"topics", kHintTags}, {"keywords", kHintTags}, {"categories", kHintTags}, 
    {"hashtags", kHintTags},
    {"disclaimer*", kHintNotice}, {"alert", kHintNotice}, {"notice", kHintNotice},
    {"correction*", kHintNotice}, {"disclosure*", kHintNotice}, {"impressum", kHintNotice},
    {"modal*", kHintModal}, {"popup*", kHintModal}, {"overlay", kHintModal}, {"lightbox", kHintModal},
    {"dialog", kHintModal}, {"tooltip*", kHintModal}, {"popover", kHintModal}, {"dropdown*", kHintModal},
    {"offcanvas", kHintModal}, {"flyout", kHintModal}, {"toast", kHintModal},
    {"gallery", kHintGallery}, {"slideshow", kHintGallery}, {"carousel*", kHintGallery},
    {"slider", kHintGallery}, {"swiper", kHintGallery},
    {"login*", kHintForm}, {"signin", kHintForm}, {"register", kHintForm}, {"search*", kHintForm},
    {"form", kHintForm}, {"captcha", kHintForm}, {"contactform", kHintForm},
    {"embed", kHintEmbed}, {"tweet", kHintEmbed}, {"iframe", kHintEmbed},
    {"thread", kHintForum}, {"forum", kHintForum}, {"topic", kHintForum}, {"messagetext", kHintForum},
    // Style guides' names for "only for screen readers".
    {"sronly", kHintOffscreen}, {"visuallyhidden", kHintOffscreen}, {"screenreader*", kHintOffscreen},
    {"offscreen", kHintOffscreen},
    // schema.org: itemprop and itemtype. The classes above cover the rest.
    {"newsarticle", kHintArticle}, {"blogposting", kHintArticle}, {"articlesection", kHintKicker},
    {"discussionforumposting", kHintForum}, {"usercomments", kHintComment},
    {"sitenavigationelement", kHintNavigation}, {"breadcrumblist", kHintNavigation},
    {"wpheader", kHintHeader}, {"wpfooter", kHintFooter}, {"wpsidebar", kHintSidebar},
    {"wpadblock", kHintPromotion},
};
// clang-format on

// Two words of one name that mean something together: "sr-only", "read-more".
struct VocabularyPair {
  std::string_view first, second;
  Hints hints;
};
inline constexpr VocabularyPair kPairs[] = {
    {"sr", "only", kHintOffscreen},
    {"visually", "hidden", kHintOffscreen},
    {"screen", "reader", kHintOffscreen},
    {"read", "more", kHintRelated},
    {"read", "next", kHintRelated},
    {"read", "also", kHintRelated},
    {"see", "also", kHintRelated},
    {"most", "read", kHintRelated},
    {"most", "viewed", kHintRelated},
    {"up", "next", kHintRelated},
    {"more", "from", kHintRelated},
    {"more", "news", kHintRelated},
    {"more", "stories", kHintRelated},
    {"more", "articles", kHintRelated},
    {"also", "like", kHintRelated},
    {"author", "box", kHintAbout},
    {"author", "bio", kHintAbout},
    {"author", "info", kHintAbout},
    {"author", "card", kHintAbout},
    {"author", "description", kHintAbout},
    {"about", "author", kHintAbout},
    {"about", "the", kHintAbout},
    {"sign", "up", kHintPromotion},
    {"opt", "in", kHintPromotion},
    {"call", "action", kHintPromotion},
    {"right", "column", kHintSidebar},
    {"right", "rail", kHintSidebar},
    {"back", "top", kHintNavigation},
    {"load", "more", kHintNavigation},
    {"sign", "in", kHintForm},
    {"log", "in", kHintForm},
    {"image", "source", kHintCredit},
    {"photo", "source", kHintCredit},
    {"table", "contents", kHintNavigation},
    {"page", "numbers", kHintNavigation},
    {"reading", "time", kHintMeta},
    {"read", "time", kHintMeta},
    {"prev", "next", kHintRelated},
};

}  // namespace stet::content
