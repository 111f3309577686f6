#include "newsgraph/ingest/pipeline.h"

#include <gtest/gtest.h>

#include <sstream>
#include <thread>

#include "resolve/canonical_dump.h"
#include "understanding/reading.h"

namespace newsgraph {
namespace {

using testing::canonical_dump;
using testing::document_of;

Document article(std::string id, std::string_view text) {
  Document document = document_of(text, "2025-02-25");
  document.id = std::move(id);
  return document;
}

std::string met_dates(const Graph& graph) {
  std::string text;
  for (RelationshipId each : graph.all_relationships()) {
    if (graph.name(graph.type(each)) != "MET_WITH") continue;
    text += to_text(graph, graph.property(graph.source(each), "name")) + "-" +
            to_text(graph, graph.property(graph.target(each), "name")) + " " +
            to_text(graph, graph.property(each, "date_text")) + " x" +
            std::to_string(graph.evidence(each).size()) + "\n";
  }
  return text;
}

constexpr std::string_view kMeeting =
    "Peruvian Minister Ana Lima met Kenyan Minister Ben Okoro on Monday.";

TEST(Pipeline, AnArticleBecomesAGraph) {
  Graph graph;
  EXPECT_EQ(Pipeline().ingest(article("a", kMeeting), graph), IngestOutcome::kAdded);
  EXPECT_EQ(met_dates(graph), "'Ana Lima'-'Ben Okoro' '2025-02-24' x1\n");
}

TEST(Pipeline, OneServesManyThreads) {
  const Pipeline pipeline;
  const auto read = [&](std::string& facts) {
    std::ostringstream lines;
    for (const std::string_view text :
         {kMeeting, std::string_view("He thanked both sides for their talks in Lima last year.")}) {
      const Document document = article("a", text);
      write_json_lines(document, pipeline.extract(document), lines);
    }
    facts = lines.str();
  };
  std::vector<std::string> facts(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& each : facts) threads.emplace_back([&] { read(each); });
  }
  for (const std::string& each : facts) EXPECT_EQ(each, facts.front());
  EXPECT_NE(facts.front().find("MET_WITH"), std::string::npos);
}

TEST(Pipeline, TwoArticlesOfOneMeetingAreTwoEvidences) {
  Graph graph;
  const Pipeline pipeline;
  pipeline.ingest(article("a", kMeeting), graph);
  pipeline.ingest(article("b",
                          "Kenyan Minister Ben Okoro held talks with Peruvian Minister Ana "
                          "Lima in Nairobi on Monday."),
                  graph);
  EXPECT_EQ(met_dates(graph), "'Ana Lima'-'Ben Okoro' '2025-02-24' x2\n");
}

TEST(Pipeline, ReadingAgainChangesNothingAndACorrectionReplaces) {
  Graph graph;
  const Pipeline pipeline;
  pipeline.ingest(article("a", kMeeting), graph);
  const std::string before = canonical_dump(graph);
  EXPECT_EQ(pipeline.ingest(article("a", kMeeting), graph), IngestOutcome::kUnchanged);
  EXPECT_EQ(canonical_dump(graph), before);
  EXPECT_EQ(pipeline.ingest(article("a", "Peru thanked Kenya."), graph), IngestOutcome::kReplaced);
  Graph fresh;
  pipeline.ingest(article("a", "Peru thanked Kenya."), fresh);
  EXPECT_EQ(canonical_dump(graph), canonical_dump(fresh));
}

TEST(Pipeline, ExtractingIsAFunctionOfTheArticle) {
  const Document document = article("a", kMeeting);
  const Pipeline pipeline;
  std::ostringstream first, second;
  write_json_lines(document, pipeline.extract(document), first);
  write_json_lines(document, Pipeline().extract(document), second);
  EXPECT_EQ(first.str(), second.str());
  EXPECT_FALSE(first.str().empty());
}

}  // namespace
}  // namespace newsgraph
