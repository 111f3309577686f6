#include "newsgraph/ingest/resolve/memory.h"

#include <gtest/gtest.h>

namespace newsgraph::resolve {
namespace {

TEST(Memory, ForgetsWhatWasGivenUpAndWhatOthersHaveChanged) {
  Graph graph;
  const NodeId name = graph.create_node({"Name"}, {{"key", "ana lima"}, {"of", "Person"}});
  Memory memory;
  memory.enter(graph);
  const auto first = memory.names.profile(graph, name);
  memory.leave(graph);
  memory.enter(graph);
  EXPECT_EQ(memory.names.profile(graph, name), first);

  // An article that was not finished: the graph is as it was, what was noted of it is not.
  memory.enter(graph);
  const auto second = memory.names.profile(graph, name);
  EXPECT_NE(second, first);
  memory.leave(graph);

  graph.create_node({"Article"});
  memory.enter(graph);
  EXPECT_NE(memory.names.profile(graph, name), second);
}

}  // namespace
}  // namespace newsgraph::resolve
