#include "text/body_search.h"

#include <algorithm>
#include <cmath>

namespace stet::text {
namespace {

// What stands for less against the body is no break in it.
constexpr float kBreak = 20;

// A line that lists names: who helped, where it was first printed.
bool is_enumeration(const Shape& shape) {
  return shape.commas >= 2 || (shape.commas == 1 && shape.uppercase_words * 2 >= shape.words);
}

// True if a section behind a break holds together with the text before it worse
// than the text itself does: the more is asked the stronger the break and the
// shorter the section. The figures were set by looking at some 5,000 such breaks
// of real pages. Few words prove little: the difference must be larger than
// chance makes it.
bool is_strange(const Vocabulary::Overlap& section, double usual, float against, double share) {
  const int strength = against < 60 ? 0 : against < 150 ? 1 : 2;
  const int size = share < 0.1 ? 0 : share < 0.2 ? 1 : share < 0.35 ? 2 : 3;
  constexpr double kMin[3][4] = {
      {0.65, 0.55, 0.45, 0.35}, {0.80, 0.70, 0.60, 0.50}, {0.92, 0.75, 0.65, 0.60}};
  constexpr double kDeviations[3] = {1.0, 0.6, 0.0};
  if (usual <= 0 || section.words == 0) return false;
  const double expected = section.words * usual;
  const double deviation = std::sqrt(expected * (1 - usual));
  return section.known < kMin[strength][size] * expected &&
         expected - section.known > kDeviations[strength] * deviation;
}

}  // namespace

BodySearch::BodySearch(const content::Blocks& blocks, const Layout& layout, Focus focus,
                       Arena& arena)
    : blocks_(blocks),
      layout_(layout),
      items_(layout.items),
      focus_(focus),
      values_(arena),
      vocabulary_(text_size(blocks), arena) {
  value_items();
  find_run();
  if (run_.begin == run_.end) return;
  for (uint32_t i = run_.begin; i < run_.end; ++i) {
    if (is_body(i)) vocabulary_.add(blocks_.blocks[i].text);
  }
  find_headline();
  cut_tail();
  cut_credit();
}

size_t BodySearch::text_size(const content::Blocks& blocks) {
  return blocks.blocks.empty() ? 0 : blocks.blocks.back().end;
}

// What a block says for the body (positive) or against it. In letters of prose,
// so that they can be added up.
float BodySearch::value_of(const Item& item) const {
  const float weight = static_cast<float>(item.shape.weight);
  if (item.echo) return -15;
  if (item.shape.copyright) return -100;
  if (item.shape.enclosed) return -30;  // a note
  if (item.bullet) return item.form == Form::Line ? -40 : -15;
  if (layout_.is_regular(item)) {
    if (item.later || item.quoted) return -20;
    const bool ended = item.shape.terminal || item.shape.colon || item.shape.unmarked;
    if (focus_ == Focus::Precision && !ended) return -25;
    if (item.form == Form::Prose) return std::min(weight, 400.0f);
    if (item.form == Form::Sentence) return std::min(weight, 60.0f) / 2;
    if (is_enumeration(item.shape)) return -60;
    return layout_.separated ? -25 : -40;
  }
  if (item.indent != layout_.indent)
    return item.form == Form::Line ? -40 : -std::min(weight, 150.0f);
  // Lines that stand together where the prose stands apart.
  if (item.form == Form::Prose && weight >= 200 && item.shape.terminal) return 50;
  // Two or three of some length: an image's text, caption and credit.
  return item.group_size <= 3 && weight >= 20 ? -15 : -40;
}

void BodySearch::value_items() {
  values_.reserve(items_.size());
  bool listed = false;
  bool led = false;  // by a sentence that ends with a colon
  for (uint32_t i = 0; i < items_.size(); ++i) {
    const Item& item = items_[i];
    float value = value_of(item);
    if (item.bullet && led) {
      value = -1;
    } else if (item.bullet) {
      // A list of one is a placeholder, surely so if it hangs on a line that is
      // more than a label. Else the length says little: a list that is out of
      // place is one break.
      const bool more = i + 1 < items_.size() && items_[i + 1].bullet;
      if (listed) {
        value = std::max(value, -12.0f);
      } else if (!more && item.form == Form::Line) {
        const bool hangs = item.gap == 0 && i > 0 && items_[i - 1].shape.weight >= 20;
        value = hangs ? -140 : -60;
      }
    }
    listed = item.bullet;
    if (!item.bullet) led = value > 0 && item.shape.colon && item.shape.weight >= 30;
    values_.push_back(value);
  }
}

// The run with the greatest sum: Bentley, "Programming Pearls", column 8. More
// blank lines than usual count against it, too.
void BodySearch::find_run() {
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
      run_ = {begin, i + 1};
    }
  }
  trim();
}

void BodySearch::trim() {
  while (run_.begin < run_.end && !is_body(run_.begin)) ++run_.begin;
  while (run_.begin < run_.end && !is_body(run_.end - 1)) --run_.end;
}

float BodySearch::mass(uint32_t begin, uint32_t end) const {
  float sum = 0;
  for (uint32_t i = begin; i < end; ++i) sum += std::max(values_[i], 0.0f);
  return sum;
}

