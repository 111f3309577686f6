#include "newsgraph/query/planner/cost.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

#include "newsgraph/graph/topology.h"

namespace newsgraph::planner {
namespace {

using parser::Direction;

/// A step against a direction leaves from where relationships lead to.
bool walks_forwards(Direction direction) {
  return direction != Direction::kIncoming;
}
bool walks_backwards(Direction direction) {
  return direction != Direction::kOutgoing;
}

/// The highest id of a set that is not empty.
std::uint32_t last_of(const IdSet& ids) {
  const std::span<const std::uint64_t> words = ids.words();
  std::size_t word = words.size() - 1;
  while (words[word] == 0) --word;
  return static_cast<std::uint32_t>(word * 64 + 63) -
         static_cast<std::uint32_t>(std::countl_zero(words[word]));
}

/// Values, and how often each came up in a sample.
using Frequencies = std::unordered_map<Value, std::size_t, ValueHash, ValueEquivalent>;

/// How many different values all have of which these were sampled, told from how many came up once
/// and how many twice.
///
/// Source: Chao, Nonparametric estimation of the number of classes in a population (Scandinavian
/// Journal of Statistics 11, 1984).
double estimate_different(const Frequencies& sampled, double all) {
  double once = 0, twice = 0, seen = 0;
  for (const auto& [value, count] : sampled) {
    seen += static_cast<double>(count);
    once += count == 1 ? 1 : 0;
    twice += count == 2 ? 1 : 0;
  }
  if (seen >= all) return static_cast<double>(sampled.size());
  if (once > 0 && twice == 0) return all;
  const double unseen = once == 0 ? 0 : once * once / (2 * twice);
  return std::clamp(static_cast<double>(sampled.size()) + unseen, 1.0, std::max(1.0, all));
}

}  // namespace

double CostModel::nodes_with_label(const std::string& label) const {
  const auto id = graph_.find_label(label);
  return id ? static_cast<double>(graph_.node_count(*id)) : 0;
}

double CostModel::label_selectivity(const Labels& labels) const {
  const double nodes = std::max(1.0, all_nodes());
  double share = 1;
  for (const std::string& label : labels) share *= nodes_with_label(label) / nodes;
  return share;
}

double CostModel::rarest(const Labels& labels) const {
  const std::string* const label = rarest_label(labels);
  return label ? nodes_with_label(*label) : all_nodes();
}

std::vector<TypeId> CostModel::known(const std::vector<std::string>& types) const {
  std::vector<TypeId> ids;
  for (const std::string& type : types) {
    if (const auto id = graph_.find_type(type)) ids.push_back(*id);
  }
  return ids;
}

const IdSet& CostModel::ends_of(TypeId type, Side side) const {
  const Topology& topology = graph_.topology();
  return side == Side::kSource ? topology.sources_of(type) : topology.targets_of(type);
}

double CostModel::share(TypeId type, Side side, const Labels& labels) const {
  const IdSet& ends = ends_of(type, side);
  double product = 1;
  for (const std::string& label : labels) {
    const auto id = graph_.find_label(label);
    if (!id) return 0;
    const auto [entry, is_new] = shares_.try_emplace({type, side, *id});
    if (is_new && !ends.empty()) {
      entry->second = static_cast<double>(ends.count_common(graph_.topology().nodes_with(*id))) /
                      static_cast<double>(ends.size());
    }
    product *= entry->second;
  }
  return product;
}

double CostModel::degree(TypeId type, Side side, const Labels& labels) const {
  const double count = static_cast<double>(graph_.relationship_count(type));
  return count * share(type, side, labels) / std::max(1.0, rarest(labels));
}

double CostModel::average_degree(const std::vector<std::string>& types, Direction direction,
                                 const Labels& from) const {
  double sum = 0;
  if (types.empty()) {
    sum = static_cast<double>(graph_.relationship_count()) / std::max(1.0, all_nodes());
    return direction == Direction::kBoth ? 2 * sum : sum;
  }
  for (const TypeId type : known(types)) {
    if (walks_forwards(direction)) sum += degree(type, Side::kSource, from);
    if (walks_backwards(direction)) sum += degree(type, Side::kTarget, from);
  }
  return sum;
}

double CostModel::end_selectivity(const std::vector<std::string>& types, Direction direction,
                                  const Labels& to) const {
  if (types.empty()) return label_selectivity(to);
  double relationships = 0, fitting = 0;
  const auto add = [&](TypeId type, Side side) {
    const double count = static_cast<double>(graph_.relationship_count(type));
    relationships += count;
    fitting += count * share(type, side, to);
  };
  for (const TypeId type : known(types)) {
    if (walks_forwards(direction)) add(type, Side::kTarget);
    if (walks_backwards(direction)) add(type, Side::kSource);
  }
  return relationships == 0 ? 0 : fitting / relationships;
}

double CostModel::ends(const std::vector<std::string>& types, Direction direction) const {
  if (types.empty()) return all_nodes();
  double nodes = 0;
  for (const TypeId type : known(types)) {
    if (walks_forwards(direction))
      nodes += static_cast<double>(ends_of(type, Side::kTarget).size());
    if (walks_backwards(direction))
      nodes += static_cast<double>(ends_of(type, Side::kSource).size());
  }
  return std::min(nodes, all_nodes());
}

double CostModel::walk(const std::vector<std::string>& types, Direction direction,
                       const parser::LengthRange& length, const Labels& from) const {
  constexpr std::uint64_t kHorizon = 4;
  // Where a step has led there are such relationships; where a walk starts, there may be none.
  const double first = average_degree(types, direction, from);
  const double further =
      average_degree(types, direction) * all_nodes() / std::max(1.0, ends(types, direction));
  const std::uint64_t minimum = std::min(length.minimum.value_or(1), kHorizon);
  const std::uint64_t maximum =
      std::max(minimum, std::min(length.maximum.value_or(kHorizon), kHorizon));
  double rows = 0;
  for (std::uint64_t steps = minimum; steps <= maximum; ++steps) {
    rows += steps == 0 ? 1 : first * std::pow(further, static_cast<double>(steps - 1));
  }
  return rows;
}

const std::string* CostModel::rarest_label(const Labels& labels) const {
  const auto rarest = std::ranges::min_element(
      labels, {}, [&](const std::string& label) { return nodes_with_label(label); });
  return rarest == labels.end() ? nullptr : &*rarest;
}

double CostModel::equality_selectivity(const Labels& labels, const std::string& key) const {
  const std::string* const label = rarest_label(labels);
  const auto key_id = graph_.find_key(key);
  const auto label_id = label ? graph_.find_label(*label) : std::nullopt;
  if (!key_id || (label && !label_id)) return kEqualitySelectivity;
  const auto [entry, is_new] =
      equalities_.try_emplace({label ? *label : std::string(), key}, kEqualitySelectivity);
  const IdSet& nodes =
      label_id ? graph_.topology().nodes_with(*label_id) : graph_.topology().nodes();
  if (is_new && !nodes.empty()) entry->second = sampled_selectivity(nodes, *key_id);
  return entry->second;
}

double CostModel::sampled_selectivity(const IdSet& nodes, KeyId key) const {
  constexpr std::uint32_t kSample = 128;
  const std::uint32_t first = nodes.next(0);
  const std::uint32_t stride = std::max<std::uint32_t>(1, (last_of(nodes) - first) / kSample);
  Frequencies sampled;
  double seen = 0, with_value = 0;
  for (std::uint32_t at = first; at != IdSet::kNone && seen < kSample;
       at = nodes.next(at + stride)) {
    Value value = graph_.property(NodeId{at}, key);
    ++seen;
    if (value.is_null()) continue;
    ++with_value;
    ++sampled[std::move(value)];
  }
  const auto all = static_cast<double>(nodes.size());
  // They have the property too seldom to be met.
  if (sampled.empty()) {
    return std::min(1 / seen, static_cast<double>(graph_.node_column(key).size()) / all);
  }
  const double share = with_value / seen;
  return share / estimate_different(sampled, all * share);
}

template <class Visit>
void CostModel::sample(TypeId type, const Visit& visit) const {
  constexpr std::uint32_t kSample = 512;
  const Topology& topology = graph_.topology();
  const IdSet& sources = topology.sources_of(type);
  if (sources.empty()) return;
  const std::uint32_t first = sources.next(0), range = last_of(sources) - first;
  const auto size = static_cast<std::uint32_t>(sources.size());
  // Where few nodes have many of them, several of each.
  const std::uint32_t of_each = (kSample + size - 1) / size;
  const std::uint32_t stride = std::max<std::uint32_t>(1, range / (kSample / of_each));
  for (std::uint32_t at = first; at != IdSet::kNone; at = sources.next(at + stride)) {
    const std::span<const Adjacent> items = topology.outgoing(NodeId{at}, type);
    const std::size_t step = std::max<std::size_t>(1, items.size() / of_each);
    for (std::size_t i = at % step; i < items.size(); i += step) visit(items[i].relationship);
  }
}

double CostModel::equality_selectivity_of_relationships(const std::vector<std::string>& types,
                                                        const std::string& key) const {
  const auto key_id = graph_.find_key(key);
  if (!key_id) return kEqualitySelectivity;
  const auto [entry, is_new] =
      relationship_equalities_.try_emplace({types, key}, kEqualitySelectivity);
  if (!is_new) return entry->second;
  Frequencies sampled;
  double all = 0;
  const std::vector<std::string> all_types(graph_.type_names().begin(), graph_.type_names().end());
  for (const TypeId type : known(types.empty() ? all_types : types)) {
    all += static_cast<double>(graph_.relationship_count(type));
    sample(type, [&](RelationshipId relationship) {
      Value value = graph_.property(relationship, *key_id);
      if (!value.is_null()) ++sampled[std::move(value)];
    });
  }
  if (!sampled.empty()) entry->second = 1 / estimate_different(sampled, all);
  return entry->second;
}

bool CostModel::has_index(const std::string& label, const std::string& key) const {
  const auto label_id = graph_.find_label(label);
  const auto key_id = graph_.find_key(key);
  return label_id && key_id && graph_.has_index(*label_id, *key_id);
}

}  // namespace newsgraph::planner
