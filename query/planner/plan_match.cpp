// MATCH and OPTIONAL MATCH, and the patterns inside expressions.
#include <algorithm>

#include "newsgraph/query/planner/clause_planner.h"
#include "newsgraph/query/planner/estimate.h"
#include "newsgraph/query/planner/pattern_components.h"
#include "newsgraph/query/planner/pattern_order.h"
#include "newsgraph/query/planner/synthesis.h"

namespace newsgraph::planner {
namespace {

std::vector<Slot> rivals(const PatternGraph& graph, std::size_t relationship,
                         const std::vector<std::size_t>& walked) {
  std::vector<Slot> slots;
  for (const std::size_t other : walked) {
    if (may_be_same(graph.relationships[relationship], graph.relationships[other])) {
      slots.push_back(graph.relationships[other].slot);
    }
  }
  return slots;
}

}  // namespace

void ClausePlanner::plan_match(Pipeline& pipeline, const parser::Match& match) {
  if (!match.optional) {
    plan_pattern(pipeline, match.pattern, match.where);
    return;
  }
  const auto first_new = static_cast<Slot>(slots_.size());
  Pipeline inner{make_plan(Argument{}, nullptr), pipeline.scope};
  plan_pattern(inner, match.pattern, match.where);
  Optional optional{std::move(inner.plan), {}};
  for (const auto& [name, slot] : inner.scope.slots()) {
    if (slot >= first_new) optional.introduced.push_back(slot);
  }
  pipeline.push(std::move(optional));
  pipeline.scope = std::move(inner.scope);
}

void ClausePlanner::plan_pattern(Pipeline& pipeline, const parser::Pattern& pattern,
                                 const parser::ExpressionPtr& where, bool may_join) {
  for (const parser::PatternPart& part : pattern.parts) count_steps(part.nodes.size(), part.span);
  const bool is_for_rows = !pipeline.scope.slots().empty();
  PatternGraph graph =
      make_pattern_graph(pattern, where, pipeline.scope, slots_, options_.order_patterns);
  may_join =
      may_join && options_.joins != PlannerOptions::Joins::kNever && !components_of(graph).empty();
  const auto actions =
      options_.order_patterns
          ? order_pattern(
                graph, cost_,
                may_join ? std::optional(expected_rows(pipeline, is_for_rows)) : std::nullopt,
                options_.joins == PlannerOptions::Joins::kAlways)
          : order_as_written(graph);
  std::vector<std::size_t> walked;
  for (std::size_t i = 0; i < actions.size();) {
    const auto* start = std::get_if<StartNode>(&actions[i]);
    if (start && start->alone > 0) {
      push_join(pipeline, graph, std::span(actions).subspan(i, start->alone), walked);
      i += start->alone;
    } else {
      push_action(pipeline, graph, actions[i++], walked);
    }
  }
  push_paths(pipeline, graph);
  for (const parser::ExpressionPtr& predicate : graph.predicates) {
    pipeline.push(Filter{bind(predicate, pipeline.scope)});
  }
}

double ClausePlanner::expected_rows(const Pipeline& pipeline, bool is_for_rows) const {
  // Of a pattern that is found for every row of a plan that is not known yet.
  constexpr double kOuterRows = 100;
  if (std::holds_alternative<Argument>(pipeline.plan->node)) {
    return is_for_rows ? kOuterRows : 1;
  }
  estimate_rows(*pipeline.plan, cost_);
  return pipeline.plan->estimated_rows;
}

void ClausePlanner::push_join(Pipeline& pipeline, PatternGraph& graph,
                              std::span<const PatternAction> actions,
                              std::vector<std::size_t>& walked) {
  Pipeline alone{make_plan(Argument{}, nullptr), pipeline.scope};
  std::vector<std::size_t> inside;
  for (const PatternAction& action : actions) push_action(alone, graph, action, inside);
  pipeline.push(Join{std::move(alone.plan), {}});
  for (const std::size_t one : inside) {
    for (const std::size_t other : walked) {
      const auto &left = graph.relationships[one], &right = graph.relationships[other];
      // Part of the pattern: asked before any condition on what the pattern finds.
      if (may_be_same(left, right)) {
        graph.predicates.insert(graph.predicates.begin(), are_different(left.name, right.name));
      }
    }
  }
  walked.insert(walked.end(), inside.begin(), inside.end());
}

void ClausePlanner::push_action(Pipeline& pipeline, PatternGraph& graph,
                                const PatternAction& action, std::vector<std::size_t>& walked) {
  if (const auto* start = std::get_if<StartNode>(&action)) {
    push_start(pipeline, graph, *start);
    pipeline.plan->growth = start->candidates;
  } else if (const auto* ends = std::get_if<StartRelationship>(&action)) {
    const auto& relationship = graph.relationships[ends->relationship];
    pipeline.push(RelationshipEnds{relationship.slot, graph.nodes[relationship.left].slot,
                                   graph.nodes[relationship.right].slot,
                                   relationship.pattern->types, relationship.pattern->direction,
                                   rivals(graph, ends->relationship, walked)});
    walked.push_back(ends->relationship);
  } else {
    const auto& walk = std::get<WalkRelationship>(action);
    push_step(pipeline, graph, walk.step, walked);
    pipeline.plan->growth = walk.factor;
  }
}

void ClausePlanner::push_start(Pipeline& pipeline, PatternGraph& graph, const StartNode& start) {
  const PatternGraph::Node& node = graph.nodes[start.node];
  if (!start.label) {
    pipeline.push(AllNodesScan{node.slot});
    return;
  }
  const std::string& label = *start.label;
  pipeline.push(LabelScan{node.slot, label});
  std::erase_if(graph.predicates, [&](const parser::ExpressionPtr& predicate) {
    const auto* test = std::get_if<parser::LabelTest>(&predicate->node);
    const auto* variable = test ? std::get_if<parser::Variable>(&test->object->node) : nullptr;
    return variable && variable->name == node.name && test->labels.size() == 1 &&
           test->labels.front() == label;
  });
}

void ClausePlanner::push_step(Pipeline& pipeline, const PatternGraph& graph,
                              const PatternStep& step, std::vector<std::size_t>& walked) {
  const PatternGraph::Relationship& relationship = graph.relationships[step.relationship];
  const parser::RelationshipPattern& pattern = *relationship.pattern;
  if (relationship.shortest != parser::ShortestKind::kNone) {
    pipeline.push(ShortestPath{variable_expand(graph, step, pipeline.scope),
                               relationship.shortest == parser::ShortestKind::kAllShortest});
    return;
  }
  std::vector<Slot> distinct_from = rivals(graph, step.relationship, walked);
  walked.push_back(step.relationship);
  if (pattern.length) {
    VariableExpand expand = variable_expand(graph, step, pipeline.scope);
    expand.distinct_from = std::move(distinct_from);
    pipeline.push(std::move(expand));
    return;
  }
  const std::size_t from = step.from_left ? relationship.left : relationship.right;
  const std::size_t to = step.from_left ? relationship.right : relationship.left;
  pipeline.push(Expand{graph.nodes[from].slot, relationship.slot, graph.nodes[to].slot,
                       pattern.types,
                       step.from_left ? pattern.direction : reversed(pattern.direction), step.into,
                       relationship.bound, std::move(distinct_from)});
}

VariableExpand ClausePlanner::variable_expand(const PatternGraph& graph, const PatternStep& step,
                                              const Scope& scope) {
  const PatternGraph::Relationship& relationship = graph.relationships[step.relationship];
  const parser::RelationshipPattern& pattern = *relationship.pattern;
  const parser::LengthRange length = pattern.length.value_or(parser::LengthRange{1, 1});
  VariableExpand expand;
  expand.from = graph.nodes[step.from_left ? relationship.left : relationship.right].slot;
  expand.relationships = relationship.slot;
  expand.length = slots_.add_anonymous();
  expand.to = graph.nodes[step.from_left ? relationship.right : relationship.left].slot;
  expand.types = pattern.types;
  expand.direction = step.from_left ? pattern.direction : reversed(pattern.direction);
  expand.minimum = length.minimum.value_or(1);
  expand.maximum = length.maximum;
  expand.into = step.into;
  expand.bound = relationship.bound;
  expand.reversed = !step.from_left;
  if (pattern.properties) {
    const auto* map = std::get_if<parser::MapLiteral>(&pattern.properties->node);
    for (std::size_t i = 0; map && i < map->entries.size(); ++i) {
      expand.properties.emplace_back(map->entries[i].first, bind(map->entries[i].second, scope));
    }
  }
  return expand;
}

void ClausePlanner::push_paths(Pipeline& pipeline, const PatternGraph& graph) {
  for (const PatternGraph::Part& part : graph.parts) {
    if (!part.path_slot) continue;
    BindPath path{*part.path_slot, graph.nodes[part.nodes.front()].slot, {}};
    for (const std::size_t index : part.relationships) {
      const auto& relationship = graph.relationships[index];
      path.steps.push_back(
          {relationship.slot, relationship.pattern->length.has_value() ||
                                  relationship.shortest != parser::ShortestKind::kNone});
    }
    path.length = slots_.add_anonymous();
    pipeline.push(std::move(path));
  }
}

}  // namespace newsgraph::planner
