#pragma once
// What the second pass looks at: the first pass's opinion of a block, of those
// around it, of its element and its make; what the block is likely to be for; and
// some of the first pass's features. Scales as in feature.h; a score is a logit
// in 64ths.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "content/feature.h"

namespace stet::content {

inline constexpr int16_t kScoreMax = 16 * 64;

// clang-format off
#define STET_SECOND_FEATURES(X)                                                                    \
  X(Score, "its own score")                                                                         \
  X(Prev1, "the score of the block before")                                                         \
  X(Prev2, "the score of the block two before")                                                     \
  X(Prev3, "the score of the block three before")                                                   \
  X(Next1, "the score of the block behind")                                                         \
  X(Next2, "the score of the block two behind")                                                     \
  X(Next3, "the score of the block three behind")                                                   \
  X(Near3, "how much of the 3 blocks around it stands")                                             \
  X(Near8, "how much of the 8 blocks around it stands")                                             \
  X(Near20, "how much of the 20 blocks around it stands")                                           \
  X(Before10, "how much of the 10 blocks before it stands")                                         \
  X(Behind10, "how much of the 10 blocks behind it stands")                                         \
  X(StandsBefore, "the share of the text that stands before it")                                    \
  X(MakeMean, "how much of the blocks of its make stands")                                          \
  X(MakeMost, "the highest score of the blocks of its make")                                        \
  X(Box1Mean, "how much of the element around stands")                                              \
  X(Box1Most, "the highest score in the element around")                                            \
  X(Box2Mean, "how much of the element two levels up stands")                                       \
  X(Box2Most, "the highest score two levels up")                                                    \
  X(Box3Mean, "how much of the element three levels up stands")                                     \
  X(PageText, "how much text is likely to stand (log)")                                             \
  X(PageShare, "the share of the page that is likely to stand")                                     \
  X(PageMost, "the highest score of the page")                                                      \
  X(PageDoubt, "how much of that is in doubt")                                                      \
  X(BelowMost, "how far it is below the highest score")                                             \
  X(SinceText, "how many blocks it is from text before it")                                         \
  X(ToText, "how many blocks it is from text behind it")                                            \
  X(RunShare, "the share of the text in the run that it is in")                                     \
  X(RunsFromLongest, "how many runs it is from the longest one")

// Columns of the first pass that the second sees too.
#define STET_SECOND_COPIES(X)                                                                      \
  X(Length) X(LinkShare) X(Shape) X(Prose) X(HintComment) X(Outside) X(FromHeadline) X(Place)       \
  X(PageKind) X(PageProse) X(PageProseShare) X(TemplateCount) X(Box1Blocks) X(InMainBox)            \
  X(RulePart) X(RuleRole) X(ImagesNear) X(FromImage) X(PageNews) X(Veil) X(GroupShare) X(FromTop)   \
  X(PageDeclared) X(PageForumShare)
// clang-format on

enum class SecondFeature : uint16_t {
#define STET_SECOND_NAME(name, meaning) name,
  STET_SECOND_FEATURES(STET_SECOND_NAME)
#undef STET_SECOND_NAME
};

inline constexpr std::string_view kSecondNames[] = {
#define STET_SECOND_NAME(name, meaning) #name,
    STET_SECOND_FEATURES(STET_SECOND_NAME)
#undef STET_SECOND_NAME
};

inline constexpr Feature kSecondCopies[] = {
#define STET_SECOND_COPY(name) Feature::name,
    STET_SECOND_COPIES(STET_SECOND_COPY)
#undef STET_SECOND_COPY
};

// Scores of the roles stand behind the named features, one column a role, and
// the copies behind them.
inline constexpr size_t kRoleColumns = 24;
inline constexpr size_t kSecondRoles = std::size(kSecondNames);
inline constexpr size_t kSecondFirstCopy = kSecondRoles + kRoleColumns;
inline constexpr size_t kSecondCount = kSecondFirstCopy + std::size(kSecondCopies);

// FNV-1a over the names as stet_features --list-second prints them: the named
// features, Role0 .. Role23, the copies; a zero byte behind each.
inline constexpr uint64_t kSecondListHash = [] {
  uint64_t hash = 0xcbf29ce484222325;
  const auto add = [&hash](std::string_view name) {
    for (const char c : name) hash = (hash ^ static_cast<uint8_t>(c)) * 0x100000001b3;
  };
  const auto end = [&hash] { hash *= 0x100000001b3; };
  for (const std::string_view name : kSecondNames) {
    add(name);
    end();
  }
  for (size_t role = 0; role < kRoleColumns; ++role) {
    const char digits[2] = {static_cast<char>('0' + role / 10), static_cast<char>('0' + role % 10)};
    add("Role");
    add(role < 10 ? std::string_view(digits + 1, 1) : std::string_view(digits, 2));
    end();
  }
  for (const Feature copy : kSecondCopies) {
    add("First");
    add(kFeatures[static_cast<size_t>(copy)].name);
    end();
  }
  return hash;
}();

}  // namespace stet::content
