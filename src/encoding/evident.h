#pragma once
// Encodings that a text shows plainly, by counts of bytes and letters. Some
// microseconds for a page of the kind that takes the statistics of detect() half
// a millisecond, so they are asked first.

#include <optional>
#include <string_view>

#include "encoding/label.h"

namespace stet::encoding {

// The encodings of Chinese, Japanese and Korean: pairs of bytes are where the
// common characters of one of them lie, and all are whole. Nothing in doubt.
// Five passes over the sample at most; a wrong reading is given up at once.
std::optional<Encoding> evident_by_pairs(std::string_view sample);

// The single-byte encodings of Cyrillic, Greek, Hebrew, Arabic and Thai: the
// letters of one are as frequent as its script has them, capitals stand where
// capitals do, and no other encoding comes near. Nothing in doubt, and nothing
// for Latin text. Two microseconds and 15 ns a byte.
std::optional<Encoding> evident_by_letters(std::string_view sample);

// The encodings of Latin text: the letters beyond ASCII are those of an alphabet
// that one of them is made for, and of no alphabet in the others. Windows-1252 if
// there is nothing but punctuation. Nothing in doubt, and nothing where ASCII has
// no majority. Five microseconds.
std::optional<Encoding> evident_by_alphabet(std::string_view sample);

}  // namespace stet::encoding
