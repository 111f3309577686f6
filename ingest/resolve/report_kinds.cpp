#include "newsgraph/ingest/resolve/report_kinds.h"

#include <algorithm>
#include <map>

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

bool ReportKinds::contradict(std::size_t left, std::size_t right) const {
  return reports_[left].article == reports_[right].article ||
         matches_[kind_of_[left] * members_.size() + kind_of_[right]].contradicts;
}

std::vector<Link> ReportKinds::links() const {
  std::vector<Link> links;
  for (std::size_t left = 0; left < members_.size(); ++left) {
    for (std::size_t right = 0; right < members_.size(); ++right) {
      const ReportMatch& match = matches_[left * members_.size() + right];
      if (match.contradicts || match.score < kSameEvent) continue;
      for (std::size_t report : members_[left]) link(report, right, match, links);
    }
  }
  const auto ends = [](const Link& link) { return std::pair(link.left, link.right); };
  std::sort(links.begin(), links.end(),
            [&](const Link& left, const Link& right) { return ends(left) < ends(right); });
  const auto repeated =
      std::unique(links.begin(), links.end(),
                  [&](const Link& left, const Link& right) { return ends(left) == ends(right); });
  links.erase(repeated, links.end());
  return links;
}

/// To the first of the kind that another article tells.
void ReportKinds::link(std::size_t report, std::size_t kind, const ReportMatch& match,
                       std::vector<Link>& links) const {
  for (std::size_t other : members_[kind]) {
    if (reports_[other].article == reports_[report].article) continue;
    links.push_back(
        {std::min(report, other), std::max(report, other), match.score, match.reason, false});
    return;
  }
}

}  // namespace newsgraph::resolve
