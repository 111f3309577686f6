#include "newsgraph/ingest/resolve/report_group.h"

#include <xxhash.h>

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/resolve/report_kinds.h"

namespace newsgraph::resolve {

namespace {

std::uint64_t number_of(const ReportKind& kind) {
  return XXH3_64bits(kind.data(), kind.size());
}

template <class T>
std::vector<T> reordered(std::vector<T>& all, const std::vector<std::size_t>& order) {
  std::vector<T> result;
  result.reserve(all.size());
  for (std::size_t i : order) result.push_back(std::move(all[i]));
  return result;
}

/// One report of each kind.
std::vector<std::size_t> one_of_each(const ReportGroup& group,
                                     const std::vector<std::size_t>& members) {
  std::set<std::uint64_t> seen;
  std::vector<std::size_t> some;
  for (std::size_t each : members) {
    if (seen.insert(group.kind(each)).second) some.push_back(each);
  }
  return some;
}

}  // namespace

ReportPlace place_of(const Graph& graph, const Report& report) {
  std::set<std::string> participants;
  for (const Participant& each : report.participants) {
    participants.insert((each.acts ? "a " : "r ") + key_of(graph, each.node) + " " + each.form);
  }
  const Value date = graph.property(report.reported_in, "date_text");
  std::string told = date.is_string() ? date.as_string() : std::string{};
  for (const std::string& each : participants) told += "; " + each;
  const Value sentence = graph.property(report.reported_in, "sentence");
  return {report.article_id, report.type + "/" + report.mode + " " + report.status,
          sentence.is_integer() ? sentence.as_integer() : 0, std::move(told)};
}

bool LinkMoment::operator<(const LinkMoment& other) const {
  if (score != other.score) return score > other.score;
  if (*first != *other.first) return *first < *other.first;
  return *second < *other.second;
}

ReportGroup::ReportGroup(const Graph& graph, std::vector<Report> reports)
    : reports_(std::move(reports)) {
  for (const Report& each : reports_) {
    places_.push_back(place_of(graph, each));
    kinds_.push_back(number_of(kind_of(each)));
    articles_.insert(each.article);
  }
  put_in_order();
}

void ReportGroup::put_in_order() {
  std::vector<std::size_t> order(reports_.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    if (places_[left] != places_[right]) return places_[left] < places_[right];
    return reports_[left].event < reports_[right].event;
  });
  reports_ = reordered(reports_, order);
  places_ = reordered(places_, order);
  kinds_ = reordered(kinds_, order);
  grouped_ = false;
}

void ReportGroup::add(const ReportGroup& others) {
  reports_.insert(reports_.end(), others.reports_.begin(), others.reports_.end());
  places_.insert(places_.end(), others.places_.begin(), others.places_.end());
  kinds_.insert(kinds_.end(), others.kinds_.begin(), others.kinds_.end());
  articles_.insert(others.articles_.begin(), others.articles_.end());
  put_in_order();
}

void ReportGroup::add_like(const Graph& graph, const Report& report, RelationshipId twin) {
  ReportPlace place = place_of(graph, report);
  const auto at = static_cast<std::size_t>(std::lower_bound(places_.begin(), places_.end(), place) -
                                           places_.begin());
  reports_.insert(reports_.begin() + static_cast<std::ptrdiff_t>(at), report);
  places_.insert(places_.begin() + static_cast<std::ptrdiff_t>(at), std::move(place));
  kinds_.insert(kinds_.begin() + static_cast<std::ptrdiff_t>(at), number_of(kind_of(report)));
  articles_.insert(report.article);
  if (!grouped_) return;
  grouping_.group_of.push_back(0);
  std::optional<Link> like;
  for (Link& each : grouping_.joins) {
    each.left += each.left >= at ? 1 : 0;
    each.right += each.right >= at ? 1 : 0;
    const bool at_left = reports_[each.left].reported_in == twin;
    if (!at_left && reports_[each.right].reported_in != twin) continue;
    like = each;
    std::tie(like->left, like->right) = std::minmax(at, at_left ? each.right : each.left);
  }
  grouped_ = like.has_value();
  if (like) grouping_.joins.push_back(*like);
}

const Grouping& ReportGroup::grouping() const {
  if (grouped_) return grouping_;
  GroupingProblem problem;
  problem.count = reports_.size();
  problem.threshold = kSameEvent;
  const ReportKinds kinds(reports_);
  problem.links = kinds.links();
  if (kinds.any_contradict()) {
    problem.contradicts = [&](std::size_t left, std::size_t right) {
      return kinds.contradict(left, right);
    };
  }
  // Of several events that an undated report fits, it is of the nearest: there are no rivals.
  grouping_ = resolve::group(problem);
  grouped_ = true;
  return grouping_;
}

std::vector<std::size_t> ReportGroup::joined_before(std::size_t report,
                                                    const LinkMoment& moment) const {
  std::vector<std::vector<std::size_t>> beside(reports_.size());
  for (const Link& each : grouping().joins) {
    if (!(LinkMoment(each.score, places_[each.left], places_[each.right]) < moment)) continue;
    beside[each.left].push_back(each.right);
    beside[each.right].push_back(each.left);
  }
  std::vector<std::size_t> joined{report};
  std::vector<bool> reached(reports_.size(), false);
  reached[report] = true;
  for (std::size_t i = 0; i < joined.size(); ++i) {
    for (std::size_t other : beside[joined[i]]) {
      if (reached[other]) continue;
      reached[other] = true;
      joined.push_back(other);
    }
  }
  return joined;
}

std::vector<std::size_t> ReportGroup::leaders(const std::set<NodeId>& articles) const {
  std::vector<std::size_t> leaders;
  std::set<std::uint64_t> seen;
  for (std::size_t i = 0; i < reports_.size(); ++i) {
    const bool apart = articles.contains(reports_[i].article);
    if (apart || seen.insert(kinds_[i]).second) leaders.push_back(i);
  }
  return leaders;
}

bool contradict(const ReportGroup& left, const std::vector<std::size_t>& some,
                const ReportGroup& right, const std::vector<std::size_t>& others) {
  std::set<NodeId> articles;
  for (std::size_t each : some) articles.insert(left.reports()[each].article);
  for (std::size_t each : others) {
    if (articles.contains(right.reports()[each].article)) return true;
  }
  const std::vector<std::size_t> kinds = one_of_each(right, others);
  for (std::size_t one : one_of_each(left, some)) {
    for (std::size_t other : kinds) {
      if (compare_told(left.reports()[one], right.reports()[other]).contradicts) return true;
    }
  }
  return false;
}

}  // namespace newsgraph::resolve
