#include "newsgraph/ingest/understanding/confidence.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace newsgraph::understanding {

namespace {

struct Weight {
  std::string_view feature;
  double weight;
};

constexpr Weight kWeights[] = {
#include "newsgraph/ingest/understanding/confidence_weights.inl"
};

/// Of a LOCATED_IN that says nothing of its own.
constexpr double kLocated = 0.9;
/// What is said with certainty in one article can still be misread.
constexpr double kLeast = 0.02;
constexpr double kMost = 0.98;

// Half of the words of news stand in sentences longer than this; doubling it adds one.
constexpr double kUsualSentenceWords = 24;
constexpr double kFarthest = 10;

// The plain case of each group has no name, so it has no weight either.
const char* name_of(FactOrigin::Reference reference) {
  switch (reference) {
    case FactOrigin::Reference::kName:
      return "";
    case FactOrigin::Reference::kDescription:
      return "description";
    case FactOrigin::Reference::kPronoun:
      return "pronoun";
    case FactOrigin::Reference::kGroup:
      return "group";
    case FactOrigin::Reference::kAssumed:
      return "assumed";
  }
  return "";
}

const char* name_of(FactOrigin::Predicate predicate) {
  switch (predicate) {
    case FactOrigin::Predicate::kVerb:
      return "";
    case FactOrigin::Predicate::kNoun:
      return "noun";
    case FactOrigin::Predicate::kTitle:
      return "title";
    case FactOrigin::Predicate::kContinued:
      return "continued";
  }
  return "";
}

const char* name_of(FactOrigin::Dating dating) {
  switch (dating) {
    case FactOrigin::Dating::kSentence:
      return "";
    case FactOrigin::Dating::kStory:
      return "story";
    case FactOrigin::Dating::kNone:
      return "none";
  }
  return "";
}

const char* name_of(BlockKind block) {
  switch (block) {
    case BlockKind::kHeadline:
      return "headline";
    case BlockKind::kCaption:
      return "caption";
    default:
      return "";
  }
}

}  // namespace

FactFeatures features(const Fact& fact, EntityLabel object) {
  FactFeatures all{{"any fact", 1}, {"relation: " + fact.relation, 1}};
  const auto add = [&](const char* group, std::string_view value) {
    if (!value.empty()) all.emplace_back(group + std::string(value), 1);
  };
  const FactOrigin& origin = fact.origin;
  add("status: ", fact.status == FactStatus::kOccurred ? "" : to_string(fact.status));
  add("subject: ", name_of(origin.subject));
  add("object: ", name_of(origin.object));
  add("object: ", object == EntityLabel::kTopic ? "topic" : "");
  add("predicate: ", name_of(origin.predicate));
  add("dated by: ", name_of(origin.dating));
  add("block: ", name_of(origin.block));
  add("words: ", origin.quoted ? "quoted" : "");
  add("evidence: ", fact.evidence.size() > 1 ? "several" : "");
  if (origin.sentence_words > 0) {
    const auto words = static_cast<double>(origin.sentence_words);
    all.emplace_back("sentence length", std::log2(words / kUsualSentenceWords));
  }
  if (origin.distance > 0) {
    const double arcs = std::min(static_cast<double>(origin.distance), kFarthest);
    all.emplace_back("distance", arcs / kFarthest);
  }
  return all;
}

double confidence(const FactFeatures& features) {
  double sum = 0;
  for (const auto& [name, value] : features) {
    const auto* const known = std::ranges::find(kWeights, name, &Weight::feature);
    if (known != std::end(kWeights)) sum += known->weight * value;
  }
  return std::clamp(1 / (1 + std::exp(-sum)), kLeast, kMost);
}

void rate_facts(Extraction& extraction) {
  for (Fact& fact : extraction.facts) {
    if (fact.relation != "LOCATED_IN") {
      fact.confidence = confidence(features(fact, extraction.entities[fact.object].label));
    } else if (fact.confidence == 0) {
      fact.confidence = kLocated;
    }
  }
}

}  // namespace newsgraph::understanding
