#include "text/assign.h"

#include <algorithm>

#include "text/layout.h"
#include "text/vocabulary.h"

namespace stet::text {
namespace {

using content::Block;
using content::Roles;

constexpr uint32_t kNone = UINT32_MAX;

// What stands for less against the body is no break in it.
constexpr float kBreak = 20;

// How well a section behind a break must hold together with the text before it,
// relative to the text itself: the more the stronger the break and the shorter
// the section. Set by looking at some 8,700 such breaks of real pages.
double cohesion_min(float against, double share) {
  const int strength = against < 60 ? 0 : against < 150 ? 1 : 2;
  const int size = share < 0.1 ? 0 : share < 0.2 ? 1 : share < 0.35 ? 2 : 3;
  constexpr double kMin[3][4] = {
      {0.65, 0.55, 0.45, 0.35}, {0.80, 0.70, 0.60, 0.50}, {0.92, 0.75, 0.65, 0.60}};
  return kMin[strength][size];
}

// A word or three, a colon, and more: "Read also: …".
bool has_label(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const CodePoint at = code_point_at(text, i);
    if (at.value == ':' || at.value == 0xFF1A) {
      const Shape label = measure(text.substr(0, i));
      const Shape rest = measure(text.substr(i + at.size));
      return label.words <= 3 && rest.words >= 4;
    }
    i += at.size;
  }
  return false;
}

// A run of blocks, [begin, end).
struct Run {
  uint32_t begin = 0, end = 0;
};

class Assigner {
 public:
  Assigner(std::string_view decoded, const content::Blocks& blocks, Focus focus, Arena& arena)
      : blocks_(blocks),
        focus_(focus),
        layout_(lay_out(decoded, blocks, arena)),
        items_(layout_.items),
        values_(arena),
        vocabulary_(decoded.size(), arena),
        roles_(arena) {}

  Roles assign();

 private:
  bool is_body(uint32_t i) const { return values_[i] > 0; }
  float value_of(const Item& item) const;
  void value_items();
  Run best_run() const;
  void trim(Run& run) const;
  float mass(uint32_t begin, uint32_t end) const;
  void learn(const Run& run);
  void cut_tail(Run& run) const;
  double cohesion(uint32_t begin, uint32_t end) const;
  double headline_score(uint32_t i, const Run& run) const;
  uint32_t find_headline(Run& run) const;
  bool is_date_line(const Item& item) const;
  void name_body(const Run& run);
  void name_gap(uint32_t begin, uint32_t end);
  void name_front(uint32_t headline, const Run& run);
  void name_standfirst(uint32_t headline, const Run& run);
  void cut_credit(Run& run) const;
  void name_tail(uint32_t begin);
  void set(uint32_t i, Role role, const char* reason) { roles_.verdicts[i] = {role, reason}; }

