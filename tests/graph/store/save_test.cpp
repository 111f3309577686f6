// What a write leaves in the file of evidence that was there before it.
#include "newsgraph/graph/store/save.h"

#include <gtest/gtest.h>

#include <random>

#include "graph/store/sound_file.h"
#include "graph/store/temporary_folder.h"
#include "newsgraph/graph/store.h"

namespace newsgraph {
namespace {

class SaveEvidence : public ::testing::Test {
 protected:
  SaveEvidence() {
    store_.write([](Graph& graph) {
      const NodeId node = graph.create_node({"Article"});
      graph.create_relationship(node, "SAID", node);
    });
  }

  static Evidence piece(std::uint32_t number) {
    return {NodeId{0}, number, number, number + 1, "quote " + std::to_string(number), 0.5};
  }
  /// Writes, and expects the file to hold what the graph has then.
  void write(const std::function<void(Graph&)>& work) {
    store_.write(work);
    testing::expect_sound(file_);
    const Store read = Store::open(file_, Store::Mode::kRead);
    EXPECT_EQ(read.graph().evidence(kSaid), store_.graph().evidence(kSaid));
  }

  static constexpr RelationshipId kSaid{0};
  testing::TemporaryFolder folder_;
  std::filesystem::path file_ = folder_ / "g";
  Store store_ = Store::open(file_, Store::Mode::kCreate);
};

TEST_F(SaveEvidence, OneMorePieceAtAnyPlace) {
  for (const std::uint32_t number : {1U, 2U}) {
    write([&](Graph& graph) { graph.add_evidence(kSaid, piece(number)); });
  }
  write([](Graph& graph) { graph.insert_evidence(kSaid, 0, piece(3)); });
  write([](Graph& graph) { graph.insert_evidence(kSaid, 2, piece(4)); });
  write([](Graph& graph) { graph.insert_evidence(kSaid, 4, piece(5)); });
  EXPECT_EQ(store_.graph().evidence_count(kSaid), 5u);
}

TEST_F(SaveEvidence, FewerPiecesAndOthers) {
  const Evidence all[] = {piece(1), piece(2), piece(3)};
  write([&](Graph& graph) { graph.set_evidence(kSaid, all); });
  write([&](Graph& graph) { graph.set_evidence(kSaid, std::span(all).first(2)); });
  write([](Graph& graph) { graph.set_property(kSaid, "date", "of another day"); });
  Evidence surer = piece(2);
  surer.confidence = 0.75;
  write([&](Graph& graph) { graph.set_evidence(kSaid, std::vector<Evidence>{piece(1), surer}); });
  write([](Graph& graph) { graph.set_evidence(kSaid, {}); });
}

TEST_F(SaveEvidence, RandomPieces) {
  std::mt19937 random(3);
  for (int i = 0; i < 60; ++i) {
    write([&](Graph& graph) {
      const std::size_t count = graph.evidence_count(kSaid);
      graph.insert_evidence(kSaid, random() % (count + 1), piece(random() % 4));
      if (random() % 5 != 0) return;
      std::vector<Evidence> some = graph.evidence(kSaid);
      some.erase(some.begin() + static_cast<std::ptrdiff_t>(random() % some.size()));
      graph.set_evidence(kSaid, some);
    });
    ASSERT_FALSE(HasFailure());
  }
}

}  // namespace
}  // namespace newsgraph
