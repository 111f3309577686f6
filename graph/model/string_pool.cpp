#include "newsgraph/graph/model/string_pool.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "newsgraph/graph/error.h"
#include "newsgraph/graph/model/string_slots.h"

namespace newsgraph::model {

StringId StringPool::acquire(std::string_view text) {
  if (const std::optional<StringId> known = find(text)) {
    if (known->value >= base_count_) ++added_[known->value - base_count_].references;
    return *known;
  }
  return StringId{base_count_ + add(text, hash_text(text))};
}

std::uint32_t StringPool::add(std::string_view text, std::uint64_t hash) {
  if (text.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ErrorKind::kInput, "a property cannot hold a string of more than 4 GiB");
  }
  if (free_.empty() && id_bound() == kFree) {
    throw Error(ErrorKind::kInternal, "the graph holds four billion different strings already");
  }
  auto characters = std::make_unique_for_overwrite<char[]>(text.size());
  std::ranges::copy(text, characters.get());
  if (2 * (added_.size() - free_.size() + 1) > added_slots_.size()) grow_slots();
  if (free_.empty()) {
    free_.push_back(static_cast<std::uint32_t>(added_.size()));
    added_.emplace_back();
  }
  const std::uint32_t position = free_.back();
  free_.pop_back();
  added_[position] = {std::move(characters), static_cast<std::uint32_t>(text.size()), 1, hash};
  insert_slot(added_slots_, hash, position);
  return position;
}

void StringPool::grow_slots() {
  std::vector<std::uint32_t> larger(std::max<std::size_t>(16, 2 * added_slots_.size()), kFree);
  for (const std::uint32_t position : added_slots_) {
    if (position != kFree) insert_slot(larger, added_[position].hash, position);
  }
  added_slots_ = std::move(larger);
}

void StringPool::release(StringId id) {
  if (id.value < base_count_) return;
  const std::uint32_t position = id.value - base_count_;
  if (--added_[position].references > 0) return;
  free_.push_back(position);
  const auto is_it = [&](std::uint32_t other) { return other == position; };
  const auto slot = find_slot(added_slots_, added_[position].hash, is_it);
  erase_slot(added_slots_, *slot, [&](std::uint32_t other) { return added_[other].hash; });
  added_[position] = {};
}

void StringPool::adopt(Base base) {
  base_ = std::move(base);
  base_count_ = static_cast<std::uint32_t>(base_.begins.empty() ? 0 : base_.begins.size() - 1);
}

std::vector<StringId> StringPool::compact(const std::vector<bool>& held) {
  const auto count = static_cast<std::size_t>(std::ranges::count(held, true));
  const bool ids_stay = count == id_bound();
  if (ids_stay && added_.empty()) return {};
  std::vector<StringId> renumbered(ids_stay ? 0 : id_bound());
  std::size_t size = 0;
  for (std::uint32_t id = 0; id < id_bound(); ++id)
    size += held[id] ? text(StringId{id}).size() : 0;
  std::vector<char> characters;
  characters.reserve(size);
  std::vector<std::uint64_t> begins;
  begins.reserve(count + 1);
  std::vector<std::uint32_t> slots(slots_for(count), kFree);
  for (std::uint32_t id = 0; id < id_bound(); ++id) {
    if (!held[id]) continue;
    const StringId fresh{static_cast<std::uint32_t>(begins.size())};
    const std::string_view content = text(StringId{id});
    begins.push_back(characters.size());
    characters.insert(characters.end(), content.begin(), content.end());
    insert_slot(slots, hash_text(content), fresh.value);
    if (!ids_stay) renumbered[id] = fresh;
  }
  begins.push_back(characters.size());

  StringPool compacted;
  compacted.adopt({FrozenArray<char>(std::move(characters)),
                   FrozenArray<std::uint64_t>(std::move(begins)),
                   FrozenArray<std::uint32_t>(std::move(slots))});
  *this = std::move(compacted);
  return renumbered;
}

}  // namespace newsgraph::model
