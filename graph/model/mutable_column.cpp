#include "newsgraph/graph/model/mutable_column.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace newsgraph::model {

namespace {

/// The kind of column that holds the value most tightly.
ColumnKind kind_of(const Value& value) {
  switch (value.type()) {
    case ValueType::kBoolean:
      return ColumnKind::kBoolean;
    case ValueType::kInteger:
      return ColumnKind::kInteger;
    case ValueType::kFloat:
      return ColumnKind::kFloat;
    case ValueType::kString:
      return ColumnKind::kString;
    case ValueType::kDate:
      return std::in_range<std::int32_t>(value.as_date().days) ? ColumnKind::kDate
                                                               : ColumnKind::kMixed;
    default:
      return ColumnKind::kMixed;
  }
}

}  // namespace

MutableColumn::MutableColumn(ColumnKind kind, std::size_t size, std::vector<PageView> pages,
                             std::shared_ptr<const void> owner)
    : lender_(std::move(owner)) {
  kind_ = kind;
  size_ = size;
  pages_ = std::move(pages);
}

// ---- pages -------------------------------------------------------------------------------------

template <class T>
MutableColumn::Page<T>& MutableColumn::own(std::uint32_t page) {
  if (page >= pages_.size()) pages_.resize(page + 1);
  if (page >= owned_.size()) owned_.resize(pages_.size());
  if (owned_[page] == nullptr) {
    auto fresh = std::make_unique<Page<T>>();
    if (const PageView& borrowed = pages_[page]; borrowed.present != nullptr) {
      fresh->present = *borrowed.present;
      std::ranges::copy(values<T>(page), fresh->values.begin());
    }
    pages_[page] = {&fresh->present, fresh->values.data()};
    owned_[page] =
        Owned(fresh.release(), Destroy{[](void* made) { delete static_cast<Page<T>*>(made); }});
  }
  return *static_cast<Page<T>*>(owned_[page].get());
}

template <class T>
void MutableColumn::put(std::uint32_t id, T value) {
  Page<T>& page = own<T>(id / kPageSize);
  std::uint64_t& word = page.present[id % kPageSize / 64];
  const std::uint64_t bit = std::uint64_t{1} << (id % 64);
  size_ += (word & bit) == 0 ? 1 : 0;
  word |= bit;
  page.values[id % kPageSize] = std::move(value);
}

template <class T>
void MutableColumn::take(std::uint32_t id) {
  Page<T>& page = own<T>(id / kPageSize);
  page.present[id % kPageSize / 64] &= ~(std::uint64_t{1} << (id % 64));
  page.values[id % kPageSize] = T{};
  if (--size_ == 0) {
    pages_.clear();
    owned_.clear();
    kind_ = ColumnKind::kEmpty;
  } else if (page.present == Presence{}) {
    pages_[id / kPageSize] = {};
    owned_[id / kPageSize].reset();
  }
}

// ---- values ------------------------------------------------------------------------------------

void MutableColumn::set(std::uint32_t id, const Value& value, StringPool& strings) {
  if (value.is_null()) {
    if (has(id)) take_value(id, strings);
    return;
  }
  const ColumnKind kind = kind_of(value);
  if (size_ == 0) kind_ = kind;
  if (kind_ != kind && kind_ != ColumnKind::kMixed) turn_mixed(strings);
  put_value(id, value, strings);
}

void MutableColumn::set_text(std::uint32_t id, std::string_view text, StringPool& strings) {
  if (size_ == 0) kind_ = ColumnKind::kString;
  if (kind_ == ColumnKind::kString) return put_text(id, text, strings);
  set(id, Value(std::string(text)), strings);
}

void MutableColumn::put_text(std::uint32_t id, std::string_view text, StringPool& strings) {
  const StringId after = strings.acquire(text);
  if (has(id)) strings.release(string(id));
  put<StringId>(id, after);
}

void MutableColumn::put_value(std::uint32_t id, const Value& value, StringPool& strings) {
  switch (kind_) {
    case ColumnKind::kEmpty:
      return;
    case ColumnKind::kBoolean:
      return put<std::uint8_t>(id, value.as_boolean() ? 1 : 0);
    case ColumnKind::kInteger:
      return put<std::int64_t>(id, value.as_integer());
    case ColumnKind::kFloat:
      return put<double>(id, value.as_float());
    case ColumnKind::kString:
      return put_text(id, value.as_string(), strings);
    case ColumnKind::kDate:
      return put<std::int32_t>(id, static_cast<std::int32_t>(value.as_date().days));
    case ColumnKind::kMixed:
      return put<Value>(id, value);
  }
}

void MutableColumn::take_value(std::uint32_t id, StringPool& strings) {
  switch (kind_) {
    case ColumnKind::kEmpty:
      return;
    case ColumnKind::kBoolean:
      return take<std::uint8_t>(id);
    case ColumnKind::kInteger:
      return take<std::int64_t>(id);
    case ColumnKind::kFloat:
      return take<double>(id);
    case ColumnKind::kString:
      strings.release(string(id));
      return take<StringId>(id);
    case ColumnKind::kDate:
      return take<std::int32_t>(id);
    case ColumnKind::kMixed:
      return take<Value>(id);
  }
}

void MutableColumn::turn_mixed(StringPool& strings) {
  MutableColumn mixed;
  mixed.kind_ = ColumnKind::kMixed;
  for_each_id([&](std::uint32_t id) { mixed.put<Value>(id, value(strings, id)); });
  if (kind_ == ColumnKind::kString) {
    for_each_id([&](std::uint32_t id) { strings.release(string(id)); });
  }
  *this = std::move(mixed);
}

// ---- strings -----------------------------------------------------------------------------------

void MutableColumn::mark_strings(std::vector<bool>& held) const {
  if (kind_ != ColumnKind::kString) return;
  for_each_id([&](std::uint32_t id) { held[string(id).value] = true; });
}

void MutableColumn::renumber_strings(const std::vector<StringId>& renumbered) {
  if (kind_ != ColumnKind::kString) return;
  for_each_id([&](std::uint32_t id) { put<StringId>(id, renumbered[string(id).value]); });
}

}  // namespace newsgraph::model
