#include "newsgraph/ingest/language/conllu/evaluation.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "newsgraph/graph/error.h"
#include "newsgraph/ingest/language/conllu/alignment.h"

namespace newsgraph::language {

namespace {

Score span_score(const std::vector<Span>& gold, const std::vector<Span>& system) {
  Score score;
  score.gold = gold.size();
  score.system = system.size();
  for (std::size_t g = 0, s = 0; g < gold.size() && s < system.size();) {
    if (gold[g] == system[s]) {
      ++score.correct;
      ++g;
      ++s;
    } else if (system[s].begin < gold[g].begin) {
      ++s;
    } else {
      ++g;
    }
  }
  return score;
}

/// One comparison of aligned words, over all words or those of content.
template <class Equal>
Score word_score(const Units& gold, const Units& system, const Alignment& alignment,
                 bool content_only, Equal equal) {
  const auto counts = [content_only](const ScoredWord& word) {
    return !content_only || word.is_content();
  };
  Score score;
  score.gold = static_cast<std::size_t>(std::ranges::count_if(gold.words, counts));
  score.system = static_cast<std::size_t>(std::ranges::count_if(system.words, counts));
  for (const auto& [g, s] : alignment) {
    if (!counts(gold.words[g])) continue;
    ++score.aligned;
    score.correct += equal(gold.words[g], system.words[s]) ? 1 : 0;
  }
  return score;
}

/// Heads and relations compared through the alignment.
class Comparison {
 public:
  Comparison(const Units& gold, const Units& system, const Alignment& alignment)
      : gold_(gold), system_(system) {
    for (const auto& [g, s] : alignment) gold_of_[s] = g;
  }

  bool same_head(const ScoredWord& gold, const ScoredWord& system) const {
    if (gold.parent == ScoredWord::kNone || system.parent == ScoredWord::kNone)
      return gold.parent == system.parent;
    const auto found = gold_of_.find(system.parent);
    return found != gold_of_.end() && found->second == gold.parent;
  }

  static bool same_relation(const ScoredWord& gold, const ScoredWord& system) {
    return gold.relation == system.relation;
  }

  static bool same_tags(const ScoredWord& gold, const ScoredWord& system) {
    return gold.token->upos == system.token->upos && gold.features == system.features;
  }

  static bool same_lemma(const ScoredWord& gold, const ScoredWord& system) {
    return gold.token->lemma.empty() || gold.token->lemma == system.token->lemma;
  }

  /// The same function words hang on both, with the same tags.
  bool same_function_words(const ScoredWord& gold, const ScoredWord& system) const {
    std::map<std::size_t, const ScoredWord*> wanted;
    for (const std::size_t child : gold.functional_children) wanted[child] = &gold_.words[child];
    std::size_t unaligned = 0;
    std::size_t met = 0;
    for (const std::size_t child : system.functional_children) {
      const auto found = gold_of_.find(child);
      if (found == gold_of_.end()) {
        ++unaligned;
        continue;
      }
      const auto twin = wanted.find(found->second);
      const ScoredWord& word = system_.words[child];
      if (twin == wanted.end() || !same_relation(*twin->second, word) ||
          !same_tags(*twin->second, word)) {
        return false;
      }
      ++met;
    }
    return unaligned == 0 && met == wanted.size();
  }

