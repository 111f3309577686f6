#include "newsgraph/query/execution/batch/steps/step_key.h"

namespace newsgraph::execution::batch {

void StepKey::start(const Chunk& in) {
  ranges_.assign(in.size, {});
  for (const Bound& bound : bounds_) {
    const Vector& values = bound.value->evaluate(in);
    for (std::size_t row = 0; row < in.size; ++row) {
      const auto key = column_.of_row(values, row);
      if (key) {
        ranges_[row].restrict_to(bound.comparator, *key);
      } else {
        ranges_[row] = KeyRange::none();
      }
    }
  }
}

bool StepKey::allows(std::size_t row, RelationshipId relationship) const {
  bool allowed = false;
  column_.with_reader([&](const auto& read) {
    const std::optional<Key> key = read(relationship.value);
    allowed = key && ranges_[row].contains(*key);
  });
  return allowed;
}

}  // namespace newsgraph::execution::batch
