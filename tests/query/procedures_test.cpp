// The engine's procedures, as queries call them.
#include <gmock/gmock.h>

#include <chrono>

#include "newsgraph/query/engine.h"
#include "newsgraph/query/functions/procedure.h"
#include "query/answer_table.h"
#include "query/processor_time.h"

namespace newsgraph {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// a – b – c and d – e; a, b, c met, d visited e.
constexpr const char* kGraph = R"(
  CREATE (a:Person {name: 'a'}), (b:Person {name: 'b'}), (c:Person {name: 'c'}),
         (d:Person:Envoy {name: 'd'}), (e:Country {name: 'e'}),
         (a)-[:MET {times: 5}]->(b), (b)-[:MET {times: 1}]->(c), (a)-[:MET {times: 9}]->(c),
         (d)-[:VISITED]->(e))";

TEST(Procedures, TellWhatIsInTheGraph) {
  expect_answers(
      kGraph,
      {{"labels", "CALL db.labels()", "\n'Country'\n'Envoy'\n'Person'\n"},
       {"types", "CALL db.relationshipTypes() YIELD relationshipType AS t RETURN t",
        "\n'MET'\n'VISITED'\n"},
       {"keys", "CALL db.propertyKeys", "\n'name'\n'times'\n"},
       {"the plan's nodes",
        "CALL db.schema.visualization() YIELD nodes UNWIND nodes AS n "
        "RETURN n.labels, n.count, n.properties",
        "\n['Country'] | 1 | ['name']\n['Person'] | 3 | ['name']\n['Person', 'Envoy'] | 1 | "
        "['name']\n"},
       {"the plan's relationships",
        "CALL db.schema.visualization() YIELD relationships AS r UNWIND r AS x "
        "RETURN x.type, x.source, x.target, x.count, x.properties",
        "\n'MET' | ['Person'] | ['Person'] | 3 | ['times']\n"
        "'VISITED' | ['Person', 'Envoy'] | ['Country'] | 1 | []\n"}});
}

TEST(Procedures, RunAlgorithmsOnAPartOfTheGraph) {
  expect_answers(
      kGraph,
      {{"degree", "CALL algo.degree() YIELD node, score RETURN node.name, score",
        "\n'a' | 2.0\n'b' | 2.0\n'c' | 2.0\n'd' | 1.0\n'e' | 1.0\n"},
       {"degree, one way, by weight, of one label",
        "CALL algo.degree({nodeLabels: 'Person', orientation: 'NATURAL', "
        "relationshipWeightProperty: 'times'}) YIELD node, score RETURN node.name, score",
        "\n'a' | 14.0\n'b' | 1.0\n'c' | 0.0\n'd' | 0.0\n"},
       {"components",
        "CALL algo.wcc({relationshipTypes: ['MET', 'VISITED']}) YIELD node, componentId AS id "
        "RETURN id, collect(node.name) AS names",
        "\n0 | ['a', 'b', 'c']\n1 | ['d', 'e']\n"},
       {"communities",
        "CALL algo.communities({}) YIELD node, communityId AS id "
        "RETURN id, collect(node.name) AS names",
        "\n0 | ['a', 'b', 'c']\n1 | ['d', 'e']\n"},
       {"ranks",
        "CALL algo.pageRank({relationshipTypes: ['MET']}) YIELD node, score "
        "WITH node ORDER BY score DESC LIMIT 2 RETURN node.name",
        "\n'c'\n'b'\n"},
       {"between", "CALL algo.betweenness(null) YIELD score RETURN sum(score) AS s", "\n0.0\n"},
       {"the fewest steps",
        "MATCH (a {name: 'a'}), (c {name: 'c'}) CALL algo.shortestPath(a, c) "
        "YIELD path, cost, length RETURN [n IN nodes(path) | n.name] AS way, cost, length",
        "\n['a', 'c'] | 1.0 | 1\n"},
       {"the lightest way",
        "MATCH (a {name: 'a'}), (c {name: 'c'}) "
        "CALL algo.shortestPath(a, c, {relationshipWeightProperty: 'times'}) "
        "YIELD path, cost RETURN [n IN nodes(path) | n.name] AS way, cost",
        "\n['a', 'b', 'c'] | 6.0\n"},
       {"no way",
        "MATCH (a {name: 'a'}), (e {name: 'e'}) CALL algo.shortestPath(a, e) YIELD cost "
        "RETURN cost",
        "\n"},
       {"against the arrows",
        "MATCH (a {name: 'a'}), (c {name: 'c'}) "
        "CALL algo.shortestPath(c, a, {orientation: 'NATURAL'}) YIELD cost RETURN cost",
        "\n"}});
}

