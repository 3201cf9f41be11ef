// The URL parser of the standard, a component at a time instead of a code point:
// the states that only look for the end of something are searches here.

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "url/host.h"
#include "url/parser.h"
#include "url/percent.h"
#include "url/segment.h"
#include "url/url.h"

namespace stet::url {

namespace {

constexpr int kNotSpecial = -1;
constexpr int kNoDefaultPort = 0;

// Default port of a special scheme, kNoDefaultPort (file), or kNotSpecial.
// https://url.spec.whatwg.org/#special-scheme
int default_port(std::string_view scheme) {
  if (scheme == "https" || scheme == "wss") return 443;
  if (scheme == "http" || scheme == "ws") return 80;
  if (scheme == "ftp") return 21;
  return scheme == "file" ? kNoDefaultPort : kNotSpecial;
}

bool is_control_or_space(char c) { return static_cast<unsigned char>(c) <= ' '; }
bool is_tab_or_newline(char c) { return c == '\t' || c == '\n' || c == '\r'; }

class Parser {
 public:
  Parser(std::string_view input, const Url* base, Arena& arena)
      : in_(input), base_(base), arena_(arena), out_(arena) {}

  std::optional<Url> run() {
    clean();
    out_.reserve(in_.size() + (base_ != nullptr ? base_->href.size() : 0) + 16);
    const size_t colon = scheme_size();
    const bool done = colon == 0 ? no_scheme() : scheme(colon);
    if (!done) return {};
    return finish();
  }

 private:
  // Offsets of the components in out_; finish() turns them into views.
  struct Part {
    size_t begin = 0, end = 0;
  };

  // Step 1 to 3: no controls and spaces around it, no tabs and newlines in it.
  void clean() {
    while (!in_.empty() && is_control_or_space(in_.front())) in_.remove_prefix(1);
    while (!in_.empty() && is_control_or_space(in_.back())) in_.remove_suffix(1);
    if (std::none_of(in_.begin(), in_.end(), is_tab_or_newline)) return;
    char* const to = static_cast<char*>(arena_.allocate(in_.size(), 1));
    const char* const end = std::remove_copy_if(in_.begin(), in_.end(), to, is_tab_or_newline);
    in_ = {to, static_cast<size_t>(end - to)};
  }

  // https://url.spec.whatwg.org/#scheme-start-state ; 0 if there is none.
  size_t scheme_size() const {
    if (in_.empty() || !is_alpha(in_[0])) return 0;
    for (size_t i = 1; i < in_.size(); ++i) {
      const char c = in_[i];
      if (c == ':') return i;
      if (!is_alnum(c) && c != '+' && c != '-' && c != '.') return 0;
    }
    return 0;
  }

  // https://url.spec.whatwg.org/#scheme-state , at its colon.
  bool scheme(size_t colon) {
    for (const char c : in_.substr(0, colon)) out_.push_back(to_lower(c));
    set_scheme();
    in_.remove_prefix(colon + 1);
    if (is_file()) return file();
    if (special()) {
      const bool same = base_ != nullptr && base_->scheme == view(scheme_);
      if (same && !in_.starts_with("//")) return relative();
      skip_slashes();
      return authority();
    }
    if (in_.starts_with("//")) {
      in_.remove_prefix(2);
      return authority();
    }
    if (in_.starts_with('/')) return path_start();
    // https://url.spec.whatwg.org/#cannot-be-a-base-url-path-state
    opaque_path_ = true;
    path_.begin = out_.size();
    const std::string_view path = take_until("?#");
    const bool more = !in_.empty();
    append_encoded(out_, path, EncodeSet::Control);
    if (more && path.ends_with(' ')) {
      out_.pop_back();
      append("%20");
    }
    path_.end = out_.size();
    return query_and_fragment();
  }

  void set_scheme() {
    scheme_ = {0, out_.size()};
    port_of_scheme_ = default_port(view(scheme_));
    out_.push_back(':');
  }
  bool special() const { return port_of_scheme_ != kNotSpecial; }
  bool is_file() const { return port_of_scheme_ == kNoDefaultPort; }
  bool is_end_of_segment(char c) const { return c == '/' || (special() && c == '\\'); }

  // https://url.spec.whatwg.org/#no-scheme-state
  bool no_scheme() {
    if (base_ == nullptr || (base_->opaque_path && !in_.starts_with('#'))) return false;
    append(base_->scheme);
    set_scheme();
    if (base_->opaque_path) {
      opaque_path_ = true;
      copy_path_of_base();
      copy_query_of_base();
      return fragment();
    }
    return is_file() ? file() : relative();
  }

  // https://url.spec.whatwg.org/#relative-state
  bool relative() {
    if (!in_.empty() && is_end_of_segment(in_[0])) {
      // https://url.spec.whatwg.org/#relative-slash-state
      in_.remove_prefix(1);
      if (!in_.empty() && is_end_of_segment(in_[0])) {
        in_.remove_prefix(1);
        if (special()) skip_slashes();
        return authority();
      }
      copy_authority_of_base();
      begin_path();
      return path();
    }
    copy_authority_of_base();
    copy_path_of_base();
    return relative_to_path();
  }

