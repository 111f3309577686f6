#include "newsgraph/query/parser/habits.h"

#include <algorithm>
#include <array>
#include <utility>

#include "newsgraph/query/parser/keyword.h"

namespace newsgraph::parser {

namespace {

using Hint = std::pair<std::string_view, std::string_view>;

template <std::size_t size>
std::string_view find(const std::array<Hint, size>& table, std::string_view word) {
  const auto found = std::ranges::find_if(
      table, [&](const Hint& entry) { return same_keyword(word, entry.first); });
  return found == table.end() ? std::string_view() : found->second;
}

constexpr std::array<Hint, 33> kWords{{
    {"SELECT", "In Cypher: MATCH (p:Person) WHERE … RETURN p.name."},
    {"FROM", "In Cypher, MATCH says where to look: MATCH (p:Person) RETURN p.name."},
    {"INSERT", "In Cypher: CREATE (:Person {name: 'Ada'})."},
    {"INTO", "In Cypher: CREATE (:Person {name: 'Ada'})."},
    {"UPDATE", "In Cypher: MATCH (p:Person) SET p.name = 'Ada'."},
    {"GROUP", "Leave it out: what is returned beside an aggregate is what it is grouped by."},
    {"HAVING", "Aggregate in a WITH, then ask: WITH p, count(r) AS n WHERE n > 1 RETURN p, n."},
    {"JOIN", "Draw it: MATCH (a)-[:TYPE]->(b)."},
    {"LIKE", "Write STARTS WITH, ENDS WITH, CONTAINS, or =~ for a regular expression."},
    {"ILIKE", "Write toLower(a) CONTAINS 'text', or =~ '(?i)…' for a regular expression."},
    {"BETWEEN", "Write 3 <= x <= 40."},
    {"STARTS", "Write STARTS WITH."},
    {"ENDS", "Write ENDS WITH."},
    {"IS", "There are only IS NULL and IS NOT NULL; compare values with =."},
    {"NOT", "NOT stands before the whole condition: NOT x IN list."},
    {"ORDER", "ORDER BY stands right after the columns of RETURN or WITH, before SKIP and LIMIT."},
    {"SKIP", "SKIP stands after RETURN or WITH and ORDER BY, before LIMIT."},
    {"LIMIT", "LIMIT stands at the end of RETURN or WITH, once."},
    {"OFFSET", "Write SKIP, before LIMIT."},
    {"WHERE", "WHERE stands after MATCH or WITH: WITH p, count(r) AS n WHERE n > 1 RETURN p, n."},
    {"FOR", "Write UNWIND list AS x, or [x IN list | …]."},
    {"IF", "Write CASE WHEN … THEN … ELSE … END."},
    {"ELSEIF", "Write another WHEN."},
    {"OR", "Ask for one of several labels in WHERE: n:A OR n:B."},
    {"LET", "Write WITH … AS name."},
    {"VAR", "Write WITH … AS name."},
    {"ELSE", "Write CASE WHEN … THEN … ELSE … END."},
    {"DROP", "Write MATCH (n:Label) DETACH DELETE n."},
    {"SHOW", "Write CALL db.labels(), db.relationshipTypes() or db.propertyKeys()."},
    {"DESCRIBE", "Write CALL db.labels(), db.relationshipTypes() or db.propertyKeys()."},
    {"USE", "There is one graph: the file that the query is run on."},
    {"LOAD", "Give the rows as a parameter: UNWIND $rows AS row."},
    {"YIELD", "YIELD stands after CALL procedure(…)."},
}};

constexpr std::array<Hint, 26> kFunctions{{
    {"LEN", "Write size(…) for strings and lists, length(…) for paths."},
    {"STRLEN", "Write size(…)."},
    {"CHAR_LENGTH", "Write size(…)."},
    {"LCASE", "Write toLower(…)."},
    {"LOWER", "Write toLower(…)."},
    {"TOLOWERCASE", "Write toLower(…)."},
    {"UCASE", "Write toUpper(…)."},
    {"UPPER", "Write toUpper(…)."},
    {"TOUPPERCASE", "Write toUpper(…)."},
    {"SUBSTR", "Write substring(text, start, length)."},
    {"CONCAT", "Join with +."},
    {"IF", "Write CASE WHEN … THEN … ELSE … END."},
    {"IIF", "Write CASE WHEN … THEN … ELSE … END."},
    {"IFNULL", "Write coalesce(…)."},
    {"NVL", "Write coalesce(…)."},
    {"ISNULL", "Write … IS NULL."},
    {"NOW", "Write datetime() or date()."},
    {"TODAY", "Write date()."},
    {"YEAR", "Write date.year."},
    {"STR", "Write toString(…)."},
    {"STRING", "Write toString(…)."},
    {"INT", "Write toInteger(…)."},
    {"FLOAT", "Write toFloat(…)."},
    {"MEAN", "Write avg(…)."},
    {"SHORTESTPATH", "It stands in MATCH: MATCH p = shortestPath((a)-[*]-(b))."},
    {"ALLSHORTESTPATHS", "It stands in MATCH: MATCH p = allShortestPaths((a)-[*]-(b))."},
}};

constexpr std::array<std::string_view, 12> kClauseKeywords{"MATCH",  "OPTIONAL", "WITH",  "RETURN",
                                                           "UNWIND", "CREATE",   "MERGE", "DELETE",
                                                           "DETACH", "CALL",     "SET",   "REMOVE"};

bool is_clause_keyword(const Token& token) {
  return token.kind == TokenKind::kName &&
         std::ranges::any_of(kClauseKeywords, [&](std::string_view keyword) {
           return same_keyword(token.text, keyword);
         });
}

/// A token among its neighbours; beyond the ends lie tokens that are nothing.
class Place {
 public:
  Place(std::span<const Token> tokens, std::size_t position)
      : tokens_(tokens), position_(position) {}

