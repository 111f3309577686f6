// Expressions, from the loosest binding operator (OR) to the tightest (atoms).
#include <array>
#include <limits>
#include <utility>

#include "newsgraph/graph/message.h"
#include "newsgraph/query/parser/keyword.h"
#include "newsgraph/query/parser/parser_state.h"

namespace newsgraph::parser {

namespace {

/// Longest chain of operators of one kind; a chain nests as deeply as it is long.
constexpr std::size_t kMaximumTerms = 2000;
/// Largest sum of such lengths from the outermost expression to the innermost. The stack of those
/// who walk the tree bounds it: the highest of trees take between 2 and 4 MB of it.
constexpr std::size_t kMaximumHeight = 4000;

ExpressionPtr binary(BinaryOperator op, ExpressionPtr left, ExpressionPtr right) {
  const QuerySpan span{left->span.begin, right->span.end};
  return make_expression(Binary{op, std::move(left), std::move(right)}, span);
}

}  // namespace

void ParserState::count_term(std::size_t& terms) {
  if (++height_ > kMaximumHeight) {
    fail("UnexpectedSyntax",
         "this expression has more than " + std::to_string(kMaximumHeight) +
             " operators inside one another",
         token().span, "Split it with WITH, or pass a part of it as a parameter.");
  }
  if (++terms <= kMaximumTerms) return;
  fail("UnexpectedSyntax",
       "this chain of operators has more than " + std::to_string(kMaximumTerms) + " terms",
       token().span, "Use a list instead: x IN [...], or reduce(...).");
}

// ---- operators
// -----------------------------------------------------------------------------------

ExpressionPtr ParserState::expression() {
  const Nesting nesting(*this);
  ExpressionPtr left = xor_expression();
  for (std::size_t terms = 0; accept_keyword("OR");) {
    count_term(terms);
    left = binary(BinaryOperator::kOr, std::move(left), xor_expression());
  }
  return left;
}

ExpressionPtr ParserState::xor_expression() {
  ExpressionPtr left = and_expression();
  for (std::size_t terms = 0; accept_keyword("XOR");) {
    count_term(terms);
    left = binary(BinaryOperator::kXor, std::move(left), and_expression());
  }
  return left;
}

ExpressionPtr ParserState::and_expression() {
  ExpressionPtr left = not_expression();
  for (std::size_t terms = 0; accept_keyword("AND");) {
    count_term(terms);
    left = binary(BinaryOperator::kAnd, std::move(left), not_expression());
  }
  return left;
}

ExpressionPtr ParserState::not_expression() {
  const std::size_t start = begin();
  std::size_t negations = 0;
  while (accept_keyword("NOT")) count_term(negations);
  ExpressionPtr operand = comparison();
  for (; negations > 0; --negations) {
    operand = make_expression(Unary{UnaryOperator::kNot, std::move(operand)}, span_from(start));
  }
  return operand;
}

ExpressionPtr ParserState::comparison() {
  static constexpr std::array<std::pair<std::string_view, Comparator>, 6> kComparators{{
      {"=", Comparator::kEqual},
      {"<>", Comparator::kNotEqual},
      {"<", Comparator::kLess},
      {"<=", Comparator::kLessEqual},
      {">", Comparator::kGreater},
      {">=", Comparator::kGreaterEqual},
  }};
  ExpressionPtr first = predicate();
  Comparison comparison{first, {}};
  for (bool found = true; found;) {
    found = false;
    for (const auto& [sign, comparator] : kComparators) {
      if (!accept_sign(sign)) continue;
      comparison.rest.emplace_back(comparator, predicate());
      found = true;
      break;
    }
  }
  if (comparison.rest.empty()) return first;
  const QuerySpan span = span_from(first->span.begin);
  return make_expression(std::move(comparison), span);
}

ExpressionPtr ParserState::predicate() {
  ExpressionPtr left = sum();
  for (std::size_t terms = 0;; count_term(terms)) {
    const std::size_t start = left->span.begin;
    if (accept_keyword("IN")) {
      left = binary(BinaryOperator::kIn, std::move(left), sum());
    } else if (accept_sign("=~")) {
      left = binary(BinaryOperator::kRegexMatch, std::move(left), sum());
    } else if (accept_keyword("CONTAINS")) {
      left = binary(BinaryOperator::kContains, std::move(left), sum());
    } else if (is_keyword("STARTS") && is_keyword("WITH", 1)) {
      position_ += 2;
      left = binary(BinaryOperator::kStartsWith, std::move(left), sum());
    } else if (is_keyword("ENDS") && is_keyword("WITH", 1)) {
      position_ += 2;
      left = binary(BinaryOperator::kEndsWith, std::move(left), sum());
    } else if (is_keyword("IS") && is_keyword("NULL", 1)) {
      position_ += 2;
      left = make_expression(Unary{UnaryOperator::kIsNull, std::move(left)}, span_from(start));
    } else if (is_keyword("IS") && is_keyword("NOT", 1) && is_keyword("NULL", 2)) {
      position_ += 3;
      left = make_expression(Unary{UnaryOperator::kIsNotNull, std::move(left)}, span_from(start));
    } else {
      return left;
    }
  }
}

ExpressionPtr ParserState::sum() {
  ExpressionPtr left = product();
  for (std::size_t terms = 0;; count_term(terms)) {
    if (accept_sign("+")) {
      left = binary(BinaryOperator::kAdd, std::move(left), product());
    } else if (accept_sign("-")) {
      left = binary(BinaryOperator::kSubtract, std::move(left), product());
    } else {
      return left;
    }
  }
}

ExpressionPtr ParserState::product() {
  ExpressionPtr left = power();
  for (std::size_t terms = 0;; count_term(terms)) {
    if (accept_sign("*")) {
      left = binary(BinaryOperator::kMultiply, std::move(left), power());
    } else if (accept_sign("/")) {
      left = binary(BinaryOperator::kDivide, std::move(left), power());
    } else if (accept_sign("%")) {
      left = binary(BinaryOperator::kModulo, std::move(left), power());
    } else {
      return left;
    }
  }
}

/// Left to right, as openCypher has it: 2 ^ 3 ^ 2 is (2 ^ 3) ^ 2.
ExpressionPtr ParserState::power() {
  ExpressionPtr left = sign_expression();
  for (std::size_t terms = 0; accept_sign("^");) {
    count_term(terms);
    left = binary(BinaryOperator::kPower, std::move(left), sign_expression());
  }
  return left;
}

ExpressionPtr ParserState::sign_expression() {
  const std::size_t start = begin();
  if (is_sign("-") && token(1).kind == TokenKind::kInteger) {
    take();
    return integer_literal(true, start);
  }
  const bool minus = is_sign("-");
  if (!minus && !is_sign("+")) return postfix();
  const Nesting nesting(*this);
  take();
  ExpressionPtr operand = sign_expression();
  const UnaryOperator op = minus ? UnaryOperator::kMinus : UnaryOperator::kPlus;
  return make_expression(Unary{op, std::move(operand)}, span_from(start));
}

// ---- what follows an atom
// ------------------------------------------------------------------------

ExpressionPtr ParserState::postfix() {
  const std::size_t start = begin();
  ExpressionPtr object = postfix_without_labels();
  if (!is_sign(":")) return object;
  std::vector<std::string> labels = label_list();
  return make_expression(LabelTest{std::move(object), std::move(labels)}, span_from(start));
}

ExpressionPtr ParserState::postfix_without_labels() {
  const std::size_t start = begin();
  ExpressionPtr object = atom();
  for (std::size_t terms = 0;; count_term(terms)) {
    if (is_sign(".")) {
      take();
      std::string key = expect_name("the key of a property");
      object = make_expression(PropertyAccess{std::move(object), std::move(key)}, span_from(start));
    } else if (is_sign("[")) {
      object = subscript_or_slice(std::move(object), start);
    } else {
      return object;
    }
  }
}

ExpressionPtr ParserState::subscript_or_slice(ExpressionPtr object, std::size_t start) {
  expect_sign("[");
  ExpressionPtr from = is_sign("..") ? nullptr : expression();
  if (!accept_sign("..")) {
    expect_sign("]");
    return make_expression(Subscript{std::move(object), std::move(from)}, span_from(start));
  }
  ExpressionPtr to = is_sign("]") ? nullptr : expression();
  expect_sign("]");
  return make_expression(Slice{std::move(object), std::move(from), std::move(to)},
                         span_from(start));
}

// ---- atoms
// ---------------------------------------------------------------------------------------

ExpressionPtr ParserState::atom() {
  const std::size_t start = begin();
  switch (token().kind) {
    case TokenKind::kInteger:
      return integer_literal(false, start);
    case TokenKind::kFloat: {
      const double number = take().number;
      return make_expression(Literal{Value(number)}, span_from(start));
    }
    case TokenKind::kString: {
      std::string text = take().text;
      return make_expression(Literal{Value(std::move(text))}, span_from(start));
    }
    case TokenKind::kParameter: {
      std::string name = take().text;
      return make_expression(Parameter{std::move(name)}, span_from(start));
    }
    case TokenKind::kMalformedNumber:
      fail("InvalidNumberLiteral", in_quotes(token().text) + " is not a number", token().span);
    case TokenKind::kName:
    case TokenKind::kQuotedName:
      return name_atom();
    default:
      break;
  }
  if (at_relationship_chain()) return pattern_predicate();
  if (accept_sign("(")) {
    ExpressionPtr inner = expression();
    if (is_sign(",")) fail_expected("')' or an operator", "A list is written in brackets: [1, 2].");
    if (!accept_sign(")")) fail_expected("')' or an operator");
    return inner;
  }
  if (is_sign("[")) return bracketed_list();
  if (is_sign("{")) return map_literal();
  fail_expected("an expression");
}

ExpressionPtr ParserState::integer_literal(bool negative, std::size_t start) {
  const Token& number = take();
  constexpr std::uint64_t kSmallest = std::uint64_t{1} << 63;
  if (!negative && number.integer == kSmallest) {
    fail("IntegerOverflow", "this integer does not fit in 64 bits", number.span);
  }
  const auto value = static_cast<std::int64_t>(negative ? 0 - number.integer : number.integer);
  return make_expression(Literal{Value(value)}, span_from(start));
}

ExpressionPtr ParserState::name_atom() {
  if (token().kind == TokenKind::kName) {
    if (ExpressionPtr known = keyword_atom()) return known;
  }
  if (at_function_call()) return function_call();
  if (is_sign("{", 1)) return map_projection();
  const Token& name = take();
  return make_expression(Variable{name.text}, name.span);
}

/// The atoms that begin with a keyword; null when the name here is none of them.
ExpressionPtr ParserState::keyword_atom() {
  const std::size_t start = begin();
  if (accept_keyword("TRUE")) return make_expression(Literal{Value(true)}, span_from(start));
  if (accept_keyword("FALSE")) return make_expression(Literal{Value(false)}, span_from(start));
  if (accept_keyword("NULL")) return make_expression(Literal{Value()}, span_from(start));
  if (is_keyword("CASE")) return case_expression();
  if (const auto kind = at_subquery()) return subquery(*kind);
  if (!is_sign("(", 1)) return nullptr;

  if (is_keyword("COUNT") && is_sign("*", 2) && is_sign(")", 3)) {
    position_ += 4;
    return make_expression(CountStar{}, span_from(start));
  }
  const bool iterates = is_name(2) && is_keyword("IN", 3);
  if (iterates && is_keyword("ALL")) return quantifier(QuantifierKind::kAll);
  if (iterates && is_keyword("ANY")) return quantifier(QuantifierKind::kAny);
  if (iterates && is_keyword("NONE")) return quantifier(QuantifierKind::kNone);
  if (iterates && is_keyword("SINGLE")) return quantifier(QuantifierKind::kSingle);
  if (is_keyword("REDUCE") && is_name(2) && is_sign("=", 3)) return reduce();
  return nullptr;
}

/// A name, or names with dots between them, before a parenthesis.
bool ParserState::at_function_call() const {
  std::size_t ahead = 1;
  while (is_sign(".", ahead) && is_name(ahead + 1)) ahead += 2;
  return is_sign("(", ahead);
}

ExpressionPtr ParserState::function_call() {
  const std::size_t start = begin();
  FunctionCall call;
  call.name = take().text;
  while (accept_sign(".")) call.name += "." + take().text;
  expect_sign("(");
  call.distinct = accept_keyword("DISTINCT");
  call.arguments = expression_list(")");
  expect_sign(")");
  return make_expression(std::move(call), span_from(start));
}

std::vector<ExpressionPtr> ParserState::expression_list(std::string_view closing_sign) {
  std::vector<ExpressionPtr> items;
  if (is_sign(closing_sign)) return items;
  do {
    items.push_back(expression());
  } while (accept_sign(","));
  if (!is_sign(closing_sign)) {
    fail_expected("',' or '" + std::string(closing_sign) + "'");
  }
  return items;
}

ExpressionPtr ParserState::pattern_predicate() {
  const std::size_t start = begin();
  auto pattern = std::make_shared<Pattern>();
  PatternPart part;
  pattern_chain(part);
  part.span = span_from(start);
  pattern->parts.push_back(std::move(part));
  return make_expression(PatternPredicate{std::move(pattern)}, span_from(start));
}

// ---- maps
// ----------------------------------------------------------------------------------------

ExpressionPtr ParserState::map_literal() {
  const Nesting nesting(*this);
  const std::size_t start = begin();
  expect_sign("{");
  MapLiteral map;
  if (!is_sign("}")) {
    do {
      std::string key = expect_name("a key");
      if (!accept_sign(":")) fail_expected("':'");
      map.entries.emplace_back(std::move(key), expression());
    } while (accept_sign(","));
  }
  if (!accept_sign("}")) fail_expected("',' or '}'");
  return make_expression(std::move(map), span_from(start));
}

ExpressionPtr ParserState::map_projection() {
  const std::size_t start = begin();
  MapProjection projection;
  projection.variable = take().text;
  expect_sign("{");
  while (!is_sign("}")) {
    MapProjection::Item item{};
    if (accept_sign(".")) {
      const bool all = accept_sign("*");
      item.kind =
          all ? MapProjection::ItemKind::kAllProperties : MapProjection::ItemKind::kProperty;
      if (!all) item.key = expect_name("the key of a property or '*'");
    } else {
      item.key = expect_name("a key, a variable or '.'");
      item.kind = MapProjection::ItemKind::kVariable;
      if (accept_sign(":")) {
        item.kind = MapProjection::ItemKind::kEntry;
        item.value = expression();
      }
    }
    projection.items.push_back(std::move(item));
    if (!accept_sign(",")) break;
  }
  if (!accept_sign("}")) fail_expected("',' or '}'");
  return make_expression(std::move(projection), span_from(start));
}

// ---- lists
// ---------------------------------------------------------------------------------------

ExpressionPtr ParserState::bracketed_list() {
  if (is_name(1) && is_keyword("IN", 2)) return list_comprehension();
  if (is_sign("(", 1) || (is_name(1) && is_sign("=", 2) && is_sign("(", 3))) {
    return pattern_comprehension_or_list();
  }
  const std::size_t start = begin();
  expect_sign("[");
  ListLiteral list{expression_list("]")};
  expect_sign("]");
  return make_expression(std::move(list), span_from(start));
}

ExpressionPtr ParserState::list_comprehension() {
  const std::size_t start = begin();
  expect_sign("[");
  ListComprehension comprehension;
  comprehension.variable = take().text;
  expect_keyword("IN");
  comprehension.list = expression();
  comprehension.where = optional_where();
  if (accept_sign("|")) comprehension.projection = expression();
  if (!accept_sign("]")) fail_expected("']', WHERE or '|'");
  return make_expression(std::move(comprehension), span_from(start));
}

/// `[(a)-->(b) WHERE … | x]`, or a list whose first item happens to begin with a parenthesis.
ExpressionPtr ParserState::pattern_comprehension_or_list() {
  const std::size_t start = begin();
  const std::size_t opening = position_;
  take();
  PatternPart part;
  if (is_sign("=", 1)) {
    part.variable = take().text;
    take();
  }
  const bool is_pattern = at_relationship_chain();
  if (is_pattern) {
    pattern_chain(part);
    part.span = span_from(start);
  }
  if (!is_pattern || (!is_keyword("WHERE") && !is_sign("|"))) {
    position_ = opening;
    take();
    ListLiteral list{expression_list("]")};
    expect_sign("]");
    return make_expression(std::move(list), span_from(start));
  }
  PatternComprehension comprehension;
  comprehension.pattern = std::make_shared<const Pattern>(Pattern{{std::move(part)}});
  comprehension.where = optional_where();
  if (!accept_sign("|")) fail_expected("'|' and what to collect");
  comprehension.projection = expression();
  expect_sign("]");
  return make_expression(std::move(comprehension), span_from(start));
}

// ---- the rest
// ------------------------------------------------------------------------------------

ExpressionPtr ParserState::case_expression() {
  const std::size_t start = begin();
  expect_keyword("CASE");
  Case choice;
  if (!is_keyword("WHEN")) choice.subject = expression();
  if (!is_keyword("WHEN")) fail_expected("WHEN");
  while (accept_keyword("WHEN")) {
    ExpressionPtr condition = expression();
    expect_keyword("THEN");
    choice.alternatives.emplace_back(std::move(condition), expression());
  }
  if (accept_keyword("ELSE")) choice.otherwise = expression();
  if (!accept_keyword("END")) fail_expected("WHEN, ELSE or END");
  return make_expression(std::move(choice), span_from(start));
}

ExpressionPtr ParserState::quantifier(QuantifierKind kind) {
  const std::size_t start = begin();
  position_ += 2;
  Quantifier quantifier{kind, take().text, nullptr, nullptr};
  expect_keyword("IN");
  quantifier.list = expression();
  quantifier.where = optional_where();
  if (!accept_sign(")")) fail_expected("WHERE or ')'");
  return make_expression(std::move(quantifier), span_from(start));
}

ExpressionPtr ParserState::reduce() {
  const std::size_t start = begin();
  position_ += 2;
  Reduce reduction;
  reduction.accumulator = take().text;
  expect_sign("=");
  reduction.initial = expression();
  expect_sign(",");
  reduction.variable = expect_name("a variable");
  expect_keyword("IN");
  reduction.list = expression();
  expect_sign("|");
  reduction.expression = expression();
  expect_sign(")");
  return make_expression(std::move(reduction), span_from(start));
}

/// The kind of subquery whose word and brace stand here. What is no keyword can be a variable's
/// name, before a map projection: `count {.key}`.
std::optional<SubqueryKind> ParserState::at_subquery() const {
  if (!is_sign("{", 1)) return std::nullopt;
  if (is_keyword("EXISTS")) return SubqueryKind::kExists;
  const bool is_projection =
      is_sign(".", 2) || is_sign("}", 2) ||
      (is_name(2) && (is_sign(":", 3) || is_sign(",", 3) || is_sign("}", 3)));
  if (is_projection) return std::nullopt;
  if (is_keyword("COUNT")) return SubqueryKind::kCount;
  if (is_keyword("COLLECT")) return SubqueryKind::kCollect;
  return std::nullopt;
}

ExpressionPtr ParserState::subquery(SubqueryKind kind) {
  const Nesting nesting(*this);
  const std::size_t start = begin();
  position_ += 2;
  Subquery subquery;
  subquery.kind = kind;
  const bool is_pattern = is_sign("(") || (is_name() && is_sign("=", 1));
  if (is_pattern) {
    subquery.pattern = std::make_shared<const Pattern>(pattern());
    subquery.where = optional_where();
  } else {
    Query query;
    query.parts.push_back(single_query());
    while (accept_keyword("UNION")) {
      query.union_all.push_back(accept_keyword("ALL"));
      query.parts.push_back(single_query());
    }
    subquery.query = std::make_shared<const Query>(std::move(query));
  }
  if (!accept_sign("}")) fail_expected("'}'");
  return make_expression(std::move(subquery), span_from(start));
}

ExpressionPtr ParserState::optional_where() {
  return accept_keyword("WHERE") ? expression() : nullptr;
}

}  // namespace newsgraph::parser