  const content::Blocks& blocks_;
  const Focus focus_;
  const Layout layout_;
  const ArenaVector<Item>& items_;
  ArenaVector<float> values_;
  Vocabulary vocabulary_;
  Roles roles_;
};

// What a block says for the body (positive) or against it. In letters of prose,
// so that they can be added up.
float Assigner::value_of(const Item& item) const {
  const float weight = static_cast<float>(item.shape.weight);
  if (item.echo) return -15;
  if (item.shape.copyright) return -100;
  if (item.bullet) return item.form == Form::Line ? -40 : -15;
  if (layout_.is_regular(item)) {
    if (item.later || item.quoted) return -20;
    const bool ended = item.shape.terminal || item.shape.colon || item.shape.unmarked;
    if (focus_ == Focus::Precision && !ended) return -25;
    if (item.form == Form::Prose) return std::min(weight, 400.0f);
    if (item.form == Form::Sentence) return std::min(weight, 60.0f) / 2;
    return layout_.separated ? -25 : -40;
  }
  if (item.indent != layout_.indent)
    return item.form == Form::Line ? -40 : -std::min(weight, 150.0f);
  // Lines that stand together where the prose stands apart.
  if (item.form == Form::Prose && weight >= 200 && item.shape.terminal) return 50;
  // Two or three of some length: an image's text, caption and credit.
  return item.group_size <= 3 && weight >= 20 ? -15 : -40;
}

void Assigner::value_items() {
  values_.reserve(items_.size());
  bool led = false;  // by a sentence that ends with a colon
  for (const Item& item : items_) {
    float value = value_of(item);
    if (item.bullet && led) value = -1;
    if (!item.bullet) led = value > 0 && item.shape.colon && item.shape.weight >= 30;
    values_.push_back(value);
  }
}

// The run with the greatest sum: Bentley, "Programming Pearls", column 8. More
// blank lines than usual count against it, too.
Run Assigner::best_run() const {
  Run best;
  float best_sum = 0, sum = 0;
  uint32_t begin = 0;
  for (uint32_t i = 0; i < items_.size(); ++i) {
    if (sum <= 0) {
      sum = 0;
      begin = i;
    } else if (items_[i].gap > layout_.gap) {
      sum -= 30.0f * static_cast<float>(std::min(items_[i].gap - layout_.gap, 3u));
    }
    sum += values_[i];
    if (sum > best_sum) {
      best_sum = sum;
      best = {begin, i + 1};
    }
  }
  return best;
}

void Assigner::trim(Run& run) const {
  while (run.begin < run.end && !is_body(run.begin)) ++run.begin;
  while (run.begin < run.end && !is_body(run.end - 1)) --run.end;
}

float Assigner::mass(uint32_t begin, uint32_t end) const {
  float sum = 0;
  for (uint32_t i = begin; i < end; ++i) sum += std::max(values_[i], 0.0f);
  return sum;
}

void Assigner::learn(const Run& run) {
  for (uint32_t i = run.begin; i < run.end; ++i) {
    if (is_body(i)) vocabulary_.add(blocks_.blocks[i].text);
  }
}

// The share of the words in [begin, end) that other paragraphs use, too.
double Assigner::cohesion(uint32_t begin, uint32_t end) const {
  Vocabulary::Overlap sum;
  for (uint32_t i = begin; i < end; ++i) {
    if (is_body(i)) sum += vocabulary_.compare(blocks_.blocks[i].text, 2);
  }
  return sum.share();
}

// What comes after a break near the end is mostly about the publisher: kept only
// if there is much of it, or it speaks of the same things. "The same": its words
// are known from the text before as often as other paragraphs' words are.
void Assigner::cut_tail(Run& run) const {
  if (focus_ == Focus::Recall) return;
  Vocabulary::Overlap whole;
  uint32_t paragraph = 0;
  for (uint32_t i = run.begin; i < run.end; ++i) {
    if (!is_body(i)) continue;
    whole += vocabulary_.compare(blocks_.blocks[i].text, 2);
    ++paragraph;
  }
  const float all = mass(run.begin, run.end);
  Vocabulary::Overlap tail;
  float behind = 0, against = 0;
  uint32_t section_end = run.end, cut = run.end;
  for (uint32_t i = run.end; i-- > run.begin;) {
    if (!is_body(i)) {
      against -= values_[i];
      if (items_[i].gap > layout_.gap) against += 30;
      continue;
    }
    if (against >= kBreak) {
      for (uint32_t k = i + 1; k < section_end; ++k) {
        if (is_body(k)) tail += vocabulary_.compare(blocks_.blocks[k].text, 1, paragraph);
      }
      section_end = i + 1;
      const double share = behind / all;
      if (share > 0.6) break;
      if (whole.share() > 0 && tail.share() / whole.share() < cohesion_min(against, share))
        cut = i + 1;
    }
    against = items_[i].gap > layout_.gap ? 30 : 0;
    behind += values_[i];
    --paragraph;
  }
  run.end = cut;
}

bool Assigner::is_date_line(const Item& item) const {
  return item.form == Form::Line && item.shape.digits >= 3 && item.shape.weight < 90 &&
         item.shape.digits * 8 > item.shape.weight;
}

double Assigner::headline_score(uint32_t i, const Run& run) const {
  const Item& item = items_[i];
  const Shape& shape = item.shape;
  if (item.bullet || item.form == Form::Prose || shape.weight < 10 || shape.weight > 220) return -1;
  if (shape.words < 2 || shape.colon || shape.digits * 3 > shape.weight) return -1;
  double score = 2.0 * vocabulary_.compare(blocks_.blocks[i].text).share();
  score += std::min(shape.weight, 60u) / 60.0;
  if (item.group_size == 1) score += 0.4;
  if (item.repeated) score += 0.3;
  if (shape.terminal && shape.full_stop) score -= 0.8;
  if (i < run.begin) score -= 0.04 * std::min(run.begin - i, 25u);
  return score;
}

// The line before the run that says most of what the run is about. If there is
// none, and the run begins with paragraphs of other things (consent, notices),
// a line behind these; then the run begins there.
uint32_t Assigner::find_headline(Run& run) const {
  uint32_t best = kNone;
  double best_score = 1.0;
  for (uint32_t i = 0; i < run.begin; ++i) {
    const double score = headline_score(i, run);
    // Of lines that do about as well the first: what follows is the subtitle.
    if (score > best_score + (best == kNone ? 0 : 0.2)) {
      best_score = score;
      best = i;
    }
  }
  const uint32_t outside = best;
  const float all = mass(run.begin, run.end);
  const double whole = cohesion(run.begin, run.end);
  float before = 0;
  for (uint32_t i = run.begin; i < run.end && before <= 0.25f * all; ++i) {
    if (is_body(i)) {
      before += values_[i];
      continue;
    }
    const double score = headline_score(i, run) - 0.3;
    if (score <= best_score) continue;
    const bool surely = outside == kNone && score > 1.3 && before < 0.15f * all;
    if (surely || cohesion(run.begin, i) < (outside == kNone ? 1.0 : 0.75) * whole) {
      best_score = score;
      best = i;
    }
  }
  if (best != kNone && best >= run.begin) {
    run.begin = best + 1;
    trim(run);
  }
  return best;
}

void Assigner::name_gap(uint32_t begin, uint32_t end) {
  for (uint32_t i = begin; i < end; ++i) {
    const Item& item = items_[i];
    if (item.echo) {
      set(i, Role::Caption, "says what the line beside it says");
    } else if (item.later || item.quoted) {
      set(i, Role::Other, "is said in another place");
    } else if (item.bullet) {
      const Item& before = items_[begin - 1];
      const bool list =
          (before.shape.colon && before.shape.weight >= 30) || item.form != Form::Line;
      if (list) {
        set(i, Role::ListItem, "a list inside the body");
      } else {
        set(i, Role::Related, "a list that no sentence leads to");
      }
    } else if (layout_.is_regular(item) && has_label(blocks_.blocks[i].text)) {
      set(i, Role::Related, "a label, a colon, and a line that is no sentence");
    } else if (layout_.is_regular(item) && i + 1 == end && item.form == Form::Line &&
               !item.repeated && !is_date_line(item) && item.shape.weight <= 120) {
      set(i, Role::Subheading, "a line before a paragraph of the body");
    } else {
      set(i, Role::Other, "stands out of the form of the body");
    }
  }
}

void Assigner::name_body(const Run& run) {
  for (uint32_t i = run.begin; i < run.end;) {
    if (is_body(i)) {
      set(i, Role::Paragraph, "prose in the form of the body");
      ++i;
      continue;
    }
    uint32_t end = i;
    while (!is_body(end)) ++end;  // the run ends with body
    name_gap(i, end);
    i = end;
  }
}

void Assigner::name_front(uint32_t headline, const Run& run) {
  if (headline != kNone) set(headline, Role::Headline, "says most of what the body is about");
  for (uint32_t i = headline == kNone ? 0 : headline + 1; i < run.begin; ++i) {
    const Item& item = items_[i];
    if (item.echo) {
      set(i, Role::Caption, "says what the line beside it says");
    } else if (is_date_line(item)) {
      set(i, Role::Timestamp, "mostly figures, between headline and body");
    }
  }
}

// A summary stands between headline and byline: if figures (the date) come right
// behind the first paragraphs, these are it.
void Assigner::name_standfirst(uint32_t headline, const Run& run) {
  if (headline == kNone) return;
  uint32_t end = run.begin;
  while (end < run.end && is_body(end)) ++end;
  if (end == run.end || mass(run.begin, end) > 0.25f * mass(run.begin, run.end)) return;
  bool dated = false;
  for (uint32_t i = headline + 1; i < run.begin; ++i) {
    if (is_date_line(items_[i])) return;  // the byline is above
  }
  for (uint32_t i = end; i < run.end && !is_body(i); ++i) dated |= is_date_line(items_[i]);
  if (!dated) return;
  for (uint32_t i = run.begin; i < end; ++i) {
    set(i, Role::Standfirst, "between headline and date");
  }
  for (uint32_t i = end; i < run.end && !is_body(i); ++i) {
    if (is_date_line(items_[i])) set(i, Role::Timestamp, "mostly figures, in front of the body");
  }
}

// The last paragraph may say who wrote and helped: in brackets, or mostly names.
void Assigner::cut_credit(Run& run) const {
  while (run.end - run.begin > 1) {
    const Shape& last = items_[run.end - 1].shape;
    const bool names = last.terminators <= 1 && last.weight < 120 && !last.opens_quote &&
                       last.words >= 4 && last.uppercase_words * 2 >= last.words;
    if (!last.enclosed && !names) return;
    --run.end;
    trim(run);
  }
}

void Assigner::name_tail(uint32_t begin) {
  for (uint32_t i = begin; i < items_.size(); ++i) {
    const Item& item = items_[i];
    if (item.bullet && item.form == Form::Line) {
      set(i, Role::Placeholder, "a short list item behind the body");
    } else if (i == begin && item.shape.weight < 120 && item.gap <= layout_.gap) {
      set(i, Role::Credit, "a line right behind the body");
    } else if (item.form == Form::Prose && item.indent != layout_.indent) {
      set(i, Role::About, "prose behind the body, set in another form");
    } else if (item.form == Form::Prose) {
      set(i, Role::Notice, "prose behind the end of the body");
    }
  }
}

Roles Assigner::assign() {
  roles_.verdicts.resize(items_.size(), {Role::Other, "outside the body"});
  if (items_.empty()) return std::move(roles_);
  roles_.kind = PageKind::Other;
  value_items();
  Run run = best_run();
  trim(run);
  if (run.begin == run.end) return std::move(roles_);
  roles_.kind = PageKind::Article;
  learn(run);
  const uint32_t headline = find_headline(run);
  cut_tail(run);
  cut_credit(run);
  name_body(run);
  name_front(headline, run);
  name_standfirst(headline, run);
  name_tail(run.end);
  return std::move(roles_);
}

}  // namespace

Roles assign(std::string_view decoded, const content::Blocks& blocks, Focus focus, Arena& arena) {
  return Assigner(decoded, blocks, focus, arena).assign();
}

}  // namespace stet::text
