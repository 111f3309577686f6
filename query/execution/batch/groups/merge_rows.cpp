// Rows of which only one node is read any more: those with the same node become one that stands for
// all of them, so that the next step is taken once a node instead of once a row.
//
// Source: sums pushed below joins, one variable at a time (Abo Khamis, Ngo, Rudra, "FAQ: questions
// asked frequently", PODS 2016).
#include <bit>

#include "newsgraph/query/execution/batch/groups/make.h"
#include "newsgraph/query/execution/batch/times.h"
#include "newsgraph/query/execution/batch/zeroed_array.h"

namespace newsgraph::execution::batch {
namespace {

class MergeRows final : public UnaryOperator {
 public:
  MergeRows(OperatorPtr input, Execution& execution, planner::Slot node)
      : UnaryOperator(std::move(input)), execution_(execution), node_(node), kept_(execution) {}

  void open() override {
    UnaryOperator::open();
    is_filled_ = false;
    kept_.clear();
  }

  bool next(Chunk& chunk) override {
    if (!is_filled_) fill();
    ids_.clear();
    chunk.times.clear();
    for (; word_ < words_.size() && ids_.size() + 64 <= kChunkRows; ++word_) {
      for (std::uint64_t bits = words_[word_]; bits != 0; bits &= bits - 1) {
        const std::size_t id = word_ * 64 + static_cast<unsigned>(std::countr_zero(bits));
        ids_.push_back(static_cast<std::uint32_t>(id));
        chunk.times.push_back(times_[id]);
      }
    }
    if (ids_.empty()) return false;
    chunk.size = ids_.size();
    chunk.columns.resize(in_.columns.size());
    put_ids(chunk, node_, Kind::kNode, ids_);
    return true;
  }

 private:
  void fill() {
    const std::uint32_t bound = execution_.graph().node_id_bound();
    times_ = ZeroedArray<std::uint64_t>(execution_, bound);
    words_.assign(bound / 64 + 1, 0);
    kept_.add(words_.size() * sizeof(std::uint64_t));
    while (pull(in_)) {
      execution_.steps(in_.size);
      const std::vector<std::uint32_t>& ids = in_.columns[node_].ids;
      std::uint64_t bits = 0;  // of all sums
      for (std::size_t row = 0; row < in_.size; ++row) {
        if (ids[row] == kNullId) continue;  // no step leads on from there
        words_[ids[row] / 64] |= std::uint64_t{1} << (ids[row] % 64);
        bits |= times_.write(ids[row]) += in_.times_of(row);
      }
      countable(bits);
    }
    word_ = 0;
    is_filled_ = true;
  }

  Execution& execution_;
  planner::Slot node_;
  KeptRows kept_;
  Chunk in_;
  ZeroedArray<std::uint64_t> times_{execution_, 0};  ///< by node: how many rows have it
  std::vector<std::uint64_t> words_;                 ///< a bitmap of the nodes that any have
  std::size_t word_ = 0;                             ///< the next one
  bool is_filled_ = false;
  std::vector<std::uint32_t> ids_;
};

}  // namespace

OperatorPtr make_merge_rows(OperatorPtr input, Execution& execution, planner::Slot node) {
  return std::make_unique<MergeRows>(std::move(input), execution, node);
}

}  // namespace newsgraph::execution::batch
