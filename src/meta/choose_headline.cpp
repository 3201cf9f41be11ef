// The headline: what the page's own headings, its structured data and its title
// agree on.

#include "base/ascii.h"
#include "meta/clean.h"
#include "meta/facts.h"
#include "meta/meta_names.h"
#include "meta/similar.h"

namespace stet::meta {
namespace {

// What stands between a headline and the name of a site, with blanks around it. A
// colon does not: it parts kickers from headlines as often.
constexpr std::string_view kAffixSigns[] = {"|",
                                            "-",
                                            "/",
                                            "<",
                                            ">",
                                            "::",
                                            "//",
                                            "\xC2\xB7" /* middle dot */,
                                            "\xC2\xBB",
                                            "\xC2\xAB" /* guillemets */,
                                            "\xE2\x80\x93",
                                            "\xE2\x80\x94" /* dashes */,
                                            "\xE2\x80\xA2" /* bullet */,
                                            "\xE2\x80\xBA",
                                            "\xE2\x80\xB9",
                                            "\xE2\x94\x82" /* box drawing */};

// Signs that need no blanks where the name of the site itself stands behind them.
constexpr std::string_view kTightSigns[] = {
    "-",           "_", "|", "\xE3\x85\xA3" /* ㅣ, used as a bar */, "\xEF\xBD\x9C", "\xE2\x80\x93",
    "\xE2\x80\x94"};

// A sign with its blanks.
struct Cut {
  size_t begin = 0;
  size_t end = 0;
};

// Bytes of an affix sign and the blank behind it, at a place behind a blank.
size_t sign_size(std::string_view rest) {
  for (const std::string_view sign : kAffixSigns) {
    if (rest[0] == sign[0] && rest.size() > sign.size() && rest[sign.size()] == ' ' &&
        rest.starts_with(sign)) {
      return sign.size() + 1;
    }
  }
  return 0;
}

// LIMIT: no site has a longer name.
constexpr size_t kSiteNameBytesMax = 160;
// Four or five characters.
constexpr size_t kTightSectionBytesMax = 15;
// LIMIT: so many signs of one title are looked at.
constexpr size_t kCutsMax = 12;

struct Cuts {
  Cut cut[kCutsMax];
  size_t count = 0;

  explicit Cuts(std::string_view text) {
    for (size_t i = 0; i + 2 < text.size() && count < kCutsMax; ++i) {
      if (text[i] == ' ') {
        const size_t size = sign_size(text.substr(i + 1));
        if (size != 0) cut[count++] = {i, i + 1 + size};
      } else if (text[i] == '\xEF' && text.substr(i, 3) == "\xEF\xBD\x9C") {
        cut[count++] = {i, i + 3};  // the fullwidth bar needs no blanks
      }
    }
  }
};

size_t word_count(std::string_view text) {
  size_t count = 1;
  for (const char c : text) count += c == ' ';
  return count;
}

// Words in common below which the only heading and what is declared are no two
// wordings of one headline.
constexpr float kWordingMin = 0.2f;

// Letters in common below which two texts may agree by chance.
constexpr size_t kFoldedMin = 12;

class HeadlineChooser {
 public:
  explicit HeadlineChooser(Facts& facts) : facts_(facts) {
    // Sites before sections, so that a tail is cut from its end.
    for (const bool section : {false, true}) {
      for (const Statement& statement : facts.metadata.statements) {
        const bool site = statement.field == Field::Site || statement.field == Field::Publisher;
        if (section ? statement.field != Field::Section : !site) continue;
        if (name_count_ >= kNamesMax || statement.value.size() > kSiteNameBytesMax) break;
        names_[name_count_].text = statement.value;
        names_[name_count_].section = section;
        if (site) names_[name_count_].folded = fold(statement.value, facts.arena);
        ++name_count_;
      }
    }
    std::string_view host = host_of(facts.canonical);
    if (host.empty()) host = host_of(facts.url);
    host_ = fold(host, facts.arena);
  }

  // Without the name of the site in front or behind, as far as it can be told.
  std::string_view without_affix(std::string_view text) const {
    const Cuts cuts(text);
    size_t first = 0, last = cuts.count;
    size_t begin = 0, end = text.size();
    while (last > first &&
           names_site(trim(text.substr(cuts.cut[last - 1].end, end - cuts.cut[last - 1].end)))) {
      end = cuts.cut[--last].begin;
    }
    // "Headline - Section - Site"
    if (last < cuts.count) {
      while (last > first) {
        const Cut& cut = cuts.cut[last - 1];
        if (!names_section(trim(text.substr(cut.end, end - cut.end)))) break;
        end = cuts.cut[--last].begin;
      }
    }
    while (first < last && names_site(trim(text.substr(begin, cuts.cut[first].begin - begin)))) {
      begin = cuts.cut[first++].end;
    }
    return without_tight_affix(trim(text.substr(begin, end - begin)));
  }

