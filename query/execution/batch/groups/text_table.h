// Numbers texts 0, 1, 2 … as they come up.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "newsgraph/query/execution/number_table.h"

namespace newsgraph::execution::batch {

class TextTable {
 public:
  std::uint32_t number(std::string_view text);
  /// The number that the text has; NumberTable::kNone when it has none.
  std::uint32_t find(std::string_view text) const;
  std::uint32_t size() const { return static_cast<std::uint32_t>(ends_.size()); }
  /// About how much memory it takes.
  std::size_t bytes() const;

 private:
  struct Slot {
    std::uint32_t hash;            ///< a part of it, so that few texts are compared in vain
    std::uint32_t number_and_one;  ///< 0: empty
  };

  std::string_view text(std::uint32_t number) const;
  void grow();

  std::string texts_;              ///< one behind the other
  std::vector<std::size_t> ends_;  ///< by number
  std::vector<Slot> slots_;        ///< open addressing; twice as many as texts, or more
};

}  // namespace newsgraph::execution::batch
