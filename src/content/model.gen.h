// Made by train/export.py from trained models; do not edit.
#pragma once

#include "content/forest.h"

namespace stet::content {

// 600 trees of depth 6, 1 output.
extern const Forest kStand;
// 80 trees of depth 5, 24 outputs.
extern const Forest kRoles;
// 150 trees of depth 5, 1 output.
extern const Forest kSecond;
// 200 trees of depth 4, 5 outputs.
extern const Forest kKind;
// 150 trees of depth 4, 1 output.
extern const Forest kConfidence;

}  // namespace stet::content
