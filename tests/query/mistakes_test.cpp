// What people write who know SQL, another dialect, or are in a hurry; and what they are told.
#include <gtest/gtest.h>

#include "query/query_table.h"

namespace newsgraph {
namespace {

Graph meetings() {
  return graph_of(
      "CREATE (a:Person {name: 'Ada', age: 36})-[:MET_WITH {date: date('2025-01-02')}]->"
      "(b:Person {name: 'Bob'}), (b)-[:LIVES_IN]->(:City {name: 'Oslo'})");
}

struct Mistake {
  const char* query;
  const char* error;  ///< type, detail and column
  const char* hint;
};

const Mistake kMistakes[] = {
    {"MATCH (p:Person) WHERE p.name = Ada RETURN p", "SyntaxError: UndefinedVariable at 33",
     "Bind it with MATCH, UNWIND or WITH; or, if it is text, put it in quotes."},
    {"MATCH (p:Person {name: Ada}) RETURN p", "SyntaxError: UndefinedVariable at 24",
     "Bind it with MATCH, UNWIND or WITH; or, if it is text, put it in quotes."},
    {"MATCH (p:Person) WHERE p.name == 'Ada' RETURN p", "SyntaxError: UnexpectedSyntax at 32",
     "Equality is written with one =."},
    {"MATCH (p:Person) WHERE p.name != 'Ada' RETURN p", "SyntaxError: UnexpectedSyntax at 31",
     "Write <> for unequal."},
    {"MATCH (p:Person) WHERE p.age > 3 && p.age < 40 RETURN p",
     "SyntaxError: UnexpectedSyntax at 34", "Write AND."},
    {"MATCH (p:Person) WHERE p.age > 3 || p.age < 40 RETURN p",
     "SyntaxError: UnexpectedSyntax at 34", "Write OR; + joins strings."},
    {"MATCH (p:Person) WHERE !(p.age > 3) RETURN p", "SyntaxError: UnexpectedSyntax at 24",
     "Write NOT."},
    {"SELECT name FROM Person", "SyntaxError: UnexpectedSyntax at 1",
     "In Cypher: MATCH (p:Person) WHERE … RETURN p.name."},
    {"SELECT * FROM Person WHERE name = 'Ada'", "SyntaxError: UnexpectedSyntax at 1",
     "In Cypher: MATCH (p:Person) WHERE … RETURN p.name."},
    {"MATCH (p:Person) ORDER BY p.name RETURN p", "SyntaxError: UnexpectedSyntax at 18",
     "ORDER BY stands right after the columns of RETURN or WITH, before SKIP and LIMIT."},
    {"MATCH (p:Person) RETURN p.name, count(*) GROUP BY p.name",
     "SyntaxError: UnexpectedSyntax at 42",
     "Leave it out: what is returned beside an aggregate is what it is grouped by."},
    {"MATCH (p:Person)-[r]->(x) WHERE count(r) > 3 RETURN p",
     "SyntaxError: InvalidAggregation at 33",
     "Aggregate in a WITH, then ask: WITH a, count(b) AS n WHERE n > 1."},
    {"MATCH (p:Person)-[r]->(x) RETURN p.name, count(r) AS n WHERE n > 1",
     "SyntaxError: UnexpectedSyntax at 56",
     "WHERE stands after MATCH or WITH: WITH p, count(r) AS n WHERE n > 1 RETURN p, n."},
    {"MATCH (p:Person)-[r]->(x) RETURN p.name, count(r) AS n HAVING n > 1",
     "SyntaxError: UnexpectedSyntax at 56",
     "Aggregate in a WITH, then ask: WITH p, count(r) AS n WHERE n > 1 RETURN p, n."},
    {"MATCH p:Person RETURN p", "SyntaxError: UnexpectedSyntax at 7",
     "Put nodes in parentheses: (p:Person)."},
    {"MATCH p RETURN p", "SyntaxError: UnexpectedSyntax at 7",
     "Put nodes in parentheses: (p:Person)."},
    {"MATCH (a:Person)-[:MET_WITH]->b RETURN a", "SyntaxError: UnexpectedSyntax at 31",
     "Put nodes in parentheses: (p:Person)."},
    {"MATCH (a:Person)->(b) RETURN a", "SyntaxError: UnexpectedSyntax at 18",
     "Write --> or -[:TYPE]->."},
    {"MATCH (a:Person)-(b) RETURN a", "SyntaxError: UnexpectedSyntax at 18",
     "Write (a)--(b) or (a)-->(b)."},
    {"MATCH (a:Person)-:MET_WITH->(b) RETURN a", "SyntaxError: UnexpectedSyntax at 18",
     "Put the type in brackets: -[:TYPE]->."},
    {"MATCH (a:Person)--[:MET_WITH]-->(b) RETURN a", "SyntaxError: UnexpectedSyntax at 19",
     "Write one dash: -[:TYPE]->."},
    {"MATCH (p:Person) WITH collect(p) AS ps RETURN ps.name",
     "TypeError: InvalidArgumentType at 47",
     "Ask each item: [x IN list | x.name], or UNWIND it first."},
    {"MATCH (p:Person) RETURN p.name LIMIT p.age", "SyntaxError: NonConstantExpression at 38",
     "Use a number or a parameter."},
    {"MATCH (p:Person) RETURN p.name AS n LIMIT n", "SyntaxError: NonConstantExpression at 43",
     "Use a number or a parameter."},
    {"MATCH (p:Person) WHERE p.name = 'Ada RETURN p", "SyntaxError: UnexpectedSyntax at 33",
     "Close it with '; inside, a quote is written \\'."},
    {"MATCH (p:Person) /* find them RETURN p", "SyntaxError: UnexpectedSyntax at 18",
     "Close it with */."},
    {"MATCH (p:`Person) RETURN p", "SyntaxError: UnexpectedSyntax at 10",
     "Close it with a backtick."},
    {"MATCH (p:Person) WHERE p.name = “Ada” RETURN p", "SyntaxError: InvalidUnicodeCharacter at 33",
     "Write straight quotes: 'text' or \"text\"."},
    {"MATCH (p:Person) WHERE p.name = ‘Ada’ RETURN p", "SyntaxError: InvalidUnicodeCharacter at 33",
     "Write straight quotes: 'text' or \"text\"."},
    {"MATCH (p:Person) RETURN p; MATCH (c:City) RETURN c", "SyntaxError: UnexpectedSyntax at 28",
     "Run one query at a time, or join them with UNION."},
    {"MATCH (p:Person) RETURN p MATCH (c:City) RETURN c",
     "SyntaxError: InvalidClauseComposition at 27", "Use WITH to go on with the rows."},
    {"MATCH (p:Person)", "SyntaxError: InvalidClauseComposition at 1", "Add a RETURN."},
    {"RETURN p", "SyntaxError: UndefinedVariable at 8",
     "Bind it with MATCH, UNWIND or WITH; or, if it is text, put it in quotes."},
    {"MATCH (p:Person) RETRUN p", "SyntaxError: UnexpectedSyntax at 18", "Did you mean RETURN?"},
    {"MTACH (p:Person) RETURN p", "SyntaxError: UnexpectedSyntax at 1", "Did you mean MATCH?"},
    {"MATCH (p:Person) WHER p.age > 3 RETURN p", "SyntaxError: UnexpectedSyntax at 18",
     "Did you mean WHERE?"},
    {"MATCH (p:Person) RETURN pp.name", "SyntaxError: UndefinedVariable at 25", "Did you mean p?"},
    {"MATCH (p:Person) RETURN toUpperCase(p.name)", "SyntaxError: UnknownFunction at 25",
     "Write toUpper(…)."},
    {"MATCH (p:Person) RETURN lenght(p.name)", "SyntaxError: UnknownFunction at 25",
     "Did you mean length?"},
    {"MATCH (p:Person) RETURN len(p.name)", "SyntaxError: UnknownFunction at 25",
     "Write size(…) for strings and lists, length(…) for paths."},
    {"MATCH (p:Person) RETURN p.name.length", "TypeError: InvalidArgumentType at 25", ""},
    {"MATCH (p:Person) WHERE p.name LIKE 'A%' RETURN p", "SyntaxError: UnexpectedSyntax at 31",
     "Write STARTS WITH, ENDS WITH, CONTAINS, or =~ for a regular expression."},
    {"MATCH (p:Person) WHERE p.name IS 'Ada' RETURN p", "SyntaxError: UnexpectedSyntax at 31",
     "There are only IS NULL and IS NOT NULL; compare values with =."},
    {"MATCH (p:Person) WHERE p.name NOT IN ['Ada'] RETURN p", "SyntaxError: UnexpectedSyntax at 31",
     "NOT stands before the whole condition: NOT x IN list."},
    {"MATCH (p:Person) WHERE p.name IN ('Ada', 'Bob') RETURN p",
     "SyntaxError: UnexpectedSyntax at 40", "A list is written in brackets: [1, 2]."},
    {"MATCH (p:Person) WHERE p.age BETWEEN 3 AND 40 RETURN p",
     "SyntaxError: UnexpectedSyntax at 30", "Write 3 <= x <= 40."},
    {"MATCH (p:Person) WHERE p.name STARTS 'A' RETURN p", "SyntaxError: UnexpectedSyntax at 31",
     "Write STARTS WITH."},
    {"MATCH (p:Person) RETURN p.name as", "SyntaxError: UnexpectedSyntax at 34", ""},
    {"MATCH (p:Person RETURN p", "SyntaxError: UnexpectedSyntax at 17",
     "The '(' at line 1, column 7 is not closed."},
    {"MATCH (p:Person)) RETURN p", "SyntaxError: UnexpectedSyntax at 17", ""},
    {"MATCH (p:Person) RETURN (p.name", "SyntaxError: UnexpectedSyntax at 32",
     "The '(' at line 1, column 25 is not closed."},
    {"MATCH (p:Person) WHERE (p)-[:MET_WITH]-> RETURN p", "SyntaxError: UnexpectedSyntax at 29",
     "A pattern ends with a node in parentheses: (a)-[:TYPE]->()."},
    {"MATCH (p:Person {name = 'Ada'}) RETURN p", "SyntaxError: UnexpectedSyntax at 23",
     "In a map write key: value."},
    {"MATCH (p:Person {name: 'Ada', }) RETURN p", "SyntaxError: UnexpectedSyntax at 31",
     "Take away the comma before it."},
    {"MATCH (p:Person {'name': 'Ada'}) RETURN p", "SyntaxError: UnexpectedSyntax at 18",
     "Keys are written without quotes, or in backticks."},
    {"CREATE (p:Person {name: 'X'}) RETURN", "SyntaxError: UnexpectedSyntax at 37", ""},
    {"INSERT (p:Person)", "SyntaxError: UnexpectedSyntax at 1",
     "In Cypher: CREATE (:Person {name: 'Ada'})."},
    {"UPDATE Person SET name = 'x'", "SyntaxError: UnexpectedSyntax at 1",
     "In Cypher: MATCH (p:Person) SET p.name = 'Ada'."},
    {"DELETE FROM Person", "SyntaxError: UnexpectedSyntax at 13",
     "In Cypher, MATCH says where to look: MATCH (p:Person) RETURN p.name."},
    {"MATCH (p:Person) SET p.name == 'x'", "SyntaxError: UnexpectedSyntax at 30",
     "Equality is written with one =."},
    {"MATCH (p:Person) SET name = 'x'", "SyntaxError: UndefinedVariable at 22",
     "Bind it with MATCH, UNWIND or WITH; or, if it is text, put it in quotes."},
    {"MATCH (p:Person) WHERE p.name = $nme RETURN p", "ParameterMissing: MissingParameter at 33",
     "Give it with the query, for example --param nme=…."},
    {"MATCH (n) RETURN n.name AS name, name + 'x'", "SyntaxError: UndefinedVariable at 34",
     "Bind it with MATCH, UNWIND or WITH; or, if it is text, put it in quotes."},
    {"MATCH (n) WITH n.name RETURN n", "SyntaxError: NoExpressionAlias at 16",
     "Add one: n.name AS name."},
    {"MATCH (n) WITH n.name AS name RETURN n.age", "SyntaxError: UndefinedVariable at 38",
     "A WITH before did not hand it on: add it there, as in WITH n, …."},
    {"MATCH (a)-[r:MET_WITH*1..2]->(b) RETURN r.date", "TypeError: InvalidArgumentType at 41",
     "Ask each item: [x IN list | x.date], or UNWIND it first."},
    {"MATCH (n) RETURN count(n) > 1 AND n.name = 'x'",
     "SyntaxError: AmbiguousAggregationExpression at 35",
     "Return it as a column of its own, or put it in a WITH before."},
    {"CALL db.label()", "ProcedureError: ProcedureNotFound at 1", "Did you mean db.labels?"},
    {"CALL db.labels() YIELD lable RETURN lable", "SyntaxError: UndefinedVariable at 24",
     "Did you mean label?"},
    {"MATCH (n) RETURN n LIMIT 5 SKIP 2", "SyntaxError: UnexpectedSyntax at 28",
     "SKIP stands after RETURN or WITH and ORDER BY, before LIMIT."},
    {"MATCH (n) RETURN n LIMIT 5 ORDER BY n", "SyntaxError: UnexpectedSyntax at 28",
     "ORDER BY stands right after the columns of RETURN or WITH, before SKIP and LIMIT."},
    {"MATCH (n) RETURN n OFFSET 5", "SyntaxError: UnexpectedSyntax at 20",
     "Write SKIP, before LIMIT."},
    {"MATCH (n) RETURN n.name ORDER n.name", "SyntaxError: UnexpectedSyntax at 31", ""},
    {"MATCH (n) RETURN DISTINCT(n.name), ", "SyntaxError: UnexpectedSyntax at 36", ""},
    {"MATCH (n) WHERE n.age = 36, n.name = 'Ada' RETURN n", "SyntaxError: UnexpectedSyntax at 27",
     "Join conditions with AND."},
    {"MATCH (n) WHERE RETURN n", "SyntaxError: UnexpectedSyntax at 24",
     "Something is missing before the last keyword."},
    {"RETURN 1 +", "SyntaxError: UnexpectedSyntax at 11", ""},
    {"RETURN if(1 > 2, 'a', 'b')", "SyntaxError: UnknownFunction at 8",
     "Write CASE WHEN … THEN … ELSE … END."},
    {"RETURN CASE WHEN 1 > 2 THEN 'a' ELSE 'b'", "SyntaxError: UnexpectedSyntax at 41", ""},
    {"RETURN 'it's'", "SyntaxError: UnexpectedSyntax at 13",
     "Close it with '; inside, a quote is written \\'."},
    {"RETURN [1, 2, 3", "SyntaxError: UnexpectedSyntax at 16",
     "The '[' at line 1, column 8 is not closed."},
    {"RETURN {a: 1, b 2}", "SyntaxError: UnexpectedSyntax at 17", ""},
    {"MATCH (a) WHERE a.name = \"Ada' RETURN a", "SyntaxError: UnexpectedSyntax at 26",
     "Close it with \"; inside, a quote is written \\\"."},
    {"MATCH (n) RETURN n.first name", "SyntaxError: UnexpectedSyntax at 26",
     "A name with spaces is put in backticks; a column gets another name with AS."},
    {"UNWIND [1,2,3] RETURN x", "SyntaxError: UnexpectedSyntax at 16",
     "Write UNWIND list AS name."},
    {"UNWIND [1,2] x RETURN x", "SyntaxError: UnexpectedSyntax at 14",
     "Write UNWIND list AS name."},
    {"FOR x IN [1,2] RETURN x", "SyntaxError: UnexpectedSyntax at 1",
     "Write UNWIND list AS x, or [x IN list | …]."},
    {"MATCH (n) DETACH n", "SyntaxError: UnexpectedSyntax at 18", ""},
    {"MATCH (n:Person OR n:City) RETURN n", "SyntaxError: UnexpectedSyntax at 17",
     "Ask for one of several labels in WHERE: n:A OR n:B."},
    {"MATCH (n:Person|City) RETURN n", "SyntaxError: UnexpectedSyntax at 16",
     "Ask for one of several labels in WHERE: n:A OR n:B."},
    {"MATCH (n:Person&City) RETURN n", "SyntaxError: UnexpectedSyntax at 16",
     "Write AND; several labels of one node are n:A:B."},
    {"MATCH (n:!Person) RETURN n", "SyntaxError: UnexpectedSyntax at 10", "Write NOT."},
    {"MATCH (n) WHERE EXISTS(n.name RETURN n", "SyntaxError: UnexpectedSyntax at 31",
     "The '(' at line 1, column 23 is not closed."},
    {"MERGE (n:Person) ON CREATE n.x = 1", "SyntaxError: UnexpectedSyntax at 28",
     "Write ON CREATE SET or ON MATCH SET."},
    {"MATCH (p:Person) DELETE p", "AccessError: ReadOnly at 18", ""},
    {"MATCH (p:Person) RETURN p.name, AS x", "SyntaxError: UnexpectedSyntax at 33",
     "Something is missing before AS."},
    {"MATCH (p:Person) WHERE p.age > RETURN p", "SyntaxError: UnexpectedSyntax at 39",
     "Something is missing before the last keyword."},
    {"MATCH (p:Person), RETURN p", "SyntaxError: UnexpectedSyntax at 19",
     "Take away the comma before it."},
    {"MATCH (p:Person) WHERE p.age =< 3 RETURN p", "SyntaxError: UnexpectedSyntax at 31",
     "Write <= for “at most”."},
    {"MATCH (p:Person) RETURN p ORDER BY p.age DSC", "SyntaxError: UnexpectedSyntax at 42",
     "Did you mean DESC?"},
    {"MATCH (p:Person) REMOVE p", "SyntaxError: UnexpectedSyntax at 25",
     "Write REMOVE n.key or REMOVE n:Label; DELETE takes n itself away."},
    {"MATCH (p:Person) WHERE (p)-[:MET_WITH]->(q) RETURN p", "SyntaxError: UndefinedVariable at 41",
     "Leave the name out, or write EXISTS { … } around the pattern."},
    {"RETURN shortestPath((a)-[*]->(b))", "SyntaxError: UnknownFunction at 8",
     "It stands in MATCH: MATCH p = shortestPath((a)-[*]-(b))."},
    {"CALL { MATCH (n) RETURN n } RETURN n", "SyntaxError: UnexpectedSyntax at 6",
     "A subquery can stand only in EXISTS, COUNT and COLLECT { … }; go on with rows after WITH."},
    {"MATCH (n) RETURN count(*) + COUNT { (n)--() } AS x",
     "SyntaxError: AmbiguousAggregationExpression at 18",
     "Return it as a column of its own, or put it in a WITH before."},
    {"MATCH (n) RETURN COLLECT { (n)--(m) } AS x", "SyntaxError: UnexpectedSyntax at 18",
     "Write COLLECT { MATCH … RETURN x }, or [pattern | x]."},
    {"MATCH (n) RETURN COLLECT { MATCH (n)--(m) } AS x",
     "SyntaxError: InvalidClauseComposition at 28", "Add a RETURN."},
    {"MATCH (n) RETURN COLLECT { MATCH (n)--(m) RETURN m, n.x } AS x",
     "SyntaxError: InvalidClauseComposition at 43",
     "Collect a map or a list: RETURN {a: x, b: y} AS item."},
    {"MATCH (n) RETURN COUNT { MATCH (n)--(m) UNION MATCH (n)--(m) } AS x",
     "SyntaxError: InvalidClauseComposition at 26", "Add a RETURN."},
    {"CREATE INDEX ON :Person(name)", "SyntaxError: UnexpectedSyntax at 8",
     "Queries make no indexes; ingest makes those of articles and names."},
    {"CREATE CONSTRAINT c", "SyntaxError: UnexpectedSyntax at 8",
     "There are no constraints; MERGE makes only what is not there yet."},
    {"LOAD CSV FROM 'x' AS row RETURN row", "SyntaxError: UnexpectedSyntax at 1",
     "Give the rows as a parameter: UNWIND $rows AS row."},
    {"USE news MATCH (n) RETURN n", "SyntaxError: UnexpectedSyntax at 1",
     "There is one graph: the file that the query is run on."},
    {"FOREACH x IN [1] | CREATE (:A)", "SyntaxError: UnexpectedSyntax at 9",
     "Write FOREACH (x IN list | SET …)."},
    {"RETURN CASE WHEN 1 THEN 2 END", "SyntaxError: InvalidArgumentType at 18", ""},
    {"RETURN 'abc'[0]", "TypeError: InvalidArgumentType at 8",
     "Write substring(text, start, length)."},
    {"RETURN date('2020-01-01') - date('2019-01-01')", "TypeError: InvalidArgumentType at 8",
     "Write duration.between(earlier, later)."},
    {"RETURN date('2020-01-01') + 3", "TypeError: InvalidArgumentType at 8",
     "Say of what: + duration({days: 3})."},
    {"RETURN date('01/02/2020')", "ArgumentError: InvalidArgumentValue at 8",
     "Write it as ISO 8601 does: '2015-07-21'."},
    {"RETURN date({yaer: 2020})", "ArgumentError: InvalidArgumentValue at 8", "Did you mean year?"},
    {"RETURN date({year: '2020'})", "TypeError: InvalidArgumentValue at 8", ""},
    {"RETURN duration({day: 3})", "ArgumentError: InvalidArgumentValue at 8", "Did you mean days?"},
    {"RETURN date.truncate('mnth', date())", "ArgumentError: InvalidArgumentValue at 8",
     "Did you mean month?"},
    {"RETURN datetime.truncate('x', datetime())", "ArgumentError: InvalidArgumentValue at 8",
     "The units are millennium, century, decade, year, weekYear, quarter, month, week, day, hour, "
     "minute, second, millisecond, microsecond."},
    {"RETURN date.truncate('hour', date())", "ArgumentError: InvalidArgumentValue at 8", ""},
    {"RETURN datetime({year: 2020, timezone: 'Europe/Berln'})",
     "ArgumentError: InvalidArgumentValue at 8", "Did you mean 'Europe/Berlin'?"},
    {"RETURN datetime({year: 2020, timezone: 'berlin'})",
     "ArgumentError: InvalidArgumentValue at 8", "Did you mean 'Europe/Berlin'?"},
    {"RETURN datetime('2020-01-01T00:00[europe/berlin]')",
     "ArgumentError: InvalidArgumentValue at 8", "Did you mean 'Europe/Berlin'?"},
    {"RETURN datetime({year: 2020, timezone: 'CEST'})", "ArgumentError: InvalidArgumentValue at 8",
     "Name it by its place, as 'Europe/Berlin', or by its offset, as '+02:00'."},
    {"-- comment", "SyntaxError: UnexpectedSyntax at 1", "A comment begins with //."},
    {"# comment", "SyntaxError: UnexpectedSyntax at 1", "A comment begins with //."},
};

TEST(Mistakes, AreToldWhatToWriteInstead) {
  const Graph graph = meetings();
  for (const Mistake& mistake : kMistakes) {
    try {
      Engine(graph).run(mistake.query);
      ADD_FAILURE() << "this is no mistake: " << mistake.query;
    } catch (const QueryError& error) {
      EXPECT_EQ(
          error.type() + ": " + error.detail() + " at " + std::to_string(error.location().column),
          mistake.error)
          << mistake.query;
      EXPECT_EQ(error.hint(), mistake.hint) << mistake.query;
    }
  }
}

TEST(Mistakes, OfWritingAreShownInTheQuery) {
  Graph graph = meetings();
  try {
    Engine(graph).run("MATCH (p:Person)\nDELETE p");
    ADD_FAILURE();
  } catch (const QueryError& error) {
    EXPECT_EQ(error.detail(), "DeleteConnectedNode");
    EXPECT_EQ(error.location().line, 2u);
    EXPECT_EQ(error.location().column, 8u);
    EXPECT_EQ(error.hint(), "Delete them too, or write DETACH DELETE.");
  }
  std::string longest = "WITH 1 AS x\n";
  for (int i = 0; i < 5000; ++i) longest += "WITH x\n";
  try {
    Engine(graph).run(longest + "RETURN x");
    ADD_FAILURE();
  } catch (const QueryError& error) {
    EXPECT_EQ(error.detail(), "QueryTooLong");
    EXPECT_GT(error.location().line, 3000u);
  }
}

TEST(Mistakes, AreNotRepeatedAtLength) {
  const Graph graph = meetings();
  const std::string longest(1 << 20, 'x');
  const Parameters parameters{{"x", Value(longest)}};
  for (const char* query :
       {"RETURN date($x)", "RETURN datetime($x)", "RETURN duration($x)", "RETURN 'a' =~ ('(' + $x)",
        "RETURN date.truncate($x, date())", "RETURN datetime({timezone: $x})",
        "CALL db.index.fulltext.queryNodes($x, 'a') YIELD node RETURN node"}) {
    try {
      Engine(graph).run(query, parameters);
      ADD_FAILURE() << query;
    } catch (const QueryError& error) {
      EXPECT_LT(error.describe().size(), 1000u) << query;
    }
  }
  for (const std::string& query :
       {"RETURN " + longest, "RETURN " + longest + "()", "RETURN $" + longest, "RETURN 1" + longest,
        longest, "CALL " + longest + "()", "WITH 1 + " + longest + " RETURN 1",
        "WITH 1 + size('" + longest + "') RETURN 1", "WITH [1] AS a RETURN a." + longest,
        "WITH 1 AS " + longest + ", 2 AS " + longest + " RETURN 1",
        "CALL db.labels() YIELD " + longest + " RETURN 1", "MERGE (n {`" + longest + "`: null})",
        "CREATE (n {`" + longest + "`: {a: 1}})"}) {
    Graph writable;
    try {
      Engine(writable).run(query);
      ADD_FAILURE() << query.substr(0, 40);
    } catch (const QueryError& error) {
      EXPECT_LT(error.describe().size(), 1000u) << query.substr(0, 40);
    }
  }
}

struct Warned {
  const char* query;
  const char* column;
  const char* hint;
};

const Warned kWarned[] = {
    {"MATCH (a:Person)-[MET_WITH]->(b) RETURN a", "17", "Write :MET_WITH for the type."},
    {"MATCH (p:Person) WHERE p.name = NULL RETURN p", "24", "Write IS NULL or IS NOT NULL."},
    {"MATCH (p:Prson) RETURN p", "7", "Did you mean :Person?"},
    {"MATCH (p:person) RETURN p", "7", "Did you mean :Person?"},
    {"MATCH (p:Person)-[:MET]->(q) RETURN p", "17", ""},
    {"MATCH (p:Person) WHERE p.nmae = 'Ada' RETURN p", "24", "Did you mean .name?"},
    {"MATCH (p:Person) RETURN p.nam", "25", "Did you mean .name?"},
    {"MATCH (a:Person)-[:MET_WITH|LIVES_INN]->(b) RETURN b", "17", "Did you mean :LIVES_IN?"},
    {"MATCH (p:Person) WHERE p:Cty RETURN p", "24", "Did you mean :City?"},
};

TEST(Mistakes, ThatAreLegalAreWarnedOf) {
  const Graph graph = meetings();
  for (const Warned& each : kWarned) {
    std::vector<Notification> notifications;
    Engine engine(graph);
    engine.set_on_notification(
        [&](const Notification& notification) { notifications.push_back(notification); });
    engine.run(each.query);
    ASSERT_EQ(notifications.size(), 1u) << each.query;
    EXPECT_EQ(std::to_string(notifications[0].location.column), each.column) << each.query;
    EXPECT_EQ(notifications[0].hint, each.hint) << each.query;
  }
}

TEST(Mistakes, AreNotSeenWhereThereAreNone) {
  Graph graph = meetings();
  const char* queries[] = {
      "MATCH (p:Person)-[r:MET_WITH|LIVES_IN]->(c:City) WHERE p.name = 'Ada' AND r.date IS NULL "
      "RETURN c.name",
      "CREATE (n:New {key: 1}) WITH n MATCH (m:New) WHERE m.key = 1 RETURN m",
      "MATCH (p:Person) SET p.other = 1 WITH p WHERE p.other = 1 RETURN p.other",
      "MATCH (p:Person) WITH {title: p.name} AS m RETURN m.title",
      "MATCH ()-[r]->() WHERE r:MET_WITH RETURN r.date.year",
      "UNWIND [{key: 1}] AS row RETURN row.key",
  };
  for (const char* query : queries) {
    Engine engine(graph);
    engine.set_on_notification([&](const Notification& notification) {
      ADD_FAILURE() << query << "\n" << notification.describe();
    });
    engine.run(query);
  }
  Graph empty;
  Engine engine(empty);
  engine.set_on_notification([](const Notification&) { ADD_FAILURE() << "of an empty graph"; });
  engine.run("MATCH (n:Person) RETURN n.name");
}

}  // namespace
}  // namespace newsgraph
