// DISTINCT by one thread: gives each row that differs from all before it, as soon as it comes.
#include "newsgraph/query/execution/batch/groups/key_table.h"
#include "newsgraph/query/execution/batch/groups/make.h"

namespace newsgraph::execution::batch {
namespace {

class Distinct final : public UnaryOperator {
 public:
  Distinct(OperatorPtr input, Execution& execution, std::vector<Kind> kinds, Slots slots)
      : UnaryOperator(std::move(input)),
        execution_(execution),
        kept_(execution),
        kinds_(std::move(kinds)),
        table_(kinds_),
        slots_(std::move(slots)) {}

  void open() override {
    UnaryOperator::open();
    table_ = KeyTable(kinds_);
    kept_.clear();
  }

  bool next(Chunk& chunk) override {
    while (pull(chunk)) {
      execution_.steps(chunk.size);
      std::vector<KeyColumn> keys;
      for (const planner::Slot slot : slots_) keys.push_back(&chunk.columns[slot]);
      std::size_t before = table_.size();
      table_.find_or_add(keys, chunk.size, numbers_);
      kept_.become(table_.bytes());
      places_.clear();
      for (std::size_t row = 0; row < chunk.size; ++row) {
        if (numbers_[row] < before) continue;
        before = numbers_[row] + 1;  // numbers rise by one with every new key
        places_.push_back(static_cast<std::uint32_t>(row));
      }
      if (places_.empty()) continue;
      chunk.times.clear();
      keep_rows(chunk, slots_, places_);
      return true;
    }
    return false;
  }

 private:
  Execution& execution_;
  KeptRows kept_;
  std::vector<Kind> kinds_;
  KeyTable table_;
  Slots slots_;
  std::vector<std::uint32_t> numbers_, places_;
};

}  // namespace

OperatorPtr make_distinct(OperatorPtr input, Execution& execution, const Layout& layout) {
  std::vector<Kind> kinds;
  Slots slots;
  for (const auto& [slot, kind] : layout) {
    slots.push_back(slot);
    kinds.push_back(kind);
  }
  return std::make_unique<Distinct>(std::move(input), execution, std::move(kinds),
                                    std::move(slots));
}

}  // namespace newsgraph::execution::batch