  // The same, and a short last part even if it is no known name: a <title> nearly
  // always ends in the site's.
  std::string_view title_core(std::string_view title) const {
    const std::string_view known = without_affix(title);
    if (known.size() != title.size()) return known;
    const Cuts cuts(title);
    if (cuts.count == 0) return title;
    const std::string_view head = trim(title.substr(0, cuts.cut[cuts.count - 1].begin));
    const std::string_view tail = trim(title.substr(cuts.cut[cuts.count - 1].end));
    if (word_count(tail) <= 4 && word_count(head) > word_count(tail)) return head;
    return title;
  }

  // "Headline_Site" and "Headline-SectionㅣSite", as where words are not parted: only
  // the very names.
  std::string_view without_tight_affix(std::string_view text) const {
    const std::string_view whole = text;
    for (int i = 0; i < name_count_; ++i) {
      const std::string_view name = names_[i].text;
      if (names_[i].section && text.size() == whole.size()) continue;
      if (text.size() <= name.size() + 1 || !text.ends_with(name)) continue;
      const std::string_view head = text.substr(0, text.size() - name.size());
      for (const std::string_view sign : kTightSigns) {
        if (!head.ends_with(sign)) continue;
        text = trim(head.substr(0, head.size() - sign.size()));
        while (text.ends_with('-') || text.ends_with('_'))
          text = trim(text.substr(0, text.size() - 1));
        break;
      }
    }
    if (text.empty()) return whole;
    return text.size() == whole.size() ? text : without_tight_section(text);
  }

  // "标题-国际" in front of a site's name that was cut off: one short word, in a script
  // that does not part words.
  static std::string_view without_tight_section(std::string_view text) {
    const size_t sign = text.find_last_of("-_");
    if (sign == std::string_view::npos || sign < kFoldedMin) return text;
    const std::string_view tail = text.substr(sign + 1);
    if (tail.empty() || tail.size() > kTightSectionBytesMax) return text;
    for (const char c : tail) {
      if (is_ascii(c)) return text;
    }
    text = text.substr(0, sign);
    while (text.ends_with('-') || text.ends_with('_')) text.remove_suffix(1);
    return trim(text);
  }

  bool names_section(std::string_view text) const {
    for (int i = 0; i < name_count_; ++i) {
      if (names_[i].section && equals_ignoring_case(names_[i].text, text)) return true;
    }
    return false;
  }

  bool names_site(std::string_view text) const {
    if (text.empty()) return true;
    if (text.size() > kSiteNameBytesMax) return false;
    const std::string_view folded = fold(text, facts_.arena);
    if (folded.empty()) return false;
    for (int i = 0; i < name_count_ && !names_[i].section; ++i) {
      const std::string_view site = names_[i].folded;
      if (folded == site) return true;
      // "The Daily News" and "Daily News Online"
      if (site.size() >= 5 && folded.size() < site.size() * 3 &&
          (folded.find(site) != std::string_view::npos)) {
        return true;
      }
      if (folded.size() >= 4 && site.find(folded) != std::string_view::npos) return true;
    }
    // "dailynews" in dailynews.example, and the host itself.
    return folded.size() >= 3 && !host_.empty() &&
           (host_.starts_with(folded) || folded.starts_with(host_));
  }

