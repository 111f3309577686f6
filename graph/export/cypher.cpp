// Cypher statements that make the graph again: `newsgraph query GRAPH --create --batch --file …`.
//
//     CREATE (:Person:`newsgraph export` {`newsgraph export`: 0, name: 'Ada'}),
//       (:Person:`newsgraph export` {`newsgraph export`: 1, name: 'Bob'});
//     UNWIND [
//       [0, 1, {since: date('1833-06-05')}]
//     ] AS row
//     MATCH (a:`newsgraph export` {`newsgraph export`: row[0]}), (b:… {…: row[1]})
//     CREATE (a)-[r:KNOWS]->(b) SET r = row[2];
//     MATCH (n:`newsgraph export`) REMOVE n:`newsgraph export`, n.`newsgraph export`;
//
// A label and a property that the graph has not, both taken away at the end, tell relationships
// their nodes.
#include <algorithm>
#include <cmath>
#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/part.h"
#include "newsgraph/graph/utf8.h"

namespace newsgraph {

namespace {

constexpr std::size_t kThingsAStatement = 500;

std::string quoted_name(std::string_view name) {
  std::string text = "`";
  for (const char character : valid_utf8(name)) {
    if (character == '`') text += '`';
    text += character;
  }
  return text + "`";
}

/// Bare where every Cypher takes it so.
std::string name_of(std::string_view name) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";
  const bool is_plain = !name.empty() && (name.front() < '0' || name.front() > '9') &&
                        name.find_first_not_of(kLetters) == std::string_view::npos;
  return is_plain ? std::string(name) : quoted_name(name);
}

/// As to_literal(), in text that is UTF-8, and for floats that are no finite number: Cypher has no
/// literals for those.
std::string literal(const Value& value) {
  if (value.is_string()) return to_literal(Value(valid_utf8(value.as_string())));
  if (value.is_float() && !std::isfinite(value.as_float())) {
    return std::isnan(value.as_float()) ? "0.0 / 0.0"
           : value.as_float() > 0       ? "1.0 / 0.0"
                                        : "-1.0 / 0.0";
  }
  if (!value.is_list()) return to_literal(value);
  std::string text = "[";
  for (const Value& element : value.as_list()) {
    if (text.size() > 1) text += ", ";
    text += literal(element);
  }
  return text + "]";
}

/// "name: 'Ada', born: 1815".
std::string members(const Map& properties) {
  std::string text;
  for (const auto& [key, value] : properties) {
    if (!text.empty()) text += ", ";
    text += name_of(key) + ": " + literal(value);
  }
  return text;
}

/// A name that is neither a label nor a property of the graph.
std::string free_name(const Graph& graph) {
  std::string name = "newsgraph export";
  while (graph.find_label(name) || graph.find_key(name)) name += '_';
  return quoted_name(name);
}

class Script {
 public:
  Script(const Graph& graph, std::ostream& out)
      : graph_(graph), out_(out), mark_(free_name(graph)) {}

  void write(const exporting::Part& part) {
    if (part.nodes.empty()) return;
    write_nodes(part.nodes);
    std::map<std::string, std::vector<RelationshipId>, std::less<>> by_type;
    for (const RelationshipId each : part.relationships) {
      by_type[std::string(graph_.name(graph_.type(each)))].push_back(each);
    }
    for (const auto& [type, relationships] : by_type) write_relationships(type, relationships);
    out_ << "MATCH (n:" << mark_ << ") REMOVE n:" << mark_ << ", n." << mark_ << ";\n";
  }

 private:
  void write_nodes(const std::vector<NodeId>& nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      out_ << (i % kThingsAStatement == 0 ? "CREATE (" : "  (");
      for (const LabelId label : graph_.labels(nodes[i]))
        out_ << ':' << name_of(graph_.name(label));
      const std::string properties = members(graph_.properties(nodes[i]));
      out_ << ':' << mark_ << " {" << mark_ << ": " << nodes[i].value
           << (properties.empty() ? "" : ", ") << properties << "})" << end_of(i, nodes.size());
    }
  }

  void write_relationships(const std::string& type, const std::vector<RelationshipId>& all) {
    const auto node = [&](const char* variable, int place) {
      out_ << '(' << variable << ':' << mark_ << " {" << mark_ << ": row[" << place << "]})";
    };
    for (std::size_t begin = 0; begin < all.size(); begin += kThingsAStatement) {
      const std::size_t end = std::min(begin + kThingsAStatement, all.size());
      out_ << "UNWIND [\n";
      for (std::size_t i = begin; i < end; ++i) write_row(all[i], i + 1 == end);
      out_ << "] AS row\nMATCH ";
      node("a", 0);
      out_ << ", ";
      node("b", 1);
      out_ << "\nCREATE (a)-[r:" << name_of(type) << "]->(b) SET r = row[2];\n";
    }
  }

  void write_row(RelationshipId each, bool is_last) {
    out_ << "  [" << graph_.source(each).value << ", " << graph_.target(each).value << ", {"
         << members(graph_.properties(each)) << (is_last ? "}]\n" : "}],\n");
  }

  static const char* end_of(std::size_t i, std::size_t count) {
    return i + 1 == count || (i + 1) % kThingsAStatement == 0 ? ";\n" : ",\n";
  }

  const Graph& graph_;
  std::ostream& out_;
  std::string mark_;
};

}  // namespace

void export_cypher(const Graph& graph, const Selection& selection, std::ostream& out) {
  Script(graph, out).write(exporting::part_of(graph, selection));
}

}  // namespace newsgraph
