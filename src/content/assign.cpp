// Measure, classify, select, name.

#include "content/assign.h"

#include <algorithm>

#include "base/hash.h"
#include "content/classify.h"
#include "content/feature_view.h"
#include "content/features.h"
#include "content/headline.h"
#include "content/measure.h"
#include "content/page_feature.h"
#include "content/page_features.h"
#include "content/page_verdict.h"
#include "content/rules.h"
#include "content/second_features.h"
#include "content/select.h"

namespace stet::content {

namespace {

void set_page(const FeatureRows& row, PageKind declared, Roles& roles) {
  const PageVerdict page = page_verdict(row, declared);
  roles.kind = page.kind;
  roles.confidence = page.confidence;
}

// What a block that stands is.
Role body_role(const Block& block, Role likely, Role by_rules) {
  switch (block.shape) {
    case Shape::ListItem: return Role::ListItem;
    case Shape::Quote: return Role::Quote;
    case Shape::Preformatted: return Role::Code;
    case Shape::Cell: return Role::Table;
    case Shape::Caption: return Role::Caption;
    case Shape::Heading:
    case Shape::Text: break;
  }
  if (likely == Role::Standfirst || by_rules == Role::Standfirst) return Role::Standfirst;
  return block.shape == Shape::Heading ? Role::Subheading : Role::Paragraph;
}

// Lines about an article, which in forums are part of what is read.
bool is_line_about(Role role) {
  return role == Role::Byline || role == Role::Timestamp || role == Role::Caption ||
         role == Role::PhotoCredit || role == Role::Share || role == Role::Placeholder ||
         role == Role::Consent || role == Role::Credit;
}

// On pages that say that they are news such a line is no text; on other articles
// if it is very likely to be one.
bool is_aside(const LikelyRoles& likely, Role by_rules, bool news, PageKind kind) {
  constexpr int32_t kSure = 5 * kLogit / 2;
  if (!is_line_about(likely.any) || by_rules == Role::Standfirst) return false;
  return news || (kind == PageKind::Article && likely.margin >= kSure);
}

// A kicker stands over the headline; what looks like one elsewhere names a section.
bool is_right_above(uint32_t block, uint32_t headline) {
  constexpr uint32_t kAbove = 4;  // blocks
  return headline != kNoBlock && block < headline && block + kAbove >= headline;
}

const char* reason_of(Role role) {
  switch (role) {
    case Role::Other: return "is likely to be beside the text";
    case Role::Headline: return "is the headline";
    case Role::Kicker: return "is likely to be a kicker";
    case Role::Standfirst: return "is likely to be the standfirst";
    case Role::Byline: return "is likely to be a byline";
    case Role::Timestamp: return "is likely to be a date";
    case Role::Paragraph: return "is likely to be text";
    case Role::Subheading: return "is likely to be a heading of the text";
    case Role::ListItem: return "is likely to be a list item of the text";
    case Role::Quote: return "is likely to be a quotation in the text";
    case Role::Table: return "is likely to be a table of the text";
    case Role::Code: return "is likely to be code of the text";
    case Role::Caption: return "is likely to be a caption";
    case Role::PhotoCredit: return "is likely to be the credit of a picture";
    case Role::Credit: return "is likely to be a credit";
    case Role::Notice: return "is likely to be a notice";
    case Role::About: return "is likely to be about an author or the publisher";
    case Role::Related: return "is likely to lead to another story";
    case Role::Navigation: return "is likely to be navigation";
    case Role::Share: return "is likely to be for sharing";
    case Role::Promotion: return "is likely to be a promotion";
    case Role::Consent: return "is likely to be about consent";
    case Role::Comment: return "is likely to be a comment";
    case Role::Placeholder: return "is likely to stand for something that is not here";
  }
  return "";
}

// A text stands once, though a page shows it twice: as a standfirst and again as the
// first paragraph, or in a place of its own for another width of screen.
void drop_repeats(const Blocks& blocks, const Measures& measures, Arena& arena, Roles& roles) {
  constexpr uint32_t kLengthMin = 40;  // letters; short lines may well recur
  struct Standing {
    uint64_t hash;
    uint32_t block;
  };
  ArenaVector<Standing> standing(arena);
  for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
    if (!is_body(roles.verdicts[i].role) || measures.blocks[i].length < kLengthMin) continue;
    standing.push_back({hash64(blocks.blocks[i].text), i});
  }
  std::sort(standing.begin(), standing.end(), [](const Standing& a, const Standing& b) {
    return a.hash != b.hash ? a.hash < b.hash : a.block < b.block;
  });
  const auto parent = [&](uint32_t block) { return blocks.boxes[blocks.blocks[block].box].parent; };
  uint32_t kept = 0;  // of those with the same text
  for (uint32_t k = 1; k < standing.size(); ++k) {
    Verdict& first = roles.verdicts[standing[kept].block];
    Verdict& again = roles.verdicts[standing[k].block];
    if (standing[k].hash != standing[kept].hash) {
      kept = k;
    } else if (first.role == Role::Standfirst) {
      first.role = Role::Other;
      first.reason = "says what stands below";
      kept = k;
    } else if (parent(standing[kept].block) != parent(standing[k].block)) {
      // Among its siblings a text that recurs is meant to: a refrain.
      again.role = Role::Other;
      again.reason = "says again what stands above";
    }
  }
}

}  // namespace

Roles assign(const html::Document& document, const Blocks& blocks, const meta::Metadata& metadata,
             Focus focus, Arena& arena) {
  Roles roles(arena);
  roles.verdicts.resize(blocks.blocks.size());
  if (blocks.blocks.empty() || blocks.boxes.empty()) {
    set_page(make_rows(1, kPageFeatureCount, arena), metadata.kind, roles);
    return roles;
  }
  const Measures measures = measure(blocks, metadata.kind, arena);
  const Opinion opinion = judge(document, blocks, measures, metadata, arena);
  const FeatureView view(document, blocks, measures, metadata, opinion, arena);
  roles.rows = features(view, arena);
  const FirstPass first = first_pass(roles.rows, arena);
  const FeatureRows second = second_features(view, roles.rows, first, arena);
  const ArenaVector<int32_t> probabilities = standing_probabilities(first, second, arena);
  roles.threshold = threshold(probabilities, measures, focus);
  set_page(page_features({blocks, measures, metadata, opinion, roles.rows, probabilities}, arena),
           metadata.kind, roles);
  const bool silent = roles.kind == PageKind::None;
  const bool news = metadata.news || roles.kind == PageKind::LiveBlog;
  for (uint32_t i = 0; i < blocks.blocks.size(); ++i) {
    Verdict& verdict = roles.verdicts[i];
    verdict.probability = probabilities[i];
    const LikelyRoles likely = likely_roles(first, i);
    if (i == opinion.headline) {
      verdict.role = Role::Headline;
    } else if (probabilities[i] >= roles.threshold && silent) {
      verdict = {likely.outside, "stands where there is nothing to read", probabilities[i]};
      continue;
    } else if (probabilities[i] >= roles.threshold &&
               !is_aside(likely, opinion.verdicts[i].role, news, roles.kind)) {
      verdict.role = body_role(blocks.blocks[i], likely.any, opinion.verdicts[i].role);
    } else {
      verdict.role = likely.outside;
      if (verdict.role == Role::Kicker && !is_right_above(i, opinion.headline)) {
        verdict.role = Role::Navigation;
      }
    }
    verdict.reason = reason_of(verdict.role);
  }
  drop_repeats(blocks, measures, arena, roles);
  return roles;
}

}  // namespace stet::content