TEST(Procedures, SayWhatIsWrongWithTheirOptions) {
  Graph graph;
  Engine engine(graph);
  const std::pair<const char*, const char*> cases[] = {
      {"CALL algo.degree({labels: 'Person'})",
       "algo.degree has no option `labels`; its options are nodeLabels, relationshipTypes, "
       "orientation, relationshipWeightProperty"},
      {"CALL algo.degree({orientation: 'both'})",
       "the option `orientation` of algo.degree must be 'NATURAL', 'REVERSE' or 'UNDIRECTED'"},
      {"CALL algo.degree({nodeLabels: [1]})", "must be a LIST of STRINGs"},
      {"CALL algo.pageRank({dampingFactor: 1.5})", "must be from 0 to below 1"},
      {"CALL algo.pageRank({maxIterations: -1})", "must be an integer from 0 on"},
      {"CALL algo.pageRank(1, 2)", "algo.pageRank takes 0 to 1 arguments, not 2"},
      {"CALL algo.shortestPath()", "algo.shortestPath takes 2 to 3 arguments, not 0"},
      {"CALL algo.pagerank()", "there is no procedure 'algo.pagerank'"},
      {"CALL db.index.fulltext.queryNodes('people', 'a')",
       "there is no full-text index `people`; there are names, articles, statements"},
      {"CALL db.index.fulltext.queryNodes('names', '\"a')", "a quotation is not closed"},
      {"CALL db.index.fulltext.queryNodes('names', 'title:a')",
       "character 1: the index has no field `title`; its fields are name, aliases"},
  };
  for (const auto& [query, message] : cases) {
    try {
      engine.run(query);
      ADD_FAILURE() << query << " was taken";
    } catch (const QueryError& error) {
      EXPECT_THAT(error.what(), HasSubstr(message)) << query;
    }
  }
}

/// Each as "CODE at COLUMN: message hint".
std::vector<std::string> warnings(const std::string& query) {
  Graph graph;
  Engine engine(graph);
  engine.run(kGraph);
  std::vector<std::string> found;
  engine.set_on_notification([&](const Notification& each) {
    found.push_back(each.code + " at " + std::to_string(each.location.column) + ": " +
                    each.message + (each.hint.empty() ? "" : ". " + each.hint));
  });
  engine.run(query);
  return found;
}

TEST(Procedures, WarnOfNamesThatTheGraphDoesNotHave) {
  EXPECT_THAT(warnings("CALL algo.degree({nodeLabels: ['Persn', 'Envoy']})"),
              ElementsAre("UnknownLabel at 18: no node of the graph has the label :Persn. Did you "
                          "mean :Person?"));
  EXPECT_THAT(warnings("CALL algo.wcc({relationshipTypes: 'MEET'})"),
              ElementsAre("UnknownRelationshipType at 15: no relationship of the graph has the "
                          "type :MEET. Did you mean :MET?"));
  EXPECT_THAT(warnings("CALL algo.degree({nodeLabels: 'MET'})"), SizeIs(1)) << "that is a type";
  EXPECT_THAT(warnings("CALL algo.degree({relationshipWeightProperty: 'tmes'})"),
              ElementsAre("UnknownPropertyKey at 18: none of these relationships has a property "
                          "tmes: each weighs 1. Did you mean .times?"));
  EXPECT_THAT(warnings("CALL algo.degree({relationshipTypes: 'VISITED', "
                       "relationshipWeightProperty: 'times'})"),
              ElementsAre("UnknownPropertyKey at 18: none of these relationships has a property "
                          "times: each weighs 1"));
  EXPECT_THAT(warnings("CALL algo.degree({nodeLabels: 'Person', relationshipTypes: 'MET', "
                       "relationshipWeightProperty: 'times'})"),
              IsEmpty());
}

