// The values of a subquery in an expression, for all rows of a chunk at once.
#include <utility>

#include "newsgraph/query/execution/batch/inner/make.h"
#include "newsgraph/query/execution/batch/times.h"
#include "newsgraph/query/functions/list_builder.h"

namespace newsgraph::execution::batch {
namespace {

/// Runs the inner pipeline for each chunk and leaves it to Derived what its rows make.
template <class Derived>
class Subquery : public CarefulOperator {
 public:
  Subquery(CarefulInput input, Execution& execution, SubqueryParts parts)
      : CarefulOperator(std::move(input)), execution_(execution), parts_(std::move(parts)) {
    parts_.inner.source->count_once();
  }

  bool apply(Chunk& chunk) override {
    Vector result;
    std::swap(result, chunk.columns[parts_.result]);  // for its memory
    static_cast<Derived&>(*this).compute(chunk, result);
    chunk.columns[parts_.result] = std::move(result);
    return true;
  }

 protected:
  template <class Visit>
  void run(const Chunk& chunk, const Visit& visit) {
    parts_.inner.run(chunk, found_, visit);
  }
  /// Which row of the chunk each of the rows found is for; these rise.
  const std::vector<std::uint32_t>& numbers() const {
    return found_.columns[parts_.inner.row_number].ids;
  }

  Execution& execution_;
  SubqueryParts parts_;
  Chunk found_;
};

class Exists final : public Subquery<Exists> {
 public:
  using Subquery::Subquery;
  void compute(const Chunk& chunk, Vector& result) {
    result.kind = Kind::kBoolean;
    result.truths.assign(chunk.size, Truth::kFalse);
    std::size_t left = chunk.size;
    run(chunk, [&] {
      for (const std::uint32_t row : numbers()) {
        left -= result.truths[row] == Truth::kTrue ? 0 : 1;
        result.truths[row] = Truth::kTrue;
      }
      return left > 0;
    });
  }
};

class Count final : public Subquery<Count> {
 public:
  using Subquery::Subquery;
  void compute(const Chunk& chunk, Vector& result) {
    result.kind = Kind::kInteger;
    result.integers.assign(chunk.size, 0);
    result.nulls.assign(chunk.size, 0);
    run(chunk, [&] {
      const std::vector<std::uint32_t>& rows = numbers();
      std::uint64_t bits = 0;  // of all counts
      for (std::size_t i = 0; i < rows.size(); ++i) {
        std::int64_t& count = result.integers[rows[i]];
        const std::uint64_t sum = static_cast<std::uint64_t>(count) + found_.times_of(i);
        count = static_cast<std::int64_t>(sum);
        bits |= sum;
      }
      countable(bits);
      return true;
    });
  }
};

class Collect final : public Subquery<Collect> {
 public:
  using Subquery::Subquery;
  void compute(const Chunk& chunk, Vector& result) {
    result.kind = Kind::kValue;
    result.values.assign(chunk.size, List{});
    functions::ListBuilder list(execution_.budget());
    std::uint32_t at = 0;
    run(chunk, [&] {
      for (std::size_t i = 0; i < found_.size; ++i) {
        if (const std::uint32_t row = numbers()[i]; row != at) {
          result.values[std::exchange(at, row)] = list.take();
        }
        add(list, i);
      }
      return true;
    });
    result.values[at] = list.take();
  }

 private:
  void add(functions::ListBuilder& list, std::size_t row) const {
    const Value item = found_.columns[*parts_.item].value(row, execution_.graph());
    for (std::uint64_t times = found_.times_of(row); times > 0; --times) list.add(item);
  }
};

}  // namespace

OperatorPtr make_subquery(CarefulInput input, Execution& execution, SubqueryParts parts) {
  switch (parts.kind) {
    case parser::SubqueryKind::kExists:
      return std::make_unique<Exists>(std::move(input), execution, std::move(parts));
    case parser::SubqueryKind::kCount:
      return std::make_unique<Count>(std::move(input), execution, std::move(parts));
    case parser::SubqueryKind::kCollect:
      break;
  }
  return std::make_unique<Collect>(std::move(input), execution, std::move(parts));
}

}  // namespace newsgraph::execution::batch
