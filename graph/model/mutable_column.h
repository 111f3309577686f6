// The changing side of a PropertyColumn.
//
// A page is owned by the column, or borrowed from memory that only may be read; a borrowed page is
// copied before its first change. The strings of a kString column are held in the StringPool, one
// reference a value.
#pragma once

#include <memory>
#include <vector>

#include "newsgraph/graph/model/string_pool.h"
#include "newsgraph/graph/property_column.h"

namespace newsgraph::model {

class MutableColumn : public PropertyColumn {
 public:
  MutableColumn() = default;
  /// Over pages that lie in memory that `owner` keeps and nobody changes. `kind` is neither kEmpty
  /// nor kMixed, and `size` the number of values in them.
  MutableColumn(ColumnKind kind, std::size_t size, std::vector<PageView> pages,
                std::shared_ptr<const void> owner);

  /// Gives the id a value, or takes it away if the value is null.
  void set(std::uint32_t id, const Value& value, StringPool& strings);
  void set_text(std::uint32_t id, std::string_view text, StringPool& strings);

  /// Marks the strings that it holds.
  void mark_strings(std::vector<bool>& held) const;
  /// Takes the new ids of StringPool::compact().
  void renumber_strings(const std::vector<StringId>& renumbered);

 private:
  template <class T>
  struct Page {
    Presence present{};
    std::array<T, kPageSize> values{};
  };
  struct Destroy {
    void (*page)(void*) = nullptr;
    void operator()(void* owned) const { page(owned); }
  };
  using Owned = std::unique_ptr<void, Destroy>;  ///< a Page of what the kind says

  template <class T>
  Page<T>& own(std::uint32_t page);
  template <class T>
  void put(std::uint32_t id, T value);
  template <class T>
  void take(std::uint32_t id);

  void put_text(std::uint32_t id, std::string_view text, StringPool& strings);
  void put_value(std::uint32_t id, const Value& value, StringPool& strings);
  void take_value(std::uint32_t id, StringPool& strings);
  void turn_mixed(StringPool& strings);

  std::vector<Owned> owned_;  ///< by page; null where it is absent or borrowed
  std::shared_ptr<const void> lender_;
};

}  // namespace newsgraph::model
