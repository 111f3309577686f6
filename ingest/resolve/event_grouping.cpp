#include <algorithm>
#include <deque>
#include <map>
#include <optional>
#include <tuple>

#include "newsgraph/ingest/resolve/event_nodes.h"
#include "newsgraph/ingest/resolve/event_reports.h"
#include "newsgraph/ingest/resolve/grouping.h"
#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/resolve/report_kinds.h"

namespace newsgraph::resolve {

namespace {

/// Reports that hang together: each may be of the event of some other.
class Reports {
 public:
  Reports(const Graph& graph, const std::set<NodeId>& events) : graph_(graph) {
    for (NodeId event : events) reach(event);
    while (!waiting_.empty()) {
      const NodeId event = waiting_.front();
      waiting_.pop_front();
      look_around(event);
    }
    put_in_order();
  }

  const std::vector<Report>& all() const { return all_; }

  Grouping group() const {
    GroupingProblem problem;
    problem.count = all_.size();
    problem.threshold = kSameEvent;
    const ReportKinds kinds(all_);
    problem.links = kinds.links();
    problem.contradicts = [&](std::size_t left, std::size_t right) {
      return kinds.contradict(left, right);
    };
    // Of several events that an undated report fits, it is of the nearest: there are no rivals.
    return resolve::group(problem);
  }

 private:
  void reach(NodeId event) {
    if (reached_.contains(event)) return;
    reached_[event] = reports(event);
    waiting_.push_back(event);
  }

  const std::vector<Report>& reports(NodeId event) {
    const auto known = beside_.find(event);
    if (known != beside_.end()) return known->second;
    return beside_.emplace(event, reports_of(graph_, event)).first->second;
  }

  void look_around(NodeId event) {
    const std::vector<Report> own = reached_.at(event);
    std::set<ReportKind> seen;
    for (const Report& report : own) {
      if (!seen.insert(kind_of(report)).second) continue;  // what it finds has been found
      for (NodeId other : find_alike(graph_, report)) {
        if (reached_.contains(other)) continue;
        const std::vector<Report>& others = reports(other);
        const bool joined = std::any_of(others.begin(), others.end(), [&](const Report& each) {
          const ReportMatch match = compare(report, each);
          return !match.contradicts && match.score >= kSameEvent;
        });
        if (joined) reach(other);
      }
    }
  }

  /// Where a report stands among others: by its article, what it tells, and of whom.
  using Place = std::tuple<std::string, std::string, std::int64_t, std::string>;

  Place place(const Report& report) const {
    std::set<std::string> participants;
    for (const Participant& each : report.participants) {
      participants.insert((each.acts ? "a " : "r ") + key_of(graph_, each.node) + " " + each.form);
    }
    const Value date = graph_.property(report.reported_in, "date_text");
    std::string told = date.is_string() ? date.as_string() : std::string{};
    for (const std::string& each : participants) told += "; " + each;
    const Value sentence = graph_.property(report.reported_in, "sentence");
    return {report.article_id, report.type + "/" + report.mode + " " + report.status,
            sentence.is_integer() ? sentence.as_integer() : 0, std::move(told)};
  }

  void put_in_order() {
    std::vector<std::pair<Place, const Report*>> placed;
    for (const auto& [event, reports] : reached_) {
      for (const Report& each : reports) placed.emplace_back(place(each), &each);
    }
    std::stable_sort(placed.begin(), placed.end(),
                     [](const auto& left, const auto& right) { return left.first < right.first; });
    for (const auto& [where, report] : placed) all_.push_back(*report);
  }

  const Graph& graph_;
  std::map<NodeId, std::vector<Report>> reached_;
  std::map<NodeId, std::vector<Report>> beside_;
  std::deque<NodeId> waiting_;
  std::vector<Report> all_;
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

}  // namespace

void regroup_events(Graph& graph, const std::set<NodeId>& events) {
  std::set<NodeId> living;
  for (NodeId event : events) {
    if (graph.contains(event)) living.insert(event);
  }
  const Reports hanging(graph, living);
  const std::vector<Report>& reports = hanging.all();
  const Grouping grouping = hanging.group();
  std::map<std::size_t, Members> numbered;
  for (std::size_t i = 0; i < reports.size(); ++i) numbered[grouping.group_of[i]].push_back(i);
  std::vector<Members> groups;
  for (auto& [number, members] : numbered) groups.push_back(std::move(members));
  const std::vector<NodeId> nodes = choose_nodes(graph, reports, groups);
  std::set<NodeId> left;
  for (std::size_t number = 0; number < groups.size(); ++number) {
    for (std::size_t member : groups[number]) {
      left.insert(reports[member].event);
      if (reports[member].event != nodes[number]) {
        move_report(graph, reports[member], nodes[number]);
      }
    }
  }
  for (std::size_t number = 0; number < groups.size(); ++number) {
    left.erase(nodes[number]);
    write_reasons(graph, reports, grouping, groups[number], nodes[number]);
    show_reports(graph, nodes[number]);
  }
  for (NodeId event : left) graph.detach_delete_node(event);
}

}  // namespace newsgraph::resolve
