// The values of one property key, of all nodes or of all relationships, typed and in pages.
//
// A column has one kind as long as all of its values are of that kind: then they are plain numbers,
// string ids or days in contiguous memory. When a value of another kind comes, the column turns
// kMixed and holds Values; when its last value goes, it is kEmpty again.
//
// A page holds 256 neighbouring ids: which of them have a value, as bits, and the values. It exists
// only where there are values. Some pages may lie in memory-mapped memory. Loops over many ids do
// best to go page by page, looking at present() and values().
//
// A column, its pages and all that they hold are good until the next change of the graph.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "newsgraph/graph/strings.h"
#include "newsgraph/graph/value.h"

namespace newsgraph {

enum class ColumnKind : std::uint8_t {
  kEmpty,    ///< no values
  kBoolean,  ///< std::uint8_t, 0 or 1
  kInteger,  ///< std::int64_t
  kFloat,    ///< double, NaN and -0.0 as they were set
  kString,   ///< StringId
  kDate,     ///< std::int32_t: days since 1970-01-01; dates beyond that are kMixed
  kMixed,    ///< Value
};

/// Bytes of one value of the kind; 0 for kEmpty.
std::size_t payload_bytes(ColumnKind kind);

class PropertyColumn {
 public:
  static constexpr std::uint32_t kPageSize = 256;
  /// Bit `id % 64` of word `id % kPageSize / 64` says whether the id has a value.
  using Presence = std::array<std::uint64_t, kPageSize / 64>;

  ColumnKind kind() const { return kind_; }
  /// How many ids have a value.
  std::size_t size() const { return size_; }

  bool has(std::uint32_t id) const {
    const std::uint32_t page = id / kPageSize;
    return page < pages_.size() && pages_[page].present != nullptr &&
           ((*pages_[page].present)[id % kPageSize / 64] >> (id % 64) & 1) != 0;
  }

  // The value of an id that has one, in a column of that kind; neither is checked.
  bool boolean(std::uint32_t id) const { return at<std::uint8_t>(id) != 0; }
  std::int64_t integer(std::uint32_t id) const { return at<std::int64_t>(id); }
  double number(std::uint32_t id) const { return at<double>(id); }
  StringId string(std::uint32_t id) const { return at<StringId>(id); }
  Date date(std::uint32_t id) const { return Date{at<std::int32_t>(id)}; }
  const Value& mixed(std::uint32_t id) const { return at<Value>(id); }

  /// The value in a column of any kind; null when the id has none. `strings` are the graph's.
  Value value(const Strings& strings, std::uint32_t id) const;

  // ---- page by page ------------------------------------------------------------------------
  /// Pages at or above it hold no values; below it some may not either.
  std::uint32_t page_count() const { return static_cast<std::uint32_t>(pages_.size()); }
  /// Which ids of a page below page_count() have values; null when none has.
  const Presence* present(std::uint32_t page) const { return pages_[page].present; }
  /// The kPageSize values of a page that has some: what kind() says it holds as T. Those of absent
  /// ids mean nothing.
  template <class T>
  std::span<const T, kPageSize> values(std::uint32_t page) const {
    return std::span<const T, kPageSize>(static_cast<const T*>(pages_[page].values), kPageSize);
  }

  /// Calls visit(id) for each id that has a value, in rising order.
  template <class Visit>
  void for_each_id(Visit visit) const {
    for (std::uint32_t page = 0; page < pages_.size(); ++page) {
      if (pages_[page].present == nullptr) continue;
      for (std::uint32_t word = 0; word < Presence{}.size(); ++word) {
        const std::uint32_t first = page * kPageSize + word * 64;
        for (std::uint64_t bits = (*pages_[page].present)[word]; bits != 0; bits &= bits - 1) {
          visit(first + static_cast<std::uint32_t>(std::countr_zero(bits)));
        }
      }
    }
  }

  /// Where a page lies.
  struct PageView {
    const Presence* present = nullptr;
    const void* values = nullptr;  ///< kPageSize times payload_bytes()
  };

 protected:
  PropertyColumn() = default;
  ~PropertyColumn() = default;
  PropertyColumn(PropertyColumn&&) noexcept = default;
  PropertyColumn& operator=(PropertyColumn&&) noexcept = default;

  template <class T>
  const T& at(std::uint32_t id) const {
    return static_cast<const T*>(pages_[id / kPageSize].values)[id % kPageSize];
  }

  ColumnKind kind_ = ColumnKind::kEmpty;
  std::size_t size_ = 0;
  std::vector<PageView> pages_;
};

}  // namespace newsgraph
