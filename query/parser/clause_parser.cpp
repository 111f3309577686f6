// Queries and their clauses.
#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/query/parser/habits.h"
#include "newsgraph/query/parser/keyword.h"
#include "newsgraph/query/parser/parser_state.h"

namespace newsgraph::parser {

namespace {

constexpr std::array<std::string_view, 17> kClauseKeywords{
    "MATCH",  "OPTIONAL", "WITH", "RETURN",  "UNWIND", "CREATE", "MERGE", "SET",  "REMOVE",
    "DELETE", "DETACH",   "CALL", "FOREACH", "WHERE",  "ORDER",  "UNION", "LIMIT"};

constexpr std::array<std::string_view, 4> kSortKeywords{"DESC", "DESCENDING", "ASC", "ASCENDING"};

}  // namespace

Query ParserState::query() {
  Query query;
  if (accept_keyword("EXPLAIN")) {
    query.mode = QueryMode::kExplain;
  } else if (accept_keyword("PROFILE")) {
    query.mode = QueryMode::kProfile;
  }
  query.parts.push_back(single_query());
  while (accept_keyword("UNION")) {
    query.union_all.push_back(accept_keyword("ALL"));
    query.parts.push_back(single_query());
  }
  if (accept_sign(";") && !at_end()) {
    fail_expected("the end of the query", "Run one query at a time, or join them with UNION.");
  }
  if (!at_end()) fail_expected("a clause or the end of the query", hint_for_clause());
  return query;
}

bool ParserState::at_clause_end() const {
  return at_end() || is_sign(";") || is_sign("}") || is_sign(")") || is_keyword("UNION");
}

SingleQuery ParserState::single_query() {
  SingleQuery query;
  do {
    query.clauses.push_back(clause());
  } while (!at_clause_end());
  return query;
}

Clause ParserState::clause() {
  const std::size_t start = begin();
  Clause::Node node = clause_node();
  return {std::move(node), span_from(start)};
}

Clause::Node ParserState::clause_node() {
  if (is_keyword("MATCH") || is_keyword("OPTIONAL")) return match();
  if (accept_keyword("UNWIND")) return unwind();
  if (accept_keyword("WITH")) return projection(false);
  if (accept_keyword("RETURN")) return projection(true);
  if (accept_keyword("CREATE")) return Create{pattern()};
  if (accept_keyword("MERGE")) return merge();
  if (accept_keyword("SET")) return Set{set_items()};
  if (accept_keyword("REMOVE")) return remove();
  if (is_keyword("DETACH") || is_keyword("DELETE")) return delete_clause();
  if (accept_keyword("CALL")) return call();
  if (accept_keyword("FOREACH")) return foreach ();
  if (position_ > 1 && same_keyword(tokens_[position_ - 1].text, "AS") && is_name()) {
    // RETURN a, AS b: the AS has been taken for a variable.
    fail("UnexpectedSyntax", "expected an expression but found 'AS'", tokens_[position_ - 1].span,
         "Something is missing before AS.");
  }
  fail_expected("a clause such as MATCH or RETURN", hint_for_clause());
}

/// For a word where a clause should begin: the keyword that it looks like.
std::string ParserState::hint_for_clause() const {
  if (is_sign(",")) return "Join conditions with AND.";
  if (!is_name()) return {};
  const std::string best = closest(token().text, kClauseKeywords);
  const bool misspelt = !best.empty() && !same_keyword(token().text, best);
  // A word of another language is rather meant as such.
  if (!misspelt || !hint_for_token(tokens_, position_).empty()) return {};
  return "Did you mean " + best + "?";
}

Match ParserState::match() {
  Match match;
  match.optional = accept_keyword("OPTIONAL");
  expect_keyword("MATCH");
  match.pattern = pattern();
  match.where = optional_where();
  return match;
}

Unwind ParserState::unwind() {
  ExpressionPtr list = expression();
  if (!accept_keyword("AS")) fail_expected("AS", "Write UNWIND list AS name.");
  return {std::move(list), expect_name("a variable")};
}

// ---- projections
// ---------------------------------------------------------------------------------

Projection ParserState::projection(bool is_return) {
  Projection projection;
  projection.is_return = is_return;
  projection.distinct = accept_keyword("DISTINCT");
  projection_items(projection);
  if (accept_keyword("ORDER")) {
    expect_keyword("BY");
    projection.order = sort_items();
  }
  if (accept_keyword("SKIP")) projection.skip = expression();
  if (accept_keyword("LIMIT")) projection.limit = expression();
  if (!is_return) projection.where = optional_where();
  return projection;
}

void ParserState::projection_items(Projection& projection) {
  if (accept_sign("*")) {
    projection.star = true;
    if (!accept_sign(",")) return;
  }
  do {
    const std::size_t start = begin();
    ProjectionItem item;
    item.expression = expression();
    const QuerySpan span = span_from(start);
    item.has_alias = accept_keyword("AS");
    if (item.has_alias) {
      item.name = expect_name("an alias");
    } else if (const auto* variable = std::get_if<Variable>(&item.expression->node)) {
      item.name = variable->name;
    } else {
      item.name = std::string(text_.substr(span.begin, span.end - span.begin));
    }
    projection.items.push_back(std::move(item));
  } while (accept_sign(","));
}

std::vector<SortItem> ParserState::sort_items() {
  std::vector<SortItem> items;
  do {
    SortItem item{expression(), false};
    if (accept_keyword("DESC") || accept_keyword("DESCENDING")) {
      item.descending = true;
    } else if (!accept_keyword("ASC")) {
      accept_keyword("ASCENDING");
    }
    if (is_name() && !closest(token().text, kSortKeywords).empty() &&
        closest(token().text, kClauseKeywords).empty()) {
      fail_expected("ASC, DESC or a clause", suggest(token().text, kSortKeywords));
    }
    items.push_back(std::move(item));
  } while (accept_sign(","));
  return items;
}

// ---- writing
// -------------------------------------------------------------------------------------

Merge ParserState::merge() {
  Merge merge;
  merge.pattern.parts.push_back(pattern_part());
  while (accept_keyword("ON")) {
    const bool on_create = accept_keyword("CREATE");
    if (!on_create && !accept_keyword("MATCH")) fail_expected("CREATE or MATCH");
    expect_keyword("SET");
    std::vector<SetItem>& items = on_create ? merge.on_create : merge.on_match;
    for (SetItem& item : set_items()) items.push_back(std::move(item));
  }
  return merge;
}

std::vector<SetItem> ParserState::set_items() {
  std::vector<SetItem> items;
  do {
    items.push_back(set_item());
  } while (accept_sign(","));
  return items;
}

SetItem ParserState::set_item() {
  const Nesting nesting(*this);
  const std::size_t start = begin();
  SetItem item{};
  ExpressionPtr target = postfix();
  if (const auto* test = std::get_if<LabelTest>(&target->node)) {
    item.kind = SetItem::Kind::kLabels;
    item.target = test->object;
    item.labels = test->labels;
  } else if (const auto* access = std::get_if<PropertyAccess>(&target->node)) {
    item.kind = SetItem::Kind::kProperty;
    item.target = access->object;
    item.key = access->key;
    expect_sign("=");
    item.value = expression();
  } else if (std::holds_alternative<Variable>(target->node)) {
    item.kind = is_sign("+=") ? SetItem::Kind::kMergeProperties : SetItem::Kind::kReplaceProperties;
    item.target = target;
    if (!accept_sign("+=") && !accept_sign("=")) fail_expected("'=', '+=' or a label");
    item.value = expression();
  } else {
    fail("UnexpectedSyntax", "expected a property, a variable or a label to set", target->span);
  }
  item.span = span_from(start);
  return item;
}

Remove ParserState::remove() {
  Remove remove;
  do {
    const Nesting nesting(*this);
    const ExpressionPtr target = postfix();
    if (const auto* test = std::get_if<LabelTest>(&target->node)) {
      remove.items.push_back({test->object, {}, test->labels});
    } else if (const auto* access = std::get_if<PropertyAccess>(&target->node)) {
      remove.items.push_back({access->object, access->key, {}});
    } else {
      fail("UnexpectedSyntax", "expected a property or a label to remove", target->span,
           "Write REMOVE n.key or REMOVE n:Label; DELETE takes n itself away.");
    }
  } while (accept_sign(","));
  return remove;
}

Delete ParserState::delete_clause() {
  Delete deletion;
  deletion.detach = accept_keyword("DETACH");
  expect_keyword("DELETE");
  do {
    deletion.targets.push_back(expression());
  } while (accept_sign(","));
  return deletion;
}

// ---- CALL and FOREACH
// ----------------------------------------------------------------------------

CallProcedure ParserState::call() {
  CallProcedure call;
  call.name = expect_name("the name of a procedure");
  while (accept_sign(".")) call.name += "." + expect_name("the name of a procedure");
  call.explicit_arguments = accept_sign("(");
  if (call.explicit_arguments) {
    call.arguments = expression_list(")");
    expect_sign(")");
  }
  if (accept_keyword("YIELD")) yield_items(call);
  return call;
}

void ParserState::yield_items(CallProcedure& call) {
  if (accept_sign("*")) {
    call.yield_star = true;
  } else if (accept_sign("-")) {
    call.yield.emplace();  // "YIELD -": the rows count, their fields do not
  } else {
    call.yield.emplace();
    do {
      YieldItem item;
      const std::size_t start = begin();
      item.field = expect_name("a field the procedure yields");
      item.variable = accept_keyword("AS") ? expect_name("a variable") : item.field;
      item.span = span_from(start);
      call.yield->push_back(std::move(item));
    } while (accept_sign(","));
  }
  call.where = optional_where();
}

Foreach ParserState::foreach() {
  const Nesting nesting(*this);
  Foreach loop;
  expect_sign("(");
  loop.variable = expect_name("a variable");
  expect_keyword("IN");
  loop.list = expression();
  expect_sign("|");
  do {
    loop.clauses.push_back(clause());
  } while (!is_sign(")") && !at_end());
  expect_sign(")");
  return loop;
}

}  // namespace newsgraph::parser
