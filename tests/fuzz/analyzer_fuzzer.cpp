// Any bytes as a text, analysed by a tiny model: the code is the same, and many times faster to
// run.
#include <cstdint>
#include <sstream>
#include <string>

#include "expect.h"
#include "ingest/language/tiny_model.h"
#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/language/codepoints.h"
#include "newsgraph/ingest/language/conllu/conllu.h"

namespace {

using newsgraph::fuzz::expect;
using newsgraph::language::Analysis;
using newsgraph::language::Analyzer;
using newsgraph::language::ModelFile;

const Analyzer& analyzer() {
  static const std::string bytes = newsgraph::testing::tiny_model().file();
  static const Analyzer instance(ModelFile::view(bytes, "tiny"));
  return instance;
}

void expect_covered(std::string_view text, const Analysis& analysis) {
  std::size_t byte = 0;
  const auto expect_spaces = [&](std::size_t end) {
    for (const auto& point : newsgraph::language::decode(text.substr(byte, end - byte))) {
      expect(point.byte == end - byte || newsgraph::language::is_space(point.value),
             "between tokens is white space");
    }
  };
  for (const auto& sentence : analysis.sentences) {
    expect(!sentence.tokens.empty(), "a sentence has words");
    std::size_t roots = 0;
    for (const auto& token : sentence.tokens) {
      expect(token.begin_byte >= byte && token.begin_byte < token.end_byte, "tokens are in order");
      expect_spaces(token.begin_byte);
      expect(token.form == text.substr(token.begin_byte, token.end_byte - token.begin_byte),
             "a form is what the text says");
      expect(token.head <= sentence.tokens.size(), "a head is in its sentence");
      roots += token.head == 0 ? 1 : 0;
      byte = token.end_byte;
    }
    expect(roots == 1, "a sentence has one root");
  }
  expect_spaces(text.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const Analysis analysis = analyzer().analyze(text);
  expect_covered(text, analysis);
  std::stringstream conllu;
  newsgraph::language::write_conllu(analysis, "fuzzed", conllu);
  const Analysis again = newsgraph::language::read_conllu(conllu, "again").analysis;
  expect(again.sentences.size() == analysis.sentences.size(), "sentences can be read again");
  return 0;
}
