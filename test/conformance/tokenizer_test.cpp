// The html5lib tokenizer suite, for the library's tokenizer and for the reference
// that it is compared with elsewhere, which gives the parse errors too.

#include "html/tokenizer.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <set>
#include <string>

#include "test/conformance/both_tokenizers.h"
#include "test/conformance/shared.h"
#include "test/conformance/token_cases.h"

namespace stet::conformance {
namespace {

Start start_of(const TokenCase& c) {
  return {c.state, c.last_start_tag, false, StateAfterTag::Unchanged};
}

std::string written(std::vector<ReferenceToken> tokens, const TokenCase& c) {
  TokenWriter writer;
  for (ReferenceToken& token : tokens) {
    if (c.xml_violation) coerce_to_xml(token);
    write(token, writer);
  }
  return writer.finish();
}

std::string case_name(const TokenCase& c) {
  return std::string(c.file).append(": ").append(c.description);
}

// Every case is run once for each initial state that it names, each instruction
// set, and several fillings of the bytes behind the input; it passes if all of
// these give the tokens that it expects.
TEST(Html5libTokenizer, AllCases) {
  const std::filesystem::path shared = shared_folder();
  if (shared.empty()) GTEST_SKIP() << "no ../shared and no $STET_SHARED: suites not run";
  const TokenCases cases = read_token_cases(shared / "inputs/html5lib-tests/tokenizer");
  Arena arena;
  std::set<size_t> failed;
  size_t shown = 0;
  for (const TokenCase& c : cases.runs) {
    const std::string source = normalize_newlines(c.input);
    for (int i = 0; i <= static_cast<int>(isa()); ++i) {
      for (const char filler : {'\0', '>', '"'}) {
        const Padded input(source, filler);
        arena.reset();
        const std::string tokens =
            written(library_tokens(input.view(), start_of(c), static_cast<Isa>(i), arena), c);
        if (tokens == c.tokens) continue;
        failed.insert(c.number);
        if (++shown <= 40) {
          ADD_FAILURE() << case_name(c) << " (" << c.initial_state << ", isa " << i << ")\n"
                        << source << "\n--- expected\n"
                        << c.tokens << "--- got\n"
                        << tokens;
        }
      }
    }
  }
  std::printf("SUITE html5lib-tokenizer passed=%zu failed=%zu total=%zu\n",
              cases.case_count - failed.size(), failed.size(), cases.case_count);
  EXPECT_EQ(failed.size(), 0u);
  EXPECT_EQ(cases.case_count, 6810u);
}

// The suite leaves out an error of the standard.
struct LeftOut {
  std::string_view test, error;
};
constexpr LeftOut kLeftOut[] = {
    // Is about the tree only, but U+FFFF is in the input:
    // https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
    {"xmlViolation.test: Non-XML character", "1:2 noncharacter-in-input-stream\n"},
};

TEST(Html5libTokenizer, ReferenceGivesTokensAndErrors) {
  const std::filesystem::path shared = shared_folder();
  if (shared.empty()) GTEST_SKIP() << "no ../shared and no $STET_SHARED: suites not run";
  const TokenCases cases = read_token_cases(shared / "inputs/html5lib-tests/tokenizer");
  std::set<size_t> failed;
  size_t shown = 0;
  for (const TokenCase& c : cases.runs) {
    const std::string source = normalize_newlines(c.input);
    std::vector<ParseError> found;
    const std::string tokens = written(reference_tokens(source, start_of(c), &found), c);
    std::string errors, expected = c.errors;
    for (const ParseError& error : found) {
      errors.append(std::to_string(error.line)).append(":").append(std::to_string(error.col));
      errors.append(" ").append(error.code).append("\n");
    }
    for (const LeftOut& left_out : kLeftOut) {
      if (left_out.test == case_name(c)) expected += left_out.error;
    }
    if (tokens == c.tokens && errors == expected) continue;
    failed.insert(c.number);
    if (++shown <= 40) {
      ADD_FAILURE() << case_name(c) << " (" << c.initial_state << ")\n"
                    << source << "\n--- expected\n"
                    << c.tokens << expected << "--- got\n"
                    << tokens << errors;
    }
  }
  std::printf("SUITE html5lib-tokenizer-errors passed=%zu failed=%zu total=%zu\n",
              cases.case_count - failed.size(), failed.size(), cases.case_count);
  EXPECT_EQ(failed.size(), 0u);
  EXPECT_EQ(cases.case_count, 6810u);
}

}  // namespace
}  // namespace stet::conformance
