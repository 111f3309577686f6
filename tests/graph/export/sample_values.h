// Values of every kind that a property can have, and graphs as text, to see whether a format gives
// them back.
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <vector>

#include "newsgraph/graph/graph.h"

namespace newsgraph::testing {

inline std::vector<Value> sample_values() {
  using Limits = std::numeric_limits<double>;
  const auto temporal = [](const auto& parsed) { return Value(parsed.value()); };
  const Value date = temporal(parse_date("-0044-03-15"));
  return {
      true,
      false,
      0,
      std::numeric_limits<std::int64_t>::min(),
      std::numeric_limits<std::int64_t>::max(),
      0.1,
      -0.0,
      2.0,
      1e300,
      Limits::denorm_min(),
      Limits::infinity(),
      -Limits::infinity(),
      Limits::quiet_NaN(),
      "",
      " white space ",
      "1",
      "true",
      "2025-02-25",
      "=HYPERLINK(\"x\")",
      "a;b,c\"d'e\nf",
      date,
      temporal(parse_date("+999999999-12-31")),
      temporal(parse_local_time("23:59:59.000000001")),
      temporal(parse_time("10:00:00+05:30")),
      temporal(parse_local_date_time("2025-02-25T00:00")),
      temporal(parse_date_time("2025-02-25T10:00:00.5Z")),
      temporal(parse_date_time("2025-02-25T10:00:00[Europe/Lisbon]")),
      temporal(parse_duration("P1Y-2M3DT-0.5S")),
      temporal(parse_duration("PT0S")),
      List{},
      List{1, 2},
      List{1.5, Limits::infinity()},
      List{true, false},
      List{""},
      List{"", ""},
      List{"a", "", "b c"},
      List{date, date},
      List{1, 2.0},
      List{1, "one", date, true, Limits::quiet_NaN()},
  };
}

/// Nodes and relationships with labels, properties and evidence, without their numbers: one text
/// for graphs that differ in numbers only, as long as no two nodes are alike.
inline std::string described(const Graph& graph) {
  std::vector<std::string> lines;
  const auto sorted = [&](NodeId node) {
    std::vector<std::string> labels;
    for (const LabelId label : graph.labels(node)) labels.emplace_back(graph.name(label));
    std::ranges::sort(labels);
    std::string text = "(";
    for (const std::string& label : labels) text += ":" + label;
    return text + to_literal(Value(graph.properties(node))) + ")";
  };
  for (const NodeId node : graph.all_nodes()) lines.push_back(sorted(node));
  for (const RelationshipId each : graph.all_relationships()) {
    std::string line =
        sorted(graph.source(each)) + "-" + std::string(graph.name(graph.type(each))) +
        to_literal(Value(graph.properties(each))) + "->" + sorted(graph.target(each));
    for (const Evidence& evidence : graph.evidence(each)) {
      line += "\n  " + sorted(evidence.article) + std::to_string(evidence.sentence) + "," +
              std::to_string(evidence.begin_codepoint) + "," +
              std::to_string(evidence.end_codepoint) + to_literal(Value(evidence.quote)) +
              to_literal(Value(evidence.confidence));
    }
    lines.push_back(line);
  }
  std::ranges::sort(lines);
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

}  // namespace newsgraph::testing
