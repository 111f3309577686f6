#include "newsgraph/graph/model/adjacency_list.h"

#include <algorithm>

namespace newsgraph::model {

namespace {

bool before(const Adjacent& left, const Adjacent& right) {
  return left.node != right.node ? left.node < right.node : left.relationship < right.relationship;
}

}  // namespace

std::vector<AdjacencyList::Run>::iterator AdjacencyList::find_run(TypeId type) {
  return std::lower_bound(runs_.begin(), runs_.end(), type,
                          [](const Run& run, TypeId wanted) { return run.type < wanted; });
}

std::uint32_t AdjacencyList::begin_of(std::vector<Run>::const_iterator run) const {
  return run == runs_.begin() ? 0 : (run - 1)->end;
}

bool AdjacencyList::insert(TypeId type, Adjacent entry) {
  auto run = find_run(type);
  const bool is_first = run == runs_.end() || run->type != type;
  if (is_first) run = runs_.insert(run, Run{type, begin_of(run)});
  const auto first = entries_.begin() + begin_of(run), last = entries_.begin() + run->end;
  const auto place = std::lower_bound(first, last, entry, before) - entries_.begin();
  entries_.insert(entries_.begin() + place, entry);
  nodes_.insert(nodes_.begin() + place, entry.node);
  for (; run != runs_.end(); ++run) ++run->end;
  return is_first;
}

bool AdjacencyList::erase(TypeId type, Adjacent entry) {
  auto run = find_run(type);
  if (run == runs_.end() || run->type != type) return false;
  const auto first = entries_.begin() + begin_of(run), last = entries_.begin() + run->end;
  const auto place = std::lower_bound(first, last, entry, before);
  if (place == last || place->relationship != entry.relationship) return false;
  nodes_.erase(nodes_.begin() + (place - entries_.begin()));
  entries_.erase(place);
  for (auto later = run; later != runs_.end(); ++later) --later->end;
  const bool was_last = run->end == begin_of(run);
  if (was_last) runs_.erase(run);
  return was_last;
}

void AdjacencyList::append(TypeId type, std::span<const Adjacent> entries) {
  entries_.insert(entries_.end(), entries.begin(), entries.end());
  for (const Adjacent& each : entries) nodes_.push_back(each.node);
  runs_.push_back({type, static_cast<std::uint32_t>(entries_.size())});
}

std::span<const Adjacent> AdjacencyList::of_type(TypeId type) const {
  // A node has few types: a scan of the runs is faster than a binary search.
  std::uint32_t begin = 0;
  for (const Run& run : runs_) {
    if (run.type == type) return {entries_.data() + begin, entries_.data() + run.end};
    begin = run.end;
  }
  return {};
}

}  // namespace newsgraph::model
