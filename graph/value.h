// A Cypher value: what a property holds, an expression yields and a result row carries.
//
// Values are immutable in use and cheap to copy: lists, maps and paths are shared. A node or a
// relationship is carried as its id; its labels and properties are asked of the Graph. Three
// notions of sameness are kept apart, as openCypher does (CIP2016-06-14 "Define comparability and
// equality as well as orderability and equivalence"):
//   equals()      three-valued `=`; null is unknown, NaN differs from itself
//   equivalent()  grouping, DISTINCT: null is null, NaN is NaN
//   order()       total order of ORDER BY, min, max
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "newsgraph/graph/ids.h"
#include "newsgraph/graph/memory_account.h"
#include "newsgraph/graph/temporal.h"

namespace newsgraph {

class Value;
using List = std::vector<Value>;
using Map = std::map<std::string, Value, std::less<>>;

/// An alternating sequence of nodes and relationships: nodes.size() == relationships.size() + 1.
/// A relationship may be walked against its direction.
struct Path {
  std::vector<NodeId> nodes;
  std::vector<RelationshipId> relationships;
  bool operator==(const Path&) const = default;
};

/// A list, map or path as its values share it, with what was found out of it when it was made.
/// Entered in the MemoryAccount of the thread that made it.
template <class Content>
struct Payload {
  explicit Payload(Content made);
  ~Payload();
  Payload(const Payload&) = delete;
  Payload& operator=(const Payload&) = delete;

  Content content;
  std::size_t bytes = 0;   ///< of memory; what lies in payloads inside is theirs
  std::size_t weight = 0;  ///< bytes if nothing inside were shared
  int depth = 0;           ///< how deep lists and maps nest: 1 for one that holds none
  std::shared_ptr<MemoryAccount> account;
};

/// openCypher's three truth values; nullopt is unknown.
using Ternary = std::optional<bool>;

enum class ValueType {
  kNull,
  kBoolean,
  kInteger,
  kFloat,
  kString,
  kList,
  kMap,
  kDate,
  kLocalTime,
  kTime,
  kLocalDateTime,
  kDateTime,
  kDuration,
  kNode,
  kRelationship,
  kPath,
};

/// The openCypher name of a type: "INTEGER", "LOCAL DATETIME", "LIST" …
std::string_view type_name(ValueType type);

class Value {
 public:
  Value() noexcept = default;  ///< null
  Value(std::nullptr_t) noexcept {}
  Value(bool value) noexcept : data_(value) {}
  Value(std::int64_t value) noexcept : data_(value) {}
  Value(int value) noexcept : data_(std::int64_t{value}) {}
  Value(double value) noexcept : data_(value) {}
  Value(std::string value) noexcept : data_(std::move(value)) {}
  Value(std::string_view value) : data_(std::string(value)) {}
  Value(const char* value) : data_(std::string(value)) {}
  Value(List value) : data_(std::make_shared<const Payload<List>>(std::move(value))) {}
  Value(Map value) : data_(std::make_shared<const Payload<Map>>(std::move(value))) {}
  Value(Date value) noexcept : data_(value) {}
  Value(LocalTime value) noexcept : data_(value) {}
  Value(Time value) noexcept : data_(value) {}
  Value(LocalDateTime value) noexcept : data_(value) {}
  Value(DateTime value) noexcept : data_(value) {}
  Value(Duration value) noexcept : data_(value) {}
  Value(NodeId value) noexcept : data_(value) {}
  Value(RelationshipId value) noexcept : data_(value) {}
  Value(Path value) : data_(std::make_shared<const Payload<Path>>(std::move(value))) {}

  ValueType type() const noexcept { return static_cast<ValueType>(data_.index()); }
  bool is_null() const noexcept { return type() == ValueType::kNull; }
  bool is_boolean() const noexcept { return type() == ValueType::kBoolean; }
  bool is_integer() const noexcept { return type() == ValueType::kInteger; }
  bool is_float() const noexcept { return type() == ValueType::kFloat; }
  bool is_number() const noexcept { return is_integer() || is_float(); }
  bool is_string() const noexcept { return type() == ValueType::kString; }
  bool is_list() const noexcept { return type() == ValueType::kList; }
  bool is_map() const noexcept { return type() == ValueType::kMap; }
  bool is_date() const noexcept { return type() == ValueType::kDate; }
  bool is_local_time() const noexcept { return type() == ValueType::kLocalTime; }
  bool is_time() const noexcept { return type() == ValueType::kTime; }
  bool is_local_date_time() const noexcept { return type() == ValueType::kLocalDateTime; }
  bool is_date_time() const noexcept { return type() == ValueType::kDateTime; }
  bool is_duration() const noexcept { return type() == ValueType::kDuration; }
  bool is_temporal() const noexcept {
    return type() >= ValueType::kDate && type() <= ValueType::kDuration;
  }
  bool is_node() const noexcept { return type() == ValueType::kNode; }
  bool is_relationship() const noexcept { return type() == ValueType::kRelationship; }
  bool is_path() const noexcept { return type() == ValueType::kPath; }

