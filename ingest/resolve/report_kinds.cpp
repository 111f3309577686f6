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

/// Of each report whether it is the first of its kind, or its article has another that it could be
/// one with.
std::vector<bool> ReportKinds::leading() const {
  std::vector<bool> leads(reports_.size(), false);
  for (const std::vector<std::size_t>& kind : members_) leads[kind.front()] = true;
  std::map<NodeId, std::vector<std::size_t>> told_in;
  for (std::size_t i = 0; i < reports_.size(); ++i) told_in[reports_[i].article].push_back(i);
  for (const auto& [article, told] : told_in) {
    for (std::size_t one : told) {
      for (std::size_t other : told) {
        if (one != other && !match(one, other).contradicts) leads[one] = true;
      }
    }
  }
  return leads;
}

std::vector<Link> ReportKinds::links() const {
  const std::vector<bool> leads = leading();
  std::vector<Link> links;
  const auto add = [&](std::size_t left, std::size_t right) {
    const ReportMatch& found = match(left, right);
    if (found.score < kSameEvent || contradict(left, right)) return;
    links.push_back({left, right, found.score, found.reason, false});
  };
  for (std::size_t leader = 0; leader < reports_.size(); ++leader) {
    if (!leads[leader]) continue;
    for (std::size_t other = 0; other < reports_.size(); ++other) {
      if (other == leader || (other < leader && leads[other])) continue;
      add(std::min(leader, other), std::max(leader, other));
    }
  }
  return links;
}

}  // namespace newsgraph::resolve
