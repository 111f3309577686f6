#include "newsgraph/graph/model/adjacency.h"

#include <algorithm>
#include <cassert>

namespace newsgraph::model {

namespace {

bool before(const Adjacent& entry, RelationshipId relationship) {
  return entry.relationship < relationship;
}

}  // namespace

std::vector<Adjacency::Run>::iterator Adjacency::find_run(TypeId type) {
  return std::lower_bound(runs_.begin(), runs_.end(), type,
                          [](const Run& run, TypeId wanted) { return run.type < wanted; });
}

std::uint32_t Adjacency::begin_of(std::vector<Run>::const_iterator run) const {
  return run == runs_.begin() ? 0 : (run - 1)->end;
}

void Adjacency::insert(TypeId type, Adjacent entry) {
  auto run = find_run(type);
  if (run == runs_.end() || run->type != type) {
    run = runs_.insert(run, Run{type, begin_of(run)});
  }
  const auto first = entries_.begin() + begin_of(run), last = entries_.begin() + run->end;
  entries_.insert(std::lower_bound(first, last, entry.relationship, before), entry);
  for (; run != runs_.end(); ++run) ++run->end;
}

void Adjacency::erase(TypeId type, RelationshipId relationship) {
  auto run = find_run(type);
  assert(run != runs_.end() && run->type == type);
  const auto first = entries_.begin() + begin_of(run), last = entries_.begin() + run->end;
  const auto entry = std::lower_bound(first, last, relationship, before);
  assert(entry != last && entry->relationship == relationship);
  entries_.erase(entry);
  for (auto later = run; later != runs_.end(); ++later) --later->end;
  if (run->end == begin_of(run)) runs_.erase(run);
}

std::span<const Adjacent> Adjacency::of_type(TypeId type) const {
  // A node has few types: a scan of the runs is faster than a binary search.
  std::uint32_t begin = 0;
  for (const Run& run : runs_) {
    if (run.type == type) return {entries_.data() + begin, entries_.data() + run.end};
    begin = run.end;
  }
  return {};
}

}  // namespace newsgraph::model
