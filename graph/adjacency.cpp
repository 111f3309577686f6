#include "newsgraph/graph/adjacency.h"

#include <utility>

#include "newsgraph/graph/model/adjacency_list.h"

namespace newsgraph {

/// The lists of changed nodes.
struct Adjacency::Changes {
  static constexpr std::uint32_t kNoList = 0;

  std::vector<std::uint32_t> slots;  ///< by node: one more than the place in `lists`, or kNoList
  std::vector<model::AdjacencyList> lists;
  std::vector<std::uint32_t> free_slots;

  const model::AdjacencyList* find(NodeId node) const {
    const std::uint32_t slot = node.value < slots.size() ? slots[node.value] : kNoList;
    return slot == kNoList ? nullptr : &lists[slot - 1];
  }

  model::AdjacencyList& find_or_add(NodeId node) {
    if (node.value >= slots.size()) slots.resize(node.value + 1);
    std::uint32_t& slot = slots[node.value];
    if (slot == kNoList && !free_slots.empty()) {
      slot = free_slots.back();
      free_slots.pop_back();
    } else if (slot == kNoList) {
      lists.emplace_back();
      slot = static_cast<std::uint32_t>(lists.size());
    }
    return lists[slot - 1];
  }

  void drop(NodeId node) {
    const std::uint32_t slot = std::exchange(slots[node.value], kNoList);
    lists[slot - 1] = {};
    free_slots.push_back(slot);
  }
};

Adjacency::Adjacency() = default;
Adjacency::~Adjacency() = default;
Adjacency::Adjacency(Adjacency&&) noexcept = default;
Adjacency& Adjacency::operator=(Adjacency&&) noexcept = default;

Adjacency::Adjacency(FrozenAdjacency base) : base_(std::move(base)) {
  for (const TypeRuns& type : base_.arrays().types) nodes_.push_back(type.nodes());
}

const model::AdjacencyList* Adjacency::list_of(NodeId node) const {
  return changes_ ? changes_->find(node) : nullptr;
}

std::span<const Adjacent> Adjacency::of_changed(NodeId node) const {
  const model::AdjacencyList* list = list_of(node);
  return list != nullptr ? list->all() : std::span<const Adjacent>();
}

std::span<const Adjacent> Adjacency::of_changed(NodeId node, TypeId type) const {
  const model::AdjacencyList* list = list_of(node);
  return list != nullptr ? list->of_type(type) : std::span<const Adjacent>();
}

std::span<const NodeId> Adjacency::nodes_of_changed(NodeId node) const {
  const model::AdjacencyList* list = list_of(node);
  return list != nullptr ? list->nodes() : std::span<const NodeId>();
}

/// Takes the node over from the base.
Adjacency::Changes& Adjacency::change(NodeId node) {
  if (!changes_) changes_ = std::make_unique<Changes>();
  if (changed_.contains(node.value)) return *changes_;
  changed_.insert(node.value);
  if (base_.of(node).empty()) return *changes_;
  model::AdjacencyList& list = changes_->find_or_add(node);
  for (std::uint32_t type = 0; type < base_.arrays().types.size(); ++type) {
    const std::span<const Adjacent> run = base_.of(node, TypeId{type});
    if (!run.empty()) list.append(TypeId{type}, run);
  }
  return *changes_;
}

void Adjacency::insert(NodeId node, TypeId type, Adjacent entry) {
  if (!change(node).find_or_add(node).insert(type, entry)) return;
  if (type.value >= nodes_.size()) nodes_.resize(type.value + 1);
  nodes_[type.value].insert(node.value);
}

void Adjacency::erase(NodeId node, TypeId type, Adjacent entry) {
  Changes& changes = change(node);
  model::AdjacencyList& list = changes.find_or_add(node);
  if (!list.erase(type, entry)) return;
  nodes_[type.value].erase(node.value);
  if (list.all().empty()) changes.drop(node);
}

std::size_t Adjacency::memory() const {
  std::size_t bytes = base_.memory() + changed_.memory();
  for (const IdSet& nodes : nodes_) bytes += nodes.memory();
  if (!changes_) return bytes;
  bytes += changes_->slots.capacity() * sizeof(std::uint32_t);
  for (const model::AdjacencyList& list : changes_->lists) bytes += sizeof(list) + list.memory();
  return bytes;
}

}  // namespace newsgraph
