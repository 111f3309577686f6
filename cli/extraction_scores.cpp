#include "newsgraph/cli/extraction_scores.h"

#include <utility>

#include "newsgraph/cli/extraction_report.h"
#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/analyzer.h"
#include "newsgraph/ingest/evaluation/gold.h"
#include "newsgraph/ingest/ordered_jobs.h"
#include "newsgraph/ingest/pipeline.h"

namespace newsgraph::cli {

namespace {

Document read_article(const std::filesystem::path& file) {
  Document article;
  read_articles(file, ArticleFormat::kDetect,
                {[&](Document document) { article = std::move(document); },
                 [](const Error& error) { throw error; }});
  return article;
}

std::vector<std::string> sentences_of(const Document& document) {
  std::vector<std::string> sentences;
  for (const auto& sentence : language::Analyzer::english().segment(document).sentences) {
    sentences.push_back(
        document.text.substr(sentence.begin_byte, sentence.end_byte - sentence.begin_byte));
  }
  return sentences;
}

ScoredArticle score_article(const evaluation::GoldFiles& files, const Pipeline& pipeline,
                            bool misses) {
  ScoredArticle scored;
  scored.name = files.name;
  scored.gold = evaluation::read_gold(evaluation::LocatedJson::read(files.facts));
  const Document document = read_article(files.text);
  scored.extraction = pipeline.extract(document);
  scored.result = evaluation::score(scored.gold, scored.extraction);
  if (misses) scored.sentences = sentences_of(document);
  return scored;
}

}  // namespace

void write_scores(const ExtractOptions& options, Console& console) {
  const Pipeline pipeline(options.pipeline);
  std::vector<ScoredArticle> articles;
  OrderedJobs<evaluation::GoldFiles, ScoredArticle> jobs(
      options.jobs,
      [&](const evaluation::GoldFiles& files) {
        return score_article(files, pipeline, options.misses);
      },
      [&](ScoredArticle article) { articles.push_back(std::move(article)); });
  for (const evaluation::GoldFiles& files : evaluation::find_gold(*options.evaluate)) {
    jobs.add(files, 0);
  }
  jobs.finish();
  if (options.report == ListingFormat::kJson) {
    write_json_report(articles, console);
  } else {
    write_report(articles, options.misses, console);
  }
}

}  // namespace newsgraph::cli
