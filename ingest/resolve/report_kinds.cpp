#include "newsgraph/ingest/resolve/report_kinds.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace newsgraph::resolve {

namespace {

constexpr char kEnd = '\x1f';  // no name or number holds it

void put(ReportKind& kind, std::string_view part) {
  kind += part;
  kind += kEnd;
}

void put(ReportKind& kind, std::int64_t number) {
  put(kind, std::to_string(number));
}

std::string described(const Participant& participant) {
  std::string text;
  put(text, participant.acts ? "actor" : "recipient");
  put(text, std::int64_t{participant.node.value});
  put(text, participant.is_country ? "country" : "");
  for (const std::string& country : participant.countries) put(text, country);
  return text;
}

}  // namespace

ReportKind kind_of(const Report& report) {
  ReportKind kind;
  for (const std::string* part : {&report.type, &report.mode, &report.status}) put(kind, *part);
  if (report.period) {
    put(kind, report.period->first.days);
    put(kind, report.period->last.days);
    put(kind, static_cast<std::int64_t>(report.period->precision));
  } else {
    put(kind, "undated");
    put(kind, report.published ? std::to_string(report.published->days) : "");
  }
  std::vector<std::string> participants;
  for (const Participant& each : report.participants) participants.push_back(described(each));
  std::sort(participants.begin(), participants.end());
  for (const std::string& each : participants) put(kind, each);
  put(kind, "about");
  for (NodeId each : report.about) put(kind, std::int64_t{each.value});
  return kind;
}

ReportKinds::ReportKinds(const std::vector<Report>& reports) : reports_(reports) {
  std::map<ReportKind, std::size_t> known;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    const auto [kind, fresh] = known.try_emplace(resolve::kind_of(reports[i]), members_.size());
    if (fresh) members_.emplace_back();
    members_[kind->second].push_back(i);
    kind_of_.push_back(kind->second);
  }
  for (const auto& left : members_) {
    for (const auto& right : members_) {
      matches_.push_back(compare_told(reports[left.front()], reports[right.front()]));
    }
  }
}

const ReportMatch& ReportKinds::match(std::size_t left, std::size_t right) const {
  return matches_[kind_of_[left] * members_.size() + kind_of_[right]];
}

bool ReportKinds::contradict(std::size_t left, std::size_t right) const {
  return reports_[left].article == reports_[right].article || match(left, right).contradicts;
}

bool ReportKinds::any_contradict() const {
  std::set<NodeId> articles;
  for (const Report& report : reports_) articles.insert(report.article);
  return articles.size() < reports_.size() ||
         std::any_of(
             matches_.begin(), matches_.end(),
             [](const ReportMatch& match) { return match.contradicts; });
}

std::vector<Link> ReportKinds::links() const {
  return any_contradict() ? all_links() : first_links();
}

std::vector<Link> ReportKinds::all_links() const {
  std::vector<Link> links;
  for (std::size_t i = 0; i < reports_.size(); ++i) {
    for (std::size_t j = i + 1; j < reports_.size(); ++j) {
      const ReportMatch& found = match(i, j);
      if (contradict(i, j) || found.score < kSameEvent) continue;
      links.push_back({i, j, found.score, found.reason, false});
    }
  }
  return links;
}

std::vector<Link> ReportKinds::first_links() const {
  std::map<std::pair<std::size_t, std::size_t>, const ReportMatch*> ends;
  for (std::size_t report = 0; report < reports_.size(); ++report) {
    for (const std::vector<std::size_t>& kind : members_) {
      const bool itself = kind.front() == report;
      if (itself && kind.size() == 1) continue;
      const std::size_t other = itself ? kind[1] : kind.front();
      const ReportMatch& found = match(report, other);
      if (found.score >= kSameEvent) ends[std::minmax(report, other)] = &found;
    }
  }
  std::vector<Link> links;
  for (const auto& [end, found] : ends) {
    links.push_back({end.first, end.second, found->score, found->reason, false});
  }
  return links;
}

}  // namespace newsgraph::resolve
