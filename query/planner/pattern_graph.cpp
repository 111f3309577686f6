#include "newsgraph/query/planner/pattern_graph.h"

#include <algorithm>

#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

class Maker {
 public:
  Maker(Scope& scope, SlotTable& slots) : scope_(scope), slots_(slots), before_(scope) {}

  /// A condition of the WHERE. Labels asked for there count like labels in the pattern.
  void add(const parser::ExpressionPtr& predicate) {
    const auto* test = std::get_if<parser::LabelTest>(&predicate->node);
    const auto* variable = test ? std::get_if<parser::Variable>(&test->object->node) : nullptr;
    const auto node = std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const auto& known) {
      return variable && known.name == variable->name;
    });
    if (node == graph.nodes.end()) {
      graph.predicates.push_back(predicate);
      return;
    }
    for (const std::string& label : test->labels) {
      node->labels.push_back(label);
      graph.predicates.push_back(label_test(node->name, label, predicate->span));
    }
  }

  /// A bound node that is not walked from still has to be there.
  void require_lone_nodes() {
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
      const bool walked = std::any_of(graph.relationships.begin(), graph.relationships.end(),
                                      [&](const auto& relationship) {
                                        return relationship.left == i || relationship.right == i;
                                      });
      if (graph.nodes[i].bound && !walked) {
        graph.predicates.push_back(is_not_null(graph.nodes[i].name));
      }
    }
  }

  void add(const parser::PatternPart& part) {
    PatternGraph::Part made;
    for (const parser::NodePattern& node : part.nodes) made.nodes.push_back(add(node));
    for (std::size_t i = 0; i < part.relationships.size(); ++i) {
      made.relationships.push_back(add(part.relationships[i], made.nodes[i], made.nodes[i + 1]));
      graph.relationships.back().shortest = part.shortest;
    }
    if (!part.variable.empty()) {
      made.path = part.variable;
      made.path_slot = slots_.add(part.variable);
      scope_.set(part.variable, *made.path_slot);
    }
    graph.parts.push_back(std::move(made));
  }

  PatternGraph graph;

 private:
  std::size_t add(const parser::NodePattern& node) {
    const auto known = std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const auto& other) {
      return !node.variable.empty() && other.name == node.variable;
    });
    const auto index = static_cast<std::size_t>(known - graph.nodes.begin());
    if (known == graph.nodes.end()) {
      const auto [name, slot, bound] = declare(node.variable);
      graph.nodes.push_back({name, slot, bound, {}});
    }
    PatternGraph::Node& made = graph.nodes[index];
    for (const std::string& label : node.labels) {
      made.labels.push_back(label);
      graph.predicates.push_back(label_test(made.name, label, node.span));
    }
    add_predicates(property_equations(made.name, node.properties));
    return index;
  }

  std::size_t add(const parser::RelationshipPattern& pattern, std::size_t left, std::size_t right) {
    const auto [name, slot, bound] = declare(pattern.variable);
    graph.relationships.push_back({name, slot, bound, left, right, &pattern});
    // A variable-length pattern tests the properties of every relationship while it walks.
    if (!pattern.length) add_predicates(property_equations(name, pattern.properties));
    return graph.relationships.size() - 1;
  }

  void add_predicates(std::vector<parser::ExpressionPtr> predicates) {
    for (auto& predicate : predicates) graph.predicates.push_back(std::move(predicate));
  }

  struct Declared {
    std::string name;
    Slot slot;
    bool bound;
  };
  Declared declare(const std::string& variable) {
    if (const auto bound = before_.find(variable)) return {variable, *bound, true};
    const Slot slot = variable.empty() ? slots_.add_anonymous() : slots_.add(variable);
    const std::string& name = slots_.name(slot);
    scope_.set(name, slot);
    return {name, slot, false};
  }

  Scope& scope_;
  SlotTable& slots_;
  const Scope before_;
};

}  // namespace

bool may_be_same(const PatternGraph::Relationship& left, const PatternGraph::Relationship& right) {
  const std::vector<std::string>& types = left.pattern->types;
  const std::vector<std::string>& others = right.pattern->types;
  return types.empty() || others.empty() ||
         std::ranges::find_first_of(types, others) != types.end();
}

PatternGraph make_pattern_graph(const parser::Pattern& pattern, const parser::ExpressionPtr& where,
                                Scope& scope, SlotTable& slots) {
  Maker maker(scope, slots);
  for (const parser::PatternPart& part : pattern.parts) maker.add(part);
  for (const parser::ExpressionPtr& predicate : conjuncts(where)) maker.add(predicate);
  maker.require_lone_nodes();
  return std::move(maker.graph);
}

}  // namespace newsgraph::planner
