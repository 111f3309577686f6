// The scores of an extraction, for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "newsgraph/cli/console.h"
#include "newsgraph/ingest/document.h"
#include "newsgraph/ingest/evaluation/gold.h"
#include "newsgraph/ingest/evaluation/score.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph::cli {

struct ScoredArticle {
  std::string name;
  evaluation::GoldArticle gold;
  Extraction extraction;
  evaluation::ArticleScore result;
  /// Of the article; empty unless what was missed is to be shown.
  std::vector<std::string> sentences;
};

/// Tables by article, by relation and of reliability, then the scores over all. With `misses`,
/// first what each article lacks and what is wrong in it, with the sentence.
void write_report(const std::vector<ScoredArticle>& articles, bool misses, Console& console);

/// The same as one JSON object, with every fact and what became of it.
void write_json_report(const std::vector<ScoredArticle>& articles, Console& console);

}  // namespace newsgraph::cli
