// Queries and their answers as text, for tests that are tables.
#pragma once

#include <string>
#include <string_view>

#include "newsgraph/query/engine.h"
#include "newsgraph/query/planner/planner.h"

namespace newsgraph {

/// A graph made by a CREATE query; empty text makes an empty graph.
Graph graph_of(std::string_view create);

/// One row a line, values as Cypher text, separated by " | ". No header.
std::string rows_text(const Graph& graph, const Result& result);
/// Runs a query on the graph and writes its rows out; an error is written "TYPE: DETAIL".
std::string answer(Graph& graph, std::string_view query, const Parameters& parameters = {});
/// The same on a graph of its own.
std::string answer(std::string_view create, std::string_view query,
                   const Parameters& parameters = {});

/// The plan of a query under given options.
planner::PlannedQuery plan_of(const Graph& graph, std::string_view query,
                              const planner::PlannerOptions& options);
/// The rows of a reading query planned under given options, sorted, so that plans can be compared.
std::string sorted_rows(const Graph& graph, std::string_view query,
                        const planner::PlannerOptions& options,
                        ExecutionMode mode = ExecutionMode::kBatches,
                        const ExecutionLimits& limits = {});

}  // namespace newsgraph
