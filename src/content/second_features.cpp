// Neighbours' scores, and means and maxima over elements and makes.

#include "content/second_features.h"

#include <algorithm>

#include "content/feature_scale.h"
#include "content/probability.h"
#include "content/second_feature.h"

namespace stet::content {

namespace {

constexpr int32_t kNoScore = -6 * kLogit;  // of a block that is not there
constexpr uint32_t kGap = 6;               // blocks between two runs of text, at least

int16_t scaled(int32_t logit) {
  return static_cast<int16_t>(
      std::clamp(logit / (kLogit / 64), -int32_t{kScoreMax}, int32_t{kScoreMax}));
}

class SecondPass {
 public:
  SecondPass(const FeatureView& view, const FeatureRows& first, const FirstPass& scores,
             const FeatureRows& out, Arena& arena)
      : view_(view),
        first_(first),
        scores_(scores),
        out_(out),
        arena_(arena),
        size_(view.size()),
        mass_(arena),
        box_most_(arena),
        runs_(arena) {}

  void fill() {
    sum_up();
    find_most();
    fill_neighbours();
    fill_makes();
    fill_boxes();
    fill_page();
    fill_runs();
    fill_roles();
    for (size_t c = 0; c < std::size(kSecondCopies); ++c) {
      const int16_t* const from = first_.column(static_cast<size_t>(kSecondCopies[c]));
      std::copy(from, from + size_, out_.column(kSecondFirstCopy + c));
    }
  }

 private:
  void set(SecondFeature feature, uint32_t row, int16_t value) const {
    out_.column(static_cast<size_t>(feature))[row] = value;
  }
  int32_t score(uint32_t i) const { return scores_.stand[i]; }
  bool stands(uint32_t i) const { return scores_.stand[i] > 0; }
  float mass(uint32_t begin, uint32_t end) const {
    return static_cast<float>(mass_[end] - mass_[begin]) / kCertain;
  }
  // The share of the letters of some blocks that is likely to stand.
  int16_t standing(uint32_t begin, uint32_t end) const {
    return thousandths(mass(begin, end), FeatureView::sum(view_.length, begin, end));
  }

  void sum_up() {
    mass_.resize(size_ + 1);
    for (uint32_t i = 0; i < size_; ++i) {
      const auto letters = static_cast<uint64_t>(view_.measures.blocks[i].length);
      mass_[i + 1] = mass_[i] + letters * static_cast<uint64_t>(probability(score(i), kLogit));
    }
  }

  // The highest score inside each box.
  void find_most() {
    const auto& boxes = view_.blocks.boxes;
    box_most_.resize(boxes.size(), kNoScore);
    for (uint32_t i = 0; i < size_; ++i) {
      int32_t& most = box_most_[view_.blocks.blocks[i].box];
      most = std::max(most, score(i));
    }
    for (size_t i = boxes.size(); i-- > 1;) {
      int32_t& most = box_most_[boxes[i].parent];
      most = std::max(most, box_most_[i]);
    }
  }

  void fill_neighbours() {
    const auto at = [&](uint32_t i) { return i < size_ ? scaled(score(i)) : scaled(kNoScore); };
    for (uint32_t i = 0; i < size_; ++i) {
      set(SecondFeature::Score, i, at(i));
      // Below zero wraps around to no block.
      set(SecondFeature::Prev1, i, at(i - 1));
      set(SecondFeature::Prev2, i, at(i - 2));
      set(SecondFeature::Prev3, i, at(i - 3));
      set(SecondFeature::Next1, i, at(i + 1));
      set(SecondFeature::Next2, i, at(i + 2));
      set(SecondFeature::Next3, i, at(i + 3));
      const auto near = [&](uint32_t n) {
        return standing(i < n ? 0 : i - n, std::min(i + n + 1, size_));
      };
      set(SecondFeature::Near3, i, near(3));
      set(SecondFeature::Near8, i, near(8));
      set(SecondFeature::Near20, i, near(20));
      set(SecondFeature::Before10, i, standing(i < 10 ? 0 : i - 10, i));
      set(SecondFeature::Behind10, i, standing(i + 1, std::min(i + 11, size_)));
      set(SecondFeature::StandsBefore, i, thousandths(mass(0, i), mass(0, size_)));
    }
  }

  void fill_makes() {
    struct Make {
      float mass = 0, length = 0;
      int32_t most = kNoScore;
    };
    const ArenaVector<uint32_t> makes = makes_of(view_);
    ArenaVector<Make> sums(arena_);
    for (uint32_t i = 0; i < size_; ++i) {
      if (makes[i] == sums.size()) sums.add();
      Make& make = sums[makes[i]];
      make.mass += mass(i, i + 1);
      make.length += FeatureView::sum(view_.length, i, i + 1);
      make.most = std::max(make.most, score(i));
    }
    for (uint32_t i = 0; i < size_; ++i) {
      const Make& make = sums[makes[i]];
      set(SecondFeature::MakeMean, i, thousandths(make.mass, make.length));
      set(SecondFeature::MakeMost, i, scaled(make.most));
    }
  }

