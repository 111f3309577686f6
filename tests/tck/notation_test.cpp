#include "notation.h"

#include <gtest/gtest.h>

#include <ostream>

namespace newsgraph::tck {
namespace {

struct Case {
  std::string_view notation;
  std::string_view canonical_text;
};

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.notation;
}

class Notation : public testing::TestWithParam<Case> {};

TEST_P(Notation, HasOneCanonicalText) {
  EXPECT_EQ(canonical(GetParam().notation), GetParam().canonical_text);
}

INSTANTIATE_TEST_SUITE_P(
    Values, Notation,
    testing::Values(Case{"1", "1"}, Case{"1.0", "1.0"}, Case{"-0.5", "-0.5"},
                    Case{"'it\\'s'", "'it\\'s'"}, Case{"[1,  null, true]", "[1, null, true]"},
                    Case{"{b: 1, a: 'x'}", "{a: 'x', b: 1}"},
                    Case{"(:B:A {y: 2, x: 1})", "(:A:B{x: 1, y: 2})"}, Case{"()", "({})"},
                    Case{"[:T {n: 1}]", "[:T{n: 1}]"}, Case{"[[:T], [:U]]", "[[:T{}], [:U{}]]"},
                    Case{"<(:A)-[:T]->()<-[:U]-(:B)>", "<(:A{})-[:T{}]->({})<-[:U{}]-(:B{})>"}));

TEST(Notation, WritesWhatCameOutAsItWritesWhatIsExpected) {
  Graph graph;
  const NodeId a = graph.create_node({"A"}, {{"name", "x"}});
  const NodeId b = graph.create_node({"B"});
  const RelationshipId r = graph.create_relationship(a, "T", b);
  EXPECT_EQ(canonical(graph, Path{{b, a}, {r}}), canonical("<(:B)<-[:T]-(:A {name: 'x'})>"));
  EXPECT_EQ(canonical(graph, Value(Date{0})), canonical("'1970-01-01'"));
}

TEST(Notation, ReadsParameters) {
  EXPECT_TRUE(equivalent(parse_value("{a: [1, 2.5, 'x, y'], b: null}"),
                         Map{{"a", List{1, 2.5, "x, y"}}, {"b", Value()}}));
}

TEST(Notation, CanLeaveTheOrderOfListsOut) {
  EXPECT_EQ(canonical("[2, 1]", {.ignore_list_order = true}),
            canonical("[1, 2]", {.ignore_list_order = true}));
  EXPECT_NE(canonical("[2, 1]"), canonical("[1, 2]"));
}

}  // namespace
}  // namespace newsgraph::tck
