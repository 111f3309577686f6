#include "newsgraph/query/functions/language.h"

namespace newsgraph::functions {

namespace {

constexpr std::string_view kReading = "Clauses that read";
constexpr std::string_view kResult = "Clauses that shape the result";
constexpr std::string_view kWriting = "Clauses that write";
constexpr std::string_view kPatterns = "Patterns";
constexpr std::string_view kExpressions = "Expressions";
constexpr std::string_view kOperators = "Operators";

constexpr LanguageTopic kTopics[] = {
    {"MATCH", "MATCH pattern, … [WHERE predicate]",
     "Finds every place in the graph that the pattern fits, a row each; no relationship is used "
     "twice in one MATCH.",
     kReading},
    {"OPTIONAL MATCH", "OPTIONAL MATCH pattern, … [WHERE predicate]",
     "As MATCH; where nothing fits, the row stays and the new variables are null.", kReading},
    {"WHERE", "MATCH … WHERE predicate · WITH … WHERE predicate",
     "Keeps the rows for which the predicate is true; those for which it is null go, too.",
     kReading},
    {"UNWIND", "UNWIND list AS name", "Makes a row of each item of a list; none of an empty one.",
     kReading},
    {"CALL", "CALL procedure(argument, …) [YIELD output [AS name], … [WHERE predicate]]",
     "Runs a procedure for each row and adds its outputs. Alone in a query it needs no YIELD; "
     "`YIELD *` gives all outputs there.",
     kReading},
    {"YIELD", "CALL procedure(…) YIELD output [AS name], …",
     "Names the outputs of a procedure that are wanted.", kReading},

    {"RETURN", "RETURN [DISTINCT] expression [AS name], … | * [ORDER BY …] [SKIP n] [LIMIT n]",
     "Says what the query gives, a column each. Where an aggregating function stands, rows are "
     "grouped by the columns that have none.",
     kResult},
    {"WITH",
     "WITH [DISTINCT] expression [AS name], … | * [ORDER BY …] [SKIP n] [LIMIT n] [WHERE "
     "predicate]",
     "As RETURN, for the clauses that follow: they know only what it names.", kResult},
    {"DISTINCT", "RETURN DISTINCT … · WITH DISTINCT … · count(DISTINCT expression)",
     "Leaves out rows, or values, that are equal to one before.", kResult},
    {"AS", "expression AS name", "Names a column, an item or an output.", kResult},
    {"ORDER BY", "ORDER BY expression [ASC|DESC], …",
     "Sorts rows, upwards unless DESC (DESCENDING) says otherwise; null is the greatest.", kResult},
    {"SKIP", "SKIP number", "Leaves out the first rows.", kResult},
    {"LIMIT", "LIMIT number", "Keeps the first rows only.", kResult},
    {"UNION", "query UNION query · query UNION ALL query",
     "Rows of both queries, which have the same columns; ALL keeps rows that are equal.", kResult},
    {"EXPLAIN", "EXPLAIN query", "Shows how a query would be run, without running it.", kResult},
    {"PROFILE", "PROFILE query",
     "Runs a query, and shows the rows, time and memory of each of its steps.", kResult},

    {"CREATE", "CREATE pattern, …",
     "Makes the nodes and relationships of the pattern, but for those that a variable names "
     "already.",
     kWriting},
    {"MERGE", "MERGE pattern [ON CREATE SET item, …] [ON MATCH SET item, …]",
     "Finds the whole pattern, or makes all of it. Merge nodes first when only the relationship "
     "may be new.",
     kWriting},
    {"ON CREATE SET", "MERGE pattern ON CREATE SET item, …",
     "What to set when MERGE has made the pattern.", kWriting},
    {"ON MATCH SET", "MERGE pattern ON MATCH SET item, …",
     "What to set when MERGE has found the pattern.", kWriting},
    {"SET", "SET x.key = value, x = map, x += map, x:Label, …",
     "Gives properties and labels. `= map` takes away those that the map lacks, `+= map` leaves "
     "them; null takes a property away.",
     kWriting},
    {"REMOVE", "REMOVE x.key, x:Label, …", "Takes properties and labels away.", kWriting},
    {"DELETE", "DELETE expression, …",
     "Deletes nodes, relationships and paths; a node that still has relationships is an error.",
     kWriting},
    {"DETACH DELETE", "DETACH DELETE expression, …", "Deletes nodes with all their relationships.",
     kWriting},
    {"FOREACH", "FOREACH (name IN list | writing clauses)",
     "Runs writing clauses for each item of a list.", kWriting},

    {"node pattern", "(variable:Label:Label {key: value})",
     "A node with all of the labels and properties; each part may be left out.", kPatterns},
    {"relationship pattern", "-[variable:TYPE|OTHER {key: value}]->",
     "A relationship of one of the types, in the direction of the arrow; `-[…]-` is either way, "
     "`-->` and `--` any at all.",
     kPatterns},
    {"variable-length pattern", "-[:TYPE*least..most]->",
     "A chain of relationships; `*` is one or more, `*3` exactly three. The variable is a list of "
     "them.",
     kPatterns},
    {"path", "name = (a)-[…]->(b)",
     "Names what a pattern has found as a whole, for nodes(), relationships() and length().",
     kPatterns},
    {"shortestPath", "name = shortestPath((a)-[:TYPE*..most]->(b))",
     "A path with the fewest relationships between two nodes; no row where there is none. WHERE is "
     "asked of the path that was found; what each relationship must have stands in the pattern. "
     "algo.shortestPath regards weights.",
     kPatterns},
    {"allShortestPaths", "name = allShortestPaths((a)-[:TYPE*..most]->(b))",
     "All paths that have as few relationships as the shortest.", kPatterns},

    {"CASE", "CASE WHEN predicate THEN value … [ELSE value] END",
     "The value behind the first predicate that is true; otherwise that behind ELSE, or null. "
     "`CASE x WHEN value THEN …` compares x.",
     kExpressions},
    {"EXISTS", "EXISTS { pattern [WHERE predicate] } · EXISTS { query }",
     "Whether the pattern fits anywhere, or the query gives a row. A pattern alone is a predicate, "
     "too: WHERE (a)-->(b).",
     kExpressions},
    {"COUNT", "COUNT { pattern [WHERE predicate] } · COUNT { query }",
     "In how many ways the pattern fits, or how many rows the query gives: WHERE COUNT { (a)-->() "
     "} > 5.",
     kExpressions},
    {"COLLECT", "COLLECT { query RETURN expression }",
     "A list of what the query returns, in its order, nulls too: COLLECT { MATCH (a)-[r]->(b) "
     "RETURN b.name ORDER BY r.date LIMIT 3 }.",
     kExpressions},
    {"list comprehension", "[name IN list WHERE predicate | expression]",
     "The items of a list that fit, each turned into something; WHERE or | may be left out.",
     kExpressions},
    {"pattern comprehension", "[(a)-[:TYPE]->(b) WHERE predicate | expression]",
     "A list of what the expression gives wherever the pattern fits.", kExpressions},
    {"all", "all(name IN list WHERE predicate)",
     "Whether the predicate is true of every item; of an empty list it is.", kExpressions},
    {"any", "any(name IN list WHERE predicate)", "Whether the predicate is true of an item.",
     kExpressions},
    {"none", "none(name IN list WHERE predicate)", "Whether the predicate is true of no item.",
     kExpressions},
    {"single", "single(name IN list WHERE predicate)",
     "Whether the predicate is true of exactly one item.", kExpressions},
    {"reduce", "reduce(sum = start, name IN list | expression)",
     "What is left in `sum` when the expression has been put into it for each item in turn.",
     kExpressions},
    {"count(*)", "count(*)", "How many rows there are.", kExpressions},
    {"property", "x.key · x['key']",
     "A property of a node or relationship, an entry of a map, a field of a temporal value; null "
     "where there is none.",
     kExpressions},
    {"label test", "x:Label:Label",
     "Whether a node has all of the labels, a relationship the type.", kExpressions},
    {"item", "list[number] · list[from..to]",
     "An item of a list, counted from 0, or from -1 at its end; a part of it, without that at "
     "`to`. "
     "Strings have no items: see substring().",
     kExpressions},
    {"map", "{key: value, …}", "A map.", kExpressions},
    {"map projection", "x {.key, key: value, variable, .*}",
     "A map of some properties of a node, relationship or map; `.*` is all of them.", kExpressions},
    {"parameter", "$name", "A value that is given with the query: --param, or :param in the shell.",
     kExpressions},
    {"comment", "// to the end of the line · /* as far as the sign */", "Is not read.",
     kExpressions},

    {"=", "a = b · a <> b · a < b · a <= b · a > b · a >= b",
     "Compares; null with anything is null. `a < b < c` is both.", kOperators},
    {"AND", "a AND b · a OR b · a XOR b · NOT a",
     "Joins predicates; null where the answer hangs on a null.", kOperators},
    {"IS NULL", "a IS NULL · a IS NOT NULL", "Whether there is no value, or one.", kOperators},
    {"IN", "value IN list", "Whether the list holds the value.", kOperators},
    {"STARTS WITH", "text STARTS WITH part · text ENDS WITH part · text CONTAINS part",
     "Whether a string has another at its beginning, at its end or anywhere; case matters.",
     kOperators},
    {"=~", "text =~ 'expression'",
     "Whether the whole string fits a regular expression; (?i) at its beginning leaves case aside.",
     kOperators},
    {"+", "a + b · a - b · a * b · a / b · a % b · a ^ b",
     "Reckons; + joins strings and lists, and moves dates by durations. Division of integers gives "
     "an integer.",
     kOperators},
    {"null", "null · true · false · 12 · 0x1f · 1.5e3 · 'text' · \"text\" · [1, 2]", "Literals.",
     kOperators},
};

}  // namespace

std::span<const LanguageTopic> language_topics() {
  return kTopics;
}

}  // namespace newsgraph::functions
