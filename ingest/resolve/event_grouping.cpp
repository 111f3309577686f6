#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

#include "newsgraph/ingest/resolve/event_nodes.h"
#include "newsgraph/ingest/resolve/event_reports.h"
#include "newsgraph/ingest/resolve/event_twins.h"
#include "newsgraph/ingest/resolve/grouping.h"
#include "newsgraph/ingest/resolve/report_group.h"

namespace newsgraph::resolve {

namespace {

/// Reports that are grouped together, because what becomes of some bears on the others.
///
/// All other reports are in the events in which grouping everything would put them. That holds
/// still if every link between a report here and one elsewhere is refused: at its moment, something
/// that the one had been joined to contradicts something that the other had. An event with a link
/// that is not refused is taken in, and the reports here are grouped again. So the outcome is that
/// of grouping everything, however little of it is looked at.
class Region {
 public:
  /// Of some events that are not grouped yet the first; the others are left out.
  Region(const Graph& graph, EventMemory& memory, const std::set<NodeId>& ungrouped)
      : graph_(graph), memory_(memory), events_(ungrouped) {
    take_in(*ungrouped.begin());
    for (std::size_t i = 0; i < reports().size(); ++i) kinds_of_first_.insert(all_.kind(i));
    while (const auto event = find_joined()) take_in(*event);
  }

  const std::vector<Report>& reports() const { return all_.reports(); }
  const Grouping& grouping() const { return all_.grouping(); }
  /// The kinds of the reports of the first event.
  const std::set<std::uint64_t>& kinds_of_first() const { return kinds_of_first_; }

 private:
  /// A link from a report here to one elsewhere.
  struct Crossing {
    LinkMoment moment;
    std::size_t here;
    NodeId event;
    EventMemory::Group group;
    std::size_t there;
  };

  void take_in(NodeId event) {
    events_.insert(event);
    all_.add(*memory_.reports(graph_, event));
  }

  const std::vector<NodeId>& alike(const Report& report) {
    const auto [found, fresh] = alike_.try_emplace(report.reported_in);
    if (fresh) found->second = memory_.find_alike(graph_, report);
    return found->second;
  }

  /// Adds the links from reports of some kinds to an event elsewhere.
  void add_crossings(const std::set<std::uint64_t>& kinds, NodeId event,
                     std::vector<Crossing>& crossings) {
    const EventMemory::Group group = memory_.reports(graph_, event);
    std::set<NodeId> apart = told_twice();
    apart.insert(group->articles().begin(), group->articles().end());
    const std::vector<std::size_t> others = group->leaders(all_.articles());
    for (std::size_t here : all_.leaders(apart)) {
      if (!kinds.contains(all_.kind(here))) continue;
      for (std::size_t there : others) add_crossing(here, event, group, there, crossings);
    }
  }

  void add_crossing(std::size_t here, NodeId event, const EventMemory::Group& group,
                    std::size_t there, std::vector<Crossing>& crossings) const {
    const ReportMatch match = compare(reports()[here], group->reports()[there]);
    if (match.contradicts || match.score < kSameEvent) return;
    const LinkMoment moment(match.score, all_.place(here), group->place(there));
    crossings.push_back({moment, here, event, group, there});
  }

  bool is_refused(const Crossing& crossing) const {
    return contradict(all_, all_.joined_before(crossing.here, crossing.moment), *crossing.group,
                      crossing.group->joined_before(crossing.there, crossing.moment));
  }

  /// The event elsewhere to which the first link leads that is not refused.
  std::optional<NodeId> find_joined() {
    std::map<NodeId, std::set<std::uint64_t>> beside;  // by event, the kinds that may be of it
    for (std::size_t here : all_.leaders({})) {
      for (NodeId event : alike(reports()[here])) {
        if (!events_.contains(event)) beside[event].insert(all_.kind(here));
      }
    }
    std::vector<Crossing> crossings;
    for (const auto& [event, kinds] : beside) add_crossings(kinds, event, crossings);
    std::sort(crossings.begin(), crossings.end(), [](const Crossing& left, const Crossing& right) {
      return left.moment < right.moment;
    });
    for (const Crossing& each : crossings) {
      if (!is_refused(each)) return each.event;
    }
    return std::nullopt;
  }