  const Token& at(std::ptrdiff_t offset) const {
    static const Token kNothing;
    const auto index = static_cast<std::ptrdiff_t>(position_) + offset;
    const bool inside = index >= 0 && index < static_cast<std::ptrdiff_t>(tokens_.size());
    return inside ? tokens_[static_cast<std::size_t>(index)] : kNothing;
  }
  bool is_sign(std::ptrdiff_t offset, std::string_view sign) const {
    return at(offset).kind == TokenKind::kSign && at(offset).text == sign;
  }
  bool is_name(std::ptrdiff_t offset) const {
    return at(offset).kind == TokenKind::kName || at(offset).kind == TokenKind::kQuotedName;
  }
  bool is_keyword(std::ptrdiff_t offset, std::string_view keyword) const {
    return at(offset).kind == TokenKind::kName && same_keyword(at(offset).text, keyword);
  }

 private:
  std::span<const Token> tokens_;
  std::size_t position_;
};

bool is_operator(const Token& token) {
  constexpr std::string_view kOperators = "=<>+-*/%^";
  return token.kind == TokenKind::kSign &&
         kOperators.find(token.text.front()) != std::string_view::npos;
}

std::string_view hint_for_sign(const Place& place) {
  if (place.is_sign(0, "=") && place.is_sign(-1, "=")) return "Equality is written with one =.";
  if (place.is_sign(0, "=") && place.is_name(-1)) return "In a map write key: value.";
  if (place.is_sign(0, ">") && place.is_sign(-1, "=")) return "Write >= for “at least”.";
  if (place.is_sign(0, "<") && place.is_sign(-1, "=")) return "Write <= for “at most”.";
  if (place.is_sign(0, ">") && place.is_sign(-1, "-")) return "Write --> or -[:TYPE]->.";
  if (place.is_sign(0, "|") && place.is_sign(1, "|")) return "Write OR; + joins strings.";
  if (place.is_sign(0, "|") && !place.is_sign(-2, ":")) return {};
  if (place.is_sign(0, "|")) return "Ask for one of several labels in WHERE: n:A OR n:B.";
  if (place.is_sign(0, "(") && place.is_sign(-1, "-")) return "Write (a)--(b) or (a)-->(b).";
  if (place.is_sign(0, ":") && place.is_sign(-1, "-"))
    return "Put the type in brackets: -[:TYPE]->.";
  if (place.is_sign(0, ":") && place.is_sign(-1, "[")) {
    return "A pattern ends with a node in parentheses: (a)-[:TYPE]->().";
  }
  if (place.is_sign(0, "[") && place.is_sign(-1, "-")) return "Write one dash: -[:TYPE]->.";
  if (place.is_sign(0, "-") && place.is_sign(1, "-")) return "A comment begins with //.";
  if (place.is_sign(0, "{") && place.is_keyword(-1, "CALL")) {
    return "A subquery can stand only in EXISTS, COUNT and COLLECT { … }; go on with rows after "
           "WITH.";
  }
  if (place.is_sign(0, "(") && place.is_keyword(-1, "OPTIONAL")) return "Write OPTIONAL MATCH.";
  if (place.is_sign(0, "}") && place.is_sign(-1, ",")) return "Take away the comma before it.";
  return {};
}

std::string_view hint_for_neighbours(const Place& place) {
  if (place.is_keyword(-1, "FOREACH")) return "Write FOREACH (x IN list | SET …).";
  if (place.is_sign(-1, ",") && is_clause_keyword(place.at(0))) {
    return "Take away the comma before it.";
  }
  if (place.is_keyword(-2, "ON")) return "Write ON CREATE SET or ON MATCH SET.";
  const bool word_or_operator =
      (place.is_name(-2) && !is_clause_keyword(place.at(-2))) || is_operator(place.at(-2));
  if (is_clause_keyword(place.at(-1)) && word_or_operator) {
    return "Something is missing before the last keyword.";
  }
  if (place.at(0).kind == TokenKind::kString && place.is_sign(-1, "{")) {
    return "Keys are written without quotes, or in backticks.";
  }
  if (place.is_name(0) && !is_clause_keyword(place.at(0)) && place.is_name(-1) &&
      place.is_sign(-2, ".")) {
    return "A name with spaces is put in backticks; a column gets another name with AS.";
  }
  if (place.is_keyword(-1, "CREATE") && place.is_keyword(0, "INDEX")) {
    return "Queries make no indexes; ingest makes those of articles and names.";
  }
  if (place.is_keyword(-1, "CREATE") && place.is_keyword(0, "CONSTRAINT")) {
    return "There are no constraints; MERGE makes only what is not there yet.";
  }
  if (place.is_name(0) && (place.is_sign(-1, "-") || place.is_sign(-1, ">") ||
                           place.is_keyword(-1, "MATCH") || place.is_keyword(-1, "CREATE"))) {
    return "Put nodes in parentheses: (p:Person).";
  }
  return {};
}

}  // namespace

std::string hint_for_token(std::span<const Token> tokens, std::size_t position) {
  const Place place(tokens, position);
  std::string_view hint = hint_for_sign(place);
  if (hint.empty() && place.at(0).kind == TokenKind::kName) hint = find(kWords, place.at(0).text);
  // DELETE FROM x: the word before was taken for a variable.
  if (hint.empty() && place.is_keyword(-1, "FROM")) hint = find(kWords, "FROM");
  if (hint.empty()) hint = hint_for_neighbours(place);
  return std::string(hint);
}

std::string_view hint_for_character(std::string_view text) {
  constexpr std::array<std::string_view, 8> kQuotes{"“", "”", "„", "‘", "’", "‚", "«", "»"};
  if (std::ranges::any_of(kQuotes,
                          [&](std::string_view quote) { return text.starts_with(quote); })) {
    return "Write straight quotes: 'text' or \"text\".";
  }
  if (text.starts_with("!=")) return "Write <> for unequal.";
  if (text.starts_with("!")) return "Write NOT.";
  if (text.starts_with("&&")) return "Write AND.";
  if (text.starts_with("&")) return "Write AND; several labels of one node are n:A:B.";
  if (text.starts_with("#")) return "A comment begins with //.";
  if (text.starts_with("≠")) return "Write <>.";
  if (text.starts_with("≤")) return "Write <=.";
  if (text.starts_with("≥")) return "Write >=.";
  if (text.starts_with("→") || text.starts_with("–") || text.starts_with("—")) {
    return "Write relationships with plain dashes: -[:TYPE]->.";
  }
  if (text.starts_with("?")) return "Write a parameter as $name.";
  if (text.starts_with("@")) return "Write a parameter as $name.";
  if (text.starts_with("\\")) return "A line break needs no mark.";
  return {};
}

std::string_view hint_for_function(std::string_view name) {
  return find(kFunctions, name);
}

}  // namespace newsgraph::parser
