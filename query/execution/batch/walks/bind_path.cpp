// Paths of patterns that were matched, and their lengths.
#include "newsgraph/query/execution/bind_path.h"

#include "newsgraph/query/execution/batch/walks/make.h"

namespace newsgraph::execution::batch {
namespace {

class BindPath final : public UnaryOperator {
 public:
  BindPath(OperatorPtr input, Execution& execution, planner::BindPath path, std::size_t row_width)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        path_(std::move(path)),
        row_(row_width) {}

  bool next(Chunk& chunk) override {
    if (!pull(chunk)) return false;
    Vector& paths = chunk.columns[path_.path];
    paths.kind = Kind::kValue;
    paths.values.resize(chunk.size);
    for (std::size_t i = 0; i < chunk.size; ++i) {
      execution_.step();
      load(chunk, path_.start, i);
      for (const planner::BindPath::Step& step : path_.steps) load(chunk, step.relationship, i);
      bind_path(path_, execution_.graph(), row_);
      paths.values[i] = std::move(row_[path_.path]);
    }
    return true;
  }

 private:
  void load(const Chunk& chunk, planner::Slot slot, std::size_t row) {
    row_[slot] = chunk.columns[slot].value(row, execution_.graph());
  }

  Execution& execution_;
  planner::BindPath path_;
  Row row_;
};

class PathLength final : public UnaryOperator {
 public:
  PathLength(OperatorPtr input, planner::PathLength plan)
      : UnaryOperator(std::move(input)), plan_(std::move(plan)) {}

  bool next(Chunk& chunk) override {
    if (!pull(chunk)) return false;
    Vector& lengths = chunk.columns[plan_.length];
    lengths.kind = Kind::kInteger;
    lengths.integers.assign(chunk.size, plan_.single_steps);
    lengths.nulls.assign(chunk.size, 0);
    for (const planner::Slot walk : plan_.walks) {
      const std::vector<std::int64_t>& more = chunk.columns[walk].integers;
      for (std::size_t i = 0; i < chunk.size; ++i) lengths.integers[i] += more[i];
    }
    return true;
  }

 private:
  planner::PathLength plan_;
};

}  // namespace

OperatorPtr make_bind_path(OperatorPtr input, Execution& execution, planner::BindPath path,
                           std::size_t row_width) {
  return std::make_unique<BindPath>(std::move(input), execution, std::move(path), row_width);
}

OperatorPtr make_path_length(OperatorPtr input, planner::PathLength length) {
  return std::make_unique<PathLength>(std::move(input), std::move(length));
}

}  // namespace newsgraph::execution::batch