  /// Articles with several reports here: these are kept apart by more than their kind.
  std::set<NodeId> told_twice() const {
    std::set<NodeId> once;
    std::set<NodeId> twice;
    for (const Report& each : reports()) {
      if (!once.insert(each.article).second) twice.insert(each.article);
    }
    return twice;
  }

  const Graph& graph_;
  EventMemory& memory_;
  std::set<NodeId> events_;  ///< here, or left out
  ReportGroup all_;
  std::set<std::uint64_t> kinds_of_first_;
  std::map<RelationshipId, std::vector<NodeId>> alike_;
};

using Members = std::vector<std::size_t>;

/// A group keeps the event node that most of its reports have; one that has none left gets a new.
std::vector<NodeId> choose_nodes(Graph& graph, const std::vector<Report>& reports,
                                 const std::vector<Members>& groups) {
  std::vector<std::tuple<std::size_t, NodeId, std::size_t>> wishes;
  for (std::size_t number = 0; number < groups.size(); ++number) {
    std::map<NodeId, std::size_t> shares;
    for (std::size_t member : groups[number]) ++shares[reports[member].event];
    for (const auto& [event, share] : shares) wishes.emplace_back(share, event, number);
  }
  std::stable_sort(wishes.begin(), wishes.end(), [](const auto& left, const auto& right) {
    return std::get<0>(left) > std::get<0>(right);
  });
  std::vector<std::optional<NodeId>> nodes(groups.size());
  std::set<NodeId> taken;
  for (const auto& [share, event, number] : wishes) {
    if (!nodes[number] && taken.insert(event).second) nodes[number] = event;
  }
  std::vector<NodeId> chosen;
  for (std::size_t number = 0; number < groups.size(); ++number) {
    if (!nodes[number]) {
      const Report& first = reports[groups[number].front()];
      Map properties{{"type", Value(first.type)}, {"status", Value(first.status)}};
      if (!first.mode.empty()) properties["mode"] = first.mode;
      nodes[number] = graph.create_node({"Event"}, properties);
    }
    chosen.push_back(*nodes[number]);
  }
  return chosen;
}

/// Reports on their way to other events. What an article says in the roles of an event is that of
/// one report; so a report waits until no other of its article is where it goes.
class Moves {
 public:
  Moves(Graph& graph, const std::vector<Report>& reports) : graph_(graph) {
    for (const Report& each : reports) residents_.insert({each.event, each.article});
  }

  void add(const Report& report, NodeId to) { waiting_.push_back({report, to}); }

  /// Gives the events made for reports that wait for each other.
  std::vector<NodeId> run() {
    std::vector<NodeId> made;
    while (!waiting_.empty()) {
      const std::size_t before = waiting_.size();
      std::erase_if(waiting_, [&](Move& each) { return go(each.report, each.to); });
      if (waiting_.size() < before) continue;
      made.push_back(graph_.create_node({"Event"}));
      go(waiting_.front().report, made.back());
    }
    return made;
  }

 private:
  struct Move {
    Report report;
    NodeId to;
  };

  bool go(Report& report, NodeId to) {
    if (!residents_.insert({to, report.article}).second) return false;
    residents_.erase({report.event, report.article});
    report.reported_in = move_report(graph_, report, to);
    report.event = to;
    return true;
  }

