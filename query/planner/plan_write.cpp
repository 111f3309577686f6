// CREATE, MERGE, SET, REMOVE, DELETE and FOREACH.
#include <algorithm>
#include <iterator>

#include "newsgraph/query/planner/clause_planner.h"

namespace newsgraph::planner {
namespace {

/// Where a path variable's parts lie, in the order of the pattern.
BindPath path_of(Slot path, const std::vector<Slot>& nodes,
                 const std::vector<Slot>& relationships) {
  BindPath bind{path, nodes.front(), {}};
  for (const Slot relationship : relationships) bind.steps.push_back({relationship, false});
  return bind;
}

/// Whether it can be made together with what is made before it: nodes are made before
/// relationships, and none of its properties may depend on what is there already.
bool can_join(const Create& create) {
  const auto depends = [](const auto& made) {
    return !made.properties.uses.empty() || !made.properties.subplans.empty();
  };
  return std::none_of(create.nodes.begin(), create.nodes.end(), depends) &&
         std::none_of(create.relationships.begin(), create.relationships.end(), depends);
}

}  // namespace

Create ClausePlanner::create_pattern(const Scope& before, Scope& scope,
                                     const parser::Pattern& pattern, std::vector<BindPath>& paths) {
  Create create;
  std::set<std::string> made;
  const auto declare = [&](const std::string& name) {
    if (name.empty()) return slots_.add_anonymous();
    made.insert(name);
    if (const auto slot = scope.find(name)) return *slot;
    const Slot slot = new_slot(name);
    scope.set(name, slot);
    return slot;
  };
  for (const parser::PatternPart& part : pattern.parts) {
    std::vector<Slot> nodes, relationships;
    for (const parser::NodePattern& node : part.nodes) {
      if (made.contains(node.variable)) {
        nodes.push_back(*scope.find(node.variable));
      } else if (const auto bound = before.find(node.variable)) {
        nodes.push_back(*bound);
      } else {
        BoundExpression properties = bind(node.properties, scope);
        nodes.push_back(declare(node.variable));
        create.nodes.push_back({nodes.back(), node.labels, std::move(properties)});
      }
    }
    for (std::size_t i = 0; i < part.relationships.size(); ++i) {
      const parser::RelationshipPattern& pattern_part = part.relationships[i];
      const bool incoming = pattern_part.direction == parser::Direction::kIncoming;
      BoundExpression properties = bind(pattern_part.properties, scope);
      relationships.push_back(declare(pattern_part.variable));
      create.relationships.push_back({relationships.back(), nodes[incoming ? i + 1 : i],
                                      nodes[incoming ? i : i + 1], pattern_part.types.front(),
                                      std::move(properties)});
    }
    if (!part.variable.empty()) {
      paths.push_back(path_of(declare(part.variable), nodes, relationships));
    }
  }
  return create;
}

void ClausePlanner::plan_create(Pipeline& pipeline, const parser::Create& create) {
  const Scope before = pipeline.scope;
  std::vector<BindPath> paths;
  Create plan = create_pattern(before, pipeline.scope, create.pattern, paths);
  auto* previous = std::get_if<Create>(&pipeline.plan->node);
  if (previous && can_join(plan)) {
    std::move(plan.nodes.begin(), plan.nodes.end(), std::back_inserter(previous->nodes));
    std::move(plan.relationships.begin(), plan.relationships.end(),
              std::back_inserter(previous->relationships));
    --steps_;  // scripts that build graphs are long, but one operator
  } else {
    pipeline.push(std::move(plan));
  }
  for (BindPath& path : paths) pipeline.push(std::move(path));
}

void ClausePlanner::plan_merge(Pipeline& pipeline, const parser::Merge& merge) {
  Pipeline match{make_plan(Argument{}, nullptr), pipeline.scope};
  // What it writes, the next row is to find: nothing of it can be found once for all.
  plan_pattern(match, merge.pattern, nullptr, false);
  Merge plan;
  plan.create = create_pattern(pipeline.scope, match.scope, merge.pattern, plan.paths);
  plan.on_create = set_items(merge.on_create, match.scope);
  plan.on_match = set_items(merge.on_match, match.scope);
  plan.match = std::move(match.plan);
  pipeline.push(std::move(plan));
  pipeline.scope = std::move(match.scope);
}

std::vector<SetItem> ClausePlanner::set_items(const std::vector<parser::SetItem>& items,
                                              const Scope& scope) {
  std::vector<SetItem> out;
  for (const parser::SetItem& item : items) {
    out.push_back(
        {item.kind, bind(item.target, scope), item.key, bind(item.value, scope), item.labels});
  }
  return out;
}

void ClausePlanner::plan_set(Pipeline& pipeline, const parser::Set& set) {
  pipeline.push(SetProperties{set_items(set.items, pipeline.scope)});
}

void ClausePlanner::plan_remove(Pipeline& pipeline, const parser::Remove& remove) {
  Remove plan;
  for (const parser::RemoveItem& item : remove.items) {
    plan.items.push_back({bind(item.target, pipeline.scope), item.key, item.labels});
  }
  pipeline.push(std::move(plan));
}

void ClausePlanner::plan_delete(Pipeline& pipeline, const parser::Delete& clause) {
  deletes_ = true;
  Delete plan{clause.detach, {}};
  for (const parser::ExpressionPtr& target : clause.targets) {
    plan.targets.push_back(bind(target, pipeline.scope));
  }
  pipeline.push(std::move(plan));
}

void ClausePlanner::plan_foreach(Pipeline& pipeline, const parser::Foreach& foreach) {
  BoundExpression list = bind(foreach.list, pipeline.scope);
  const Slot variable = new_slot(foreach.variable);
  Pipeline inner{make_plan(Argument{}, nullptr), pipeline.scope};
  inner.scope.set(foreach.variable, variable);
  for (const parser::Clause& clause : foreach.clauses) plan_clause(inner, clause, false);
  pipeline.push(Foreach{std::move(list), variable, std::move(inner.plan)});
}

}  // namespace newsgraph::planner
