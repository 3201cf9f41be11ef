// Encodings by name: binary search in the list of labels.

#include "encoding/label.h"

#include <algorithm>

#include "base/ascii.h"
#include "encoding/tables.h"

namespace stet::encoding {

std::string_view name(Encoding encoding) { return kNames[static_cast<size_t>(encoding)]; }

std::optional<Encoding> for_label(std::string_view label) {
  label = trim(label);
  char lower[24];  // the longest label has 19 letters
  if (label.size() > sizeof lower) return {};
  std::transform(label.begin(), label.end(), lower, to_lower);
  const std::string_view wanted(lower, label.size());
  const Label* const end = kLabels + kLabelCount;
  const Label* const found = std::lower_bound(
      kLabels, end, wanted, [](const Label& a, std::string_view b) { return a.label < b; });
  if (found == end || found->label != wanted) return {};
  return found->encoding;
}

}  // namespace stet::encoding
