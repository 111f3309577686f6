#include "newsgraph/query/planner/pattern_graph.h"

#include <algorithm>

#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

/// That a relationship is of one of these types.
struct TypeTest {
  std::string relationship;
  std::vector<std::string> types;
};

/// The variable in `type(variable)`.
const parser::Variable* typed_variable(const parser::Expression& expression) {
  const auto* call = std::get_if<parser::FunctionCall>(&expression.node);
  static const functions::Function* const kType = functions::find_function("type");
  if (!call || functions::find_function(call->name) != kType) return nullptr;
  return std::get_if<parser::Variable>(&call->arguments.front()->node);
}

/// Adds the text that a literal says, unless it is there. False when the expression is none.
bool add_text(const parser::Expression& expression, std::vector<std::string>& out) {
  const auto* literal = std::get_if<parser::Literal>(&expression.node);
  if (!literal || !literal->value.is_string()) return false;
  const std::string& text = literal->value.as_string();
  if (std::ranges::find(out, text) == out.end()) out.push_back(text);
  return true;
}

/// `type(r) = 'X'`, either way round.
std::optional<TypeTest> as_type_equation(const parser::Expression& predicate) {
  const auto equation = as_equation(predicate);
  if (!equation) return std::nullopt;
  const bool is_left = typed_variable(*equation->left);
  const auto* variable = typed_variable(is_left ? *equation->left : *equation->right);
  TypeTest test;
  if (!variable || !add_text(is_left ? *equation->right : *equation->left, test.types)) {
    return std::nullopt;
  }
  test.relationship = variable->name;
  return test;
}

/// `type(r) IN ['X', 'Y']`.
std::optional<TypeTest> as_type_list(const parser::Expression& predicate) {
  const auto* in = std::get_if<parser::Binary>(&predicate.node);
  if (!in || in->op != parser::BinaryOperator::kIn) return std::nullopt;
  const auto* variable = typed_variable(*in->left);
  const auto* list = std::get_if<parser::ListLiteral>(&in->right->node);
  TypeTest test;
  if (!variable || !list || !std::ranges::all_of(list->items, [&](const auto& item) {
        return add_text(*item, test.types);
      })) {
    return std::nullopt;
  }
  test.relationship = variable->name;
  return test;
}

/// `r:X`.
std::optional<TypeTest> as_type_label(const parser::Expression& predicate) {
  const auto* test = std::get_if<parser::LabelTest>(&predicate.node);
  const auto* variable = test ? std::get_if<parser::Variable>(&test->object->node) : nullptr;
  if (!variable || test->labels.size() != 1) return std::nullopt;
  return TypeTest{variable->name, test->labels};
}

std::optional<TypeTest> as_type_test(const parser::Expression& predicate) {
  if (auto test = as_type_equation(predicate)) return test;
  if (auto test = as_type_list(predicate)) return test;
  return as_type_label(predicate);
}

class Maker {
 public:
  Maker(Scope& scope, SlotTable& slots, bool narrow_types)
      : scope_(scope), slots_(slots), before_(scope), narrow_types_(narrow_types) {}

  /// A condition of the WHERE. Labels and types asked for there count like those in the pattern.
  void add(const parser::ExpressionPtr& predicate) {
    const auto* test = std::get_if<parser::LabelTest>(&predicate->node);
    const auto* variable = test ? std::get_if<parser::Variable>(&test->object->node) : nullptr;
    const auto node = std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const auto& known) {
      return variable && known.name == variable->name;
    });
    if (node == graph.nodes.end()) {
      const bool is_narrowed = narrow_types_ && narrow(*predicate);
      if (!is_narrowed) graph.predicates.push_back(predicate);
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
      made.relationships.push_back(
          add(part.relationships[i], part.shortest, made.nodes[i], made.nodes[i + 1]));
    }
    if (!part.variable.empty()) {
      made.path = part.variable;
      made.path_slot = slots_.add(part.variable, SlotKind::kPath);
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
      const auto [name, slot, bound] = declare(node.variable, SlotKind::kNode);
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

  std::size_t add(const parser::RelationshipPattern& pattern, parser::ShortestKind shortest,
                  std::size_t left, std::size_t right) {
    const bool is_walk = pattern.length || shortest != parser::ShortestKind::kNone;
    const auto [name, slot, bound] =
        declare(pattern.variable, is_walk ? SlotKind::kRelationships : SlotKind::kRelationship);
    graph.relationships.push_back({name, slot, bound, left, right, &pattern, shortest});
    // A variable-length pattern tests the properties of every relationship while it walks.
    if (!pattern.length) add_predicates(property_equations(name, pattern.properties));
    return graph.relationships.size() - 1;
  }

  void add_predicates(std::vector<parser::ExpressionPtr> predicates) {
    for (auto& predicate : predicates) graph.predicates.push_back(std::move(predicate));
  }

  /// Whether the condition is that a single step is of certain types, and the step is now taken
  /// over those alone. A step over none cannot be said, for a pattern without types goes over all.
  bool narrow(const parser::Expression& predicate) {
    const auto test = as_type_test(predicate);
    if (!test) return false;
    const auto step = std::ranges::find(graph.relationships, test->relationship,
                                        &PatternGraph::Relationship::name);
    if (step == graph.relationships.end() || step->bound || step->pattern->length ||
        step->shortest != parser::ShortestKind::kNone) {
      return false;
    }
    parser::RelationshipPattern pattern = *step->pattern;
    if (pattern.types.empty()) pattern.types = test->types;
    std::erase_if(pattern.types, [&](const std::string& type) {
      return std::ranges::find(test->types, type) == test->types.end();
    });
    if (pattern.types.empty()) return false;
    graph.narrowed.push_back(
        std::make_unique<const parser::RelationshipPattern>(std::move(pattern)));
    step->pattern = graph.narrowed.back().get();
    return true;
  }

  struct Declared {
    std::string name;
    Slot slot;
    bool bound;
  };
  Declared declare(const std::string& variable, SlotKind kind) {
    if (const auto bound = before_.find(variable)) return {variable, *bound, true};
    const Slot slot = variable.empty() ? slots_.add_anonymous(kind) : slots_.add(variable, kind);
    const std::string& name = slots_.name(slot);
    scope_.set(name, slot);
    return {name, slot, false};
  }

  Scope& scope_;
  SlotTable& slots_;
  const Scope before_;
  const bool narrow_types_;
};

}  // namespace

bool may_be_same(const PatternGraph::Relationship& left, const PatternGraph::Relationship& right) {
  const std::vector<std::string>& types = left.pattern->types;
  const std::vector<std::string>& others = right.pattern->types;
  return types.empty() || others.empty() ||
         std::ranges::find_first_of(types, others) != types.end();
}

PatternGraph make_pattern_graph(const parser::Pattern& pattern, const parser::ExpressionPtr& where,
                                Scope& scope, SlotTable& slots, bool narrow_types) {
  Maker maker(scope, slots, narrow_types);
  for (const parser::PatternPart& part : pattern.parts) maker.add(part);
  for (const parser::ExpressionPtr& predicate : conjuncts(where)) maker.add(predicate);
  maker.require_lone_nodes();
  return std::move(maker.graph);
}

}  // namespace newsgraph::planner