TEST(Procedures, WarnOnceHoweverOftenTheyAreCalled) {
  EXPECT_THAT(warnings("MATCH (a:Person), (b:Person) "
                       "CALL algo.shortestPath(a, b, {relationshipTypes: ['MEET']}) "
                       "YIELD cost RETURN cost"),
              SizeIs(1));
}

TEST(Procedures, SeeTheGraphAsTheQueryHasChangedIt) {
  expect_answers(kGraph,
                 {{"each row sees what those before it have made",
                   "UNWIND [1, 2, 3] AS i MATCH (a {name: 'a'}) CREATE (a)-[:MET]->(:Person) "
                   "WITH a, i MATCH (e {name: 'e'}) SET e.seen = i "
                   "WITH a, e CALL algo.degree() YIELD node, score WITH a, node, score "
                   "WHERE node = a RETURN score",
                   "\n5.0\n5.0\n5.0\n"},
                  {"and what lies between two calls",
                   "MATCH (d {name: 'd'}), (e {name: 'e'}) CALL algo.shortestPath(d, e) YIELD cost "
                   "MATCH (a {name: 'a'}) CREATE (d)-[:MET]->(a) WITH d "
                   "MATCH (c {name: 'c'}) CALL algo.shortestPath(d, c) YIELD cost RETURN cost",
                   "\n2.0\n"}});
}

/// A thousand calls on one part of a graph of ten thousand relationships: made once, they take ten
/// times as long as one; made for each call, hundreds of times.
TEST(Procedures, PackAPartOfTheGraphOnceForAllRows) {
  Graph graph;
  Engine engine(graph);
  engine.run("UNWIND range(1, 10000) AS i CREATE (:N {i: i})-[:T]->(:M)");
  const testing::ProcessorTime time;
  const auto time_of_calls = [&](std::int64_t count) {
    const auto begun = time.used();
    engine.run(
        "MATCH (n:N)-[:T]->(m) WHERE n.i <= $count CALL algo.shortestPath(n, m, "
        "{relationshipTypes: 'T', orientation: 'NATURAL'}) YIELD cost RETURN sum(cost)",
        {{"count", count}});
    return time.used() - begun;
  };
  const auto one = time_of_calls(1);
  EXPECT_LT(time_of_calls(1000), 100 * one);
}

TEST(Procedures, FindNodesByTheirWords) {
  expect_answers(
      "CREATE (:Person {name: 'Mohsin Naqvi', aliases: ['Naqvi']}), (:Place {name: 'Naqvi Town'}), "
      "(:Person {name: 'Ana Lima'}), (:Statement {text: 'talks failed'}), "
      "(:Article {title: 'Talks', text: 'Ana Lima spoke.'})",
      {{"names, best first",
        "CALL db.index.fulltext.queryNodes('names', 'naqvi mohsin') YIELD node, score "
        "RETURN node.name, score > 0 AS found",
        "\n'Mohsin Naqvi' | true\n'Naqvi Town' | true\n"},
       {"page by page",
        "CALL db.index.fulltext.queryNodes('names', 'naqvi mohsin', {skip: 1, limit: 1}) "
        "YIELD node RETURN node.name",
        "\n'Naqvi Town'\n"},
       {"articles",
        "CALL db.index.fulltext.queryNodes('articles', 'text: lima') YIELD node RETURN node.title",
        "\n'Talks'\n"},
       {"statements",
        "CALL db.index.fulltext.queryNodes('statements', 'talk*') YIELD node RETURN node.text",
        "\n'talks failed'\n"},
       {"none", "CALL db.index.fulltext.queryNodes('names', 'talks')", "\n"},
       {"which there are", "CALL db.index.fulltext.list()",
        "\n'names'\n'articles'\n'statements'\n"}});
}

TEST(Procedures, StopWhenTheQueryHasTo) {
  Graph graph;
  Engine engine(graph);
  engine.run("UNWIND range(1, 2000) AS i CREATE (:N)-[:T]->(:N)");
  std::stop_source stop;
  stop.request_stop();
  ExecutionLimits limits;
  limits.stop = stop.get_token();
  engine.set_limits(limits);
  for (const char* query :
       {"CALL algo.betweenness()", "CALL algo.communities()", "CALL db.schema.visualization()"}) {
    EXPECT_THROW(engine.run(query), QueryError) << query;
  }
}

}  // namespace
}  // namespace newsgraph
