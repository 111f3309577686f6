#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>

#include "newsgraph/cli/article_output.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/evaluation/coreference_evaluation.h"
#include "newsgraph/ingest/evaluation/coreference_examples.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/language/conllu/evaluation.h"
#include "newsgraph/ingest/timex.h"
#include "newsgraph/ingest/understanding/coreference/entity_brackets.h"

namespace newsgraph::cli {

namespace {

/// What the command reads texts with.
struct Models {
  const language::Analyzer& analyzer;
  const coreference::Weights& coreference;
};

void score(const Models& models, const AnalyzeOptions& options, Console& console) {
  const std::filesystem::path& file = *options.evaluate;
  std::ifstream in(file);
  if (!in) throw Error(ErrorKind::kInput, "cannot be opened", {file.string(), 0, 0});
  const language::Treebank gold = language::read_conllu(in, file.string());
  if (gold.analysis.sentences.empty()) {
    throw Error(ErrorKind::kInput, "holds no sentence", {file.string(), 0, 0},
                "A treebank in CoNLL-U is needed.");
  }
  const language::Analysis system = models.analyzer.analyze(gold.text);
  if (options.coreference_examples) {
    evaluation::write_coreference_examples(gold, system, console.out);
    return;
  }
  language::write_evaluation(language::evaluate(gold.analysis, system, gold.text), console.out);
  if (evaluation::has_coreference(gold)) {
    evaluation::write_evaluation(evaluation::evaluate_coreference(gold, system, models.coreference),
                                 console.out);
  }
}

/// Puts `more` behind what is there, each a value of MISC.
void add_attributes(const language::TokenAttributes& more, language::TokenAttributes& attributes) {
  for (std::size_t s = 0; s < attributes.size(); ++s) {
    for (std::size_t t = 0; t < more[s].size(); ++t) {
      std::string& attribute = attributes[s][t];
      if (!attribute.empty() && !more[s][t].empty()) attribute += '|';
      attribute += more[s][t];
    }
  }
}

/// Time expressions as brackets in the manner of CorefUD's `Entity=`: "Timex=(DATE:2024-10" at the
/// first token, "Timex=)" at the last.
language::TokenAttributes time_brackets(const Document& document,
                                        const language::Analysis& analysis) {
  language::TokenAttributes attributes(analysis.sentences.size());
  for (const Timex& timex : find_timexes(document, analysis)) {
    std::vector<std::string>& tokens = attributes[timex.sentence];
    tokens.resize(analysis.sentences[timex.sentence].tokens.size());
    std::string open = "Timex=(" + std::string(timex.type) + ":" + timex.value;
    if (!timex.modifier.empty()) open += ":" + std::string(timex.modifier);
    tokens[timex.begin_token] = std::move(open);
    std::string& last = tokens[timex.end_token - 1];
    last += last.empty() ? "Timex=)" : ")";
  }
  return attributes;
}

/// Coreference and time expressions.
language::Annotations annotations(const Document& document, const language::Analysis& analysis,
                                  const coreference::Weights& weights) {
  language::Annotations result;
  result.entity_fields = coreference::kEntityFields;
  result.attributes = coreference::entity_brackets(
      coreference::find_coreference(analysis.sentences, weights), analysis);
  add_attributes(time_brackets(document, analysis), result.attributes);
  return result;
}

coreference::Weights read_weights(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorKind::kInput, "cannot be opened", {file.string(), 0, 0});
  const std::string table{std::istreambuf_iterator<char>(in), {}};
  return coreference::Weights::read(table, file.string());
}

ExitStatus analyze(const Models& models, const AnalyzeOptions& options, Console& console) {
  if (options.evaluate) {
    score(models, options, console);
    return kDone;
  }
  if (options.files.empty()) {
    throw Error(ErrorKind::kUsage, "no file to analyze", {},
                "Name articles, or a treebank with --evaluate.");
  }
  const std::size_t faults = write_articles(
      options.files, options.format, options.jobs, console, [&](const Document& document) {
        const language::Analysis analysis = models.analyzer.analyze(document);
        std::ostringstream conllu;
        language::write_conllu(analysis, document.id, conllu,
                               annotations(document, analysis, models.coreference));
        return std::move(conllu).str();
      });
  return faults == 0 ? kDone : kInputAtFault;
}

}  // namespace

ExitStatus run(const AnalyzeOptions& options, Console& console) {
  std::optional<language::Analyzer> analyzer;
  if (options.model) analyzer = language::Analyzer::load(*options.model);
  std::optional<coreference::Weights> weights;
  if (options.coreference) weights = read_weights(*options.coreference);
  const Models models{analyzer ? *analyzer : language::Analyzer::english(),
                      weights ? *weights : coreference::Weights::built_in()};
  return analyze(models, options, console);
}

}  // namespace newsgraph::cli
