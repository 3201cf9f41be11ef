#pragma once
// The names of <meta> that say something about an article, with the field that
// they speak of and their rank. The order of ranks is that of SPEC.md,
// "Structured data".

#include <cstdint>
#include <string_view>

#include "meta/metadata.h"

namespace stet::meta {

// The lowest is asked first. Headlines are chosen by agreement and not by rank.
namespace rank {
inline constexpr uint8_t kArticleNode = 10;  // JSON-LD node of the article
inline constexpr uint8_t kTwinNode = 15;     // a second node about the same article
inline constexpr uint8_t kArticle = 20;      // article:published_time and its kind
inline constexpr uint8_t kPageNode = 25;     // JSON-LD node of the page around it
inline constexpr uint8_t kNodeOther = 28;    // dateCreated, uploadDate
inline constexpr uint8_t kItem = 30;         // itemprop, RDFa property
inline constexpr uint8_t kMarked = 35;       // <time pubdate>, microformats
inline constexpr uint8_t kNear = 40;         // <time> near the headline
inline constexpr uint8_t kVendor = 50;       // names that say what they mean
inline constexpr uint8_t kVague = 55;        // names that do not: "date"
inline constexpr uint8_t kTwitter = 60;
inline constexpr uint8_t kVisible = 70;  // byline by its class
inline constexpr uint8_t kUrl = 80;
inline constexpr uint8_t kText = 84;  // bare text near the headline
inline constexpr uint8_t kLast = 90;
}  // namespace rank

struct MetaName {
  std::string_view name;  // lower case, with '.' for ':', '-' and '_'
  Field field;
  Carrier carrier;
  uint8_t rank;
};

// Null if the name (any case) is not known. Cost: one hash of the name.
const MetaName* find_meta_name(std::string_view name);

}  // namespace stet::meta
