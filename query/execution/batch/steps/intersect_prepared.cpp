// Two or more steps that end in the same node, from nodes that come up over and over: as
// intersect.cpp, but with lists of neighbours that are made once a node.
//
// What the rows do not have to tell is summed up: a row stands for all tuples of relationships that
// close it.
#include <algorithm>

#include "newsgraph/graph/int128.h"
#include "newsgraph/query/execution/batch/steps/closing_rivals.h"
#include "newsgraph/query/execution/batch/steps/found_rows.h"
#include "newsgraph/query/execution/batch/steps/joint_lists.h"
#include "newsgraph/query/execution/batch/steps/make.h"

namespace newsgraph::execution::batch {
namespace {

using List = PreparedNeighbours::List;

class IntersectPrepared final : public UnaryOperator {
 public:
  IntersectPrepared(OperatorPtr input, Execution& execution, IntersectParts parts)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        parts_(std::move(parts)),
        rivals_(execution, parts_.sides),
        joint_(execution, parts_.sides.size()),
        lists_(parts_.sides.size()),
        row_lists_(parts_.sides.size()) {
    for (std::size_t i = 0; i < parts_.sides.size(); ++i) order_.push_back(i);
  }

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = 0;
    found_.clear();
    joint_.forget();
    last_from_.clear();
  }

  bool next(Chunk& chunk) override {
    found_.forget_given();
    while (found_.left() < kChunkRows) {
      if (row_ == in_.size) {
        if (found_.left() > 0) break;  // they belong to the chunk at hand
        if (!pull(in_)) return false;
        start_chunk();
      }
      place_ = static_cast<std::uint32_t>(row_++);
      close_row();
    }
    found_.begin(chunk, in_, parts_.carried);
    if (parts_.gives_to) found_.give(chunk, parts_.to, Kind::kNode, found_.nodes);
    found_.give_times(chunk);
    found_.end(chunk);
    return true;
  }

 private:
  void start_chunk() {
    row_ = 0;
    rivals_.start(in_);
    for (std::size_t i = 0; i < parts_.sides.size(); ++i) {
      parts_.sides[i].lists->find(in_.columns[parts_.sides[i].from].ids, lists_[i]);
    }
    put_in_order();
  }

  /// Those sides first whose nodes stay the same from row to row.
  void put_in_order() {
    std::vector<std::size_t> changes;
    for (const IntersectParts::Side& side : parts_.sides) {
      changes.push_back(count_changes(in_.columns[side.from].ids));
    }
    const auto changes_of = [&](std::size_t side) { return changes[side]; };
    if (std::ranges::is_sorted(order_, {}, changes_of)) return;
    std::ranges::stable_sort(order_, {}, changes_of);
    joint_.forget();
    last_from_.clear();
  }

  void close_row() {
    std::size_t shortest = ~std::size_t{0};
    for (std::size_t i = 0; i < order_.size(); ++i) {
      row_lists_[i] = &lists_[order_[i]][place_];
      shortest = std::min(shortest, row_lists_[i]->size());
    }
    if (shortest == 0) return;
    execution_.steps(shortest);
    rivals_.look(in_, place_);
    parts_.gives_to ? give_nodes() : give_sum();
  }

  /// One row for all nodes.
  void give_sum() {
    // Where several relationships lead from one node to another, rows repeat each other.
    const auto from = [](const List* list) { return list->from; };
    if (!std::ranges::equal(row_lists_, last_from_, {}, from)) {
      last_from_.clear();
      std::ranges::transform(row_lists_, std::back_inserter(last_from_), from);
      last_sum_ = 0;
      joint_.for_each(row_lists_,
                      [&](std::uint32_t, std::uint64_t tuples) { last_sum_ += tuples; });
    }
    UInt128 sum = last_sum_;
    for_each_rivalled([&](std::uint32_t node, std::uint64_t tuples) {
      sum += tuples_to(node);
      sum -= tuples;
    });
    if (sum == 0) return;
    constexpr std::uint64_t kMost = ~std::uint64_t{0};
    found_.places.push_back(place_);
    found_.times.push_back(
        countable(times_of(sum < kMost ? static_cast<std::uint64_t>(sum) : kMost)));
  }

