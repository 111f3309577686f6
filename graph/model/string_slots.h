// A hash table as one plain array of numbers: open addressing with linear probing.
//
// A slot holds a number or Strings::kFree. What a number stands for, and how to compare it, only
// the caller knows. The array's size is a power of two, or 0 for a table of nothing.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "newsgraph/graph/strings.h"

namespace newsgraph::model {

/// XXH3 of the characters: the same in every process, as arrays kept in files need.
std::uint64_t hash_text(std::string_view text);

/// How many slots hold `count` numbers well: at most every second is taken.
std::size_t slots_for(std::size_t count);

/// Where the number lies for which holds(number); nullopt when there is none.
template <class Holds>
std::optional<std::size_t> find_slot(std::span<const std::uint32_t> slots, std::uint64_t hash,
                                     Holds holds) {
  if (slots.empty()) return std::nullopt;
  const std::size_t mask = slots.size() - 1;
  for (std::size_t slot = hash & mask; slots[slot] != Strings::kFree; slot = (slot + 1) & mask) {
    if (holds(slots[slot])) return slot;
  }
  return std::nullopt;
}

/// Enters a number that is not in the table; at least one slot must stay free.
void insert_slot(std::span<std::uint32_t> slots, std::uint64_t hash, std::uint32_t number);

/// Frees a slot and moves later ones up, so that each is found on its way from where its hash
/// points (Knuth, The Art of Computer Programming 3, algorithm 6.4R). hash_of(number) gives hashes.
template <class HashOf>
void erase_slot(std::span<std::uint32_t> slots, std::size_t gap, HashOf hash_of) {
  const std::size_t mask = slots.size() - 1;
  for (std::size_t slot = (gap + 1) & mask; slots[slot] != Strings::kFree;
       slot = (slot + 1) & mask) {
    const std::size_t home = hash_of(slots[slot]) & mask;
    if (((slot - home) & mask) < ((slot - gap) & mask)) continue;  // its way does not pass the gap
    slots[gap] = slots[slot];
    gap = slot;
  }
  slots[gap] = Strings::kFree;
}

}  // namespace newsgraph::model
