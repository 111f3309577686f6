#include "newsgraph/query/execution/batch/groups/text_table.h"

#include <algorithm>
#include <functional>

namespace newsgraph::execution::batch {
namespace {

std::uint32_t hash_of(std::string_view text) {
  const std::uint64_t hash = std::hash<std::string_view>()(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

std::string_view TextTable::text(std::uint32_t number) const {
  const std::size_t begin = number == 0 ? 0 : ends_[number - 1];
  return std::string_view(texts_).substr(begin, ends_[number] - begin);
}

std::uint32_t TextTable::number(std::string_view text) {
  if ((ends_.size() + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t hash = hash_of(text);
  std::size_t at = hash & mask;
  for (; slots_[at].number_and_one != 0; at = (at + 1) & mask) {
    const std::uint32_t number = slots_[at].number_and_one - 1;
    if (slots_[at].hash == hash && this->text(number) == text) return number;
  }
  texts_.append(text);
  ends_.push_back(texts_.size());
  slots_[at] = {hash, size()};
  return size() - 1;
}

std::uint32_t TextTable::find(std::string_view text) const {
  if (slots_.empty()) return NumberTable::kNone;
  const std::size_t mask = slots_.size() - 1;
  const std::uint32_t hash = hash_of(text);
  for (std::size_t at = hash & mask; slots_[at].number_and_one != 0; at = (at + 1) & mask) {
    const std::uint32_t number = slots_[at].number_and_one - 1;
    if (slots_[at].hash == hash && this->text(number) == text) return number;
  }
  return NumberTable::kNone;
}

void TextTable::grow() {
  std::vector<Slot> slots(std::max<std::size_t>(64, slots_.size() * 2));
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number_and_one == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].number_and_one != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

std::size_t TextTable::bytes() const {
  return texts_.capacity() + ends_.capacity() * sizeof(std::size_t) + slots_.size() * sizeof(Slot);
}

}  // namespace newsgraph::execution::batch