 private:
  const Units& gold_;
  const Units& system_;
  std::unordered_map<std::size_t, std::size_t> gold_of_;
};

/// An entity: its type, its first and last word.
using EntitySpan = std::tuple<std::string_view, std::size_t, std::size_t>;

/// Where persons, organisations and places are all that counts: one name for each, whatever corpus
/// it comes from; empty for other types.
std::string_view name_type(std::string_view type) {
  if (type == "PER" || type == "PERSON") return "PER";
  if (type == "GPE" || type == "LOC" || type == "LOCATION") return "LOC";
  return type == "ORG" || type == "ORGANIZATION" ? "ORG" : "";
}

std::string_view same_type(std::string_view type) {
  return type;
}

/// The entities of BIO2 tags, in order; an I- that continues nothing begins one.
std::vector<EntitySpan> entities_of(const Units& units,
                                    std::string_view (*reduced)(std::string_view)) {
  std::vector<EntitySpan> entities;
  std::string_view open;  // type of the entity that the word before belongs to
  for (std::size_t i = 0; i < units.words.size(); ++i) {
    const std::string_view tag = units.words[i].token->ner;
    const std::string_view type = tag.size() > 2 ? reduced(tag.substr(2)) : std::string_view{};
    if (type.empty()) {
      open = {};
    } else if (tag.front() == 'I' && type == open) {
      std::get<2>(entities.back()) = i;
    } else {
      entities.emplace_back(type, i, i);
      open = type;
    }
  }
  return entities;
}

/// Entities of the same reduced type and the same words.
Score entity_score(const Units& gold, const Units& system, const Alignment& alignment,
                   std::string_view (*reduced)(std::string_view)) {
  std::vector<EntitySpan> wanted = entities_of(gold, reduced);
  const std::vector<EntitySpan> found = entities_of(system, reduced);
  std::ranges::sort(wanted);
  std::unordered_map<std::size_t, std::size_t> gold_of;
  for (const auto& [g, s] : alignment) gold_of[s] = g;
  Score score;
  score.gold = wanted.size();
  score.system = found.size();
  for (const auto& [type, first, last] : found) {
    const auto begin = gold_of.find(first), end = gold_of.find(last);
    if (begin == gold_of.end() || end == gold_of.end()) continue;
    const EntitySpan twin{type, begin->second, end->second};
    score.correct += std::ranges::binary_search(wanted, twin) ? 1 : 0;
  }
  return score;
}

double ratio(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

double Score::precision() const {
  return ratio(correct, system);
}
double Score::recall() const {
  return ratio(correct, gold);
}
double Score::f1() const {
  return ratio(2 * correct, gold + system);
}
double Score::aligned_accuracy() const {
  return ratio(correct, aligned);
}

Evaluation evaluate(const Analysis& gold_analysis, const Analysis& system_analysis,
                    std::string_view text) {
  const Units gold = units_of(gold_analysis, text);
  const Units system = units_of(system_analysis, text);
  if (gold.characters != system.characters) {
    throw Error(ErrorKind::kUsage, "the two analyses are not of the same text");
  }
  const Alignment alignment = align(gold, system);
  const Comparison compare(gold, system, alignment);
  const auto words = [&](bool content_only, auto equal) {
    return word_score(gold, system, alignment, content_only, equal);
  };
  const auto attached = [&](const ScoredWord& g, const ScoredWord& s) {
    return compare.same_head(g, s) && Comparison::same_relation(g, s);
  };

  Evaluation evaluation;
  const auto set = [&](Metric metric, const Score& score) {
    evaluation.scores[static_cast<std::size_t>(metric)] = score;
  };
  set(Metric::kTokens, span_score(gold.tokens, system.tokens));
  set(Metric::kSentences, span_score(gold.sentences, system.sentences));
  Score aligned = words(false, [](const ScoredWord&, const ScoredWord&) { return true; });
  aligned.aligned = 0;
  set(Metric::kWords, aligned);
  set(Metric::kUpos, words(false, [](const ScoredWord& g, const ScoredWord& s) {
        return g.token->upos == s.token->upos;
      }));
  set(Metric::kXpos, words(false, [](const ScoredWord& g, const ScoredWord& s) {
        return g.token->xpos == s.token->xpos;
      }));
  set(Metric::kUfeats, words(false, [](const ScoredWord& g, const ScoredWord& s) {
        return g.features == s.features;
      }));
  set(Metric::kAllTags, words(false, [](const ScoredWord& g, const ScoredWord& s) {
        return Comparison::same_tags(g, s) && g.token->xpos == s.token->xpos;
      }));
  set(Metric::kLemmas, words(false, Comparison::same_lemma));
  set(Metric::kUas, words(false, [&](const ScoredWord& g, const ScoredWord& s) {
        return compare.same_head(g, s);
      }));
  set(Metric::kLas, words(false, attached));
  set(Metric::kClas, words(true, attached));
  set(Metric::kMlas, words(true, [&](const ScoredWord& g, const ScoredWord& s) {
        return attached(g, s) && Comparison::same_tags(g, s) && compare.same_function_words(g, s);
      }));
  set(Metric::kBlex, words(true, [&](const ScoredWord& g, const ScoredWord& s) {
        return attached(g, s) && Comparison::same_lemma(g, s);
      }));
  set(Metric::kEntities, entity_score(gold, system, alignment, same_type));
  set(Metric::kNames, entity_score(gold, system, alignment, name_type));
  return evaluation;
}

void write_evaluation(const Evaluation& evaluation, std::ostream& out) {
  constexpr std::array<const char*, kMetrics> kNames{
      "Tokens", "Sentences", "Words", "UPOS", "XPOS", "UFeats",   "AllTags", "Lemmas",
      "UAS",    "LAS",       "CLAS",  "MLAS", "BLEX", "Entities", "Names"};
  out << "Metric     | Precision |    Recall |  F1 Score | AligndAcc\n"
         "-----------+-----------+-----------+-----------+-----------\n";
  for (std::size_t i = 0; i < kMetrics; ++i) {
    const Score& score = evaluation.scores[i];
    if (i >= static_cast<std::size_t>(Metric::kEntities) && score.gold == 0) continue;
    char line[96];
    std::snprintf(line, sizeof line, "%-10s |%10.2f |%10.2f |%10.2f |", kNames[i],
                  100 * score.precision(), 100 * score.recall(), 100 * score.f1());
    out << line;
    if (score.aligned > 0) {
      std::snprintf(line, sizeof line, "%10.2f", 100 * score.aligned_accuracy());
      out << line;
    }
    out << '\n';
  }
}

}  // namespace newsgraph::language
