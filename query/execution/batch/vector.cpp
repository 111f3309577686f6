#include "newsgraph/query/execution/batch/vector.h"

#include <bit>
#include <cmath>

namespace newsgraph::execution::batch {
namespace {

/// Calls `use` with every array that the kind of the vector uses.
template <class Self, class Use>
void for_each_array(Self& vector, const Use& use) {
  switch (vector.kind) {
    case Kind::kNode:
    case Kind::kRelationship:
    case Kind::kString:
    case Kind::kType:
      use(vector.ids);
      break;
    case Kind::kInteger:
    case Kind::kDate:
      use(vector.integers);
      use(vector.nulls);
      break;
    case Kind::kFloat:
      use(vector.floats);
      use(vector.nulls);
      break;
    case Kind::kBoolean:
      use(vector.truths);
      break;
    case Kind::kValue:
      use(vector.values);
      break;
  }
}

template <class Use>
void for_each_pair(Vector& to, const Vector& from, const Use& use) {
  switch (from.kind) {
    case Kind::kNode:
    case Kind::kRelationship:
    case Kind::kString:
    case Kind::kType:
      use(to.ids, from.ids);
      break;
    case Kind::kInteger:
    case Kind::kDate:
      use(to.integers, from.integers);
      use(to.nulls, from.nulls);
      break;
    case Kind::kFloat:
      use(to.floats, from.floats);
      use(to.nulls, from.nulls);
      break;
    case Kind::kBoolean:
      use(to.truths, from.truths);
      break;
    case Kind::kValue:
      use(to.values, from.values);
      break;
  }
}

/// Nulls last; nullopt when neither is null.
std::optional<std::weak_ordering> order_nulls(bool left, bool right) {
  if (!left && !right) return std::nullopt;
  return left <=> right;
}

std::weak_ordering order_floats(double left, double right) {
  const bool left_nan = std::isnan(left), right_nan = std::isnan(right);
  if (left_nan || right_nan) return left_nan <=> right_nan;
  if (left < right) return std::weak_ordering::less;
  if (left > right) return std::weak_ordering::greater;
  return std::weak_ordering::equivalent;
}

}  // namespace

std::size_t Vector::size() const {
  std::size_t size = 0;
  for_each_array(*this, [&](const auto& array) { size = array.size(); });
  return size;
}

void Vector::clear() {
  for_each_array(*this, [](auto& array) { array.clear(); });
}

void Vector::resize(std::size_t size) {
  for_each_array(*this, [&](auto& array) { array.resize(size); });
}

bool Vector::is_null(std::size_t row) const {
  switch (kind) {
    case Kind::kNode:
    case Kind::kRelationship:
    case Kind::kString:
    case Kind::kType:
      return ids[row] == kNullId;
    case Kind::kInteger:
    case Kind::kDate:
    case Kind::kFloat:
      return nulls[row] != 0;
    case Kind::kBoolean:
      return truths[row] == Truth::kUnknown;
    case Kind::kValue:
      break;
  }
  return values[row].is_null();
}

Value Vector::value(std::size_t row, const Graph& graph) const {
  if (kind == Kind::kValue) return values[row];
  if (is_null(row)) return {};
  switch (kind) {
    case Kind::kNode:
      return NodeId{ids[row]};
    case Kind::kRelationship:
      return RelationshipId{ids[row]};
    case Kind::kString:
      return graph.text(StringId{ids[row]});
    case Kind::kType:
      return graph.name(TypeId{ids[row]});
    case Kind::kInteger:
      return integers[row];
    case Kind::kDate:
      return Date{integers[row]};
    case Kind::kFloat:
      return floats[row];
    case Kind::kBoolean:
      return truths[row] == Truth::kTrue;
    case Kind::kValue:
      break;
  }
  return {};
}

void Vector::gather(const Vector& from, std::span<const std::uint32_t> places) {
  kind = from.kind;
  for_each_pair(*this, from, [&](auto& target, const auto& source) {
    target.resize(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) target[i] = source[places[i]];
  });
}

void Vector::keep(std::span<const std::uint32_t> places) {
  for_each_array(*this, [&](auto& array) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i] != i) array[i] = std::move(array[places[i]]);
    }
    array.resize(places.size());
  });
}

