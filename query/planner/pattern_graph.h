// A MATCH pattern as a graph: its nodes and relationships, each variable once, and what each must
// satisfy; the form in which the order of matching is decided.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "newsgraph/query/parser/ast.h"
#include "newsgraph/query/planner/slot.h"

namespace newsgraph::planner {

struct PatternGraph {
  struct Node {
    std::string name;
    Slot slot;
    bool bound;  ///< before the MATCH
    std::vector<std::string> labels;
  };
  struct Relationship {
    std::string name;
    Slot slot;
    bool bound;
    std::size_t left;
    std::size_t right;
    const parser::RelationshipPattern* pattern;
    parser::ShortestKind shortest = parser::ShortestKind::kNone;
  };
  struct Part {
    std::string path;  ///< empty when the path has no name
    std::optional<Slot> path_slot;
    std::vector<std::size_t> nodes;
    std::vector<std::size_t> relationships;
  };

  std::vector<Node> nodes;
  std::vector<Relationship> relationships;
  std::vector<Part> parts;
  /// What Relationship::pattern points to where the WHERE asks for types.
  std::vector<std::unique_ptr<const parser::RelationshipPattern>> narrowed;
  /// Labels, property maps and WHERE, as conditions that all must hold.
  std::vector<parser::ExpressionPtr> predicates;
};

/// Names what is anonymous, gives new variables slots and puts them into `scope`. `narrow_types`:
/// types that WHERE asks of a relationship become those of its step.
PatternGraph make_pattern_graph(const parser::Pattern& pattern, const parser::ExpressionPtr& where,
                                Scope& scope, SlotTable& slots, bool narrow_types);

/// Whether relationships of both could be the same one: those of disjoint types differ anyway.
bool may_be_same(const PatternGraph::Relationship& left, const PatternGraph::Relationship& right);

/// One relationship and the end it is walked from.
struct PatternStep {
  std::size_t relationship;
  bool from_left;
  bool into;  ///< both ends are known
};

}  // namespace newsgraph::planner
