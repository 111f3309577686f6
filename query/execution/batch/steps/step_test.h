// Conditions on steps, looked at for many at a time.
#pragma once

#include <cstdint>
#include <set>
#include <span>
#include <vector>

#include "newsgraph/query/execution/batch/expression.h"

namespace newsgraph::execution::batch {

/// Conditions on a step that depend on nothing but the step.
class StepTest {
 public:
  struct Slots {
    planner::Slot from, relationship, to;
  };
  /// They throw in no row, and vary with nothing else. `read` are the slots that they read.
  StepTest(std::vector<ExpressionPtr> conditions, Slots slots, const std::set<planner::Slot>& read,
           std::size_t chunk_width);

  bool asks() const { return !conditions_.empty(); }
  /// For each of some steps 1 where it meets all conditions. A step starts at a place of `from`.
  const std::vector<std::uint8_t>& run(std::span<const std::uint32_t> from,
                                       std::span<const std::uint32_t> places,
                                       std::span<const std::uint32_t> relationships,
                                       std::span<const std::uint32_t> to);

 private:
  std::vector<ExpressionPtr> conditions_;
  Slots slots_;
  bool reads_from_, reads_to_;
  Chunk chunk_;
  std::vector<std::uint8_t> meets_;
};

}  // namespace newsgraph::execution::batch
