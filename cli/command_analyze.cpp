#include <fstream>
#include <sstream>

#include "newsgraph/cli/article_output.h"
#include "newsgraph/cli/commands.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/language/conllu/conllu.h"
#include "newsgraph/ingest/language/conllu/evaluation.h"
#include "newsgraph/ingest/timex.h"

namespace newsgraph::cli {

namespace {

void score(const language::Analyzer& analyzer, const std::filesystem::path& file,
           Console& console) {
  std::ifstream in(file);
  if (!in) throw Error(ErrorKind::kInput, "cannot be opened", {file.string(), 0, 0});
  const language::Treebank gold = language::read_conllu(in, file.string());
  if (gold.analysis.sentences.empty()) {
    throw Error(ErrorKind::kInput, "holds no sentence", {file.string(), 0, 0},
                "A treebank in CoNLL-U is needed.");
  }
  const language::Analysis system = analyzer.analyze(gold.text);
  language::write_evaluation(language::evaluate(gold.analysis, system, gold.text), console.out);
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

ExitStatus analyze(const language::Analyzer& analyzer, const AnalyzeOptions& options,
                   Console& console) {
  if (options.evaluate) {
    score(analyzer, *options.evaluate, console);
    return kDone;
  }
  if (options.files.empty()) {
    throw Error(ErrorKind::kUsage, "no file to analyze", {},
                "Name articles, or a treebank with --evaluate.");
  }
  const std::size_t faults = write_articles(
      options.files, options.format, options.jobs, console, [&](const Document& document) {
        const language::Analysis analysis = analyzer.analyze(document);
        std::ostringstream conllu;
        language::write_conllu(analysis, document.id, conllu, time_brackets(document, analysis));
        return std::move(conllu).str();
      });
  return faults == 0 ? kDone : kInputAtFault;
}

}  // namespace

ExitStatus run(const AnalyzeOptions& options, Console& console) {
  if (options.model) return analyze(language::Analyzer::load(*options.model), options, console);
  return analyze(language::Analyzer::english(), options, console);
}

}  // namespace newsgraph::cli