  // Each accessor throws std::bad_variant_access when the value is of another type.
  bool as_boolean() const { return std::get<bool>(data_); }
  std::int64_t as_integer() const { return std::get<std::int64_t>(data_); }
  double as_float() const { return std::get<double>(data_); }
  /// An integer or a float, as a double.
  double as_number() const { return is_integer() ? static_cast<double>(as_integer()) : as_float(); }
  const std::string& as_string() const { return std::get<std::string>(data_); }
  const List& as_list() const { return payload<List>().content; }
  const Map& as_map() const { return payload<Map>().content; }
  Date as_date() const { return std::get<Date>(data_); }
  LocalTime as_local_time() const { return std::get<LocalTime>(data_); }
  Time as_time() const { return std::get<Time>(data_); }
  LocalDateTime as_local_date_time() const { return std::get<LocalDateTime>(data_); }
  const DateTime& as_date_time() const { return std::get<DateTime>(data_); }
  const Duration& as_duration() const { return std::get<Duration>(data_); }
  NodeId as_node() const { return std::get<NodeId>(data_); }
  RelationshipId as_relationship() const { return std::get<RelationshipId>(data_); }
  const Path& as_path() const { return payload<Path>().content; }

  /// Bytes that the value holds besides itself, if nothing in it were shared; saturates. What looks
  /// at all of a value (comparing, hashing, printing) takes time in proportion, and a small value
  /// that shares its parts over and over can weigh more than any memory.
  std::size_t weight() const noexcept;
  /// How deep lists and maps nest in it; 0 for everything else.
  int depth() const noexcept;

 private:
  template <class Content>
  const Payload<Content>& payload() const {
    return *std::get<std::shared_ptr<const Payload<Content>>>(data_);
  }

  // The alternatives stand in the order of ValueType.
  std::variant<std::monostate, bool, std::int64_t, double, std::string,
               std::shared_ptr<const Payload<List>>, std::shared_ptr<const Payload<Map>>, Date,
               LocalTime, Time, LocalDateTime, DateTime, Duration, NodeId, RelationshipId,
               std::shared_ptr<const Payload<Path>>>
      data_;
};

/// Bytes that a value holds by itself besides its own size: the characters of a long string.
std::size_t own_bytes(const Value& value) noexcept;

/// `left = right`: unknown when either is null, or holds a null where the rest is equal. Values of
/// different types are unequal, save that integers and floats compare by number.
Ternary equals(const Value& left, const Value& right);

/// What `<`, `<=`, `>`, `>=` rest on (CIP2016-06-14 §3): the sign of the comparison; `unordered`
/// (all four are false) when one number is NaN; nullopt (all four are null) when either is null or
/// the two are not comparable: of different types, durations, maps, nodes, relationships, paths.
std::optional<std::partial_ordering> compare(const Value& left, const Value& right);

/// Same group under DISTINCT and grouping keys: null with null, NaN with NaN, 1 with 1.0.
bool equivalent(const Value& left, const Value& right);

/// The total order of ORDER BY ascending (CIP2016-06-14 §5): maps, nodes, relationships, lists,
/// paths, zoned and local temporal values, durations, strings, booleans, numbers, NaN, null last.
/// equivalent(a, b) exactly when order(a, b) is equal.
std::weak_ordering order(const Value& left, const Value& right);

/// A hash that agrees with equivalent().
std::size_t hash_value(const Value& value);

/// For containers keyed by equivalence.
struct ValueHash {
  std::size_t operator()(const Value& value) const { return hash_value(value); }
};
struct ValueEquivalent {
  bool operator()(const Value& left, const Value& right) const { return equivalent(left, right); }
};

/// The value as a Cypher literal: `'it\'s'`, `[1, null]`, `{a: 1.0}`, `date('2025-02-25')`.
/// Nodes, relationships and paths have no literal; they print as `(#12)`, `[#7]`,
/// `(#12)-[#7]-(#13)`. Graph knows how to print them in full.
std::string to_literal(const Value& value);

}  // namespace newsgraph
