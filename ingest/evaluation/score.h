// An extraction judged against the facts that a careful reader takes from the article.
//
// A fact is right when its relation is the expected one and both ends match, either way round for a
// symmetric relation; it is strictly right when its status is the expected one too, and its date as
// exactly as the gold has one. Derived facts and LOCATED_IN are not judged. One expected fact that
// is found twice counts once, and the second is no mistake.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/ingest/evaluation/gold.h"
#include "newsgraph/ingest/fact.h"

namespace newsgraph::evaluation {

struct Counts {
  std::size_t right = 0;
  std::size_t missed = 0;
  std::size_t wrong = 0;

  /// 0 where there is nothing to divide by.
  double precision() const;
  double recall() const;
  double f1() const;
  Counts& operator+=(const Counts& other);
};

/// What became of one extracted fact.
struct JudgedFact {
  std::size_t fact = 0;             ///< index in the extraction
  std::optional<std::size_t> gold;  ///< the expected fact that it is; none: it is wrong
  bool strict = false;              ///< date and status are right as well
  bool optional = false;            ///< the gold leaves it open: neither right nor wrong
};

struct Score {
  Counts facts;
  Counts strict;
  /// Of those that stand alone at an end of a required fact.
  Counts entities;
  /// Facts by relation; what is expected under several counts under the first.
  std::map<std::string, Counts> relations;

  Score& operator+=(const Score& other);
};

struct ArticleScore {
  Score score;
  std::vector<JudgedFact> judged;   ///< in the extraction's order
  std::vector<std::size_t> missed;  ///< required facts that were not found, by index in the gold
};

ArticleScore score(const GoldArticle& gold, const Extraction& extraction);

/// The status as it is written with the fact: "former" of an office stands for its status.
std::string status_of(const Fact& fact);

}  // namespace newsgraph::evaluation
