#include "newsgraph/graph/model/property_index.h"

#include <algorithm>
#include <utility>

namespace newsgraph::model {

std::span<const NodeId> PropertyIndex::list_of_base(std::uint64_t hash) const {
  const auto found = std::lower_bound(base_.hashes.begin(), base_.hashes.end(), hash);
  if (found == base_.hashes.end() || *found != hash) return {};
  const auto position = static_cast<std::size_t>(found - base_.hashes.begin());
  const std::uint32_t begin = base_.begins[position];
  return base_.nodes.span().subspan(begin, base_.begins[position + 1] - begin);
}

std::span<const NodeId> PropertyIndex::list_of(std::uint64_t hash) const {
  const auto changed = changed_.find(hash);
  return changed == changed_.end() ? list_of_base(hash) : changed->second;
}

std::vector<NodeId>& PropertyIndex::own_list(std::uint64_t hash) {
  const auto [entry, made] = changed_.try_emplace(hash);
  if (made) {
    const std::span<const NodeId> known = list_of_base(hash);
    entry->second.assign(known.begin(), known.end());
  }
  return entry->second;
}

void PropertyIndex::insert(const Value& value, NodeId node) {
  if (value.is_null()) return;
  std::vector<NodeId>& nodes = own_list(hash_value(value));
  nodes.insert(std::ranges::upper_bound(nodes, node), node);
}

void PropertyIndex::erase(const Value& value, NodeId node) {
  if (value.is_null()) return;
  const std::uint64_t hash = hash_value(value);
  std::vector<NodeId>& nodes = own_list(hash);
  const auto place = std::ranges::lower_bound(nodes, node);
  if (place != nodes.end() && *place == node) nodes.erase(place);
  if (nodes.empty() && list_of_base(hash).empty()) changed_.erase(hash);
}

std::span<const NodeId> PropertyIndex::find(const Value& value) const {
  return value.is_null() ? std::span<const NodeId>() : list_of(hash_value(value));
}

PropertyIndex::Entry PropertyIndex::entry(const Value& value, NodeId node) {
  return {hash_value(value), node};
}

void PropertyIndex::build(std::vector<Entry> entries) {
  std::ranges::sort(entries);
  std::vector<std::uint64_t> hashes;
  std::vector<std::uint32_t> begins;
  std::vector<NodeId> nodes;
  nodes.reserve(entries.size());
  for (const auto& [hash, node] : entries) {
    if (hashes.empty() || hashes.back() != hash) {
      hashes.push_back(hash);
      begins.push_back(static_cast<std::uint32_t>(nodes.size()));
    }
    nodes.push_back(node);
  }
  begins.push_back(static_cast<std::uint32_t>(nodes.size()));
  base_ = {FrozenArray<std::uint64_t>(std::move(hashes)),
           FrozenArray<std::uint32_t>(std::move(begins)), FrozenArray<NodeId>(std::move(nodes))};
  changed_.clear();
}

void PropertyIndex::compact() {
  if (changed_.empty()) return;
  std::vector<Entry> entries;
  for (const std::uint64_t hash : base_.hashes) {
    if (changed_.contains(hash)) continue;
    for (const NodeId node : list_of_base(hash)) entries.emplace_back(hash, node);
  }
  for (const auto& [hash, list] : changed_) {
    for (const NodeId node : list) entries.emplace_back(hash, node);
  }
  build(std::move(entries));
}

}  // namespace newsgraph::model
