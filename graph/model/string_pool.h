// The changing side of a Graph's Strings.
//
// Strings of the base stay until compact() builds a new one; later strings are counted, and go when
// nothing holds them, so that values replaced again and again do not fill memory.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "newsgraph/graph/strings.h"

namespace newsgraph::model {

class StringPool : public Strings {
 public:
  /// The id of a string, which the caller now holds until it calls release(). Throws Error when
  /// all ids are in use.
  StringId acquire(std::string_view text);
  /// Gives back what acquire() gave. No effect on strings of the base.
  void release(StringId id);

  /// Takes a base over; the pool must be empty.
  void adopt(Base base);
  /// Lays the strings that something holds into one new base; `held[id]` says which. Returns the
  /// new id of each by its old one, in the same order, or nothing when all ids stay.
  std::vector<StringId> compact(const std::vector<bool>& held);

 private:
  std::uint32_t add(std::string_view text, std::uint64_t hash);
  void grow_slots();

  std::vector<std::uint32_t> free_;  ///< positions in added_ that nothing holds
};

}  // namespace newsgraph::model