  void fill_boxes() {
    const auto& boxes = view_.blocks.boxes;
    for (uint32_t i = 0; i < size_; ++i) {
      const uint32_t one = view_.places[view_.blocks.blocks[i].box].around;
      const uint32_t two = view_.places[one].around;
      const uint32_t three = view_.places[two].around;
      const auto mean = [&](uint32_t box) {
        return standing(boxes[box].first_block, boxes[box].end_block);
      };
      set(SecondFeature::Box1Mean, i, mean(one));
      set(SecondFeature::Box1Most, i, scaled(box_most_[one]));
      set(SecondFeature::Box2Mean, i, mean(two));
      set(SecondFeature::Box2Most, i, scaled(box_most_[two]));
      set(SecondFeature::Box3Mean, i, mean(three));
    }
  }

  void fill_all(SecondFeature feature, int16_t value) const {
    int16_t* const column = out_.column(static_cast<size_t>(feature));
    std::fill(column, column + size_, value);
  }

  void fill_page() {
    const float all = mass(0, size_);
    uint64_t doubt = 0;
    for (uint32_t i = 0; i < size_; ++i) {
      const int32_t p = probability(score(i), kLogit);
      const auto letters = static_cast<uint64_t>(view_.measures.blocks[i].length);
      doubt += letters * static_cast<uint64_t>(std::min(p, kCertain - p));
    }
    const int32_t most = box_most_[0];
    fill_all(SecondFeature::PageText, ilog(static_cast<uint32_t>(all)));
    fill_all(SecondFeature::PageShare, thousandths(all, view_.page_length()));
    fill_all(SecondFeature::PageMost, scaled(most));
    fill_all(SecondFeature::PageDoubt, thousandths(static_cast<float>(doubt) / kCertain, all));
    for (uint32_t i = 0; i < size_; ++i) {
      set(SecondFeature::BelowMost, i, scaled(most - score(i)));
    }
  }

  // Runs of blocks that stand, with short gaps; a gap belongs to the run before it.
  void fill_runs() {
    constexpr uint32_t kFarAway = 200;
    runs_.resize(size_);
    ArenaVector<float> masses(arena_);
    masses.push_back(0);  // before the first run
    uint32_t since = kFarAway;
    for (uint32_t i = 0; i < size_; ++i) {
      if (stands(i)) {
        if (masses.size() == 1 || since > kGap) masses.push_back(0);
        masses[masses.size() - 1] += mass(i, i + 1);
        since = 0;
      }
      runs_[i] = static_cast<uint32_t>(masses.size()) - 1;
      set(SecondFeature::SinceText, i, capped(since, kFarAway));
      since = std::min(since + 1, kFarAway);
    }
    uint32_t until = kFarAway;
    for (uint32_t i = size_; i-- > 0;) {
      if (stands(i)) until = 0;
      set(SecondFeature::ToText, i, capped(until, kFarAway));
      until = std::min(until + 1, kFarAway);
    }
    uint32_t longest = 0;
    for (uint32_t run = 1; run < masses.size(); ++run) {
      if (masses[run] > masses[longest]) longest = run;
    }
    const float all = mass(0, size_);
    for (uint32_t i = 0; i < size_; ++i) {
      const int from = static_cast<int>(runs_[i]) - static_cast<int>(longest);
      set(SecondFeature::RunShare, i, thousandths(masses[runs_[i]], all));
      set(SecondFeature::RunsFromLongest, i, static_cast<int16_t>(std::clamp(from, -100, 100)));
    }
  }

  // Against the likeliest role: zero is that one, all others are below.
  void fill_roles() {
    for (uint32_t i = 0; i < size_; ++i) {
      const int32_t* const of = scores_.roles.begin() + size_t{i} * kRoleColumns;
      const int32_t most = *std::max_element(of, of + kRoleColumns);
      for (size_t role = 0; role < kRoleColumns; ++role) {
        out_.column(kSecondRoles + role)[i] = scaled(of[role] - most);
      }
    }
  }

  static constexpr int16_t capped(uint32_t n, uint32_t most) {
    return static_cast<int16_t>(std::min(n, most));
  }

  const FeatureView& view_;
  const FeatureRows& first_;
  const FirstPass& scores_;
  const FeatureRows& out_;
  Arena& arena_;
  uint32_t size_;
  ArenaVector<uint64_t> mass_;  // letters likely to stand before a block, times kCertain
  ArenaVector<int32_t> box_most_;
  ArenaVector<uint32_t> runs_;  // of each block
};

}  // namespace

FeatureRows second_features(const FeatureView& view, const FeatureRows& first,
                            const FirstPass& scores, Arena& arena) {
  const FeatureRows out = make_rows(view.size(), kSecondCount, arena);
  SecondPass(view, first, scores, out, arena).fill();
  return out;
}

}  // namespace stet::content
