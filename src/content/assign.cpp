// Blocks to Roles.

#include "content/assign.h"

#include "content/measure.h"
#include "content/rules.h"

namespace stet::content {

Roles assign(const html::Document& document, const Blocks& blocks, const meta::Metadata& metadata,
             Focus focus, Arena& arena) {
  Roles roles(arena);
  roles.verdicts.resize(blocks.blocks.size());
  if (blocks.blocks.empty() || blocks.boxes.empty()) return roles;
  const Measures measures = measure(blocks, metadata.kind, arena);
  const Opinion opinion = judge(document, blocks, measures, metadata, focus, arena);
  roles.kind = opinion.kind;
  roles.verdicts = opinion.verdicts;
  return roles;
}

}  // namespace stet::content
