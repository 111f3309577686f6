#include "newsgraph/graph/csv/snapshot_draft.h"

#include <gtest/gtest.h>

#include "newsgraph/graph/store/snapshot.h"

namespace newsgraph::csv {
namespace {

/// A ring of as many nodes.
void add_ring(SnapshotDraft& draft, std::uint32_t count) {
  draft.intern_label("A");
  draft.intern_key("name");
  draft.intern_type("T");
  const LabelId label{0};
  const Property name{KeyId{0}, "the same", std::nullopt};
  for (std::uint32_t i = 0; i < count; ++i) {
    draft.add_node(NodeId{i}, std::span(&label, 1), std::span(&name, 1));
  }
  for (std::uint32_t i = 0; i < count; ++i) {
    draft.add_relationship(RelationshipId{i}, NodeId{i}, TypeId{0}, NodeId{(i + 1) % count}, {},
                           {});
  }
}

TEST(SnapshotDraft, HasTheWholeGraph) {
  SnapshotDraft draft(std::uint64_t{1} << 30);
  add_ring(draft, store::kSnapshotSize);
  const std::optional<Graph> graph = draft.finish({{LabelId{0}, KeyId{0}}});
  ASSERT_TRUE(graph);
  EXPECT_EQ(graph->node_count(), store::kSnapshotSize);
  EXPECT_EQ(graph->target(RelationshipId{7}), NodeId{8});
  EXPECT_EQ(graph->find_nodes(LabelId{0}, KeyId{0}, "the same").size(), store::kSnapshotSize);
  EXPECT_TRUE(graph->has_index(LabelId{0}, KeyId{0}));
}

TEST(SnapshotDraft, IsGivenUpWhenItGrowsTooLarge) {
  SnapshotDraft draft(1'000'000);
  add_ring(draft, store::kSnapshotSize);
  EXPECT_FALSE(draft.finish({}));
}

TEST(SnapshotDraft, IsNotWantedOfASmallGraph) {
  SnapshotDraft draft(std::uint64_t{1} << 30);
  add_ring(draft, 100);
  EXPECT_FALSE(draft.finish({}));
}

}  // namespace
}  // namespace newsgraph::csv
