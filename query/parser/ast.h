// The abstract syntax of an openCypher query, as the parser reads it and the printer writes it.
//
// The tree is immutable once parsed and its parts are shared, so that a stage can keep a piece of
// it without copying. Every expression and clause knows the bytes of the text it came from. Nothing
// in here has been checked beyond the grammar: names, types and scopes are the semantic stage's
// work.
//
// Source: the openCypher 9 grammar (opencypher.org, "Cypher.g4") with the additions its
// compatibility kit uses.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "newsgraph/graph/value.h"
#include "newsgraph/query/query_error.h"

namespace newsgraph::parser {

struct Expression;
using ExpressionPtr = std::shared_ptr<const Expression>;
struct Pattern;
struct Query;

// ---- expressions -----------------------------------------------------------------------------

/// A number, string, boolean or null.
struct Literal {
  Value value;
};
struct Parameter {
  std::string name;
};
struct Variable {
  std::string name;
};
struct PropertyAccess {
  ExpressionPtr object;
  std::string key;
};
/// `list[index]`, `map[key]`.
struct Subscript {
  ExpressionPtr object;
  ExpressionPtr index;
};
/// `list[from..to]`; either bound may be absent (null pointer).
struct Slice {
  ExpressionPtr object;
  ExpressionPtr from;
  ExpressionPtr to;
};
/// `n:Label1:Label2`, also `r:TYPE`.
struct LabelTest {
  ExpressionPtr object;
  std::vector<std::string> labels;
};
struct ListLiteral {
  std::vector<ExpressionPtr> items;
};
/// In the order of the text; a repeated key keeps its last value.
struct MapLiteral {
  std::vector<std::pair<std::string, ExpressionPtr>> entries;
};
/// `variable {.key, .*, name, alias: expression}`.
struct MapProjection {
  enum class ItemKind { kProperty, kAllProperties, kVariable, kEntry };
  struct Item {
    ItemKind kind;
    std::string key;
    ExpressionPtr value;  ///< of kEntry
  };
  std::string variable;
  std::vector<Item> items;
};
/// A function or an aggregate; the name as written, with namespaces: "toUpper", "date.truncate".
struct FunctionCall {
  std::string name;
  bool distinct = false;
  std::vector<ExpressionPtr> arguments;
};
struct CountStar {};

enum class UnaryOperator { kNot, kPlus, kMinus, kIsNull, kIsNotNull };
struct Unary {
  UnaryOperator op;
  ExpressionPtr operand;
};
enum class BinaryOperator {
  kOr,
  kXor,
  kAnd,
  kAdd,
  kSubtract,
  kMultiply,
  kDivide,
  kModulo,
  kPower,
  kIn,
  kStartsWith,
  kEndsWith,
  kContains,
  kRegexMatch,
};
struct Binary {
  BinaryOperator op;
  ExpressionPtr left;
  ExpressionPtr right;
};
enum class Comparator { kEqual, kNotEqual, kLess, kLessEqual, kGreater, kGreaterEqual };
/// `a < b <= c`: true when every neighbouring pair compares so; one pair in the plain case.
struct Comparison {
  ExpressionPtr first;
  std::vector<std::pair<Comparator, ExpressionPtr>> rest;
};
/// CASE; `subject` is null in the form CASE WHEN condition. `otherwise` may be null.
struct Case {
  ExpressionPtr subject;
  std::vector<std::pair<ExpressionPtr, ExpressionPtr>> alternatives;
  ExpressionPtr otherwise;
};
/// `[variable IN list WHERE condition | projection]`; condition and projection may be null.
struct ListComprehension {
  std::string variable;
  ExpressionPtr list;
  ExpressionPtr where;
  ExpressionPtr projection;
};
/// `[path = pattern WHERE condition | projection]`.
struct PatternComprehension {
  std::shared_ptr<const Pattern> pattern;  ///< one part; its variable is the path's
  ExpressionPtr where;
  ExpressionPtr projection;
};
enum class QuantifierKind { kAll, kAny, kNone, kSingle };
/// `all(variable IN list WHERE condition)`; the condition may be null.
struct Quantifier {
  QuantifierKind kind;
  std::string variable;
  ExpressionPtr list;
  ExpressionPtr where;
};
/// `reduce(accumulator = initial, variable IN list | expression)`.
struct Reduce {
  std::string accumulator;
  ExpressionPtr initial;
  std::string variable;
  ExpressionPtr list;
  ExpressionPtr expression;
};
/// A pattern where a boolean is asked: `WHERE (a)-->(b)`.
struct PatternPredicate {
  std::shared_ptr<const Pattern> pattern;
};
/// What is made of the rows of a subquery: whether there are any, their number, the list of what
/// they return.
enum class SubqueryKind { kExists, kCount, kCollect };
constexpr std::string_view keyword_of(SubqueryKind kind) {
  switch (kind) {
    case SubqueryKind::kExists:
      return "EXISTS";
    case SubqueryKind::kCount:
      return "COUNT";
    case SubqueryKind::kCollect:
      break;
  }
  return "COLLECT";
}
/// `EXISTS { pattern WHERE condition }` or `EXISTS { query }`, and so with COUNT; `COLLECT { query
/// }`: one of pattern and query is set.
struct Subquery {
  SubqueryKind kind;
  std::shared_ptr<const Pattern> pattern;
  ExpressionPtr where;
  std::shared_ptr<const Query> query;
};

struct Expression {
  using Node = std::variant<Literal, Parameter, Variable, PropertyAccess, Subscript, Slice,
                            LabelTest, ListLiteral, MapLiteral, MapProjection, FunctionCall,
                            CountStar, Unary, Binary, Comparison, Case, ListComprehension,
                            PatternComprehension, Quantifier, Reduce, PatternPredicate, Subquery>;
  Node node;
  QuerySpan span;
};

// ---- patterns --------------------------------------------------------------------------------

struct NodePattern {
  std::string variable;  ///< empty when anonymous
  std::vector<std::string> labels;
  ExpressionPtr properties;  ///< a map literal or a parameter; null when absent
  QuerySpan span;
};

enum class Direction { kOutgoing, kIncoming, kBoth };
/// The direction as seen from the other end.
constexpr Direction reversed(Direction direction) {
  switch (direction) {
    case Direction::kOutgoing:
      return Direction::kIncoming;
    case Direction::kIncoming:
      return Direction::kOutgoing;
    case Direction::kBoth:
      break;
  }
  return Direction::kBoth;
}

/// `*`, `*2`, `*1..`, `*..3`, `*1..3`.
struct LengthRange {
  std::optional<std::uint64_t> minimum;
  std::optional<std::uint64_t> maximum;
};

struct RelationshipPattern {
  std::string variable;
  std::vector<std::string> types;  ///< alternatives; empty for any
  Direction direction = Direction::kBoth;
  std::optional<LengthRange> length;  ///< set for a variable-length pattern
  ExpressionPtr properties;
  QuerySpan span;
};

enum class ShortestKind { kNone, kShortest, kAllShortest };

/// `path = (a)-[r]->(b)-[s]-(c)`: nodes.size() == relationships.size() + 1.
struct PatternPart {
  std::string variable;  ///< of the path; empty when it has none
  ShortestKind shortest = ShortestKind::kNone;
  std::vector<NodePattern> nodes;
  std::vector<RelationshipPattern> relationships;
  QuerySpan span;
};

struct Pattern {
  std::vector<PatternPart> parts;
};

// ---- clauses ---------------------------------------------------------------------------------

struct Match {
  bool optional = false;
  Pattern pattern;
  ExpressionPtr where;
};
struct Unwind {
  ExpressionPtr list;
  std::string variable;
};
struct ProjectionItem {
  ExpressionPtr expression;
  /// The alias, or in RETURN the text of the expression as written.
  std::string name;
  bool has_alias = false;
};
struct SortItem {
  ExpressionPtr expression;
  bool descending = false;
};
/// WITH or RETURN.
struct Projection {
  bool is_return = false;
  bool distinct = false;
  bool star = false;  ///< `*`, before the items
  std::vector<ProjectionItem> items;
  std::vector<SortItem> order;
  ExpressionPtr skip;
  ExpressionPtr limit;
  ExpressionPtr where;  ///< of WITH
};
struct Create {
  Pattern pattern;
};
/// `target.key = value`, `target = map`, `target += map`, `target:Label1:Label2`.
struct SetItem {
  enum class Kind { kProperty, kReplaceProperties, kMergeProperties, kLabels };
  Kind kind;
  ExpressionPtr target;  ///< the entity, without the key
  std::string key;
  ExpressionPtr value;
  std::vector<std::string> labels;
  QuerySpan span;
};
struct Set {
  std::vector<SetItem> items;
};
struct Merge {
  Pattern pattern;  ///< one part
  std::vector<SetItem> on_create;
  std::vector<SetItem> on_match;
};
/// `target.key` or `target:Label`.
struct RemoveItem {
  ExpressionPtr target;
  std::string key;  ///< empty when labels are removed
  std::vector<std::string> labels;
};
struct Remove {
  std::vector<RemoveItem> items;
};
struct Delete {
  bool detach = false;
  std::vector<ExpressionPtr> targets;
};
struct YieldItem {
  std::string field;
  std::string variable;  ///< the alias, or the field
  QuerySpan span;
};
/// CALL procedure(arguments) YIELD items WHERE condition.
struct CallProcedure {
  std::string name;
  /// False when the parentheses are left out and the arguments are taken from the parameters.
  bool explicit_arguments = true;
  std::vector<ExpressionPtr> arguments;
  bool yield_star = false;
  std::optional<std::vector<YieldItem>> yield;
  ExpressionPtr where;
};
struct Clause;
/// FOREACH (variable IN list | clauses).
struct Foreach {
  std::string variable;
  ExpressionPtr list;
  std::vector<Clause> clauses;
};

struct Clause {
  using Node = std::variant<Match, Unwind, Projection, Create, Merge, Set, Remove, Delete,
                            CallProcedure, Foreach>;
  Node node;
  QuerySpan span;
};

struct SingleQuery {
  std::vector<Clause> clauses;
};

enum class QueryMode { kRun, kExplain, kProfile };

/// Single queries joined by UNION; `union_all[i]` tells how part i and part i + 1 are joined.
struct Query {
  QueryMode mode = QueryMode::kRun;
  std::vector<SingleQuery> parts;
  std::vector<bool> union_all;
};

}  // namespace newsgraph::parser
