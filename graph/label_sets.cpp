#include "newsgraph/graph/label_sets.h"

#include <algorithm>
#include <utility>

namespace newsgraph {

LabelSets::LabelSets() {
  intern({});
}

LabelSets::LabelSets(std::vector<std::vector<LabelId>> sets, std::vector<std::uint32_t> numbers,
                     std::vector<IdSet> nodes)
    : numbers_(std::move(numbers)), nodes_(std::move(nodes)) {
  for (std::vector<LabelId>& set : sets) intern(std::move(set));
}

std::uint32_t LabelSets::intern(std::vector<LabelId> set) {
  const auto [entry, is_new] =
      set_numbers_.try_emplace(set, static_cast<std::uint32_t>(sets_.size()));
  if (is_new) sets_.push_back(std::move(set));
  return entry->second;
}

IdSet& LabelSets::nodes_of(LabelId label) {
  if (label.value >= nodes_.size()) nodes_.resize(label.value + 1);
  return nodes_[label.value];
}

void LabelSets::put(NodeId node, std::uint32_t number) {
  if (node.value >= numbers_.size()) numbers_.resize(node.value + 1);
  numbers_[node.value] = number;
}

void LabelSets::set(NodeId node, std::span<const LabelId> labels) {
  // Nodes that come in bulk mostly have the labels of the one before.
  const std::uint32_t last = numbers_.empty() ? 0 : numbers_.back();
  if (std::ranges::equal(labels, sets_[last])) {
    put(node, last);
  } else {
    std::vector<LabelId> set(labels.begin(), labels.end());
    std::ranges::sort(set);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    put(node, intern(std::move(set)));
  }
  for (const LabelId label : this->labels(node)) nodes_of(label).insert(node.value);
}

void LabelSets::add(NodeId node, LabelId label) {
  const std::span<const LabelId> before = labels(node);
  std::vector<LabelId> set(before.begin(), before.end());
  set.insert(std::lower_bound(set.begin(), set.end(), label), label);
  put(node, intern(std::move(set)));
  nodes_of(label).insert(node.value);
}

void LabelSets::remove(NodeId node, LabelId label) {
  const std::span<const LabelId> before = labels(node);
  std::vector<LabelId> set(before.begin(), before.end());
  std::erase(set, label);
  put(node, intern(std::move(set)));
  nodes_of(label).erase(node.value);
}

std::size_t LabelSets::memory() const {
  std::size_t bytes = numbers_.capacity() * sizeof(std::uint32_t);
  for (const IdSet& nodes : nodes_) bytes += nodes.memory();
  return bytes;
}

}  // namespace newsgraph
