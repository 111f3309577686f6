// One step between two nodes that are known both.
#include "newsgraph/query/execution/batch/rowwise_operator.h"
#include "newsgraph/query/execution/batch/steps/make.h"
#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {
namespace {

class ExpandInto final : public RowwiseOperator {
 public:
  ExpandInto(OperatorPtr input, Execution& execution, ExpandIntoParts parts)
      : RowwiseOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        back_(parts_.neighbours.reversed()) {}

  void open() override {
    RowwiseOperator::open();
    between_.clear();
    next_ = 0;
  }

  bool next(Chunk& chunk) override {
    do {
      if (!take_rows()) return false;
      keep_what_meets_conditions();
    } while (places_.empty());
    gather_rows(chunk, in_, parts_.carried, places_);
    if (parts_.relationship) {
      put_ids(chunk, *parts_.relationship, Kind::kRelationship, relationships_);
    } else {
      std::swap(chunk.times, times_);
    }
    return true;
  }

 private:
  bool finds_relationships() const { return parts_.relationship || parts_.conditions; }

  bool take_rows() {
    places_.clear();
    relationships_.clear();
    times_.clear();
    const auto more = [this] {
      if (next_ == between_.size()) return false;
      take_relationships();
      return true;
    };
    const auto start_chunk = [this] {
      if (parts_.conditions && parts_.conditions->key) parts_.conditions->key->start(in_);
    };
    return fill(places_, more, [this] { start_row(); }, start_chunk);
  }

  void start_row() {
    execution_.step();
    between_.clear();
    next_ = 0;
    const std::uint32_t from = in_.columns[parts_.from].ids[place_];
    const std::uint32_t to = in_.columns[parts_.to].ids[place_];
    if (from == kNullId || to == kNullId) return;
    std::uint64_t found = 0;
    const auto visit = [&](RelationshipId relationship) {
      if (parts_.rivals.include(in_, place_, relationship) || !is_in_range(relationship)) return;
      ++found;
      if (finds_relationships()) between_.push_back(relationship.value);
    };
    // Between two known nodes, look from the one with fewer relationships.
    if (parts_.neighbours.size_bound(NodeId{from}) <= back_.size_bound(NodeId{to})) {
      parts_.neighbours.for_each_between(NodeId{from}, NodeId{to}, visit);
    } else {
      back_.for_each_between(NodeId{to}, NodeId{from}, visit);
    }
    if (finds_relationships() || found == 0) return;
    places_.push_back(place_);
    times_.push_back(product_of_times(in_.times_of(place_), parts_.duplicates_matter ? found : 1));
  }

  void take_relationships() {
    const std::size_t count = std::min(between_.size() - next_, kChunkRows - places_.size());
    execution_.steps(count);
    const auto begin = between_.begin() + static_cast<std::ptrdiff_t>(next_);
    relationships_.insert(relationships_.end(), begin, begin + static_cast<std::ptrdiff_t>(count));
    places_.resize(relationships_.size(), place_);
    next_ += count;
  }

  bool is_in_range(RelationshipId relationship) const {
    return !parts_.conditions || !parts_.conditions->key ||
           parts_.conditions->key->allows(place_, relationship);
  }

  void keep_what_meets_conditions() {
    if (!parts_.conditions) return;
    StepTest& test = parts_.conditions->test;
    if (test.asks()) {
      to_.clear();
      for (const std::uint32_t place : places_) to_.push_back(in_.columns[parts_.to].ids[place]);
      const std::vector<std::uint8_t>& meets =
          test.run(in_.columns[parts_.from].ids, places_, relationships_, to_);
      std::size_t end = 0;
      for (std::size_t i = 0; i < places_.size(); ++i) {
        places_[end] = places_[i];
        relationships_[end] = relationships_[i];
        end += meets[i];
      }
      places_.resize(end);
      relationships_.resize(end);
    }
    if (parts_.relationship) return;
    times_.assign(places_.size(), 1);
    count_runs(in_, parts_.duplicates_matter, places_, times_);
  }

  Execution& execution_;
  ExpandIntoParts parts_;
  Neighbours back_;
  std::vector<std::uint32_t> between_;  ///< its relationships, where they are given
  std::size_t next_ = 0;                ///< of those, the first not taken yet
  std::vector<std::uint32_t> places_, relationships_, to_;
  std::vector<std::uint64_t> times_;
};

}  // namespace

OperatorPtr make_expand_into(OperatorPtr input, Execution& execution, ExpandIntoParts parts) {
  return std::make_unique<ExpandInto>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
