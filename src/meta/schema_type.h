#pragma once
// Types of schema.org as far as they tell pages apart. https://schema.org/docs/full.html

#include <cstdint>
#include <string_view>

#include "stet/article.h"

namespace stet::meta {

using SchemaTypes = uint32_t;  // of the values below

namespace schema {
inline constexpr SchemaTypes kArticle = 1;  // Article and all below it, BlogPosting, Report
inline constexpr SchemaTypes kNews = 2;     // NewsArticle and below
inline constexpr SchemaTypes kLiveBlog = 4;
inline constexpr SchemaTypes kVideo = 8;
inline constexpr SchemaTypes kAudio = 16;
inline constexpr SchemaTypes kGallery = 32;
inline constexpr SchemaTypes kListing = 64;
inline constexpr SchemaTypes kForum = 128;
inline constexpr SchemaTypes kProduct = 256;
inline constexpr SchemaTypes kPage = 512;
inline constexpr SchemaTypes kPerson = 1024;
inline constexpr SchemaTypes kOrganisation = 2048;
inline constexpr SchemaTypes kOther = 4096;
}  // namespace schema

// `name` with or without prefix or address, any case: "NewsArticle",
// "schema:NewsArticle", "https://schema.org/newsarticle".
SchemaTypes schema_type(std::string_view name);

// The local part of a prefixed or full name.
std::string_view local_name(std::string_view name);

// PageKind::None if the types say nothing about the page.
PageKind page_kind(SchemaTypes types);

}  // namespace stet::meta