  // After the base's path has been copied: what is left may replace its end.
  bool relative_to_path() {
    if (in_.empty() || in_[0] == '#') {
      copy_query_of_base();
      return fragment();
    }
    if (in_[0] == '?') return query_and_fragment();
    shorten();
    return path();
  }

  // https://url.spec.whatwg.org/#special-authority-ignore-slashes-state
  void skip_slashes() {
    while (!in_.empty() && (in_[0] == '/' || in_[0] == '\\')) in_.remove_prefix(1);
  }

  // https://url.spec.whatwg.org/#authority-state
  bool authority() {
    append("//");
    has_host_ = true;
    std::string_view rest = take_until(special() ? "/\\?#" : "/?#");
    const size_t at = rest.rfind('@');
    username_ = password_ = {out_.size(), out_.size()};
    if (at != rest.npos) {
      const std::string_view credentials = rest.substr(0, at);
      rest.remove_prefix(at + 1);
      if (rest.empty()) return false;
      const size_t colon = std::min(credentials.find(':'), credentials.size());
      append_encoded(out_, credentials.substr(0, colon), EncodeSet::Userinfo);
      username_.end = out_.size();
      password_ = {out_.size(), out_.size()};
      if (colon + 1 < credentials.size()) {
        out_.push_back(':');
        password_.begin = out_.size();
        append_encoded(out_, credentials.substr(colon + 1), EncodeSet::Userinfo);
        password_.end = out_.size();
      }
      if (password_.end > username_.begin) out_.push_back('@');
    }
    // https://url.spec.whatwg.org/#host-state
    size_t colon = rest.size();
    bool brackets = false;
    for (size_t i = 0; i < rest.size() && colon == rest.size(); ++i) {
      if (rest[i] == '[') brackets = true;
      if (rest[i] == ']') brackets = false;
      if (rest[i] == ':' && !brackets) colon = i;
    }
    const std::string_view host = rest.substr(0, colon);
    if (host.empty() && (special() || colon < rest.size())) return false;
    if (!append_host(host)) return false;
    if (colon < rest.size() && !port(rest.substr(colon + 1))) return false;
    return path_start();
  }

  bool append_host(std::string_view host) {
    host_.begin = out_.size();
    if (!host.empty()) {
      const std::optional<std::string_view> parsed = parse_host(host, special(), arena_);
      if (!parsed) return false;
      append(*parsed);
    }
    host_.end = out_.size();
    return true;
  }

  // https://url.spec.whatwg.org/#port-state
  bool port(std::string_view digits) {
    if (!std::all_of(digits.begin(), digits.end(), is_digit)) return false;
    if (digits.empty()) return true;
    uint32_t value = 0;
    for (const char c : digits) {
      value = value * 10 + hex_value(c);
      if (value > 65535) return false;
    }
    if (static_cast<int>(value) == port_of_scheme_ && !is_file()) return true;
    out_.push_back(':');
    char text[8];
    const std::to_chars_result result = std::to_chars(text, text + sizeof text, value);
    port_.begin = out_.size();
    append({text, static_cast<size_t>(result.ptr - text)});
    port_.end = out_.size();
    return true;
  }

  // https://url.spec.whatwg.org/#file-state
  bool file() {
    const bool base_is_file = base_ != nullptr && base_->scheme == "file";
    append("//");
    has_host_ = true;
    host_ = {out_.size(), out_.size()};
    if (!in_.empty() && is_end_of_segment(in_[0])) {
      in_.remove_prefix(1);
      // https://url.spec.whatwg.org/#file-slash-state
      if (!in_.empty() && is_end_of_segment(in_[0])) {
        in_.remove_prefix(1);
        return file_host();
      }
      if (base_is_file) copy_host_of_base();
      begin_path();
      if (base_is_file && !starts_with_drive_letter(in_)) {
        const std::string_view first = base_->path.substr(0, base_->path.find('/', 1));
        if (first.size() == 3 && is_drive_letter(first.substr(1)) && first[2] == ':') {
          append(first);
        }
      }
      return path();
    }
    if (!base_is_file) {
      begin_path();
      return path();
    }
    copy_host_of_base();
    if (!in_.empty() && in_[0] != '?' && in_[0] != '#' && starts_with_drive_letter(in_)) {
      begin_path();
      return path();
    }
    copy_path_of_base();
    return relative_to_path();
  }

  // https://url.spec.whatwg.org/#file-host-state
  bool file_host() {
    const std::string_view before = in_;
    const std::string_view host = take_until("/\\?#");
    if (is_drive_letter(host)) {
      in_ = before;
      begin_path();
      return path();
    }
    if (!append_host(host)) return false;
    if (view(host_) == "localhost") {
      truncate(host_.begin);
      host_.end = host_.begin;
    }
    return path_start();
  }