  Graph& graph_;
  std::set<std::pair<NodeId, NodeId>> residents_;  ///< event and article
  std::vector<Move> waiting_;
};

/// Brings the reports of each group to its node; gives the events where they were.
std::set<NodeId> move_reports(Graph& graph, const std::vector<Report>& reports,
                              const std::vector<Members>& groups,
                              const std::vector<NodeId>& nodes) {
  std::set<NodeId> left;
  Moves moves(graph, reports);
  for (std::size_t number = 0; number < groups.size(); ++number) {
    for (std::size_t member : groups[number]) {
      left.insert(reports[member].event);
      if (reports[member].event != nodes[number]) moves.add(reports[member], nodes[number]);
    }
  }
  for (NodeId event : moves.run()) left.insert(event);
  return left;
}

/// Why a report is of the event: the link by which it hangs on the first report.
void write_reasons(Graph& graph, const std::vector<Report>& reports, const Grouping& grouping,
                   const Members& group, NodeId event) {
  std::map<NodeId, RelationshipId> reported_in;
  for (const Report& report : reports_of(graph, event)) {
    reported_in[report.article] = report.reported_in;
  }
  const std::map<std::size_t, Hold> holds = holds_on(group.front(), grouping);
  for (std::size_t member : group) {
    const auto hold = holds.find(member);
    const bool held = hold != holds.end();
    const RelationshipId report = reported_in.at(reports[member].article);
    const auto write = [&](std::string_view key, Value value) {
      if (!equivalent(graph.property(report, key), value)) {
        graph.set_property(report, key, std::move(value));
      }
    };
    write("reason", held ? Value(hold->second.link->reason) : Value());
    write("score", held ? Value(hold->second.link->score) : Value());
  }
}

/// Remembers the first reports of some kinds, for those that will be told alike. Those that have a
/// way of their own are of no use.
void note_kinds(const Graph& graph, EventMemory& memory, NodeId event,
                const std::set<std::uint64_t>& kinds, const std::set<NodeId>& ungrouped) {
  constexpr std::size_t kTried = 4;
  const EventMemory::Group group = memory.reports(graph, event);
  std::map<std::uint64_t, std::size_t> tried;
  for (std::size_t i = 0; i < group->reports().size(); ++i) {
    if (!kinds.contains(group->kind(i)) || ++tried[group->kind(i)] > kTried) continue;
    const Report& report = group->reports()[i];
    if (stands_alone(graph, report, ungrouped)) memory.note_kind(graph, report);
  }
}

/// Groups the first of some events, and all on which that bears.
void group_anew(Graph& graph, EventMemory& memory, const std::set<NodeId>& ungrouped) {
  const Region region(graph, memory, ungrouped);
  const std::vector<Report>& reports = region.reports();
  const Grouping& grouping = region.grouping();
  const std::set<std::uint64_t> kinds = region.kinds_of_first();
  std::map<std::size_t, Members> numbered;
  for (std::size_t i = 0; i < reports.size(); ++i) numbered[grouping.group_of[i]].push_back(i);
  std::vector<Members> groups;
  for (auto& [number, members] : numbered) groups.push_back(std::move(members));
  const std::vector<NodeId> nodes = choose_nodes(graph, reports, groups);
  std::set<NodeId> left = move_reports(graph, reports, groups, nodes);
  for (std::size_t number = 0; number < groups.size(); ++number) {
    left.erase(nodes[number]);
    write_reasons(graph, reports, grouping, groups[number], nodes[number]);
    show_reports(graph, nodes[number]);
  }
  for (NodeId event : left) graph.detach_delete_node(event);
  for (NodeId event : nodes) memory.note_grouped(graph, event);
  for (NodeId event : nodes) note_kinds(graph, memory, event, kinds, ungrouped);
}

}  // namespace

void regroup_events(Graph& graph, EventMemory& memory, const std::set<NodeId>& events) {
  std::set<NodeId> ungrouped;
  for (NodeId event : events) {
    if (graph.contains(event)) ungrouped.insert(event);
  }
  for (NodeId event : ungrouped) memory.forget(event);
  while (!ungrouped.empty()) {
    if (!join_twins(graph, memory, ungrouped)) group_anew(graph, memory, ungrouped);
    ungrouped.erase(ungrouped.begin());
  }
}

}  // namespace newsgraph::resolve
