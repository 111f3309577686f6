// Pipelines inside: OPTIONAL MATCH gives the rows of an inner pipeline, or nulls where it has none
// for a row; a pattern or EXISTS as a condition asks whether it has any; LIMIT inside is for each
// row.
//
// The inner pipeline starts from a chunk instead of the graph and carries along the number of the
// row that each of its rows comes from.
#include <utility>

#include "newsgraph/query/execution/batch/inner/make.h"

namespace newsgraph::execution::batch {
namespace {

/// Rows keep the order of the input: inner pipelines give theirs in the order of the rows that they
/// come from, and the rows that have none are put in between.
class Optional final : public UnaryOperator {
 public:
  Optional(OperatorPtr input, OptionalParts parts)
      : UnaryOperator(std::move(input)), parts_(std::move(parts)) {}

  void open() override {
    UnaryOperator::open();
    in_.size = next_number_ = 0;
    draining_ = false;
  }

  bool next(Chunk& chunk) override {
    while (true) {
      if (!draining_ && !start()) return false;
      numbers_.clear();
      places_.clear();
      draining_ = find();
      if (draining_) {
        interleave(found_.columns[parts_.inner.row_number].ids);
      } else {
        put_unmatched(end_);
      }
      if (numbers_.empty()) continue;
      give(chunk);
      return true;
    }
  }

 private:
  static constexpr std::uint32_t kUnmatched = ~std::uint32_t{0};

  bool start() {
    if (next_number_ < in_.size) {
      run(next_number_, next_number_ + 1);  // something has failed
      return true;
    }
    if (!pull(in_)) return false;
    next_number_ = 0;
    run(0, static_cast<std::uint32_t>(in_.size));
    return true;
  }
  void run(std::uint32_t begin, std::uint32_t end) {
    begin_ = begin;
    end_ = end;
    parts_.inner.source->set(in_, begin, end - begin);
    parts_.inner.top->open();
  }

  /// The next inner rows. Where something fails for one of many outer rows, those that have been
  /// given are done, and the others are taken one by one.
  bool find() {
    try {
      return parts_.inner.top->next(found_);
    } catch (const QueryError& error) {
      if (end_ - begin_ == 1 || functions::is_stop(error)) throw;
    }
    if (next_number_ > begin_) {
      run(next_number_ - 1, next_number_);
      while (parts_.inner.top->next(found_)) {  // all were given, unless it is here that it fails
      }
    }
    end_ = next_number_;
    return false;
  }

  /// Notes which row of the input each row to be given comes from, and which inner row it is.
  void interleave(const std::vector<std::uint32_t>& matched) {
    for (std::uint32_t place = 0; place < matched.size(); ++place) {
      put_unmatched(matched[place]);
      next_number_ = matched[place] + 1;
      numbers_.push_back(matched[place]);
      places_.push_back(place);
    }
  }
  void put_unmatched(std::uint32_t end) {
    for (; next_number_ < end; ++next_number_) {
      numbers_.push_back(next_number_);
      places_.push_back(kUnmatched);
    }
  }

  void give(Chunk& chunk) {
    gather_rows(chunk, in_, parts_.carried, numbers_);
    if (!found_.times.empty() && draining_) {
      chunk.times.resize(chunk.size, 1);
      for (std::size_t row = 0; row < chunk.size; ++row) {
        if (places_[row] != kUnmatched) chunk.times[row] = found_.times[places_[row]];
      }
    }
    for (const auto& [slot, kind] : parts_.introduced) {
      Vector& out = chunk.columns[slot];
      out.kind = kind;
      out.clear();
      for (const std::uint32_t place : places_) {
        if (place == kUnmatched) {
          out.append_null();
        } else {
          out.append(found_.columns[slot], place);
        }
      }
    }
  }

  OptionalParts parts_;
  Chunk in_, found_;
  std::uint32_t next_number_ = 0;      ///< the first row of in_ that nothing was given of
  std::uint32_t begin_ = 0, end_ = 0;  ///< those that the inner pipeline runs for
  std::vector<std::uint32_t> numbers_, places_;
  bool draining_ = false;
};

class SemiJoin final : public CarefulOperator {
 public:
  SemiJoin(CarefulInput input, SemiJoinParts parts)
      : CarefulOperator(std::move(input)), parts_(std::move(parts)) {}

  bool apply(Chunk& chunk) override {
    match(chunk);
    places_.clear();
    for (std::size_t row = 0; row < chunk.size; ++row) {
      if (matched_[row] == parts_.wanted) places_.push_back(static_cast<std::uint32_t>(row));
    }
    keep_rows(chunk, parts_.carried, places_);
    return !places_.empty();
  }

 private:
  void match(const Chunk& chunk) {
    matched_.assign(chunk.size, false);
    std::size_t left = chunk.size;
    parts_.inner.run(chunk, found_, [&] {
      for (const std::uint32_t row : found_.columns[parts_.inner.row_number].ids) {
        left -= matched_[row] ? 0 : 1;
        matched_[row] = true;
      }
      return left > 0;
    });
  }

  SemiJoinParts parts_;
  Chunk found_;
  std::vector<bool> matched_;
  std::vector<std::uint32_t> places_;
};

/// The rows for one outer row come one after the other, though perhaps in several chunks.
class SliceEach final : public UnaryOperator {
 public:
  SliceEach(OperatorPtr input, SliceEachParts parts)
      : UnaryOperator(std::move(input)), parts_(std::move(parts)) {}

  void open() override {
    UnaryOperator::open();
    at_ = kNullId;
  }

  bool next(Chunk& chunk) override {
    while (!is_done() && pull(chunk)) {
      places_.clear();
      const std::vector<std::uint32_t>& numbers = chunk.columns[parts_.row_number].ids;
      for (std::uint32_t row = 0; row < chunk.size; ++row) {
        if (numbers[row] != at_) seen_ = 0;
        at_ = numbers[row];
        const std::uint64_t place = seen_++;
        if (place >= parts_.begin && !is_past_end(place)) places_.push_back(row);
      }
      if (places_.empty()) continue;
      keep_rows(chunk, parts_.carried, places_);
      return true;
    }
    return false;
  }

 private:
  bool is_past_end(std::uint64_t place) const {
    return place >= parts_.begin && place - parts_.begin >= parts_.count;
  }
  /// Whether none of the rows to come is wanted.
  bool is_done() const {
    return parts_.count == 0 ||
           (at_ != kNullId && parts_.source->is_last(at_) && is_past_end(seen_));
  }

  SliceEachParts parts_;
  std::uint32_t at_ = kNullId;  ///< the outer row at hand
  std::uint64_t seen_ = 0;      ///< of its rows
  std::vector<std::uint32_t> places_;
};

}  // namespace

OperatorPtr make_semi_join(CarefulInput input, SemiJoinParts parts) {
  return std::make_unique<SemiJoin>(std::move(input), std::move(parts));
}

OperatorPtr make_slice_each(OperatorPtr input, SliceEachParts parts) {
  return std::make_unique<SliceEach>(std::move(input), std::move(parts));
}

OperatorPtr make_optional(OperatorPtr input, OptionalParts parts) {
  return std::make_unique<Optional>(std::move(input), std::move(parts));
}

}  // namespace newsgraph::execution::batch
