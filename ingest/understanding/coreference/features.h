// What speaks for and against a mention's having an antecedent, and for a pair's being of one
// thing: named features, in the manner of Durrett and Klein 2013 ("Easy Victories and Uphill
// Battles in Coreference Resolution"). A feature is a name and a value, taken together with the
// types of the mention and of the antecedent: "sentences apart|1|he|name".
//
// One description serves both to score while reading and to spell features out for training.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "newsgraph/ingest/understanding/coreference/mention.h"
#include "newsgraph/ingest/understanding/coreference/weights.h"

namespace newsgraph::coreference {

/// A mention and where it may refer back to.
struct Choice {
  std::span<const Mention> mentions;
  std::size_t mention = 0;
  std::span<const std::size_t> candidates;  ///< the nearest first
};

/// How much speaks for the mention's being the first of its thing.
double score_as_new(const Choice& choice, const Weights& weights);
/// How much speaks for the candidate of that rank.
double score_candidate(const Choice& choice, std::size_t rank, const Weights& weights);

/// The names of the same features.
std::vector<std::string> features_as_new(const Choice& choice);
std::vector<std::string> features_of_candidate(const Choice& choice, std::size_t rank);

}  // namespace newsgraph::coreference
