#include "newsgraph/ingest/resolve/event_reports.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "newsgraph/ingest/resolve/name_nodes.h"
#include "newsgraph/ingest/resolve/support.h"

namespace newsgraph::resolve {

namespace {

constexpr std::array<const char*, 4> kDateKeys{"date", "date_end", "precision", "date_text"};

std::string text(const Value& value) {
  return value.is_string() ? value.as_string() : std::string{};
}

DatePrecision precision_of(const std::string& text) {
  for (DatePrecision each : {DatePrecision::kMonth, DatePrecision::kYear}) {
    if (to_string(each) == text) return each;
  }
  return DatePrecision::kDay;
}

std::optional<Period> period_of(const Graph& graph, RelationshipId report) {
  const Value first = graph.property(report, "date");
  if (!first.is_date()) return std::nullopt;
  const Value last = graph.property(report, "date_end");
  return Period{first.as_date(), last.is_date() ? last.as_date() : first.as_date(),
                precision_of(text(graph.property(report, "precision")))};
}

bool has_label(const Graph& graph, NodeId node, std::string_view label) {
  const auto id = graph.find_label(label);
  return id && graph.has_label(node, *id);
}

/// Countries whose office an article says that a person holds.
std::set<std::string> countries_in(const Graph& graph, NodeId article, NodeId person) {
  std::set<std::string> countries;
  const auto type = graph.find_type("MENTIONS");
  if (!type) return countries;
  for (const Adjacent& mention : graph.outgoing(article, *type)) {
    if (mention.node != person) continue;
    for (const std::string& each : strings_of(graph.property(mention.relationship, "offices"))) {
      const Office office = Office::parse(each);
      if (!office.former && !office.country.empty()) countries.insert(office.country);
    }
  }
  return countries;
}

void add_participant(const Graph& graph, const Adjacent& role, bool acts, std::size_t evidence,
                     Report& report) {
  Participant participant{acts, role.node, {}, has_label(graph, role.node, "Country")};
  participant.countries = participant.is_country ? std::set<std::string>{key_of(graph, role.node)}
                                                 : countries_in(graph, report.article, role.node);
  const Value forms = graph.property(role.relationship, "target_keys");
  if (forms.is_list()) participant.form = text(forms.as_list()[evidence]);
  report.participants.push_back(std::move(participant));
}

/// Gives a report what its article says in one role of an event; `evidence` is the first piece that
/// the article has for it.
void read_role(const Graph& graph, const Adjacent& role, std::size_t evidence, Report& report) {
  const std::string_view type = graph.name(graph.type(role.relationship));
  if (type == "AT" || type == "ABOUT") {
    report.about.insert(role.node);
  } else {
    add_participant(graph, role, type == "ACTOR", evidence, report);
  }
}

/// Gives each report what its article says of who took part, where and about what.
void read_roles(const Graph& graph, NodeId event, std::vector<Report>& reports) {
  std::map<NodeId, Report*> report_in;
  for (Report& report : reports) report_in[report.article] = &report;
  for (const Adjacent& role : graph.outgoing(event)) {
    if (!is_role(graph.name(graph.type(role.relationship)))) continue;
    const std::size_t count = graph.evidence_count(role.relationship);
    NodeId before;
    for (std::size_t i = 0; i < count; ++i) {
      const NodeId article = graph.evidence(role.relationship, i).article;
      if (std::exchange(before, article) == article) continue;  // pieces of one stand together
      const auto found = report_in.find(article);
      if (found != report_in.end()) read_role(graph, role, i, *found->second);
    }
  }
}

/// A report as far as its REPORTED_IN tells it.
Report begin_report(const Graph& graph, NodeId event, const Adjacent& reported_in) {
  Report report;
  report.event = event;
  report.reported_in = reported_in.relationship;
  report.article = reported_in.node;
  report.article_id = article_id(graph, reported_in.node);
  report.type = text(graph.property(event, "type"));
  report.mode = text(graph.property(event, "mode"));
  report.status = text(graph.property(event, "status"));
  report.period = period_of(graph, reported_in.relationship);
  const Value published = graph.property(reported_in.node, "date");
  if (published.is_date()) report.published = published.as_date();
  return report;
}

void set_if_changed(Graph& graph, NodeId node, std::string_view key, Value value) {
  if (!equivalent(graph.property(node, key), value)) graph.set_property(node, key, value);
}

/// The surest report; among equals, of the article whose id comes first.
RelationshipId surest(const Graph& graph, const std::vector<Report>& reports) {
  const auto rank = [&](const Report& report) {
    const Value confidence = graph.property(report.reported_in, "confidence");
    return std::tuple(confidence.is_float() ? -confidence.as_float() : 0.0, report.article_id,
                      text(graph.property(report.reported_in, "quote")));
  };
  return std::min_element(
             reports.begin(), reports.end(),
             [&](const Report& left, const Report& right) { return rank(left) < rank(right); })
      ->reported_in;
}

/// The report that dates the event most exactly.
const Report& best_dated(const std::vector<Report>& reports) {
  const auto rank = [](const Report& report) {
    if (!report.period) return std::tuple(true, DatePrecision::kYear, Date{}, Date{});
    return std::tuple(false, report.period->precision, report.period->first, report.period->last);
  };
  return *std::min_element(
      reports.begin(), reports.end(),
      [&](const Report& left, const Report& right) { return rank(left) < rank(right); });
}

}  // namespace

std::vector<Report> reports_of(const Graph& graph, NodeId event) {
  std::vector<Report> reports;
  const auto type = graph.find_type(kReportedIn);
  if (!type) return reports;
  for (const Adjacent& each : graph.outgoing(event, *type)) {
    reports.push_back(begin_report(graph, event, each));
  }
  read_roles(graph, event, reports);
  return reports;
}

Report report_in(const Graph& graph, RelationshipId reported_in) {
  const NodeId event = graph.source(reported_in);
  Report report = begin_report(graph, event, {reported_in, graph.target(reported_in)});
  for (const Adjacent& role : graph.outgoing(event)) {
    if (!is_role(graph.name(graph.type(role.relationship)))) continue;
    const auto evidence = first_support(graph, role.relationship, report.article);
    if (evidence) read_role(graph, role, *evidence, report);
  }
  return report;
}

std::string block_of(const Report& report, int months_later) {
  std::string block = report.type + "/" + report.mode + " " + report.status;
  const std::optional<Date> day = report.period ? report.period->first : report.published;
  if (!day) return block;
  const CivilDate civil = day->civil();
  const std::int64_t month = std::int64_t{civil.year} * 12 + civil.month - 1 + months_later;
  return block + " " + std::to_string(month / 12) + "-" + std::to_string(month % 12 + 1);
}

RelationshipId move_report(Graph& graph, const Report& report, NodeId event) {
  const auto leaving = graph.outgoing(report.event);
  for (const Adjacent& each : std::vector<Adjacent>(leaving.begin(), leaving.end())) {
    const std::string type(graph.name(graph.type(each.relationship)));
    if (!is_role(type)) continue;
    std::vector<Support> moved;
    std::vector<Support> left;
    for (Support& support : support_of(graph, each.relationship)) {
      (support.evidence.article == report.article ? moved : left).push_back(std::move(support));
    }
    if (moved.empty()) continue;
    set_support(graph, each.relationship, std::move(left));
    add_support(graph, {event, type, each.node, {}}, std::move(moved));
  }
  const Map properties = graph.properties(report.reported_in);
  const std::vector<Evidence> evidence = graph.evidence(report.reported_in);
  graph.delete_relationship(report.reported_in);
  const RelationshipId moved =
      graph.create_relationship(event, kReportedIn, report.article, properties);
  graph.set_evidence(moved, evidence);
  return moved;
}

void show_reports(Graph& graph, NodeId event) {
  const std::vector<Report> reports = reports_of(graph, event);
  if (reports.empty()) return;
  const Report& dated = best_dated(reports);
  for (const char* key : kDateKeys) {
    set_if_changed(graph, event, key, graph.property(dated.reported_in, key));
  }
  const RelationshipId sure = surest(graph, reports);
  set_if_changed(graph, event, "summary", graph.property(sure, "quote"));
  set_if_changed(graph, event, "cameo", graph.property(sure, "cameo"));
  // Without any date, the month of the first report.
  const Report& first = *std::min_element(reports.begin(), reports.end(),
                                          [](const Report& left, const Report& right) {
                                            return std::tie(left.published, left.article_id) <
                                                   std::tie(right.published, right.article_id);
                                          });
  set_if_changed(graph, event, "block", Value(block_of(dated.period ? dated : first, 0)));
}

}  // namespace newsgraph::resolve
