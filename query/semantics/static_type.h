// What is known of a value's type before a query runs.
//
// "Any" is known nothing; only what is certain raises an error at compile time, the rest is left to
// the run.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "newsgraph/graph/value.h"

namespace newsgraph::semantics {

struct StaticType {
  enum class Kind {
    kAny,
    kNull,
    kBoolean,
    kInteger,
    kFloat,
    kNumber,  ///< an integer or a float
    kString,
    kTemporal,
    kList,
    kMap,
    kNode,
    kRelationship,
    kPath,
  };

  Kind kind = Kind::kAny;
  std::shared_ptr<const StaticType> element;  ///< of a list, when known

  static StaticType of(Kind kind) { return {kind, nullptr}; }
  static StaticType list_of(StaticType element);
  static StaticType of_value(const Value& value);
  /// The result part of a signature such as "labels(node :: NODE?) :: LIST OF STRING?".
  static StaticType of_signature(std::string_view signature);

  /// The type of a list's items; Any when unknown.
  StaticType item() const;
  bool is(Kind wanted) const { return kind == wanted; }
  /// Whether a value of this type may be of one of the kinds: true unless it certainly is not.
  bool may_be(std::initializer_list<Kind> kinds) const;
  /// Whether a value of this type may have one of the runtime types.
  bool may_be(const std::vector<ValueType>& types) const;
};

/// The type that values of both types have: theirs when they agree, else Any.
StaticType common(const StaticType& left, const StaticType& right);

std::string_view name_of(StaticType::Kind kind);
/// The name with its article, as messages say it: "an INTEGER".
std::string described(const StaticType& type);

}  // namespace newsgraph::semantics