 private:
  struct Name {
    std::string_view text, folded;
    bool section = false;
  };
  static constexpr int kNamesMax = 12;
  Facts& facts_;
  Name names_[kNamesMax];
  int name_count_ = 0;
  std::string_view host_;
};

// The <h2> to <h4> that says the headline, on pages that keep <h1> for the site.
html::NodeId lower_heading(const Facts& facts, std::string_view headline) {
  const std::string_view folded = fold(headline, facts.arena);
  if (folded.size() < kFoldedMin) return html::kNoNode;
  for (const html::NodeId id : facts.lower_headings) {
    const std::string_view text = text_content(facts.document, id, facts.arena, 512);
    const std::string_view other = fold(text, facts.arena);
    if (other.size() >= kFoldedMin &&
        (other == folded || folded.ends_with(other) || other.ends_with(folded))) {
      return id;
    }
  }
  return html::kNoNode;
}

// "Kicker: headline" where another carrier says "Other kicker: headline".
std::string_view without_kicker(const Heading& heading, std::string_view other, Arena& arena) {
  const size_t colon = heading.text.find(": ");
  const Cuts cuts(heading.text);
  size_t end = colon == std::string_view::npos ? SIZE_MAX : colon + 2;
  if (cuts.count > 0 && cuts.cut[0].end < end) end = cuts.cut[0].end;
  if (end >= heading.text.size()) return heading.text;
  const std::string_view tail = heading.text.substr(end);
  const std::string_view folded_tail = fold(tail, arena);
  const std::string_view folded_other = fold(other, arena);
  if (folded_tail.size() < kFoldedMin || folded_tail.size() * 2 < heading.folded.size() ||
      !folded_other.ends_with(folded_tail) || folded_other == heading.folded) {
    return heading.text;
  }
  return tail;
}

}  // namespace

void choose_headline(Facts& facts) {
  Metadata& metadata = facts.metadata;
  const HeadlineChooser chooser(facts);
  Arena& arena = facts.arena;

  const std::string_view og = chooser.without_affix(facts.og_title);
  const std::string_view title = chooser.title_core(facts.title);
  const std::string_view ld = chooser.without_affix(facts.ld_headline);
  const std::string_view folded_og = fold(og, arena);
  const std::string_view folded_title = fold(title, arena);
  const std::string_view folded_ld = fold(ld, arena);

  // A heading counts if something else on the page says the same.
  const Heading* best = nullptr;
  const Heading* first = nullptr;
  size_t eligible = 0;
  float most = 0;
  for (const Heading& heading : facts.headings) {
    if (heading.text.size() > 400 || heading.masthead || chooser.names_site(heading.text)) continue;
    if (first == nullptr) first = &heading;
    ++eligible;
    float points = 0;
    const auto agree = [&](std::string_view other, std::string_view folded, float weight) {
      if (folded.empty()) return;
      if (folded == heading.folded) {
        points += 2 * weight;
      } else if (heading.folded.size() >= kFoldedMin && folded.size() >= kFoldedMin &&
                 (folded.find(heading.folded) != std::string_view::npos ||
                  heading.folded.find(folded) != std::string_view::npos)) {
        points += 1.5f * weight;
      } else {
        const float overlap = word_overlap(other, heading.text);
        if (overlap >= 0.5f) points += overlap * weight;
      }
    };
    agree(ld, folded_ld, 1.0f);
    agree(og, folded_og, 0.8f);
    agree(title, folded_title, 0.7f);
    if (points > most) {
      most = points;
      best = &heading;
    }
  }

  // Other words for search engines and networks than for readers: the only heading
  // is the headline, unless JSON-LD names one.
  if (best == nullptr && eligible == 1 && ld.empty() && first->folded.size() >= kFoldedMin &&
      (word_overlap(og, first->text) >= kWordingMin ||
       word_overlap(title, first->text) >= kWordingMin)) {
    best = first;
  }

  std::string_view chosen;
  if (best != nullptr) {
    metadata.headline_node = best->node;
    chosen = best->text;
    if (folded_ld == best->folded && ld.size() == facts.ld_headline.size()) {
      chosen = ld;  // the same, and not put together from pieces of markup
    } else if (ld.empty() && folded_og == best->folded && og == title) {
      chosen = og;  // two that write it alike against one
    }
    // The heading holds a kicker in front or a subtitle behind that others leave out.
    const std::string_view cores[] = {ld, og, title};
    const std::string_view folds[] = {folded_ld, folded_og, folded_title};
    for (int i = 0; i < 3; ++i) {
      const std::string_view folded = folds[i];
      if (folded.size() < kFoldedMin || folded.size() * 3 < best->folded.size()) continue;
      if (folded.size() >= best->folded.size()) continue;
      const bool kicker = best->folded.ends_with(folded) && (i < 2 || folded_ld != best->folded);
      const bool subtitle =
          (i == 0 || (i == 1 && folded_ld != best->folded)) && best->folded.starts_with(folded);
      if (kicker || subtitle) {
        chosen = cores[i];
        break;
      }
    }
    if (chosen.data() == best->text.data()) chosen = without_kicker(*best, og, arena);
  } else if (!ld.empty()) {
    chosen = ld;
  } else if (!og.empty()) {
    chosen = og;
  } else if (first != nullptr && facts.headings.size() == 1) {
    chosen = first->text;
    metadata.headline_node = first->node;
  } else {
    chosen = title;
  }
  if (metadata.headline_node == html::kNoNode)
    metadata.headline_node = lower_heading(facts, chosen);
  if (metadata.headline_node == html::kNoNode && facts.headings.size() == 1) {
    metadata.headline_node = facts.headings[0].node;
  }
  // Last of all what the body and less usual names say.
  if (chosen.empty()) {
    uint8_t lowest = 255;
    for (const Statement& statement : metadata.statements) {
      if (statement.field != Field::Headline || statement.rank >= lowest) continue;
      lowest = statement.rank;
      chosen = chooser.without_affix(statement.value);
    }
  }
  metadata.headline = chosen;
  for (Statement& statement : metadata.statements) {
    if (statement.field == Field::Headline) {
      statement.chosen = !chosen.empty() && (statement.value == chosen ||
                                             chooser.without_affix(statement.value) == chosen);
    }
  }
}

}  // namespace stet::meta
