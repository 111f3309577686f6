// Where rows come from: one empty row, the nodes of a set or of an index, all relationships.
#include <bit>

#include "newsgraph/query/execution/batch/make.h"
#include "newsgraph/query/execution/batch/times.h"

namespace newsgraph::execution::batch {
namespace {

class SingleRow final : public Operator {
 public:
  explicit SingleRow(std::size_t row_width) : row_width_(row_width) {}
  void open() override { given_ = false; }
  bool next(Chunk& chunk) override {
    chunk.columns.resize(row_width_);
    chunk.times.clear();
    chunk.size = 1;
    return !std::exchange(given_, true);
  }

 private:
  std::size_t row_width_;
  bool given_ = false;
};

/// What is scanned, for each row of the input.
class Scan final : public UnaryOperator {
 public:
  Scan(OperatorPtr input, Execution& execution, Scanned scanned, planner::Slot slot, Slots carried)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        scanned_(std::move(scanned)),
        slot_(slot),
        carried_(std::move(carried)) {}

  void open() override {
    UnaryOperator::open();
    in_.size = row_ = word_ = 0;
  }

  bool next(Chunk& chunk) override {
    parents_.clear();
    found_.clear();
    while (found_.size() + 64 <= kChunkRows) {
      if (row_ == in_.size) {
        if (!found_.empty()) break;  // the rows found so far belong to the chunk at hand
        if (!pull(in_)) return false;
        row_ = word_ = 0;
      }
      take_word();
    }
    execution_.steps(found_.size());
    gather_rows(chunk, in_, carried_, parents_);
    put_ids(chunk, slot_, scanned_.kind, found_);
    return true;
  }

 private:
  /// What there is among 64 neighbouring ids.
  void take_word() {
    if (word_ == scanned_.word_count()) {
      ++row_;
      word_ = 0;
      return;
    }
    if (!scanned_.conditions.empty()) execution_.step();
    const auto first = static_cast<std::uint32_t>(word_ * 64);
    for (std::uint64_t bits = scanned_.word(word_); bits != 0; bits &= bits - 1) {
      found_.push_back(first + static_cast<std::uint32_t>(std::countr_zero(bits)));
      parents_.push_back(static_cast<std::uint32_t>(row_));
    }
    ++word_;
  }

  Execution& execution_;
  Scanned scanned_;
  planner::Slot slot_;
  Slots carried_;
  Chunk in_;
  std::size_t row_ = 0, word_ = 0;
  std::vector<std::uint32_t> parents_, found_;
};

void multiply_times(Chunk& chunk, std::uint64_t count) {
  if (chunk.times.empty()) chunk.times.assign(chunk.size, 1);
  for (std::uint64_t& times : chunk.times) times = product_of_times(times, count);
}

/// Counts in the place of a scan.
class Times final : public UnaryOperator {
 public:
  Times(OperatorPtr input, std::uint64_t count) : UnaryOperator(std::move(input)), count_(count) {}

  bool next(Chunk& chunk) override {
    if (count_ == 0 || !pull(chunk)) return false;
    multiply_times(chunk, count_);
    return true;
  }

 private:
  std::uint64_t count_;
};

/// The same where there are conditions: counts once, when the first rows come.
class TimesOfScan final : public UnaryOperator {
 public:
  TimesOfScan(OperatorPtr input, Execution& execution, Scanned scanned)
      : UnaryOperator(std::move(input)), execution_(execution), scanned_(std::move(scanned)) {}

  bool next(Chunk& chunk) override {
    if (!pull(chunk)) return false;
    if (!count_) count_ = count();
    if (*count_ == 0) return false;
    multiply_times(chunk, *count_);
    return true;
  }

 private:
  std::uint64_t count() {
    std::uint64_t count = 0;
    for (std::size_t word = 0; word < scanned_.word_count(); ++word) {
      execution_.step();
      count += static_cast<std::uint64_t>(std::popcount(scanned_.word(word)));
    }
    return count;
  }

  Execution& execution_;
  Scanned scanned_;
  std::optional<std::uint64_t> count_;
};

/// The nodes that are known by a value, for each row of the input.
class Seek final : public Operator {
 public:
  Seek(CarefulInput input, Execution& execution, SeekParts parts)
      : input_(std::move(input)), execution_(execution), parts_(std::move(parts)) {}

  void open() override {
    input_.open();
    in_.size = row_ = next_ = 0;
    nodes_.clear();
  }

  bool next(Chunk& chunk) override {
    parents_.clear();
    found_.clear();
    while (found_.size() < kChunkRows) {
      if (next_ < nodes_.size()) {
        take_nodes();
      } else if (row_ < in_.size) {
        if (!seek()) break;
      } else {
        if (!found_.empty()) break;  // they belong to the chunk at hand
        if (!pull()) return false;
      }
    }
    gather_rows(chunk, in_, parts_.carried, parents_);
    put_ids(chunk, parts_.node, Kind::kNode, found_);
    return true;
  }

 private:
  bool pull() {
    while (input_.next(in_)) {
      try {
        wanted_ = &parts_.value->evaluate(in_);
        row_ = 0;
        return true;
      } catch (const QueryError& error) {
        input_.take_again(in_, error);
      }
    }
    return false;
  }

  /// False when it fails, and there are rows to be given before; then it fails the next time.
  bool seek() {
    const Graph& graph = execution_.graph();
    next_ = 0;
    nodes_.clear();
    try {
      if (!wanted_->is_null(row_)) {
        nodes_ = parts_.seek.find(graph, wanted_->value(row_, graph));
      }
    } catch (const QueryError& error) {
      if (found_.empty() || functions::is_stop(error)) throw;
      return false;
    }
    ++row_;
    return true;
  }

  void take_nodes() {
    const std::size_t count = std::min(nodes_.size() - next_, kChunkRows - found_.size());
    execution_.steps(count);
    for (const NodeId node : std::span(nodes_).subspan(next_, count)) {
      found_.push_back(node.value);
    }
    parents_.resize(found_.size(), static_cast<std::uint32_t>(row_ - 1));
    next_ += count;
  }

  CarefulInput input_;
  Execution& execution_;
  SeekParts parts_;
  Chunk in_;
  const Vector* wanted_ = nullptr;  ///< of the rows of in_
  std::size_t row_ = 0;             ///< the next one of in_
  std::vector<NodeId> nodes_;       ///< that were found for the one before it
  std::size_t next_ = 0;            ///< of those, the first not taken yet
  std::vector<std::uint32_t> parents_, found_;
};

}  // namespace

OperatorPtr make_single_row(std::size_t row_width) {
  return std::make_unique<SingleRow>(row_width);
}

OperatorPtr make_scan(OperatorPtr input, Execution& execution, Scanned scanned, planner::Slot slot,
                      Slots carried) {
  return std::make_unique<Scan>(std::move(input), execution, std::move(scanned), slot,
                                std::move(carried));
}

OperatorPtr make_times(OperatorPtr input, std::uint64_t count) {
  return std::make_unique<Times>(std::move(input), count);
}

OperatorPtr make_times(OperatorPtr input, Execution& execution, Scanned scanned) {
  return std::make_unique<TimesOfScan>(std::move(input), execution, std::move(scanned));
}

OperatorPtr make_seek(CarefulInput input, Execution& execution, SeekParts parts) {
  return std::make_unique<Seek>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
