// What every relationship, or every node, of a walk has to meet: each is asked once, however many
// walks come by.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "newsgraph/query/execution/batch/expression.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {

/// A condition on the relationship or node in a slot; it depends on nothing else and throws
/// nothing.
struct WalkTest {
  Kind kind;  ///< kRelationship or kNode
  planner::Slot slot;
  ExpressionPtr holds;  ///< of kind kBoolean
};

class WalkTests {
 public:
  WalkTests() = default;
  WalkTests(Execution& execution, std::vector<WalkTest> conditions, std::size_t chunk_width);

  bool none() const { return !relationships_ && !nodes_; }
  /// Asks what was not asked yet about steps, or about a node. To be called before allow().
  void ask(std::span<const Adjacent> steps);
  void ask(NodeId node);
  bool allow(const Adjacent& step) const {
    return (!relationships_ || relationships_->known[step.relationship.value] == Known::kMeets) &&
           allow(step.node);
  }
  bool allow(NodeId node) const { return !nodes_ || nodes_->known[node.value] == Known::kMeets; }

 private:
  enum class Known : std::uint8_t { kNot = 0, kMeets = 1, kFails = 2 };
  struct Tests {
    Kind kind;
    ZeroedArray<Known> known;  ///< by id
    std::vector<WalkTest> conditions;

    void note(std::uint32_t id, std::vector<std::uint32_t>& unknown) {
      if (known[id] != Known::kNot) return;
      known.write(id) = Known::kMeets;
      unknown.push_back(id);
    }
  };

  void compute(Tests& tests);

  std::optional<Tests> relationships_, nodes_;
  std::vector<std::uint32_t> unknown_;
  Chunk chunk_;
};

}  // namespace newsgraph::execution::batch
