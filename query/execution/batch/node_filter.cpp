// WHERE on one node that steps lead to again and again: the condition is computed once a node.
#include "newsgraph/query/execution/batch/make.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {
namespace {

class NodeFilter final : public UnaryOperator {
 public:
  NodeFilter(OperatorPtr input, Execution& execution, planner::Slot node, ExpressionPtr condition,
             Slots carried)
      : UnaryOperator(std::move(input)),
        node_(node),
        condition_(std::move(condition)),
        carried_(std::move(carried)),
        known_(execution, execution.graph().node_id_bound()) {}

  bool next(Chunk& chunk) override {
    while (pull(chunk)) {
      pays() ? look_up(chunk) : compute(chunk);
      if (places_.empty()) continue;
      keep_rows(chunk, carried_, places_);
      return true;
    }
    return false;
  }

 private:
  enum class Known : std::uint8_t { kNot = 0, kMeets = 1, kFails = 2 };

  /// Not where most nodes come up once.
  bool pays() const {
    constexpr std::uint64_t kFirstRows = 1 << 14;
    return rows_ < kFirstRows || computed_ * 2 < rows_;
  }

  void look_up(const Chunk& chunk) {
    const std::vector<std::uint32_t>& ids = chunk.columns[node_].ids;
    compute_unknown(ids, chunk.columns.size());
    rows_ += ids.size();
    places_.resize(ids.size());
    std::size_t kept = 0;
    for (std::size_t row = 0; row < ids.size(); ++row) {
      places_[kept] = static_cast<std::uint32_t>(row);
      kept += known_of(ids[row]) == Known::kMeets ? 1 : 0;
    }
    places_.resize(kept);
  }

  void compute_unknown(const std::vector<std::uint32_t>& ids, std::size_t chunk_width) {
    unknown_.columns.resize(chunk_width);
    Vector& nodes = unknown_.columns[node_];
    nodes.kind = Kind::kNode;
    nodes.ids.clear();
    for (const std::uint32_t id : ids) {
      if (known_of(id) != Known::kNot) continue;
      know(id, Known::kFails);
      nodes.ids.push_back(id);
    }
    unknown_.size = nodes.ids.size();
    if (unknown_.size == 0) return;
    computed_ += unknown_.size;
    const Vector& truths = condition_->evaluate(unknown_);
    for (std::size_t i = 0; i < unknown_.size; ++i) {
      if (holds(truths, i)) know(nodes.ids[i], Known::kMeets);
    }
  }

  void compute(const Chunk& chunk) {
    const Vector& truths = condition_->evaluate(chunk);
    places_.clear();
    for (std::size_t row = 0; row < chunk.size; ++row) {
      if (holds(truths, row)) places_.push_back(static_cast<std::uint32_t>(row));
    }
  }

  Known known_of(std::uint32_t id) const { return id == kNullId ? of_null_ : known_[id]; }
  void know(std::uint32_t id, Known known) {
    (id == kNullId ? of_null_ : known_.write(id)) = known;
  }

  planner::Slot node_;
  ExpressionPtr condition_;
  Slots carried_;
  ZeroedArray<Known> known_;  ///< by node
  Known of_null_ = Known::kNot;
  Chunk unknown_;
  std::uint64_t rows_ = 0, computed_ = 0;
  std::vector<std::uint32_t> places_;
};

}  // namespace

OperatorPtr make_node_filter(OperatorPtr input, Execution& execution, planner::Slot node,
                             ExpressionPtr condition, Slots carried) {
  return std::make_unique<NodeFilter>(std::move(input), execution, node, std::move(condition),
                                      std::move(carried));
}

}  // namespace newsgraph::execution::batch
