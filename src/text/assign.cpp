#include "text/assign.h"

#include <algorithm>

#include "text/body_search.h"
#include "text/layout.h"

namespace stet::text {
namespace {

using content::Roles;

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

bool is_date_line(const Item& item) {
  return item.form == Form::Line && item.shape.digits >= 3 && item.shape.weight < 90 &&
         item.shape.digits * 8 > item.shape.weight;
}

class Assigner {
 public:
  Assigner(const content::Blocks& blocks, const Layout& layout, Focus focus, Arena& arena)
      : blocks_(blocks),
        layout_(layout),
        items_(layout.items),
        body_(blocks, layout, focus, arena),
        run_(body_.run()),
        headline_(body_.headline()),
        roles_(arena) {}

  Roles assign();

 private:
  void name_body();
  void name_gap(uint32_t begin, uint32_t end);
  void name_front();
  void name_standfirst();
  void name_tail();
  void set(uint32_t i, Role role, const char* reason) { roles_.verdicts[i] = {role, reason}; }

  const content::Blocks& blocks_;
  const Layout& layout_;
  const ArenaVector<Item>& items_;
  const BodySearch body_;
  const Run run_;
  const uint32_t headline_;
  Roles roles_;
};

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

void Assigner::name_body() {
  for (uint32_t i = run_.begin; i < run_.end;) {
    if (body_.is_body(i)) {
      set(i, Role::Paragraph, "prose in the form of the body");
      ++i;
      continue;
    }
    uint32_t end = i;
    while (!body_.is_body(end)) ++end;  // the run ends with body
    name_gap(i, end);
    i = end;
  }
}

void Assigner::name_front() {
  if (headline_ != BodySearch::kNone)
    set(headline_, Role::Headline, "says most of what the body is about");
  for (uint32_t i = headline_ == BodySearch::kNone ? 0 : headline_ + 1; i < run_.begin; ++i) {
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
void Assigner::name_standfirst() {
  if (headline_ == BodySearch::kNone) return;
  uint32_t end = run_.begin;
  while (end < run_.end && body_.is_body(end)) ++end;
  if (end == run_.end || body_.mass(run_.begin, end) > 0.25f * body_.mass(run_.begin, run_.end))
    return;
  bool dated = false;
  for (uint32_t i = headline_ + 1; i < run_.begin; ++i) {
    if (is_date_line(items_[i])) return;  // the byline is above
  }
  for (uint32_t i = end; i < run_.end && !body_.is_body(i); ++i) dated |= is_date_line(items_[i]);
  if (!dated) return;
  for (uint32_t i = run_.begin; i < end; ++i) {
    set(i, Role::Standfirst, "between headline and date");
  }
  for (uint32_t i = end; i < run_.end && !body_.is_body(i); ++i) {
    if (is_date_line(items_[i])) set(i, Role::Timestamp, "mostly figures, in front of the body");
  }
}

// Shape does not tell much about what is behind the body. Only what follows it
// at once gets a name.
void Assigner::name_tail() {
  bool near = true;
  for (uint32_t i = run_.end; i < items_.size() && near; ++i) {
    const Item& item = items_[i];
    if (item.bullet && item.form == Form::Line) {
      set(i, Role::Placeholder, "a short list item behind the body");
    } else if (i == run_.end && item.shape.weight < 120 && item.gap <= layout_.gap) {
      set(i, Role::Credit, "a line right behind the body");
    } else if (item.form == Form::Prose && item.indent != layout_.indent) {
      set(i, Role::About, "prose behind the body, set in another form");
    } else if (item.form == Form::Prose) {
      set(i, Role::Notice, "prose behind the end of the body");
    } else {
      near = false;
    }
  }
}

Roles Assigner::assign() {
  roles_.verdicts.resize(items_.size(), {Role::Other, "outside the body"});
  if (items_.empty()) return roles_;
  roles_.kind = PageKind::Other;
  if (run_.begin == run_.end) return roles_;
  roles_.kind = PageKind::Article;
  name_body();
  name_front();
  name_standfirst();
  name_tail();
  return roles_;
}

}  // namespace

Roles assign(std::string_view decoded, const content::Blocks& blocks, Focus focus, Arena& arena) {
  const Layout layout = lay_out(decoded, blocks, arena);
  return Assigner(blocks, layout, focus, arena).assign();
}

}  // namespace stet::text
