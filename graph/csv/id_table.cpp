#include "newsgraph/graph/csv/id_table.h"

#include <cstring>
#include <functional>

namespace newsgraph::csv {

std::uint64_t IdTable::key_of(std::string_view id) {
  constexpr std::size_t kShort = 7;
  constexpr std::uint64_t kLongMark = std::uint64_t{1} << 63;
  if (id.size() > kShort) return std::hash<std::string_view>{}(id) | kLongMark;
  std::uint64_t key = 0;
  if (!id.empty()) std::memcpy(&key, id.data(), id.size());
  // The last byte holds the length, so that "a" and "a\0" differ.
  return key | std::uint64_t{id.size()} << 56;
}

/// The place that holds the id, or the empty one where it belongs.
std::size_t IdTable::place_of(std::uint64_t key, std::string_view id) const {
  const std::size_t mask = places_.size() - 1;
  std::uint64_t mixed = key * 0x9e3779b97f4a7c15;  // Fibonacci hashing (Knuth, TAOCP 6.4)
  mixed ^= mixed >> 32;
  for (std::size_t place = mixed & mask;; place = (place + 1) & mask) {
    const Place& there = places_[place];
    if (there.node == kEmpty) return place;
    if (there.key == key && (!is_long(key) || texts_[there.text] == id)) return place;
  }
}

std::optional<std::uint32_t> IdTable::number_of(std::string_view id) {
  constexpr std::size_t kMostDigits = 9;
  const bool is_usual = !id.empty() && id.size() <= kMostDigits && (id[0] != '0' || id.size() == 1);
  if (!is_usual) return std::nullopt;
  std::uint32_t number = 0;
  for (const char digit : id) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  }
  return number;
}

bool IdTable::insert(std::string_view id, std::uint32_t node) {
  if (find(id)) return false;
  const std::optional<std::uint32_t> number = number_of(id);
  if (number && is_dense(*number)) {
    if (*number >= by_number_.size()) by_number_.resize(*number + std::size_t{1}, kEmpty);
    by_number_[*number] = node;
  } else {
    insert_hashed(id, node);
  }
  ++size_;
  return true;
}

void IdTable::insert_hashed(std::string_view id, std::uint32_t node) {
  const std::uint64_t key = key_of(id);
  Place& place = places_[place_of(key, id)];
  place = {key, node, 0};
  if (is_long(key)) {
    place.text = static_cast<std::uint32_t>(texts_.size());
    texts_.emplace_back(id);
  }
  if (++hashed_ * 2 > places_.size()) grow();
}

std::optional<std::uint32_t> IdTable::find(std::string_view id) const {
  if (const std::optional<std::uint32_t> number = number_of(id)) {
    const bool is_there = *number < by_number_.size() && by_number_[*number] != kEmpty;
    if (is_there) return by_number_[*number];
  }
  // A number may have come when it was far from all others.
  return hashed_ == 0 ? std::nullopt : find_hashed(id);
}

std::optional<std::uint32_t> IdTable::find_hashed(std::string_view id) const {
  const Place& place = places_[place_of(key_of(id), id)];
  if (place.node == kEmpty) return std::nullopt;
  return place.node;
}

void IdTable::grow() {
  std::vector<Place> before = std::move(places_);
  places_ = std::vector<Place>(before.size() * 2);
  for (const Place& place : before) {
    if (place.node == kEmpty) continue;
    const std::string_view id = is_long(place.key) ? std::string_view(texts_[place.text]) : "";
    places_[place_of(place.key, id)] = place;
  }
}

}  // namespace newsgraph::csv
