#include "newsgraph/ingest/resolve/event_memory.h"

#include <xxhash.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "newsgraph/ingest/resolve/event_reports.h"
#include "newsgraph/ingest/resolve/report_kinds.h"
#include "newsgraph/ingest/resolve/support.h"

namespace newsgraph::resolve {

namespace {

// Each some 20 to 40 MB.
constexpr std::size_t kMostReports = 40'000;
constexpr std::size_t kMostKinds = 200'000;

std::uint64_t number_of(const Report& report) {
  const ReportKind kind = kind_of(report);
  return XXH3_64bits(kind.data(), kind.size());
}

std::string block_of(const Graph& graph, NodeId event) {
  const Value block = graph.property(event, "block");
  return block.is_string() ? block.as_string() : std::string{};
}

std::string article_of(const Graph& graph, RelationshipId reported_in) {
  return article_id(graph, graph.target(reported_in));
}

}  // namespace

EventMemory::Group EventMemory::reports(const Graph& graph, NodeId event) {
  if (group_size_ > kMostReports) {
    groups_.clear();
    group_size_ = 0;
  }
  std::shared_ptr<ReportGroup>& group = groups_[event.value];
  if (group == nullptr) {
    group = std::make_shared<ReportGroup>(graph, reports_of(graph, event));
    group_size_ += group->reports().size();
  }
  return group;
}

std::vector<NodeId> EventMemory::find_alike(const Graph& graph, const Report& report) {
  std::set<NodeId> alike;
  for (int months : {-1, 0, 1}) {
    const std::string block = resolve::block_of(report, months);
    std::set<NodeId> found;
    index_.find(graph, block, report, found);
    for (NodeId event : found) {
      if (event == report.event || !graph.contains(event)) continue;
      if (block_of(graph, event) == block) alike.insert(event);
    }
  }
  return {alike.begin(), alike.end()};
}

void EventMemory::forget(NodeId event) {
  const auto known = groups_.find(event.value);
  if (known == groups_.end()) return;
  group_size_ -= known->second->reports().size();
  groups_.erase(known);
}

void EventMemory::note_grouped(const Graph& graph, NodeId event) {
  forget(event);
  index_.file(block_of(graph, event), event, reports(graph, event)->reports());
}

void EventMemory::note_twin(const Graph& graph, const Report& report, RelationshipId twin) {
  const auto known = groups_.find(report.event.value);
  if (known == groups_.end()) return;
  known->second->add_like(graph, report, twin);
  ++group_size_;
}

const EventMemory::Twins* EventMemory::twins(const Report& report) const {
  const auto found = twins_.find(number_of(report));
  return found == twins_.end() ? nullptr : &found->second;
}

void EventMemory::note_kind(const Graph& graph, const Report& report) {
  if (twins_.size() > kMostKinds) twins_.clear();
  Twins& twins = twins_.try_emplace(number_of(report), Twins{}).first->second;
  RelationshipId fresh = report.reported_in;
  if (std::find(twins.begin(), twins.end(), fresh) != twins.end()) return;
  for (RelationshipId& each : twins) {
    const bool gone = !graph.contains(each);
    if (gone || article_of(graph, fresh) < article_of(graph, each)) std::swap(each, fresh);
    if (gone) return;
  }
}

void EventMemory::clear() {
  index_.clear();
  groups_.clear();
  group_size_ = 0;
  twins_.clear();
}

}  // namespace newsgraph::resolve