void Vector::append(const Vector& from, std::size_t row) {
  for_each_pair(*this, from,
                [&](auto& target, const auto& source) { target.push_back(source[row]); });
}

void Vector::append(const Vector& from, std::span<const std::uint32_t> places) {
  if (size() == 0) kind = from.kind;
  for_each_pair(*this, from, [&](auto& target, const auto& source) {
    for (const std::uint32_t place : places) target.push_back(source[place]);
  });
}

void Vector::append_null() {
  switch (kind) {
    case Kind::kNode:
    case Kind::kRelationship:
    case Kind::kString:
    case Kind::kType:
      ids.push_back(kNullId);
      break;
    case Kind::kInteger:
    case Kind::kDate:
      integers.push_back(0);
      nulls.push_back(1);
      break;
    case Kind::kFloat:
      floats.push_back(0);
      nulls.push_back(1);
      break;
    case Kind::kBoolean:
      truths.push_back(Truth::kUnknown);
      break;
    case Kind::kValue:
      values.emplace_back();
      break;
  }
}

bool Vector::same(std::size_t left, std::size_t right) const {
  switch (kind) {
    case Kind::kNode:
    case Kind::kRelationship:
    case Kind::kString:
    case Kind::kType:
      return ids[left] == ids[right];
    case Kind::kInteger:
    case Kind::kDate:
      return integers[left] == integers[right] && nulls[left] == nulls[right];
    case Kind::kFloat:
      // 0.0 and -0.0 are equal, and yet what is computed from them differs.
      return nulls[left] == nulls[right] && std::bit_cast<std::uint64_t>(floats[left]) ==
                                                std::bit_cast<std::uint64_t>(floats[right]);
    case Kind::kBoolean:
      return truths[left] == truths[right];
    case Kind::kValue:
      break;
  }
  return false;
}

std::size_t Vector::bytes_per_row() const {
  std::size_t bytes = 0;
  for_each_array(*this, [&]<class Item>(const std::vector<Item>&) { bytes += sizeof(Item); });
  return bytes;
}

std::size_t Vector::long_bytes(std::size_t first_row) const {
  std::size_t bytes = 0;
  if (kind != Kind::kValue) return bytes;
  for (std::size_t row = first_row; row < values.size(); ++row) bytes += own_bytes(values[row]);
  return bytes;
}

std::weak_ordering order(const Graph& graph, const Vector& left, std::size_t left_row,
                         const Vector& right, std::size_t right_row) {
  if (left.kind == Kind::kValue) {
    return newsgraph::order(left.values[left_row], right.values[right_row]);
  }
  if (const auto nulls = order_nulls(left.is_null(left_row), right.is_null(right_row))) {
    return *nulls;
  }
  switch (left.kind) {
    case Kind::kString: {
      const std::uint32_t one = left.ids[left_row], other = right.ids[right_row];
      if (one == other) return std::weak_ordering::equivalent;
      return graph.text(StringId{one}) <=> graph.text(StringId{other});
    }
    case Kind::kType:
      return graph.name(TypeId{left.ids[left_row]}) <=> graph.name(TypeId{right.ids[right_row]});
    case Kind::kNode:
    case Kind::kRelationship:
      return left.ids[left_row] <=> right.ids[right_row];
    case Kind::kInteger:
    case Kind::kDate:
      return left.integers[left_row] <=> right.integers[right_row];
    case Kind::kFloat:
      return order_floats(left.floats[left_row], right.floats[right_row]);
    case Kind::kBoolean:
      return left.truths[left_row] <=> right.truths[right_row];
    case Kind::kValue:
      break;
  }
  return std::weak_ordering::equivalent;
}

}  // namespace newsgraph::execution::batch
