#include "newsgraph/graph/model/string_slots.h"

#include <xxhash.h>

#include <bit>

namespace newsgraph::model {

std::uint64_t hash_text(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}

std::size_t slots_for(std::size_t count) {
  return count == 0 ? 0 : std::bit_ceil(2 * count);
}

void insert_slot(std::span<std::uint32_t> slots, std::uint64_t hash, std::uint32_t number) {
  const std::size_t mask = slots.size() - 1;
  std::size_t slot = hash & mask;
  while (slots[slot] != Strings::kFree) slot = (slot + 1) & mask;
  slots[slot] = number;
}

}  // namespace newsgraph::model
