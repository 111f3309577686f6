#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "newsgraph/graph/export.h"
#include "newsgraph/graph/export/part.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;

class SelectionTest : public ::testing::Test {
 protected:
  SelectionTest() {
    for (int i = 0; i < 4; ++i) graph_.create_node({"N"});
    for (std::uint32_t i = 0; i < 3; ++i) {
      graph_.create_relationship(NodeId{i}, "T", NodeId{i + 1});
    }
  }

  /// "nodes / relationships" of what a selection of these values writes.
  std::string part_of(const std::vector<Value>& values) const {
    Selection selection;
    for (const Value& value : values) selection.add(graph_, value);
    std::ostringstream out;
    const exporting::Part part = exporting::part_of(graph_, selection);
    for (const NodeId node : part.nodes) out << node.value << ' ';
    out << '/';
    for (const RelationshipId relationship : part.relationships) out << ' ' << relationship.value;
    return out.str();
  }

  Graph graph_;
};

TEST_F(SelectionTest, TakesWhatAValueHolds) {
  const std::pair<std::vector<Value>, std::string> cases[] = {
      {{NodeId{2}}, "2 /"},
      {{RelationshipId{1}}, "1 2 / 1"},
      {{Path{{NodeId{0}, NodeId{1}, NodeId{2}}, {RelationshipId{0}, RelationshipId{1}}}},
       "0 1 2 / 0 1"},
      {{List{NodeId{3}, List{NodeId{0}}}}, "0 3 /"},
      {{Map{{"a", RelationshipId{2}}, {"b", 1}}}, "2 3 / 2"},
      {{Value(), 1, "text", List{}}, "/"},
      {{NodeId{0}, NodeId{0}}, "0 /"},
  };
  for (const auto& [values, expected] : cases) EXPECT_EQ(part_of(values), expected);
}

TEST_F(SelectionTest, LeavesOutWhatLivesNoMore) {
  graph_.detach_delete_node(NodeId{1});
  EXPECT_EQ(part_of({NodeId{1}, RelationshipId{0}, RelationshipId{2}}), "2 3 / 2");
}

TEST_F(SelectionTest, WritesARelationshipOnlyWithBothEnds) {
  const Selection selection{{NodeId{0}}, {RelationshipId{0}}};
  EXPECT_THAT(exporting::part_of(graph_, selection).relationships, ElementsAre());
}

TEST_F(SelectionTest, TakesAll) {
  const Selection selection = Selection::all(graph_);
  EXPECT_EQ(selection.nodes.size(), 4u);
  EXPECT_EQ(selection.relationships.size(), 3u);
}

TEST(ExportFormat, IsKnownByTheEndingOfAFile) {
  EXPECT_EQ(export_format_of_ending("dot"), ExportFormat::kDot);
  EXPECT_EQ(export_format_of_ending("ttl"), ExportFormat::kTurtle);
  EXPECT_EQ(export_format_of_ending("jsonl"), ExportFormat::kJsonl);
  EXPECT_EQ(export_format_of_ending("DOT"), std::nullopt);
  EXPECT_EQ(export_format_of_ending("csv"), std::nullopt);  // a folder
  EXPECT_EQ(export_format_of_ending(""), std::nullopt);
}

}  // namespace
}  // namespace newsgraph