  /// A row for each node. Few nodes are in all lists, at unforeseeable places: they are put aside
  /// without a branch.
  void give_nodes() {
    std::vector<std::uint32_t>& nodes = found_.nodes;
    std::vector<std::uint64_t>& times = found_.times;
    const std::size_t begin = nodes.size();
    std::size_t end = begin;
    nodes.resize(begin + longest_list());
    times.resize(nodes.size());
    joint_.for_each(row_lists_, [&](std::uint32_t node, std::uint64_t tuples) {
      nodes[end] = node;
      times[end] = times_of(tuples);
      end += tuples != 0 ? 1 : 0;
    });
    nodes.resize(end);
    times.resize(end);
    for_each_rivalled([&](std::uint32_t node, std::uint64_t) {
      const auto found =
          std::lower_bound(nodes.begin() + static_cast<std::ptrdiff_t>(begin), nodes.end(), node);
      const auto at = times.begin() + (found - nodes.begin());
      const std::uint64_t tuples = tuples_to(node);
      *at = times_of(tuples);
      if (tuples > 0) return;
      nodes.erase(found);
      times.erase(at);
    });
    found_.places.resize(nodes.size(), place_);
    std::uint64_t bits = 0;  // of all products
    for (std::size_t i = begin; i < times.size(); ++i) bits |= times[i];
    countable(bits);
  }

  std::size_t longest_list() const {
    std::size_t longest = 0;
    for (const List* list : row_lists_) longest = std::max(longest, list->size());
    return longest;
  }

  std::uint64_t times_of(std::uint64_t tuples) const {
    return product_or_most(in_.times_of(place_), parts_.duplicates_matter ? tuples : 1);
  }

  /// Calls visit(node, tuples) for the nodes in all lists that rivals may lead to, once each;
  /// tuples are those with rivals among them.
  template <class Visit>
  void for_each_rivalled(const Visit& visit) {
    rivalled_.clear();
    if (rivals_.all()) {
      for (const auto& item : row_lists_.front()->items) rivalled_.push_back(item.node);
    } else {
      for (const std::uint32_t node : rivals_.nodes()) {
        if (std::ranges::all_of(row_lists_,
                                [&](const List* list) { return list->may_lead_to(node); })) {
          rivalled_.push_back(node);
        }
      }
    }
    if (rivalled_.empty()) return;
    std::ranges::sort(rivalled_);
    rivalled_.erase(std::unique(rivalled_.begin(), rivalled_.end()), rivalled_.end());
    for (const std::uint32_t node : rivalled_) {
      std::uint64_t tuples = 1;
      for (const List* list : row_lists_) {
        tuples = tuples == 0 ? 0 : product_or_most(tuples, list->count(node));
      }
      if (tuples > 0) visit(node, tuples);
    }
  }

  std::uint64_t tuples_to(std::uint32_t node) {
    rivals_.find(in_, place_, NodeId{node});
    return rivals_.count_tuples();
  }

  Execution& execution_;
  IntersectParts parts_;
  ClosingRivals rivals_;
  JointLists joint_;
  std::vector<std::vector<List>> lists_;  ///< by side, by row
  std::vector<std::size_t> order_;        ///< of the sides
  std::vector<const List*> row_lists_;    ///< of the row at hand, in that order
  Chunk in_;
  std::size_t row_ = 0;
  std::uint32_t place_ = 0;
  std::vector<std::uint32_t> last_from_;  ///< of the lists of the row before
  UInt128 last_sum_ = 0;
  std::vector<std::uint32_t> rivalled_;
  FoundRows found_;
};

}  // namespace

OperatorPtr make_intersect_prepared(OperatorPtr input, Execution& execution, IntersectParts parts) {
  return std::make_unique<IntersectPrepared>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
