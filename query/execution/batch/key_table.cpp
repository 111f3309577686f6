#include "newsgraph/query/execution/batch/key_table.h"

#include <bit>
#include <cmath>
#include <limits>

namespace newsgraph::execution::batch {
namespace {

constexpr std::uint32_t kPageSize = 4096;
/// The number of null beside integers and floats, of which one has it too: is_equal() tells.
constexpr std::uint64_t kNullWord = 0x8000'0000'0000'0001;

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) {
  // The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014).
  std::uint64_t mixed = hash ^ (word + 0x9e37'79b9'7f4a'7c15);
  mixed = (mixed ^ (mixed >> 30)) * 0xbf58'476d'1ce4'e5b9;
  mixed = (mixed ^ (mixed >> 27)) * 0x94d0'49bb'1331'11eb;
  return mixed ^ (mixed >> 31);
}

std::uint64_t float_word(double number) {
  if (std::isnan(number))
    return std::bit_cast<std::uint64_t>(std::numeric_limits<double>::quiet_NaN());
  return std::bit_cast<std::uint64_t>(number == 0 ? 0.0 : number);
}

}  // namespace

KeyTable::KeyTable(std::vector<Kind> kinds)
    : by_id_(kinds.size() == 1 && is_id(kinds.front())),
      stored_(kinds.size()),
      words_(kinds.size()),
      coming_(kinds.size()) {
  for (std::size_t i = 0; i < kinds.size(); ++i) stored_[i].kind = kinds[i];
}

void KeyTable::find_or_add(const std::vector<const Vector*>& keys, std::size_t rows,
                           std::vector<std::uint32_t>& places) {
  places.resize(rows);
  vectors_ = &keys;
  if (by_id_) return number_ids(*keys.front(), places);
  for (std::size_t i = 0; i < keys.size(); ++i) encode(*keys[i], rows, coming_[i]);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t before = size_;
    places[row] = find_or_add_hashed(row);
    if (size_ == before) continue;
    for (std::size_t i = 0; i < keys.size(); ++i) stored_[i].append(*keys[i], row);
  }
}

void KeyTable::number_ids(const Vector& vector, std::vector<std::uint32_t>& places) {
  std::uint32_t id = kNullId, place = 0;
  for (std::size_t row = 0; row < places.size(); ++row) {
    // Rows of one group often come one after the other.
    if (row == 0 || vector.ids[row] != id) {
      const std::size_t before = size_;
      id = vector.ids[row];
      place = find_or_add_id(id);
      if (size_ != before) stored_.front().append(vector, row);
    }
    places[row] = place;
  }
}

std::uint32_t KeyTable::find_or_add_id(std::uint32_t id) {
  std::uint32_t* place = &null_place_;
  if (id != kNullId) {
    const std::size_t page = id / kPageSize;
    if (page >= pages_.size()) pages_.resize(page + 1);
    if (pages_[page].empty()) pages_[page].resize(kPageSize);
    place = &pages_[page][id % kPageSize];
  }
  if (*place == 0) *place = static_cast<std::uint32_t>(++size_);
  return *place - 1;
}

void KeyTable::encode(const Vector& vector, std::size_t rows, std::vector<std::uint64_t>& out) {
  out.resize(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    switch (vector.kind) {
      case Kind::kInteger:
      case Kind::kDate:
        out[row] =
            vector.nulls[row] != 0 ? kNullWord : static_cast<std::uint64_t>(vector.integers[row]);
        break;
      case Kind::kFloat:
        out[row] = vector.nulls[row] != 0 ? kNullWord : float_word(vector.floats[row]);
        break;
      case Kind::kBoolean:
        out[row] = static_cast<std::uint64_t>(vector.truths[row]);
        break;
      case Kind::kValue:
        out[row] = values_.try_emplace(vector.values[row], values_.size()).first->second;
        break;
      default:
        out[row] = vector.ids[row];
    }
  }
}

std::uint64_t KeyTable::hash_of(std::size_t row) const {
  std::uint64_t hash = 0;
  for (const auto& words : coming_) hash = mix(hash, words[row]);
  return hash;
}

bool KeyTable::is_equal(std::uint32_t place, std::size_t row) const {
  for (std::size_t i = 0; i < words_.size(); ++i) {
    if (words_[i][place] != coming_[i][row]) return false;
    const Vector& vector = *(*vectors_)[i];
    if (has_nulls_beside(vector.kind) && vector.nulls[row] != stored_[i].nulls[place]) return false;
  }
  return true;
}

std::uint32_t KeyTable::find_or_add_hashed(std::size_t row) {
  if ((size_ + 1) * 2 > slots_.size()) grow();
  const std::uint64_t hash = hash_of(row);
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const std::uint32_t place = slots_[slot] - 1;
    if (hashes_[place] == hash && is_equal(place, row)) return place;
  }
  slots_[slot] = static_cast<std::uint32_t>(++size_);
  hashes_.push_back(hash);
  for (std::size_t i = 0; i < words_.size(); ++i) words_[i].push_back(coming_[i][row]);
  return static_cast<std::uint32_t>(size_ - 1);
}

void KeyTable::grow() {
  slots_.assign(std::max<std::size_t>(64, slots_.size() * 2), 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t place = 0; place < hashes_.size(); ++place) {
    std::size_t slot = hashes_[place] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = place + 1;
  }
}

std::size_t KeyTable::bytes() const {
  std::size_t bytes =
      slots_.size() * sizeof(std::uint32_t) + hashes_.size() * sizeof(std::uint64_t);
  for (const auto& words : words_) bytes += words.size() * sizeof(std::uint64_t);
  for (const auto& page : pages_) bytes += page.size() * sizeof(std::uint32_t);
  for (const Vector& vector : stored_) bytes += vector.bytes_per_row() * size_;
  return bytes + values_.size() * (2 * sizeof(Value) + 32);
}

}  // namespace newsgraph::execution::batch
