#include "newsgraph/graph/strings.h"

#include "newsgraph/graph/model/string_slots.h"

namespace newsgraph {

std::optional<StringId> Strings::find(std::string_view text) const {
  const std::uint64_t hash = model::hash_text(text);
  const auto holds = [&](std::uint32_t id) { return this->text(StringId{id}) == text; };
  if (const auto slot = model::find_slot(base_.slots.span(), hash, holds)) {
    return StringId{base_.slots[*slot]};
  }
  const auto added_holds = [&](std::uint32_t position) {
    return added_[position].hash == hash && holds(base_count_ + position);
  };
  if (const auto slot = model::find_slot(added_slots_, hash, added_holds)) {
    return StringId{base_count_ + added_slots_[*slot]};
  }
  return std::nullopt;
}

}  // namespace newsgraph
