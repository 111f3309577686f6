// CoNLL-U, read, written, read again and scored: the first half of the input, up to a line of
// "===", as the treebank and the rest as what is scored against it.
#include <cstdint>
#include <sstream>
#include <string>

#include "expect.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/evaluation/coreference_evaluation.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/language/conllu/evaluation.h"
#include "newsgraph/ingest/understanding/coreference/coreference.h"
#include "newsgraph/ingest/understanding/coreference/entity_brackets.h"

namespace {

using newsgraph::fuzz::expect;
using newsgraph::language::Analysis;
using newsgraph::language::Treebank;

Treebank read(const std::string& conllu) {
  std::istringstream in(conllu);
  return newsgraph::language::read_conllu(in, "fuzzed");
}

void expect_perfect(const Treebank& treebank) {
  const auto evaluation =
      newsgraph::language::evaluate(treebank.analysis, treebank.analysis, treebank.text);
  for (const auto& score : evaluation.scores) {
    expect(score.correct <= score.gold && score.gold == score.system, "scores are bounded");
  }
  const auto& words = evaluation[newsgraph::language::Metric::kWords];
  expect(words.correct == words.gold, "a treebank agrees with itself");
}

void write_and_read(const Treebank& treebank) {
  std::ostringstream out;
  newsgraph::language::write_conllu(treebank.analysis, "fuzzed", out);
  const Analysis again = read(out.str()).analysis;
  expect(again.sentences.size() == treebank.analysis.sentences.size(), "sentences are kept");
  for (std::size_t i = 0; i < again.sentences.size(); ++i) {
    expect(again.sentences[i].tokens.size() == treebank.analysis.sentences[i].tokens.size(),
           "words are kept");
  }
}

/// Coreference, whatever trees and brackets are like.
void resolve(const Treebank& gold, const Analysis& system) {
  const auto found = newsgraph::coreference::find_coreference(system.sentences);
  newsgraph::coreference::entity_brackets(found, system);
  const auto evaluation = newsgraph::evaluation::evaluate_coreference(
      gold, system, newsgraph::coreference::Weights::built_in());
  for (const auto* score : {&evaluation.spans, &evaluation.heads}) {
    expect(score->conll_f1() >= 0 && score->conll_f1() <= 1.000001, "coreference is bounded");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  constexpr std::string_view kDivider = "===\n";
  const std::size_t divider = text.find(kDivider);
  try {
    const Treebank gold = read(text.substr(0, divider));
    expect_perfect(gold);
    write_and_read(gold);
    resolve(gold, gold.analysis);
    if (divider == std::string::npos) return 0;
    const Treebank system = read(text.substr(divider + kDivider.size()));
    if (gold.text == system.text) {
      newsgraph::language::evaluate(gold.analysis, system.analysis, gold.text);
      resolve(gold, system.analysis);
    }
  } catch (const newsgraph::Error&) {
  }
  return 0;
}
