#include "newsgraph/query/parser/parser.h"

#include <gmock/gmock.h>

#include <ostream>
#include <random>

#include "newsgraph/query/parser/printer.h"

namespace newsgraph::parser {
namespace {

using testing::HasSubstr;

struct Printed {
  const char* query;
  const char* canonical;
};

void PrintTo(const Printed& printed, std::ostream* out) {
  *out << printed.query;
}

class Parser : public testing::TestWithParam<Printed> {};

TEST_P(Parser, ReadsAQueryIntoItsTree) {
  EXPECT_EQ(print(parse(GetParam().query)), GetParam().canonical);
}

TEST_P(Parser, ReadsThePrintedTreeBackAsTheSameTree) {
  const std::string once = print(parse(GetParam().query));
  EXPECT_EQ(print(parse(once)), once);
}

INSTANTIATE_TEST_SUITE_P(
    Expressions, Parser,
    testing::Values(
        Printed{"RETURN 1 + 2 * 3", "RETURN (1 + (2 * 3))"},
        Printed{"RETURN 2 ^ 3 ^ 2", "RETURN ((2 ^ 3) ^ 2)"},
        Printed{"return not a = b or c", "RETURN ((NOT (a = b)) OR c)"},
        Printed{"RETURN 1 < x <= 3", "RETURN (1 < x <= 3)"},
        Printed{"RETURN -9223372036854775808", "RETURN -9223372036854775808"},
        Printed{"RETURN 0xff, 0o17, .5, 1e3", "RETURN 255, 15, 0.5, 1000.0"},
        Printed{"RETURN 'it\\'s' + \"\\u00e9\"", "RETURN ('it\\'s' + 'é')"},
        Printed{"RETURN n.a.b[0][1..]", "RETURN n.a.b[0][1..]"},
        Printed{"RETURN a IS NULL AND b IS NOT NULL", "RETURN ((a IS NULL) AND (b IS NOT NULL))"},
        Printed{"RETURN a STARTS WITH 'x' = true", "RETURN ((a STARTS WITH 'x') = true)"},
        Printed{"RETURN [x IN list WHERE x > 1 | x * 2]",
                "RETURN [x IN list WHERE (x > 1) | (x * 2)]"},
        Printed{"RETURN [(a)-->(b) | b.name]", "RETURN [(a)-[]->(b) | b.name]"},
        Printed{"RETURN [(a), 1]", "RETURN [a, 1]"},
        Printed{"RETURN all(x IN l WHERE x), count(*), count(DISTINCT n)",
                "RETURN all(x IN l WHERE x), count(*), count(DISTINCT n)"},
        Printed{"RETURN reduce(s = 0, x IN l | s + x)", "RETURN reduce(s = 0, x IN l | (s + x))"},
        Printed{"RETURN CASE n WHEN 1 THEN 'a' ELSE 'b' END",
                "RETURN CASE n WHEN 1 THEN 'a' ELSE 'b' END"},
        Printed{"RETURN n {.name, .*, m, k: 1}", "RETURN n {.name, .*, m, k: 1}"},
        Printed{"RETURN date.truncate('day', d)", "RETURN date.truncate('day', d)"},
        Printed{"RETURN (n:Person)", "RETURN (n:Person)"},
        Printed{"RETURN `a b`.`c``d`", "RETURN `a b`.`c``d`"}));

INSTANTIATE_TEST_SUITE_P(
    Clauses, Parser,
    testing::Values(
        Printed{"MATCH (a:A:B {x: 1})<-[r:T|:U*1..3 {y: 2}]-(), p = (c)--(d) WHERE (a)-->(c)",
                "MATCH (a:A:B {x: 1})<-[r:T|U*1..3 {y: 2}]-(), p = (c)-[]-(d) WHERE (a)-[]->(c)"},
        Printed{"OPTIONAL MATCH ()-[*2]-() RETURN *", "OPTIONAL MATCH ()-[*2]-() RETURN *"},
        Printed{"MATCH p = shortestPath((a)-[*]-(b)) RETURN p",
                "MATCH p = shortestPath((a)-[*]-(b)) RETURN p"},
        Printed{"WITH DISTINCT a AS b ORDER BY b DESC, a.x SKIP 1 LIMIT 2 WHERE b > 0 RETURN b;",
                "WITH DISTINCT a AS b ORDER BY b DESC, a.x SKIP 1 LIMIT 2 WHERE (b > 0) RETURN b"},
        Printed{"UNWIND [1] AS x MERGE (n {x: x}) ON CREATE SET n.a = 1 ON MATCH SET n += {b: 2}",
                "UNWIND [1] AS x MERGE (n {x: x}) ON CREATE SET n.a = 1 ON MATCH SET n += {b: 2}"},
        Printed{"MATCH (n) SET n:A:B, n = {} REMOVE n.x, n:A DETACH DELETE n",
                "MATCH (n) SET n:A:B, n = {} REMOVE n.x, n:A DETACH DELETE n"},
        Printed{"CALL db.labels() YIELD label AS l WHERE l = 'x' RETURN l",
                "CALL db.labels() YIELD label AS l WHERE (l = 'x') RETURN l"},
        Printed{"FOREACH (x IN [1] | CREATE ({x: x}))", "FOREACH (x IN [1] | CREATE ({x: x}))"},
        Printed{"RETURN 1 AS a UNION ALL RETURN 2 AS a", "RETURN 1 AS a UNION ALL RETURN 2 AS a"},
        Printed{"MATCH (n) WHERE EXISTS { (n)-->() } RETURN n",
                "MATCH (n) WHERE EXISTS {(n)-[]->()} RETURN n"},
        Printed{"MATCH (n) WHERE count { (n)-->(m) WHERE m.x > 0 } > 1 RETURN n",
                "MATCH (n) WHERE (COUNT {(n)-[]->(m) WHERE (m.x > 0)} > 1) RETURN n"},
        Printed{"RETURN COLLECT { MATCH (n) RETURN n.x ORDER BY n.x } AS xs",
                "RETURN COLLECT {MATCH (n) RETURN n.x ORDER BY n.x} AS xs"},
        Printed{"WITH {a: 1} AS count, {b: 2} AS collect RETURN count {.a}, collect {b: 3}",
                "WITH {a: 1} AS count, {b: 2} AS collect RETURN count {.a}, collect {b: 3}"},
        Printed{"// a comment\nMATCH /* another */ (match) RETURN match",
                "MATCH (match) RETURN match"}));

struct Faulty {
  const char* query;
  const char* detail;
  const char* place;  ///< line:column
  const char* says;
};

void PrintTo(const Faulty& faulty, std::ostream* out) {
  *out << faulty.query;
}

class ParserFault : public testing::TestWithParam<Faulty> {};

TEST_P(ParserFault, SaysWhatWasExpectedAndWhere) {
  try {
    parse(GetParam().query);
    FAIL() << "parsed";
  } catch (const QueryError& error) {
    EXPECT_EQ(error.type(), "SyntaxError");
    EXPECT_EQ(error.detail(), GetParam().detail);
    EXPECT_EQ(error.location().to_string(), GetParam().place);
    EXPECT_THAT(error.describe(), HasSubstr(GetParam().says));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Faults, ParserFault,
    testing::Values(
        Faulty{"MTACH (n)", "UnexpectedSyntax", "1:1", "Did you mean MATCH?"},
        Faulty{"RETURN (1", "UnexpectedSyntax", "1:10", "expected ')'"},
        Faulty{"MATCH (n)\nRETURN n +", "UnexpectedSyntax", "2:11", "the end of the query"},
        Faulty{"RETURN 'abc", "UnexpectedSyntax", "1:8", "never closed"},
        Faulty{"RETURN 12abc", "InvalidNumberLiteral", "1:8", "^^^^^"},
        Faulty{"RETURN {1a: 2}", "UnexpectedSyntax", "1:9", "expected a key"},
        Faulty{"RETURN 9223372036854775808", "IntegerOverflow", "1:8", "64 bits"},
        Faulty{"RETURN 1e999", "FloatingPointOverflow", "1:8", "too large"},
        Faulty{"RETURN '\\uZZ'", "InvalidUnicodeLiteral", "1:9", "hexadecimal"},
        Faulty{"RETURN 1 — 2", "InvalidUnicodeCharacter", "1:10", "—"},
        Faulty{"MATCH ()-[:T*-1]->() RETURN 1", "InvalidRelationshipPattern", "1:14", "negative"},
        Faulty{"", "UnexpectedSyntax", "1:1", "expected a clause"}));

TEST(ParserHardening, RefusesWhatNestsTooDeep) {
  for (const std::string open : {"(", "[", "{a: ", "- ", "CASE WHEN ", "size("}) {
    std::string query = "RETURN ";
    for (int i = 0; i < 100'000; ++i) query += open;
    EXPECT_THROW(parse(query), QueryError) << open;
  }
}

TEST(ParserHardening, RefusesBytesThatAreNoTextWhereverTheyStand) {
  for (const std::string query :
       {"RETURN 'Z\xfcrich'", "RETURN \"\xc3\"", "RETURN 1 AS `Z\xfcrich`", "RETURN 1 // \xff",
        "RETURN /* \xed\xa0\x80 */ 1", "RETURN 1 \xf8", "\xffRETURN 1"}) {
    try {
      parse(query);
      ADD_FAILURE() << query;
    } catch (const QueryError& error) {
      EXPECT_EQ(error.detail(), "InvalidUnicodeCharacter") << query;
      EXPECT_EQ(error.location().line, 1u) << query;
      EXPECT_EQ(query[error.location().column - 1] & 0x80, 0x80) << query;
      EXPECT_FALSE(error.hint().empty()) << query;
    }
  }
}

TEST(ParserHardening, ShowsANulByteInItsMessages) {
  using namespace std::string_literals;
  for (const std::string& query : {"RETURN 1 \0 2"s, "RETURN `a\0b`.`c` d"s}) {
    try {
      parse(query);
      ADD_FAILURE();
    } catch (const QueryError& error) {
      EXPECT_NE(error.describe().find("^"), std::string::npos) << error.describe();
    }
  }
  try {
    parse("RETURN 1 \0 2"s);
  } catch (const QueryError& error) {
    EXPECT_STREQ(error.what(), "'\\u0000' has no meaning here");
  }
}

TEST(ParserHardening, RefusesEndlessChains) {
  for (const std::string link : {" + 1", ".a", "[0]", " AND true", " IS NULL", " ^ 2"}) {
    std::string query = "RETURN a";
    for (int i = 0; i < 100'000; ++i) query += link;
    EXPECT_THROW(parse(query), QueryError) << link;
  }
}

TEST(ParserHardening, ParsesOrRefusesAnyMutationOfAQuery) {
  const std::string seed_query =
      "MATCH (a:A {x: 'y'})-[r:T*1..3]->(b) WHERE a.n IN [1, 2.5] AND NOT (a)-->(b) "
      "WITH a, count(*) AS c ORDER BY c RETURN a {.x}, [z IN range(1, 3) | z]";
  std::mt19937 random(20250312);
  const std::string alphabet = "()[]{}<>-=.,:|'\"`$*+ aMx1\n\xc3";
  for (int round = 0; round < 20'000; ++round) {
    std::string query = seed_query;
    for (int change = random() % 4; change >= 0; --change) {
      const std::size_t at = random() % query.size();
      if (random() % 2 == 0) {
        query[at] = alphabet[random() % alphabet.size()];
      } else {
        query.erase(at, random() % 5);
      }
      if (query.empty()) query = ' ';
    }
    try {
      const std::string text = print(parse(query));
      EXPECT_EQ(print(parse(text)), text) << query;
    } catch (const QueryError&) {
    }
  }
}

}  // namespace
}  // namespace newsgraph::parser