  // https://url.spec.whatwg.org/#path-start-state
  bool path_start() {
    begin_path();
    if (special()) {
      if (!in_.empty() && is_end_of_segment(in_[0])) in_.remove_prefix(1);
      return path();
    }
    if (in_.empty() || in_[0] == '?' || in_[0] == '#') {
      path_.end = out_.size();
      return query_and_fragment();
    }
    if (in_[0] == '/') in_.remove_prefix(1);
    return path();
  }

  void begin_path() { path_ = {out_.size(), out_.size()}; }

  // https://url.spec.whatwg.org/#path-state . Each segment is written with a slash
  // before it.
  bool path() {
    while (true) {
      const std::string_view segment = take_until(special() ? "/\\?#" : "/?#");
      const bool more = !in_.empty() && is_end_of_segment(in_[0]);
      const int dots = dot_count(segment);
      if (dots == 2) shorten();
      if (dots == 0) {
        const bool drive = is_file() && out_.size() == path_.begin && is_drive_letter(segment);
        out_.push_back('/');
        append_encoded(out_, segment, EncodeSet::Path);
        if (drive) out_.back() = ':';
      } else if (!more) {
        out_.push_back('/');
      }
      if (!more) break;
      in_.remove_prefix(1);
    }
    path_.end = out_.size();
    return query_and_fragment();
  }

  // https://url.spec.whatwg.org/#shorten-a-urls-path
  void shorten() {
    const std::string_view written(out_.data() + path_.begin, out_.size() - path_.begin);
    if (is_file() && written.size() == 3 && is_drive_letter(written.substr(1)) &&
        written[2] == ':') {
      return;
    }
    const size_t slash = written.rfind('/');
    if (slash != written.npos) truncate(path_.begin + slash);
  }

  // https://url.spec.whatwg.org/#query-state
  bool query_and_fragment() {
    if (in_.starts_with('?')) {
      in_.remove_prefix(1);
      query_.begin = out_.size();
      out_.push_back('?');
      append_encoded(out_, take_until("#"), special() ? EncodeSet::SpecialQuery : EncodeSet::Query);
      query_.end = out_.size();
    }
    return fragment();
  }

  // https://url.spec.whatwg.org/#fragment-state
  bool fragment() {
    if (!in_.starts_with('#')) return true;
    in_.remove_prefix(1);
    fragment_.begin = out_.size();
    out_.push_back('#');
    append_encoded(out_, in_, EncodeSet::Fragment);
    fragment_.end = out_.size();
    return true;
  }

  void copy_host_of_base() {
    host_.begin = out_.size();
    append(base_->host);
    host_.end = out_.size();
  }
  void copy_authority_of_base() {
    has_host_ = base_->has_host;
    if (!has_host_) return;
    append("//");
    username_ = copied(base_->username);
    password_ = {out_.size(), out_.size()};
    if (!base_->password.empty()) {
      out_.push_back(':');
      password_ = copied(base_->password);
    }
    if (password_.end > username_.begin) out_.push_back('@');
    copy_host_of_base();
    if (!base_->port.empty()) {
      out_.push_back(':');
      port_ = copied(base_->port);
    }
  }
  void copy_path_of_base() { path_ = copied(base_->path); }
  void copy_query_of_base() {
    // "?" alone is a query too, an empty one; href keeps it.
    query_ = copied(base_->query);
  }
  Part copied(std::string_view text) {
    const size_t begin = out_.size();
    append(text);
    return {begin, out_.size()};
  }

  std::string_view take_until(std::string_view ends) {
    const size_t size = std::min(in_.find_first_of(ends), in_.size());
    const std::string_view taken = in_.substr(0, size);
    in_.remove_prefix(size);
    return taken;
  }

  void append(std::string_view text) { out_.append(text.data(), text.size()); }
  void truncate(size_t size) { out_.resize(size); }
  std::string_view view(Part part) const {
    return {out_.data() + part.begin, part.end - part.begin};
  }

  std::optional<Url> finish() {
    // https://url.spec.whatwg.org/#url-serializing : a path that would read as a host.
    if (!has_host_ && !opaque_path_ && view(path_).starts_with("//")) {
      out_.insert(path_.begin, '/');
      out_.insert(path_.begin + 1, '.');
      for (Part* part : {&path_, &query_, &fragment_}) {
        part->begin += 2;
        part->end += 2;
      }
    }
    Url url;
    url.href = {out_.data(), out_.size()};
    url.scheme = view(scheme_);
    url.username = view(username_);
    url.password = view(password_);
    url.host = view(host_);
    url.port = view(port_);
    url.path = view(path_);
    url.query = view(query_);
    url.fragment = view(fragment_);
    url.has_host = has_host_;
    url.opaque_path = opaque_path_;
    return url;
  }

  std::string_view in_;
  const Url* base_;
  Arena& arena_;
  ArenaVector<char> out_;
  int port_of_scheme_ = kNotSpecial;
  bool has_host_ = false;
  bool opaque_path_ = false;
  Part scheme_, username_, password_, host_, port_, path_, query_, fragment_;
};

}  // namespace

std::optional<Url> parse_slowly(std::string_view input, const Url* base, Arena& arena) {
  return Parser(input, base, arena).run();
}

}  // namespace stet::url
