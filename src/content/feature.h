#pragma once
// The list of features: what the model looks at, one number a block each.
//
// A value is an integer of 16 bits, so that every compiler and processor gives the
// same. Scales: a share is in thousandths; a "log" is 64 times the binary logarithm
// of one more than the number (see ilog() in feature_scale.h); a count is cut off at
// the end of its range. Lengths are in letters as measure.h counts them. None of them
// depends on a language; all hold in any script.
//
// The list is the contract with the trained model: its hash is bound into the model's
// tables. Whoever changes a name, the order or the meaning trains anew.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

namespace stet::content {

// What a feature speaks of; the groups of the model card's ablation table.
enum class FeatureGroup : uint8_t {
  Text,       // the block's own characters
  Markup,     // its shape and tags
  Names,      // class, id, ARIA and schema.org words around it
  Boxes,      // the elements around it, at several levels
  Template,   // blocks of the same make in the page
  Place,      // where it stands
  Around,     // the blocks before and behind it
  Agreement,  // with the page's metadata, headline, other blocks
  Page,       // the page as a whole
  Rules,      // what the rules make of it
};

struct FeatureInfo {
  std::string_view name;
  FeatureGroup group;
  int16_t min, max;
  std::string_view meaning;  // for people: completes "because of …"
};

inline constexpr int16_t kLogMax = 64 * 32;
inline constexpr int16_t kShareMax = 1000;
inline constexpr int16_t kFar = 15;  // levels up; also: nowhere

// clang-format off
#define STET_FEATURES(X)                                                                           \
  X(Length, Text, 0, kLogMax, "its length (log)")                                                   \
  X(Words, Text, 0, kLogMax, "its number of words (log)")                                           \
  X(WordLength, Text, 0, 1000, "the mean length of its words, in tenths")                           \
  X(Commas, Text, 0, 100, "its commas and colons")                                                  \
  X(Stops, Text, 0, 100, "its full stops")                                                          \
  X(CommaShare, Text, 0, kShareMax, "commas and colons per letter")                                 \
  X(StopShare, Text, 0, kShareMax, "full stops per letter")                                         \
  X(DigitShare, Text, 0, kShareMax, "its share of digits")                                          \
  X(LinkShare, Text, 0, kShareMax, "its share of link text")                                        \
  X(Links, Text, 0, 100, "its links")                                                               \
  X(Sentence, Text, 0, 1, "whether it ends as a sentence does")                                     \
  X(Prose, Text, 0, kLogMax, "how much running text it is (log)")                                   \
  X(First, Text, 0, 7, "its first character")                                                       \
  X(Last, Text, 0, 7, "its last character")                                                         \
  X(Capitals, Text, 0, kShareMax, "its share of capital letters")                                   \
  X(Separators, Text, 0, 100, "separators such as | / » in it")                                     \
  X(Copyright, Text, 0, 1, "a copyright sign in it")                                                \
  X(Breaks, Text, 0, 100, "its line breaks")                                                        \
  X(Quoted, Text, 0, 100, "its quotation marks")                                                    \
  X(Shape, Markup, 0, 7, "what kind of element it is")                                              \
  X(Level, Markup, 0, 255, "the level of its heading or list")                                      \
  X(Tag, Markup, 0, 63, "its tag")                                                                  \
  X(ParentTag, Markup, 0, 63, "the tag around it")                                                  \
  X(GrandparentTag, Markup, 0, 63, "the tag two levels up")                                         \
  X(OwnedByList, Markup, 0, 2, "whether it is in a list, and of which kind")                        \
  X(FirstChild, Markup, 0, 15, "the tag that it begins with")                                        \
  X(Veil, Markup, 0, 3, "what hides it")                                                             \
  X(HintArticle, Names, 0, kFar, "how near an element named article is")                            \
  X(HintBody, Names, 0, kFar, "how near an element named article body is")                          \
  X(HintMain, Names, 0, kFar, "how near an element named main or content is")                       \
  X(HintHeadline, Names, 0, kFar, "how near an element named title is")                             \
  X(HintKicker, Names, 0, kFar, "how near an element named kicker is")                              \
  X(HintStandfirst, Names, 0, kFar, "how near an element named standfirst or summary is")           \
  X(HintByline, Names, 0, kFar, "how near an element named author is")                              \
  X(HintTime, Names, 0, kFar, "how near an element named date is")                                  \
  X(HintCaption, Names, 0, kFar, "how near an element named caption is")                            \
  X(HintCredit, Names, 0, kFar, "how near an element named credit is")                              \
  X(HintNavigation, Names, 0, kFar, "how near an element named navigation is")                      \
  X(HintHeader, Names, 0, kFar, "how near an element named header is")                              \
  X(HintFooter, Names, 0, kFar, "how near an element named footer is")                              \
  X(HintSidebar, Names, 0, kFar, "how near an element named sidebar is")                            \
  X(HintRelated, Names, 0, kFar, "how near an element named related is")                            \
  X(HintShare, Names, 0, kFar, "how near an element named share is")                                \
  X(HintPromotion, Names, 0, kFar, "how near an element named promotion or advertisement is")       \
  X(HintConsent, Names, 0, kFar, "how near an element named consent is")                            \
  X(HintComment, Names, 0, kFar, "how near an element named comment is")                            \
  X(HintAbout, Names, 0, kFar, "how near an element named biography is")                            \
  X(HintTags, Names, 0, kFar, "how near an element named tags is")                                  \
  X(HintNotice, Names, 0, kFar, "how near an element named notice is")                              \
  X(HintModal, Names, 0, kFar, "how near an element named dialog is")                               \
  X(HintGallery, Names, 0, kFar, "how near an element named gallery is")                            \
  X(HintForm, Names, 0, kFar, "how near an element named form or search is")                        \
  X(HintOffscreen, Names, 0, kFar, "how near an element for screen readers only is")                \
  X(HintMeta, Names, 0, kFar, "how near an element named meta is")                                  \
  X(HintTeaser, Names, 0, kFar, "how near an element named teaser or card is")                      \
  X(HintNoscript, Names, 0, kFar, "how near a noscript element is")                                 \
  X(HintEmbed, Names, 0, kFar, "how near an element named embed is")                                \
  X(HintFigure, Names, 0, kFar, "how near a figure is")                                             \
  X(HintForum, Names, 0, kFar, "how near an element named forum or thread is")                      \
  X(Outside, Names, 0, 31, "how many names around it rule it out")                                  \
  X(OutsideProse, Names, 0, kShareMax, "the share of the page's text under such a name")            \
  X(Depth, Boxes, 0, 511, "how deep it stands")                                                     \
  X(Siblings, Boxes, 0, kLogMax, "how many elements stand beside its own (log)")                    \
  X(SiblingsAlike, Boxes, 0, kLogMax, "how many of them are of the same make (log)")                \
  X(SiblingPlace, Boxes, 0, kShareMax, "its place among them")                                      \
  X(Box0Length, Boxes, 0, kLogMax, "the length of its element (log)")                               \
  X(Box0Links, Boxes, 0, kShareMax, "the share of links in its element")                            \
  X(Box0Blocks, Boxes, 0, kLogMax, "the number of blocks in its element (log)")                     \
  X(Box1Length, Boxes, 0, kLogMax, "the length of the element around (log)")                        \
  X(Box1Links, Boxes, 0, kShareMax, "the share of links in the element around")                     \
  X(Box1Prose, Boxes, 0, kShareMax, "the share of running text in the element around")              \
  X(Box1PageShare, Boxes, 0, kShareMax, "the share of the page's text in the element around")       \
  X(Box1Blocks, Boxes, 0, kLogMax, "the number of blocks in the element around (log)")              \
  X(Box1Mean, Boxes, 0, kLogMax, "the mean length of blocks in the element around (log)")           \
  X(Box1Headings, Boxes, 0, 255, "the headings in the element around")                              \
  X(Box2Length, Boxes, 0, kLogMax, "the length of the element two levels up (log)")                 \
  X(Box2Links, Boxes, 0, kShareMax, "the share of links two levels up")                             \
  X(Box2Prose, Boxes, 0, kShareMax, "the share of running text two levels up")                      \
  X(Box2PageShare, Boxes, 0, kShareMax, "the share of the page's text two levels up")               \
  X(Box2Blocks, Boxes, 0, kLogMax, "the number of blocks two levels up (log)")                      \
  X(Box2Mean, Boxes, 0, kLogMax, "the mean length of blocks two levels up (log)")                   \
  X(Box2Headings, Boxes, 0, 255, "the headings two levels up")                                      \
  X(Box3Length, Boxes, 0, kLogMax, "the length of the element three levels up (log)")               \
  X(Box3Links, Boxes, 0, kShareMax, "the share of links three levels up")                           \
  X(Box3Prose, Boxes, 0, kShareMax, "the share of running text three levels up")                    \
  X(Box3PageShare, Boxes, 0, kShareMax, "the share of the page's text three levels up")             \
  X(Box3Blocks, Boxes, 0, kLogMax, "the number of blocks three levels up (log)")                    \
  X(Box3Mean, Boxes, 0, kLogMax, "the mean length of blocks three levels up (log)")                 \
  X(Box3Headings, Boxes, 0, 255, "the headings three levels up")                                    \
  X(Box5Links, Boxes, 0, kShareMax, "the share of links five levels up")                            \
  X(Box5Prose, Boxes, 0, kShareMax, "the share of running text five levels up")                     \
  X(Box5PageShare, Boxes, 0, kShareMax, "the share of the page's text five levels up")              \
  X(Box5Blocks, Boxes, 0, kLogMax, "the number of blocks five levels up (log)")                     \
  X(ArticleDepth, Boxes, 0, kFar, "how many levels up the next article element is")                 \
  X(ArticlePageShare, Boxes, 0, kShareMax, "the share of the page's text in that article")          \
  X(ArticleLinks, Boxes, 0, kShareMax, "the share of links in that article")                        \
  X(ArticlePlace, Boxes, 0, 100, "which of the page's articles it is")                              \
  X(SplitLevel, Boxes, 0, kFar, "levels up to the element that holds a third of the page's text")   \
  X(SplitShare, Boxes, 0, kShareMax, "the share of that element's text in the branch it is in")     \
  X(SplitMatter, Boxes, 0, kShareMax, "the share of running text in the branch it is in")           \
  X(GroupProse, Boxes, 0, kLogMax, "the running text right inside the element around (log)")         \
  X(GroupShare, Boxes, 0, kShareMax, "that text beside the most that an element of the page has")    \
  X(GroupPageShare, Boxes, 0, kShareMax, "that text as a share of the page's")                       \
  X(TopLevels, Boxes, 0, kFar, "levels up to the element around the page's longest run of text")     \
  X(FromTop, Boxes, -1000, 1000, "how many blocks it is from the page's longest run of text")        \
  X(TemplateCount, Template, 0, kLogMax, "how many blocks of its make there are (log)")             \
  X(TemplateMean, Template, 0, kLogMax, "the mean length of blocks of its make (log)")              \
  X(TemplateLinks, Template, 0, kShareMax, "the share of links in blocks of its make")              \
  X(TemplateProse, Template, 0, kShareMax, "the share of running text in blocks of its make")       \
  X(TemplatePageShare, Template, 0, kShareMax, "the share of the page's text of its make")          \
  X(TemplateSentences, Template, 0, kShareMax, "how many blocks of its make end as sentences do")   \
  X(TemplateSpread, Template, 0, kShareMax, "over how much of the page its make is spread")         \
  X(TagMean, Template, 0, kLogMax, "the mean length of blocks with its tags (log)")                 \
  X(TagPageShare, Template, 0, kShareMax, "the share of the page's text with its tags")             \
  X(TagProse, Template, 0, kShareMax, "the share of running text in blocks with its tags")          \
  X(Place, Place, 0, kShareMax, "its place in the page, by blocks")                                 \
  X(TextBefore, Place, 0, kShareMax, "the share of the page's letters before it")                   \
  X(ProseBefore, Place, 0, kShareMax, "the share of the page's running text before it")             \
  X(BlocksLeft, Place, 0, kLogMax, "how many blocks stand behind it (log)")                         \
  X(FromHeadline, Place, -1000, 1000, "how many blocks it is from the headline")                    \
  X(LettersFromHeadline, Place, -kLogMax, kLogMax, "how many letters it is from the headline (log)")\
  X(HeadlineLevels, Place, 0, kFar, "levels up to the element that holds the headline too")         \
  X(FromHeading, Place, 0, 255, "how many blocks it is from the heading before it")                 \
  X(HeadingLevel, Place, 0, 7, "the level of the heading before it")                                \
  X(HeadingLinked, Place, 0, 1, "whether the heading before it is a link")                          \
  X(HeadingLevels, Place, 0, kFar, "levels up to the element that holds that heading too")          \
  X(FromImage, Place, 0, 20, "how many blocks it is from an image before it")                       \
  X(ImagesNear, Place, 0, 20, "the images right before it")                                         \
  X(ImageLevels, Place, 0, kFar, "levels up to the element that holds the image before it too")      \
  X(ToImage, Place, 0, 20, "how many blocks it is from an image behind it")                          \
  X(ToImageLevels, Place, 0, kFar, "levels up to the element that holds the image behind it too")    \
  X(FromProse, Place, 0, 100, "how many blocks it is from running text before it")                  \
  X(ToProse, Place, 0, 100, "how many blocks it is from running text behind it")                    \
  X(InMainBox, Place, 0, 1, "whether it is in the element of the main text")                        \
  X(MainLevels, Place, -kFar, kFar, "how many levels it is below or outside that element")          \
  X(MainPlace, Place, 0, kShareMax, "its place in that element")                                    \
  X(MainPageShare, Place, 0, kShareMax, "the share of the page's text in that element")             \
  X(Prev1Length, Around, 0, kLogMax, "the length of the block before (log)")                        \
  X(Prev1Links, Around, 0, kShareMax, "the share of links in the block before")                     \
  X(Prev1Shape, Around, 0, 7, "what kind of element the block before is")                           \
  X(Prev1Prose, Around, 0, kLogMax, "how much running text the block before is (log)")              \
  X(Prev1Alike, Around, 0, 2, "whether the block before is of its make")                            \
  X(Prev2Length, Around, 0, kLogMax, "the length of the block two before (log)")                    \
  X(Prev2Links, Around, 0, kShareMax, "the share of links in the block two before")                 \
  X(Prev2Shape, Around, 0, 7, "what kind of element the block two before is")                       \
  X(Prev2Alike, Around, 0, 2, "whether the block two before is of its make")                        \
  X(Next1Length, Around, 0, kLogMax, "the length of the block behind (log)")                        \
  X(Next1Links, Around, 0, kShareMax, "the share of links in the block behind")                     \
  X(Next1Shape, Around, 0, 7, "what kind of element the block behind is")                           \
  X(Next1Prose, Around, 0, kLogMax, "how much running text the block behind is (log)")              \
  X(Next1Alike, Around, 0, 2, "whether the block behind is of its make")                            \
  X(Next2Length, Around, 0, kLogMax, "the length of the block two behind (log)")                    \
  X(Next2Links, Around, 0, kShareMax, "the share of links in the block two behind")                 \
  X(Next2Shape, Around, 0, 7, "what kind of element the block two behind is")                       \
  X(Next2Alike, Around, 0, 2, "whether the block two behind is of its make")                        \
  X(Near3Prose, Around, 0, kLogMax, "the running text in the 3 blocks around it (log)")             \
  X(Near3Links, Around, 0, kShareMax, "the share of links in the 3 blocks around it")               \
  X(Near8Prose, Around, 0, kLogMax, "the running text in the 8 blocks around it (log)")             \
  X(Near8Links, Around, 0, kShareMax, "the share of links in the 8 blocks around it")               \
  X(Near20Prose, Around, 0, kLogMax, "the running text in the 20 blocks around it (log)")           \
  X(Near20Links, Around, 0, kShareMax, "the share of links in the 20 blocks around it")             \
  X(Behind20Prose, Around, 0, kLogMax, "the running text in the 20 blocks behind it (log)")         \
  X(Behind20Links, Around, 0, kShareMax, "the share of links in the 20 blocks behind it")           \
  X(IsHeadline, Agreement, 0, 3, "whether it is the headline, or says the same")                    \
  X(IsDescription, Agreement, 0, 2, "whether it says what the page's description says")             \
  X(NamesAuthor, Agreement, 0, 2, "whether it names an author of the page")                         \
  X(HasTime, Agreement, 0, 1, "whether it has the form of a date or time")                          \
  X(Copies, Agreement, 0, 20, "how often its text stands in the page")                              \
  X(CopyPlace, Agreement, 0, 20, "how often its text stands before it")                             \
  X(PageLength, Page, 0, kLogMax, "the length of the page (log)")                                   \
  X(PageProse, Page, 0, kLogMax, "the running text of the page (log)")                              \
  X(PageProseShare, Page, 0, kShareMax, "the share of running text in the page")                    \
  X(PageLinks, Page, 0, kShareMax, "the share of links in the page")                                \
  X(PageBlocks, Page, 0, kLogMax, "the number of blocks in the page (log)")                         \
  X(PageMeanProse, Page, 0, kLogMax, "the mean length of paragraphs in the page (log)")             \
  X(PageHeadings, Page, 0, 255, "the headings of the page")                                         \
  X(PageLinkedHeadings, Page, 0, 255, "the headings of the page that are links")                    \
  X(PageArticles, Page, 0, 255, "the article elements of the page")                                 \
  X(PageListShare, Page, 0, kShareMax, "the share of list items in the page's text")                \
  X(PageCellShare, Page, 0, kShareMax, "the share of tables in the page's text")                    \
  X(PageCodeShare, Page, 0, kShareMax, "the share of code in the page's text")                      \
  X(PageCommentShare, Page, 0, kShareMax, "the share of comments in the page's text")               \
  X(PageForumShare, Page, 0, kShareMax, "the share of a forum's posts in the page's text")          \
  X(PageDeclared, Page, 0, 15, "what the page says it is")                                          \
  X(PageKind, Page, 0, 15, "what the rules take the page for")                                      \
  X(PageDated, Page, 0, 1, "whether the page has a date")                                           \
  X(PageAuthors, Page, 0, 20, "the authors of the page")                                            \
  X(PageHeadline, Page, 0, 1, "whether the page shows its headline")                                \
  X(PageImages, Page, 0, 255, "the images of the page")                                             \
  X(PageBodyDeclared, Page, 0, kLogMax, "the length of the text in structured data (log)")          \
  X(PageTopProse, Page, 0, kLogMax, "the page's longest run of text (log)")                          \
  X(PageTopShare, Page, 0, kShareMax, "the share of the page's text in its longest run")             \
  X(PageOwnProse, Page, 0, kLogMax, "the running text that no name rules out (log)")                 \
  X(PageOwnShare, Page, 0, kShareMax, "the share of running text that no name rules out")            \
  X(PageVeiled, Page, 0, kShareMax, "the share of the page that is hidden")                          \
  X(PageNews, Page, 0, 1, "whether the page says that it is news")                                   \
  X(PageWide, Page, 0, 1, "whether its script is written without spaces")                            \
  X(RuleStands, Rules, 0, 1, "whether the rules keep it")                                           \
  X(RuleRole, Rules, 0, 31, "what the rules take it for")                                           \
  X(RulePart, Rules, 0, 3, "whether it is a card or part of another article")                       \
  X(RuleParent, Rules, 0, kShareMax, "how much the rules keep of the element around")               \
  X(RuleGrandparent, Rules, 0, kShareMax, "how much the rules keep two levels up")                  \
  X(RuleTemplate, Rules, 0, kShareMax, "how much the rules keep of the blocks of its make")         \
  X(RuleNear, Rules, 0, kShareMax, "how much the rules keep of the 8 blocks around it")             \
  X(RulePage, Rules, 0, kShareMax, "how much the rules keep of the page")
// clang-format on

enum class Feature : uint16_t {
#define STET_FEATURE_NAME(name, group, min, max, meaning) name,
  STET_FEATURES(STET_FEATURE_NAME)
#undef STET_FEATURE_NAME
};

inline constexpr FeatureInfo kFeatures[] = {
#define STET_FEATURE_INFO(name, group, min, max, meaning) \
  {#name, FeatureGroup::group, min, max, meaning},
    STET_FEATURES(STET_FEATURE_INFO)
#undef STET_FEATURE_INFO
};

inline constexpr size_t kFeatureCount = std::size(kFeatures);

// FNV-1a over the names, a zero byte behind each.
inline constexpr uint64_t kFeatureListHash = [] {
  uint64_t hash = 0xcbf29ce484222325;
  for (const FeatureInfo& feature : kFeatures) {
    for (const char c : feature.name) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
    hash *= 0x100000001b3;
  }
  return hash;
}();

}  // namespace stet::content
