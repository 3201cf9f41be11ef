#pragma once
// The stages of one page as stable text: what `stet dump` prints. Each runs the
// stages before it.

#include <optional>
#include <string>
#include <string_view>

#include "stet/extract.h"

namespace stet::cli {

enum class Stage { Tokens, Tree, Blocks, Features, Roles, Meta, Article };

// Fails where extract() would.
Result<std::string> dump_stage(Stage stage, const Page& page, const Options& options);

}  // namespace stet::cli
