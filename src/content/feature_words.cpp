// Names and values of features as a reader of reports wants them.

#include "content/feature_words.h"

#include "content/feature.h"

namespace stet::content {

namespace {

// The inverse of ilog(), to two digits.
uint32_t number_of(int16_t log) {
  const uint32_t whole = static_cast<uint32_t>(log) / 64;
  const uint64_t fraction = static_cast<uint32_t>(log) % 64;
  uint64_t number = ((64 + fraction) << whole) / 64 - 1;
  uint64_t unit = 1;
  while (number / unit >= 100) unit *= 10;
  number = (number + unit / 2) / unit * unit;
  return static_cast<uint32_t>(number < UINT32_MAX ? number : UINT32_MAX);
}

}  // namespace

std::string in_words(size_t feature, int16_t value) {
  const FeatureInfo& info = kFeatures[feature];
  constexpr std::string_view kLog = " (log)";
  std::string out(info.meaning);
  std::string shown;
  if (info.meaning.ends_with(kLog)) {
    out.resize(out.size() - kLog.size());
    if (value < 0) shown = '-';
    shown += std::to_string(number_of(value < 0 ? static_cast<int16_t>(-value) : value));
  } else if (info.max == kShareMax && info.min == 0) {
    shown = std::to_string((value + 5) / 10);
    shown += " %";
  } else if (info.max == 1) {
    shown = value != 0 ? "yes" : "no";
  } else if (info.max == kFar && info.group == FeatureGroup::Names) {
    shown = value >= kFar ? "none around" : value == 0 ? "its own" : std::to_string(value);
    if (value > 0 && value < kFar) shown += " up";
  } else {
    shown = std::to_string(value);
  }
  out += " (";
  out += shown;
  out += ")";
  return out;
}

}  // namespace stet::content
