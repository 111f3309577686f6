#include "newsgraph/query/execution/batch/expression.h"

#include "query/answer_table.h"
#include "query/processor_time.h"

namespace newsgraph::execution::batch {
namespace {

constexpr const char* kGraph =
    "CREATE (a:N {i: 1, d: date('2020-01-31')})-[:R]->(b:N {i: 2}), (a)-[:S]->(b), (b)-[:T]->(a)";

/// Compiles what a query returns, of a relationship r and a node n.
class Compiled {
 public:
  explicit Compiled(const std::string& expression)
      : query_("MATCH (n)-[r]->() RETURN " + expression + " AS x"),
        graph_(graph_of(kGraph)),
        plan_(plan_of(graph_, query_, {})),
        execution_(graph_, nullptr, parameters_, functions::built_in_procedures(), {}, query_, {}) {
    const planner::Plan* at = plan_.root.get();
    while (!std::holds_alternative<planner::Project>(at->node)) at = at->input.get();
    const planner::BoundExpression& bound =
        std::get<planner::Project>(at->node).items.front().second;
    Layout layout;
    for (const planner::Slot slot : bound.uses) {
      layout.emplace(slot, plan_.slots.name(slot) == "n" ? Kind::kNode : Kind::kRelationship);
    }
    made_ = compile(bound, layout, plan_.slots.size(), execution_);
  }
  const Expression& operator*() const { return *made_; }

 private:
  std::string query_;
  Graph graph_;
  planner::PlannedQuery plan_;
  Parameters parameters_;
  Execution execution_;
  ExpressionPtr made_;
};

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

TEST(Compile, TakesTypesOfRelationshipsByNumber) {
  for (const char* expression : {"type(r) = 'R'", "type(r) <> 'R'", "type(r) IN ['R', 'S', 'U']"}) {
    EXPECT_EQ((*Compiled(expression)).kind(), Kind::kBoolean) << expression;
    EXPECT_TRUE((*Compiled(expression)).is_safe()) << expression;
  }
  expect_answers(
      kGraph,
      {
          {"one", "MATCH ()-[r]->() WHERE type(r) = 'S' OR false RETURN count(*)", "\n1\n"},
          {"turned", "MATCH ()-[r]->() RETURN 'S' = type(r) AS e, count(*) AS c ORDER BY e",
           "\nfalse | 2\ntrue | 1\n"},
          {"all others", "MATCH ()-[r]->() RETURN type(r) <> 'S' AS d, count(*) AS c ORDER BY d",
           "\nfalse | 1\ntrue | 2\n"},
          {"one that there is not",
           "MATCH ()-[r]->() RETURN type(r) = 'U' AS e, type(r) <> 'U' AS d, count(*)",
           "\nfalse | true | 3\n"},
          {"some",
           "MATCH ()-[r]->() RETURN type(r) IN ['U', 'S', 'R'] AS i, count(*) AS c ORDER BY i",
           "\nfalse | 1\ntrue | 2\n"},
          {"of none",
           "MATCH (n {i: 1}) OPTIONAL MATCH (n)-[r:U]->() RETURN type(r) = 'U' AS e, type(r) "
           "IN ['U'] AS i, type(r) IN [] AS n",
           "\nnull | null | false\n"},
          {"in order", "MATCH ()-[r]->() RETURN type(r) < 'S' AS b, count(*) AS c ORDER BY b",
           "\nfalse | 2\ntrue | 1\n"},
      });
}

TEST(Compile, MovesDates) {
  expect_answers(
      kGraph,
      {
          {"later", "MATCH (n {i: 1}) RETURN n.d + duration({months: 1}) AS d", "\n'2020-02-29'\n"},
          {"the other way round", "MATCH (n {i: 1}) RETURN duration({days: 1}) + n.d AS d",
           "\n'2020-02-01'\n"},
          {"earlier", "MATCH (n {i: 1}) RETURN n.d - duration({days: 31}) AS d",
           "\n'2019-12-31'\n"},
          {"time and again",
           "MATCH (n {i: 1}) RETURN duration({days: 1}) + n.d - duration({months: 1}) AS d",
           "\n'2020-01-01'\n"},
          {"not away from a duration", "MATCH (n {i: 1}) RETURN duration({days: 1}) - n.d AS d",
           "TypeError: InvalidArgumentType"},
          {"by no duration", "MATCH (n {i: 1}) RETURN n.d + 1 AS d",
           "TypeError: InvalidArgumentType"},
      });
}

/// What is tried in one way and then in another takes twice as long; parts of it four times, and so
/// on.
TEST(Compile, TriesNoPartTwice) {
  const testing::ProcessorTime time;
  const auto before = time.used();
  const Compiled sum("n.i" + repeated(" + duration({days: 1})", 40));
  const Compiled chain(repeated("(false < ", 40) + "n.i > 0" + repeated(" < true)", 40));
  const Compiled choice(repeated("CASE date(", 40) + "n.d" +
                        repeated(").year WHEN 1 THEN n.d WHEN 2 THEN n.d ELSE n.d END", 40));
  EXPECT_LT(time.used() - before, std::chrono::seconds(2));
}

}  // namespace
}  // namespace newsgraph::execution::batch
