#include "newsgraph/ingest/evaluation/coreference_evaluation.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "newsgraph/ingest/evaluation/coreference_places.h"
#include "newsgraph/ingest/understanding/coreference/coreference.h"

namespace newsgraph::evaluation {

namespace {

using language::Analysis;
using language::Treebank;

/// Numbers for mentions: the same for one place, on whichever side.
class Numbers {
 public:
  explicit Numbers(bool by_head) : by_head_(by_head) {}

  /// Begins with the mentions of the other side.
  void restart() { used_.clear(); }

  /// Mentions come the longer first. None for a second one of the same span; by head, the second is
  /// another mention.
  std::optional<std::size_t> of(const std::optional<Place>& place) {
    if (!place) return next_++;  // nobody else's
    Key key = by_head_ ? Key(place->head, 0) : Key(place->begin, place->end);
    const std::size_t earlier = used_[key]++;
    if (by_head_) {
      key.second = earlier;
    } else if (earlier > 0) {
      return std::nullopt;
    }
    const auto [entry, added] = numbers_.try_emplace(key, next_);
    if (added) ++next_;
    return entry->second;
  }

 private:
  using Key = std::pair<std::size_t, std::size_t>;

  bool by_head_;
  std::size_t next_ = 0;
  std::map<Key, std::size_t> numbers_;
  std::map<Key, std::size_t> used_;
};

Partition gold_partition(const DocumentPair& document, Numbers& numbers) {
  std::map<std::string, Cluster> clusters;
  for (std::size_t i = 0; i < document.gold.size(); ++i) {
    if (const auto number = numbers.of(document.gold_places[i])) {
      clusters[document.gold[i].entity].push_back(*number);
    }
  }
  Partition partition;
  for (auto& [entity, cluster] : clusters) partition.push_back(std::move(cluster));
  return without_singletons(std::move(partition));
}

Partition found_partition(const TreebankPairing& pairing, const DocumentPair& document,
                          const coreference::Coreference& found, Numbers& numbers) {
  Partition partition;
  for (std::size_t i = 0; i < found.mentions.size(); ++i) {
    if (found.cluster[i] >= partition.size()) partition.resize(found.cluster[i] + 1);
    const auto number = numbers.of(pairing.place(document, found.mentions[i]));
    if (number) partition[found.cluster[i]].push_back(*number);
  }
  return without_singletons(std::move(partition));
}

CoreferenceScore score_document(const TreebankPairing& pairing, const DocumentPair& document,
                                const coreference::Coreference& found, bool by_head) {
  Numbers numbers(by_head);
  const Partition gold = gold_partition(document, numbers);
  numbers.restart();
  return score_coreference(gold, found_partition(pairing, document, found, numbers));
}

/// One line of the table; precision and recall are left blank where they are negative.
}  // namespace

CoreferenceEvaluation evaluate_coreference(const Treebank& gold, const Analysis& system,
                                           const coreference::Weights& weights) {
  const TreebankPairing pairing(gold, system);
  CoreferenceEvaluation evaluation;
  for (const DocumentPair& document : pairing.documents()) {
    const auto found = coreference::find_coreference(document.sentences, weights);
    evaluation.spans += score_document(pairing, document, found, false);
    evaluation.heads += score_document(pairing, document, found, true);
  }
  return evaluation;
}

bool has_coreference(const Treebank& treebank) {
  return std::ranges::any_of(treebank.entities, [](const auto& words) {
    return std::ranges::any_of(words, [](const std::string& value) { return !value.empty(); });
  });
}

void write_evaluation(const CoreferenceEvaluation& evaluation, std::ostream& out) {
  const auto row = [&](const char* name, double precision, double recall, double f1) {
    char line[96];
    std::snprintf(line, sizeof line, "%-10s |%10.2f |%10.2f |%10.2f |", name, 100 * precision,
                  100 * recall, 100 * f1);
    out << line << '\n';
  };
  const auto rows = [&](const char* title, const CoreferenceScore& score) {
    out << "Coreference, " << title << ", entities mentioned twice or more\n";
    const std::array<std::pair<const char*, const Fractions*>, 4> measures{
        {{"Mentions", &score.mentions},
         {"MUC", &score.muc},
         {"B3", &score.b_cubed},
         {"CEAFe", &score.ceaf}}};
    for (const auto& [name, measure] : measures) {
      row(name, measure->precision(), measure->recall(), measure->f1());
    }
    char line[96];
    std::snprintf(line, sizeof line, "%-10s |%10s |%10s |%10.2f |", "CoNLL", "", "",
                  100 * score.conll_f1());
    out << line << '\n';
  };
  rows("exact spans", evaluation.spans);
  rows("heads", evaluation.heads);
}

}  // namespace newsgraph::evaluation
