// How sure a fact is: the share of facts found in the same way that a careful reader finds right.
//
// A logistic model over named features of how a fact was found. Its weights were fitted on articles
// with expected facts, by training/fit_confidence.py, which writes confidence_weights.inl; docs/
// evaluation.md says how to fit them again after the rules have changed. All functions are pure.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "newsgraph/ingest/fact.h"

namespace newsgraph::understanding {

/// What is true of a fact, by name, and how much: {"subject: pronoun", 1}, {"sentence length",
/// 0.4}.
using FactFeatures = std::vector<std::pair<std::string, double>>;

/// `object` is the label of the fact's object.
FactFeatures features(const Fact& fact, EntityLabel object);

/// In 0..1. A feature that has no weight does not matter.
double confidence(const FactFeatures& features);

/// Gives every fact its confidence. LOCATED_IN keeps that with which it was found: no article's
/// expected facts judge what a gazetteer says.
void rate_facts(Extraction& extraction);

}  // namespace newsgraph::understanding
