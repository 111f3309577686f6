#include "newsgraph/query/semantics/static_type.h"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/graph/message.h"

namespace newsgraph::semantics {

namespace {

using Kind = StaticType::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 11> kNames{{
    {"BOOLEAN", Kind::kBoolean},
    {"INTEGER", Kind::kInteger},
    {"FLOAT", Kind::kFloat},
    {"NUMBER", Kind::kNumber},
    {"STRING", Kind::kString},
    {"LIST", Kind::kList},
    {"MAP", Kind::kMap},
    {"NODE", Kind::kNode},
    {"RELATIONSHIP", Kind::kRelationship},
    {"PATH", Kind::kPath},
    {"DURATION", Kind::kTemporal},
}};

StaticType of_name(std::string_view name) {
  while (name.ends_with('?')) name.remove_suffix(1);
  constexpr std::string_view kListOf = "LIST OF ";
  if (name.starts_with(kListOf)) {
    return StaticType::list_of(of_name(name.substr(kListOf.size())));
  }
  const auto found = std::ranges::find(kNames, name, &std::pair<std::string_view, Kind>::first);
  return StaticType::of(found == kNames.end() ? Kind::kAny : found->second);
}

bool is_number(Kind kind) {
  return kind == Kind::kNumber || kind == Kind::kInteger || kind == Kind::kFloat;
}

Kind kind_of(ValueType type) {
  switch (type) {
    case ValueType::kNull:
      return Kind::kNull;
    case ValueType::kBoolean:
      return Kind::kBoolean;
    case ValueType::kInteger:
      return Kind::kInteger;
    case ValueType::kFloat:
      return Kind::kFloat;
    case ValueType::kString:
      return Kind::kString;
    case ValueType::kList:
      return Kind::kList;
    case ValueType::kMap:
      return Kind::kMap;
    case ValueType::kNode:
      return Kind::kNode;
    case ValueType::kRelationship:
      return Kind::kRelationship;
    case ValueType::kPath:
      return Kind::kPath;
    default:
      return Kind::kTemporal;
  }
}

bool compatible(Kind have, Kind wanted) {
  if (have == wanted) return true;
  if (have == Kind::kNumber) return is_number(wanted);
  return wanted == Kind::kNumber && is_number(have);
}

}  // namespace

StaticType StaticType::list_of(StaticType element) {
  return {Kind::kList, std::make_shared<const StaticType>(std::move(element))};
}

StaticType StaticType::of_value(const Value& value) {
  return of(kind_of(value.type()));
}

StaticType StaticType::of_signature(std::string_view signature) {
  const std::size_t result = signature.rfind(") :: ");
  if (result == std::string_view::npos) return {};
  return of_name(signature.substr(result + 5));
}

StaticType StaticType::item() const {
  return element ? *element : StaticType{};
}

bool StaticType::may_be(std::initializer_list<Kind> kinds) const {
  if (kind == Kind::kAny || kind == Kind::kNull) return true;
  return std::ranges::any_of(kinds, [&](Kind wanted) { return compatible(kind, wanted); });
}

bool StaticType::may_be(const std::vector<ValueType>& types) const {
  if (kind == Kind::kAny || kind == Kind::kNull || types.empty()) return true;
  return std::ranges::any_of(types,
                             [&](ValueType type) { return compatible(kind, kind_of(type)); });
}

StaticType common(const StaticType& left, const StaticType& right) {
  if (left.kind == Kind::kNull) return right;
  if (right.kind == Kind::kNull) return left;
  if (is_number(left.kind) && is_number(right.kind)) {
    return left.kind == right.kind ? left : StaticType::of(Kind::kNumber);
  }
  if (left.kind != right.kind) return {};
  if (left.kind == Kind::kList) return StaticType::list_of(common(left.item(), right.item()));
  return left;
}

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::kAny:
      return "ANY";
    case Kind::kNull:
      return "NULL";
    case Kind::kBoolean:
      return "BOOLEAN";
    case Kind::kInteger:
      return "INTEGER";
    case Kind::kFloat:
      return "FLOAT";
    case Kind::kNumber:
      return "NUMBER";
    case Kind::kString:
      return "STRING";
    case Kind::kTemporal:
      return "temporal value";
    case Kind::kList:
      return "LIST";
    case Kind::kMap:
      return "MAP";
    case Kind::kNode:
      return "NODE";
    case Kind::kRelationship:
      return "RELATIONSHIP";
    case Kind::kPath:
      return "PATH";
  }
  return "ANY";
}

std::string described(const StaticType& type) {
  return with_article(name_of(type.kind));
}

}  // namespace newsgraph::semantics
