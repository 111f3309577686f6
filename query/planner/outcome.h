// What an expression can come to, as far as it shows before it is evaluated: the types its value
// may have, and whether there is a value for which it fails. Internal to safety.h.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "newsgraph/graph/property_column.h"
#include "newsgraph/graph/value.h"
#include "newsgraph/query/functions/function.h"
#include "newsgraph/query/parser/ast.h"

namespace newsgraph::planner {

/// A set of types. Null belongs to every set, for it fails nowhere.
class Types {
 public:
  constexpr Types() = default;
  constexpr Types(std::initializer_list<ValueType> types) {
    for (const ValueType type : types) bits_ |= bit(type);
  }
  static constexpr Types any() { return Types(~std::uint32_t{0}); }

  constexpr bool are_among(Types others) const { return (bits_ & ~others.bits_) == 0; }
  constexpr Types operator|(Types others) const { return Types(bits_ | others.bits_); }
  constexpr bool operator==(const Types&) const = default;

 private:
  static constexpr std::uint32_t bit(ValueType type) {
    return type == ValueType::kNull ? 0 : std::uint32_t{1} << static_cast<unsigned>(type);
  }
  constexpr explicit Types(std::uint32_t bits) : bits_(bits) {}

  std::uint32_t bits_ = 0;
};

inline constexpr Types kTruths{ValueType::kBoolean};
inline constexpr Types kNumbers{ValueType::kInteger, ValueType::kFloat};
inline constexpr Types kEntities{ValueType::kNode, ValueType::kRelationship};
inline constexpr Types kTemporals{ValueType::kDate,     ValueType::kLocalTime,
                                  ValueType::kTime,     ValueType::kLocalDateTime,
                                  ValueType::kDateTime, ValueType::kDuration};

struct Outcome {
  /// Who the value comes from. A parameter, and a row of a list of maps, is taken to be what it is
  /// used as: no condition of the query could make sure of that before.
  enum class Origin : std::uint8_t { kQuery, kParameter, kRow };

  Types types = Types::any();
  Types items = Types::any();  ///< of a list
  bool fails = false;
  Origin origin = Origin::kQuery;
  /// Of a number its size, of a date its days since 1970-01-01, at the most; when they are known.
  std::optional<double> bound = std::nullopt;
  std::optional<Value> value = std::nullopt;  ///< of a constant

  static Outcome failing() { return {.fails = true}; }
  static Outcome of(const Value& value);
  /// Of what is stored in a column.
  static Outcome of(ColumnKind kind);

  /// Whether it does for an operand that has to be of one of the types.
  bool serves_as(Types wanted) const {
    return types.are_among(wanted) || (origin != Origin::kQuery && types == Types::any());
  }
};

/// The operators + - * / % ^.
Outcome calculated(parser::BinaryOperator op, const Outcome& left, const Outcome& right);
/// The signs + and -.
Outcome signed_number(parser::UnaryOperator op, const Outcome& operand);
/// A call. `entities_live`: none of the nodes and relationships has been deleted.
Outcome called(const functions::Function& function, std::span<const Outcome> arguments,
               const Graph& graph, bool entities_live);
/// A field of a date, time or duration.
Outcome temporal_part(std::string_view field);

}  // namespace newsgraph::planner
