// Types by their names, nearly all of them by the ending.

#include "meta/schema_type.h"

#include "base/ascii.h"

namespace stet::meta {
namespace {

bool ends_with_ignoring_case(std::string_view text, std::string_view suffix) {
  return text.size() >= suffix.size() &&
         equals_ignoring_case(text.substr(text.size() - suffix.size()), suffix);
}

}  // namespace

std::string_view local_name(std::string_view name) {
  const size_t at = name.find_last_of("/#:");
  return at == std::string_view::npos ? name : name.substr(at + 1);
}

SchemaTypes schema_type(std::string_view name) {
  name = trim(name);
  if (name.ends_with('/')) name.remove_suffix(1);
  name = local_name(name);
  // The many subtypes end in the name of their parent.
  constexpr struct {
    std::string_view suffix;
    SchemaTypes types;
  } kSuffixes[] = {
      {"newsarticle", schema::kArticle | schema::kNews},
      {"article", schema::kArticle},
      {"liveblogposting", schema::kArticle | schema::kLiveBlog},
      {"blogposting", schema::kArticle},
      {"socialmediaposting", schema::kArticle},
      {"discussionforumposting", schema::kForum},
      {"organization", schema::kOrganisation},
      {"person", schema::kPerson},
      {"videoobject", schema::kVideo},
      {"audioobject", schema::kAudio},
      {"collectionpage", schema::kListing | schema::kPage},
      {"searchresultspage", schema::kListing | schema::kPage},
      {"qapage", schema::kForum | schema::kPage},
      {"profilepage", schema::kOther | schema::kPage},
      {"gallery", schema::kGallery},
      {"page", schema::kPage},
  };
  constexpr struct {
    std::string_view name;
    SchemaTypes types;
  } kNames[] = {
      {"report", schema::kArticle},
      {"review", schema::kArticle},
      {"podcastepisode", schema::kAudio},
      {"radioepisode", schema::kAudio},
      {"tvepisode", schema::kVideo},
      {"movie", schema::kOther},
      {"product", schema::kProduct},
      {"productgroup", schema::kProduct},
      {"corporation", schema::kOrganisation},
      {"ngo", schema::kOrganisation},
      {"brand", schema::kOrganisation},
      {"recipe", schema::kArticle},
      {"howto", schema::kArticle},
  };
  for (const auto& entry : kSuffixes) {
    if (ends_with_ignoring_case(name, entry.suffix)) return entry.types;
  }
  for (const auto& entry : kNames) {
    if (equals_ignoring_case(name, entry.name)) return entry.types;
  }
  return schema::kOther;
}

PageKind page_kind(SchemaTypes types) {
  if (types & schema::kLiveBlog) return PageKind::LiveBlog;
  if (types & schema::kArticle) return PageKind::Article;
  if (types & schema::kForum) return PageKind::Forum;
  if (types & schema::kGallery) return PageKind::Gallery;
  if (types & schema::kVideo) return PageKind::Video;
  if (types & schema::kAudio) return PageKind::Audio;
  if (types & schema::kProduct) return PageKind::Product;
  if (types & schema::kListing) return PageKind::Listing;
  if ((types & schema::kPage) && (types & schema::kOther)) return PageKind::Other;
  return PageKind::None;
}

}  // namespace stet::meta
