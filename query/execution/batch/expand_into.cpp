// One step between two nodes that are known both.
#include "newsgraph/query/execution/batch/make.h"

namespace newsgraph::execution::batch {
namespace {

class ExpandInto final : public UnaryOperator {
 public:
  ExpandInto(OperatorPtr input, Execution& execution, ExpandIntoParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        back_(parts_.neighbours.reversed()) {}

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
  }

  bool next(Chunk& chunk) override {
    places_.clear();
    relationships_.clear();
    times_.clear();
    while (places_.size() < kChunkRows) {
      if (row_ == in_.size) {
        if (!places_.empty()) break;
        if (!pull(in_)) return false;
        row_ = 0;
      }
      execution_.step();
      take_row(static_cast<std::uint32_t>(row_++));
    }
    gather_rows(chunk, in_, parts_.carried, places_);
    if (parts_.relationship) {
      put_ids(chunk, *parts_.relationship, Kind::kRelationship, relationships_);
    } else {
      std::swap(chunk.times, times_);
    }
    return true;
  }

 private:
  void take_row(std::uint32_t row) {
    std::uint64_t found = 0;
    const std::uint32_t from = in_.columns[parts_.from].ids[row];
    const std::uint32_t to = in_.columns[parts_.to].ids[row];
    if (from == kNullId || to == kNullId) return;
    const auto visit = [&](RelationshipId relationship) {
      if (parts_.rivals.include(in_, row, relationship)) return;
      ++found;
      if (!parts_.relationship) return;
      places_.push_back(row);
      relationships_.push_back(relationship.value);
    };
    // Between two known nodes, look from the one with fewer relationships.
    if (parts_.neighbours.size_bound(NodeId{from}) <= back_.size_bound(NodeId{to})) {
      parts_.neighbours.for_each_between(NodeId{from}, NodeId{to}, visit);
    } else {
      back_.for_each_between(NodeId{to}, NodeId{from}, visit);
    }
    if (parts_.relationship || found == 0) return;
    places_.push_back(row);
    times_.push_back(in_.times_of(row) * (parts_.duplicates_matter ? found : 1));
  }

  Execution& execution_;
  ExpandIntoParts parts_;
  Neighbours back_;
  Chunk in_;
  std::size_t row_ = 0;
  std::vector<std::uint32_t> places_, relationships_;
  std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make_expand_into(OperatorPtr input, Execution& execution, ExpandIntoParts parts) {
  return std::make_unique<ExpandInto>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