double BodySearch::headline_score(uint32_t i) const {
  const Item& item = items_[i];
  const Shape& shape = item.shape;
  if (item.bullet || item.form == Form::Prose || shape.weight < 10 || shape.weight > 220) return -1;
  if (shape.words < 2 || shape.colon || shape.copyright || shape.digits * 3 > shape.weight)
    return -1;
  // What is behind the article may know the line, too: only words of the first
  // two thirds count.
  const uint32_t early = std::max(4u, vocabulary_.paragraphs() * 2 / 3);
  double score = 2.0 * vocabulary_.compare(blocks_.blocks[i].text, 1, early).share();
  score += std::min(shape.weight, 60u) / 60.0;
  if (item.group_size == 1) score += 0.4;
  // Where paragraphs stand apart a headline does, too: captions come in groups.
  if (layout_.separated && item.group_size > 1) score -= item.gap == 0 ? 0.8 : 0.3;
  if (item.repeated) score += 0.3;
  if (shape.terminal && shape.full_stop) score -= 0.8;
  if (shape.terminators > uint32_t{shape.terminal}) score -= 0.3;  // a sentence ends inside
  if (item.echo) score -= item.group_size > 1 ? 1.0 : item.shape.weight > 75 ? 0.8 : 0.3;
  if (i < run_.begin) score -= 0.04 * std::min(run_.begin - i, 25u);
  return score;
}

// The line before the run that says most of what the run is about. If there is
// none, and the run begins with paragraphs of other things (consent, notices),
// a line behind these; then the run begins there.
void BodySearch::find_headline() {
  double best_score = 1.0;
  for (uint32_t i = 0; i < run_.begin; ++i) {
    const double score = headline_score(i);
    const std::string_view text = blocks_.blocks[i].text;
    // Of lines that do about as well the first: what follows is the subtitle.
    // But a title with the site's name behind it is followed by the title alone.
    const bool shorter = headline_ != kNone && blocks_.blocks[headline_].text.starts_with(text) &&
                         text.size() * 2 > blocks_.blocks[headline_].text.size();
    if (score > best_score + (headline_ == kNone ? 0 : 0.2) || (shorter && score > 1.0)) {
      best_score = score;
      headline_ = i;
    }
  }
  const bool outside = headline_ != kNone;
  Vocabulary::Overlap whole, front;
  for (uint32_t i = run_.begin; i < run_.end; ++i) {
    if (is_body(i)) whole += vocabulary_.compare(blocks_.blocks[i].text, 2);
  }
  const float all = mass(run_.begin, run_.end);
  float before = 0;
  for (uint32_t i = run_.begin; i < run_.end && before <= 0.25f * all; ++i) {
    if (is_body(i)) {
      before += values_[i];
      front += vocabulary_.compare(blocks_.blocks[i].text, 2);
      continue;
    }
    const double score = headline_score(i) - 0.3;
    if (score <= best_score) continue;
    const bool surely = !outside && score > 1.3 && before < 0.15f * all;
    if (surely || front.share() < (outside ? 0.75 : 1.0) * whole.share()) {
      best_score = score;
      headline_ = i;
    }
  }
  if (headline_ != kNone && headline_ >= run_.begin) {
    run_.begin = headline_ + 1;
    trim();
  }
}

// What comes after a break near the end is mostly about the publisher: kept only
// if there is much of it, or it speaks of the same things. "The same": its words
// are known from the text before as often as other paragraphs' words are.
void BodySearch::cut_tail() {
  if (focus_ == Focus::Recall) return;
  Vocabulary::Overlap whole;
  for (uint32_t i = run_.begin; i < run_.end; ++i) {
    if (is_body(i)) whole += vocabulary_.compare(blocks_.blocks[i].text, 2);
  }
  const float all = mass(run_.begin, run_.end);
  uint32_t paragraph = vocabulary_.paragraphs();  // how many end with block i
  Vocabulary::Overlap tail;
  float behind = 0, against = 0;
  bool gap = false, alien = false;
  uint32_t section_end = run_.end, cut = run_.end;
  for (uint32_t i = run_.end; i-- > run_.begin;) {
    if (!is_body(i)) {
      against -= values_[i];
      if (items_[i].gap > layout_.gap) against += 30;
      gap |= items_[i].gap > layout_.gap;
      alien |=
          items_[i].form == Form::Prose && items_[i].indent != layout_.indent && !items_[i].bullet;
      continue;
    }
    if (against >= kBreak) {
      for (uint32_t k = i + 1; k < section_end; ++k) {
        if (is_body(k)) tail += vocabulary_.compare(blocks_.blocks[k].text, 1, paragraph);
      }
      section_end = i + 1;
      const double share = behind / all;
      if (share > 0.6) break;
      // Prose in another form behind a wider gap: a box that ends the article.
      const bool box = gap && alien && share <= 0.5;
      if (box || is_strange(tail, whole.share(), against, share)) {
        cut = i + 1;
        tail = {};
        behind = 0;
      }
    }
    gap = items_[i].gap > layout_.gap;
    alien = false;
    against = gap ? 30 : 0;
    behind += values_[i];
    --paragraph;
  }
  run_.end = cut;
}

// The last paragraph may say who wrote and helped: in brackets, or mostly names.
void BodySearch::cut_credit() {
  while (run_.end - run_.begin > 1) {
    const Shape& last = items_[run_.end - 1].shape;
    const bool names = last.terminators <= 1 && last.weight < 120 && !last.opens_quote &&
                       last.commas > 0 && last.words >= 4 && last.uppercase_words * 2 >= last.words;
    if (!last.enclosed && !names) return;
    --run_.end;
    trim();
  }
}

}  // namespace stet::text
