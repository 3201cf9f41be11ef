#pragma once
// The cases of html5lib-tests/tokenizer: *.test files, JSON.
// https://github.com/html5lib/html5lib-tests/blob/master/tokenizer/README.md

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "html/token.h"
#include "test/conformance/reference/tokenizer.h"

namespace stet::conformance {

// One run: a case with several initial states gives as many.
struct TokenCase {
  std::string file;   // "test1.test"
  size_t number = 0;  // of the case, over all files
  std::string description;
  std::string input;                              // WTF-8: a lone surrogate is three bytes
  std::string initial_state;                      // "RCDATA state"
  html::TextState state = html::TextState::Data;  // the same
  std::string last_start_tag;
  std::string tokens;          // in the notation of TokenWriter
  std::string errors;          // a line each, "line:col code", in the order of the case
  bool xml_violation = false;  // expects the tree to be coerced into an XML infoset
};

struct TokenCases {
  std::vector<TokenCase> runs;
  size_t case_count = 0;
};

TokenCases read_token_cases(const std::filesystem::path& folder);

// Tokens as text, a line each; what is quoted is escaped, adjacent characters
// are one token.
class TokenWriter {
 public:
  struct Attribute {
    std::string name, value;
  };

  void doctype(const std::string* name, const std::string* public_id, const std::string* system_id,
               bool correct);
  void start_tag(std::string_view name, std::vector<Attribute> attributes, bool self_closing);
  void end_tag(std::string_view name);
  void comment(std::string_view data);
  void characters(std::string_view data) { characters_ += data; }
  std::string finish();

 private:
  void flush();
  void quoted(std::string_view text);
  void line(std::string_view kind);

  std::string out_;
  std::string characters_;
};

void write(const ReferenceToken& token, TokenWriter& writer);

// What the cases of xmlViolation.test expect.
// https://html.spec.whatwg.org/multipage/parsing.html#coercing-an-html-dom-into-an-infoset
void coerce_to_xml(ReferenceToken& token);

}  // namespace stet::conformance
