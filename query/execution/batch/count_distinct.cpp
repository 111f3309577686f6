#include "newsgraph/query/execution/batch/count_distinct.h"

#include "newsgraph/query/execution/batch/key_table.h"

namespace newsgraph::execution::batch {
namespace {

/// Numbers the different pairs of a group and a value; of a single group, the values alone.
class CountDistinct final : public Fold {
 public:
  CountDistinct(Execution& execution, ExpressionPtr argument)
      : argument_(std::move(argument)),
        kept_(execution),
        alone_({argument_->kind()}),
        pairs_({Kind::kType, argument_->kind()}) {
    group_ids_.kind = Kind::kType;  // any kind of id would do
  }

  void add(const Chunk& chunk, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) override {
    add(argument_->evaluate(chunk), groups, group_count);
  }
  void merge(Fold& other, const std::vector<std::uint32_t>& groups,
             std::size_t group_count) override {
    auto& found = static_cast<CountDistinct&>(other);
    if (found.pairs_.size() == 0 && found.alone_.size() > 0) {
      add(found.alone_.keys().front(),
          std::vector<std::uint32_t>(found.alone_.size(), groups.front()), group_count);
      return;
    }
    std::vector<std::uint32_t> of_values;
    for (const std::uint32_t group : found.pairs_.keys()[0].ids) of_values.push_back(groups[group]);
    add(found.pairs_.keys()[1], of_values, group_count);
  }
  Vector result(std::size_t group_count) override {
    return to_integers(std::move(counts_), group_count);
  }

 private:
  void add(const Vector& values, const std::vector<std::uint32_t>& groups,
           std::size_t group_count) {
    counts_.resize(group_count);
    // One group needs no pairs.
    const bool alone = group_count == 1 && pairs_.size() == 0;
    if (!alone) move_to_pairs();
    KeyTable& table = alone ? alone_ : pairs_;
    std::size_t before = table.size();
    group_ids_.ids.assign(groups.begin(), groups.end());
    const std::vector<const Vector*> keys = alone
                                                ? std::vector<const Vector*>{&values}
                                                : std::vector<const Vector*>{&group_ids_, &values};
    table.find_or_add(keys, groups.size(), places_);
    for (std::size_t row = 0; row < groups.size(); ++row) {
      if (places_[row] < before) continue;
      before = places_[row] + 1;  // numbers rise by one with every new key
      if (!values.is_null(row)) ++counts_[groups[row]];
    }
    kept_.clear();
    kept_.add(alone_.bytes() + pairs_.bytes());
  }

  /// A second group has come up: what the first has seen goes over.
  void move_to_pairs() {
    if (alone_.size() == 0) return;
    Vector first;
    first.kind = Kind::kType;
    first.ids.resize(alone_.size());
    std::vector<std::uint32_t> places;
    pairs_.find_or_add({&first, &alone_.keys().front()}, alone_.size(), places);
    alone_ = KeyTable({argument_->kind()});
  }

  ExpressionPtr argument_;
  KeptRows kept_;
  KeyTable alone_, pairs_;
  Vector group_ids_;
  std::vector<std::uint32_t> places_;
  std::vector<std::int64_t> counts_;
};

}  // namespace

std::unique_ptr<Fold> make_count_distinct(Execution& execution, ExpressionPtr argument) {
  return std::make_unique<CountDistinct>(execution, std::move(argument));
}

}  // namespace newsgraph::execution::batch
