// The shortest walks between the nodes of each row, of a pattern that means the same in all rows.
#include "newsgraph/query/execution/batch/rowwise_operator.h"
#include "newsgraph/query/execution/batch/walks/make.h"
#include "newsgraph/query/execution/walks/shortest_walks.h"

namespace newsgraph::execution::batch {
namespace {

class ShortestPath final : public RowwiseOperator {
 public:
  ShortestPath(OperatorPtr input, Execution& execution, ShortestPathParts parts)
      : RowwiseOperator(std::move(input)),
        parts_(std::move(parts)),
        walks_(parts_.plan, execution) {}

  void open() override {
    RowwiseOperator::open();
    walks_.restart();
  }

  bool next(Chunk& chunk) override {
    places_.clear();
    lists_.clear();
    lengths_.clear();
    const auto more = [this] {
      if (!walks_.next()) return false;
      give();
      return true;
    };
    if (!fill(places_, more, [this] { start_row(); }, [] {})) return false;
    finish(chunk);
    return true;
  }

 private:
  void start_row() {
    const std::uint32_t from = in_.columns[parts_.plan.walk.from].ids[place_];
    const std::uint32_t to = in_.columns[parts_.plan.walk.to].ids[place_];
    if (from != kNullId && to != kNullId) walks_.start(no_row_, NodeId{from}, NodeId{to});
  }

  void give() {
    places_.push_back(place_);
    if (parts_.gives_relationships) lists_.push_back(relationship_list(walks_.walk(), false));
    if (parts_.gives_length) lengths_.push_back(static_cast<std::int64_t>(walks_.walk().size()));
  }

  void finish(Chunk& chunk) {
    gather_rows(chunk, in_, parts_.carried, places_);
    if (parts_.gives_relationships) put_values(chunk, parts_.plan.walk.relationships, lists_);
    if (parts_.gives_length) put_integers(chunk, parts_.plan.walk.length, lengths_);
  }

  ShortestPathParts parts_;
  ShortestWalks walks_;
  Row no_row_;
  std::vector<std::uint32_t> places_;
  std::vector<Value> lists_;
  std::vector<std::int64_t> lengths_;
};

}  // namespace

OperatorPtr make_shortest_path(OperatorPtr input, Execution& execution, ShortestPathParts parts) {
  return std::make_unique<ShortestPath>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
