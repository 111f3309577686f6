// One function an operator, called by build(). Internal to execution/operator.
//
// An operator whose plan node has no input takes none; nodes with inner plans build them
// themselves.
#pragma once

#include "newsgraph/query/execution/operator.h"

namespace newsgraph::execution {

OperatorPtr make_operator(const planner::Argument&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::AllNodesScan&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::LabelScan&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::IndexSeek&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::NodeByIdSeek&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::RelationshipEnds&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Expand&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::VariableExpand&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::ShortestPath&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::BindPath&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::PathLength&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Filter&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Optional&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Join&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Unwind&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Project&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Aggregate&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Distinct&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Sort&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Top&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Skip&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Limit&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Eager&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Union&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::CallProcedure&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Create&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::SetProperties&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Merge&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Remove&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Delete&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::Foreach&, OperatorPtr, Execution&);
OperatorPtr make_operator(const planner::ProduceResult&, OperatorPtr, Execution&);

/// The same of inputs that are built: one a branch.
OperatorPtr make_union(const planner::Union& plan, std::vector<OperatorPtr> inputs);

}  // namespace newsgraph::execution
