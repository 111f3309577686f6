#include "newsgraph/ingest/evaluation/coreference_score.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <unordered_map>

#include "newsgraph/ingest/evaluation/assignment.h"

namespace newsgraph::evaluation {

namespace {

using ClusterOf = std::unordered_map<std::size_t, std::size_t>;
/// By cluster of one partition: how many mentions it shares with which cluster of the other.
using Overlaps = std::vector<std::map<std::size_t, std::size_t>>;

double ratio(double part, double whole) {
  return whole == 0 ? 0 : part / whole;
}

Overlaps overlaps_of(const Partition& partition, const Partition& other) {
  ClusterOf cluster_of;
  for (std::size_t i = 0; i < other.size(); ++i) {
    for (const std::size_t mention : other[i]) cluster_of[mention] = i;
  }
  Overlaps overlaps(partition.size());
  for (std::size_t i = 0; i < partition.size(); ++i) {
    for (const std::size_t mention : partition[i]) {
      if (const auto found = cluster_of.find(mention); found != cluster_of.end()) {
        ++overlaps[i][found->second];
      }
    }
  }
  return overlaps;
}

std::size_t shared_mentions(const std::map<std::size_t, std::size_t>& overlaps) {
  return std::accumulate(overlaps.begin(), overlaps.end(), std::size_t{0},
                         [](std::size_t sum, const auto& overlap) { return sum + overlap.second; });
}

/// The links of each cluster less those that the other side lacks: a cluster of n mentions has
/// n - 1, and each part that the other side makes of it, unfound mentions alone, costs one.
void add_muc(const Partition& partition, const Overlaps& overlaps, double& part, double& whole) {
  for (std::size_t i = 0; i < partition.size(); ++i) {
    if (partition[i].empty()) continue;
    const std::size_t alone = partition[i].size() - shared_mentions(overlaps[i]);
    part += static_cast<double>(partition[i].size() - overlaps[i].size() - alone);
    whole += static_cast<double>(partition[i].size() - 1);
  }
}

/// Each mention has the share of its own cluster that stands beside it on the other side too.
void add_b_cubed(const Partition& partition, const Overlaps& overlaps, double& part,
                 double& whole) {
  for (std::size_t i = 0; i < partition.size(); ++i) {
    const auto size = static_cast<double>(partition[i].size());
    for (const auto& [other, shared] : overlaps[i]) {
      part += static_cast<double>(shared * shared) / size;
    }
    whole += size;
  }
}

/// Groups of clusters that overlap, directly or through others: pairs are sought inside each alone.
class Components {
 public:
  Components(const Overlaps& of_gold, const Overlaps& of_found)
      : of_gold_(of_gold), of_found_(of_found), seen_gold_(of_gold.size()) {}

  /// The next group's gold and found clusters; false where none is left.
  bool next(std::vector<std::size_t>& gold, std::vector<std::size_t>& found) {
    while (start_ < of_gold_.size() && seen_gold_[start_]) ++start_;
    if (start_ == of_gold_.size()) return false;
    gold.assign(1, start_);
    found.clear();
    seen_gold_[start_] = true;
    std::set<std::size_t> seen_found;
    for (std::size_t i = 0; i < gold.size(); ++i) {
      for (const auto& [f, shared] : of_gold_[gold[i]]) {
        if (!seen_found.insert(f).second) continue;
        found.push_back(f);
        for (const auto& [g, back] : of_found_[f]) {
          if (!seen_gold_[g]) gold.push_back(g);
          seen_gold_[g] = true;
        }
      }
    }
    return true;
  }

 private:
  const Overlaps& of_gold_;
  const Overlaps& of_found_;
  std::vector<bool> seen_gold_;
  std::size_t start_ = 0;
};

/// The sum of φ4 over the best pairing of clusters.
double best_similarity(const Partition& gold, const Partition& found, const Overlaps& of_gold,
                       const Overlaps& of_found) {
  double sum = 0;
  Components components(of_gold, of_found);
  for (std::vector<std::size_t> rows, columns; components.next(rows, columns);) {
    std::vector<std::vector<double>> similarity(rows.size(), std::vector<double>(columns.size()));
    for (std::size_t r = 0; r < rows.size(); ++r) {
      for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto shared = of_gold[rows[r]].find(columns[c]);
        if (shared == of_gold[rows[r]].end()) continue;
        similarity[r][c] = 2 * static_cast<double>(shared->second) /
                           static_cast<double>(gold[rows[r]].size() + found[columns[c]].size());
      }
    }
    sum += best_assignment(std::move(similarity));
  }
  return sum;
}

double mentions_in(const Partition& partition) {
  double count = 0;
  for (const Cluster& cluster : partition) count += static_cast<double>(cluster.size());
  return count;
}

}  // namespace

double Fractions::recall() const {
  return ratio(recall_part, recall_whole);
}

double Fractions::precision() const {
  return ratio(precision_part, precision_whole);
}

double Fractions::f1() const {
  return ratio(2 * precision() * recall(), precision() + recall());
}

Fractions& Fractions::operator+=(const Fractions& other) {
  recall_part += other.recall_part;
  recall_whole += other.recall_whole;
  precision_part += other.precision_part;
  precision_whole += other.precision_whole;
  return *this;
}

double CoreferenceScore::conll_f1() const {
  return (muc.f1() + b_cubed.f1() + ceaf.f1()) / 3;
}

CoreferenceScore& CoreferenceScore::operator+=(const CoreferenceScore& other) {
  muc += other.muc;
  b_cubed += other.b_cubed;
  ceaf += other.ceaf;
  mentions += other.mentions;
  return *this;
}

CoreferenceScore score_coreference(const Partition& gold, const Partition& found) {
  const Overlaps of_gold = overlaps_of(gold, found);
  const Overlaps of_found = overlaps_of(found, gold);
  CoreferenceScore score;
  add_muc(gold, of_gold, score.muc.recall_part, score.muc.recall_whole);
  add_muc(found, of_found, score.muc.precision_part, score.muc.precision_whole);
  add_b_cubed(gold, of_gold, score.b_cubed.recall_part, score.b_cubed.recall_whole);
  add_b_cubed(found, of_found, score.b_cubed.precision_part, score.b_cubed.precision_whole);
  const double similarity = best_similarity(gold, found, of_gold, of_found);
  score.ceaf = {similarity, static_cast<double>(gold.size()), similarity,
                static_cast<double>(found.size())};
  double shared = 0;
  for (const auto& overlaps : of_gold) shared += static_cast<double>(shared_mentions(overlaps));
  score.mentions = {shared, mentions_in(gold), shared, mentions_in(found)};
  return score;
}

Partition without_singletons(Partition partition) {
  std::erase_if(partition, [](const Cluster& cluster) { return cluster.size() < 2; });
  return partition;
}

}  // namespace newsgraph::evaluation
