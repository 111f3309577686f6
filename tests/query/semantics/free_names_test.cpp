#include "newsgraph/query/semantics/free_names.h"

#include <gtest/gtest.h>

#include "newsgraph/query/parser/parser.h"

namespace newsgraph::semantics {
namespace {

/// Of the expression, each followed by a space.
std::string names_of(const std::string& expression) {
  const parser::Query query = parser::parse("RETURN " + expression);
  const auto& clause = std::get<parser::Projection>(query.parts.front().clauses.front().node);
  std::string names;
  for (const std::string& name : free_names(*clause.items.front().expression)) names += name + " ";
  return names;
}

TEST(FreeNames, AreThoseTakenFromOutside) {
  EXPECT_EQ(names_of("1 + $p"), "");
  EXPECT_EQ(names_of("a.x + b[c] + count(d)"), "a b c d ");
  EXPECT_EQ(names_of("m {.x, n, y: k.z}"), "k m n ");
}

TEST(FreeNames, AreNotThoseBoundInside) {
  EXPECT_EQ(names_of("[x IN xs WHERE x > a | x + b]"), "a b xs ");
  EXPECT_EQ(names_of("[x IN x | x]"), "x ");
  EXPECT_EQ(names_of("any(x IN xs WHERE x = a)"), "a xs ");
  EXPECT_EQ(names_of("reduce(sum = s, x IN xs | sum + x + a)"), "a s xs ");
}

TEST(FreeNames, AreAllNamesOfPatternsAndSubqueries) {
  EXPECT_EQ(names_of("[p = (a {id: i})-[r]->(b) WHERE b.x = y | z]"), "a b i p r y z ");
  EXPECT_EQ(names_of("EXISTS { (a)-[r {w: v}]->(b) WHERE c.x = 1 }"), "a b c r v ");
  EXPECT_EQ(names_of("COUNT { MATCH (a) WHERE a.x = y WITH a, z AS s UNWIND us AS u RETURN w }"),
            "a us w y z ");
}

}  // namespace
}  // namespace newsgraph::semantics
