// What rows that are not made must not change.
#include "query/answer_table.h"

namespace newsgraph {
namespace {

constexpr const char* kStar =
    "CREATE (a:A), (b1:B {x: 1}), (b2:B {x: 1}), (b3:B), (a)-[:R]->(b1), (a)-[:R]->(b2), "
    "(a)-[:R]->(b3), (a)-[:R]->(b1)";

TEST(Batch, ComputesWhatVariesForEveryRow) {
  expect_answers(
      kStar,
      {
          {"rows that differ in nothing",
           "MATCH (a:A)-->() WITH rand() AS r RETURN count(DISTINCT r)", "\n4\n"},
          {"distinct rows", "MATCH (a:A)-->() RETURN count(*), count(DISTINCT a)", "\n4 | 1\n"},
          {"a condition that varies",
           "MATCH (a:A)-->() WHERE rand() >= 0 RETURN count(*), count(DISTINCT a)", "\n4 | 1\n"},
          {"a key that varies",
           "MATCH (a:A)-->() WITH rand() AS r, count(*) AS n RETURN sum(n), max(n)", "\n4 | 1\n"},
      });
}

TEST(Batch, CountsRowsThatStandForSeveral) {
  expect_answers(
      kStar,
      {
          {"steps nobody reads", "MATCH (a:A)-->()<--(c) RETURN count(*)", "\n2\n"},
          {"between known nodes", "MATCH (a:A), (b:B) MATCH (a)-->(b) RETURN count(*)", "\n4\n"},
          {"of a value", "MATCH (a:A)-->(b) RETURN count(b.x), count(DISTINCT b.x), sum(b.x)",
           "\n3 | 1 | 3\n"},
          {"limited", "MATCH (a:A)-->() WITH a LIMIT 3 RETURN count(*)", "\n3\n"},
          {"collected", "MATCH (a:A)-->() RETURN size(collect(a))", "\n4\n"},
          {"or none", "MATCH (b:B) OPTIONAL MATCH (b)<--(a) RETURN count(*), count(a)",
           "\n4 | 4\n"},
      });
}

TEST(Batch, ComputesSubqueriesForManyRows) {
  expect_answers(
      kStar,
      {
          {"of rows that stand for several",
           "MATCH (a:A)-->() RETURN COUNT { (a)-->(b {x: 1}) } AS n, count(*)", "\n3 | 4\n"},
          {"what differs in each",
           "MATCH (n) RETURN COUNT { MATCH (n)-->(b) RETURN DISTINCT b } AS c", "\n3\n0\n0\n0\n"},
          {"the first of each",
           "MATCH (n) WHERE n.x = 1 OR n:A RETURN COLLECT { MATCH (n)--(m) RETURN labels(m)[0] AS "
           "l "
           "ORDER BY l SKIP 1 LIMIT 2 } AS ls",
           "\n['B', 'B']\n['A']\n[]\n"},
          {"behind a choice that keeps an error away",
           "MATCH (b:B) RETURN CASE WHEN b.x IS NULL THEN 0 ELSE COUNT { (b)--() WHERE 1 / b.x = 1 "
           "} END AS n",
           "\n2\n1\n0\n"},
          {"that have no batch operators",
           "MATCH (n:B) RETURN COUNT { MATCH (n)<--(a) WITH a, count(*) AS c WHERE c > 1 RETURN a "
           "} "
           "AS n",
           "\n1\n0\n0\n"},
      });
}

TEST(Batch, GoesOnFromItemsOfLists) {
  expect_answers(
      kStar,
      {
          {"nodes",
           "MATCH (b:B) WITH collect(b) AS bs UNWIND bs AS b MATCH (b)<--(a) RETURN count(a)",
           "\n4\n"},
          {"values", "UNWIND [1, 2, 1] AS x MATCH (b:B {x: x}) RETURN count(*)", "\n4\n"},
          {"nulls", "MATCH (b:B) UNWIND [b.x, null] AS x RETURN count(x), count(*)", "\n2 | 6\n"},
          {"optional ones",
           "MATCH (n) WITH collect(n) AS ns UNWIND ns AS n OPTIONAL MATCH (n)-->(b {x: 1}) "
           "RETURN n.x, count(b) AS c",
           "\nnull | 3\n1 | 0\n"},
          {"what is no list", "MATCH (b:B {x: 1}) UNWIND b.x AS x RETURN x",
           "TypeError: InvalidArgumentType"},
          {"what is no node", "MATCH (b:B) UNWIND [b, 1] AS c MATCH (c)--() RETURN count(*)",
           "TypeError: InvalidArgumentType"},
      });
}

TEST(Batch, ComputesInLoopsWhatRowsWouldCompute) {
  constexpr const char* kValues =
      "CREATE (:V {i: 7, f: 0.5, s: 'Äb'}), (:V {i: -7, s: 'xYz'}), (:V {f: 2.0, s: ''}), (:V)";
  expect_answers(
      kValues,
      {
          {"arithmetic", "MATCH (v:V) RETURN v.i % 4, v.i / 2, v.i + 1, v.i * v.f",
           "\n3 | 3 | 8 | 3.5\n-3 | -3 | -6 | null\nnull | null | null | null\n"
           "null | null | null | null\n"},
          {"minus one", "MATCH (v:V) WHERE v.i IS NOT NULL RETURN v.i % -1, v.i / -1",
           "\n0 | -7\n0 | 7\n"},
          {"what does not fit", "MATCH (v:V) RETURN v.i + 9223372036854775807",
           "ArithmeticError: NumberOutOfRange"},
          {"nor is there", "MATCH (v:V) RETURN v.i / (v.i - 7)", "ArithmeticError: DivisionByZero"},
          {"texts",
           "MATCH (v:V) RETURN toUpper(v.s), substring(v.s, 1), left(v.s, 1) + right(v.s, 1), "
           "size(v.s)",
           "\n'ÄB' | 'b' | 'Äb' | 2\n'XYZ' | 'Yz' | 'xz' | 3\n'' | '' | '' | 0\n"
           "null | null | null | null\n"},
          {"tests of them",
           "MATCH (v:V) RETURN toLower(v.s) CONTAINS 'y', toLower(v.s) = 'äb', size(v.s) > 2",
           "\nfalse | true | false\ntrue | false | true\nfalse | false | false\n"
           "null | null | null\n"},
          {"choices",
           "MATCH (v:V) RETURN CASE WHEN v.i > 0 THEN 'more' WHEN v.f > 1 THEN v.s END, "
           "CASE v.i WHEN 7 THEN 1 ELSE v.i END, coalesce(v.i, v.f, 'none')",
           "\n'more' | 1 | 7\nnull | -7 | -7\n'' | null | 2.0\nnull | null | 'none'\n"},
          {"chains of comparisons",
           "MATCH (v:V) WHERE v.i IS NOT NULL RETURN 0 < v.i <= 7, v.i >= null >= 0, "
           "0 > v.i > 1 / (v.i + 7 + 1), v.i > 0 > null",
           "\ntrue | null | false | null\nfalse | null | false | false\n"},
          {"a choice that keeps an error away",
           "MATCH (v:V) RETURN CASE WHEN v.i = 7 THEN 1 / (v.i - 6) ELSE 0 END", "\n1\n0\n0\n0\n"},
      });
}

TEST(Batch, CountsWhatNobodyReadsWithoutLooking) {
  expect_answers(
      kStar,
      {
          {"nodes of a label", "MATCH (b:B) RETURN count(*), count(b)", "\n3 | 3\n"},
          {"of none", "MATCH (c:C) RETURN count(*)", "\n0\n"},
          {"relationships of types", "MATCH ()-[r:R|S|R]->() RETURN count(r)", "\n4\n"},
          {"each with each", "MATCH (a), (b:B), ()-[:R]->() RETURN count(*), count(DISTINCT b.x)",
           "\n48 | 1\n"},
          {"only whether there are any", "MATCH (a), (b), (c), (d), (e) RETURN DISTINCT 1 AS x",
           "\n1\n"},
          {"more than can be told",
           "MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i), (j), (k), (l), (m), (n), (o), (p), "
           "(q), (r), (s), (t), (u), (v), (w), (x), (y), (z), (aa), (ab), (ac), (ad), (ae), (af) "
           "RETURN count(*)",
           "ArithmeticError: NumberOutOfRange"},
          {"those with a relationship of a type", "MATCH (a)-[r:R]->(b) RETURN a.x, count(b)",
           "\nnull | 4\n"},
          {"those it leads to", "MATCH (a)<-[r:R]-(b) RETURN a.x, count(r)", "\n1 | 3\nnull | 1\n"},
      });
}

TEST(Batch, GroupsByWhatIsTheSameInEveryRow) {
  expect_answers(
      kStar,
      {
          {"a constant", "MATCH (b:B) RETURN 'b' AS what, count(*)", "\n'b' | 3\n"},
          {"of no rows", "MATCH (c:C) RETURN 'c' AS what, count(*)", "\n"},
          {"where nothing is grouped", "MATCH (c:C) RETURN count(*), count(c.x)", "\n0 | 0\n"},
          {"beside others", "MATCH (b:B) RETURN 1 + 1 AS two, b.x AS x, count(*), null AS none",
           "\n2 | 1 | 2 | null\n2 | null | 1 | null\n"},
          {"that fails, of no rows", "MATCH (c:C) RETURN 1 / 0 AS x, count(*)", "\n"},
          {"that fails", "MATCH (b:B) RETURN 1 / 0 AS x, count(*)",
           "ArithmeticError: DivisionByZero"},
          {"labels", "MATCH (a)--(b) RETURN labels(a)[0] AS a, labels(b) AS b, count(*) AS n",
           "\n'A' | ['B'] | 4\n'B' | ['A'] | 4\n"},
      });
}

TEST(Batch, AveragesNumbersAsTheyAre) {
  expect_answers(
      "UNWIND [9223372036854775807, 9223372036854775805, 1] AS i CREATE (:V {i: i, f: i % 4})",
      {
          {"integers", "MATCH (v:V) WHERE v.i > 1 RETURN avg(v.i % 1000), avg(v.i) > 9e18",
           "\n806.0 | true\n"},
          {"floats", "MATCH (v:V) RETURN avg(v.f * 0.5)", "\n0.8333333333333334\n"},
          {"both", "MATCH (v:V) RETURN avg(CASE v.f WHEN 3 THEN 1 ELSE 0.5 END)",
           "\n0.6666666666666666\n"},
          {"none", "MATCH (v:V) RETURN avg(v.g), avg(v.i / null)", "\nnull | null\n"},
          {"many of one", "MATCH (v:V), (w:V), (x:V) RETURN avg(v.f)", "\n1.6666666666666667\n"},
      });
}

TEST(Batch, SumsNumbersInWhateverOrderTheyCome) {
  expect_answers(
      "UNWIND [9223372036854775807, 9223372036854775807, -9223372036854775807] AS i "
      "CREATE (:V {i: i})",
      {
          {"what fits in the end", "MATCH (v:V) RETURN sum(v.i)", "\n9223372036854775807\n"},
          {"by rows", "UNWIND [9223372036854775807, 1, -2] AS i RETURN sum(i)",
           "\n9223372036854775806\n"},
          {"what does not", "MATCH (v:V) WHERE v.i > 0 RETURN sum(v.i)",
           "ArithmeticError: IntegerOverflow"},
          {"nor by rows", "UNWIND [9223372036854775807, 1] AS i RETURN sum(i)",
           "ArithmeticError: IntegerOverflow"},
          {"many of one", "MATCH (v:V), (w:V), (x:V) WHERE v.i < 0 RETURN sum(v.i)",
           "ArithmeticError: IntegerOverflow"},
          {"a float among them", "UNWIND [9223372036854775807, 1, 0.5] AS x RETURN sum(x)",
           "\n9223372036854775808.0\n"},
      });
}

TEST(Batch, TakesMinusZeroForTheSmallerOne) {
  for (const char* create :
       {"CREATE (:V {f: 0.0}), (:V {f: -0.0})", "CREATE (:V {f: -0.0}), (:V {f: 0.0})"}) {
    expect_answers(
        create,
        {{"of columns", "MATCH (v:V) RETURN min(v.f), max(v.f)", "\n-0.0 | 0.0\n"},
         {"by rows", "UNWIND [0.0, -0.0, 0.0] AS f RETURN min(f), max(f)", "\n-0.0 | 0.0\n"}});
  }
}

TEST(Batch, ComputesWithDatesInDays) {
  constexpr const char* kDates =
      "UNWIND ['2020-01-31', '2021-01-03', '1969-12-31', null] AS d "
      "CREATE (:D {d: date(d), e: date('2020-02-29')})";
  expect_answers(
      kDates,
      {
          {"fields",
           "MATCH (n:D) RETURN n.d.year, n.d.quarter, n.d.month, n.d.week, n.d.weekYear, n.d.day, "
           "n.d.ordinalDay, n.d.dayOfWeek, n.d.weekDay, n.d.dayOfQuarter",
           "\n2020 | 1 | 1 | 5 | 2020 | 31 | 31 | 5 | 5 | 31\n"
           "2021 | 1 | 1 | 53 | 2020 | 3 | 3 | 7 | 7 | 3\n"
           "1969 | 4 | 12 | 1 | 1970 | 31 | 365 | 3 | 3 | 92\n"
           "null | null | null | null | null | null | null | null | null | null\n"},
          {"later and earlier",
           "MATCH (n:D) RETURN n.d + duration('P1M'), duration({days: 1, hours: 25}) + n.d, "
           "n.d - duration({weeks: 1})",
           "\n'2020-02-29' | '2020-02-02' | '2020-01-24'\n'2021-02-03' | '2021-01-05' | "
           "'2020-12-27'\n"
           "'1970-01-31' | '1970-01-02' | '1969-12-24'\nnull | null | null\n"},
          {"that there is not", "MATCH (n:D) RETURN n.d + duration({years: 1000000000})",
           "ArithmeticError: NumberOutOfRange"},
          {"starts",
           "MATCH (n:D) RETURN date.truncate('year', n.d), date.truncate('month', date(n.d)), "
           "date.truncate('week', n.d), date.truncate('weekYear', n.d), "
           "date.truncate('quarter', n.d), date.truncate('century', n.d)",
           "\n'2020-01-01' | '2020-01-01' | '2020-01-27' | '2019-12-30' | '2020-01-01' | "
           "'2000-01-01'\n"
           "'2021-01-01' | '2021-01-01' | '2020-12-28' | '2019-12-30' | '2021-01-01' | "
           "'2000-01-01'\n"
           "'1969-01-01' | '1969-12-01' | '1969-12-29' | '1969-12-29' | '1969-10-01' | "
           "'1900-01-01'\n"
           "null | null | null | null | null | null\n"},
          {"of what a date has not", "MATCH (n:D) RETURN date.truncate('hour', n.d)",
           "ArgumentError: InvalidArgumentValue"},
          {"between",
           "MATCH (n:D) RETURN duration.inDays(n.d, n.e).days, duration.between(n.d, n.e).months, "
           "duration.between(n.d, n.e).days, duration.inMonths(n.e, n.d).months, "
           "duration.inSeconds(n.d, n.e).hours, duration.inDays(n.d, date('2020-02-01')).weeks",
           "\n29 | 1 | 0 | 0 | 696 | 0\n-309 | -10 | -3 | 10 | -7416 | -48\n"
           "18322 | 602 | 0 | -601 | 439728 | 2613\nnull | null | null | null | null | null\n"},
          {"compared",
           "MATCH (n:D) RETURN n.d < n.e <= n.d + duration('P1M'), "
           "date('1970-01-01') <= n.d < date('2021-01-01')",
           "\ntrue | true\nfalse | false\nfalse | false\nnull | null\n"},
      });
}

TEST(Batch, LooksAtPartsOfStringsInLoops) {
  constexpr const char* kTexts =
      "CREATE (:T {s: 'Peace talks in Ulm', w: 'in'}), (:T {s: 'talks', w: 'x'}), (:T {s: ''}), "
      "(:T)";
  expect_answers(
      kTexts,
      {
          {"how many", "MATCH (t:T) RETURN size(split(t.s, ' ')), size(split(toUpper(t.s), ''))",
           "\n4 | 18\n1 | 5\n1 | 0\nnull | null\n"},
          {"one of them",
           "MATCH (t:T) RETURN split(t.s, ' ')[1], split(t.s, ' ')[-1], toUpper(split(t.s, "
           "'l')[0])",
           "\n'talks' | 'Ulm' | 'PEACE TA'\nnull | 'talks' | 'TA'\nnull | '' | ''\n"
           "null | null | null\n"},
          {"whether one is",
           "MATCH (t:T) RETURN 'talks' IN split(t.s, ' '), t.w IN split(t.s, ' '), "
           "t.w IN split(t.s, ''), split(t.s, ' ')[0] IN ['talks', '']",
           "\ntrue | true | false | false\ntrue | false | false | true\n"
           "false | null | false | true\nnull | null | null | null\n"},
          {"which a condition holds for",
           "MATCH (t:T) WITH t, split(t.s, ' ') AS p RETURN any(w IN split(t.s, ' ') WHERE w = "
           "t.w), "
           "all(w IN split(t.s, ' ') WHERE size(w) > 1), none(w IN split(t.s, ' ') WHERE w IN "
           "['talks', 'truce']), single(w IN split(t.s, ' ') WHERE toLower(w) STARTS WITH 'p')",
           "\ntrue | true | false | true\nfalse | true | false | false\n"
           "null | false | true | false\nnull | null | null | null\n"},
          {"one, not two of them",
           "MATCH (t:T) RETURN single(c IN split(t.s, '') WHERE c = 'l'), "
           "single(c IN split(t.s, '') WHERE c = 'a' OR c = 's')",
           "\nfalse | false\ntrue | false\nfalse | false\nnull | null\n"},
          {"two of them, whatever the others are",
           "MATCH (t:T) RETURN single(c IN split(t.s, '') WHERE c = 'l' OR c = t.none)",
           "\nfalse\nnull\nfalse\nnull\n"},
          {"an answer that is settled before an error",
           "MATCH (t:T) WHERE t.w = 'in' RETURN any(w IN split(t.s, ' ') WHERE 1 / (size(w) - 2) < "
           "9) AS x",
           "\ntrue\n"},
          {"patterns",
           "MATCH (t:T) RETURN t.s =~ '(?i).*(peace|truce) TALKS.*', t.s =~ 'talk.', "
           "t.s =~ '(?i)p.*'",
           "\ntrue | false | true\nfalse | true | false\nfalse | false | false\n"
           "null | null | null\n"},
          {"no pattern", "MATCH (t:T) RETURN t.s =~ '('",
           "ArgumentError: InvalidRegularExpression"},
      });
}

TEST(Batch, ReadsToTheEndBeforeAnythingIsWritten) {
  expect_answers(
      kStar,
      {
          {"what was counted",
           "MATCH (a:A)-->(b) WITH b, count(*) AS n SET b.n = n RETURN sum(b.n)", "\n4\n"},
          {"what was found", "MATCH (a:A)-->(b) CREATE (a)-[:R]->(:B) RETURN count(*)", "\n4\n"},
          {"strings that go",
           "MATCH (b:B) SET b.name = 'long enough to be kept apart' WITH b "
           "MATCH (c:B) WITH c.name AS name, collect(c) AS cs FOREACH (c IN cs | SET c.name = "
           "null) "
           "RETURN name, size(cs)",
           "\n'long enough to be kept apart' | 9\n"},
      });
}

}  // namespace
}  // namespace newsgraph
