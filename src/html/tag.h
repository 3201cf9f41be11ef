#pragma once
// Element names as numbers. Listed names have a constant each; any other name
// gets the next free number the first time that a page uses it (class Names),
// so two elements have the same name exactly if they have the same Tag.

#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/arena.h"
#include "html/tag.gen.h"

namespace stet::html {

// The first eight bytes of a name, lower-cased, zero-filled. `name` needs eight
// readable bytes.
[[gnu::always_inline]] inline uint64_t name_key(const char* name, size_t size) {
  uint64_t key;
  std::memcpy(&key, name, 8);
  if (size < 8) key &= (uint64_t{1} << (8 * size)) - 1;
  // Sets bit 5 of the bytes 'A'..'Z': SWAR, all bytes below 0x80 after masking.
  const uint64_t seven = key & 0x7f7f7f7f7f7f7f7f;
  const uint64_t above = seven + 0x2525252525252525;  // bit 7 where byte > 'Z'
  const uint64_t from = seven + 0x3f3f3f3f3f3f3f3f;   // bit 7 where byte >= 'A'
  return key | ((from & ~above & ~key & 0x8080808080808080) >> 2);
}

// The listed tag of a name (case ignored), or Tag::None.
[[gnu::always_inline]] inline Tag listed_tag(const char* name, size_t size) {
  if (size == 0 || size > gen::kTagSizeMax) return Tag::None;
  const uint64_t key = name_key(name, size);
  const uint64_t hash = (key ^ (uint64_t{size} << 56)) * gen::kTagMultiplier;
  const uint8_t slot = gen::kTagSlots[hash >> gen::kTagShift];
  const gen::TagName& entry = gen::kTagNames[slot];
  if (entry.key != key || entry.size != size) return Tag::None;
  for (size_t i = 8; i < size; ++i) {
    const char c = name[i];
    if ((c >= 'A' && c <= 'Z' ? c | 0x20 : c) != entry.name[i]) return Tag::None;
  }
  return static_cast<Tag>(slot);
}

constexpr bool is_listed(Tag tag) { return tag < Tag::FirstUnlisted; }

constexpr std::string_view listed_name(Tag tag) {
  const gen::TagName& entry = gen::kTagNames[static_cast<size_t>(tag)];
  return {entry.name, entry.size};
}

// The names of one page. At most kNamesMax unlisted names are told apart; the
// ones after that share a number. LIMIT: see SPEC.md.
class Names {
 public:
  explicit Names(Arena& arena) : arena_(&arena), names_(arena), slots_(arena) {}

  // `name` as in the source, any case; NUL becomes U+FFFD. The view of it that
  // is kept is the arena's own.
  Tag intern(std::string_view name);
  std::string_view name(Tag tag) const {
    return is_listed(tag)
               ? listed_name(tag)
               : names_[static_cast<size_t>(tag) - static_cast<size_t>(Tag::FirstUnlisted)];
  }

  bool overflowed() const { return overflowed_; }

  static constexpr size_t kNamesMax = 32768;

 private:
  Arena* arena_;
  ArenaVector<std::string_view> names_;
  ArenaVector<uint16_t> slots_;  // open addressing; 0 is free, else index + 1
  bool overflowed_ = false;
};

}  // namespace stet::html
