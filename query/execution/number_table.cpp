#include "newsgraph/query/execution/number_table.h"

#include <algorithm>

namespace newsgraph::execution {
namespace {

std::uint64_t hash_of(std::uint64_t word) {
  // The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
  std::uint64_t mixed = word + 0x9e37'79b9'7f4a'7c15;
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11eb;
  return mixed ^ (mixed >> 31);
}

}  // namespace

std::uint32_t NumberTable::number_elsewhere(std::uint64_t word) {
  // A hashed word takes some 32 bytes: many pages may take twice that for each word. Some are
  // always allowed, since words that lie close together may come up in any order.
  constexpr std::size_t kMostPlacesPerWord = 16, kAlwaysAllowed = std::size_t{1} << 22;
  if (word >= kPlaces || !may_add_pages_) return number_hashed(word);
  if (places_.size() > kAlwaysAllowed + kMostPlacesPerWord * size_) {
    may_add_pages_ = false;
    return number_hashed(word);
  }
  const std::size_t page = word / kPageSize;
  if (page >= pages_.size()) pages_.resize(std::max(page + 1, pages_.size() * 2));
  const std::size_t added = places_.size() / kPageSize;
  places_.resize(places_.size() + kPageSize);
  pages_[page] = static_cast<std::uint32_t>(added + 1);
  return number_in(added, word);
}

std::uint32_t NumberTable::number_hashed(std::uint64_t word) {
  if ((hashed_ + 1) * 2 > slots_.size()) grow();
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash_of(word) & mask;
  for (; slots_[at].number_and_one != 0; at = (at + 1) & mask) {
    if (slots_[at].word == word) return slots_[at].number_and_one - 1;
  }
  ++hashed_;
  slots_[at] = {word, ++size_};
  return size_ - 1;
}

std::uint32_t NumberTable::find_hashed(std::uint64_t word) const {
  if (hashed_ == 0) return kNone;
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash_of(word) & mask; slots_[at].number_and_one != 0;
       at = (at + 1) & mask) {
    if (slots_[at].word == word) return slots_[at].number_and_one - 1;
  }
  return kNone;
}

void NumberTable::grow() {
  std::vector<Slot> slots(std::max<std::size_t>(64, slots_.size() * 2));
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.number_and_one == 0) continue;
    std::size_t at = hash_of(slot.word) & mask;
    while (slots[at].number_and_one != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_ = std::move(slots);
}

void NumberTable::clear() {
  pages_.clear();
  places_.clear();
  may_add_pages_ = true;
  slots_.clear();
  hashed_ = 0;
  null_.reset();
  size_ = 0;
}

std::size_t NumberTable::bytes() const {
  return (pages_.capacity() + places_.capacity()) * sizeof(std::uint32_t) +
         slots_.size() * sizeof(Slot);
}

}  // namespace newsgraph::execution
