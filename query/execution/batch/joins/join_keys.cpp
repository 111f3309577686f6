#include "newsgraph/query/execution/batch/joins/join_keys.h"

#include <cmath>

namespace newsgraph::execution::batch {
namespace {

bool is_number(Kind kind) {
  return kind == Kind::kInteger || kind == Kind::kFloat;
}

std::optional<std::int64_t> as_integer(const Value& value) {
  if (value.is_integer()) return value.as_integer();
  if (!value.is_float()) return std::nullopt;
  const double number = value.as_float();
  if (!(number >= -0x1p63 && number < 0x1p63) || std::trunc(number) != number) return std::nullopt;
  return static_cast<std::int64_t>(number);
}

std::optional<double> as_float(const Value& value) {
  if (value.is_float()) return value.as_float();
  if (!value.is_integer()) return std::nullopt;
  const auto number = static_cast<double>(value.as_integer());
  return as_integer(number) == value.as_integer() ? std::optional(number) : std::nullopt;
}

/// The number of what the graph keeps by number; kNullId for anything else.
std::uint32_t as_id(const Value& value, Kind kind, const Graph& graph) {
  if (kind == Kind::kNode && value.is_node()) return value.as_node().value;
  if (kind == Kind::kRelationship && value.is_relationship()) return value.as_relationship().value;
  if (kind != Kind::kString || !value.is_string()) return kNullId;
  const auto text = graph.find_text(value.as_string());
  return text ? text->value : kNullId;
}

template <class Item>
void put(std::vector<Item>& items, std::vector<std::uint8_t>& nulls, std::size_t row,
         std::optional<Item> item) {
  nulls[row] = item ? 0 : 1;
  items[row] = item.value_or(Item{});
}

/// Writes the value into a vector of a kind, as null where nothing of the kind equals it.
void put(Vector& out, std::size_t row, const Value& value, const Graph& graph) {
  switch (out.kind) {
    case Kind::kInteger:
      return put(out.integers, out.nulls, row, as_integer(value));
    case Kind::kFloat:
      return put(out.floats, out.nulls, row, as_float(value));
    case Kind::kDate:
      return put(out.integers, out.nulls, row,
                 value.is_date() ? std::optional(value.as_date().days) : std::nullopt);
    case Kind::kBoolean:
      out.truths[row] = value.is_boolean() ? to_truth(value.as_boolean()) : Truth::kUnknown;
      return;
    case Kind::kValue:
      out.values[row] = value;
      return;
    default:
      out.ids[row] = as_id(value, out.kind, graph);
  }
}

/// Whether the value, which has no kind of its own, equals itself.
bool equals_itself(const Value& value) {
  return value.is_string() || equals(value, value) == true;
}

/// Takes away the mark of the rows that equal nothing.
void mark(const Vector& vector, std::vector<std::uint8_t>& may_equal) {
  const auto keep = [&](const auto& test) {
    for (std::size_t row = 0; row < may_equal.size(); ++row) may_equal[row] &= test(row) ? 1 : 0;
  };
  switch (vector.kind) {
    case Kind::kInteger:
    case Kind::kDate:
      return keep([&](std::size_t row) { return vector.nulls[row] == 0; });
    case Kind::kFloat:
      return keep([&](std::size_t row) {
        return vector.nulls[row] == 0 && !std::isnan(vector.floats[row]);
      });
    case Kind::kBoolean:
      return keep([&](std::size_t row) { return vector.truths[row] != Truth::kUnknown; });
    case Kind::kValue:
      return keep([&](std::size_t row) { return equals_itself(vector.values[row]); });
    default:
      return keep([&](std::size_t row) { return vector.ids[row] != kNullId; });
  }
}

}  // namespace

Kind meeting_kind(Kind left, Kind right) {
  if (left == right) return left;
  if (is_number(left) && is_number(right)) return Kind::kInteger;
  // The names of types are no strings that the graph keeps.
  if (left == Kind::kType || right == Kind::kType) return Kind::kValue;
  return left == Kind::kValue ? right : left;
}

JoinKeys::JoinKeys(const Graph& graph, std::vector<ExpressionPtr> values, std::vector<Kind> kinds)
    : graph_(graph),
      values_(std::move(values)),
      kinds_(std::move(kinds)),
      converted_(kinds_.size()),
      keys_(kinds_.size(), KeyColumn(nullptr)) {}

const std::vector<KeyColumn>& JoinKeys::evaluate(const Chunk& chunk) {
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const Vector& computed = values_[i]->evaluate(chunk);
    keys_[i] = KeyColumn(&computed);
    if (computed.kind == kinds_[i]) continue;
    Vector& out = converted_[i];
    out.kind = kinds_[i];
    out.resize(chunk.size);
    for (std::size_t row = 0; row < chunk.size; ++row) {
      put(out, row, computed.value(row, graph_), graph_);
    }
    keys_[i] = KeyColumn(&out);
  }
  find_joinable(chunk.size);
  return keys_;
}

void JoinKeys::find_joinable(std::size_t rows) {
  may_equal_.assign(rows, 1);
  for (const KeyColumn& key : keys_) mark(*key.vector, may_equal_);
  joinable_.resize(rows);
  std::size_t count = 0;
  for (std::size_t row = 0; row < rows; ++row) {
    joinable_[count] = static_cast<std::uint32_t>(row);
    count += may_equal_[row];
  }
  joinable_.resize(count);
}

}  // namespace newsgraph::execution::batch
