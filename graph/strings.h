// The strings that the properties and the evidence of a Graph hold, each once, and their ids.
//
// Two ids are equal exactly when the strings are, so that grouping, joining and comparing for
// equality need not look at characters. The Graph adds and drops strings as properties change; an
// id and the characters behind it are good until the next change of the graph, when the id of a
// string that nothing holds any more may come to mean another.
//
// Most strings lie in a base: one heap of characters, where each begins, and a hash table of ids,
// all plain arrays, which may be memory-mapped. Strings that came later are kept one by one.
//
// Thread safety: as of the Graph that it is part of.
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "newsgraph/graph/frozen_array.h"

namespace newsgraph {

/// A string among the Strings of one Graph.
struct StringId {
  std::uint32_t value = ~std::uint32_t{0};
  auto operator<=>(const StringId&) const = default;
};

class Strings {
 public:
  /// The characters of a string that something holds. Constant time.
  std::string_view text(StringId id) const {
    if (id.value < base_count_) {
      const std::uint64_t begin = base_.begins[id.value];
      return {base_.characters.data() + begin, base_.begins[id.value + 1] - begin};
    }
    const Added& added = added_[id.value - base_count_];
    return {added.characters.get(), added.length};
  }

  /// The id of a string that something holds. Constant time.
  std::optional<StringId> find(std::string_view text) const;

  /// One past the highest id in use; ids below it may mean nothing.
  std::uint32_t id_bound() const { return base_count_ + static_cast<std::uint32_t>(added_.size()); }

  /// The base as plain arrays, as they may be kept in a file.
  struct Base {
    FrozenArray<char> characters;
    FrozenArray<std::uint64_t> begins;  ///< by id, then the end of the last; empty without strings
    /// Open addressing with linear probing over XXH3 of the characters; ids, or kFree. The size is
    /// a power of two (or 0), and never all slots are taken.
    FrozenArray<std::uint32_t> slots;
  };
  static constexpr std::uint32_t kFree = ~std::uint32_t{0};
  const Base& base() const { return base_; }

 protected:
  struct Added {
    std::unique_ptr<char[]> characters;
    std::uint32_t length = 0;
    std::uint32_t references = 0;  ///< 0: this id is free
    std::uint64_t hash = 0;
  };

  Strings() = default;
  ~Strings() = default;
  Strings(Strings&&) noexcept = default;
  Strings& operator=(Strings&&) noexcept = default;

  Base base_;
  std::uint32_t base_count_ = 0;
  std::vector<Added> added_;                ///< its ids follow those of the base
  std::vector<std::uint32_t> added_slots_;  ///< as Base::slots; positions in added_
};

}  // namespace newsgraph
