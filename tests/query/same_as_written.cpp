#include "query/same_as_written.h"

#include <gtest/gtest.h>

#include "query/query_table.h"

namespace newsgraph {

void expect_same_as_written(const Graph& graph, std::string_view query) {
  EXPECT_EQ(sorted_rows(graph, query, {}),
            sorted_rows(graph, query, planner::PlannerOptions::as_written(), ExecutionMode::kRows))
      << query;
}

}  // namespace newsgraph
